"""Fifty hostile lines of the right form, then every command and every page: a sample of the whole run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.command_walk import NOT_WALKED
from tests.fuzz.page_walk import PageWalk
from tests.fuzz.workspaces import LINES, HostileWorkspace


@pytest.mark.parametrize("seed", [1, 2])
def test_after_fifty_hostile_lines_every_page_and_command_answers(
    seed: int, tmp_path: Path, qapp: object
) -> None:
    del qapp
    with PageWalk(tmp_path) as walk:
        seen = HostileWorkspace(tmp_path, seed).play(LINES, walk)
    assert sum(seen.values()) > 100
    assert walk.pages > 10


def test_what_is_not_walked_needs_a_file_or_keys() -> None:
    assert len(NOT_WALKED) < 60
