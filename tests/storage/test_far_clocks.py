"""A clock that shows 2099 never blocks a later change that has seen its value, in any register."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import orjson
import pytest

from core.base.clock import VIETNAM, hlc_at, iso
from core.base.ids import HouseholdId
from core.events.kinds import EventKind
from tests.people.merging import HASH
from tests.people.merging import state as people
from tests.storage.replicas import CAMPAIGN, START, Maker, Replica
from tests.tracks.replicas_of_tracks import UNIT, standing

FAR = datetime(2099, 1, 2, 8, 0, tzinfo=VIETNAM)
Payload = dict[str, object]


@dataclass(slots=True)
class Scene:
    """Objects of the registers: two households, a visit of each, a person, a point, two officers."""

    ids: dict[str, str]

    def __getattr__(self, name: str) -> str:
        return self.ids[name]


def scene(replica: Replica) -> Scene:
    ids: dict[str, str] = {}
    for name in ("door", "next"):
        household = replica.add_household(name.title())
        visit = replica.visit(household, people=3, smartphones=2, installed=1)
        ids |= {name: household, f"visit_{name}": visit}
    with replica.writing() as unit:
        ids |= {name: unit.new_id() for name in ("person", "point", "tam", "hoa")}
        unit.record(EventKind.PERSON_ADDED, {"person": ids["person"], "household": ids["door"]})
        for who in (ids["tam"], ids["hoa"]):
            unit.record(EventKind.OFFICER_ADDED, {"who": who})
        said = {"place_kind": "market", "place": "Chợ", "day": "2026-06-01"}
        unit.record(EventKind.TRACK_POINT, {**UNIT, "point": ids["point"], **said})
    return Scene(ids)


@dataclass(frozen=True, slots=True)
class Register:
    """Two ways to set one register, and the value in use after them."""

    name: str
    first: Callable[[Scene], tuple[EventKind, Payload]]
    second: Callable[[Scene], tuple[EventKind, Payload]]
    read: str
    """SQL of the scene's ids (`:door`, ...), or `standing`."""

    first_stands: object
    second_stands: object


def _same(kind: EventKind, **said: object) -> Callable[[Scene], tuple[EventKind, Payload]]:
    """Keys beginning with `$` are ids of the scene."""

    def make(here: Scene) -> tuple[EventKind, Payload]:
        def value(one: object) -> object:
            if isinstance(one, list):
                return [value(part) for part in one]
            return here.ids[one[1:]] if isinstance(one, str) and one.startswith("$") else one

        return kind, {key: value(one) for key, one in said.items()}

    return make


K = EventKind
STATED = {"staff": 10, "smartphones": 8}
AGENCY = {**UNIT, "section": "Văn phòng", **STATED}
MEMBERS = {**UNIT, "organisation": "hoi_phu_nu", "smartphones": 8}
POINT = {**UNIT, "point": "$point", "place_kind": "market", "day": "2026-06-01"}
GIVEN = {"purpose": "list", "version": "VN-01", "hash": HASH, "how": "paper"}
OFFICER_OF = "SELECT d.officer = {} FROM door d JOIN household h ON h.n = d.household WHERE h.id = :door"
HOLDS = (
    "SELECT count(*) FROM door_holder d JOIN household h ON h.n = d.household"
    " WHERE h.id = :door AND d.officer = :tam"
)
VISIT = "SELECT {} FROM visit WHERE id = :visit_door"
HOUSE = "SELECT {} FROM household WHERE id = :door"
PERSON = "SELECT {} FROM person WHERE id = :person"

REGISTERS = [
    Register(
        "closing", _same(K.HOUSEHOLD_CLOSED, household="$door", reason="vacant"),
        _same(K.HOUSEHOLD_REOPENED, household="$door"), HOUSE.format("closed"), "vacant", None,
    ),
    Register(
        "field", _same(K.HOUSEHOLD_FIELD, household="$door", field="address", value="1"),
        _same(K.HOUSEHOLD_FIELD, household="$door", field="address", value="2"),
        HOUSE.format("address"), "1", "2",
    ),
    Register(
        "phone", _same(K.HOUSEHOLD_FIELD, household="$door", field="phone", value="0912345671"),
        _same(K.HOUSEHOLD_FIELD, household="$door", field="phone", value="0912345672"),
        HOUSE.format("phone"), "0912345671", "0912345672",
    ),
    Register(
        "pair", _same(K.HOUSEHOLD_SAME, a="$door", b="$next"),
        _same(K.HOUSEHOLD_NOT_SAME, a="$door", b="$next"),
        "SELECT count(DISTINCT canon) FROM household WHERE id IN (:door, :next)", 1, 2,
    ),
    Register(
        "way", _same(K.HOUSEHOLD_WAY, household="$door", way="persons"),
        _same(K.HOUSEHOLD_WAY, household="$door", way="counts"), HOUSE.format("persons"), 1, None,
    ),
    Register(
        "voided", _same(K.VISIT_VOIDED, visit="$visit_door"),
        _same(K.VISIT_VOIDED, visit="$visit_door", voided=False), VISIT.format("voided"), 1, 0,
    ),
    Register(
        "corrected", _same(K.VISIT_CORRECTED, visit="$visit_door", people=9, installed=2),
        _same(K.VISIT_CORRECTED, visit="$visit_door", people=4),
        VISIT.format("people || '/' || installed"), "9/2", "4/2",
    ),
    Register(
        "returned", _same(K.VISIT_RETURNED, visit="$visit_door", reason="counts"),
        _same(K.VISIT_RETURNED, visit="$visit_door", reason="counts", returned=False),
        "SELECT s.status FROM standing s JOIN household h ON h.n = s.household WHERE h.id = :door",
        "returned", "done",
    ),
    Register(
        "note", _same(K.VISIT_NOTE, visit="$visit_door", text="một"),
        _same(K.VISIT_NOTE, visit="$visit_door", text="hai"),
        "SELECT text FROM visit_note WHERE visit = :visit_door ORDER BY hlc DESC, id DESC LIMIT 1",
        "một", "hai",
    ),
    Register(
        "stage", _same(K.PERSON_STAGE, person="$person", campaign=CAMPAIGN, stage="working", had=True),
        _same(K.PERSON_STAGE, person="$person", campaign=CAMPAIGN, stage="smartphone", had=False),
        "SELECT g.stage || g.had FROM progress g JOIN person p ON p.n = g.person WHERE p.id = :person",
        "working1", "smartphone0",
    ),
    Register(
        "gone", _same(K.PERSON_VOIDED, person="$person"),
        _same(K.PERSON_VOIDED, person="$person", voided=False),
        PERSON.format("gone"), "added_by_mistake", None,
    ),
    Register(
        "born", _same(K.PERSON_FIELD, person="$person", field="born", value="1960-1964"),
        _same(K.PERSON_FIELD, person="$person", field="born", value="1970-1974"),
        PERSON.format("born"), "1960-1964", "1970-1974",
    ),
    Register(
        "consent of a person", _same(K.CONSENT_GIVEN, person="$person", **GIVEN),
        _same(K.CONSENT_WITHDRAWN, person="$person", purpose="list"), PERSON.format("hidden"), 0, 1,
    ),
    Register(
        "consent given again", _same(K.CONSENT_WITHDRAWN, household="$door", purpose="list"),
        _same(K.CONSENT_GIVEN, household="$door", **GIVEN), HOUSE.format("hidden"), 1, 0,
    ),
    Register(
        "given", _same(K.ASSIGNMENT_GIVEN, households=["$door", "$next"], to="$tam"),
        _same(K.ASSIGNMENT_GIVEN, households=["$door"], to="$hoa"), OFFICER_OF.format(":hoa"), 0, 1,
    ),
    Register(
        "out", _same(K.ASSIGNMENT_OUT, households=["$door"], by="$tam"),
        _same(K.ASSIGNMENT_BACK, households=["$door"], by="$tam"), HOLDS, 1, 0,
    ),
    Register(
        "handed", _same(K.ASSIGNMENT_OUT, households=["$door"], by="$tam"),
        _same(K.ASSIGNMENT_HANDED, households=["$door"], by="$tam", to="$hoa"), HOLDS, 1, 0,
    ),
    Register(
        "officer", _same(K.OFFICER_FIELD, who="$tam", field="name", value="Tám"),
        _same(K.OFFICER_FIELD, who="$tam", field="name", value="Hòa"),
        "SELECT name FROM officer WHERE id = :tam", "Tám", "Hòa",
    ),
    Register(
        "agency", _same(K.TRACK_AGENCY, **AGENCY, installed=5, at=iso(FAR)),
        _same(K.TRACK_AGENCY, **AGENCY, installed=6, at=iso(START)), "sections", 5, 6,
    ),
    Register(
        "members", _same(K.TRACK_MEMBERS, **MEMBERS, members=50, at=iso(FAR)),
        _same(K.TRACK_MEMBERS, **MEMBERS, members=60, at=iso(START)), "members", 50, 60,
    ),
    Register(
        "point", _same(K.TRACK_POINT, **POINT, place="Chợ A"), _same(K.TRACK_POINT, **POINT, place="Chợ B"),
        "places", "Chợ A", "Chợ B",
    ),
    Register(
        "host", _same(K.TRACK_HOST, point="$point", text="A"), _same(K.TRACK_HOST, point="$point", text="B"),
        "hosts", "A", "B",
    ),
    Register(
        "taken back", _same(K.TRACK_VOIDED, target="$point"),
        _same(K.TRACK_VOIDED, target="$point", voided=False), "voided", True, False,
    ),
]  # fmt: skip


def stands(replica: Replica, here: Scene, register: Register) -> object:
    sections, declarations, points, *_ = standing(replica)
    read: dict[str, Callable[[], object]] = {
        "sections": lambda: sections[0].installed,  # type: ignore[index]
        "members": lambda: declarations[0].members,  # type: ignore[index]
        "places": lambda: points[0].place,  # type: ignore[index]
        "hosts": lambda: points[0].host,  # type: ignore[index]
        "voided": lambda: points[0].voided,  # type: ignore[index]
    }
    if register.read in read:
        return read[register.read]()
    row = replica.connection.execute(register.read, here.ids).fetchone()
    return row[0]


@pytest.mark.parametrize("register", REGISTERS, ids=lambda one: one.name)
def test_who_saw_the_value_of_2099_changes_it(new_replica: Maker, register: Register) -> None:
    far, near = new_replica(at=FAR), new_replica(at=START)
    here = scene(near)
    far.receive(near.lines())
    far.record(register.first(here)[0], **register.first(here)[1])
    assert stands(far, here, register) == register.first_stands
    near.receive(far.lines())
    near.clock.advance(timedelta(minutes=1))
    near.record(register.second(here)[0], **register.second(here)[1])
    assert stands(near, here, register) == register.second_stands
    far.receive(near.lines())
    assert stands(far, here, register) == register.second_stands
    near.record(register.first(here)[0], **register.first(here)[1])
    far.receive(near.lines())
    assert stands(near, here, register) == stands(far, here, register) == register.first_stands
    dice = random.Random(register.name)
    for _ in range(4):
        other, lines = new_replica(), near.lines()
        dice.shuffle(lines)
        half = dice.randrange(len(lines))
        other.receive(lines[:half])
        other.receive(lines[half:])
        assert (people(other), standing(other)) == (people(near), standing(near))
        assert stands(other, here, register) == register.first_stands


BY_CLOCKS = [one for one in REGISTERS if one.name not in {"agency", "members", "point"}]
"""Statements go by the time that they are for; a point was described before."""


@pytest.mark.parametrize("register", BY_CLOCKS, ids=lambda one: one.name)
def test_a_ring_of_bases_falls_back_to_the_clocks(new_replica: Maker, register: Register) -> None:
    near, other = new_replica(), new_replica()
    here = scene(near)
    start = near.lines()
    near.record(register.first(here)[0], **register.first(here)[1])
    near.clock.advance(timedelta(minutes=1))
    near.record(register.second(here)[0], **register.second(here)[1])
    one, two = (orjson.loads(line) for line in near.lines()[len(start) :])
    one["base"] = [two["id"]]
    for order in ([one, two], [two, one]):
        ring = new_replica()
        ring.receive(start)
        for body in order:
            ring.receive([orjson.dumps(body)])
        assert stands(ring, here, register) == register.second_stands
    assert other.lines() == []


def test_of_consents_apart_the_withdrawal_stands_whatever_the_clocks_say(new_replica: Maker) -> None:
    one, other = new_replica(), new_replica(at=FAR)
    here = scene(one)
    other.receive(one.lines())
    one.record(K.CONSENT_WITHDRAWN, household=here.door, purpose="list")
    other.record(K.CONSENT_GIVEN, household=here.door, **GIVEN)
    start, theirs = one.lines(), other.lines()
    one.receive(theirs)
    other.receive(start)
    hidden = "SELECT hidden FROM household WHERE id = ?"
    for replica in (one, other):
        assert replica.connection.execute(hidden, (here.door,)).fetchone()[0] == 1
    one.record(K.CONSENT_GIVEN, household=here.door, **GIVEN)
    assert one.connection.execute(hidden, (here.door,)).fetchone()[0] == 0


def test_consents_of_version_1_keep_their_meaning(new_replica: Maker) -> None:
    replica, old = new_replica(), new_replica()
    here = scene(replica)
    for kind, more in ((K.CONSENT_WITHDRAWN, {"purpose": "list"}), (K.CONSENT_GIVEN, GIVEN)):
        replica.clock.advance(timedelta(minutes=1))
        replica.record(kind, household=here.door, **more)
    lines = [orjson.loads(line) for line in replica.lines()]
    for body in lines:
        body["v"] = 1
        body.pop("base", None)
    old.receive([orjson.dumps(body) for body in reversed(lines)])
    row = old.connection.execute("SELECT hidden FROM household WHERE id = ?", (here.door,)).fetchone()
    assert row[0] == 0
    old.record(K.CONSENT_WITHDRAWN, household=here.door, purpose="list")
    row = old.connection.execute("SELECT hidden FROM household WHERE id = ?", (here.door,)).fetchone()
    assert row[0] == 1


def test_taking_a_file_back_brings_what_it_replaced_into_its_place(new_replica: Maker) -> None:
    near, far = new_replica(), new_replica(at=FAR)
    here = scene(near)
    far.receive(near.lines())
    far.record(K.HOUSEHOLD_CLOSED, household=here.door, reason="vacant")
    near.receive(far.lines())
    third = new_replica()
    third.receive(far.lines())
    known = third.lines()
    near.record(K.HOUSEHOLD_REOPENED, household=here.door)
    third.receive([line for line in near.lines() if line not in known])
    closed = "SELECT closed FROM household WHERE id = ?"
    assert third.connection.execute(closed, (here.door,)).fetchone()[0] is None
    with third.writing() as unit:
        unit.connection.execute("UPDATE batch SET applied = 0 WHERE n = 2")
        unit.events.withdraw_batch(2)
    assert third.connection.execute(closed, (here.door,)).fetchone()[0] == "vacant"
    with third.writing() as unit:
        unit.connection.execute("UPDATE batch SET applied = 1 WHERE n = 2")
        unit.events.apply_batch(2)
    assert third.connection.execute(closed, (here.door,)).fetchone()[0] is None


def test_a_laptop_whose_clock_is_right_again_stamps_right_again(new_replica: Maker) -> None:
    replica = new_replica(at=FAR)
    replica.add_household()
    replica.clock.instant = datetime(2026, 12, 1, 8, 0, tzinfo=VIETNAM)
    replica.add_household("Nguyễn Thị Hoa")
    newest = [orjson.loads(line)["hlc"] for line in replica.lines()]
    assert newest[0] > hlc_at(replica.clock.now() + timedelta(days=1))
    assert newest[-1] == hlc_at(replica.clock.now(), 1)


def test_a_visit_sent_back_in_2099_is_dealt_with_by_the_next_visit(new_replica: Maker) -> None:
    near, far = new_replica(), new_replica(at=FAR)
    here = scene(near)
    far.receive(near.lines())
    for visit in (here.visit_door, here.visit_next):
        far.record(K.VISIT_RETURNED, visit=visit, reason="counts")
    near.receive(far.lines())
    door, other = HouseholdId(here.door), HouseholdId(here.next)
    assert near.status(door) == near.status(other) == "returned"
    near.visit(door)
    near.record(K.VISIT_CORRECTED, visit=here.visit_next, people=4)
    far.receive(near.lines())
    assert {replica.status(one) for replica in (near, far) for one in (door, other)} == {"done"}
