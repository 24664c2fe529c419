"""The README's two commands are the ones that set-up, CI and the build really answer to."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tools.check import ALONE, BESIDE, DEFAULT_STEPS, SLOW_STEPS

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("command", ["python3 run.py", "py run.py", "python3 run.py test", "py run.py test"])
def test_the_readme_shows_both_commands_for_both_systems(command: str) -> None:
    assert f"`{command}`" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_ci_runs_the_readmes_test_command_and_then_what_it_leaves_out() -> None:
    lines = (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()
    commands = [line[line.index("python3 run.py") :] for line in lines if "python3 run.py" in line]
    assert commands == [
        "python3 run.py test",
        "python3 run.py test mutants sample",
        "python3 run.py test all",
        "python3 run.py test windows",
    ]


def test_the_checks_hold_every_gate() -> None:
    first = ["lint", "format", "types", "import rules", "dead code", "translations", "tests"]
    assert list(DEFAULT_STEPS) == first
    slow = ["build", "self-check of the build", "long tests", "tests with other programs"]
    assert list(SLOW_STEPS) == slow


def test_every_slow_test_is_in_a_step() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    markers = {line.split(":")[0] for line in settings["tool"]["pytest"]["ini_options"]["markers"]}
    assert {*ALONE, *BESIDE, "windows"} == markers
