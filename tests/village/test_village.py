"""The true rate lies inside the stated range, whatever honest officers, lists and files do."""

from __future__ import annotations

import pytest

from tests.village.mix import PURE, Mix
from tests.village.season import play

HONEST = [mix for mix in PURE if mix.is_honest]


@pytest.mark.parametrize("mix", HONEST, ids=lambda mix: ", ".join(mix.names))
def test_the_true_rate_is_inside_the_range(mix: Mix) -> None:
    told = play(7, mix)
    assert told.is_inside, told
    assert told.reported.marks == ()


def test_a_season_replays_exactly() -> None:
    assert play(3) == play(3)
