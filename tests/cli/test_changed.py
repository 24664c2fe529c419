"""The same command again returns 0 and reports no change; one without possible effect requires a decision."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.cli.program import SAMPLES, Program
from ui.cli.changing import CHANGING
from ui.cli.program import _COMMANDS

DOOR = ("--household", "{one}")
ACTS: tuple[tuple[Sequence[str], Sequence[str]], ...] = (
    (("household", "close", "{one}", "--reason", "vacant"), ("household", "reopen", "{one}")),
    (("household", "merge", "{one}", "{two}"), ("household", "part", "{one}", "{two}")),
    (("household", "way", "{one}", "persons"), ("household", "way", "{one}", "counts")),
    (("visit", "void", "{visit}"), ("visit", "restore", "{visit}")),
    (("visit", "correct", "{visit}", "--note", "chó dữ"), ("visit", "correct", "{visit}", "--note", "hiền")),
    (("consent", "give", "{one}", "--how", "paper"), ("consent", "withdraw", "{one}")),
    (("assign", "out", *DOOR, "--by", "{who}"), ("assign", "back", *DOOR, "--by", "{who}")),
    (("assign", "give", *DOOR, "--to", "{who}"), ("assign", "give", *DOOR, "--nobody")),
)


@pytest.mark.parametrize(("act", "back"), ACTS, ids=lambda words: " ".join(words[:2]))
def test_the_same_again_changes_nothing(program: Program, act: Sequence[str], back: Sequence[str]) -> None:
    ward = program.make("ward", "32059")
    program.json("roster", "import", SAMPLES / "ds-ho-ap-1-xa-khanh-an.xlsx", "--data", ward)
    one, two = (row["id"] for row in program.json("households", "--data", ward, "--limit", 2)["rows"])
    add = ("visit", "add", "--data", ward, "--household", one, "--result", "not_home")
    names = {"one": one, "two": two, "visit": program.json(*add)["visit"]}
    names["who"] = program.json("assign", "add-officer", "Nguyễn Thị Hoa", "--data", ward)["officer"]
    for words in (act, back, act):
        asked = [word.format_map(names) for word in words]
        assert program.json(*asked, "--data", ward)["changed"] is True
        assert program.json(*asked, "--data", ward)["changed"] is False
    assert "thay đổi" in program(*[word.format_map(names) for word in act], "--data", ward).out


def test_parting_two_that_a_third_joins_asks_somebody(program: Program) -> None:
    ward = program.make("ward", "32059")
    program.json("roster", "import", SAMPLES / "ds-ho-ap-1-xa-khanh-an.xlsx", "--data", ward)
    a, b, c = (row["id"] for row in program.json("households", "--data", ward, "--limit", 3)["rows"])
    for one, other in ((a, b), (b, c)):
        program.json("household", "merge", one, other, "--data", ward)
    ran = program("household", "part", a, c, "--data", ward, "--json")
    assert (ran.code, ran.json["error"]) == (3, "household.joined")
    program.json("household", "merge", a, c, "--data", ward)
    for one, other in ((a, b), (b, c), (a, c)):
        assert program.json("household", "part", one, other, "--data", ward)["changed"] is True
    assert program.json("household", "part", a, c, "--data", ward)["changed"] is False


def test_each_named_command_is_one() -> None:
    assert set(_COMMANDS) >= CHANGING
