"""The world of one season: machines, parcels on their way, and the events so far."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.sim.checks import Checks
from tests.sim.courier import Courier, Parcel
from tests.sim.field_work import FieldWork
from tests.sim.ground import PROVINCE, VNEID, Ground
from tests.sim.happened import Event
from tests.sim.machine import Machine
from tests.sim.seams import LaptopClock, World

WRONG_CLOCKS = (timedelta(days=-13_400), timedelta(days=26_600), timedelta(days=-3), timedelta(hours=9))
OLDER_PROGRAMS = (
    frozenset({"visit.voided"}),
    frozenset({"household.closed", "household.reopened", "visit.corrected"}),
    frozenset({"person.erased", "consent.withdrawn", "track.voided"}),
)
"""Kinds that a program from before the last update keeps unread (M13)."""


@dataclass(slots=True)
class Season:
    """The world of one seed."""

    seed: int
    root: Path
    world: World
    say: Callable[[str], object]
    ground: Ground = VNEID
    dice: random.Random = field(init=False)
    other_dice: random.Random = field(init=False)
    """Of what happens between the steps; the steps' own draws stay what they are without it."""
    liars_dice: random.Random = field(init=False)
    events: dict[str, Event] = field(default_factory=dict)
    lies: set[str] = field(default_factory=set)
    """Events that a dishonest machine made up."""
    machines: list[Machine] = field(default_factory=list)
    courier: Courier = field(init=False)
    checks: Checks = field(init=False)
    work: FieldWork = field(init=False)
    journal: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    """Counts of the season: files, refusals, approvals, files accepted after one, and so on."""
    heads: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    """The manifest of each written batch, by the SHA-256 of its file."""
    ever: dict[str, Parcel] = field(default_factory=dict)
    """Each batch file that was ever written, by its SHA-256."""
    cards: str = ""
    """The province's offline keys as they were printed."""
    imaged: bool = False
    """True if a disk was ever put back or doubled: only then may two events share one number."""

    def __post_init__(self) -> None:
        self.world.now = self.ground.start
        self.dice, self.other_dice = random.Random(self.seed), random.Random(self.seed ^ 0x07E5)
        self.liars_dice = random.Random(self.seed ^ 0x11E5)
        self.courier = Courier(self.root / "stick", self.dice)
        self.checks = Checks(self.events, self.heads, self.lies, self.courier.signed)
        self.work = FieldWork(self.dice)

    @contextmanager
    def apart(self) -> Iterator[None]:
        """Draws from the other dice."""
        kept = self.dice
        self.dice = self.courier.dice = self.other_dice
        try:
            yield
        finally:
            self.dice = self.courier.dice = kept

    @property
    def province(self) -> Machine:
        return self.machines[0]

    @property
    def laptops(self) -> list[Machine]:
        return self.machines[1:]

    @property
    def units(self) -> list[str]:
        """Communes in which somebody works."""
        return sorted({machine.unit for machine in self.laptops})

    def ward(self, unit: str) -> list[Machine]:
        return [machine for machine in self.laptops if machine.unit == unit]

    def mates(self, machine: Machine) -> list[Machine]:
        """The other laptops of a ward; a doubled disk is the same laptop."""
        return [one for one in self.ward(machine.unit) if one.device != machine.device]

    def chance(self, part: float) -> bool:
        return self.dice.random() < part

    def note(self, text: str) -> None:
        self.journal.append(text)
        self.say(text)

    def out(self, machine: Machine, what: str) -> Path:
        """A new folder on the stick."""
        self.counts["folders"] += 1
        return self.courier.folder / f"{machine.name}-{what}{self.counts['folders']}"

    def parcels_for(self, machine: Machine) -> list[Parcel]:
        return [parcel for parcel in self.courier.parcels if parcel.addressee is machine]

    def set_up(self, unit: str) -> Machine:
        """A new machine, with its own clock and program."""
        name = f"m{len(self.machines)}-{unit}"
        machine = Machine(
            name=name,
            root=self.root / name,
            world=self.world,
            unit=unit,
            clock=LaptopClock(self.world, since=self.world.now),
            events=self.events,
            applying=self.checks.applying,
            passphrase=self.dice.choice([None, None, "Bốn con vịt qua sông"]),
            ground=self.ground,
        )
        if not self.machines:
            self.checks.province = machine
        if unit != PROVINCE:
            if self.chance(0.2):
                machine.clock.set(self.dice.choice(WRONG_CLOCKS))
            elif self.chance(0.2):
                machine.clock.set(timedelta(), drift=self.dice.choice([-0.01, 0.02]))
            machine.unknown = self.dice.choice([frozenset(), frozenset(), frozenset(), *OLDER_PROGRAMS])
        machine.root.mkdir()
        machine.create()
        if unit == PROVINCE or self.chance(0.5):
            machine.load_campaign()
        self.machines.append(machine)
        return machine
