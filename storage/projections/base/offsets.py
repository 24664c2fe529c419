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
"""No data is older than the program: a flat battery gives 1990."""

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
    """The clock offsets in force, by machine."""

    def __init__(self, connection: Connection) -> None:
        self._by_device: dict[int, list[_Offset]] = {}
        for device, since, until, seconds, event, replaces in connection.execute(_OFFSETS):
            offset = _Offset(since, until, seconds, event, frozenset(orjson.loads(replaces)))
            self._by_device.setdefault(device, []).append(offset)

    def right(self, device: int, at: str) -> str:
        """Return the true time of an event that `device` (a row) recorded at `at`, both ISO.

        The valid decision that covers that time applies. A time outside the calendar after the shift is left
        unchanged.
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
    """Return the machine's clock time when an event was recorded, from its UUIDv7; ISO."""
    return iso(datetime.fromtimestamp(id_millis(event) / 1000, VIETNAM))


def is_suspect(at: str, arrived: str) -> bool:
    """Return True if a stated time is impossible; `arrived` is when it arrived or, locally, was recorded
    (ISO).
    """
    return at < EARLIEST or at > iso(datetime.fromisoformat(arrived) + AHEAD)
