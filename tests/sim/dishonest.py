"""A dishonest machine: its file is whole and rightly signed, and its lines exceed its authority."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from core.base.clock import Hlc, iso, next_hlc
from core.base.ids import BatchId, DeviceId, EventId, bound_id
from core.events.kinds import EventKind, event_class, kind_version
from core.events.lines import Envelope, encode
from core.sync.manifest import Manifest, Profile, Sender, StreamKey
from storage.sync.format.batch_file import seal
from storage.sync.format.payload import Carried, pack
from tests.sim import door_work, inbox
from tests.sim.courier import BATCH, Parcel, unpack
from tests.sim.happened import read_event
from tests.sim.machine import Machine
from tests.sim.stage import Season

OFTEN: Final = 0.25
"""Share of the steps after which a machine sends a false file."""
SINCE: Final = "2025-07-01"
FAR: Final = Hlc("3fffffffffff-0000")
"""A clock of centuries ahead."""

Said = tuple[EventKind, dict[str, Any]]
Lie = Callable[[Season, Machine, str], list[Said]]


def _id(season: Season) -> str:
    made = uuid.UUID(int=season.dice.getrandbits(128), version=4)
    return f"{str(made)[:14]}7{str(made)[15:]}"


def _homes(season: Season) -> dict[str, str]:
    """Household -> commune, of all that honest machines ever added, also where no file brought it yet."""
    added = [e for e in season.events.values() if e.kind == "household.added" and e.id not in season.lies]
    return {event.body["household"]: event.body["commune"] for event in added}


def _others(season: Season, liar: Machine) -> list[str]:
    return sorted(one for one, commune in _homes(season).items() if commune != liar.unit)


def _own(season: Season, liar: Machine) -> list[str]:
    return sorted(one for one, commune in _homes(season).items() if commune == liar.unit)


def close_others(season: Season, liar: Machine, _device: str) -> list[Said]:
    """Closes, erases and moves a household of another ward."""
    homes = _others(season, liar)
    if not homes:
        return []
    home = season.dice.choice(homes)
    return [
        (EventKind.HOUSEHOLD_CLOSED, {"household": home, "reason": "vacant"}),
        (EventKind.PERSON_ERASED, {"household": home}),
        (EventKind.HOUSEHOLD_FIELD, {"household": home, "field": "hamlet", "value": "Ấp Ma"}),
        (EventKind.ASSIGNMENT_GIVEN, {"households": [home], "to": _id(season)}),
        (EventKind.ASSIGNMENT_OUT, {"households": [*_own(season, liar)[:1], home], "by": _id(season)}),
        (EventKind.CONSENT_WITHDRAWN, {"household": home, "purpose": "list"}),
    ]


def void_others(season: Season, liar: Machine, _device: str) -> list[Said]:
    """Voids and corrects a visit of another ward."""
    others = set(_others(season, liar))
    visits = sorted(
        one.id
        for one in season.events.values()
        if one.kind == "visit.recorded" and one.body["household"] in others
    )
    if not visits:
        return []
    visit = season.dice.choice(visits)
    return [
        (EventKind.VISIT_VOIDED, {"visit": visit}),
        (EventKind.VISIT_CORRECTED, {"visit": visit, "installed": 9}),
    ]


def take_over(season: Season, liar: Machine, _device: str) -> list[Said]:
    """Add a known household of another ward to its own, and a visit to it."""
    homes = [one for one in _others(season, liar) if one[14] == "8"]
    if not homes:
        return []
    home = season.dice.choice(homes)
    return [
        (EventKind.HOUSEHOLD_ADDED, {"household": home, "commune": liar.unit, "valid_from": SINCE}),
        (EventKind.HOUSEHOLD_CLOSED, {"household": home, "reason": "moved"}),
    ]


def as_province(season: Season, liar: Machine, _device: str) -> list[Said]:
    """Moves the clock of another machine and writes codes as the province does."""
    home = season.dice.choice([*_others(season, liar), *_own(season, liar)] or [_id(season)])
    of = season.dice.choice(season.machines).device
    return [
        (EventKind.CLOCK_OFFSET, {"machine": of, "since": "2026-01-01T00:00:00+07:00",
                                  "until": "2027-12-31T00:00:00+07:00", "seconds": -31_536_000}),
        (EventKind.HOUSEHOLD_FIELD, {"household": home, "field": "code", "value": "ZZ-9-9",
                                     "by": "province"}),
    ]  # fmt: skip


def invent_households(season: Season, liar: Machine, _device: str) -> list[Said]:
    """Adds households to another commune, with visits that count nine installations."""
    commune = season.dice.choice([one for one in season.ground.communes if one != liar.unit])
    home = _id(season)
    return [
        (EventKind.HOUSEHOLD_ADDED, {"household": home, "commune": commune, "valid_from": SINCE}),
        (EventKind.VISIT_RECORDED, {"household": home, "campaign": season.ground.campaign,
                                    "result": "completed", "at": iso(season.world.now), "installed": 9}),
    ]  # fmt: skip


def rename_others(season: Season, liar: Machine, _device: str) -> list[Said]:
    """Renames an officer of another office, and adds one to it."""
    others = sorted(
        event.body["who"]
        for event in season.events.values()
        if event.kind == "officer.added" and event.id not in season.lies
    )
    officer = season.dice.choice([one for one in others if one[-5:] != liar.unit])
    return [
        (EventKind.OFFICER_FIELD, {"who": officer, "field": "name", "value": "Người Ma"}),
        (EventKind.OFFICER_ADDED, {"who": bound_id(_id(season), officer[-5:].rstrip("f"))}),
    ]


def far_clock(season: Season, liar: Machine, _device: str) -> list[Said]:
    """Send allowed lines about its own commune, by a clock of centuries ahead."""
    homes = _own(season, liar)
    if not homes:
        return []
    home, officer = season.dice.choice(homes), _id(season)
    return [
        (EventKind.HOUSEHOLD_CLOSED, {"household": home, "reason": "vacant"}),
        (EventKind.ASSIGNMENT_GIVEN, {"households": [home], "to": officer}),
        (EventKind.ASSIGNMENT_OUT, {"households": homes[:3], "by": officer}),
    ]


LIES: Final[tuple[Lie, ...]] = (
    close_others, void_others, take_over, as_province, invent_households, rename_others, far_clock
)  # fmt: skip


def lie(season: Season) -> str:
    """Send the province a false file of one machine, under its own, another's or an invented device id."""
    dice, liar = season.dice, season.dice.choice(season.laptops)
    chosen = dice.choice(LIES)
    speakers = [liar.device, _id(season), dice.choice(season.machines).device]
    device = liar.device if chosen is far_clock else dice.choice(speakers)
    said = chosen(season, liar, device)
    if not said:
        return ""
    parcel = _parcel(season, liar, device, said, far=chosen is far_clock)
    became = inbox.receive(season, season.province, parcel, trust=season.chance(0.5))
    if parcel.sha256 not in season.province.held and season.chance(0.3):
        season.courier.take(parcel)
    season.counts["lies told"] += 1
    return f"{liar.name} as {device[-6:]}, {chosen.__name__}: {became}"


def _parcel(season: Season, liar: Machine, device: str, said: list[Said], *, far: bool) -> Parcel:
    incarnation = f"{season.dice.getrandbits(64):016x}"
    now, numbers = season.world.now, dict[str, int]()
    hlc = FAR if far else next_hlc(Hlc("000000000000-0000"), now)
    lines = []
    for kind, payload in said:
        cls = event_class(kind, payload)
        numbers[cls.value] = numbers.get(cls.value, 0) + 1
        lines.append(
            Envelope(
                id=EventId(_id(season)), kind=kind.value, v=kind_version(kind), device=DeviceId(device),
                incarnation=incarnation, cls=cls, seq=numbers[cls.value], hlc=hlc, officer=None,
                payload=payload,
            )
        )  # fmt: skip
    season.counts["forged files"] += 1
    unit = liar.unit
    if liar.device in season.province.know.trusted and season.chance(0.3):
        unit = season.dice.choice([*season.ground.communes, "96"])
        season.counts["other units"] += unit != liar.unit
    manifest = Manifest(
        batch=BatchId(_id(season)), number=5000 + season.counts["forged files"],
        created=iso(liar.clock.now()), profile=Profile.FULL, app_version="1",
        addressee=season.province.keys.age_recipient,
        sender=Sender(
            device=DeviceId(liar.device), incarnation=incarnation, unit_code=unit,
            unit_valid_from=liar.keys.unit_valid_from, age_recipient=liar.keys.age_recipient,
            signing_key=liar.keys.signing_key,
        ),
    )  # fmt: skip
    carried = (Carried(StreamKey(e.device, e.incarnation, e.cls), e.seq, encode(e)) for e in lines)
    (packed,) = pack(carried)
    data = seal(manifest, packed, recipients=[manifest.addressee], seed=liar.seed)
    out = season.out(liar, "lie")
    out.mkdir()
    path = out / "1.tnb"
    path.write_bytes(data)
    for envelope in lines:
        season.events[envelope.id] = read_event(encode(envelope))
        season.lies.add(envelope.id)
    parcel = Parcel(
        path, liar, season.province, BATCH, data, frozenset(one.id for one in lines), batch=manifest.batch,
        created=manifest.created,
    )  # fmt: skip
    season.heads[parcel.sha256] = unpack(data, season.province.identities).head
    season.ever[parcel.sha256] = parcel
    return parcel


@contextmanager
def _own_dice(season: Season) -> Iterator[None]:
    kept = season.dice
    season.dice = season.courier.dice = season.liars_dice
    try:
        yield
    finally:
        season.dice = season.courier.dice = kept


def happen(season: Season) -> None:
    """Perhaps do an act on doors, perhaps send a false file; check all that the province shows afterwards."""
    with _own_dice(season):
        if season.chance(OFTEN):
            walked = door_work.walk(season)
            season.note(f"  doors: {walked}")
        if not season.chance(OFTEN):
            return
        said = lie(season)
        if said:
            season.note(f"  lie: {said}")
            season.checks.full(season.province)
