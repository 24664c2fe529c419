"""Fifty hostile lines of the right form, then every command and every page: a sample of the whole run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.command_walk import NOT_WALKED, WALKED
from tests.fuzz.page_walk import PageWalk
from tests.fuzz.workspaces import LINES, HostileWorkspace
from ui.cli.program import _COMMANDS


@pytest.mark.parametrize("seed", [1, 2])
def test_after_fifty_hostile_lines_every_page_and_command_answers(
    seed: int, tmp_path: Path, qapp: object
) -> None:
    del qapp
    with PageWalk(tmp_path) as walk:
        seen = HostileWorkspace(tmp_path, seed).play(LINES, walk)
    assert sum(seen.values()) > 100
    assert walk.pages > 10


def test_every_command_is_walked_or_has_its_reason() -> None:
    left_out = {name for names in NOT_WALKED.values() for name in names.split(", ")}
    assert left_out | WALKED == set(_COMMANDS)
    assert not left_out & WALKED
