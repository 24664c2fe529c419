"""`python3 run.py bench`: every measure is in the table, each figure with its goal and verdict."""

from __future__ import annotations

from pathlib import Path

import pytest

import bench.__main__ as program
from bench.measured import RECORDS, Measured, tell, told

FOLDER = Path(program.__file__).parent
NEEDS_ANOTHER_TREE = {"imports"}
MAKES_A_FOLDER_TO_KEEP = {"province"}
STEPS_OF_OTHERS = {"import_steps", "sync_steps", "flyers_typst"}


def test_every_measure_is_in_the_table() -> None:
    found = {path.stem for path in FOLDER.glob("*.py") if "__main__" in path.read_text(encoding="utf-8")}
    apart = NEEDS_ANOTHER_TREE | MAKES_A_FOLDER_TO_KEEP | STEPS_OF_OTHERS
    assert found - {"__main__"} == set(program.BENCHES) | apart
    silent = [name for name in program.BENCHES if "tell(" not in (FOLDER / f"{name}.py").read_text("utf-8")]
    assert silent == []


def test_a_figure_is_noted_and_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(RECORDS, str(tmp_path / "records"))
    slow = Measured(what="a save", value=1.9, unit="x", reference="its statements", goal=1.8)
    fast = Measured(what="codes a second", value=83, unit="x", goal=50, more_is_better=True)
    tell(slow)
    tell(fast)
    assert capsys.readouterr().out.splitlines() == [
        "a save: 1.90 x of its statements (goal at most 1.80)  MISSED",
        "codes a second: 83 x (goal at least 50)",
    ]
    assert list(told(tmp_path / "records")) == [slow, fast]


def test_a_section_has_median_spread_goal_and_verdict() -> None:
    runs = [[Measured(what="a save", value=value, unit="x", goal=1.8)] for value in (1.9, 1.5, 2.5)]
    assert program.section("save", runs, "made now").splitlines()[2:] == [
        "made now; 3 runs.",
        "",
        "| Figure | Reference | Median | Least to most | Goal | |",
        "|---|---|---|---|---|---|",
        "| a save |  | 1.90 x | 1.50 to 2.50 | ≤ 1.80 | **missed** |",
    ]


def test_two_figures_of_one_name_are_two_lines() -> None:
    """A time and its ratio to a reference have one name; their median would be a number of nothing."""
    runs = [
        [Measured(what="a list", value=9 + more, unit="ms"), Measured(what="a list", value=0.5, unit="x")]
        for more in (0, 2)
    ]
    assert program.section("roster", runs, "now").splitlines()[-2:] == [
        "| a list |  | 10 ms | 9 to 11 |  |  |",
        "| a list |  | 0.50 x | 0.50 to 0.50 |  |  |",
    ]


def test_a_measure_that_ran_replaces_its_section_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "RESULTS", tmp_path / "RESULTS.md")
    for name, value in (("save", 1), ("window", 2), ("save", 3)):
        program.write(name, program.section(name, [[Measured(what=name, value=value, unit="x")]], "now"))
    written = (tmp_path / "RESULTS.md").read_text(encoding="utf-8")
    assert [line for line in written.splitlines() if line.startswith(("## ", "| save", "| window"))] == [
        "## window: start to the first painted window",
        "| window |  | 2 x | 2 to 2 |  |  |",
        "## save: one visit, saved durably",
        "| save |  | 3 x | 3 to 3 |  |  |",
    ]


def test_an_unknown_name_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        program.main(["saving"])
    assert refused.value.code == 2
    assert "save" in capsys.readouterr().err


def test_a_measure_that_fails_is_named_and_keeps_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(program, "RESULTS", tmp_path / "RESULTS.md")
    monkeypatch.setitem(program.BENCHES, "absent", program.Bench(about="a module that is not there"))
    assert program.main(["absent"]) == 1
    assert "absent: FAILED" in capsys.readouterr().out
    assert not (tmp_path / "RESULTS.md").exists()
