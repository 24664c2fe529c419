"""Sums of a unit: the words of the figures as one row, which adds up over units and over days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, NamedTuple

from core.base.clock import Hlc, local_seconds

CUT_OFF_HOUR: Final = 8
"""A reporting day begins at this hour where nobody set another: "tính đến 08h00 ngày ..."."""


class Sums(NamedTuple):
    """Counts of one place; each adds up over places, and over the days on which it changed.

    Households: `listed` to `helped`. People: `people`, `smartphones`, `installed` (had + with help), `had`,
    `registered`, `activated`, `working`, `roster_people`. Visits: `visits` that count, `suspect` ones among
    them, `doubled` ones that do not count.
    """

    listed: int = 0
    found: int = 0
    eligible: int = 0
    visited: int = 0
    reached: int = 0
    helped: int = 0
    people: int = 0
    smartphones: int = 0
    installed: int = 0
    visits: int = 0
    had: int = 0
    registered: int = 0
    activated: int = 0
    working: int = 0
    roster_people: int = 0
    suspect: int = 0
    doubled: int = 0
    ever: int = 0
    closed: int = 0
    ever_visited: int = 0
    people_homes: int = 0
    people_known: int = 0
    people_installed: int = 0
    people_asked: int = 0
    smartphones_homes: int = 0
    smartphones_known: int = 0
    smartphones_installed: int = 0
    smartphones_asked: int = 0
    crowded: int = 0
    overfull: int = 0


COLUMNS: Final = Sums._fields
NOTHING: Final = Sums()
HOUSEHOLDS: Final = (
    *("listed", "found", "eligible", "visited", "reached", "helped"),
    *("ever", "closed", "ever_visited", "people_homes", "smartphones_homes", "crowded", "overfull"),
)
"""The counts of households."""


BEFORE_COVERAGE: Final = COLUMNS.index("ever")
"""Columns of a period that was closed by a program that did not count coverage."""


def sums_of(row: Iterable[int]) -> Sums:
    """The sums of a row in the order of `COLUMNS`."""
    return Sums._make(row)


def sums_kept(row: Sequence[int]) -> Sums:
    """The sums of a closed period; those closed without coverage keep the rates that they were closed with.

    Their `people_homes` and `smartphones_homes` stay 0: coverage is not known.
    """
    if len(row) > BEFORE_COVERAGE:
        return Sums(*row)
    former = Sums(*row)
    return former._replace(
        ever=former.listed,
        ever_visited=former.visited,
        people_known=former.people,
        people_installed=former.installed,
        smartphones_known=former.smartphones,
        smartphones_installed=former.installed,
    )


def total(parts: Iterable[Sums]) -> Sums:
    return Sums._make(map(sum, zip(NOTHING, *parts, strict=True)))


def less(now: Sums, then: Sums) -> Sums:
    """By how much each count grew."""
    return Sums._make(a - b for a, b in zip(now, then, strict=True))


def reporting_day(at: str, cut_off: int) -> str:
    """The day (ISO) that a moment is reported under: before the cut-off hour it is still the day before."""
    return at[:10] if int(at[11:13]) >= cut_off else _day_before(at[:10])


def reporting_day_of(hlc: Hlc, cut_off: int) -> str:
    """`reporting_day` of a stamp, without making its text: this is asked of every visit noted late."""
    return _day_of((local_seconds(hlc) - cut_off * 3600) // 86_400)


@lru_cache(maxsize=4096)
def _day_of(days_since_1970: int) -> str:
    return (date(1970, 1, 1) + timedelta(days=days_since_1970)).isoformat()


@lru_cache(maxsize=4096)
def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
