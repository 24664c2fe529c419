"""After "nobody home", the program proposes a time of day that nobody has tried."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from core.base.clock import VIETNAM
from core.base.ids import HouseholdId, VisitId
from core.records.results import Result
from core.records.visit import Visit
from core.visits.next_attempt import DayPart, next_attempt, useful_attempts


def visit(day: int, hour: int, result: Result = Result.NOT_HOME) -> Visit:
    return Visit(
        id=VisitId(f"{day}-{hour}"),
        household=HouseholdId("h"),
        campaign="c",
        officer=None,
        at=datetime(2020, 9, day, hour, 20, tzinfo=VIETNAM),
        result=result,
        people=None,
        smartphones=None,
        had=None,
        installed=None,
        callback=None,
        note=None,
        voided=False,
        counts=True,
        suspect_time=False,
        outside_campaign=False,
    )


def test_after_a_morning_comes_an_evening_on_another_day() -> None:
    proposed = next_attempt([visit(14, 9)])
    assert proposed is not None
    assert (proposed.part, proposed.first, proposed.last) == (DayPart.EVENING, 18, 20)
    assert (proposed.hours, proposed.left, proposed.day.day) == ((9,), 2, 14)


def test_a_part_of_the_day_that_was_tried_comes_last() -> None:
    proposed = next_attempt([visit(14, 9), visit(15, 18)])
    assert proposed is not None
    assert (proposed.part, proposed.left) == (DayPart.NOON, 1)


def test_an_hour_that_was_tried_is_not_proposed_again() -> None:
    tried = [visit(14, 18), visit(14, 12), visit(14, 15), visit(14, 8)]
    proposed = next_attempt(tried)
    assert proposed is not None
    assert (proposed.part, proposed.first) == (DayPart.EVENING, 19)
    assert proposed.left == 2


@pytest.mark.parametrize(
    ("moments", "useful"),
    [
        ([(14, 9), (15, 15), (16, 18)], 3),
        ([(14, 9), (15, 9), (16, 9)], 1),
        ([(14, 9), (14, 15), (14, 18)], 1),
        ([(14, 9), (14, 15), (15, 9)], 2),
        ([(14, 9), (14, 15), (15, 9), (15, 18), (16, 9)], 3),
        ([(14, 8), (14, 9), (15, 8)], 2),
        ([(14, 8), (15, 9), (16, 10), (17, 11)], 3),
        ([], 0),
    ],
)
def test_attempts_count_on_three_dates_at_three_hours(moments: list[tuple[int, int]], useful: int) -> None:
    assert useful_attempts([visit(*moment).at for moment in moments]) == useful


def test_where_every_hour_of_the_day_was_tried_the_evening_is_proposed_again() -> None:
    proposed = next_attempt([visit(14, hour) for hour in (18, 19, 11, 12, 14, 15, 7, 8)])
    assert proposed is not None
    assert (proposed.part, proposed.first, proposed.last) == (DayPart.EVENING, 18, 20)


def test_nothing_is_proposed_when_the_case_is_over_or_somebody_was_met() -> None:
    absent = [visit(14, 9), visit(15, 15), visit(16, 18)]
    assert next_attempt(absent) is None
    assert next_attempt([*absent[:2], visit(16, 18, Result.COMPLETED)]) is None
    assert next_attempt([]) is None


def test_a_visit_taken_back_was_no_attempt() -> None:
    proposed = next_attempt([visit(14, 9), replace(visit(15, 18), voided=True)])
    assert proposed is not None
    assert proposed.hours == (9,)
