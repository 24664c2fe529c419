"""One season of three weeks: a village, its lists, officers and files, and the province that reads them."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from core.clock import VIETNAM
from core.exchange.desk import NewKeys
from core.households.household import HouseholdRow
from core.ids import HouseholdId, IdSource
from core.services import Services
from core.workspace import NewWorkspace
from storage.workspace import Workspaces
from tests.sim.seams import CHEAP, LaptopClock, World, seams
from tests.village.laptop import Laptop
from tests.village.lists import write_list
from tests.village.mix import Files, Habit, Laptops, Mix, draw
from tests.village.officer import WORKING_DAYS, Officer
from tests.village.truth import Village, settle
from tests.village.verdict import Told, reported

PROVINCE: Final = "96"
UNIT: Final = "32014"
CAMPAIGN: Final = "bluezone-2020"
START: Final = datetime(2020, 8, 20, 8, 30, tzinfo=VIETNAM)


@dataclass(slots=True)
class Season:
    """Everything that one seed plays."""

    seed: int
    mix: Mix
    folder: Path
    world: World
    dice: random.Random = field(init=False)
    village: Village = field(init=False)
    workspaces: Workspaces = field(init=False)
    province: Services = field(init=False)
    officers: list[Officer] = field(default_factory=list)
    files: int = 0

    def __post_init__(self) -> None:
        self.dice = random.Random(f"village {self.seed}")
        self.world.now = START
        self.village = settle(self.dice, self.mix)
        clock = LaptopClock(self.world, since=START)
        self.workspaces = Workspaces(clock=clock, ids=IdSource(), cost=CHEAP)
        self.province = self._open("province", PROVINCE)
        for laptop in self._laptops():
            self.officers.append(
                Officer(laptop=laptop, village=self.village, mix=self.mix, dice=self.dice, world=self.world)
            )
        self._share_doors()
        listed = {home.number for officer in self.officers for home in officer.laptop.homes.values() if home}
        self.officers[0].add_unlisted([home for home in self.village.homes if home.number not in listed])

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
            reported=reported(self.province, UNIT),
            visits=sum(officer.laptop.typed for officer in self.officers),
            asked=sum(officer.laptop.asked for officer in self.officers),
        )

    def _open(self, name: str, unit: str) -> Services:
        new = NewWorkspace(
            unit_code=unit, valid_from=None, hamlet=None, officer_name="Lê Văn Tám", campaign=CAMPAIGN
        )
        return self.workspaces.create(self.folder / name, new)

    def _laptops(self) -> list[Laptop]:
        """The laptops with their lists, as the mix says."""
        first = Laptop(self._open("first", UNIT))
        path = self._list("list.csv")
        first.load(path, self.village)
        if self.mix.laptops is Laptops.ONE:
            return [first]
        second = Laptop(self._open("second", UNIT))
        if self.mix.laptops is Laptops.HANDED_OVER:
            first.hand_over(second, self.folder / "stick", self.village)
        else:
            again = path if self.mix.laptops is Laptops.SAME_LIST else self._list("list-2.csv")
            second.load(again, self.village)
        return [first, second]

    def _list(self, name: str) -> Path:
        path = self.folder / name
        write_list(self.village, self.dice, self.mix.list_kind, path)
        return path

    def _share_doors(self) -> None:
        """Each door belongs to one officer, by its house number."""
        for place, officer in enumerate(self.officers):
            for row in officer.laptop.rows:
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
            first.pair_with(second, self.folder / f"ward-{number}", self.village)

    def _same_door(self, one: Officer, other: Officer) -> Callable[[HouseholdId], HouseholdRow | None]:
        by_address = {row.address: row for row in one.laptop.rows}
        rows = {row.id: row for row in other.laptop.rows}

        def find(door: HouseholdId) -> HouseholdRow | None:
            return by_address.get(rows[door].address)

        return find

    def _send(self, *, last: bool) -> None:
        """The files of a week on their way to the province."""
        for place, officer in enumerate(self.officers):
            if last:
                officer.finish()
            self.files += 1
            out = self.folder / f"usb-{self.files}"
            keys = self.province.batches.own_keys()
            files = officer.laptop.services.batches.export(keys, out).value.files
            if self._is_lost(place, last=last):
                continue
            held = self.mix.files is Files.HELD and place == len(self.officers) - 1
            self.province.batches.receive(files, new_keys=NewKeys.HOLD if held else NewKeys.TRUST)

    def _is_lost(self, place: int, *, last: bool) -> bool:
        if self.mix.files is Files.LOST:
            return place == 0 and not last and self.files <= 2 * len(self.officers)
        return self.mix.files is Files.LATE and place == 0 and last

    def close(self) -> None:
        for services in (self.province, *(officer.laptop.services for officer in self.officers)):
            services.close()


@contextmanager
def staged(seed: int, mix: Mix, root: Path) -> Iterator[Season]:
    with seams(seed) as world:
        season = Season(seed, mix, root, world)
        try:
            yield season
        finally:
            season.close()


def play(seed: int, mix: Mix | None = None) -> Told:
    """Play one season in a folder of its own, in memory where there is such a place."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        chosen = draw(random.Random(f"mix {seed}")) if mix is None else mix
        with staged(seed, chosen, Path(name)) as season:
            return season.play()
