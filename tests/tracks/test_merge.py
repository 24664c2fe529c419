"""Tracks, assignments and moved doors: the state is a function of the set of events (M1 to M14)."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta
from itertools import permutations

import orjson
import pytest

from core.base.errors import UserError
from core.base.ids import HouseholdId
from core.events.kinds import EventKind, HouseholdField
from storage.queries.conflicts import read_conflicts
from tests.storage.replicas import Replica
from tests.tracks.replicas_of_tracks import (
    add_point,
    assignments,
    bring_back,
    give,
    new_officer,
    standing,
    state_staff,
    take_out,
    tap,
    tracks,
)

Maker = Callable[[], Replica]


def exchange(one: Replica, other: Replica) -> None:
    first, second = one.lines(), other.lines()
    one.receive(second)
    other.receive(first)


def doors(replica: Replica, household: HouseholdId) -> tuple[str | None, tuple[str, ...]]:
    door = assignments(replica).doors([household]).get(household)
    return (None, ()) if door is None else (door.officer, door.holders)


def move(replica: Replica, household: HouseholdId, place: str | None) -> None:
    replica.set_field(household, HouseholdField.WALK, place)


def walk(replica: Replica) -> list[str]:
    rows = replica.connection.execute(
        "SELECT id FROM household WHERE added IS NOT NULL ORDER BY walk_key, id"
    )
    return [row[0] for row in rows]


def a_whole_team(one: Replica, other: Replica) -> list[bytes]:
    """Events of every kind of tracks and assignments, of two laptops that meet once in the middle."""
    a, b, c = (one.add_household(name, hamlet="Ấp 2") for name in ("A", "B", "C"))
    tam, hoa = new_officer(one, "Tám"), new_officer(other, "Hòa")
    state_staff(one, "Văn phòng", 10, 8, 3, reasons={"no_memory": 2})
    give(one, [a, b, c], tam)
    point = add_point(one)
    tap(one, point, "guided", 1)
    exchange(one, other)
    other.clock.advance(timedelta(minutes=5))
    mistaken = state_staff(other, "văn  phòng", 10, 9, 4)
    state_staff(one, "Công an", 6, 6, 6)
    take_out(one, [a, b], tam)
    take_out(other, [b, c], hoa)
    tap(one, point, "guided", 3)
    tap(other, point, "guided", 2)
    tap(other, point, "installed", 1)
    other.record(EventKind.TRACK_HOST, point=point, text="Đoàn phường")
    move(one, c, f"{a}>i")
    move(other, b, f"{a}<i")
    one.record(EventKind.TRACK_MEMBERS, **_members(120, 90))
    other.record(EventKind.TRACK_VOIDED, target=mistaken)
    exchange(one, other)
    one.clock.advance(timedelta(minutes=9))
    bring_back(one, [b], tam)
    one.record(EventKind.ASSIGNMENT_HANDED, households=[a], by=tam, to=hoa)
    give(one, [a], hoa)
    one.record(EventKind.HOUSEHOLD_SAME, a=a, b=c)
    return list(dict.fromkeys((*one.lines(), *other.lines())))


def _members(members: int, smartphones: int) -> dict[str, object]:
    return {
        "campaign": "test-2026",
        "unit": "32059",
        "valid_from": "2025-07-01",
        "organisation": "youth_union",
        "at": "2026-06-01T08:00:00+07:00",
        "members": members,
        "smartphones": smartphones,
    }


@pytest.mark.parametrize("seed", range(12))
def test_any_order_repetition_and_cut_of_the_events_gives_one_state(new_replica: Maker, seed: int) -> None:
    lines = a_whole_team(new_replica(), new_replica())
    whole = new_replica()
    whole.receive(lines)
    chance = random.Random(seed)
    shuffled = chance.sample(lines, len(lines))
    other = new_replica()
    while shuffled:
        count = chance.randint(1, 7)
        part, shuffled = shuffled[:count], shuffled[count:]
        other.receive([*part, *chance.sample(lines[:3], 2)])
    assert standing(other) == standing(whole)


def test_a_received_file_that_is_undone_leaves_nothing_of_tracks_and_doors(new_replica: Maker) -> None:
    lines = a_whole_team(new_replica(), new_replica())
    province, empty = new_replica(), new_replica()
    province.receive(lines)
    with province.writing() as unit:
        unit.connection.execute("UPDATE batch SET applied = 0 WHERE n = 1")
        unit.events.withdraw_batch(1)
    found = standing(province)
    assert found[:5] == standing(empty)[:5]
    province.receive(lines)
    whole = new_replica()
    whole.receive(lines)
    assert standing(province) == standing(whole)


def test_tallies_of_two_laptops_add_up_and_none_is_overwritten(new_replica: Maker) -> None:
    one, other = new_replica(), new_replica()
    point = add_point(one)
    exchange(one, other)
    for _ in range(4):
        tap(one, point, "guided", 1)
    tap(other, point, "guided", 3)
    tap(other, point, "guided", -1)
    exchange(one, other)
    for replica in (one, other):
        (found,) = tracks(replica).points()
        assert found.guided == 6


def test_a_tally_that_arrives_before_its_point_waits(new_replica: Maker) -> None:
    one, province = new_replica(), new_replica()
    point = add_point(one)
    tap(one, point, "guided", 2)
    first, second = one.lines()
    province.receive([second])
    assert tracks(province).points() == []
    province.receive([first])
    assert [found.guided for found in tracks(province).points()] == [2]


def test_of_one_section_the_statement_of_the_latest_time_stands_whoever_wrote_it(new_replica: Maker) -> None:
    one, other = new_replica(), new_replica()
    state_staff(one, "Phòng Kinh tế", 12, 10, 4, at="2026-06-03T08:00:00+07:00")
    state_staff(other, "phòng kinh tế", 12, 10, 2, at="2026-06-02T08:00:00+07:00")
    exchange(one, other)
    for replica in (one, other):
        (found,) = tracks(replica).sections()
        assert (found.installed, found.number) == (4, 2)


def test_a_statement_taken_back_leaves_the_one_before_it(new_replica: Maker) -> None:
    one = new_replica()
    state_staff(one, "Văn phòng", 12, 10, 4)
    one.clock.advance(timedelta(hours=1))
    wrong = state_staff(one, "Văn phòng", 12, 10, 9)
    one.record(EventKind.TRACK_VOIDED, target=wrong)
    assert [found.installed for found in tracks(one).sections()] == [4]
    one.record(EventKind.TRACK_VOIDED, target=wrong, voided=False)
    assert [found.installed for found in tracks(one).sections()] == [9]


def test_two_officers_who_did_not_see_each_other_both_have_the_door_out(new_replica: Maker) -> None:
    one, other = new_replica(), new_replica()
    household = one.add_household()
    tam, hoa = new_officer(one), new_officer(other)
    exchange(one, other)
    take_out(one, [household], tam)
    other.clock.advance(timedelta(minutes=1))
    take_out(other, [household], hoa)
    exchange(one, other)
    assert doors(one, household) == doors(other, household) == (None, (tam, hoa))
    bring_back(other, [household], hoa)
    assert doors(other, household) == (None, (tam,))


def test_the_last_giving_says_whose_door_it_is_in_any_order(new_replica: Maker) -> None:
    ward = new_replica()
    household = ward.add_household()
    tam, hoa = new_officer(ward), new_officer(ward)
    for to in (tam, hoa, None, tam):
        ward.clock.advance(timedelta(seconds=1))
        give(ward, [household], to)
    rest, given = ward.lines()[:-4], ward.lines()[-4:]
    for order in permutations(given):
        province = new_replica()
        for line in (*order, *rest):
            province.receive([line])
        assert doors(province, household) == (tam, ())


def test_merged_households_are_one_door_and_two_again_when_parted(new_replica: Maker) -> None:
    ward = new_replica()
    a, b = ward.add_household("A"), ward.add_household("B")
    tam, hoa = new_officer(ward), new_officer(ward)
    give(ward, [a], tam)
    give(ward, [b], hoa)
    take_out(ward, [b], hoa)
    ward.record(EventKind.HOUSEHOLD_SAME, a=a, b=b)
    assert doors(ward, a) == doors(ward, b) == (hoa, (hoa,))
    ward.record(EventKind.HOUSEHOLD_NOT_SAME, a=a, b=b)
    assert (doors(ward, a), doors(ward, b)) == ((tam, ()), (hoa, (hoa,)))


def test_a_moved_door_stands_behind_its_anchor_and_follows_it(new_replica: Maker) -> None:
    ward = new_replica()
    a, b, c = (ward.add_household(name) for name in "ABC")
    for order, household in enumerate((a, b, c), start=1):
        ward.set_field(household, HouseholdField.ORDER, order)
    move(ward, c, f"{a}>i")
    assert walk(ward) == [a, c, b]
    ward.set_field(a, HouseholdField.ORDER, 9)
    assert walk(ward) == [b, a, c]
    move(ward, b, f"{a}<i")
    assert walk(ward) == [b, a, c]
    move(ward, b, f"{a}>r")
    assert walk(ward) == [a, c, b]
    move(ward, c, None)
    assert walk(ward) == [c, a, b]


def test_a_door_moved_by_two_laptops_is_no_conflict_to_decide(new_replica: Maker) -> None:
    one, other = new_replica(), new_replica()
    a, b, c = (one.add_household(name) for name in "ABC")
    exchange(one, other)
    move(one, a, f"{b}>i")
    move(other, a, f"{c}>i")
    exchange(one, other)
    assert walk(one) == walk(other)
    assert read_conflicts(one.connection) == []


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (EventKind.TRACK_TALLY, {"step": 0}),
        (EventKind.TRACK_TALLY, {"step": 5000}),
        (EventKind.TRACK_TALLY, {"what": "Bà Hoa"}),
        (EventKind.TRACK_AGENCY, {"staff": -1}),
        (EventKind.TRACK_AGENCY, {"section": ""}),
        (EventKind.TRACK_AGENCY, {"reasons": {"Ông Tám": 1}}),
        (EventKind.TRACK_AGENCY, {"reasons": {"no_memory": -1}}),
        (EventKind.ASSIGNMENT_OUT, {"households": []}),
        (EventKind.ASSIGNMENT_OUT, {"households": ["x"]}),
        (EventKind.HOUSEHOLD_FIELD, {"field": "walk", "value": "khóm 3"}),
    ],
)
def test_an_impossible_value_refuses_the_whole_file(
    new_replica: Maker, kind: EventKind, said: dict[str, object]
) -> None:
    one, other, province = new_replica(), new_replica(), new_replica()
    lines = a_whole_team(one, other)
    good = next(line for line in lines if orjson.loads(line)["kind"] == kind)
    bad = orjson.dumps(orjson.loads(good) | {"class": "public"} | said)
    with pytest.raises(UserError, match=r"event\.payload"):
        province.receive([line for line in lines if line != good] + [bad])
    assert province.lines() == []


def test_the_host_of_a_point_travels_in_full_files_only(new_replica: Maker) -> None:
    one, province = new_replica(), new_replica()
    point = add_point(one)
    one.record(EventKind.TRACK_HOST, point=point, text="Chị Hoa, Đoàn phường")
    line = orjson.loads(one.lines()[-1])
    assert line["class"] == "personal"
    with pytest.raises(UserError, match=r"event\.class"):
        province.receive([orjson.dumps(line | {"class": "public"})])
