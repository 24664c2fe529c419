"""An officer at the doors: what happens in the house, and what the habit writes of it."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, Generic, Protocol, TypeVar

from core.base.clock import VIETNAM
from core.base.ids import HouseholdId
from core.households.desk import NewHousehold
from core.records.household import CloseReason
from tests.sim.seams import World
from tests.village.lists import HAMLET
from tests.village.mix import Habit, Mix
from tests.village.truth import Home, Village

PER_DAY: Final = 8
WORKING_DAYS: Final = 21
INVENTED_SHARE: Final = 0.45
DATED_BACK_DAYS: Final = 9
DATED_BACK_FROM: Final = 3
ROUNDED_SHARE: Final = 0.3
"""Share of the households whose numbers are stated from memory: one person more or fewer, or right."""

NOTICED_SHARE: Final = 0.5
"""Of the households that the list leaves out, those that an officer who walks past adds."""


class Door(Protocol):
    """A household as an officer sees it on a list."""

    @property
    def id(self) -> HouseholdId: ...

    @property
    def address(self) -> str: ...

    @property
    def head(self) -> str: ...


class Typing(Protocol):
    """A laptop with a list, into which lines are typed."""

    homes: dict[HouseholdId, Home | None]
    typed: int
    asked: int

    @property
    def rows(self) -> Sequence[Door]: ...

    def row(self, household: HouseholdId) -> Door: ...

    def add(self, new: NewHousehold, home: Home) -> HouseholdId: ...

    def close(self, household: HouseholdId, reason: CloseReason) -> None: ...

    def type(self, door: HouseholdId, line: str, at: datetime, *, honest: bool) -> bool: ...


L = TypeVar("L", bound=Typing)


@dataclass(slots=True)
class Officer(Generic[L]):
    """`doors` are what this officer is to visit; `done` those that need no further visit."""

    laptop: L
    village: Village
    mix: Mix
    dice: random.Random
    world: World
    doors: list[HouseholdId] = field(default_factory=list)
    done: set[HouseholdId] = field(default_factory=set)
    tries: dict[HouseholdId, int] = field(default_factory=dict)
    paper: list[tuple[Door, str, datetime]] = field(default_factory=list)
    met: set[HouseholdId] = field(default_factory=set)
    seen: set[int] = field(default_factory=set)
    """Numbers of the homes that opened; a second row of one of them is a duplicate."""

    def has(self, habit: Habit) -> bool:
        return habit in self.mix.habits

    def day(self, number: int) -> None:
        """One day of work: what was on paper is typed first, then as many doors as a day has."""
        self._type_paper()
        doors = [one for one in self.doors if self._wants(one)]
        self.dice.shuffle(doors)
        doors.sort(key=lambda one: self.tries.get(one, 0))
        for door in doors[:PER_DAY]:
            self.world.now += timedelta(minutes=self.dice.randint(6, 15))
            if self.has(Habit.INVENTING) and self._invents(door):
                continue
            self._knock(self.laptop.row(door), self.laptop.homes[door], number)
        if self.paper and self.dice.random() < 0.4:
            self._type_at_noon()
        if self.has(Habit.INVENTING) and number % 7 == 6:
            self._invent_evening()

    def finish(self) -> None:
        self._type_paper()

    def add_unlisted(self, homes: Sequence[Home]) -> None:
        """Add households that are on no list, as far as they are noticed."""
        for home in homes:
            if self.dice.random() < NOTICED_SHARE:
                new = NewHousehold(name=home.head, hamlet=HAMLET, address=home.address, phone=home.phone)
                self.doors.append(self.laptop.add(new, home))

    def _wants(self, door: HouseholdId) -> bool:
        home = self.laptop.homes[door]
        if door in self.done or self.tries.get(door, 0) >= self.mix.rounds:
            return False
        return not (self.has(Habit.EASY_DOORS) and home is not None and home.is_hard)

    def _knock(self, row: Door, home: Home | None, number: int) -> None:
        self.tries[row.id] = self.tries.get(row.id, 0) + 1
        if home is None:
            self._write(row, "m", number)
            self.done.add(row.id)
        elif home.number in self.seen:
            self._write(row, "q", number)
            self.done.add(row.id)
        elif self.dice.random() >= home.at_home:
            self._write(row, "v", number)
            if self.has(Habit.CLOSING_HARD):
                self._close(row)
        elif home.refuses:
            self._write(row, self.dice.choice(("t", "tt")), number)
            self.done.add(row.id)
        else:
            self._help(row, home, number)

    def _help(self, row: Door, home: Home, number: int) -> None:
        """Somebody opened: help first, then write."""
        had = home.with_app
        now = home.help(self.dice, self.village.success)
        line = self._line(home, had, now)
        self._write(row, line, number)
        self.done.add(row.id)
        self.met.add(row.id)
        self.seen.add(home.number)
        if self.has(Habit.INSTALLS_BEYOND) and now and self.dice.random() < 0.7:
            for _ in range(self.dice.randint(1, 3)):
                self.world.now += timedelta(minutes=self.dice.randint(5, 9))
                self._write(row, line, number)

    def _line(self, home: Home, had: int, now: int) -> str:
        """Return the typed line of a household in which `had` people had the app and `now` got it."""
        people, phones = len(home.adults), home.phones
        if self.has(Habit.THIRTY_PHONES) and self.dice.random() < 0.35:
            return "30 30 30"
        if self.has(Habit.ROUNDING) and self.dice.random() < ROUNDED_SHARE:
            people = max(1, people + self.dice.choice((-1, 0, 1)))
            phones = max(had + now, phones + self.dice.choice((-1, 0, 1)))
            people = max(people, phones)
        if self.has(Habit.SHORT_FORMS) and self.dice.random() < 0.8:
            return self._short(phones, had + now)
        if not phones:
            return f"{people} k"
        return f"{people} {phones} {now}" + (f" {had}" if had else "")

    def _short(self, phones: int, with_app: int) -> str:
        """One or two numbers: phones, and how many have the app when the officer leaves."""
        if not phones:
            return "k"
        return str(phones) if with_app == phones else f"{phones} {with_app}"

    def _write(self, row: Door, line: str, number: int) -> None:
        """Type now, on paper for tomorrow, or dated back."""
        at = self.world.now
        if self.has(Habit.DATING_BACK) and number > DATED_BACK_FROM and self.dice.random() < 0.5:
            at -= timedelta(days=DATED_BACK_DAYS)
        if self.has(Habit.PAPER_LATER) and self.dice.random() < 0.7:
            self.paper.append((row, line, at))
            return
        self.laptop.type(row.id, line, at, honest=self.mix.is_honest)

    def _type_paper(self) -> None:
        """The sheet of the day before, typed in the order in which it was written."""
        for row, line, at in self.paper:
            self.world.now += timedelta(seconds=self.dice.randint(8, 20))
            self.laptop.type(row.id, line, at, honest=self.mix.is_honest)
        self.paper.clear()

    def _type_at_noon(self) -> None:
        """The sheet of the morning, typed on the same day without a word of the hour."""
        self.world.now += timedelta(minutes=self.dice.randint(20, 90))
        for row, line, _ in self.paper:
            self.world.now += timedelta(seconds=self.dice.randint(8, 20))
            self.laptop.type(row.id, line, self.world.now, honest=self.mix.is_honest)
        self.paper.clear()

    def _close(self, row: Door) -> None:
        """A household that nobody opened is taken off the list as if it had moved."""
        reason = self.dice.choice((CloseReason.MOVED, CloseReason.VACANT, CloseReason.BY_DECISION))
        self.laptop.close(row.id, reason)
        self.done.add(row.id)

    def _invents(self, door: HouseholdId) -> bool:
        """A fixed part of the doors is never gone to."""
        return (
            random.Random(f"{self.mix.hard_share} {self.laptop.row(door).address}").random() < INVENTED_SHARE
        )

    def _invent_evening(self) -> None:
        """Visits never made, typed one after the other on the evening before the file is due."""
        self.world.now = self.world.now.astimezone(VIETNAM).replace(hour=20, minute=0)
        for door in [one for one in self.doors if one not in self.done and self._invents(one)]:
            self.world.now += timedelta(seconds=self.dice.randint(5, 12))
            phones = self.dice.choice((1, 2, 2, 3))
            line = f"{phones + self.dice.choice((0, 1))} {phones} {phones}"
            self.laptop.type(door, line, self.world.now, honest=False)
            self.done.add(door)

    def knock_again(self, of: Officer[L], shared: Callable[[HouseholdId], Door | None]) -> None:
        """Visit households of another officer again: the people state their current numbers."""
        for door in self.dice.sample([one for one in of.doors if one in of.met], k=len(of.met) // 5):
            row = shared(door)
            home = of.laptop.homes[door]
            if row is None or home is None or self.dice.random() >= home.at_home:
                continue
            self.world.now += timedelta(minutes=8)
            had = home.with_app
            now = home.help(self.dice, self.village.success)
            line = f"{home.phones}c" if had == home.phones > 0 else self._line(home, had, now)
            self.laptop.type(row.id, line, self.world.now, honest=self.mix.is_honest)
