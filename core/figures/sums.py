"""Sums of a unit: the words of the figures as one row, which adds up over units and over days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, NamedTuple

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


COLUMNS: Final = Sums._fields
NOTHING: Final = Sums()


def sums_of(row: Iterable[int]) -> Sums:
    """The sums of a row in the order of `COLUMNS`."""
    return Sums._make(row)


def total(parts: Iterable[Sums]) -> Sums:
    return Sums._make(map(sum, zip(NOTHING, *parts, strict=True)))


def reporting_day(at: str, cut_off: int) -> str:
    """The day (ISO) that a moment is reported under: before the cut-off hour it is still the day before."""
    return at[:10] if int(at[11:13]) >= cut_off else _day_before(at[:10])


@lru_cache(maxsize=4096)
def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
