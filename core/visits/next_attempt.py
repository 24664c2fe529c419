"""When to come again where nobody was home: another date and another time of day (practice.md 3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from core.records.results import ABSENT_ATTEMPTS, Result
from core.records.visit import Visit


class DayPart(StrEnum):
    """A part of the day; from its first to before its last clock hour."""

    EVENING = "evening"
    NOON = "noon"
    AFTERNOON = "afternoon"
    MORNING = "morning"


HOURS: Final[dict[DayPart, range]] = {
    DayPart.EVENING: range(18, 20),
    DayPart.NOON: range(11, 14),
    DayPart.AFTERNOON: range(14, 18),
    DayPart.MORNING: range(7, 11),
}
"""In the order of asking: people who work are home in the evening, then at noon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextAttempt:
    """Requirements before "absent" may end the case.

    `hours` were tried (clock hours, in order) and do not count again; `day` is the last date tried: any other
    date counts. `left` attempts are missing, `part` is the time of day never tried yet, its hours `first` to
    before `last`.
    """

    hours: tuple[int, ...]
    day: date
    left: int
    part: DayPart
    first: int
    last: int


def next_attempt(visits: Sequence[Visit]) -> NextAttempt | None:
    """The proposal after a last visit with nobody home; None where another result came last."""
    counting = [visit for visit in visits if visit.counts and not visit.voided]
    if not counting:
        return None
    last = max(counting, key=lambda visit: (visit.at, visit.id))
    if last.result is not Result.NOT_HOME:
        return None
    tried = [visit.at for visit in counting if visit.result is Result.NOT_HOME]
    useful = useful_attempts(tried)
    if useful >= ABSENT_ATTEMPTS:
        return None
    hours = tuple(sorted({at.hour for at in tried}))
    part = min(HOURS, key=lambda part: sum(hour in HOURS[part] for hour in hours))
    free = [hour for hour in HOURS[part] if hour not in hours] or list(HOURS[part])
    return NextAttempt(
        hours=hours,
        day=max(at.date() for at in tried),
        left=ABSENT_ATTEMPTS - useful,
        part=part,
        first=free[0],
        last=free[-1] + 1,
    )


def useful_attempts(tried: Sequence[datetime]) -> int:
    """Return the number of attempts on different dates *and* at different clock hours; three is enough."""
    days: dict[date, set[int]] = {}
    for at in tried:
        days.setdefault(at.date(), set()).add(at.hour)
    return _matched(list(days.values()), frozenset(), ABSENT_ATTEMPTS)


def _matched(days: Sequence[set[int]], taken: frozenset[int], most: int) -> int:
    """The largest choice of one hour a date, no hour twice; looked for no further than `most`."""
    best = 0
    for at, hours in enumerate(days):
        for hour in hours - taken:
            found = 1 if most == 1 else 1 + _matched(days[at + 1 :], taken | {hour}, most - 1)
            best = max(best, found)
            if best == most:
                return best
    return best
