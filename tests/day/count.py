"""The day counted by hand: no code of this module calls the program (docs/figures.md defines each word)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A result: contact, household found, and the household's state after it."""

    contact: bool = False
    found: bool = True
    status: str = "open"


KINDS: Final[Mapping[str, Kind]] = {
    "completed": Kind(contact=True, status="done"),
    "partial": Kind(contact=True),
    "refused_soft": Kind(contact=True),
    "refused_hard": Kind(contact=True, status="refused"),
    "not_home": Kind(),
    "respondent_away": Kind(contact=True),
    "unable": Kind(contact=True),
    "no_access": Kind(),
    "not_found": Kind(found=False),
    "moved_or_vacant": Kind(found=False, status="closed"),
    "not_dwelling_or_duplicate": Kind(found=False, status="closed"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One visit as a person reads the line: `callback` is in how many days."""

    line: str
    result: str = "completed"
    people: int | None = None
    smartphones: int | None = None
    had: int = 0
    installed: int = 0
    callback: int | None = None


@dataclass(slots=True)
class Door:
    """Known facts of one household of the day: its visits in order, each marked if it is of today."""

    visits: list[Said] = field(default_factory=list)
    today: bool = False
    people: int | None = None
    """Number of persons, if recorded person by person. Persons count from the moment they are entered."""

    closed: bool = False
    """Off the list: in no figure until the case is opened again."""

    installed: int = 0
    """Number of persons who have the app, and so a smartphone."""

    def latest(self, name: str) -> int:
        if self.people is not None:
            return self.people if name == "people" else self.installed
        stated = [getattr(visit, name) for visit in self.visits if getattr(visit, name) is not None]
        return int(stated[-1]) if stated else 0

    @property
    def last(self) -> Said:
        return self.visits[-1]

    @property
    def status(self) -> str:
        return "callback" if self.last.callback is not None else KINDS[self.last.result].status


@dataclass(slots=True)
class Count:
    """The day so far; `doors` by their place in the list of the morning."""

    listed: int
    doors: dict[int, Door] = field(default_factory=dict)

    def door(self, place: int) -> Door:
        return self.doors.setdefault(place, Door())

    @property
    def open_doors(self) -> list[Door]:
        return [door for door in self.doors.values() if not door.closed]

    def figures(self) -> dict[str, int]:
        seen = [door for door in self.open_doors if door.visits]
        had = sum(max(visit.had for visit in door.visits) for door in seen)
        by_name = [door for door in self.open_doors if door.people is not None]
        by_count = [door for door in seen if door.people is None]
        now = [door.installed for door in by_name]
        now += [sum(visit.installed for visit in door.visits) for door in by_count]
        return {
            "listed": self.listed,
            "found": self.listed - sum(not KINDS[door.last.result].found for door in seen),
            "visited": len(seen),
            "reached": sum(any(KINDS[visit.result].contact for visit in door.visits) for door in seen),
            "helped": sum(any(visit.installed for visit in door.visits) for door in seen),
            "people": sum(door.latest("people") for door in (*by_name, *by_count)),
            "smartphones": sum(door.latest("smartphones") for door in (*by_name, *by_count)),
            "had": had,
            "installed": had + sum(now),
        }

    def results(self) -> Counter[str]:
        return Counter(visit.result for door in self.open_doors for visit in door.visits)

    def statuses(self) -> Counter[str]:
        found = Counter(door.status for door in self.doors.values() if door.visits)
        found["new"] = self.listed - found.total()
        return found

    @property
    def callbacks(self) -> int:
        return sum(door.status == "callback" for door in self.open_doors if door.visits)

    @property
    def today(self) -> int:
        return sum(door.today for door in self.doors.values() if door.visits)

    def people_with_a_phone(self) -> int:
        return sum(door.people or 0 for door in self.doors.values())


def totals(rows: Sequence[Said]) -> tuple[str, str, str, str]:
    """Return the foot of a paper: visited, adults, smartphones, installed today."""
    named = ("people", "smartphones", "installed")
    sums = [sum(getattr(row, name) or 0 for row in rows) for name in named]
    return (str(len(rows)), str(sums[0]), str(sums[1]), str(sums[2]))
