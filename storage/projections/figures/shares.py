"""Share of one household in the sums of its place, day by day: a function of only its facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import orjson

from core.base.clock import Hlc
from core.records.sums import BEFORE_COVERAGE, COLUMNS, reporting_day, reporting_day_of
from storage.projections.figures.coverage import (
    CLOSED,
    EVER,
    EVER_VISITED,
    PEOPLE_INSTALLED,
    Knowledge,
    put_persons,
)

WIDTH: Final = len(COLUMNS)
(
    LISTED,
    FOUND,
    ELIGIBLE,
    VISITED,
    REACHED,
    HELPED,
    PEOPLE,
    SMARTPHONES,
    INSTALLED,
    VISITS,
    HAD,
    REGISTERED,
    ACTIVATED,
    WORKING,
    ROSTER_PEOPLE,
    SUSPECT,
    DOUBLED,
) = range(BEFORE_COVERAGE)

_NOTHING: Final = [0] * BEFORE_COVERAGE
GONE: Final = frozenset({"not_found", "moved_or_vacant", "not_dwelling_or_duplicate"})
CONTACTS: Final = frozenset(
    {"completed", "partial", "respondent_away", "refused_soft", "refused_hard", "unable"}
)

REGISTERED_OR_FURTHER: Final = frozenset({"registered", "activated", "working"})
ACTIVATED_OR_FURTHER: Final = frozenset({"activated", "working"})

Row = Sequence[int]
VisitRow = tuple[str, str, str, int | None, int | None, int | None, int | None, int, int, int, str | None]
"""(at, id, result, people, smartphones, had, installed, counts, voided, suspect, recorded).

`recorded` is the logical time of a visit noted a day or more after its own time, else None.
"""

PersonRow = tuple[str, int, str]
"""(stage, had, at): an adult of the household, and when the current stage was recorded (ISO)."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Values of a household before its first visit.

    Of one whose people are recorded one by one `adults` counts these. `limit`: smartphones it can have.
    """

    adults: int | None
    smartphones: int | None
    roster_people: int | None
    limit: int
    is_closed: bool = False

    def knowledge(self) -> Knowledge:
        return Knowledge(self.adults, self.smartphones, self.roster_people, self.limit)


def base_row(listing: Listing) -> list[int]:
    """Return the sums of a household before its first visit."""
    row = [0] * WIDTH
    row[EVER] = 1
    listing.knowledge().put(row)
    if listing.is_closed:
        row[CLOSED] = 1
        return row
    row[LISTED] = row[FOUND] = 1
    row[ELIGIBLE] = int((listing.smartphones or 0) > 0)
    row[PEOPLE], row[SMARTPHONES] = listing.adults or 0, listing.smartphones or 0
    row[ROSTER_PEOPLE] = listing.roster_people or 0
    return row


def day_rows(
    listing: Listing, visits: Iterable[VisitRow], persons: Sequence[PersonRow] | None, cut_off: int
) -> dict[str, list[int]]:
    """Return the changes of each reporting day of one campaign; `visits` in the order of (at, id).

    `persons` is None where a household is counted, not recorded one by one; else the totals are theirs. A
    closed household adds nothing to the sums over listed ones.
    """
    days: dict[str, list[int]] = {}
    course = _Course(listing)
    for at, _, result, people, smartphones, had, installed, counts, voided, suspect, _ in visits:
        day = reporting_day(at, cut_off)
        row = days.get(day)
        if row is None:
            row = days[day] = [0] * WIDTH
        if not counts:
            row[DOUBLED] += not voided
            continue
        row[VISITS] += 1
        row[SUSPECT] += suspect
        course.meet(row, result, installed)
        if persons is None:
            course.count(row, people, smartphones, had, installed)
    if persons is not None:
        _lay_persons(days, persons, cut_off, listing.adults)
    _finish(listing, days)
    return days


def _finish(listing: Listing, days: dict[str, list[int]]) -> None:
    """Sets what follows from the rest of each day."""
    if not listing.is_closed:
        _set_eligible(listing, days)
        return
    for counts in days.values():
        counts[:BEFORE_COVERAGE] = _NOTHING


class _Course:
    """State of a household while its visits are iterated."""

    __slots__ = (
        *("found", "helped", "installed", "knowledge", "knows_had", "people", "reached", "seen"),
        "smartphones",
    )

    def __init__(self, listing: Listing) -> None:
        self.people, self.smartphones, self.found = listing.adults or 0, listing.smartphones or 0, 1
        self.seen = self.reached = self.helped = self.knows_had = False
        self.installed = 0
        self.knowledge = listing.knowledge()
        self.knowledge.begin()

    def meet(self, row: list[int], result: str, installed: int | None) -> None:
        if not self.seen:
            self.seen = True
            row[VISITED] += 1
            row[EVER_VISITED] += 1
        if not self.reached and result in CONTACTS:
            self.reached = True
            row[REACHED] += 1
        if installed and not self.helped:
            self.helped = True
            row[HELPED] += 1
        found = result not in GONE
        row[FOUND] += found - self.found
        self.found = found

    def count(
        self, row: list[int], people: int | None, smartphones: int | None, had: int | None, now: int | None
    ) -> None:
        if had is not None and not self.knows_had:
            self.knows_had = True
            had = max(0, had - self.installed)
            row[HAD] += had
            row[INSTALLED] += had
            self.installed += had
        if now:
            row[INSTALLED] += now
            self.installed += now
        if people is not None:
            row[PEOPLE] += people - self.people
            self.people = people
        if smartphones is not None:
            row[SMARTPHONES] += smartphones - self.smartphones
            self.smartphones = smartphones
        stated = now is not None or had is not None
        if stated or people is not None or smartphones is not None:
            self.knowledge.hear(people, smartphones, self.installed, stated=stated)
            self.knowledge.put(row)


def _lay_persons(
    days: dict[str, list[int]], persons: Sequence[PersonRow], cut_off: int, adults: int | None
) -> None:
    """Add people recorded one by one, each on the day of the current stage.

    The number with the app is known once every adult has a stage: recording only those who have it gains
    nothing.
    """
    if persons and len(persons) == adults:
        last = max(reporting_day(at, cut_off) for _, _, at in persons)
        put_persons(
            days.setdefault(last, [0] * WIDTH),
            adults,
            sum(stage != "no_smartphone" for stage, _, _ in persons),
            sum(stage == "installed" or stage in REGISTERED_OR_FURTHER for stage, _, _ in persons),
        )
    for stage, had, at in persons:
        row = days.setdefault(reporting_day(at, cut_off), [0] * WIDTH)
        row[SMARTPHONES] += stage != "no_smartphone"
        row[REGISTERED] += stage in REGISTERED_OR_FURTHER
        row[ACTIVATED] += stage in ACTIVATED_OR_FURTHER
        row[WORKING] += stage == "working"
        if stage == "installed" or stage in REGISTERED_OR_FURTHER:
            row[INSTALLED] += 1
            row[PEOPLE_INSTALLED] += 1
            row[HAD] += had


def _set_eligible(listing: Listing, days: dict[str, list[int]]) -> None:
    """Found and somebody has a smartphone, at the end of each day."""
    found, smartphones = 1, listing.smartphones or 0
    eligible = int(smartphones > 0)
    for day in sorted(days):
        row = days[day]
        found += row[FOUND]
        smartphones += row[SMARTPHONES]
        now = int(found > 0 and smartphones > 0)
        row[ELIGIBLE] = now - eligible
        eligible = now


def back_rows(visits: Iterable[VisitRow], cut_off: int) -> list[tuple[str, str, int]]:
    """(reporting day, day on which they were recorded, visits) of counting visits noted on a later day."""
    found: dict[tuple[str, str], int] = {}
    for at, _, _, _, _, _, _, counts, _, _, recorded in visits:
        if recorded is not None and counts:
            days = reporting_day(at, cut_off), reporting_day_of(Hlc(recorded), cut_off)
            found[days] = found.get(days, 0) + 1
    return [(*days, count) for days, count in sorted(found.items())]


def trimmed(counts: Row) -> list[int]:
    """The counts without the noughts at their end."""
    last = WIDTH
    while last and not counts[last - 1]:
        last -= 1
    return list(counts[:last])


def given_by_day(body: bytes, campaign: str) -> list[tuple[str, list[int]]]:
    """Return what a household gives, from its stored row: of its listing, whose day is empty, and by day."""
    _, base, campaigns = orjson.loads(body)
    days = [(day, counts) for name, days, _ in campaigns if name == campaign for day, *counts in days]
    return [("", base), *days]
