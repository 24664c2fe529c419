"""Clocks known to have been wrong: what a machine stated as the time of a visit, put right (M12)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from core.clock import VIETNAM, iso
from core.ids import id_millis
from storage.database import Connection

EARLIEST: Final = "2020-01-01"
"""Nothing was recorded before the program was thought of: a flat battery says 1990."""

AHEAD: Final = timedelta(hours=24)
"""A time so far ahead of when it arrived comes from a clock that is wrong (M12)."""

_OFFSETS: Final = """
SELECT d.n, o.since, o.until, o.seconds FROM clock_offset o JOIN device d ON d.id = o.device
ORDER BY o.hlc, o.id
"""


class Offsets:
    """The offsets that apply here, by machine."""

    def __init__(self, connection: Connection) -> None:
        self._by_device: dict[int, list[tuple[str, str, int]]] = {}
        for device, since, until, seconds in connection.execute(_OFFSETS):
            self._by_device.setdefault(device, []).append((since, until, seconds))

    def right(self, device: int, at: str) -> str:
        """The true time of what `device` (a row) recorded at `at`, both ISO; the last decision that holds.

        A time that no calendar has after the shift is left as it was stated.
        """
        for since, until, seconds in reversed(self._by_device.get(device, ())):
            if since <= at <= until:
                try:
                    return iso(datetime.fromisoformat(at) + timedelta(seconds=seconds))
                except OverflowError:
                    return at
        return at


def made_at(event: str) -> str:
    """What the clock of its machine said when an event was recorded, from its UUIDv7; ISO."""
    return iso(datetime.fromtimestamp(id_millis(event) / 1000, VIETNAM))


def is_suspect(at: str, arrived: str) -> bool:
    """Whether a stated time cannot be true; `arrived` is when it came or, made here, was recorded (ISO)."""
    return at < EARLIEST or at > iso(datetime.fromisoformat(arrived) + AHEAD)
