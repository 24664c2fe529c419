"""Accidents of machines: copies, crashes, disks put back or doubled, wrong clocks, updates."""

from __future__ import annotations

import shutil
from datetime import timedelta

from tests.sim.checks import same
from tests.sim.machine import Machine
from tests.sim.oracle_people import Erasures
from tests.sim.seams import LaptopClock
from tests.sim.stage import WRONG_CLOCKS, Season


def back_up(season: Season, machine: Machine) -> str:
    del season
    return machine.do(lambda s: s.copies.make("manual")).name


def restore(season: Season, machine: Machine) -> str:
    """A safe copy takes the place of the database; files that wait stay, unless the copy has them merged."""
    if not machine.copies:
        return ""
    name = season.dice.choice(sorted(machine.copies))
    put_back(machine, name)
    return name


def put_back(machine: Machine, name: str) -> None:
    know = machine.copies[name].copy()
    machine.do(lambda s: s.copies.restore(name))
    machine.know = know
    machine.open()
    machine.clear_shelf()
    machine.resync()


def reopen(season: Season, machine: Machine) -> str:
    del season
    machine.close()
    machine.open()
    return "closed and opened"


def die(season: Season, machine: Machine) -> str:
    del season
    machine.die()
    return "killed"


def image(season: Season, machine: Machine) -> str:
    """Take an image of the disk, or restore one: the program is not informed."""
    if machine.images and season.chance(0.5):
        taken = season.dice.choice(machine.images)
        machine.put_image_back(taken)
        season.imaged = True
        return f"put back {taken.path.name}"
    machine.take_image()
    return f"took {machine.images[-1].path.name}"


def double(season: Season, machine: Machine) -> str:
    """A disk is copied to a second laptop, which then works beside the first."""
    if machine.is_province or len(season.machines) >= season.ground.machines:
        return ""
    machine.close()
    number = len(season.machines)
    twin = Machine(
        name=f"m{number}-{machine.unit}-twin",
        root=season.root / f"m{number}-twin",
        world=season.world,
        unit=machine.unit,
        clock=LaptopClock(season.world, since=season.world.now),
        events=season.events,
        applying=season.checks.applying,
        passphrase=machine.passphrase,
        ground=machine.ground,
        unknown=machine.unknown,
    )
    twin.root.mkdir()
    shutil.copytree(machine.folder, twin.folder)
    twin.know, twin.copies, twin.held = machine.know.copy(), dict(machine.copies), dict(machine.held)
    twin.mixed_copies = set(machine.mixed_copies)
    twin.adopt(machine)
    twin.clear_shelf()
    machine.open()
    season.machines.append(twin)
    season.checks.quick(twin)
    return twin.name


def set_clock(season: Season, machine: Machine) -> str:
    off = season.dice.choice([*WRONG_CLOCKS, timedelta(), timedelta()])
    machine.clock.set(off, drift=season.dice.choice([0.0, 0.0, 0.05]))
    return f"{off}"


def upgrade(season: Season, machine: Machine) -> str:
    """The program is updated and reads what it had kept."""
    del season
    if not machine.unknown:
        return ""
    machine.close()
    machine.unknown = frozenset()
    machine.open()
    return "knows every kind"


def undo(season: Season, machine: Machine) -> str:
    """Take a merged file back at this machine, or apply it again."""
    applied, undone = machine.know.applied_batches(), machine.know.undone_batches()
    if undone and season.chance(0.6):
        batch = season.dice.choice(undone)
        machine.do(lambda s: s.batches.redo(batch))  # type: ignore[arg-type] # ids here are plain text
        machine.know.set_applied(batch, applied=True)
        return f"redo {batch[-6:]}"
    if not applied:
        return ""
    return take_back(season, machine, season.dice.choice(applied))


def take_back(season: Season, machine: Machine, batch: str) -> str:
    """Take all files of a batch back at this machine."""
    before = machine.know.applying()
    stopped = machine.do(lambda s: s.batches.undo(batch).value)  # type: ignore[arg-type] # ids are plain text
    machine.know.set_applied(batch, applied=False)
    gone = [season.events[one] for one in before - machine.know.applying()]
    erasures = Erasures.of(season.events[one] for one in machine.know.erasures)
    erased = erasures.fields(gone) | erasures.notes(season.events[one] for one in machine.know.everything())
    same("events that stopped", len(gone) - len(erased) <= stopped <= len(gone), true=True)
    return f"undo {batch[-6:]}"
