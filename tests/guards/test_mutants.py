"""The catalogue of the mutation test names files that exist; the reading of its results."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.guards.source import ROOT
from tools.mutants import PASS_MARK, Score, change_of, chosen_areas, read_catalogue

CATALOGUE = ROOT / "tests" / "mutants.toml"


def test_every_pattern_and_test_of_the_catalogue_exists() -> None:
    areas, _ = read_catalogue(CATALOGUE)
    missing = [
        (area.name, wanted)
        for area in areas.values()
        for wanted in (*area.rules, *area.tests)
        if not list(ROOT.glob(wanted))
    ]
    assert missing == []
    assert [area.name for area in areas.values() if area.sample] != []


def test_an_unknown_area_is_refused_by_name() -> None:
    areas, _ = read_catalogue(CATALOGUE)
    with pytest.raises(SystemExit, match="no such area: rankng"):
        chosen_areas(areas, ["rankng"])


def test_a_change_is_named_by_function_and_line_not_by_number() -> None:
    shown = "--- a/b.py\n+++ a/b.py\n@@ -1 +1 @@\n def _high():\n-    x = 1\n+    x = 2\n"
    assert change_of("a.b.x__high__mutmut_6", shown) == ("a.b._high", "x = 2")
    assert change_of("a.b.xǁScoreǁshare__mutmut_12", shown) == ("a.b.Score.share", "x = 2")


def test_the_score_leaves_equivalent_mutants_out() -> None:
    assert Score(noticed=19, equivalent=5, survivors=("one",)).share == PASS_MARK
    assert Score(noticed=0, equivalent=0, survivors=()).share == Fraction(0)
