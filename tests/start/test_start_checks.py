"""Checks of the start: an end that was not clean, the place of the data, a lost or damaged database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app import places
from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import FixedClock
from core.base.errors import UserError
from core.base.ids import IdSource
from core.households.desk import NewHousehold
from core.records.household import HouseholdQuery
from tests.backup.conftest import FolderVolumes
from tests.sitting import CHEAP, PASSPHRASE, Desk, Sit
from tests.storage.wards import new_ward
from tests.ui_kit.hands import click, press, type_text
from ui.qt.lock.screen import LockScreen
from ui.qt.lock.trouble import TroubleScreen, Way
from ui.qt.setup.old_screen import OldDataScreen
from ui.qt.shared.working import WorkingScreen

MakeWard = Callable[..., Services]


@pytest.fixture
def volumes() -> FolderVolumes:
    return FolderVolumes()


@pytest.fixture
def workspaces(clock: FixedClock, volumes: FolderVolumes) -> Workspaces:
    return Workspaces(clock=clock, ids=IdSource(), cost=CHEAP, volumes=volumes)


def fill(ward: Services) -> None:
    """One household in a copy, one after it."""
    ward.households.add(NewHousehold(name="Phạm Thị Bảy", hamlet="Khóm 3"))
    ward.copies.make("manual")
    ward.households.add(NewHousehold(name="Lê Út", hamlet="Khóm 3"))


def switch_off(folder: Path) -> None:
    """Make the lock file name a window as its owner, although none exists."""
    (folder / ".window.lock").write_bytes(b"1")


def test_after_an_unclean_end_the_data_is_checked_and_copied_before_any_page(
    sit: Sit, make_ward: MakeWard, workspace_dir: Path
) -> None:
    make_ward().close()
    switch_off(workspace_dir)
    desk = sit()
    assert isinstance(desk.screen, WorkingScreen)
    assert desk.window.current_page() is None
    desk.jobs.run_next()
    assert desk.window.current_page() is not None
    assert [copy.reason for copy in services_of(desk).copies.list()] == ["unclean"]
    desk.window.close()
    again = sit()
    assert again.window.current_page() is not None, "this end was clean"


def services_of(desk: Desk) -> Services:
    assert desk.session.services is not None
    return desk.session.services


def test_a_damaged_table_after_an_unclean_end_is_told_with_the_best_copy(
    sit: Sit, make_ward: MakeWard, workspace_dir: Path
) -> None:
    ward = make_ward()
    fill(ward)
    ward.close()
    database = workspace_dir / "tung-nha.db"
    switch_off(workspace_dir)
    desk = sit()
    size = database.stat().st_size
    with database.open("rb+") as file:
        for at in range(size // 2, size, 4096):
            file.seek(at)
            file.write(b"\0" * 64)
    desk.jobs.run_next()
    screen = desk.screen
    assert isinstance(screen, TroubleScreen)
    assert screen.focusProxy() is screen.buttons[Way.RESTORE]


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_a_lost_database_beside_copies_is_no_new_start(
    sit: Sit, make_ward: MakeWard, workspace_dir: Path, passphrase: str | None
) -> None:
    ward = make_ward(passphrase)
    fill(ward)
    ward.close()
    for name in ("tung-nha.db", "tung-nha.db-wal", "tung-nha.db-shm"):
        (workspace_dir / name).unlink(missing_ok=True)
    desk = sit()
    if passphrase is not None:
        lock = desk.screen
        assert isinstance(lock, LockScreen)
        type_text(lock.field.edit, passphrase)
        press(lock.field.edit, Qt.Key.Key_Return)
        desk.jobs.run_next()
    screen = desk.screen
    assert isinstance(screen, TroubleScreen)
    assert screen.focusProxy() is screen.buttons[Way.RESTORE]
    assert "It lacks" in screen.holds.text()
    assert "entries that were saved later" in screen.holds.text()
    click(screen.buttons[Way.RESTORE])
    desk.jobs.run_next()
    if passphrase is not None:
        lock = desk.screen
        assert isinstance(lock, LockScreen)
        type_text(lock.field.edit, passphrase)
        press(lock.field.edit, Qt.Key.Key_Return)
        desk.jobs.run_next()
    assert desk.session.services is not None


def test_live_data_on_another_machine_is_refused_and_stays(
    workspaces: Workspaces, make_ward: MakeWard, workspace_dir: Path, volumes: FolderVolumes
) -> None:
    make_ward().close()
    before = (workspace_dir / "tung-nha.db").read_bytes()
    volumes.live = "cifs"
    with pytest.raises(UserError, match=r"workspace\.network"):
        workspaces.open(workspace_dir)
    assert (workspace_dir / "tung-nha.db").read_bytes() == before


def test_live_data_on_a_stick_opens_only_for_the_program_that_lies_there_too(
    workspaces: Workspaces, make_ward: MakeWard, workspace_dir: Path, volumes: FolderVolumes
) -> None:
    make_ward().close()
    volumes.plug(workspace_dir, "KINGSTON")
    with pytest.raises(UserError, match=r"workspace\.on_stick"):
        workspaces.open(workspace_dir)
    portable = replace(workspaces, portable=True)
    portable.open(workspace_dir).close()
    assert [error.code for error in portable.place_warnings(workspace_dir)] == [
        "workspace.no_rights",
        "workspace.stick_open",
    ]


def test_a_disk_that_is_nearly_full_is_said_at_the_start(
    sit: Sit, make_ward: MakeWard, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_ward().close()
    monkeypatch.setattr(places, "free_megabytes", lambda _folder: 120)
    desk = sit()
    page = desk.window.current_page()
    assert page is not None
    assert "120" in page.header.toast.sentence.text()


def test_a_disk_that_fills_while_the_window_is_open_is_said_again_every_few_hours(
    sit: Sit, make_ward: MakeWard, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_ward().close()
    free = [9_000]
    monkeypatch.setattr(places, "free_megabytes", lambda _folder: free[0])
    desk = sit()
    page = desk.window.current_page()
    assert page is not None
    toast, timer = page.header.toast, desk.session.timed_copies.timer
    for left, hours in ((120, 5), (90, 5), (60, 1)):
        free[0] = left
        clock.advance(timedelta(hours=hours))
        timer.timeout.emit()
    assert "90" in toast.sentence.text(), "an hour later it is not said again"
    clock.advance(timedelta(hours=4))
    timer.timeout.emit()
    assert "60" in toast.sentence.text()
    assert desk.jobs.waiting == 0, "nothing changed, so no copy is made"


def test_where_no_safe_copy_is_left_the_first_button_takes_a_copy_from_a_stick(
    sit: Sit, make_ward: MakeWard, workspace_dir: Path, tmp_path: Path, workspaces: Workspaces
) -> None:
    ward = make_ward(PASSPHRASE)
    ward.households.add(NewHousehold(name="Phạm Thị Bảy", hamlet="Khóm 3"))
    (tmp_path / "usb").mkdir()
    ward.stick.write(tmp_path / "usb")
    ward.set_passphrase("mat khau moi")
    ward.close()
    other = workspaces.create(tmp_path / "other", new_ward(passphrase="nam sau bay tam"))
    (tmp_path / "usb-2").mkdir()
    other.stick.write(tmp_path / "usb-2")
    other.close()
    damaged = b"no database" * 1000
    (workspace_dir / "tung-nha.db").write_bytes(damaged)
    desk = sit()
    lock = desk.screen
    assert isinstance(lock, LockScreen)
    type_text(lock.field.edit, "mat khau moi")
    press(lock.field.edit, Qt.Key.Key_Return)
    desk.jobs.run_next()
    screen = desk.screen
    assert isinstance(screen, TroubleScreen)
    assert list(screen.buttons) == [Way.COPY, Way.RETRY, Way.OTHER]
    click(screen.buttons[Way.COPY])
    desk.jobs.wait()
    for stick in ("usb-2", "usb"):
        old = desk.screen
        assert isinstance(old, OldDataScreen)
        desk.dialogs.folder = tmp_path / stick
        click(old.folder)
        desk.jobs.wait()
        assert old.province.isHidden()
        type_text(old.field.edit, "mat khau moi")
        press(old.field.edit, Qt.Key.Key_Return)
        desk.jobs.wait()
        if stick == "usb-2":
            assert "another data folder" in old.notice.sentence.text()
            assert (workspace_dir / "tung-nha.db").read_bytes() == damaged
            old.field.set_text("")
    services = services_of(desk)
    reader = services.store.households
    assert [row.head for row in reader.rows(reader.numbers(HouseholdQuery()))] == ["Phạm Thị Bảy"]
    (aside,) = workspace_dir.glob("tung-nha.hong-*")
    assert aside.read_bytes() == damaged, "set aside, not overwritten"
    desk.window.close()
    workspaces.open(workspace_dir, "mat khau moi").close()
