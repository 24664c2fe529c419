"""Shown state of households after visits by several laptops (M4, M7, M10, M11; docs/batch-format.md)."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from core.events.kinds import EventKind
from tests.storage.replicas import START, Maker, exchange, reader, totals


def test_a_double_visit_of_two_laptops_on_one_day_counts_once(new_replica: Maker) -> None:
    one, other = new_replica(), new_replica()
    household = one.add_household()
    exchange(one, other)
    one.visit(household, smartphones=2, installed=2)
    other.clock.advance(timedelta(hours=2))
    other.visit(household, smartphones=2, installed=1)
    exchange(one, other)
    assert totals(one, household) == totals(other, household) == (None, 2, None, 2, 1)
    assert [visit.counts for visit in reader(one).visits(household)] == [False, True]


def test_two_visits_of_one_laptop_on_one_day_both_count(new_replica: Maker) -> None:
    ward = new_replica()
    household = ward.add_household()
    ward.visit(household, smartphones=2, installed=1)
    ward.clock.advance(timedelta(hours=3))
    ward.visit(household, smartphones=2, installed=1)
    assert totals(ward, household) == (None, 2, None, 2, 2)


def test_voiding_the_counting_visit_lets_the_other_laptops_visit_count(new_replica: Maker) -> None:
    one, other = new_replica(), new_replica()
    household = one.add_household()
    exchange(one, other)
    first = one.visit(household, smartphones=2, installed=2)
    other.clock.advance(timedelta(hours=2))
    other.visit(household, smartphones=2, installed=1)
    exchange(one, other)
    one.record(EventKind.VISIT_VOIDED, visit=first)
    assert totals(one, household) == (None, 2, None, 1, 1)
    one.record(EventKind.VISIT_VOIDED, visit=first, voided=False)
    assert totals(one, household) == (None, 2, None, 2, 1)


def test_a_void_that_arrives_before_its_visit_still_holds(new_replica: Maker) -> None:
    ward, province = new_replica(), new_replica()
    household = ward.add_household()
    visit = ward.visit(household, smartphones=2, installed=2)
    ward.record(EventKind.VISIT_VOIDED, visit=visit)
    for line in reversed(ward.lines()):
        province.receive([line])
    assert province.state() == ward.state()
    assert totals(province, household)[-1] == 0


def test_corrections_lie_over_each_other_in_the_order_they_were_made(new_replica: Maker) -> None:
    ward, province = new_replica(), new_replica()
    household = ward.add_household()
    visit = ward.visit(household, people=3, smartphones=2, installed=2)
    ward.record(EventKind.VISIT_CORRECTED, visit=visit, installed=1)
    ward.record(EventKind.VISIT_CORRECTED, visit=visit, people=None, smartphones=1)
    for line in random.Random(7).sample(ward.lines(), len(ward.lines())):
        province.receive([line])
    assert totals(province, household) == totals(ward, household) == (None, 1, None, 1, 1)


@pytest.mark.parametrize("value", ["at", "result"])
def test_a_correction_to_nothing_says_nothing_of_what_every_visit_has(new_replica: Maker, value: str) -> None:
    ward, province = new_replica(), new_replica()
    visit = ward.visit(ward.add_household(), people=3)
    ward.record(EventKind.VISIT_CORRECTED, visit=visit, result="partial", people=2)
    ward.record(EventKind.VISIT_CORRECTED, visit=visit, people=4, **{value: None})
    province.receive(ward.lines())
    for replica in (ward, province):
        row = replica.connection.execute("SELECT day, result, people FROM visit").fetchone()
        assert row == (START.date().isoformat(), "partial", 4)
    assert province.state() == ward.state()


def test_people_come_from_the_latest_visit_and_had_from_the_earliest(new_replica: Maker) -> None:
    ward = new_replica()
    household = ward.add_household()
    ward.visit(
        household, "partial", at=START + timedelta(days=2), people=4, smartphones=3, had=1, installed=1
    )
    ward.visit(household, at=START + timedelta(days=1), people=2, smartphones=2, had=2, installed=0)
    ward.visit(household, at=START + timedelta(days=3), smartphones=4, installed=2)
    assert totals(ward, household) == (4, 4, 2, 5, 3)


def test_not_home_closes_after_three_dates_at_three_clock_hours(new_replica: Maker) -> None:
    ward = new_replica()
    household = ward.add_household()
    for days, hour in ((0, 8), (1, 8), (2, 17)):
        ward.visit(household, "not_home", at=START.replace(hour=hour) + timedelta(days=days))
    assert ward.status(household) == "open"
    ward.visit(household, "not_home", at=START.replace(hour=12) + timedelta(days=3))
    assert ward.status(household) == "absent"


def test_three_hours_of_one_day_are_one_date(new_replica: Maker) -> None:
    ward = new_replica()
    household = ward.add_household()
    for days, hour in ((0, 8), (0, 12), (0, 17), (1, 8), (2, 8)):
        ward.visit(household, "not_home", at=START.replace(hour=hour) + timedelta(days=days))
    assert ward.status(household) == "open"


@pytest.mark.parametrize(
    ("result", "status"),
    [
        ("completed", "done"),
        ("partial", "open"),
        ("refused_soft", "open"),
        ("refused_hard", "refused"),
        ("respondent_away", "open"),
        ("unable", "open"),
        ("no_access", "open"),
        ("not_found", "open"),
        ("moved_or_vacant", "closed"),
        ("not_dwelling_or_duplicate", "closed"),
    ],
)
def test_the_last_result_decides_where_a_household_stands(
    new_replica: Maker, result: str, status: str
) -> None:
    ward = new_replica()
    household = ward.add_household()
    ward.visit(household, result)
    assert ward.status(household) == status


def test_a_callback_stands_until_the_next_visit(new_replica: Maker) -> None:
    ward = new_replica()
    household = ward.add_household()
    ward.visit(household, "respondent_away", callback="2026-06-04")
    assert ward.status(household) == "callback"
    ward.clock.advance(timedelta(days=3))
    ward.visit(household, smartphones=1, installed=1)
    assert ward.status(household) == "done"
