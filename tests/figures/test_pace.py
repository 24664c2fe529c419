"""Speed of recorded visits: walked, typed from a sheet, and invented."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from storage.projections.figures.pace import Noted, fastest, fastest_perfect

FIVE_MINUTES = timedelta(minutes=5)


def noted(perfect: Iterable[bool]) -> list[Noted]:
    """Visits ten seconds apart."""
    rows = enumerate(perfect)
    return [
        Noted(f"2026-11-24T20:{at // 6:02d}:{at % 6}0+07:00", "32014", "", int(done)) for at, done in rows
    ]


def test_a_sheet_typed_at_noon_has_households_among_it_that_were_not_helped() -> None:
    sheet = noted([True] * 5 + [False] + [True] * 6)
    assert fastest(sheet, FIVE_MINUTES) == 12
    assert fastest_perfect(sheet, FIVE_MINUTES) == 6


def test_visits_that_were_never_made_helped_everybody() -> None:
    assert fastest_perfect(noted([True] * 11), FIVE_MINUTES) == 11


def test_only_those_within_the_time_count() -> None:
    assert fastest_perfect(noted([True] * 60), FIVE_MINUTES) == 31


def test_where_no_household_was_helped_whole_there_is_none() -> None:
    assert fastest_perfect(noted([False] * 20), FIVE_MINUTES) == 0
