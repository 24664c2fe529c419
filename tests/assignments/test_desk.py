"""Assignments, households moved in the walking order, and many closed at once."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.application.services import Services
from core.base.clock import FixedClock
from core.base.errors import UserError
from core.base.ids import HouseholdId, OfficerId
from core.events.kinds import EventKind, HouseholdField
from core.households.desk import NewHousehold
from core.papers.selection import Selection, select
from core.records.household import CloseReason, HouseholdQuery, WalkFilter
from core.records.results import Result
from core.records.visit import VisitEntry
from core.records.walking import rank_between
from tests.database import connection_of
from tests.tracks.conftest import MakeWard


@pytest.fixture
def ward(make_ward: MakeWard) -> Iterator[Services]:
    services = make_ward()
    yield services
    services.close()


def walk(services: Services, officer: OfficerId | None = None) -> list[HouseholdId]:
    reader = services.store.households
    return [row.id for row in reader.rows(reader.numbers(HouseholdQuery(officer=officer)))]


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(UserError) as caught:
        act()
    return caught.value.code


def events(services: Services, act: Callable[[], object]) -> int:
    """Return the number of events that an act recorded."""

    def count() -> int:
        return sum(len(_kinds(services)) for _ in (0,))

    before = count()
    act()
    return count() - before


def _kinds(services: Services) -> Sequence[str]:
    connection = connection_of(services)
    return [row[0] for row in connection.execute("SELECT kind FROM event ORDER BY n")]


def hoa(services: Services) -> OfficerId:
    return services.assignments.add_officer("Trần Thị Hòa").value


def test_a_range_is_given_checked_out_handed_over_and_returned(ward: Services) -> None:
    desk, me = ward.assignments, ward.info.officer
    doors = walk(ward)[10:30]
    assert list(desk.reader.range(doors[0], doors[-1])) == doors
    other = hoa(ward)
    assert desk.give(doors, me).value == tuple(doors)
    assert desk.give(doors, me).value == (), "given already"
    assert desk.check_out(doors, me).value.shared == ()
    desk.hand_over(doors[:5], me, other)
    assert desk.give_back(doors[:7], me).value == tuple(doors[5:7]), "only those they had"
    found = {one.name: (one.given, one.out) for one in desk.reader.counted()}
    assert found == {"Lê Văn Tám": (15, 13), "Trần Thị Hòa": (5, 5)}


def test_a_whole_hamlet_is_one_event(ward: Services) -> None:
    doors = ward.assignments.reader.place("khóm 3", None)
    assert len(doors) == 167
    assert events(ward, lambda: ward.assignments.give(doors, ward.info.officer)) == 1


def test_a_door_that_another_has_out_is_taken_and_named(ward: Services) -> None:
    desk, me, other = ward.assignments, ward.info.officer, hoa(ward)
    door = walk(ward)[0]
    desk.check_out([door], other)
    assert [one.name for one in desk.rivals(door)] == ["Trần Thị Hòa"]
    taken = desk.check_out([door], me).value
    assert [(one.household, one.holders) for one in taken.shared] == [(door, (other,))]
    assert taken.households == (door,)
    (shared,) = desk.reader.shared()
    assert set(shared.holders) == {me, other}
    entry = VisitEntry(household=door, result=Result.NOT_HOME, at=ward.clock.now())
    ward.visits.record(entry)
    desk.give_back([door], other)
    assert list(desk.reader.shared()) == []
    assert desk.rivals(door) == ()


def test_assignments_are_undone_one_act_at_a_time(ward: Services) -> None:
    desk, me, other = ward.assignments, ward.info.officer, hoa(ward)
    doors = walk(ward)[:6]
    desk.give(doors[:3], me)
    desk.give(doors, other)
    desk.check_out(doors, other)
    desk.hand_over(doors[:2], other, me)

    def state() -> list[tuple[object, object]]:
        known = desk.reader.doors(doors)
        return [(known[one].officer, known[one].holders) if one in known else (None, ()) for one in doors]

    assert state() == [(me, (me,))] * 2 + [(other, (other,))] * 4
    ward.undo.undo()
    assert state() == [(other, (other,))] * 6
    ward.undo.undo()
    assert state() == [(other, ())] * 6
    ward.undo.undo()
    assert state() == [(me, ())] * 3 + [(None, ())] * 3
    ward.undo.redo()
    assert state() == [(other, ())] * 6


def test_lists_prints_and_the_next_door_keep_to_my_doors(ward: Services) -> None:
    me, other = ward.info.officer, hoa(ward)
    doors = walk(ward)
    ward.assignments.give(doors[20:30], me)
    ward.assignments.check_out(doors[40:42], me)
    ward.assignments.give(doors[50:60], other)
    mine = doors[20:30] + doors[40:42]
    assert walk(ward, me) == mine
    rows = select(ward.store.households, Selection(officer=me, show=WalkFilter.TO_VISIT))
    assert [row.id for row in rows] == mine
    reader = ward.store.households
    number = reader.next_unvisited(None, me)
    assert number is not None
    assert reader.rows([number])[0].id == doors[20]
    last = reader.numbers(HouseholdQuery())[29]
    behind = reader.next_unvisited(last, me)
    assert behind is not None
    assert reader.rows([behind])[0].id == doors[40]


def test_an_officer_needs_a_name_of_their_own(ward: Services) -> None:
    add = ward.assignments.add_officer
    assert refused(lambda: add("  ")) == "officer.no_name"
    assert refused(lambda: add("lê văn tám")) == "officer.twice"
    assert refused(lambda: add("CCCD 096012345678")) == "visit.note_secret"
    assert len(ward.assignments.reader.officers()) == 1


def test_bad_assignments_are_sentences_and_change_nothing(ward: Services) -> None:
    desk, me = ward.assignments, ward.info.officer
    unknown = HouseholdId("0190a000-0000-7000-8000-000000000000")
    nobody = OfficerId("0190a000-0000-7000-8000-000000000001")
    assert refused(lambda: desk.give([], me)) == "assign.nothing"
    assert refused(lambda: desk.give([unknown], me)) == "household.unknown"
    assert refused(lambda: desk.give(walk(ward)[:1], nobody)) == "officer.unknown"
    assert refused(lambda: desk.hand_over(walk(ward)[:1], me, me)) == "assign.same_officer"
    assert list(desk.reader.of_officer(None)) == []


def test_a_door_moved_between_two_others_stands_there_by_one_event(ward: Services) -> None:
    doors = walk(ward)
    moved = doors[100]
    assert events(ward, lambda: ward.walk.move([moved], behind=doors[4], before=doors[5])) == 1
    assert walk(ward) == [*doors[:5], moved, *doors[5:100], *doors[101:]]
    ward.undo.undo()
    assert walk(ward) == doors


def test_several_doors_keep_their_order_and_are_one_undo(ward: Services) -> None:
    doors = walk(ward)
    chosen = [doors[30], doors[60], doors[90]]
    ward.walk.move(chosen, behind=None, before=doors[0])
    rest = [door for door in doors if door not in chosen]
    assert walk(ward) == [*chosen, *rest]
    ward.walk.move([rest[0]], behind=chosen[0], before=chosen[1])
    assert walk(ward) == [chosen[0], rest[0], *chosen[1:], *rest[1:]]
    ward.undo.undo()
    ward.undo.undo()
    assert walk(ward) == doors


@pytest.mark.parametrize("seed", range(4))
def test_any_moves_end_where_the_hand_put_them(ward: Services, seed: int) -> None:
    chance = random.Random(seed)
    order = walk(ward)
    for _ in range(25):
        chosen = chance.sample(order, chance.randint(1, 3))
        rest = [door for door in order if door not in chosen]
        at = chance.randint(0, len(rest))
        behind = rest[at - 1] if at else None
        before = rest[at] if at < len(rest) else None
        ward.walk.move(chosen, behind=behind, before=before)
        order = [*rest[:at], *chosen, *rest[at:]]
        assert walk(ward) == order


def test_doors_without_an_address_part_where_another_is_put_between(ward: Services) -> None:
    added = [
        ward.households.add(NewHousehold(name=f"Hộ {letter}", hamlet="Khóm 9")).value for letter in "ABCD"
    ]
    assert [door for door in walk(ward) if door in added] == added
    a, b, c, d = added
    ward.walk.move([d], behind=a, before=b)
    assert [door for door in walk(ward) if door in added] == [a, d, b, c]


def test_a_door_stays_in_its_hamlet(ward: Services) -> None:
    far = ward.households.add(NewHousehold(name="Hộ xa", hamlet="Khóm 9")).value
    doors = walk(ward)
    assert refused(lambda: ward.walk.move([far], behind=doors[3], before=doors[4])) == "walk.other_hamlet"
    mixed = [far, doors[0]]
    assert refused(lambda: ward.walk.move(mixed, behind=doors[3], before=doors[4])) == "walk.other_hamlet"
    assert walk(ward) == doors


def test_many_are_closed_with_one_reason_and_one_undo(ward: Services) -> None:
    doors = walk(ward)
    chosen = doors[5:9]
    ward.households.close(chosen[0], CloseReason.MOVED)
    closed = ward.walk.close(chosen, CloseReason.BY_DECISION).value
    assert closed == tuple(chosen[1:])
    assert walk(ward) == [door for door in doors if door not in chosen]
    ward.undo.undo()
    assert walk(ward) == [door for door in doors if door != chosen[0]]
    assert refused(lambda: ward.walk.close([], CloseReason.MOVED)) == "assign.nothing"


def test_a_move_is_in_the_history_of_the_household(ward: Services, clock: FixedClock) -> None:
    doors = walk(ward)
    clock.advance(timedelta(minutes=1))
    ward.walk.move([doors[9]], behind=doors[1], before=doors[2])
    newest = ward.store.households.history(doors[9])[0]
    assert (newest.field, newest.officer) == (HouseholdField.WALK, "Lê Văn Tám")
    assert EventKind.HOUSEHOLD_FIELD in _kinds(ward)


def test_who_had_the_door_is_in_the_history_of_the_household(ward: Services) -> None:
    desk, me, other = ward.assignments, ward.info.officer, hoa(ward)
    door = walk(ward)[3]
    desk.give([door], other)
    desk.check_out([door], other)
    desk.hand_over([door], other, me)
    desk.give_back([door], me)
    desk.give([door], None)
    told = [(item.kind.value, item.after) for item in ward.store.households.history(door)][:6]
    assert told == [
        ("given", ""),
        ("back", "Lê Văn Tám"),
        ("given", "Lê Văn Tám"),
        ("handed", "Lê Văn Tám"),
        ("out", "Trần Thị Hòa"),
        ("given", "Trần Thị Hòa"),
    ]


RANKS = st.text("0123456789abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=6).filter(
    lambda text: not text.endswith("0")
)


@given(st.lists(RANKS, min_size=2, max_size=2, unique=True))
def test_there_is_always_a_rank_between_two(pair: list[str]) -> None:
    low, high = sorted(pair)
    between = rank_between(low, high)
    assert low < between < high
    assert not between.endswith("0")
    assert rank_between(high, None) > high
    assert rank_between("", low) < low


def test_ranks_stay_short_when_many_are_put_one_behind_the_other() -> None:
    made = [rank_between("", None)]
    for _ in range(200):
        made.append(rank_between(made[-1], None))
    assert all(one < other for one, other in pairwise(made))
    assert len(made[-1]) < 60
