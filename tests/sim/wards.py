"""Laptops of a ward: they work, give each other full files, and their hub sends one stream upward."""

from __future__ import annotations

from pathlib import Path

from core.application.services import Services
from core.base.clock import iso
from core.base.errors import UserError
from core.sync.manifest import Profile
from tests.sim.checks import same
from tests.sim.courier import BATCH, Parcel, unpack
from tests.sim.happened import Event
from tests.sim.inbox import receive_all
from tests.sim.machine import Machine
from tests.sim.stage import Season
from tests.sim.work import Expected


def work(season: Season, machine: Machine) -> str:
    """An officer sits down and records one thing, or some."""
    pieces = [_record(season, machine) for _ in range(season.dice.choice(season.ground.pieces))]
    return "; ".join(filter(None, pieces))


def _record(season: Season, machine: Machine) -> str:
    """It must become exactly the events that it should."""
    _, truth = season.checks.truth(machine)
    season.work.see(truth)
    said, action, expected = season.work.choose(machine)
    if not said:
        return ""
    crash = season.dice.randint(0, 30) if season.chance(0.08) else None
    try:
        done = machine.do(action) if crash is None else machine.do_until_crash(action, crash)
    except UserError as error:
        same(f"{said}: nothing is recorded", machine.take_in_new(), [])
        return f"{said}: {error.code}"
    new = [event for event in machine.take_in_new() if not _answers_return(event, expected)]
    if crash is not None and done is None and not new:
        return f"{said}: cut short"
    same(said, [(event.kind, {k: event.body.get(k) for k in wanted})
                for event, (_, wanted) in zip(new, expected, strict=False)], expected)  # fmt: skip
    same(f"{said}: events", len(new), len(expected))
    season.counts.update(event.kind for event in new)
    return said


def _answers_return(event: Event, expected: Expected) -> bool:
    """A visit sent back by a clock that is ahead is dealt with along with what is recorded."""
    wanted = {kind for kind, _ in expected}
    return event.kind == "visit.returned" and event.kind not in wanted and bool(expected)


def share_lists(season: Season) -> None:
    """One laptop of each ward adds the first households and gives them to the others."""
    for unit in season.units:
        first, *mates = season.ward(unit)
        for _ in range(season.dice.choice(season.ground.households)):
            _, action, _ = season.work.add()
            first.do(action)
            first.take_in_new()
        for _ in range(6 if season.work.bent == "people" else 0):
            _record(season, first)
        for mate in mates:
            gather(season, mate, [first])


def send(season: Season, machine: Machine) -> str:
    """A file for the province without names, or for a mate with them."""
    if machine.is_province:
        return ""
    mates = season.mates(machine)
    to = season.dice.choice([season.province, *mates])
    profile = Profile.FULL if to in mates or season.chance(0.1) else Profile.PSEUDONYMOUS
    return f"to {to.name}, {send_to(season, machine, to, profile)}"


def send_through_hub(season: Season, machine: Machine) -> str:
    """The ward's laptop gathers full files and sends one stream without names; some also send directly."""
    if machine.is_province or not season.mates(machine):
        return ""
    hub, *_ = season.ward(machine.unit)
    mates = season.mates(hub)
    gather(season, hub, mates)
    said = [f"hub {hub.name}: {send_to(season, hub, season.province, Profile.PSEUDONYMOUS)}"]
    for mate in mates:
        if season.chance(0.4):
            said.append(f"{mate.name} too: {send_to(season, mate, season.province, Profile.PSEUDONYMOUS)}")
    season.counts["hubs"] += 1
    season.checks.quick(hub)
    return ", ".join(said)


def send_to(season: Season, machine: Machine, to: Machine, profile: Profile) -> str:
    """A file for `to`; sometimes the machine stops while it writes."""
    out = season.out(machine, "")

    def export(services: Services) -> object:
        return services.batches.export(to.keys, out, profile).value

    if season.chance(0.08):
        if machine.do_until_crash(export, season.dice.randint(0, 20)) is None:
            if _marked(machine, to):
                machine.know.sent_to.add(to.keys.signing_key)
            return "cut short"
    else:
        machine.do(export)
    machine.know.sent_to.add(to.keys.signing_key)
    batch = machine.connection.execute("SELECT id FROM batch ORDER BY n DESC LIMIT 1").fetchone()[0]
    for parcel in _post(season, machine, to, batch, out, full=profile is Profile.FULL):
        season.courier.take(parcel)
    return profile.value


def _marked(machine: Machine, to: Machine) -> bool:
    """Return True if the program had marked the batch when it was cut short."""
    return bool(
        machine.connection.execute(
            "SELECT 1 FROM batch WHERE direction = 'out' AND other_key = ?", (to.keys.signing_key,)
        ).fetchone()
    )


def _post(
    season: Season, machine: Machine, to: Machine, batch: str, out: Path, *, full: bool
) -> list[Parcel]:
    """Looks into what was written before it goes; a large batch has several parts."""
    files = [(path, path.read_bytes()) for path in sorted(out.glob("*.tnb"))]
    parts = [unpack(data, to.identities) for _, data in files]
    carried = {event.id: event for part in parts for event in part.events}
    classes = ("public", "personal") if full else ("public",)
    _, truth = season.checks.truth(machine)
    unread = machine.know.applying() - season.checks.applying(machine)
    """Kinds of a newer program, and lines that wait: both are passed on."""
    every = {event.id for event in truth.events} | unread
    to_go = every - truth.withheld()
    held = {one for one in to_go if season.events[one].cls in classes}
    answer = machine.know.acked.get(to.keys.signing_key)
    acked = frozenset() if answer is None else answer.holds
    same("what a file carries", set(carried) - held, set())
    same("what a file leaves out without a receipt", held - set(carried) - acked, set())
    for one, event in carried.items():
        same("a line in a file", event.line, season.events[one].line)
    numbers = {one: _number(season, one) for one in every}
    streams = set[tuple[str, str, str, int]]().union(*(part.numbers("streams") for part in parts))
    withheld = set[tuple[str, str, str, int]]().union(*(part.numbers("withheld") for part in parts))
    same("numbers carried", streams, {numbers[one] for one in carried})
    kept_back = {numbers[one] for one in every - held - acked if season.events[one].cls != "local"}
    same("numbers kept back that the file does not name", kept_back - withheld
         - {numbers[one] for one in held}, set())  # fmt: skip
    season.counts["files"] += 1
    parcels = []
    for (path, data), part in zip(files, parts, strict=True):
        events = frozenset(event.id for event in part.events)
        parcel = Parcel(path, machine, to, BATCH, data, events, batch=batch, created=iso(machine.clock.now()))
        season.heads[parcel.sha256] = part.head
        season.ever[parcel.sha256] = parcel
        parcels.append(parcel)
    return parcels


def _number(season: Season, one: str) -> tuple[str, str, str, int]:
    event = season.events[one]
    return event.device, event.incarnation, event.cls, event.seq


def collect(season: Season, machine: Machine) -> str:
    """The week's files of a ward come together, at the province or on one laptop of the ward."""
    senders = [m for m in season.laptops if m.device != machine.device]
    if not machine.is_province:
        senders = [m for m in senders if m.unit == machine.unit]
    chosen = season.dice.sample(senders, season.dice.randint(0, len(senders)))
    if not chosen:
        return ""
    gather(season, machine, chosen)
    return f"from {', '.join(one.name for one in chosen)}"


def gather(
    season: Season, to: Machine, senders: list[Machine], *, everything: bool = False,
    profile: Profile = Profile.FULL,
) -> None:  # fmt: skip
    """Send the senders' unacknowledged events, or all of them, in one job."""
    parcels = []
    for machine in senders:
        out = season.out(machine, f"{to.name}-")
        exported = machine.do(
            lambda s, o=out: s.batches.export(to.keys, o, profile, everything=everything).value  # type: ignore[misc]  # a default binds it
        )
        machine.know.sent_to.add(to.keys.signing_key)
        parcels += _post(season, machine, to, exported.batch, out, full=profile is Profile.FULL)
    receive_all(season, to, parcels)
