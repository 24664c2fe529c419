"""Seasons without workspaces are those of the real program; a thousand of them are measured as communes."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from statistics import median

import pytest

from tests.village.mix import PURE, Laptops, Mix, draw
from tests.village.plain import play_commune, play_plain
from tests.village.season import play
from tests.village.table import summary
from tests.village.verdict import Told

WIDEST = 0.10
"""Median width of the ranges of communes."""


def is_played_alike(seed: int, mix: Mix) -> None:
    """Two versions of a list are left out: which of their rows the program pairs is no rule of counting."""
    if mix.laptops is not Laptops.TWO_VERSIONS:
        assert facts(play_plain(seed, mix)) == facts(play(seed, mix))


def facts(told: Told) -> tuple[object, ...]:
    """Return the true and counted values of a season. The displayed rate is not part of them."""
    rate, reported = told.reported.told, told.reported
    coverage = None if rate is None else rate.coverage
    counted = None if rate is None else (rate.numerator, rate.denominator, coverage)
    return told.truth, told.visits, counted, set(reported.marks), reported.has_place


@pytest.mark.parametrize("seed", range(1, 6))
def test_a_season_without_workspaces_counts_as_the_program_does(seed: int) -> None:
    is_played_alike(seed, draw(random.Random(f"mix {seed}")))


@pytest.mark.season
@pytest.mark.parametrize("seed", range(101, 131))
def test_more_seasons_without_workspaces_count_as_the_program_does(seed: int) -> None:
    is_played_alike(seed, draw(random.Random(f"mix {seed}")))


@pytest.mark.season
@pytest.mark.parametrize("mix", PURE, ids=lambda mix: ", ".join(mix.names))
def test_each_habit_without_workspaces_counts_as_the_program_does(mix: Mix) -> None:
    is_played_alike(7, mix)


@pytest.mark.season
def test_a_season_replays_in_another_process() -> None:
    """Visits never made are drawn by what the household is, not by the order of a set."""
    program = "from tests.village.plain import play_plain; print(play_plain(2).truth)"
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


def test_forty_communes_hold() -> None:
    holds([play_commune(seed) for seed in range(1, 41)])


@pytest.mark.season
def test_three_hundred_communes_hold() -> None:
    holds([play_commune(seed) for seed in range(1001, 1301)])


def holds(told: list[Told]) -> None:
    """The measure of the true village (docs/testing.md)."""
    assert not [one for one in told if not one.holds], summary(told)
    assert median(one.width for one in told) <= WIDEST, summary(told)
    honest = [one for one in told if one.mix.is_honest]
    assert sum(bool(one.reported.marks) for one in honest) <= 0.02 * len(honest), summary(told)
