"""Saves and refusals are announced to screen readers, independent of the focus."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QLineEdit

from core.application.services import Services
from tests.sitting import PASSPHRASE, SAMPLES, Desk, Sit
from tests.ui_kit.hands import click, press, type_text
from ui.qt.households.page import HouseholdsPage
from ui.qt.lock.screen import LockScreen
from ui.qt.page_ids import PageId
from ui.qt.setup.beginning import Beginning
from ui.qt.setup.wizard import Wizard


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the announcements, in order."""
    heard: list[str] = []

    def update(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            heard.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", update)
    return heard


def edit_of(desk: Desk, name: str) -> QLineEdit:
    part = desk.named(name)
    edit = part if isinstance(part, QLineEdit) else part.findChild(QLineEdit)
    assert isinstance(edit, QLineEdit)
    return edit


def test_the_quick_line_says_what_it_understood_what_it_refuses_and_what_is_saved(
    sit: Sit, said: list[str]
) -> None:
    desk = sit(demo=True)
    desk.window.go_to_page(PageId.QUICK)
    line = edit_of(desk, "quick.line.edit")
    type_text(line, "322")
    assert said[-1] == "Visited · 3 adult(s) · 2 smartphone(s) · 2 installed"
    line.setText("")
    type_text(line, "324")
    refusal = said[-1]
    assert "4" in refusal
    press(line, Qt.Key.Key_Return)
    assert line.text() == "324"
    line.setText("322")
    press(line, Qt.Key.Key_Return)
    desk.jobs.wait()
    assert any(sentence.startswith("Recorded household") for sentence in said)


def test_a_run_that_is_picked_on_the_street_is_counted_aloud(sit: Sit, said: list[str]) -> None:
    desk = sit(demo=True)
    desk.window.go_to_page(PageId.HOUSEHOLDS)
    page = desk.window.current_page()
    assert isinstance(page, HouseholdsPage)
    page.street.switch.buttons["street"].click()
    page.take_focus()
    view = page.street.panel.view
    press(view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    said.clear()
    for _ in range(2):
        press(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert [sentence for sentence in said if sentence.startswith("Picked")] == [
        "Picked: 2 household(s)",
        "Picked: 3 household(s)",
    ]


def test_a_wrong_passphrase_is_said(sit: Sit, make_ward: Callable[..., Services], said: list[str]) -> None:
    make_ward(PASSPHRASE).close()
    desk = sit()
    assert isinstance(desk.screen, LockScreen)
    type_text(desk.screen.field.edit, "not this one")
    press(desk.screen.field.edit, Qt.Key.Key_Return)
    desk.jobs.wait()
    assert desk.screen.labelled.problem.text() in said


def test_the_wizard_says_what_is_missing(sit: Sit, said: list[str]) -> None:
    desk = sit()
    assert isinstance(desk.screen, Beginning)
    click(desk.screen.new)
    wizard = desk.screen
    assert isinstance(wizard, Wizard)
    press(wizard.next, Qt.Key.Key_Return)
    assert said == ["Choose a unit in the list."]


def test_an_import_says_when_it_is_done(
    sit: Sit, make_ward: Callable[..., Services], said: list[str]
) -> None:
    make_ward().close()
    desk = sit()
    desk.window.open_page(PageId.ROSTER).take_files((SAMPLES / "ds-ho-ap-1-xa-khanh-an.xlsx",))
    desk.jobs.wait()
    click(desk.named("roster.primary"))
    assert any("names XÃ KHÁNH AN" in sentence for sentence in said)
    click(desk.named("roster.primary"))
    desk.jobs.wait()
    assert any(sentence.startswith("Imported 214 households") for sentence in said)


def test_settings_say_what_was_done_and_what_is_asked(
    sit: Sit, make_ward: Callable[..., Services], said: list[str]
) -> None:
    make_ward().close()
    desk = sit()
    desk.window.go_to_page(PageId.SETTINGS)
    click(desk.named("settings.copy_now"))
    desk.jobs.wait()
    assert said == ["Making a copy and reading it back", "A copy was made and checked."]
    desk.session.lock()
    assert said[-1].startswith("There is nothing to lock with")
