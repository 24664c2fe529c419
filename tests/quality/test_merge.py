"""Returns, decisions and splits merge to one state in any order (M1, M4, M11)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import permutations

import orjson
import pytest

from core.base.errors import UserError
from core.base.ids import HouseholdId, VisitId
from core.events.kinds import EventKind, event_class
from core.events.lines import EventClass
from storage.queries.quality.pairs import read_visit_pairs
from tests.storage.replicas import CAMPAIGN, COMMUNE, Replica, reader

Maker = Callable[[], Replica]


def send_back(replica: Replica, visit: VisitId, **more: object) -> str:
    replica.clock.advance(timedelta(minutes=5))
    return replica.record(EventKind.VISIT_RETURNED, visit=visit, reason="counts", **more)


def in_every_order(new_replica: Maker, source: Replica, last: int) -> set[str]:
    """The statuses of the one household, with the last lines of `source` arriving in every order."""
    lines = source.lines()
    head, tail = lines[:-last], lines[-last:]
    states = []
    statuses = set()
    for order in permutations(tail):
        replica = new_replica()
        for line in order:
            replica.receive([line])
        replica.receive(head)
        states.append(replica.state())
        household = HouseholdId(replica.connection.execute("SELECT id FROM household").fetchone()[0])
        statuses.add(replica.status(household))
    assert all(state == states[0] == source.state() for state in states)
    return statuses


def test_a_returned_visit_waits_for_somebody_in_any_order(new_replica: Maker) -> None:
    ward = new_replica()
    household = ward.add_household()
    visit = ward.visit(household, people=3, smartphones=2, installed=2)
    about = send_back(ward, visit)
    ward.record(EventKind.VISIT_COMMENT, visit=visit, about=about, text="Cài 4 máy nhưng chỉ khai 2")
    assert ward.status(household) == "returned"
    assert in_every_order(new_replica, ward, 3) == {"returned"}


def test_a_later_visit_deals_with_a_return_in_any_order(new_replica: Maker) -> None:
    ward = new_replica()
    household = ward.add_household()
    send_back(ward, ward.visit(household, "refused_hard"))
    ward.clock.advance(timedelta(days=1))
    ward.visit(household, people=2, smartphones=1, installed=1)
    assert in_every_order(new_replica, ward, 3) == {"done"}


def test_a_correction_deals_with_a_return_in_any_order(new_replica: Maker) -> None:
    ward = new_replica()
    household = ward.add_household()
    visit = ward.visit(household, people=2, smartphones=1, installed=1)
    send_back(ward, visit)
    ward.clock.advance(timedelta(minutes=1))
    ward.record(EventKind.VISIT_CORRECTED, visit=visit, people=3)
    assert in_every_order(new_replica, ward, 3) == {"done"}


def test_a_visit_before_the_return_does_not_deal_with_it(new_replica: Maker) -> None:
    ward = new_replica()
    household = ward.add_household()
    visit = ward.visit(household, "not_home")
    ward.clock.advance(timedelta(days=1))
    ward.visit(household, people=2, smartphones=1, installed=1)
    send_back(ward, visit)
    assert in_every_order(new_replica, ward, 3) == {"returned"}


def test_a_return_can_be_taken_back_and_the_winner_decides(new_replica: Maker) -> None:
    ward = new_replica()
    household = ward.add_household()
    visit = ward.visit(household, people=2, smartphones=1, installed=1)
    send_back(ward, visit)
    send_back(ward, visit, returned=False)
    assert in_every_order(new_replica, ward, 3) == {"done"}
    send_back(ward, visit)
    assert in_every_order(new_replica, ward, 4) == {"returned"}


def two_visits_of_one_day(new_replica: Maker) -> tuple[Replica, HouseholdId, VisitId, VisitId]:
    """Return one household, visited by two laptops on one day: only the first counts."""
    one, other = new_replica(), new_replica()
    household = one.add_household()
    first = one.visit(household, people=3, smartphones=2, installed=2)
    other.receive(one.lines())
    other.clock.advance(timedelta(hours=1))
    second = other.visit(household, people=4, smartphones=3, installed=3)
    assert counting(other) == {first}
    return other, household, first, second


def counting(replica: Replica) -> set[str]:
    return {row[0] for row in replica.connection.execute("SELECT id FROM visit WHERE counts")}


def test_a_decision_goes_before_the_rule_in_any_order(new_replica: Maker) -> None:
    ward, household, first, second = two_visits_of_one_day(new_replica)
    ward.record(EventKind.DUPLICATE_DECIDED, visit=first, other=second, counts=second)
    assert counting(ward) == {second}
    row = reader(ward).get(household)
    assert row is not None
    assert (row.people, row.installed, row.attempts) == (4, 3, 1)
    assert in_every_order(new_replica, ward, 3) == {"done"}


def test_both_visits_may_be_right_and_the_last_decision_holds(new_replica: Maker) -> None:
    ward, _, first, second = two_visits_of_one_day(new_replica)
    ward.record(EventKind.DUPLICATE_DECIDED, visit=first, other=second, counts=second)
    ward.clock.advance(timedelta(minutes=1))
    ward.record(EventKind.DUPLICATE_DECIDED, visit=second, other=first)
    assert counting(ward) == {first, second}
    assert in_every_order(new_replica, ward, 4) == {"done"}


def test_a_chosen_visit_that_is_voided_leaves_the_rule_to_decide(new_replica: Maker) -> None:
    ward, _, first, second = two_visits_of_one_day(new_replica)
    ward.record(EventKind.DUPLICATE_DECIDED, visit=first, other=second, counts=first)
    ward.record(EventKind.VISIT_VOIDED, visit=first)
    assert counting(ward) == {second}
    assert in_every_order(new_replica, ward, 3) == {"done"}


def test_a_batch_undone_takes_its_return_with_it(new_replica: Maker) -> None:
    ward, province = new_replica(), new_replica()
    household = ward.add_household()
    visit = ward.visit(household, people=2, smartphones=1, installed=1)
    province.receive(ward.lines())
    province.clock.advance(timedelta(hours=1))
    send_back(province, visit)
    ward.receive(province.lines())
    assert ward.status(household) == "returned"
    with ward.writing() as unit:
        unit.events.withdraw_batch(1)
    assert ward.status(household) == "done"


def test_a_household_split_off_names_its_origin(new_replica: Maker) -> None:
    ward, other = new_replica(), new_replica()
    origin = ward.add_household()
    with ward.writing() as unit:
        part = unit.new_id()
        added = {"household": part, "hamlet": "Ấp 1", "split_from": origin, **COMMUNE}
        unit.record(EventKind.HOUSEHOLD_ADDED, added)
    other.receive(ward.lines()[::-1])
    rows = other.connection.execute(
        "SELECT h.id, s.origin FROM household_split s JOIN household h ON h.n = s.household"
    ).fetchall()
    assert rows == [(part, origin)]


def test_a_comment_is_personal_and_a_return_is_not() -> None:
    assert event_class(EventKind.VISIT_COMMENT, {}) is EventClass.PERSONAL
    assert event_class(EventKind.VISIT_RETURNED, {}) is EventClass.PUBLIC


@pytest.mark.parametrize(
    "change", [{"reason": "Cô Ba nói sai"}, {"reason": None}, {"visit": "K7-1-4"}, {"returned": "yes"}]
)
def test_a_malformed_return_refuses_the_whole_file(new_replica: Maker, change: dict[str, object]) -> None:
    ward, province = new_replica(), new_replica()
    visit = ward.visit(ward.add_household(), smartphones=2)
    send_back(ward, visit)
    bad = orjson.loads(ward.lines()[-1]) | change
    with pytest.raises(UserError, match=r"event\.payload"):
        province.receive([*ward.lines()[:-1], orjson.dumps(bad)])
    assert province.lines() == []


def test_two_visits_of_one_day_are_a_pair_until_it_is_decided(new_replica: Maker) -> None:
    ward, household, first, second = two_visits_of_one_day(new_replica)
    households = reader(ward)

    def pairs() -> list[tuple[str, str, str]]:
        found = read_visit_pairs(ward.connection, households, CAMPAIGN, 5)
        return [(pair.row.id, pair.one.id, pair.other.id) for pair in found]

    assert pairs() == [(household, first, second)]
    ward.record(EventKind.DUPLICATE_DECIDED, visit=first, other=second, counts=second)
    assert pairs() == []
    ward.record(EventKind.DUPLICATE_DECIDED, visit=first, other=second, open=True)
    assert pairs() == [(household, first, second)]
