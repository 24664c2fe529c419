"""One season from one seed: what people, laptops and couriers do, step by step."""

from __future__ import annotations

import hashlib
import random
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from core.clock import iso
from core.errors import UserError
from core.exchange.desk import FileState, NewKeys, ReceivedFile
from core.exchange.manifest import Profile
from core.services import Services
from tests.sim.checks import Checks, DivergenceError, rebuilt, same
from tests.sim.courier import Courier, Parcel, opens_with, unpack
from tests.sim.field_work import FieldWork
from tests.sim.machine import Machine
from tests.sim.oracle import Event
from tests.sim.seams import LaptopClock, World, seams

PROVINCE = "96"
COMMUNES = ("32059", "32002", "31825")
WRONG_CLOCKS = (timedelta(days=-13_400), timedelta(days=26_600), timedelta(days=-3), timedelta(hours=9))

OLDER_PROGRAMS = (
    frozenset({"visit.voided"}),
    frozenset({"household.closed", "household.reopened", "visit.corrected"}),
)
"""Kinds that a program of before the last update keeps unread (M13)."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a season came to."""

    seed: int
    steps: int
    machines: int
    events: int
    files: int
    refused: int
    crashes: int
    checks: int
    digest: str


@dataclass(slots=True)
class Season:
    """The world of one seed."""

    seed: int
    root: Path
    world: World
    say: Callable[[str], object]
    dice: random.Random = field(init=False)
    events: dict[str, Event] = field(default_factory=dict)
    machines: list[Machine] = field(default_factory=list)
    courier: Courier = field(init=False)
    checks: Checks = field(init=False)
    work: FieldWork = field(init=False)
    journal: list[str] = field(default_factory=list)
    files: int = 0
    refused: int = 0
    imaged: bool = False
    """Whether a disk was ever put back or doubled: only then may two events bear one number."""

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)
        self.courier = Courier(self.root / "stick", self.dice)
        self.checks = Checks(self.events)
        self.work = FieldWork(self.dice)

    @property
    def province(self) -> Machine:
        return self.machines[0]

    def run(self, steps: int) -> None:
        (self.root / "stick").mkdir()
        self._enrol(PROVINCE)
        for commune in self.dice.sample(COMMUNES, self.dice.choice([1, 1, 2])):
            for _ in range(self.dice.choice([1, 2, 2, 3])):
                self._enrol(commune)
        self.province.take_image()
        if self.dice.random() < 0.7:
            self._share_lists()
        for number in range(steps):
            self.world.now += timedelta(minutes=self.dice.choice([1, 1, 7, 40, 200, 900]))
            machine, said = self.province, ""
            while not said:
                machine = self.dice.choice(self.machines)
                action = self.dice.choices(list(ACTIONS), list(ACTIONS.values()))[0]
                if action is Season._deliver and self.courier.parcels:
                    machine = self.dice.choice(self.courier.parcels).addressee
                said = action(self, machine)
            self.note(f"{number} {machine.name} {action.__name__[1:]}: {said}")
            check = self.checks.full if self.dice.random() < 0.25 else self.checks.quick
            check(machine)
        self._settle()

    def _share_lists(self) -> None:
        """One laptop of each ward adds the first households and gives them to the others."""
        for unit in sorted({machine.unit for machine in self.machines[1:]}):
            first, *mates = [machine for machine in self.machines if machine.unit == unit]
            for _ in range(self.dice.choice([1, 2, 3])):
                _, action, _ = self.work.add()
                first.do(action)
                first.take_in_new()
            for mate in mates:
                self._gather(mate, [first])

    def note(self, text: str) -> None:
        self.journal.append(text)
        self.say(text)

    def _enrol(self, unit: str) -> Machine:
        name = f"m{len(self.machines)}-{unit}"
        machine = Machine(
            name=name,
            root=self.root / name,
            world=self.world,
            unit=unit,
            clock=LaptopClock(self.world, since=self.world.now),
            events=self.events,
            passphrase=self.dice.choice([None, None, "Bốn con vịt qua sông"]),
        )
        if unit != PROVINCE:
            if self.dice.random() < 0.2:
                machine.clock.set(self.dice.choice(WRONG_CLOCKS))
            elif self.dice.random() < 0.2:
                machine.clock.set(timedelta(), drift=self.dice.choice([-0.01, 0.02]))
            machine.unknown = self.dice.choice([frozenset(), frozenset(), *OLDER_PROGRAMS])
        machine.root.mkdir()
        machine.create()
        self.machines.append(machine)
        return machine

    # What people do

    def _work(self, machine: Machine) -> str:
        self.work.events = {one: self.events[one] for one in machine.know.applying()}
        said, action, expected = self.work.choose(machine)
        if not said:
            return ""
        crash = self.dice.randint(0, 30) if self.dice.random() < 0.08 else None
        try:
            done = machine.do(action) if crash is None else machine.do_until_crash(action, crash)
        except UserError as error:
            same(f"{said}: nothing is recorded", machine.take_in_new(), [])
            return f"{said}: {error.code}"
        new = machine.take_in_new()
        if crash is not None and done is None and not new:
            return f"{said}: cut short"
        same(said, [(event.kind, {k: event.body.get(k) for k in wanted})
                    for event, (_, wanted) in zip(new, expected, strict=False)], expected)  # fmt: skip
        same(f"{said}: events", len(new), len(expected))
        return said

    def _send(self, machine: Machine) -> str:
        if machine.is_province:
            return ""
        mates = [m for m in self.machines if m.unit == machine.unit and m.device != machine.device]
        to = self.dice.choice([self.province, *mates])
        profile = Profile.FULL if to in mates or self.dice.random() < 0.1 else Profile.PSEUDONYMOUS
        out = self.courier.folder / f"{machine.name}-{len(self.journal)}"

        def export(services: Services) -> object:
            return services.batches.export(to.keys, out, profile).value

        if self.dice.random() < 0.08:
            if machine.do_until_crash(export, self.dice.randint(0, 20)) is None:
                return f"to {to.name}: cut short"
        else:
            machine.do(export)
        batch = machine.connection.execute("SELECT id FROM batch ORDER BY n DESC LIMIT 1").fetchone()[0]
        for path in sorted(out.glob("*.tnb")):
            self._post(machine, to, batch, path, full=profile is Profile.FULL)
        return f"to {to.name}, {profile.value}"

    def _post(self, machine: Machine, to: Machine, batch: str, path: Path, *, full: bool) -> None:
        """Looks into a written file before it goes."""
        data = path.read_bytes()
        carried = {event.id: event for event in unpack(data, to.identity)}
        classes = ("public", "personal") if full else ("public",)
        held = {one for one in machine.know.applying() if self.events[one].cls in classes}
        _, acked = machine.know.acked.get(to.keys.signing_key, (0, frozenset()))
        same("what a file carries", set(carried) - held, set())
        same("what a file leaves out without a receipt", held - set(carried) - acked, set())
        for one, event in carried.items():
            same("a line in a file", event.line, self.events[one].line)
        self.files += 1
        created = iso(machine.clock.now())
        self.courier.take(Parcel(path, machine, to, batch, data, frozenset(carried), created=created))

    def _deliver(self, machine: Machine) -> str:
        for_us = [p for p in self.courier.parcels if p.addressee is machine]
        if not for_us:
            return ""
        dice = self.dice.random()
        parcel = self.dice.choice(for_us)
        if dice < 0.08:
            self.courier.parcels.remove(parcel)
            return f"{parcel.path.name} lost"
        if dice < 0.22:
            return self._refuse(machine, self.courier.accident(parcel))
        if dice < 0.3:
            astray = self.dice.choice(self.courier.parcels)
            if astray.addressee.device != machine.device:
                return self._refuse(machine, astray)
        if dice < 0.4:
            self.courier.swap(parcel, self.dice.choice(for_us))
        if dice > 0.9:
            parcel = self.courier.renamed(parcel)
        elif self.dice.random() < 0.5:
            self.courier.parcels.remove(parcel)
        if parcel.receipt:
            return f"{parcel.sender.name} receipt {parcel.receipt}: {self._read_receipt(machine, parcel)}"
        said = self.receive(machine, parcel, trust=self.dice.random() < 0.7)
        return f"{parcel.sender.name} {parcel.path.name}: {said}"

    def _refuse(self, machine: Machine, parcel: Parcel) -> str:
        before = machine.bytes_on_disk()
        received = self._receive(machine, parcel, NewKeys.TRUST)
        same(f"a file that is {parcel.spoilt or 'for another'}", received.state, FileState.REFUSED)
        if machine.bytes_on_disk() != before:
            raise DivergenceError("a refused file changed something")
        assert received.reason is not None
        self.refused += 1
        return parcel.spoilt or f"for another: {received.reason.code}"

    def _receive(self, machine: Machine, parcel: Parcel, new_keys: NewKeys) -> ReceivedFile:
        return machine.do(lambda s: s.batches.receive([parcel.path], new_keys=new_keys).value[0])

    def receive(self, machine: Machine, parcel: Parcel, *, trust: bool) -> str:
        """Gives a whole file to its addressee."""
        know, new_keys = machine.know, NewKeys.TRUST if trust else NewKeys.HOLD
        expected = self._expected(machine, parcel, trust=trust)
        new = len(parcel.events - know.everything())

        def action(services: Services) -> ReceivedFile:
            return services.batches.receive([parcel.path], new_keys=new_keys).value[0]

        if self.dice.random() < 0.1:
            received = machine.do_until_crash(action, self.dice.randint(0, 60))
            if received is None:
                merged = machine.connection.execute(
                    "SELECT count(*) FROM batch WHERE sha256 = ? AND applied", (parcel.sha256,)
                ).fetchone()[0]
                if merged and expected is FileState.MERGED:
                    know.merged(parcel.batch, parcel.sha256, parcel.events, parcel.sender.device)
                return "cut short" + (", after the merge" if merged else "")
        else:
            received = machine.do(action)
        same(f"what becomes of {parcel.path.name} ({received.reason})", received.state, expected)
        if expected is FileState.MERGED:
            same("new events", received.new, new)
            know.merged(parcel.batch, parcel.sha256, parcel.events, parcel.sender.device)
        return f"{expected.value}, {new} new"

    def _collect(self, machine: Machine) -> str:
        """The week's files of a ward come together, at the province or on one laptop of the ward."""
        senders = [m for m in self.machines[1:] if m.device != machine.device]
        if not machine.is_province:
            senders = [m for m in senders if m.unit == machine.unit]
        chosen = self.dice.sample(senders, self.dice.randint(0, len(senders)))
        if not chosen:
            return ""
        self._gather(machine, chosen)
        return f"from {', '.join(one.name for one in chosen)}"

    def _expected(self, machine: Machine, parcel: Parcel, *, trust: bool) -> FileState:
        know, sender = machine.know, parcel.sender
        if know.has_merged(parcel.sha256):
            return FileState.DONE_BEFORE
        revoked = know.revoked.get(sender.device)
        if revoked is not None and parcel.created >= revoked:
            return FileState.HELD
        known = sender.device in know.trusted or sender.keys == machine.keys
        return FileState.MERGED if known or trust else FileState.HELD

    def _answer(self, machine: Machine) -> str:
        """Receipts for everybody whose files came in."""
        out = self.courier.folder / f"{machine.name}-receipts{len(self.journal)}"
        written = machine.do(lambda s: s.answers.write_receipts(out).value if s.answers.machines() else None)
        same("events made by a receipt", machine.take_in_new(), [])
        if written is None:
            return ""
        holds = frozenset(machine.know.everything())
        for path in written.files:
            data = path.read_bytes()
            to = next(m for m in self.machines if opens_with(data, m.identity))
            self.courier.take(Parcel(path, machine, to, "", data, holds, receipt=written.version))
        return f"{len(written.files)}, number {written.version}"

    def _read_receipt(self, machine: Machine, parcel: Parcel) -> str:
        received = self._receive(machine, parcel, NewKeys.HOLD)
        same("events made by reading a receipt", machine.take_in_new(), [])
        key = parcel.sender.keys.signing_key
        if received.state is FileState.MERGED:
            last, _ = machine.know.acked.get(key, (0, frozenset()))
            same("an older receipt is not read", parcel.receipt > last, true=True)
            machine.know.acked[key] = (parcel.receipt, parcel.events)
        return received.state.value

    def _revoke(self, machine: Machine) -> str:
        others = sorted(machine.know.trusted - set(machine.know.revoked) - {machine.device})
        if not machine.is_province or not others:
            return ""
        device = self.dice.choice(others)
        machine.know.revoked[device] = iso(machine.clock.now())
        machine.do(lambda s: s.enrolment.revoke(device))
        same("revoked", {event.kind for event in machine.take_in_new()} >= {"device.revoked"}, true=True)
        return device[-6:]

    def _undo(self, machine: Machine) -> str:
        applied, undone = machine.know.applied_batches(), machine.know.undone_batches()
        if undone and self.dice.random() < 0.6:
            batch = self.dice.choice(undone)
            machine.do(lambda s: s.batches.redo(batch))  # type: ignore[arg-type]
            machine.know.set_applied(batch, applied=True)
            return f"redo {batch[-6:]}"
        if not applied:
            return ""
        batch, before = self.dice.choice(applied), machine.know.applying()
        stopped = machine.do(lambda s: s.batches.undo(batch).value)  # type: ignore[arg-type]
        machine.know.set_applied(batch, applied=False)
        same("events that stopped", stopped, len(before - machine.know.applying()))
        return f"undo {batch[-6:]}"

    # What happens to machines

    def _back_up(self, machine: Machine) -> str:
        return machine.do(lambda s: s.copies.make("manual")).name

    def _restore(self, machine: Machine) -> str:
        if not machine.copies:
            return ""
        name = self.dice.choice(sorted(machine.copies))
        know = machine.copies[name].copy()
        machine.do(lambda s: s.copies.restore(name))
        machine.know = know
        machine.open()
        machine.resync()
        return name

    def _reopen(self, machine: Machine) -> str:
        machine.close()
        machine.open()
        return "closed and opened"

    def _die(self, machine: Machine) -> str:
        machine.die()
        return "killed"

    def _image(self, machine: Machine) -> str:
        if machine.images and self.dice.random() < 0.5:
            image = self.dice.choice(machine.images)
            machine.put_image_back(image)
            self.imaged = True
            return f"put back {image.path.name}"
        machine.take_image()
        return f"took {machine.images[-1].path.name}"

    def _double(self, machine: Machine) -> str:
        """A disk is copied to a second laptop, which then works beside the first."""
        if machine.is_province or len(self.machines) > 6:
            return ""
        machine.close()
        twin = Machine(
            name=f"m{len(self.machines)}-{machine.unit}-twin",
            root=self.root / f"m{len(self.machines)}-twin",
            world=self.world,
            unit=machine.unit,
            clock=LaptopClock(self.world, since=self.world.now),
            events=self.events,
            passphrase=machine.passphrase,
            unknown=machine.unknown,
        )
        twin.root.mkdir()
        shutil.copytree(machine.folder, twin.folder)
        twin.know, twin.copies = machine.know.copy(), dict(machine.copies)
        twin.adopt(machine)
        machine.open()
        self.machines.append(twin)
        self.checks.quick(twin)
        return twin.name

    def _clock(self, machine: Machine) -> str:
        off = self.dice.choice([*WRONG_CLOCKS, timedelta(), timedelta()])
        machine.clock.set(off, drift=self.dice.choice([0.0, 0.0, 0.05]))
        return f"{off}"

    def _late(self, machine: Machine) -> str:
        if machine.is_province or len(self.machines) > 6:
            return ""
        return self._enrol(machine.unit).name

    def _upgrade(self, machine: Machine) -> str:
        if not machine.unknown:
            return ""
        machine.close()
        machine.unknown = frozenset()
        machine.open()
        return "knows every kind"

    # The end

    def _settle(self) -> None:
        """Everybody sends everything; those with the same events show the same."""
        for machine in self.machines:
            self._upgrade(machine)
            for batch in machine.know.undone_batches():
                machine.do(lambda s, b=batch: s.batches.redo(b))  # type: ignore[misc]
                machine.know.set_applied(batch, applied=True)
        self.world.now += timedelta(days=1)
        for unit in sorted({machine.unit for machine in self.machines[1:]}):
            here = [machine for machine in self.machines if machine.unit == unit]
            for to in here:
                mates = [machine for machine in here if machine.device != to.device]
                self._gather(to, mates, everything=True)
        last = {machine.unit: machine for machine in self.machines[1:]}
        self._gather(self.province, list(last.values()), everything=True)
        for machine in self.machines:
            self.checks.full(machine)
        rebuilt(self.dice.choice(self.machines), self.events, self.dice, self.root / "anew.db")
        if not self.imaged:
            same("forks without a disk put back", self.province.services.batches.forks(), [])

    def _gather(self, to: Machine, senders: list[Machine], *, everything: bool = False) -> None:
        """What the senders have that was not acknowledged, or all of it, in one job."""
        parcels = []
        for machine in senders:
            out = self.courier.folder / f"{machine.name}-{to.name}-{self.files}"
            batch = machine.do(
                lambda s, o=out: (
                    s.batches.export(  # type: ignore[misc]
                        to.keys, o, Profile.FULL, everything=everything
                    ).value.batch
                )
            )
            for path in sorted(out.glob("*.tnb")):
                self._post(machine, to, batch, path, full=True)
                parcels.append(self.courier.parcels.pop())
        files = [parcel.path for parcel in parcels]
        expected = [self._expected(to, parcel, trust=True) for parcel in parcels]
        received = to.do(lambda s: s.batches.receive(files, new_keys=NewKeys.TRUST).value)
        same("files from everybody", [one.state for one in received], expected)
        for parcel, state in zip(parcels, expected, strict=True):
            if state is FileState.MERGED:
                to.know.merged(parcel.batch, parcel.sha256, parcel.events, parcel.sender.device)

    def close(self) -> None:
        for machine in self.machines:
            machine.close()


ACTIONS: dict[Callable[[Season, Machine], str], int] = {
    Season._work: 52,
    Season._send: 14,
    Season._deliver: 24,
    Season._collect: 7,
    Season._answer: 4,
    Season._revoke: 1,
    Season._undo: 4,
    Season._back_up: 2,
    Season._restore: 2,
    Season._reopen: 1,
    Season._die: 2,
    Season._image: 3,
    Season._double: 1,
    Season._clock: 2,
    Season._late: 1,
    Season._upgrade: 1,
}


def play_alone(seed: int, *, say: Callable[[str], object] = lambda _: None) -> Told:
    """`play` in a folder of its own, in memory where there is such a place."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        return play(seed, Path(name), say=say)


def play(
    seed: int, root: Path, steps: int | None = None, *, say: Callable[[str], object] = lambda _: None
) -> Told:
    """Plays the season of a seed in an empty folder. Raises where an invariant does not hold."""
    with seams(seed) as world:
        season = Season(seed, root, world, say)
        steps = steps or random.Random(seed).choice([*[8, 12, 20, 35] * 5, 120])
        try:
            season.run(steps)
            season.close()
        except BaseException as error:
            error.add_note("\n".join([f"seed {seed}", *season.journal[-40:]]))
            raise
        finally:
            for machine in season.machines:
                if hasattr(machine, "services"):
                    machine.connection.inner.close()
    text = "\n".join([*season.journal, *sorted(season.events)])
    return Told(
        seed=seed,
        steps=steps,
        machines=len(season.machines),
        events=len(season.events),
        files=season.files,
        refused=season.refused,
        crashes=sum(machine.crashes for machine in season.machines),
        checks=season.checks.done,
        digest=hashlib.sha256(text.encode()).hexdigest()[:16],
    )
