"""Days on which one officer recorded more visits than anybody walks in the time (`fast_day`).

Derived: for the days and officers of the visits that an event touches, from these visits alone.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from core.figures.places import MarkKind
from core.figures.thresholds import place_thresholds
from storage.database import Connection
from storage.facting.base import chunks

_TOUCHED: Final = """
SELECT DISTINCT v.campaign, v.day, v.officer FROM json_each(:touched) j JOIN visit v ON v.canon = j.value
WHERE v.officer IS NOT NULL
UNION SELECT f.campaign, f.day, f.officer FROM fast_day f WHERE (f.commune, f.commune_from) IN (
  SELECT h.commune, h.commune_from FROM json_each(:touched) j JOIN household h ON h.n = j.value)
"""
_DAY: Final = """
SELECT v.at, h.commune, h.commune_from FROM visit v INDEXED BY visit_day JOIN household h ON h.n = v.canon
WHERE v.campaign = :campaign AND v.day = :day AND v.officer = :officer AND v.counts AND NOT v.voided
  AND h.commune IS NOT NULL
  AND v.hlc <= printf('%012x-ffff', (unixepoch(v.at) + :late_entry_minutes * 60) * 1000) ORDER BY v.at
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
        rows = connection.execute(_DAY, key).fetchall()
        if len(rows) < numbers["visits"]:
            continue
        peak = fastest(rows, timedelta(minutes=numbers["minutes"]))
        if peak >= numbers["visits"]:
            found.append((campaign, day, officer, rows[0][1], rows[0][2], peak))
    connection.executemany("DELETE FROM fast_day WHERE campaign = ? AND day = ? AND officer = ?", gone)
    connection.executemany("INSERT INTO fast_day VALUES (?, ?, ?, ?, ?, ?)", found)


def fastest(rows: Iterable[tuple[str, str, str]], within: timedelta) -> int:
    """The most visits in any stretch of `within`; `rows` are in the order of their times."""
    window: deque[datetime] = deque()
    peak = 0
    for at, *_ in rows:
        moment = datetime.fromisoformat(at)
        window.append(moment)
        while moment - window[0] > within:
            window.popleft()
        peak = max(peak, len(window))
    return peak
