"""The day curve is of the same households as the figure of visits beside it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import permutations

from core.base.ids import HouseholdId
from core.events.kinds import EventKind
from core.records.figures import DayCount
from storage.queries.today import SqlFigureReader
from tests.storage.conftest import new_replica
from tests.storage.replicas import CAMPAIGN, Maker, Replica, reader

__all__ = ["new_replica"]


def shown(replica: Replica) -> tuple[int, Sequence[tuple[int, int]]]:
    """Households visited by the figures, and (visited, installed) of each day, the first day first."""
    figures = SqlFigureReader(
        replica.connection, CAMPAIGN, reader(replica), replica.clock, lambda code, _valid_from: code
    )
    days: Sequence[DayCount] = figures.days(7)
    return sum(unit.visited for unit in figures.units()), [(day.visited, day.installed) for day in days]


def knocked(replica: Replica, household: HouseholdId) -> list[bytes]:
    """The lines of one visit, a day later."""
    replica.clock.advance(timedelta(days=1))
    before = len(replica.lines())
    replica.visit(household, smartphones=2, installed=1)
    return replica.lines()[before:]


def test_a_visit_counts_on_its_day_once_its_household_has_arrived(new_replica: Maker) -> None:
    ward, province = new_replica(), new_replica()
    household = ward.add_household()
    added = ward.lines()
    province.receive(knocked(ward, household))
    assert shown(province) == (0, [])
    province.receive(added)
    assert shown(province) == (1, [(1, 1)])


def test_a_household_that_leaves_the_figure_leaves_its_days(new_replica: Maker) -> None:
    """Two doors on one day; one of them is closed, and opened again."""
    ward = new_replica()
    first, second = ward.add_household(), ward.add_household("Trần Thị Hai")
    knocked(ward, first)
    ward.visit(second, smartphones=1, installed=1)
    assert shown(ward) == (2, [(2, 2)])
    ward.record(EventKind.HOUSEHOLD_CLOSED, household=second, reason="moved")
    assert shown(ward) == (1, [(1, 1)])
    ward.record(EventKind.HOUSEHOLD_REOPENED, household=second)
    assert shown(ward) == (2, [(2, 2)])


def test_two_that_are_one_household_are_one_on_their_days(new_replica: Maker) -> None:
    """One of them has not arrived when the other is already known as the same."""
    ward = new_replica()
    known = ward.add_household()
    there = ward.lines()
    other = ward.add_household("Trần Thị Hai")
    added = ward.lines()[len(there) :]
    met = knocked(ward, other)
    before = len(ward.lines())
    a, b = sorted((known, other))
    ward.record(EventKind.HOUSEHOLD_SAME, a=a, b=b)
    same = ward.lines()[before:]
    ends = []
    for order in permutations([there, added, met, same]):
        replica = new_replica()
        for lines in order:
            replica.receive(lines)
            visited, days = shown(replica)
            assert visited == sum(day[0] for day in days)
        ends.append(shown(replica))
    assert ends == [(1, [(1, 1)])] * 24
