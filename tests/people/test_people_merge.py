"""Persons, stages, consents and erasures merge alike in any order, on real databases."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.errors import UserError
from core.exchange.kinds import EventKind, HouseholdField
from core.ids import HouseholdId
from storage.tracks.reader import SqlTrackReader
from tests.storage.replicas import CAMPAIGN, START, Replica, make_replica, reader

Maker = Callable[[], Replica]
HASH = "ab" * 32

PEOPLE_TABLES = {
    "person": "SELECT p.id, h.id, c.id, p.born, p.sex, p.child, p.name, p.phone, p.gone, p.erased, p.hidden,"
    " p.may_tell FROM person p LEFT JOIN household h ON h.n = p.household"
    " LEFT JOIN household c ON c.n = p.canon ORDER BY p.id",
    "membership": "SELECT p.id, m.organisation FROM membership m JOIN person p ON p.n = m.person"
    " ORDER BY 1, 2",
    "progress": "SELECT p.id, g.campaign, g.stage, g.reason, g.platform, g.had, g.at FROM progress g"
    " JOIN person p ON p.n = g.person ORDER BY 1, 2",
    "total": "SELECT h.id, t.campaign, t.smartphones, t.had, t.installed FROM people_total t"
    " JOIN household h ON h.n = t.household ORDER BY 1, 2",
    "shares": "SELECT h.id, s.organisation, s.campaign, s.members, s.smartphones, s.installed"
    " FROM member_share s JOIN household h ON h.n = s.household ORDER BY 1, 2, 3",
    "household": "SELECT id, persons, children, hidden, name, phone, note, text_key FROM household"
    " ORDER BY id",
    "contested": "SELECT p.id, c.field FROM contested_person c JOIN person p ON p.n = c.person ORDER BY 1, 2",
    "erased": "SELECT id, line, erased FROM event WHERE erased IS NOT NULL ORDER BY id",
}


@pytest.fixture
def new_replica(tmp_path: Path) -> Iterator[Maker]:
    made: list[Replica] = []

    def make() -> Replica:
        replica = make_replica(tmp_path / f"{len(made)}.db")
        made.append(replica)
        return replica

    yield make
    for replica in made:
        replica.connection.close()


def state(replica: Replica) -> dict[str, list[tuple[object, ...]]]:
    people = {name: replica.connection.execute(sql).fetchall() for name, sql in PEOPLE_TABLES.items()}
    return replica.state() | {f"people.{name}": rows for name, rows in people.items()}


def add_person(replica: Replica, household: str, **stated: object) -> str:
    person = replica.ids.new(int(replica.clock.now().timestamp() * 1000))
    replica.record(EventKind.PERSON_ADDED, person=person, household=household, **stated)
    return person


def set_field(replica: Replica, person: str, field: str, value: object) -> None:
    replica.record(EventKind.PERSON_FIELD, person=person, field=field, value=value)


def stage(replica: Replica, person: str, name: str | None, **more: object) -> None:
    said = {"stage": name} if name else {}
    replica.record(EventKind.PERSON_STAGE, person=person, campaign=CAMPAIGN, **said, **more)


def consent(replica: Replica, purpose: str, *, given: bool = True, **subject: str) -> None:
    kind = EventKind.CONSENT_GIVEN if given else EventKind.CONSENT_WITHDRAWN
    text = {"version": "VN-01", "hash": HASH, "how": "paper"} if given else {}
    replica.record(kind, purpose=purpose, **text, **subject)


def totals(replica: Replica, household: HouseholdId) -> tuple[object, ...]:
    row = reader(replica).get(household)
    assert row is not None
    return row.people, row.smartphones, row.had, row.installed


def test_totals_come_from_persons_only_while_the_household_is_in_that_way(new_replica: Maker) -> None:
    ward = new_replica()
    household = ward.add_household()
    ward.visit(household, people=4, smartphones=3, had=0, installed=2)
    one = add_person(ward, household, born="1960-1964")
    stage(ward, one, "activated")
    stage(ward, add_person(ward, household), "installed", had=True)
    stage(ward, add_person(ward, household), "no_smartphone")
    add_person(ward, household, child=True)
    assert totals(ward, household) == (4, 3, 0, 2)
    ward.record(EventKind.HOUSEHOLD_WAY, household=household, way="persons")
    assert totals(ward, household) == (3, 2, 1, 2)
    ward.record(EventKind.PERSON_VOIDED, person=one)
    assert totals(ward, household) == (2, 1, 1, 1)
    ward.record(EventKind.PERSON_VOIDED, person=one, voided=False)
    ward.record(EventKind.HOUSEHOLD_WAY, household=household, way="counts")
    assert totals(ward, household) == (4, 3, 0, 2)


def test_persons_are_counted_before_any_visit(new_replica: Maker) -> None:
    ward = new_replica()
    household = ward.add_household()
    ward.record(EventKind.HOUSEHOLD_FIELD, household=household, field="roster_adults", value=9)
    ward.record(EventKind.HOUSEHOLD_WAY, household=household, way="persons")
    assert totals(ward, household) == (0, 0, None, 0)
    stage(ward, add_person(ward, household), "working")
    assert totals(ward, household) == (1, 1, 0, 1)


def test_a_stage_belongs_to_its_campaign(new_replica: Maker) -> None:
    ward = new_replica()
    household = ward.add_household()
    ward.record(EventKind.HOUSEHOLD_WAY, household=household, way="persons")
    person = add_person(ward, household)
    ward.record(EventKind.PERSON_STAGE, person=person, campaign="other-2020", stage="installed")
    assert totals(ward, household) == (1, 0, None, 0)


def test_everything_of_a_person_arrives_in_any_order(new_replica: Maker) -> None:
    ward = new_replica()
    household = ward.add_household()
    ward.visit(household, people=2, smartphones=2, installed=1)
    kept = ward.lines()
    ward.record(EventKind.HOUSEHOLD_WAY, household=household, way="persons")
    person = add_person(ward, household)
    set_field(ward, person, "name", "Phạm Hữu Hà")
    stage(ward, person, "installed")
    consent(ward, "list", given=False, person=person)
    lines = ward.lines()
    for order in permutations(lines[len(kept) :]):
        province = new_replica()
        for line in order:
            province.receive([line])
        province.receive(kept)
        assert state(province) == state(ward)
    assert ward.connection.execute("SELECT name, hidden FROM person").fetchall() == [(None, 1)]


def test_a_move_takes_the_person_to_the_other_households_totals(new_replica: Maker) -> None:
    ward = new_replica()
    old, new = ward.add_household("A"), ward.add_household("B")
    for household in (old, new):
        ward.record(EventKind.HOUSEHOLD_WAY, household=household, way="persons")
    person = add_person(ward, old)
    stage(ward, person, "installed")
    set_field(ward, person, "household", new)
    assert (totals(ward, old)[0], totals(ward, new)) == (0, (1, 1, 0, 1))


def test_merged_households_have_one_way_and_their_people_together(new_replica: Maker) -> None:
    one, other = new_replica(), new_replica()
    a = one.add_household("Lê Văn Tám")
    other.receive(one.lines())
    b = other.add_household("Lê Văn Tám")
    one.record(EventKind.HOUSEHOLD_WAY, household=a, way="persons")
    stage(one, add_person(one, a), "installed")
    other.record(EventKind.HOUSEHOLD_WAY, household=b, way="persons")
    stage(other, add_person(other, b), "smartphone")
    other.record(EventKind.HOUSEHOLD_SAME, a=a, b=b)
    for here, there in ((one, other), (other, one)):
        there.receive(here.lines())
    assert state(one) == state(other)
    assert totals(one, min(a, b)) == (2, 2, 0, 1)
    one.clock.advance(timedelta(minutes=1))
    one.record(EventKind.HOUSEHOLD_NOT_SAME, a=a, b=b)
    assert (totals(one, a)[0], totals(one, b)[0]) == (1, 1)


def test_memberships_are_one_register_and_one_person_may_have_several(new_replica: Maker) -> None:
    ward, province = new_replica(), new_replica()
    person = add_person(ward, ward.add_household())
    set_field(ward, person, "memberships", ["nong_dan", "phu_nu"])
    set_field(ward, person, "memberships", ["phu_nu", "thanh_nien"])
    province.receive(ward.lines()[::-1])
    found = province.connection.execute("SELECT organisation FROM membership ORDER BY 1").fetchall()
    assert found == [("phu_nu",), ("thanh_nien",)]


def test_a_member_of_two_organisations_is_one_person_and_only_of_listed_households(
    new_replica: Maker,
) -> None:
    ward = new_replica()
    household = ward.add_household()
    ward.record(EventKind.HOUSEHOLD_WAY, household=household, way="persons")
    person = add_person(ward, household)
    set_field(ward, person, "memberships", ["nong_dan", "phu_nu"])
    stage(ward, person, "installed")
    members = SqlTrackReader(ward.connection, CAMPAIGN)
    assert [(row.organisation, row.members, row.installed) for row in members.members()] == [
        ("nong_dan", 1, 1),
        ("phu_nu", 1, 1),
    ]
    assert members.all_members().members == 1
    ward.record(EventKind.HOUSEHOLD_CLOSED, household=household, reason="moved")
    assert members.members() == []
    ward.record(EventKind.HOUSEHOLD_REOPENED, household=household)
    ward.record(EventKind.HOUSEHOLD_WAY, household=household, way="counts")
    assert members.all_members().members == 0


def test_the_name_of_a_child_is_shown_nowhere_even_if_a_file_brings_one(new_replica: Maker) -> None:
    ward = new_replica()
    person = add_person(ward, ward.add_household(), child=True)
    set_field(ward, person, "name", "Bé Na")
    assert ward.connection.execute("SELECT name FROM person").fetchone() == (None,)


def test_a_persons_own_word_goes_before_the_households(new_replica: Maker) -> None:
    ward = new_replica()
    household = ward.add_household("Lê Văn Tám")
    person = add_person(ward, household)
    set_field(ward, person, "name", "Lê Thị Tư")
    consent(ward, "list", person=person)
    consent(ward, "list", given=False, household=household)
    assert ward.connection.execute("SELECT name FROM person").fetchone() == ("Lê Thị Tư",)
    assert ward.connection.execute("SELECT name, text_key FROM household").fetchone() == (None, "")
    consent(ward, "list", household=household)
    assert ward.connection.execute("SELECT name FROM household").fetchone() == ("Lê Văn Tám",)


def test_a_household_that_refuses_is_countable_and_anonymous(new_replica: Maker) -> None:
    ward = new_replica()
    household = ward.add_household("Lê Văn Tám")
    ward.set_field(household, HouseholdField.CODE, "K7-1-M")
    ward.visit(household, people=3, smartphones=2, installed=2)
    consent(ward, "list", given=False, household=household)
    row = reader(ward).get(household)
    assert row is not None
    assert (row.head, row.people, row.installed, row.is_anonymous) == ("K7-1-M", 3, 2, True)
    assert "Tám" not in repr(state(ward))


def test_erasing_cuts_the_personal_events_and_keeps_the_count(new_replica: Maker) -> None:
    ward, province = new_replica(), new_replica()
    household = ward.add_household()
    ward.record(EventKind.HOUSEHOLD_WAY, household=household, way="persons")
    person = add_person(ward, household)
    set_field(ward, person, "name", "Phạm Hữu Hà")
    set_field(ward, person, "phone", "0912345678")
    set_field(ward, person, "memberships", ["phu_nu"])
    stage(ward, person, "installed")
    before = ward.lines()
    province.receive(before)
    ward.record(EventKind.PERSON_ERASED, person=person)
    province.receive(ward.lines()[-1:])
    for replica in (ward, province):
        everything = b"\n".join(replica.lines())
        assert "Hữu Hà".encode() not in everything
        assert b"0912345678" not in everything
        assert totals(replica, household) == (1, 1, 0, 1)
    assert state(ward) == state(province)
    assert province.receive(before)[0] == 0, "old lines are recognised by their id"
    assert state(ward) == state(province)


def test_a_name_that_comes_after_the_erasure_is_cut_at_once(new_replica: Maker) -> None:
    ward, other, province = new_replica(), new_replica(), new_replica()
    household = ward.add_household()
    person = add_person(ward, household)
    other.receive(ward.lines())
    set_field(other, person, "name", "Phạm Hữu Hà")
    ward.record(EventKind.PERSON_ERASED, person=person)
    ward.receive(other.lines())
    other.receive(ward.lines()[-2:-1])
    other.receive([line for line in ward.lines() if b"erased" in line and b"kind" in line][:1])
    province.receive([line for line in ward.lines() if b'"hash"' not in line])
    province.receive(other.lines()[-1:])
    assert "Hữu Hà".encode() not in b"".join(ward.lines() + province.lines())


def test_an_erased_line_with_other_bytes_is_tampering(new_replica: Maker) -> None:
    ward = new_replica()
    person = add_person(ward, ward.add_household())
    set_field(ward, person, "name", "Phạm Hữu Hà")
    line = ward.lines()[-1]
    ward.record(EventKind.PERSON_ERASED, person=person)
    assert ward.receive([line]) == (0, 1)
    with pytest.raises(UserError, match=r"batch\.tampered"):
        ward.receive([orjson.dumps(orjson.loads(line) | {"value": "Ai khác"})])


def test_erasing_reaches_the_lines_of_a_file_that_was_undone(new_replica: Maker) -> None:
    ward, province = new_replica(), new_replica()
    person = add_person(ward, ward.add_household())
    set_field(ward, person, "name", "Phạm Hữu Hà")
    province.receive(ward.lines())
    with province.writing() as unit:
        unit.connection.execute("UPDATE batch SET applied = 0 WHERE n = 1")
        unit.events.withdraw_batch(1)
    ward.record(EventKind.PERSON_ERASED, person=person)
    province.receive(ward.lines()[-1:])
    assert "Hữu Hà".encode() not in b"".join(province.lines())
    with province.writing() as unit:
        unit.connection.execute("UPDATE batch SET applied = 1 WHERE n = 1")
        unit.events.apply_batch(1)
    assert state(province) == state(ward)


def test_erasing_a_head_takes_name_phone_and_notes_and_leaves_the_address(new_replica: Maker) -> None:
    ward = new_replica()
    household = ward.add_household("Lê Văn Tám")
    ward.set_field(household, HouseholdField.PHONE, "0912345678")
    ward.set_field(household, HouseholdField.ADDRESS, "12 đường số 5")
    visit = ward.visit(household, people=3)
    ward.record(EventKind.VISIT_NOTE, visit=visit, text="Chờ anh Tám về")
    ward.record(EventKind.PERSON_ERASED, household=household)
    everything = b"\n".join(ward.lines()).decode()
    assert "Tám" not in everything
    assert "0912345678" not in everything
    row = reader(ward).get(household)
    assert row is not None
    assert (row.phone, row.address, row.people) == ("", "12 đường số 5", 3)


def test_a_batch_of_persons_undone_leaves_nothing_and_comes_back(new_replica: Maker) -> None:
    ward, province = new_replica(), new_replica()
    household = ward.add_household()
    province.receive(ward.lines())
    empty = state(province)
    ward.record(EventKind.HOUSEHOLD_WAY, household=household, way="persons")
    person = add_person(ward, household)
    stage(ward, person, "installed")
    consent(ward, "list", given=False, household=household)
    province.receive(ward.lines())
    with province.writing() as unit:
        unit.connection.execute("UPDATE batch SET applied = 0 WHERE n = 2")
        assert unit.events.withdraw_batch(2) == 4
    assert totals(province, household) == (None, None, None, 0)
    assert state(province)["people.household"] == empty["people.household"]
    with province.writing() as unit:
        unit.connection.execute("UPDATE batch SET applied = 1 WHERE n = 2")
        unit.events.apply_batch(2)
    assert state(province) == state(ward)


@pytest.mark.parametrize(
    "wrong",
    [
        {"field": "name", "value": 5},
        {"field": "memberships", "value": ["Hội Phụ nữ"]},
        {"field": "born", "value": "1961-05-01"},
        {"field": "sex", "value": "x"},
        {"field": "child", "value": "yes"},
    ],
)
def test_a_register_of_a_wrong_kind_refuses_the_whole_file(
    new_replica: Maker, wrong: dict[str, object]
) -> None:
    ward, province = new_replica(), new_replica()
    person = add_person(ward, ward.add_household())
    set_field(ward, person, str(wrong["field"]), None)
    line = orjson.dumps(orjson.loads(ward.lines()[-1]) | wrong)
    with pytest.raises(UserError, match=r"event\.payload"):
        province.receive([*ward.lines()[:-1], line])
    assert province.lines() == []


ACTIONS = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 10), st.integers(0, 4)), min_size=3, max_size=30
)


def act(replica: Replica, kind: int, number: int, households: list[HouseholdId], people: list[str]) -> None:
    household, person = households[number % len(households)], people[number % len(people)]
    replica.clock.advance(timedelta(minutes=1 + number))
    match kind:
        case 0:
            households.append(replica.add_household(f"Hộ {len(households)}"))
        case 1:
            people.append(add_person(replica, household, child=number == 3))
        case 2:
            stage(replica, person, (None, "smartphone", "installed", "working", "no_smartphone")[number])
        case 3:
            set_field(replica, person, "name", f"Tên {number}")
        case 4:
            replica.record(EventKind.PERSON_VOIDED, person=person, voided=number % 2 == 0)
        case 5:
            way = "persons" if number % 3 else "counts"
            replica.record(EventKind.HOUSEHOLD_WAY, household=household, way=way)
        case 6:
            replica.record(EventKind.HOUSEHOLD_SAME, a=household, b=households[0])
        case 7:
            subject = {"person": person} if number % 2 else {"household": household}
            consent(replica, ("list", "phone")[number % 2], given=number < 2, **subject)
        case 8:
            set_field(replica, person, "household", household)
        case 10:
            set_field(replica, person, "memberships", ["phu_nu", "nong_dan"][: number % 3])
        case 9:
            replica.visit(household, people=number, smartphones=number, installed=min(1, number))
            if number == 4:
                replica.record(EventKind.PERSON_ERASED, person=person)


@given(actions=ACTIONS, seed=st.integers(0, 2**16))
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_replicas_with_the_same_events_show_the_same_people_in_any_order(
    tmp_path_factory: pytest.TempPathFactory, actions: list[tuple[int, int, int]], seed: int
) -> None:
    folder = tmp_path_factory.mktemp("replicas")
    replicas = [make_replica(folder / f"{n}.db", at=START + timedelta(minutes=n)) for n in range(3)]
    households = [replicas[0].add_household()]
    people = [add_person(replicas[0], households[0])]
    replicas[1].receive(replicas[0].lines())
    for who, kind, number in actions:
        act(replicas[who % 2], kind, number, households, people)
    shuffled = random.Random(seed)
    everything = [line for replica in replicas[:2] for line in replica.lines() if b'"hash":' not in line]
    given_consent = [line for replica in replicas[:2] for line in replica.lines() if b"consent.given" in line]
    everything += given_consent
    for replica in replicas:
        shuffled.shuffle(everything)
        cut = shuffled.randrange(len(everything) + 1)
        for part in (everything[:cut], everything[cut:]):
            replica.receive(part)
    states = [state(replica) for replica in replicas]
    for replica in replicas:
        replica.connection.close()
    for name in states[0]:
        if name != "people.erased":
            assert states[0][name] == states[1][name] == states[2][name], name
