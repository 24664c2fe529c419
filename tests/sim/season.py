"""One season from one seed: what people, laptops and couriers do, step by step."""

from __future__ import annotations

import hashlib
import random
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from core.sync.manifest import Profile
from tests.sim import between, disks, enrolling, inbox, one_list, province, wards
from tests.sim import dishonest as lying
from tests.sim.checks import check_kept, same
from tests.sim.courier import KEYS
from tests.sim.ground import PROVINCE, VNEID, Ground
from tests.sim.machine import Machine
from tests.sim.seams import seams
from tests.sim.stage import Season
from tests.sim.state import state_anew, state_digest


@dataclass(frozen=True, slots=True)
class Told:
    """Result of a season. `counts` are kinds of events, files and accidents, by name."""

    seed: int
    steps: int
    machines: int
    events: int
    crashes: int
    checks: int
    digest: str
    counts: Mapping[str, int] = field(default_factory=dict)


def begin(season: Season) -> None:
    """The province, one or two wards; most laptops are enrolled, many share a list."""
    dice, ground = season.dice, season.ground
    (season.root / "stick").mkdir()
    season.set_up(PROVINCE)
    for commune in dice.sample(ground.communes, dice.choice(ground.wards)):
        for _ in range(dice.choice(ground.laptops)):
            season.set_up(commune)
    season.province.take_image()
    for laptop in season.laptops:
        if season.chance(0.35):
            enrolling.enrol_at_once(season, laptop)
    if season.chance(0.7):
        wards.share_lists(season)


def late(season: Season, machine: Machine) -> str:
    """Add a laptop late; the province learns of it by its request."""
    if machine.is_province or len(season.machines) >= season.ground.machines:
        return ""
    laptop = season.set_up(machine.unit)
    season.counts["late"] += 1
    return f"{laptop.name}, asks {enrolling.ask(season, laptop)}"


Action = Callable[[Season, Machine], str]

ACTIONS: dict[Action, int] = {
    wards.work: 75,
    wards.send: 12,
    wards.send_through_hub: 4,
    wards.collect: 5,
    inbox.deliver: 28,
    enrolling.ask: 3,
    enrolling.approve: 4,
    enrolling.accept: 4,
    enrolling.publish: 1,
    enrolling.revoke: 1,
    province.answer: 4,
    province.send_down: 4,
    disks.undo: 4,
    disks.back_up: 2,
    disks.restore: 2,
    disks.reopen: 1,
    disks.die: 2,
    disks.image: 3,
    disks.double: 1,
    disks.set_clock: 2,
    disks.upgrade: 1,
    late: 1,
}


def _who(season: Season, action: Action) -> Machine:
    """Return the machine of an action; files are read by machines with mail."""
    if action in AT_PROVINCE:
        return season.province
    mail = [p for p in season.courier.parcels if (p.kind == KEYS) is (action is enrolling.accept)]
    if mail and action in (inbox.deliver, enrolling.accept):
        return season.dice.choice(mail).addressee
    return season.dice.choice(season.machines)


AT_PROVINCE = (enrolling.approve, enrolling.publish, enrolling.revoke, province.send_down)


def step(season: Season, number: int, actions: Mapping[Action, int] = ACTIONS) -> None:
    """One thing happens to one machine, and is looked at."""
    season.world.now += timedelta(minutes=season.dice.choice(season.ground.pauses))
    machine, said = season.province, ""
    while not said:
        action = season.dice.choices(list(actions), list(actions.values()))[0]
        machine = _who(season, action)
        said = action(season, machine)
    season.note(f"{number} {machine.name} {action.__name__}: {said}")
    check = season.checks.full if season.chance(0.25) else season.checks.quick
    check(machine)
    check_kept(season.machines)


def end(season: Season) -> None:
    """Everybody sends everything; those with the same events show the same."""
    season.world.now += timedelta(days=1)
    for machine in season.machines:
        disks.upgrade(season, machine)
        for batch in machine.know.undone_batches():
            machine.do(lambda s, b=batch: s.batches.redo(b))  # type: ignore[misc]  # a default binds it now
            machine.know.set_applied(batch, applied=True)
    for laptop in season.laptops:
        if season.chance(0.15):
            enrolling.enrol_at_once(season, laptop)
    if season.chance(0.5):
        _tell_everybody(season)
    for unit in season.units:
        for to in season.ward(unit):
            wards.gather(season, to, season.mates(to), everything=True)
    through_hub = season.chance(0.5)
    last = {machine.unit: machine for machine in season.laptops}
    if through_hub:
        wards.gather(
            season, season.province, [*last.values(), *season.laptops], everything=True,
            profile=Profile.PSEUDONYMOUS,
        )  # fmt: skip
    else:
        wards.gather(season, season.province, list(last.values()), everything=True)
    for machine in season.machines:
        season.checks.full(machine)
    check_kept(season.machines)
    if season.chance(0.5):
        one = season.dice.choice(season.machines)
        anew = state_anew(season.checks.applying(one), season.events, season.dice, season.root / "anew.db")
        same("a state built anew", anew, state_digest(one.connection))
    if not season.imaged:
        same("forks without a disk put back", season.province.services.batches.forks(), [])


def _tell_everybody(season: Season) -> None:
    """The list of machines goes to all of them, and is read."""
    enrolling.publish(season, season.province)
    for laptop in season.laptops:
        for parcel in [p for p in season.parcels_for(laptop) if p.kind == KEYS][-1:]:
            enrolling.read_keys(season, laptop, parcel, season.province.keys.number)


def steps_of(seed: int) -> int:
    """Return the number of steps of a seed's season."""
    return random.Random(seed).choice([*[8, 12, 20, 35] * 5, 120])


def play_alone(
    seed: int,
    steps: int | None = None,
    *,
    say: Callable[[str], object] = lambda _: None,
    plain: bool = False,
    dishonest: bool = False,
    lists: bool = False,
) -> Told:
    """`play` in a folder of its own, in memory where there is such a place."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        return play(seed, Path(name), steps, say=say, plain=plain, dishonest=dishonest, lists=lists)


@contextmanager
def staged(
    seed: int, root: Path, ground: Ground = VNEID, *, say: Callable[[str], object] = lambda _: None
) -> Iterator[Season]:
    """Yield a season in an empty folder, before its first day. Errors in it have its journal attached."""
    with seams(seed) as world:
        season = Season(seed, root, world, say, ground)
        try:
            yield season
        except BaseException as error:
            error.add_note("\n".join([f"seed {seed}", *season.journal[-40:]]))
            raise
        finally:
            for machine in season.machines:
                if hasattr(machine, "services"):
                    machine.connection.inner.close()


def play(
    seed: int,
    root: Path,
    steps: int | None = None,
    *,
    say: Callable[[str], object] = lambda _: None,
    plain: bool = False,
    dishonest: bool = False,
    lists: bool = False,
) -> Told:
    """Plays the season of a seed in an empty folder. Raises where an invariant does not hold.

    A `plain` season is without what happens between its steps.
    """
    with staged(seed, root, say=say) as season:
        steps = steps or steps_of(seed)
        begin(season)
        for number in range(steps):
            step(season, number)
            if not plain:
                between.happen(season)
            if dishonest:
                lying.happen(season)
            if lists:
                one_list.happen(season)
        end(season)
        if not plain:
            between.end(season)
        for machine in season.machines:
            machine.close()
    text = "\n".join([*season.journal, *sorted(season.events)])
    return Told(
        seed=seed,
        steps=steps,
        machines=len(season.machines),
        events=len(season.events),
        crashes=sum(machine.crashes for machine in season.machines),
        checks=season.checks.done,
        digest=hashlib.sha256(text.encode()).hexdigest()[:16],
        counts=dict(season.counts),
    )
