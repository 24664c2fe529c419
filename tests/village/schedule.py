"""The course of a season: three weeks of days, lists that are shared out, and files that go their way."""

from __future__ import annotations

import random
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, Generic, TypeVar

from core.base.clock import VIETNAM
from core.base.ids import HouseholdId
from tests.sim.seams import World
from tests.village.lists import write_list
from tests.village.mix import Files, Habit, Laptops, Mix
from tests.village.officer import WORKING_DAYS, Door, Officer, Typing
from tests.village.truth import Village, settle
from tests.village.verdict import Reported, Told

START: Final = datetime(2020, 8, 20, 8, 30, tzinfo=VIETNAM)
MEMORY: Final = "/dev/shm" if Path("/dev/shm").is_dir() else None
"""A folder in memory, where there is one: a season writes many small files."""

L = TypeVar("L", bound=Typing)


@dataclass(slots=True)
class Schedule(ABC, Generic[L]):
    """Course of one seed, on laptops of the kind `L`."""

    seed: int
    mix: Mix
    folder: Path
    world: World
    dice: random.Random = field(init=False)
    village: Village = field(init=False)
    officers: list[Officer[L]] = field(default_factory=list)
    files: int = 0

    def __post_init__(self) -> None:
        self.dice = random.Random(f"village {self.seed}")
        self.world.now = START
        self.village = settle(self.dice, self.mix)
        for laptop in self.laptops():
            self.officers.append(
                Officer(laptop=laptop, village=self.village, mix=self.mix, dice=self.dice, world=self.world)
            )
        self._share_doors()
        listed = {home.number for officer in self.officers for home in officer.laptop.homes.values() if home}
        self.officers[0].add_unlisted([home for home in self.village.homes if home.number not in listed])

    @abstractmethod
    def laptops(self) -> list[L]:
        """Return the laptops with their lists, by the mix."""

    @abstractmethod
    def pair(self, first: L, second: L, number: int) -> None:
        """Bring the laptops of a ward together and decide the pairs of their lists."""

    @abstractmethod
    def send(self, place: int, laptop: L, *, is_lost: bool, is_held: bool) -> None:
        """Write the file of one laptop, and read it at the province unless it is lost."""

    @abstractmethod
    def reported(self) -> Reported:
        """Return what the province shows of the unit."""

    def play(self) -> Told:
        for number in range(WORKING_DAYS):
            self._day(number)
            if number % 7 == 6:
                self._pair_lists(number)
                self._send(last=number + 1 == WORKING_DAYS)
        return Told(
            seed=self.seed,
            mix=self.mix,
            truth=self.village.rate,
            reported=self.reported(),
            visits=sum(officer.laptop.typed for officer in self.officers),
            asked=sum(officer.laptop.asked for officer in self.officers),
        )

    def list_file(self, name: str) -> Path:
        path = self.folder / name
        write_list(self.village, self.dice, self.mix.list_kind, path)
        return path

    def _share_doors(self) -> None:
        """Each door belongs to one officer, by its house number."""
        for place, officer in enumerate(self.officers):
            for row in sorted(officer.laptop.rows, key=lambda row: (row.address, row.head)):
                home = officer.laptop.homes[row.id]
                number = 0 if home is None else home.number
                if number % len(self.officers) == place:
                    officer.doors.append(row.id)

    def _day(self, number: int) -> None:
        morning = START + timedelta(days=number)
        for officer in self.officers:
            self.world.now = morning
            officer.day(number)
        if self.mix.habits & {Habit.DOUBLE_KNOCKING} and number % 7 == 5 and len(self.officers) > 1:
            one, other = self.officers
            one.knock_again(other, self._same_door(one, other))

    def _pair_lists(self, number: int) -> None:
        """Bring the laptops of a ward that loaded its list twice together, before the file of the week."""
        apart = {Laptops.SAME_LIST, Laptops.TWO_VERSIONS}
        if self.mix.laptops in apart and self.mix.pairs_lists:
            first, second = (officer.laptop for officer in self.officers)
            self.pair(first, second, number)

    def _same_door(self, one: Officer[L], other: Officer[L]) -> Callable[[HouseholdId], Door | None]:
        by_address = {row.address: row for row in one.laptop.rows}
        rows = {row.id: row for row in other.laptop.rows}

        def find(door: HouseholdId) -> Door | None:
            return by_address.get(rows[door].address)

        return find

    def _send(self, *, last: bool) -> None:
        """The files of a week on their way to the province."""
        for place, officer in enumerate(self.officers):
            if last:
                officer.finish()
            self.files += 1
            held = self.mix.files is Files.HELD and place == len(self.officers) - 1
            self.send(place, officer.laptop, is_lost=self._is_lost(place, last=last), is_held=held)

    def _is_lost(self, place: int, *, last: bool) -> bool:
        if self.mix.files is Files.LOST:
            return place == 0 and not last and self.files <= 2 * len(self.officers)
        return self.mix.files is Files.LATE and place == 0 and last
