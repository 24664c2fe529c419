"""The data is whole and its `keys.json` is lost or damaged: the page's first button helps."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.errors import UserError
from core.households.desk import NewHousehold
from core.records.household import HouseholdQuery
from tests.sitting import PASSPHRASE, Desk, Sit
from tests.start.test_giving_back import services_of
from tests.storage.wards import new_ward
from tests.ui_kit.hands import click, press, type_text
from ui.qt.lock.screen import LockScreen
from ui.qt.lock.trouble import TroubleScreen, Way
from ui.qt.setup.old_screen import OldDataScreen

MakeWard = Callable[..., Services]


def lose(folder: Path, how: str) -> None:
    if how == "lost":
        (folder / "keys.json").unlink()
    else:
        (folder / "keys.json").write_bytes(b"\0" * 300)


@pytest.fixture
def kept(make_ward: MakeWard, tmp_path: Path) -> Path:
    """The recovery file of a ward with one household, and a copy of it on a stick."""
    ward = make_ward(PASSPHRASE)
    ward.households.add(NewHousehold(name="Phạm Thị Bảy", hamlet="Khóm 3"))
    ward.copies.make("manual")
    (tmp_path / "usb").mkdir()
    ward.stick.write(tmp_path / "usb")
    ward.households.add(NewHousehold(name="Sau bản sao", hamlet="Khóm 3"))
    ward.save_recovery(tmp_path / "khoi-phuc.txt")
    ward.close()
    return tmp_path


def trouble(desk: Desk) -> TroubleScreen:
    screen = desk.screen
    assert isinstance(screen, TroubleScreen)
    return screen


@pytest.mark.parametrize("how", ["lost", "damaged"])
def test_the_recovery_file_is_the_first_button_and_makes_the_lock_anew(
    sit: Sit, kept: Path, workspace_dir: Path, how: str, workspaces: Workspaces
) -> None:
    lose(workspace_dir, how)
    desk = sit()
    screen = trouble(desk)
    assert screen.focusProxy() is screen.buttons[Way.RECOVER]
    assert Way.RESTORE not in screen.buttons, "a copy beside it needs the same keys"
    click(screen.buttons[Way.RECOVER])
    assert desk.screen is screen, "no file was chosen"
    desk.dialogs.opened = (kept / "khoi-phuc.txt",)
    click(screen.buttons[Way.RECOVER])
    lock = desk.screen
    assert isinstance(lock, LockScreen), screen.sentence.text()
    assert lock.renewal is not None
    type_text(lock.renewal.first.edit, "nam sau bay tam")
    type_text(lock.renewal.second.edit, "nam sau bay tam")
    press(lock.renewal.second.edit, Qt.Key.Key_Return)
    desk.jobs.wait()
    assert services_of(desk).info.officer_name == "Lê Văn Tám"
    desk.window.close()
    workspaces.open(workspace_dir, "nam sau bay tam").close()


@pytest.mark.parametrize("how", ["lost", "damaged"])
def test_the_keys_of_a_copy_on_a_stick_open_the_data_that_is_here(
    sit: Sit, kept: Path, workspace_dir: Path, how: str, workspaces: Workspaces
) -> None:
    lose(workspace_dir, how)
    desk = sit()
    click(trouble(desk).buttons[Way.KEYS])
    screen = desk.screen
    assert isinstance(screen, OldDataScreen)
    desk.jobs.run_next()
    desk.dialogs.folder = kept / "usb"
    click(screen.folder)
    desk.jobs.run_next()
    type_text(screen.field.edit, "khong phai")
    click(screen.open)
    desk.jobs.run_next()
    assert screen.labelled.problem.text()
    screen.field.set_text("")
    type_text(screen.field.edit, PASSPHRASE)
    click(screen.open)
    desk.jobs.run_next()
    reader = services_of(desk).store.households
    heads = {row.head for row in reader.rows(reader.numbers(HouseholdQuery()))}
    assert heads == {"Phạm Thị Bảy", "Sau bản sao"}, "the data here, which is newer than the copy"
    desk.window.close()
    workspaces.open(workspace_dir, PASSPHRASE).close()


def test_the_keys_of_another_workspace_are_refused_and_nothing_is_written(
    kept: Path, workspace_dir: Path, workspaces: Workspaces
) -> None:
    other = kept / "other"
    workspaces.create(other, new_ward()).close()
    lose(workspace_dir, "lost")
    before = {path.name for path in workspace_dir.iterdir()}
    (old, *_) = workspaces.find_old(workspace_dir, other)
    with pytest.raises(UserError, match=r"key\.other_workspace"):
        workspaces.take_keys(workspace_dir, old)
    assert {path.name for path in workspace_dir.iterdir()} == before
