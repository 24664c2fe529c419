"""One season on real workspaces, and the province that reads their files."""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from typing_extensions import override

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.ids import IdSource
from core.records.workspace import NewWorkspace
from core.sync.desk import NewKeys
from tests.sim.seams import CHEAP, LaptopClock, seams
from tests.village.laptop import Laptop
from tests.village.mix import Laptops, Mix, draw
from tests.village.schedule import MEMORY, START, Schedule
from tests.village.verdict import Reported, Told, reported

PROVINCE: Final = "96"
UNIT: Final = "32014"
CAMPAIGN: Final = "bluezone-2020"


@dataclass(slots=True)
class Season(Schedule[Laptop]):
    """A season on real workspaces."""

    workspaces: Workspaces = field(init=False)
    province: Services = field(init=False)

    @override
    def laptops(self) -> list[Laptop]:
        clock = LaptopClock(self.world, since=START)
        self.workspaces = Workspaces(clock=clock, ids=IdSource(), cost=CHEAP)
        self.province = self._open("province", PROVINCE)
        first = Laptop(self._open("first", UNIT))
        path = self.list_file("list.csv")
        first.load(path, self.village)
        if self.mix.laptops is Laptops.ONE:
            return [first]
        second = Laptop(self._open("second", UNIT))
        if self.mix.laptops is Laptops.HANDED_OVER:
            first.hand_over(second, self.folder / "stick", self.village)
        else:
            again = path if self.mix.laptops is Laptops.SAME_LIST else self.list_file("list-2.csv")
            second.load(again, self.village)
        return [first, second]

    @override
    def pair(self, first: Laptop, second: Laptop, number: int) -> None:
        first.pair_with(second, self.folder / f"ward-{number}", self.village)

    @override
    def send(self, place: int, laptop: Laptop, *, is_lost: bool, is_held: bool) -> None:
        out = self.folder / f"usb-{self.files}"
        files = laptop.services.batches.export(self.province.batches.own_keys(), out).value.files
        if not is_lost:
            self.province.batches.receive(files, new_keys=NewKeys.HOLD if is_held else NewKeys.TRUST)

    @override
    def reported(self) -> Reported:
        return reported(self.province, UNIT)

    def _open(self, name: str, unit: str) -> Services:
        new = NewWorkspace(
            unit_code=unit, valid_from=None, hamlet=None, officer_name="Lê Văn Tám", campaign=CAMPAIGN
        )
        return self.workspaces.create(self.folder / name, new)

    def close(self) -> None:
        for services in (self.province, *(officer.laptop.services for officer in self.officers)):
            services.close()


@contextmanager
def staged(seed: int, mix: Mix, root: Path) -> Iterator[Season]:
    with seams(seed) as world:
        os.environ["TUNG_NHA_STATE"] = str(root / "state")  # `seams` puts the former one back
        season = Season(seed, mix, root, world)
        try:
            yield season
        finally:
            season.close()


def play(seed: int, mix: Mix | None = None) -> Told:
    """Play one season in a folder of its own."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as name:
        chosen = draw(random.Random(f"mix {seed}")) if mix is None else mix
        with staged(seed, chosen, Path(name)) as season:
            return season.play()
