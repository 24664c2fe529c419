"""Copying to a stick at the window: the button, the reminder, the question at close, and the timer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import FixedClock
from core.base.ids import IdSource
from core.households.desk import NewHousehold
from core.records.results import Result
from core.records.visit import VisitEntry
from storage.backup import rolling
from storage.db.files import copy_file
from tests.backup.conftest import FolderVolumes
from tests.sitting import CHEAP, PASSPHRASE, Desk, Sit
from tests.ui_kit.hands import click, type_text
from ui.qt.icons import Icon
from ui.qt.lock.closing_screen import ClosingScreen
from ui.qt.page_ids import PageId
from ui.qt.settings_page.page import SettingsPage
from ui.qt.shared.stick_panel import StickPanel
from ui.qt.today.page import TodayPage

MakeWard = Callable[..., Services]


@pytest.fixture
def volumes() -> FolderVolumes:
    return FolderVolumes()


@pytest.fixture
def workspaces(clock: FixedClock, volumes: FolderVolumes) -> Workspaces:
    return Workspaces(clock=clock, ids=IdSource(), cost=CHEAP, volumes=volumes)


@pytest.fixture
def ward(make_ward: MakeWard, tmp_path: Path) -> Path:
    """With a passphrase; the file that opens it."""
    make_ward(PASSPHRASE).close()
    file = tmp_path / "pass.txt"
    file.write_text(PASSPHRASE, encoding="utf-8")
    return file


def services_of(desk: Desk) -> Services:
    assert desk.session.services is not None
    return desk.session.services


def visit(desk: Desk, name: str = "Phạm Thị Bảy") -> None:
    services = services_of(desk)
    household = services.published(services.households.add(NewHousehold(name=name, hamlet="Khóm 3")))
    entry = VisitEntry(household=household, at=services.clock.now(), result=Result.NOT_HOME)
    services.published(services.visits.record(entry))


def panel_of(desk: Desk) -> StickPanel:
    page = desk.window.open_page(PageId.TODAY)
    assert isinstance(page, TodayPage)
    return page.sending.stick


def test_after_a_day_the_first_page_reminds_and_one_button_copies(
    sit: Sit, ward: Path, clock: FixedClock, volumes: FolderVolumes, tmp_path: Path
) -> None:
    desk = sit(passphrase_file=ward)
    visit(desk)
    panel = panel_of(desk)
    assert "since 24/11: 1 visits" in panel.line.sentence.text()
    assert panel.line.glyph._icon is Icon.LAPTOP
    clock.advance(timedelta(days=1))
    assert panel_of(desk).line.glyph._icon is Icon.WARNING
    root = volumes.plug(tmp_path / "usb", "KINGSTON").root
    click(panel.copy)
    assert not panel.copy.isEnabled()
    assert "Leave the stick in" in panel.line.sentence.text()
    desk.jobs.run_next()
    assert panel.line.sentence.text().startswith("Copied to KINGSTON")
    assert panel.line.glyph._icon is Icon.LAPTOP
    assert len(list(root.rglob("*.tnbak"))) == 1


def test_without_a_stick_a_sentence_says_what_to_do_and_a_folder_can_be_chosen(
    sit: Sit, ward: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    desk = sit(passphrase_file=ward)
    desk.window.resize(1024, 600)
    visit(desk)
    panel = panel_of(desk)
    click(panel.copy)
    desk.jobs.run_next()
    assert "No stick is plugged in" in panel.line.sentence.text()
    qtbot.waitUntil(lambda: not panel.line.visibleRegion().isEmpty())
    page = desk.window.findChild(TodayPage)
    assert isinstance(page, TodayPage)
    bar = page.scroll_area.verticalScrollBar()
    before = bar.maximum()
    page.street.card.setFixedHeight(page.street.card.height() + 400)
    qtbot.waitUntil(lambda: bar.maximum() > before and not panel.line.visibleRegion().isEmpty())
    desk.dialogs.folder = tmp_path
    click(panel.choose)
    desk.jobs.run_next()
    assert len(list((tmp_path / "TungNha").rglob("*.tnbak"))) == 1


def test_without_a_passphrase_the_settings_ask_for_one_and_then_it_copies(
    sit: Sit, make_ward: MakeWard, volumes: FolderVolumes, tmp_path: Path
) -> None:
    make_ward().close()
    root = volumes.plug(tmp_path / "usb", "KINGSTON").root
    desk = sit()
    visit(desk)
    click(panel_of(desk).copy)
    page = desk.window.current_page()
    assert isinstance(page, SettingsPage)
    assert "no one could open a copy" in page.secret.notice.sentence.text()
    type_text(page.secret.entry.first.edit, PASSPHRASE)
    type_text(page.secret.entry.second.edit, PASSPHRASE)
    click(page.secret.change)
    page = desk.window.current_page()
    assert isinstance(page, SettingsPage)
    click(page.copies.stick.copy)
    desk.jobs.run_next()
    assert "KINGSTON" in page.copies.stick.line.sentence.text()
    assert not list(root.rglob("khoa.key"))


def test_closing_asks_once_where_a_stick_is_in_and_copies_before_it_closes(
    sit: Sit, ward: Path, volumes: FolderVolumes, tmp_path: Path
) -> None:
    root = volumes.plug(tmp_path / "usb", "KINGSTON").root
    desk = sit(passphrase_file=ward)
    visit(desk)
    assert not desk.window.close()
    screen = desk.screen
    assert isinstance(screen, ClosingScreen)
    assert "KINGSTON" in screen.sentence.text()
    click(screen.back)
    assert desk.window.current_page() is not None
    assert not desk.window.close()
    screen = desk.screen
    assert isinstance(screen, ClosingScreen)
    click(screen.copy)
    desk.jobs.run_next()
    assert not desk.window.isVisible()
    assert len(list(root.rglob("*.tnbak"))) == 1


def test_a_stick_that_fails_at_close_is_a_sentence_and_the_window_closes_without_it(
    sit: Sit, ward: Path, volumes: FolderVolumes, tmp_path: Path
) -> None:
    stick = volumes.plug(tmp_path / "usb", "KINGSTON").root
    (stick / "TungNha").write_text("a file where the folder should be", encoding="utf-8")
    desk = sit(passphrase_file=ward)
    visit(desk)
    assert not desk.window.close()
    screen = desk.screen
    assert isinstance(screen, ClosingScreen)
    click(screen.copy)
    desk.jobs.run_next()
    assert str(stick) in screen.state.text()
    click(screen.leave)
    assert not desk.window.isVisible()


@pytest.mark.parametrize("plugged", [False, True])
def test_nothing_is_asked_where_nothing_is_to_be_copied(
    sit: Sit, ward: Path, volumes: FolderVolumes, tmp_path: Path, *, plugged: bool
) -> None:
    desk = sit(passphrase_file=ward)
    if plugged:
        volumes.plug(tmp_path / "usb", "KINGSTON")
    else:
        visit(desk)
    assert desk.window.close()


def test_a_window_that_stays_open_copies_to_the_disk_every_few_hours(
    sit: Sit, ward: Path, clock: FixedClock, workspace_dir: Path
) -> None:
    desk = sit(passphrase_file=ward)
    visit(desk)
    timed = desk.session.timed_copies
    assert timed.timer.isActive()
    timed.copy_if_due()
    clock.advance(timedelta(hours=5))
    timed.copy_if_due()
    desk.jobs.run_next()
    timed.copy_if_due()
    clock.advance(timedelta(hours=5))
    timed.copy_if_due()
    assert desk.jobs.waiting == 0, "nothing changed since"
    assert len(list((workspace_dir / "backups").glob("*-open.tnsave"))) == 1


def test_a_visit_that_is_saved_while_a_copy_is_made_by_hand_stays(
    sit: Sit, ward: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = sit(passphrase_file=ward)

    def beside(source: Path, target: Path) -> None:
        visit(desk)
        copy_file(source, target)

    monkeypatch.setattr(rolling, "copy_file", beside)
    page = desk.window.open_page(PageId.SETTINGS)
    assert isinstance(page, SettingsPage)
    page.copies.make.click()
    desk.jobs.run_next()
    monkeypatch.undo()
    assert desk.window.close()
    again = sit(passphrase_file=ward)
    assert services_of(again).stick.only_here().visits == 1
