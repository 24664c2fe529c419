"""Another data folder chosen in the window is opened at the next start, until another is chosen."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from app.workspaces import Workspaces
from core.application.services import Services
from tests.sitting import Desk, Sit
from tests.start.test_giving_back import page_of, services_of
from tests.storage.wards import new_ward
from tests.ui_kit.hands import click, type_text
from ui.cli.program import run_command
from ui.qt.data_folder import DataFolder, chosen_folder
from ui.qt.lock.trouble import TroubleScreen, Way
from ui.qt.settings import WindowSettings
from ui.qt.setup.beginning import Beginning
from ui.qt.setup.old_screen import OldDataScreen

MakeWard = Callable[..., Services]


@pytest.fixture
def other(workspaces: Workspaces, tmp_path: Path) -> Path:
    folder = tmp_path / "Dữ liệu, 2026"
    workspaces.create(folder, new_ward(officer_name="Người khác")).close()
    return folder


@pytest.fixture
def start(sit: Sit, make_ward: MakeWard, workspace_dir: Path) -> Callable[..., Desk]:
    """Start without the option of a folder; the usual folder holds a ward."""
    make_ward().close()
    return lambda **options: sit(**{"folder": None, "usual_folder": workspace_dir, **options})


def choose(desk: Desk, folder: Path) -> None:
    desk.dialogs.folder = folder
    click(page_of(desk).giving_back.other)


def officer(desk: Desk) -> str:
    return services_of(desk).info.officer_name


def test_the_chosen_folder_is_opened_at_the_next_start(start: Callable[..., Desk], other: Path) -> None:
    desk = start()
    assert officer(desk) == "Lê Văn Tám"
    choose(desk, other)
    desk.window.close()
    again = start()
    assert officer(again) == "Người khác"
    again.window.close()
    assert "Dữ liệu" not in again.settings.page()


def test_the_option_of_the_command_line_wins_and_changes_nothing(
    start: Callable[..., Desk], other: Path, workspace_dir: Path
) -> None:
    desk = start()
    choose(desk, other)
    desk.window.close()
    named = start(folder=workspace_dir)
    assert officer(named) == "Lê Văn Tám"
    named.window.close()
    assert officer(start()) == "Người khác"


def test_the_usual_folder_chosen_again_ends_the_choice(
    start: Callable[..., Desk], other: Path, workspace_dir: Path
) -> None:
    desk = start()
    choose(desk, other)
    choose(desk, workspace_dir)
    desk.window.close()
    shutil.rmtree(other)
    assert officer(start()) == "Lê Văn Tám"


def test_a_chosen_folder_that_is_gone_is_told_and_the_usual_one_offered(
    start: Callable[..., Desk], other: Path
) -> None:
    desk = start()
    choose(desk, other)
    desk.window.close()
    pulled = other.with_name("pulled")
    other.rename(pulled)
    told = start()
    screen = told.screen
    assert isinstance(screen, TroubleScreen), "no first question: the data exists"
    assert str(other) in screen.sentence.text()
    pulled.rename(other)
    click(screen.buttons[Way.RETRY])
    assert officer(told) == "Người khác"
    told.window.close()
    other.rename(pulled)
    told = start()
    assert isinstance(told.screen, TroubleScreen)
    (timer,) = told.screen.findChildren(QTimer)
    pulled.rename(other)
    timer.timeout.emit()
    assert officer(told) == "Người khác", "plugged in, it opens by itself"
    told.window.close()
    other.rename(pulled)
    told = start()
    assert isinstance(told.screen, TroubleScreen)
    assert told.screen.focusProxy() is told.screen.buttons[Way.USUAL]
    click(told.screen.buttons[Way.USUAL])
    assert officer(told) == "Lê Văn Tám"
    told.window.close()
    assert officer(start()) == "Lê Văn Tám", "the last choice is kept"


def test_a_folder_that_did_not_open_is_not_remembered(start: Callable[..., Desk], other: Path) -> None:
    (other / "keys.json").write_text("{", encoding="utf-8")
    desk = start()
    choose(desk, other)
    assert isinstance(desk.screen, TroubleScreen)
    desk.window.close()
    assert officer(start()) == "Lê Văn Tám"


def test_a_program_on_a_stick_keeps_to_its_own_folder(
    start: Callable[..., Desk], other: Path, tmp_path: Path
) -> None:
    desk = start()
    choose(desk, other)
    desk.window.close()
    assert isinstance(start(usual_folder=tmp_path / "stick" / "du-lieu").screen, Beginning)


def test_deleting_the_data_of_a_chosen_folder_leads_back_to_the_usual_one(
    start: Callable[..., Desk], other: Path
) -> None:
    desk = start()
    choose(desk, other)
    part = page_of(desk).giving_back
    click(part.wipe)
    type_text(part.word.edit, "delete")
    click(part.confirm)
    desk.jobs.run_next()
    assert officer(desk) == "Lê Văn Tám"
    desk.window.close()
    assert officer(start()) == "Lê Văn Tám"


def test_where_no_other_data_is_here_a_copy_of_the_gone_folder_is_looked_for_and_opened_in_the_usual_one(
    sit: Sit, other: Path, tmp_path: Path, settings: WindowSettings
) -> None:
    usual, copied = tmp_path / "usual", tmp_path / "copied"
    DataFolder(settings, usual)._keep(str(other))
    other.rename(copied)
    desk = sit(folder=None, usual_folder=usual)
    assert isinstance(desk.screen, TroubleScreen)
    assert list(desk.screen.buttons) == [Way.OLD, Way.RETRY, Way.USUAL, Way.OTHER]
    click(desk.screen.buttons[Way.OLD])
    desk.jobs.wait()
    assert isinstance(desk.screen, OldDataScreen)
    click(desk.screen.back)
    assert isinstance(desk.screen, TroubleScreen), "the data exists: no first question"
    click(desk.screen.buttons[Way.OLD])
    desk.jobs.wait()
    desk.dialogs.folder = copied
    click(desk.screen.folder)
    desk.jobs.wait()
    click(desk.screen.open)
    desk.jobs.wait()
    assert officer(desk) == "Người khác"
    assert services_of(desk).info.folder == usual
    desk.window.close()
    assert officer(sit(folder=None, usual_folder=usual)) == "Người khác", "the gone folder is forgotten"


def test_the_command_line_works_on_the_chosen_folder_and_makes_none_where_it_is_gone(
    start: Callable[..., Desk],
    other: Path,
    workspaces: Workspaces,
    workspace_dir: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    desk = start()
    choose(desk, other)
    desk.window.close()

    def run(*arguments: str) -> tuple[int, str]:
        settings = workspace_dir.parent / "window.ini"
        code = run_command(
            [*arguments, "--json"], workspaces, workspace_dir, lambda: chosen_folder(settings, workspace_dir)
        )
        return code, json.loads(capsys.readouterr().out).get("error", "")

    made = ("init", "--unit", "32014", "--officer", "Lê Tám", "--campaign", "vneid-2026")
    assert run(*made) == (4, "workspace.exists")
    assert run("backup", "accept", "--data", str(workspace_dir))[0] == 0
    other.rename(other.with_name("pulled"))
    assert run(*made) == (5, "workspace.folder_gone")
    assert not other.exists()
