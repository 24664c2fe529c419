"""The statements about a unit, kept in plain lists: the counting rules of docs/figures.md a second
time.

It imports nothing of the program's counting, so that the province's figures can be compared with
it, and it plays a season of a commune's size in a fraction of a second.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Final

from core.records.results import Result

FIRST_DAY: Final = date(2020, 8, 6)
OPENED: Final = (Result.COMPLETED, Result.PARTIAL)
Statement = tuple[Result, int | None, int | None, int | None, int | None]
"""Result, people, smartphones, installed, had."""


@dataclass(frozen=True, slots=True)
class Said:
    """A visit as it was typed: `at` is the time that it states, `noted` that of typing, on which laptop."""

    household: str
    at: datetime
    noted: datetime
    laptop: str
    statement: Statement


@dataclass(slots=True)
class Known:
    """A household after its visits. `phones` and `people` are None where they are not known."""

    people: int | None = None
    phones: int | None = None
    last_phones: int | None = None
    had: int | None = None
    with_app: int = 0
    is_visited: bool = False

    def hear(self, statement: Statement) -> None:
        self.is_visited = True
        _, people, phones, now, had = statement
        if had is not None and self.had is None:
            self.had = max(0, had - self.with_app)
            self.with_app += self.had
        self.with_app += now or 0
        stated = now is not None or had is not None
        self.people = _told(people, self.people, max(phones or 0, self.with_app if stated else 0))
        self.phones = _told(phones, self.phones, self.with_app if stated else 0)
        self.last_phones = self.last_phones if phones is None else phones

    def is_crowded(self, members: int | None) -> bool:
        if self.phones is None:
            return False
        room = self.people if self.people is not None else members
        return self.phones > 12 or (bool(room) and self.phones > (room or 0))


def _told(said: int | None, known: int | None, least: int) -> int | None:
    """Return a number that is known until a larger one is stated without it."""
    if said is not None:
        return said
    return None if known is not None and least > known else known


def counting(said: Iterable[Said]) -> list[Said]:
    """The visits that count, in the order of their times: of two laptops on one day the earlier one's."""
    days: dict[tuple[str, str], list[Said]] = defaultdict(list)
    for one in said:
        days[one.household, f"{one.at:%Y-%m-%d}"].append(one)
    found = []
    for ones in days.values():
        first = min(ones, key=lambda one: one.noted).laptop
        found += [one for one in ones if one.laptop == first]
    return sorted(found, key=lambda one: (one.at, one.noted))


def known_of(said: Iterable[Said]) -> dict[str, Known]:
    known: dict[str, Known] = defaultdict(Known)
    for one in counting(said):
        known[one.household].hear(one.statement)
    return known


@dataclass(slots=True)
class Ledger:
    """A unit at the province: its households (with the people on the list), closings and visits."""

    households: dict[str, int | None] = field(default_factory=dict)
    closed: set[str] = field(default_factory=set)
    said: list[Said] = field(default_factory=list)

    def add(self, other: Ledger, name: str) -> None:
        """Add the households and visits of another part of the unit, which is called `name`."""
        self.households |= {f"{name} {household}": people for household, people in other.households.items()}
        self.closed |= {f"{name} {household}" for household in other.closed}
        self.said += [
            replace(one, household=f"{name} {one.household}", laptop=f"{name} {one.laptop}")
            for one in other.said
        ]

    def marks(self, known: dict[str, Known], rates: Sequence[tuple[int, int]]) -> tuple[str, ...]:
        """Names of the open marks, in the order of the program's."""
        visited = [one for one in known.values() if one.is_visited]
        overfull = sum(one.phones is not None and one.with_app > one.phones for one in visited)
        crowded = sum(one.is_crowded(self.households.get(name)) for name, one in known.items())
        visits = counting(self.said)
        back = sum(_is_back(one) for one in visits)
        found = (
            ("over", any(numerator > denominator for numerator, denominator in rates)),
            ("closed", len(self.closed) >= 5 and len(self.closed) > 0.15 * len(self.households)),
            ("dated_back", back >= 10 and back > 0.1 * len(visits)),
            ("too_fast", any(is_too_fast(day) for day in _days(visits))),
            ("crowded", crowded >= 3 and crowded > 0.05 * len(visited)),
            ("overfull", overfull >= 3 and overfull > 0.05 * len(visited)),
        )
        return tuple(name for name, is_open in found if is_open)


def _is_back(one: Said) -> bool:
    """Noted three days or more after its date, and after the end of that date's week (Thursdays)."""
    day = one.at.date()
    return one.noted.date() >= day + timedelta(days=3) and _week(one.noted) > _week(one.at)


def _week(moment: datetime) -> int:
    return ((moment - timedelta(hours=8)).date() - FIRST_DAY).days // 7


def _days(visits: Iterable[Said]) -> Iterable[list[Said]]:
    days: dict[tuple[str, str], list[Said]] = defaultdict(list)
    for one in visits:
        if one.noted <= one.at + timedelta(minutes=30):
            days[one.laptop, f"{one.at:%Y-%m-%d}"].append(one)
    return days.values()


def is_too_fast(visits: Sequence[Said]) -> bool:
    """15 visits within 5 minutes, or 12 in a row that left everybody with a smartphone with the app."""
    run: list[datetime] = []
    every = [one.at for one in visits]
    for one in visits:
        run = [*run, one.at] if _is_perfect(one) else []
        if len(run) >= 12 and run[-1] - run[-12] <= timedelta(minutes=5):
            return True
    return any(every[at] - every[at - 14] <= timedelta(minutes=5) for at in range(14, len(every)))


def _is_perfect(one: Said) -> bool:
    result, _, phones, now, had = one.statement
    return result in OPENED and bool(phones) and (now or 0) + (had or 0) >= (phones or 0)
