"""The true rate is inside the stated range, or the unit is marked, for every kind of officer and list."""

from __future__ import annotations

import random
from statistics import median

import pytest

from tests.village.mix import PURE, Habit, Laptops, ListKind, Mix, draw
from tests.village.season import play
from tests.village.table import summary

HONEST = [mix for mix in PURE if mix.is_honest]
ON_ONE_LAPTOP = [mix for mix in HONEST if mix.laptops is Laptops.ONE]
ON_TWO = [mix for mix in HONEST if mix.laptops is not Laptops.ONE]
NOTICED = {
    Habit.INVENTING: "too_fast",
    Habit.DATING_BACK: "dated_back",
    Habit.THIRTY_PHONES: "crowded",
    Habit.INSTALLS_BEYOND: "overfull",
}
MOST_MARKED = 0.02
"""Of the honest units, those that may be marked."""
HAMLET_WIDTH = 0.18
"""Median width of the ranges of units of 60 to 90 households; communes: `test_plain`."""


@pytest.mark.parametrize("mix", ON_ONE_LAPTOP, ids=lambda mix: ", ".join(mix.names))
def test_the_true_rate_is_inside_the_range(mix: Mix) -> None:
    is_inside_and_not_marked(mix)


@pytest.mark.season
@pytest.mark.parametrize("mix", ON_TWO, ids=lambda mix: ", ".join(mix.names))
def test_the_true_rate_is_inside_the_range_of_two_laptops(mix: Mix) -> None:
    is_inside_and_not_marked(mix)


def is_inside_and_not_marked(mix: Mix) -> None:
    told = play(7, mix)
    assert told.is_inside, told
    assert told.reported.marks == ()


@pytest.mark.parametrize(("habit", "mark"), NOTICED.items())
def test_what_is_made_up_is_marked_and_has_no_place(habit: Habit, mark: str) -> None:
    told = play(7, Mix(habits=frozenset({habit})))
    assert mark in told.reported.marks
    assert not told.reported.has_place


@pytest.mark.parametrize("pairs_lists", [True, False])
def test_a_ward_that_decides_its_pairs_is_marked_no_more(pairs_lists: bool) -> None:
    mix = Mix(
        habits=frozenset({Habit.CAREFUL}),
        laptops=Laptops.TWO_VERSIONS,
        list_kind=ListKind.WRONG,
        pairs_lists=pairs_lists,
    )
    told = play(7, mix)
    assert told.reported.marks == (() if pairs_lists else ("doubled_list",)), told
    assert told.holds


def test_closing_what_is_hard_gains_no_place() -> None:
    told = play(7, Mix(habits=frozenset({Habit.CLOSING_HARD}), hard_share=0.3))
    assert "closed" in told.reported.marks
    assert told.is_inside, told


def test_a_season_replays_exactly() -> None:
    assert play(3) == play(3)


def test_every_habit_is_drawn() -> None:
    drawn = [draw(random.Random(seed)) for seed in range(300)]
    assert {habit for mix in drawn for habit in mix.habits} == set(Habit)


@pytest.mark.season
def test_a_hundred_seasons_of_any_mix_hold() -> None:
    told = [play(seed) for seed in range(1, 101)]
    assert not [one for one in told if not one.holds], summary(told)
    assert median(one.width for one in told) <= HAMLET_WIDTH, summary(told)
    honest = [one for one in told if one.mix.is_honest]
    assert sum(bool(one.reported.marks) for one in honest) <= MOST_MARKED * len(honest), summary(told)
