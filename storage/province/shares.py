"""What one household gives to the sums of its place, day by day: a function of its facts alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from core.figures.sums import COLUMNS, reporting_day

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
) = range(WIDTH)

GONE: Final = frozenset({"not_found", "moved_or_vacant", "not_dwelling_or_duplicate"})
CONTACTS: Final = frozenset(
    {"completed", "partial", "respondent_away", "refused_soft", "refused_hard", "unable"}
)

REGISTERED_OR_FURTHER: Final = frozenset({"registered", "activated", "working"})
ACTIVATED_OR_FURTHER: Final = frozenset({"activated", "working"})

Row = Sequence[int]
VisitRow = tuple[str, str, str, int | None, int | None, int | None, int | None, int, int, int]
"""(at, id, result, people, smartphones, had, installed, counts, voided, suspect)."""

PersonRow = tuple[str, int, str]
"""(stage, had, at): an adult who lives here, and when the stage that stands was recorded (ISO)."""


def base_row(adults: int | None, smartphones: int | None, roster_people: int | None) -> list[int]:
    """A listed household before anybody went there: what its list says."""
    row = [0] * WIDTH
    row[LISTED] = row[FOUND] = 1
    row[ELIGIBLE] = int((smartphones or 0) > 0)
    row[PEOPLE], row[SMARTPHONES], row[ROSTER_PEOPLE] = adults or 0, smartphones or 0, roster_people or 0
    return row


def day_rows(
    base: Row, visits: Iterable[VisitRow], persons: Iterable[PersonRow] | None, cut_off: int
) -> dict[str, list[int]]:
    """What each reporting day of one campaign changed; `visits` in the order of (at, id).

    `persons` is None where a household is counted, not recorded one by one; else the totals are theirs.
    """
    days: dict[str, list[int]] = {}
    course = _Course(base)
    for at, _, result, people, smartphones, had, installed, counts, voided, suspect in visits:
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
        _lay_persons(days, persons, cut_off)
    if days:
        _set_eligible(base, days)
    return days


class _Course:
    """How a household stands while its visits are gone through."""

    __slots__ = ("found", "helped", "knows_had", "people", "reached", "seen", "smartphones")

    def __init__(self, base: Row) -> None:
        self.people, self.smartphones, self.found = base[PEOPLE], base[SMARTPHONES], 1
        self.seen = self.reached = self.helped = self.knows_had = False

    def meet(self, row: list[int], result: str, installed: int | None) -> None:
        if not self.seen:
            self.seen = True
            row[VISITED] += 1
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
        if now:
            row[INSTALLED] += now
        if had is not None and not self.knows_had:
            self.knows_had = True
            row[HAD] += had
            row[INSTALLED] += had
        if people is not None:
            row[PEOPLE] += people - self.people
            self.people = people
        if smartphones is not None:
            row[SMARTPHONES] += smartphones - self.smartphones
            self.smartphones = smartphones


def _lay_persons(days: dict[str, list[int]], persons: Iterable[PersonRow], cut_off: int) -> None:
    """People recorded one by one, each on the day of the stage that stands."""
    for stage, had, at in persons:
        row = days.setdefault(reporting_day(at, cut_off), [0] * WIDTH)
        row[SMARTPHONES] += stage != "no_smartphone"
        row[REGISTERED] += stage in REGISTERED_OR_FURTHER
        row[ACTIVATED] += stage in ACTIVATED_OR_FURTHER
        row[WORKING] += stage == "working"
        if stage == "installed" or stage in REGISTERED_OR_FURTHER:
            row[INSTALLED] += 1
            row[HAD] += had


def _set_eligible(base: Row, days: dict[str, list[int]]) -> None:
    """Found and somebody has a smartphone, at the end of each day."""
    found, smartphones, eligible = 1, base[SMARTPHONES], base[ELIGIBLE]
    for day in sorted(days):
        row = days[day]
        found += row[FOUND]
        smartphones += row[SMARTPHONES]
        now = int(found > 0 and smartphones > 0)
        row[ELIGIBLE] = now - eligible
        eligible = now


def trimmed(row: Row) -> list[int]:
    """A row without the noughts at its end."""
    last = WIDTH
    while last and not row[last - 1]:
        last -= 1
    return list(row[:last])
