"""Conflicts of values, ownership and resolutions (M5 to M8), in every order."""

from __future__ import annotations

from datetime import datetime, timedelta

import orjson
import pytest

from core.base.clock import VIETNAM
from core.base.errors import UserError
from core.base.ids import EventId
from core.events.kinds import EventKind, HouseholdField
from core.records.household import HouseholdQuery
from tests.storage.deciding import (
    GROUP,
    NAME,
    PHONE,
    Contest,
    desk,
    everywhere,
    new_lines,
    shown,
    waits,
)
from tests.storage.replicas import Maker, reader


def test_a_resolution_is_the_single_tip_whatever_comes_first(new_replica: Maker) -> None:
    contest = Contest(new_replica)
    assert shown(contest.third, contest.household)[1] == "0912345678"
    resolution = contest.resolve("0987654321")
    for replica in everywhere(new_replica, contest.start, [contest.by_one, contest.by_other, resolution]):
        assert shown(replica, contest.household)[1] == "0987654321"
        assert waits(replica).conflict_count() == 0


def test_a_choice_that_was_taken_back_is_listed_again_whatever_comes_first(new_replica: Maker) -> None:
    contest = Contest(new_replica)
    chosen = contest.resolve("0987654321")
    (said,) = (orjson.loads(line) for line in chosen)
    known = contest.third.lines()
    named = {"household": contest.household, "field": "phone"}
    contest.third.record(
        EventKind.CONFLICT_RESOLVED, **named, tips=[said["id"]], value="0912345678", open=True
    )
    taken_back = new_lines(contest.third, known)
    parts = [contest.by_one, contest.by_other, chosen, taken_back]
    for replica in everywhere(new_replica, contest.start, parts):
        (conflict,) = waits(replica).conflicts(10)
        assert [tip.value for tip in conflict.tips] == ["0987654321", "0912345678"]
        assert shown(replica, contest.household)[1] == "0912345678"
    again = contest.resolve("0987654321")
    for replica in everywhere(new_replica, contest.start, [*parts[:2], chosen + taken_back, again]):
        assert waits(replica).conflict_count() == 0
        assert shown(replica, contest.household)[1] == "0987654321"


def test_a_value_that_a_resolution_had_not_seen_is_a_conflict_with_it(new_replica: Maker) -> None:
    contest = Contest(new_replica)
    late = new_replica()
    late.receive(contest.start)
    late.clock.advance(timedelta(days=2))
    late.set_field(contest.household, PHONE, "0909090909")
    resolution = contest.resolve("0987654321")
    parts = [contest.by_one + contest.by_other, new_lines(late, contest.start), resolution]
    for replica in everywhere(new_replica, contest.start, parts):
        (conflict,) = waits(replica).conflicts(10)
        assert [tip.value for tip in conflict.tips] == ["0987654321", "0909090909"]
        assert shown(replica, contest.household)[1] == "0909090909"


def test_two_resolutions_that_did_not_see_each_other_agree_by_the_later_one(new_replica: Maker) -> None:
    contest = Contest(new_replica)
    fourth = new_replica()
    for part in (contest.start, contest.by_one, contest.by_other):
        fourth.receive(part)
    known = fourth.lines()
    fourth.clock.advance(timedelta(days=5))
    desk(fourth).take_value(contest.household, "phone", "0912345678")
    parts = [
        contest.by_one + contest.by_other,
        contest.resolve("0987654321"),
        new_lines(fourth, known),
    ]
    for replica in everywhere(new_replica, contest.start, parts):
        assert shown(replica, contest.household)[1] == "0912345678"
        assert len(waits(replica).conflicts(10)[0].tips) == 2


def test_a_change_replaces_what_its_author_saw_though_a_clock_had_said_2099(new_replica: Maker) -> None:
    wrong, right = new_replica(at=datetime(2099, 1, 1, tzinfo=VIETNAM)), new_replica()
    household = right.add_household()
    start = right.lines()
    wrong.receive(start)
    wrong.set_field(household, PHONE, "0987654321")
    from_2099 = new_lines(wrong, start)
    right.receive(from_2099)
    known = right.lines()
    right.set_field(household, PHONE, "0912345678")
    for replica in everywhere(new_replica, start, [from_2099, new_lines(right, known)]):
        assert shown(replica, household)[1] == "0912345678"
        assert waits(replica).conflict_count() == 0


@pytest.mark.parametrize(("field", "stands"), [(NAME, "Của tỉnh"), (PHONE, "Của xã"), (GROUP, "Của xã")])
def test_ownership_goes_before_clocks(new_replica: Maker, field: HouseholdField, stands: str) -> None:
    ward, province = new_replica(), new_replica()
    household = ward.add_household()
    start = ward.lines()
    province.receive(start)
    later = ward if stands == "Của tỉnh" else province
    later.clock.advance(timedelta(days=1))
    ward.set_field(household, field, "Của xã")
    said = {"household": household, "field": field.value, "value": "Của tỉnh"}
    province.record(EventKind.HOUSEHOLD_FIELD, **said, by="province")
    parts = [new_lines(ward, start), new_lines(province, start)]
    for replica in everywhere(new_replica, start, parts):
        assert stands in shown(replica, household)
        (conflict,) = waits(replica).conflicts(10)
        assert conflict.in_use.value == stands


def test_what_its_author_saw_is_replaced_whoever_owns_the_field(new_replica: Maker) -> None:
    ward, province = new_replica(), new_replica()
    household = ward.add_household()
    start = ward.lines()
    province.receive(start)
    said = {"household": household, "field": "name", "value": "Của tỉnh", "by": "province"}
    province.record(EventKind.HOUSEHOLD_FIELD, **said)
    ward.receive(province.lines())
    ward.clock.advance(timedelta(hours=1))
    ward.set_field(household, NAME, "Của xã")
    for replica in everywhere(new_replica, start, [ward.lines()[len(start) :], province.lines()]):
        assert shown(replica, household)[0] == "Của xã"


def test_both_phones_are_kept_and_find_the_household(new_replica: Maker) -> None:
    contest = Contest(new_replica)
    for replica in everywhere(new_replica, contest.start, [contest.by_one, contest.by_other]):
        for number in ("0987654321", "0912345678"):
            assert len(reader(replica).numbers(HouseholdQuery(text=number))) == 1
        (conflict,) = waits(replica).conflicts(10, household=contest.household)
        assert {tip.value for tip in conflict.tips} == {"0987654321", "0912345678"}
    resolved = contest.third
    contest.resolve("0987654321")
    assert len(reader(resolved).numbers(HouseholdQuery(text="0912345678"))) == 0


def test_two_fields_that_did_not_see_each_other_are_told_and_nothing_more(new_replica: Maker) -> None:
    one, other = new_replica(), new_replica()
    household = one.add_household()
    start = one.lines()
    other.receive(start)
    one.set_field(household, PHONE, "0987654321")
    other.clock.advance(timedelta(hours=1))
    other.set_field(household, GROUP, "3")
    parts = [new_lines(one, start), new_lines(other, start)]
    for replica in everywhere(new_replica, start, parts):
        (soft,) = waits(replica).soft_conflicts(10)
        assert (soft.first.field, soft.first.value, soft.second.field) == ("phone", "0987654321", "group")
        assert waits(replica).conflict_count() == 0


def test_two_fields_of_which_the_later_author_saw_the_earlier_are_nothing(new_replica: Maker) -> None:
    one, other = new_replica(), new_replica()
    household = one.add_household()
    one.set_field(household, PHONE, "0987654321")
    other.receive(one.lines())
    other.clock.advance(timedelta(hours=1))
    other.set_field(household, GROUP, "3")
    one.receive(other.lines())
    assert waits(one).soft_conflicts(10) == waits(other).soft_conflicts(10) == []


def test_a_ring_of_bases_by_a_faulty_machine_still_shows_one_value_everywhere(new_replica: Maker) -> None:
    ward = new_replica()
    household = ward.add_household()
    start = ward.lines()
    ids = [ward.ids.new(1_800_000_000_000) for _ in range(2)]
    lines = []
    for one, other, value in ((ids[0], ids[1], "1"), (ids[1], ids[0], "2")):
        ward.record(EventKind.HOUSEHOLD_FIELD, household=household, field="group", value=value, base=other)
        lines.append(orjson.dumps(orjson.loads(ward.lines()[-1]) | {"id": one}))
    for replica in everywhere(new_replica, start, [[line] for line in lines]):
        assert shown(replica, household)[2] == "2"


def test_a_conflict_is_decided_once_and_for_one_of_its_values(new_replica: Maker) -> None:
    contest = Contest(new_replica)
    decisions = desk(contest.third)
    (conflict,) = decisions.conflicts()
    before = contest.third.lines()
    with pytest.raises(UserError, match=r"conflict\.no_tip"):
        decisions.take_value(contest.household, "phone", "0123456789")
    with pytest.raises(UserError, match=r"conflict\.no_tip"):
        decisions.take(contest.household, "phone", EventId(contest.household))
    with pytest.raises(UserError, match=r"conflict\.none"):
        decisions.take_value(contest.household, "note", "")
    assert contest.third.lines() == before
    decisions.take(contest.household, "phone", conflict.tips[0].event)
    with pytest.raises(UserError, match=r"conflict\.none"):
        decisions.take(contest.household, "phone", conflict.tips[0].event)
    assert orjson.loads(contest.third.lines()[-1])["class"] == "personal"
