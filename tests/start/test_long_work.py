"""Long work before and around the pages: off the window's thread, described, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from core.application.services import Services
from tests.sitting import SAMPLES, Desk, Sit
from tests.start.test_first_start import answer_officer, answer_unit, wizard_of
from tests.ui_kit.hands import click, press
from ui.qt.page_ids import PageId
from ui.qt.roster.page import RosterPage
from ui.qt.settings_page.page import SettingsPage
from ui.qt.shared.working import WorkingScreen

WHOLE = "This step is not stopped halfway"


def working(desk: Desk) -> list[str]:
    assert isinstance(desk.screen, WorkingScreen)
    busy = desk.screen.busy
    assert not busy.stop.isVisible()
    return [busy.sentence.text(), busy.left.text()]


def test_a_household_list_that_is_stopped_leaves_nothing(
    sit: Sit, make_ward: Callable[..., Services], workspace_dir: Path
) -> None:
    make_ward().close()
    desk = sit()
    page = desk.window.open_page(PageId.ROSTER)
    assert isinstance(page, RosterPage)
    page.take_files((SAMPLES / "ds-ho-ap-1-xa-khanh-an.xlsx",))
    desk.jobs.wait()
    panel = page.panel
    stopping = panel.model.reported.connect(lambda *_: panel.busy.stop.click())
    click(desk.named("roster.primary"))
    click(desk.named("roster.primary"))  # though its title names another commune
    assert panel.busy.stop.isVisible()
    desk.jobs.wait()
    services = desk.session.services
    assert services is not None
    assert services.imports is not None
    assert services.store.figures.units() == []
    assert list(services.imports.runs()) == []
    assert panel.notice.sentence.text() == "Stopped. Nothing was imported; you can import it again."
    panel.model.reported.disconnect(stopping)
    click(desk.named("roster.primary"))
    desk.jobs.wait()
    assert services.store.figures.units()[0].listed == 214


def test_sample_data_is_made_behind_a_screen_that_says_so(sit: Sit) -> None:
    desk = sit()
    click(desk.named("beginning.demo"))
    assert working(desk) == ["Making a ward of sample data", WHOLE]
    desk.jobs.wait()
    assert desk.session.services is not None


def test_the_wizard_waits_for_its_workspace_and_takes_no_key_meanwhile(sit: Sit, workspace_dir: Path) -> None:
    desk = sit()
    wizard = wizard_of(desk)
    answer_unit(wizard)
    answer_officer(wizard)
    for _ in range(2):
        press(wizard.next, Qt.Key.Key_Return)
    click(wizard.later)
    assert wizard.busy.sentence.text() == "Making the workspace"
    assert not wizard.next.isEnabled()
    press(wizard, Qt.Key.Key_Escape)
    assert wizard.stack.currentWidget() is wizard.list
    assert not workspace_dir.exists()
    desk.jobs.wait()
    assert desk.session.services is not None
    assert desk.window.current_page() is not None


def test_a_copy_that_does_not_open_leaves_the_workspace_and_says_why(
    sit: Sit, make_ward: Callable[..., Services]
) -> None:
    services = make_ward()
    name = services.copies.make("manual").name
    (services.info.folder / "backups" / name).write_bytes(b"no copy")
    services.close()
    desk = sit()
    desk.window.go_to_page(PageId.SETTINGS)
    desk.session.restore(name)
    assert working(desk) == ["Checking the safe copy and putting it in place", WHOLE]
    desk.jobs.wait()
    assert desk.session.services is not None
    page = desk.window.current_page()
    assert isinstance(page, SettingsPage)
    assert name in page.header.toast.sentence.text()
