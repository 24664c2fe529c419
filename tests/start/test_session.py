"""Opening, locking and closing: first paint first, the key forgotten, a safe copy when something changed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import FixedClock
from core.base.errors import UserError
from core.households.desk import NewHousehold
from core.records.household import HouseholdQuery
from core.records.workspace import NewWorkspace
from tests.sitting import PASSPHRASE, Sit
from tests.ui_kit.hands import CONTROL, click, press, type_text
from ui.qt.households.page import HouseholdsPage
from ui.qt.i18n import Translations
from ui.qt.lock.end_screen import EndScreen
from ui.qt.lock.loss_screen import LossScreen
from ui.qt.lock.screen import LockScreen
from ui.qt.lock.trouble import TroubleScreen, Way
from ui.qt.opening import WindowOptions, make_window, parse_options
from ui.qt.page_ids import PageId
from ui.qt.settings import WindowSettings
from ui.qt.settings_page.page import SettingsPage
from ui.qt.shared.working import WorkingScreen

MakeWard = Callable[..., Services]


def test_the_window_is_painted_before_the_storage_is_asked_for(
    qtbot: QtBot,
    translations: Translations,
    settings: WindowSettings,
    workspaces: Workspaces,
    workspace_dir: Path,
    clock: FixedClock,
) -> None:
    asked: list[bool] = []

    def make() -> Workspaces:
        asked.append(True)
        return workspaces

    options = WindowOptions(folder=workspace_dir)
    window, _ = make_window(options, settings, translations, make, clock=clock)
    qtbot.addWidget(window)
    assert asked == []
    window.show()
    qtbot.waitUntil(lambda: bool(asked))
    assert window.screens.currentWidget() is not window.desk
    window.close()


def test_a_workspace_without_passphrase_opens_at_once(sit: Sit, make_ward: MakeWard) -> None:
    make_ward().close()
    desk = sit()
    assert desk.window.current_page() is not None
    assert desk.window.sidebar.foot.name.text() == "Lê Văn Tám"
    assert desk.window.sidebar.foot.body.text() == "Khóm 3, Phường Lý Văn Lâm"
    assert not desk.window.sidebar.demo.isVisibleTo(desk.window)


def test_the_lock_closes_and_the_passphrase_opens(sit: Sit, make_ward: MakeWard) -> None:
    make_ward(PASSPHRASE).close()
    desk = sit()
    lock = desk.screen
    assert isinstance(lock, LockScreen)
    type_text(lock.field.edit, "khong phai")
    press(lock.field.edit, Qt.Key.Key_Return)
    assert not lock.open.isEnabled(), "the window goes on while the passphrase is tried"
    desk.jobs.run_next()
    assert lock.labelled.problem.text()
    assert desk.session.services is None
    lock.field.set_text("")
    type_text(lock.field.edit, PASSPHRASE)
    click(lock.open)
    desk.jobs.run_next()
    services = desk.session.services
    assert services is not None
    services.published(services.households.add(NewHousehold(name="Phạm Thị Bảy", hamlet="Khóm 3")))
    press(desk.window, Qt.Key.Key_L, CONTROL)
    lock = desk.screen
    assert isinstance(lock, LockScreen)
    assert desk.session.services is None
    assert desk.window.current_page() is None
    assert "Lê Văn Tám" in lock.person.text()
    assert "08:00" in lock.kept.text()


def test_the_lock_takes_the_street_away_with_its_picks_and_the_passphrase_brings_it_back(
    sit: Sit, make_ward: MakeWard
) -> None:
    services = make_ward(PASSPHRASE)
    for name in ("Phạm Thị Bảy", "Trần Văn Tám", "Ngô Thị Chín"):
        services.published(services.households.add(NewHousehold(name=name, hamlet="Khóm 3")))
    services.close()
    desk = sit()
    for round_number in range(2):
        lock = desk.screen
        assert isinstance(lock, LockScreen)
        type_text(lock.field.edit, PASSPHRASE)
        click(lock.open)
        desk.jobs.wait()
        desk.window.go_to_page(PageId.HOUSEHOLDS)
        page = desk.window.current_page()
        assert isinstance(page, HouseholdsPage)
        if round_number == 0:
            page.street.switch.buttons["street"].click()
        assert page.street.is_on, "the way of showing is kept over the lock"
        page.take_focus()
        view = page.street.panel.view
        assert (len(view.street), view.picked()) == (3, [])
        press(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
        assert len(view.picked()) == 2
        press(desk.window, Qt.Key.Key_L, CONTROL)
        assert desk.window.current_page() is None
        shown = [label.text() for label in desk.window.findChildren(QLabel) if label.isVisibleTo(desk.window)]
        assert not [text for text in shown if "Phạm" in text or "Ngô" in text or "Trần" in text]
    desk.jobs.wait()


def test_the_recovery_file_opens_and_asks_for_a_new_passphrase(
    sit: Sit, make_ward: MakeWard, workspaces: Workspaces, workspace_dir: Path, tmp_path: Path
) -> None:
    services = make_ward(PASSPHRASE)
    services.save_recovery(tmp_path / "usb.txt")
    services.close()
    desk = sit()
    lock = desk.screen
    assert isinstance(lock, LockScreen)
    desk.dialogs.opened = (tmp_path / "usb.txt",)
    click(lock.recover)
    assert lock.renewal is not None
    type_text(lock.renewal.first.edit, "nam sau bay tam")
    type_text(lock.renewal.second.edit, "nam sau bay tam")
    press(lock.renewal.second.edit, Qt.Key.Key_Return)
    assert isinstance(desk.screen, WorkingScreen)
    desk.jobs.wait()
    assert desk.session.services is not None
    desk.window.close()
    workspaces.open(workspace_dir, "nam sau bay tam").close()


def test_another_workspaces_recovery_file_is_refused(sit: Sit, make_ward: MakeWard, tmp_path: Path) -> None:
    make_ward(PASSPHRASE).close()
    (tmp_path / "note.txt").write_text("nothing of the kind", encoding="utf-8")
    desk = sit()
    lock = desk.screen
    assert isinstance(lock, LockScreen)
    desk.dialogs.opened = (tmp_path / "note.txt",)
    click(lock.recover)
    assert lock.renewal is None
    assert lock.labelled.problem.text()


def test_a_passphrase_file_opens_without_a_question(sit: Sit, make_ward: MakeWard, tmp_path: Path) -> None:
    make_ward(PASSPHRASE).close()
    file = tmp_path / "pass.txt"
    file.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    assert sit(passphrase_file=file).session.services is not None


def test_without_a_passphrase_the_lock_says_what_that_means(sit: Sit, make_ward: MakeWard) -> None:
    make_ward().close()
    desk = sit()
    press(desk.window, Qt.Key.Key_L, CONTROL)
    page = desk.window.current_page()
    assert isinstance(page, SettingsPage)
    assert "no passphrase" in page.secret.notice.sentence.text()
    assert desk.session.services is not None


def test_closing_after_a_change_makes_a_safe_copy(sit: Sit, make_ward: MakeWard, workspace_dir: Path) -> None:
    make_ward().close()
    quiet = sit()
    quiet.window.close()
    assert not list((workspace_dir / "backups").glob("*-close.tnsave"))
    desk = sit()
    services = desk.session.services
    assert services is not None
    services.published(services.households.add(NewHousehold(name="Phạm Thị Bảy", hamlet="Khóm 3")))
    desk.window.close()
    assert len(list((workspace_dir / "backups").glob("*-close.tnsave"))) == 1


def test_a_copy_that_fails_at_the_end_is_said_and_the_window_closes_the_next_time(
    sit: Sit, make_ward: MakeWard, workspace_dir: Path
) -> None:
    make_ward().close()
    (workspace_dir / "backups").write_text("a file where the folder should be", encoding="utf-8")
    desk = sit()
    services = desk.session.services
    assert services is not None
    services.published(services.households.add(NewHousehold(name="Phạm Thị Bảy", hamlet="Khóm 3")))
    assert not desk.window.close()
    assert isinstance(desk.screen, EndScreen)
    assert "saved" in desk.screen.sentences.text()
    assert str(workspace_dir) in desk.screen.sentences.text()
    click(desk.screen.done)
    assert not desk.window.isVisible()


def test_the_command_line_works_beside_the_window_but_takes_nothing_from_it(
    sit: Sit, make_ward: MakeWard, workspaces: Workspaces, workspace_dir: Path
) -> None:
    make_ward().close()
    desk = sit()
    beside = workspaces.open(workspace_dir)
    beside.households.add(NewHousehold(name="Phạm Thị Bảy", hamlet="Khóm 3"))
    beside.close()
    with pytest.raises(UserError, match=r"workspace\.in_use"):
        workspaces.restore(workspace_dir, "tn-20261201-080000-close.tnsave")
    desk.window.close()


def test_missing_entries_are_said_before_any_page_and_the_first_button_brings_them_back(
    sit: Sit, make_ward: MakeWard, workspace_dir: Path
) -> None:
    made = make_ward()
    poor = made.copies.make("manual").name
    made.households.add(NewHousehold(name="Phạm Thị Bảy", hamlet="Khóm 3"))
    made.copies.make("manual")
    made.close()
    shutil.copy(workspace_dir / "backups" / poor, workspace_dir / "tung-nha.db")
    desk = sit()
    assert isinstance(desk.screen, LossScreen)
    assert desk.screen.restore.isVisible()
    assert desk.window.current_page() is None
    click(desk.screen.restore)
    desk.jobs.wait()
    services = desk.session.services
    assert services is not None
    reader = services.store.households
    assert [row.head for row in reader.rows(reader.numbers(HouseholdQuery()))] == ["Phạm Thị Bảy"]


def test_a_workspace_that_does_not_open_says_why(sit: Sit, make_ward: MakeWard, workspace_dir: Path) -> None:
    make_ward().close()
    (workspace_dir / "khoa.key").unlink()
    desk = sit()
    screen = desk.screen
    assert isinstance(screen, TroubleScreen)
    assert "khoa.key" in screen.sentence.text()


def test_the_demo_opens_marked_and_goes_away(sit: Sit, workspace_dir: Path) -> None:
    desk = sit(demo=True)
    services = desk.session.services
    assert services is not None
    folder = services.info.folder
    assert services.info.demo
    assert desk.window.sidebar.demo.isVisibleTo(desk.window)
    desk.window.close()
    assert not folder.exists()
    assert not workspace_dir.exists()


def test_an_unknown_argument_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        parse_options(["--nothing"])
    assert stop.value.code == 2
    assert "--nothing" in capsys.readouterr().err
    assert parse_options(["--demo"]).demo


def test_above_a_commune_the_ranking_comes_first(
    sit: Sit, workspaces: Workspaces, workspace_dir: Path
) -> None:
    new = NewWorkspace(
        unit_code="96",
        valid_from=None,
        hamlet=None,
        officer_name="Trần Thị Hồng",
        campaign="vneid-2026",
    )
    workspaces.create(workspace_dir, new).close()
    desk = sit()
    titles = [entry.title for entry in desk.window.sidebar.model.entries]
    assert titles == ["Ranking", "Receive files", "Periods", "Print", "Reports, letters", "Differences"]
    page = desk.window.current_page()
    assert page is not None
    assert page.page_id == "report"


def test_a_damaged_database_is_replaced_by_its_newest_safe_copy(
    sit: Sit, make_ward: MakeWard, workspace_dir: Path
) -> None:
    services = make_ward()
    household = services.households.add(NewHousehold(name="Phạm Thị Bảy", hamlet="Khóm 3")).value
    services.copies.make("close")
    services.close()
    database = workspace_dir / "tung-nha.db"
    database.write_bytes(bytes(database.stat().st_size))
    desk = sit()
    trouble = desk.screen
    assert isinstance(trouble, TroubleScreen)
    assert "24/11" in trouble.buttons[Way.RESTORE].text()
    click(trouble.buttons[Way.RESTORE])
    desk.jobs.wait()
    opened = desk.session.services
    assert opened is not None
    assert opened.store.households.get(household) is not None


def test_a_locked_workspace_that_is_damaged_goes_back_to_its_safe_copy(
    sit: Sit, make_ward: MakeWard, workspace_dir: Path
) -> None:
    services = make_ward(PASSPHRASE)
    services.published(services.households.add(NewHousehold(name="Phạm Thị Bảy", hamlet="Khóm 3")))
    services.copies.make("manual")
    services.close()
    (workspace_dir / "tung-nha.db").write_bytes(b"no database" * 1000)
    desk = sit()
    for screen_name in ("screen.lock", "screen.lock"):
        lock = desk.named(screen_name)
        assert isinstance(lock, LockScreen)
        type_text(lock.field.edit, PASSPHRASE)
        click(lock.open)
        desk.jobs.run_next()
        if desk.session.services is None:
            click(desk.named("trouble.restore"))
            desk.jobs.wait()
    restored = desk.session.services
    assert restored is not None
    reader = restored.store.households
    assert [row.head for row in reader.rows(reader.numbers(HouseholdQuery()))] == ["Phạm Thị Bảy"]
