"""The range of a rate: what widens it, and what it never leaves out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.figures.rate_range import Assumptions, rate_range
from core.records.figures import SMARTPHONES_KNOWN, Coverage, Rate

PLAIN = Assumptions(unlisted=0, misheard=0, remembered=0, size=0, deviations=0, persons=0)


def rate(numerator: int, denominator: int, known: int, ever: int, asked: int | None = None) -> Rate:
    return Rate(
        numerator_name="installed",
        numerator=numerator,
        denominator_name=SMARTPHONES_KNOWN,
        denominator=denominator,
        source="visits",
        as_of="2020-09-01T08:00:00+07:00",
        coverage=Coverage(known=known, ever=ever, asked=denominator if asked is None else asked),
    )


def test_where_everything_is_known_the_range_is_the_rate() -> None:
    found = rate_range(rate(60, 100, 50, 50), PLAIN)
    assert found is not None
    assert (found.low, found.high) == (0.6, 0.6)


def test_unknown_households_may_hold_nobody_with_the_app() -> None:
    found = rate_range(rate(60, 100, 50, 100), PLAIN)
    assert found is not None
    assert (found.low, found.high) == pytest.approx((0.3, 0.6))


def test_people_whom_nobody_asked_may_all_have_it() -> None:
    found = rate_range(rate(60, 100, 50, 50, asked=80), PLAIN)
    assert found is not None
    assert (found.low, found.high) == pytest.approx((0.6, 0.8))


@pytest.mark.parametrize(
    "wider",
    [
        {"unlisted": 0.05},
        {"misheard": 0.05, "deviations": 2},
        {"remembered": 0.05},
        {"size": 0.5, "deviations": 2},
        {"deviations": 2},
        {"persons": 2},
    ],
)
def test_each_assumption_widens_the_range(wider: dict[str, float]) -> None:
    one = rate(60, 100, 50, 60)
    before, after = rate_range(one, PLAIN), rate_range(one, replace(PLAIN, **wider))
    assert before is not None
    assert after is not None
    assert after.width > before.width
    assert after.low <= before.low <= before.high <= after.high


def test_a_rate_that_cannot_be_still_has_ends_from_nought_to_one() -> None:
    found = rate_range(rate(160, 100, 50, 60))
    assert found is not None
    assert 0 <= found.low <= found.high == 1


def test_nothing_known_is_anything() -> None:
    found = rate_range(rate(0, 1, 0, 60))
    assert found is not None
    assert (found.low, found.high) == (0, 1)


def test_a_rate_on_a_number_from_outside_has_none() -> None:
    assert rate_range(replace(rate(60, 100, 50, 60), denominator_as_of="2020-08-31")) is None
    assert rate_range(replace(rate(60, 100, 50, 60), coverage=None)) is None


def test_numbers_said_from_memory_name_phones_that_nobody_has() -> None:
    found = rate_range(rate(60, 100, 50, 50), replace(PLAIN, remembered=0.1))
    assert found is not None
    assert (found.low, found.high) == pytest.approx((0.6, 60 / 95))


def test_installs_beyond_phones_may_be_those_of_a_first_knock_said_again() -> None:
    one = rate(60, 100, 50, 50)
    assert one.coverage is not None
    found = rate_range(replace(one, coverage=replace(one.coverage, overfull=5)), PLAIN)
    assert found is not None
    assert (found.low, found.high) == pytest.approx((0.5, 0.6))


@pytest.mark.parametrize(("households", "points"), [(70, 22), (700, 14), (7000, 12)])
def test_the_range_is_narrower_where_more_households_are(households: int, points: float) -> None:
    phones, known = households * 12 // 7, households * 9 // 10
    found = rate_range(rate(phones * 8 // 10, phones, known, households))
    assert found is not None
    assert points - 3 < 100 * found.width < points
