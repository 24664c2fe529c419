"""A second start of the program: it leaves its files to the window that has the workspace."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.instance_lock import InstanceLock
from app.window_requests import MOST_BYTES, REQUESTS_NAME, WindowRequest, take_requests
from core.application.services import Services
from tests.sitting import PASSPHRASE, SAMPLES, Sit
from ui.qt import one_window
from ui.qt.lock.screen import LockScreen
from ui.qt.lock.trouble import TroubleScreen
from ui.qt.page_ids import PageId
from ui.qt.roster.page import RosterPage

ROOT = Path(__file__).parents[2]
LIST = SAMPLES / "ds-ho-ap-1-xa-khanh-an.xlsx"


def start_again(workspace: Path, state: Path, *arguments: object) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "TUNG_NHA_STATE": str(state)}
    command = [sys.executable, "main.py", "--data", str(workspace), *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, env=environment)


@pytest.mark.qt_log_ignore("does not support raise", extend=True)  # the offscreen platform
def test_a_second_start_leaves_its_file_to_the_first_window(
    sit: Sit, make_ward: Callable[..., Services], workspace_dir: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    make_ward().close()
    desk = sit()
    desk.window.showMinimized()
    second = start_again(workspace_dir, tmp_path / "state", "--open", LIST)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=60_000)
    assert second.returncode == 0
    page = desk.window.current_page()
    assert isinstance(page, RosterPage)
    assert not desk.window.isMinimized()
    desk.jobs.wait()
    assert page.panel.model.state.files == (LIST,)


@pytest.mark.qt_log_ignore("does not support raise", extend=True)  # the offscreen platform
def test_a_second_start_is_noticed_with_a_sentence(
    sit: Sit, make_ward: Callable[..., Services], workspace_dir: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    make_ward().close()
    desk = sit()
    desk.window.go_to_page(PageId.SETTINGS)
    second = start_again(workspace_dir, tmp_path / "state")
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=60_000)
    assert second.returncode == 0
    page = desk.window.current_page()
    assert page is not None
    assert page.page_id == PageId.SETTINGS
    assert page.header.toast.isVisible()
    assert "open already" in page.header.toast.sentence.text()


def test_files_wait_behind_the_lock(
    sit: Sit, make_ward: Callable[..., Services], qtbot: QtBot, workspace_dir: Path
) -> None:
    make_ward(PASSPHRASE).close()
    desk = sit(files=(LIST,))
    assert isinstance(desk.screen, LockScreen)
    with pytest.raises(Exception, match=r"workspace\.in_use"):
        InstanceLock(workspace_dir)
    desk.session.enter(desk.session.workspaces.open(workspace_dir, PASSPHRASE))
    assert isinstance(desk.window.current_page(), RosterPage)


def test_a_file_that_no_page_opens_is_said(
    sit: Sit, make_ward: Callable[..., Services], tmp_path: Path
) -> None:
    make_ward().close()
    strange = tmp_path / "anh.heic"
    strange.write_bytes(b"x")
    desk = sit(files=(strange,))
    page = desk.window.current_page()
    assert page is not None
    assert "anh.heic" in page.header.toast.sentence.text()


def test_a_window_that_does_not_answer_is_said_and_nothing_waits_for_it(
    sit: Sit,
    make_ward: Callable[..., Services],
    workspace_dir: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    monkeypatch.setattr(one_window, "PATIENCE_MS", 100)
    make_ward().close()
    other = InstanceLock(workspace_dir)
    desk = sit(files=(LIST,))
    qtbot.waitUntil(lambda: isinstance(desk.screen, TroubleScreen))
    assert isinstance(desk.screen, TroubleScreen)
    assert "another window" in desk.screen.sentence.text()
    assert list((workspace_dir / REQUESTS_NAME).iterdir()) == []
    other.release()
    desk.session.retry()
    assert isinstance(desk.window.current_page(), RosterPage)  # the file was kept for it


def test_what_is_no_list_of_paths_is_no_request(tmp_path: Path) -> None:
    request = WindowRequest(tmp_path, [Path("a.tnb"), tmp_path / "b.tnb"])
    requests = tmp_path / REQUESTS_NAME
    for name, data in {"1": b"\xff\xfe", "2": b"x" * (MOST_BYTES + 1)}.items():
        (requests / f"{name}.txt").write_bytes(data)
    (requests / "3.txt").mkdir()
    assert not request.is_taken()
    assert take_requests(requests) == ((Path.cwd() / "a.tnb", tmp_path / "b.tnb"),)
    assert request.is_taken()
    assert take_requests(requests) == ()
    request.withdraw()
