"""Persons, stages and organisations merge alike in any order, on real databases."""

from __future__ import annotations

import random
from datetime import timedelta
from itertools import permutations

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.base.errors import UserError
from core.base.ids import HouseholdId
from core.events.kinds import EventKind
from storage.queries.tracks import SqlTrackReader
from tests.people.merging import (
    Maker,
    add_person,
    consent,
    set_field,
    stage,
    state,
    totals,
)
from tests.storage.replicas import CAMPAIGN, START, Replica, make_replica


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
