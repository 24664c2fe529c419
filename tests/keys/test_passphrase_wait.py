"""A floor under new passphrases, and a wait that grows with wrong ones."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from app.workspaces import Workspaces
from core.base.clock import FixedClock
from core.base.errors import UserError
from core.base.ids import IdSource
from core.records.workspace import NewWorkspace
from storage.keys.passphrase_wait import FILE, FREE, WAITS
from tests.cli.program import CHEAP

RIGHT = "bến đò chiều mưa"


def workspaces(clock: FixedClock) -> Workspaces:
    return Workspaces(clock=clock, ids=IdSource(), cost=CHEAP)


def new(passphrase: str) -> NewWorkspace:
    return NewWorkspace(
        unit_code="32014",
        valid_from=None,
        hamlet="Khóm 3",
        officer_name="Lê Văn Tám",
        campaign="vneid-2026",
        passphrase=passphrase,
    )


@pytest.fixture
def folder(clock: FixedClock, workspace_dir: Path) -> Path:
    workspaces(clock).create(workspace_dir, new(RIGHT)).close()
    return workspace_dir


def code(clock: FixedClock, folder: Path, passphrase: str) -> str:
    """As a program that was just started sees it."""
    try:
        workspaces(clock).open(folder, passphrase).close()
    except UserError as error:
        return error.code
    return ""


@pytest.mark.parametrize("weak", ["1", "1234567", "11111111", "abababab", "       1"])
def test_a_weak_passphrase_is_refused_and_changes_nothing(
    clock: FixedClock, folder: Path, tmp_path: Path, weak: str
) -> None:
    with pytest.raises(UserError, match=r"key\.passphrase_weak"):
        workspaces(clock).create(tmp_path / "other", new(weak))
    services = workspaces(clock).open(folder, RIGHT)
    with pytest.raises(UserError, match=r"key\.passphrase_weak"):
        services.set_passphrase(weak)
    services.close()
    assert code(clock, folder, RIGHT) == ""


def test_the_wait_grows_survives_a_restart_and_ends_with_the_right_one(
    clock: FixedClock, folder: Path
) -> None:
    for _ in range(FREE):
        assert code(clock, folder, "sai mật khẩu") == "key.wrong_passphrase"
    for wait in WAITS:
        assert code(clock, folder, "sai mật khẩu") == "key.wrong_passphrase"
        clock.advance(timedelta(seconds=wait - 1))
        assert code(clock, folder, RIGHT) == "key.wait"
        clock.advance(timedelta(seconds=1))
    assert code(clock, folder, RIGHT) == ""
    assert not (folder / FILE).exists()
    assert code(clock, folder, "sai mật khẩu") == "key.wrong_passphrase"
    assert code(clock, folder, RIGHT) == ""


def test_a_damaged_note_locks_nobody_out(clock: FixedClock, folder: Path) -> None:
    (folder / FILE).write_bytes(b'{"wrong": "many"')
    assert code(clock, folder, RIGHT) == ""


def test_a_clock_that_was_set_back_does_not_lengthen_the_wait(clock: FixedClock, folder: Path) -> None:
    for _ in range(FREE + 1):
        assert code(clock, folder, "sai mật khẩu") == "key.wrong_passphrase"
    clock.advance(timedelta(days=-400))
    assert code(clock, folder, RIGHT) == "key.wait"
    clock.advance(timedelta(seconds=WAITS[0]))
    assert code(clock, folder, RIGHT) == ""
