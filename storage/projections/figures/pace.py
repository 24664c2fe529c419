"""Days on which one officer recorded more visits than are possible in the time (`fast_day`).

Derived: for the days and officers of the visits that an event touches, only from these visits.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Final, NamedTuple

from core.figures.places import MarkKind, place_thresholds
from storage.db.connection import Connection
from storage.db.rows import named_rows
from storage.db.sql import chunks
from storage.projections.base.conditions import AT_ITS_TIME


class Noted(NamedTuple):
    """Time and commune of a visit; `is_perfect` where everybody with a smartphone has the app after it."""

    at: str
    commune: str
    commune_from: str
    is_perfect: int


_TOUCHED: Final = """
SELECT DISTINCT v.campaign, v.day, v.officer FROM json_each(:touched) j JOIN visit v ON v.canon = j.value
WHERE v.officer IS NOT NULL
UNION SELECT f.campaign, f.day, f.officer FROM fast_day f WHERE (f.commune, f.commune_from) IN (
  SELECT h.commune, h.commune_from FROM json_each(:touched) j JOIN household h ON h.n = j.value)
"""
_DAY: Final = f"""
SELECT v.at, h.commune, h.commune_from, v.result IN ('completed', 'partial') AND v.smartphones > 0
  AND coalesce(v.had, 0) + coalesce(v.installed, 0) >= v.smartphones
FROM visit v INDEXED BY visit_day JOIN household h ON h.n = v.canon
WHERE v.campaign = :campaign AND v.day = :day AND v.officer = :officer AND v.counts AND NOT v.voided
  AND h.commune IS NOT NULL AND {AT_ITS_TIME} ORDER BY v.at
"""


def refresh_pace(connection: Connection, touched: Iterable[int]) -> None:
    """Bring the days of these households' visits up to date."""
    days: set[tuple[str, str, str]] = set()
    for listed in chunks(touched):
        days.update(connection.execute(_TOUCHED, {"touched": listed}))
    numbers = place_thresholds()[MarkKind.TOO_FAST]
    late = numbers["late_entry_minutes"]
    gone, found = [], []
    for campaign, day, officer in days:
        gone.append((campaign, day, officer))
        key = {"campaign": campaign, "day": day, "officer": officer, "late_entry_minutes": late}
        rows = list(named_rows(Noted, connection.execute(_DAY, key).fetchall()))
        if peak := _peak(rows, numbers):
            first = rows[0]
            found.append((campaign, day, officer, first.commune, first.commune_from, peak))
    connection.executemany("DELETE FROM fast_day WHERE campaign = ? AND day = ? AND officer = ?", gone)
    connection.executemany("INSERT INTO fast_day VALUES (?, ?, ?, ?, ?, ?)", found)


def _peak(rows: Sequence[Noted], numbers: Mapping[str, int]) -> int:
    """Return the number of visits in the fastest moment, 0 where an officer may have walked so fast."""
    if len(rows) < min(numbers["visits"], numbers["perfect"]):
        return 0
    within = timedelta(minutes=numbers["minutes"])
    peak, perfect = fastest(rows, within), fastest_perfect(rows, within)
    return peak if peak >= numbers["visits"] or perfect >= numbers["perfect"] else 0


def fastest(rows: Iterable[Noted], within: timedelta) -> int:
    """The most visits in any stretch of `within`; `rows` are in the order of their times."""
    window: deque[datetime] = deque()
    peak = 0
    for row in rows:
        moment = datetime.fromisoformat(row.at)
        window.append(moment)
        while moment - window[0] > within:
            window.popleft()
        peak = max(peak, len(window))
    return peak


def fastest_perfect(rows: Iterable[Noted], within: timedelta) -> int:
    """The most visits one after the other in `within` that left nobody with a smartphone without the app."""
    stretches = groupby(rows, key=lambda row: bool(row.is_perfect))
    return max((fastest(stretch, within) for is_perfect, stretch in stretches if is_perfect), default=0)
