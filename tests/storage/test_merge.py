"""The merge rules M1 to M14 (docs/batch-format.md, "Merge rules") on real databases."""

from __future__ import annotations

from datetime import timedelta
from itertools import permutations

import orjson
import pytest

from core.base.errors import UserError
from core.events.kinds import EventKind, HouseholdField
from storage.queries.conflicts import read_conflicts, read_forks
from tests.storage.replicas import Maker, exchange, reader, totals


def test_the_same_lines_twice_change_nothing(new_replica: Maker) -> None:
    ward, province = new_replica(), new_replica()
    household = ward.add_household()
    ward.visit(household, people=3, smartphones=2, installed=2)
    assert province.receive(ward.lines()) == (3, 0)
    before = province.state()
    assert province.receive(ward.lines()) == (0, 3)
    assert province.state() == before == ward.state()


def test_an_id_with_other_bytes_refuses_the_whole_file(new_replica: Maker) -> None:
    ward, province = new_replica(), new_replica()
    household = ward.add_household()
    ward.visit(household, installed=1, smartphones=2)
    province.receive(ward.lines())
    before = province.state(), province.lines()
    forged = orjson.loads(ward.lines()[-1]) | {"installed": 2}
    ward.visit(household, installed=1)
    with pytest.raises(UserError, match=r"batch\.tampered"):
        province.receive([ward.lines()[-1], orjson.dumps(forged)])
    assert (province.state(), province.lines()) == before


def test_a_known_kind_with_a_bad_value_refuses_the_whole_file(new_replica: Maker) -> None:
    ward, province = new_replica(), new_replica()
    ward.visit(ward.add_household(), smartphones=2)
    bad = orjson.loads(ward.lines()[-1]) | {"smartphones": -1}
    with pytest.raises(UserError, match=r"event\.payload"):
        province.receive([*ward.lines()[:-1], orjson.dumps(bad)])
    assert province.lines() == []


def test_free_text_in_a_closing_refuses_the_whole_file(new_replica: Maker) -> None:
    ward, province = new_replica(), new_replica()
    household = ward.add_household()
    ward.record(EventKind.HOUSEHOLD_CLOSED, household=household, reason="moved")
    named = orjson.loads(ward.lines()[-1]) | {"reason": "Bà Hoà về quê"}
    with pytest.raises(UserError, match=r"event\.payload"):
        province.receive([*ward.lines()[:-1], orjson.dumps(named)])


@pytest.mark.parametrize("cls", ["public", "local"])
def test_a_name_outside_the_personal_stream_refuses_the_whole_file(new_replica: Maker, cls: str) -> None:
    ward, province = new_replica(), new_replica()
    ward.add_household()
    named = orjson.loads(ward.lines()[-1]) | {"class": cls}
    with pytest.raises(UserError, match=r"event\.class"):
        province.receive([ward.lines()[0], orjson.dumps(named)])
    assert province.lines() == []


def test_two_laptops_that_set_one_field_agree_on_the_later_one(new_replica: Maker) -> None:
    one, other = new_replica(), new_replica()
    household = one.add_household()
    exchange(one, other)
    other.clock.advance(timedelta(minutes=1))
    other.set_field(household, HouseholdField.PHONE, "0912345678")
    one.set_field(household, HouseholdField.PHONE, "0987654321")
    exchange(one, other)
    assert one.state() == other.state()
    row = reader(one).get(household)
    assert row is not None
    assert row.phone == "0912345678"


def test_two_edits_that_did_not_see_each_other_are_a_conflict(new_replica: Maker) -> None:
    one, other = new_replica(), new_replica()
    household = one.add_household()
    exchange(one, other)
    one.set_field(household, HouseholdField.PHONE, "0987654321")
    other.clock.advance(timedelta(minutes=1))
    other.set_field(household, HouseholdField.PHONE, "0912345678")
    exchange(one, other)
    for replica in (one, other):
        (conflict,) = read_conflicts(replica.connection)
        assert (conflict.household, conflict.field) == (household, "phone")
        assert [(tip.value, tip.in_use) for tip in conflict.tips] == [
            ("0987654321", False),
            ("0912345678", True),
        ]


def test_an_edit_that_saw_the_other_or_says_the_same_is_no_conflict(new_replica: Maker) -> None:
    one, other = new_replica(), new_replica()
    household = one.add_household()
    exchange(one, other)
    one.set_field(household, HouseholdField.PHONE, "0987654321")
    exchange(one, other)
    other.clock.advance(timedelta(minutes=1))
    other.set_field(household, HouseholdField.PHONE, "0912345678")
    one.set_field(household, HouseholdField.GROUP, "3")
    other.set_field(household, HouseholdField.GROUP, "3")
    exchange(one, other)
    assert read_conflicts(one.connection) == read_conflicts(other.connection) == []


def test_two_events_of_one_number_are_a_fork_and_both_are_kept(new_replica: Maker) -> None:
    ward, province = new_replica(), new_replica()
    household = ward.add_household()
    ward.visit(household, smartphones=1, installed=1)
    line = orjson.loads(ward.lines()[-1])
    twin = line | {"id": ward.ids.new(1_800_000_000_000), "smartphones": 2}
    province.receive([*ward.lines(), orjson.dumps(twin)])
    (fork,) = read_forks(province.connection)
    assert (fork.device, fork.cls, fork.seq) == (line["device"], "public", line["seq"])
    assert set(fork.events) == {line["id"], twin["id"]}
    assert len(reader(province).visits(household)) == 2


def test_two_laptops_that_set_two_fields_keep_both(new_replica: Maker) -> None:
    one, other = new_replica(), new_replica()
    household = one.add_household()
    exchange(one, other)
    one.set_field(household, HouseholdField.ADDRESS, "12 đường số 5")
    other.set_field(household, HouseholdField.PHONE, "0912345678")
    exchange(one, other)
    row = reader(other).get(household)
    assert row is not None
    assert (row.address, row.phone) == ("12 đường số 5", "0912345678")


def test_merged_households_are_listed_once_and_their_visits_read_through_the_alias(
    new_replica: Maker,
) -> None:
    one, other = new_replica(), new_replica()
    a, b = one.add_household("Lê Văn Tám"), other.add_household("Lê Văn Tám")
    one.visit(a, smartphones=2, installed=1)
    other.clock.advance(timedelta(days=1))
    other.visit(b, smartphones=2, installed=1)
    exchange(one, other)
    one.record(EventKind.HOUSEHOLD_SAME, a=b, b=a)
    exchange(one, other)
    assert one.state() == other.state()
    assert totals(other, min(a, b)) == (None, 2, None, 2, 2)
    other.record(EventKind.HOUSEHOLD_NOT_SAME, a=a, b=b)
    assert totals(other, a) == (None, 2, None, 1, 1)
    assert totals(other, b) == (None, 2, None, 1, 1)


def test_an_edge_between_three_households_is_transitive_in_any_order(new_replica: Maker) -> None:
    ward = new_replica()
    a, b, c = (ward.add_household(name) for name in ("A", "B", "C"))
    ward.record(EventKind.HOUSEHOLD_SAME, a=a, b=b)
    ward.record(EventKind.HOUSEHOLD_SAME, a=c, b=b)
    lines = ward.lines()
    edges, rest = lines[-2:], lines[:-2]
    for order in permutations([rest, edges[:1], edges[1:]]):
        province = new_replica()
        for part in order:
            province.receive(part)
        assert province.state() == ward.state()


def test_closing_and_reopening_is_a_register(new_replica: Maker) -> None:
    one, other = new_replica(), new_replica()
    household = one.add_household()
    exchange(one, other)
    one.record(EventKind.HOUSEHOLD_CLOSED, household=household, reason="moved")
    other.clock.advance(timedelta(minutes=1))
    other.record(EventKind.HOUSEHOLD_REOPENED, household=household)
    exchange(one, other)
    assert one.state() == other.state()
    assert one.status(household) == "new"
