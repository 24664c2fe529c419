"""Clocks known to have been wrong: what a machine stated as the time of a visit, put right (M12)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import orjson

from core.base.clock import VIETNAM, iso
from core.base.ids import id_millis
from storage.db.connection import Connection

EARLIEST: Final = "2020-01-01"
"""Nothing was recorded before the program was thought of: a flat battery says 1990."""

AHEAD: Final = timedelta(hours=24)
"""A time so far ahead of when it arrived comes from a clock that is wrong (M12)."""

_OFFSETS: Final = """
SELECT d.n, o.since, o.until, o.seconds, o.id, (
  SELECT json_group_array(s.tip) FROM seen_tip s WHERE s.event = o.event)
FROM clock_offset o JOIN device d ON d.id = o.device ORDER BY o.hlc, o.id
"""


@dataclass(frozen=True, slots=True)
class _Offset:
    since: str
    until: str
    seconds: int
    id: str
    replaces: frozenset[str]


class Offsets:
    """The offsets that apply here, by machine."""

    def __init__(self, connection: Connection) -> None:
        self._by_device: dict[int, list[_Offset]] = {}
        for device, since, until, seconds, event, replaces in connection.execute(_OFFSETS):
            offset = _Offset(since, until, seconds, event, frozenset(orjson.loads(replaces)))
            self._by_device.setdefault(device, []).append(offset)

    def right(self, device: int, at: str) -> str:
        """The true time of what `device` (a row) recorded at `at`, both ISO.

        What stands of the decisions that cover that time holds. A time that no calendar has after the shift
        is left as it was stated.
        """
        said = [one for one in self._by_device.get(device, ()) if one.since <= at <= one.until]
        replaced = {other for one in said for other in one.replaces - {one.id}}
        tips = [one for one in said if one.id not in replaced] or said
        if not tips:
            return at
        try:
            return iso(datetime.fromisoformat(at) + timedelta(seconds=tips[-1].seconds))
        except OverflowError:
            return at


def made_at(event: str) -> str:
    """What the clock of its machine said when an event was recorded, from its UUIDv7; ISO."""
    return iso(datetime.fromtimestamp(id_millis(event) / 1000, VIETNAM))


def is_suspect(at: str, arrived: str) -> bool:
    """Whether a stated time cannot be true; `arrived` is when it came or, made here, was recorded (ISO)."""
    return at < EARLIEST or at > iso(datetime.fromisoformat(arrived) + AHEAD)
