"""A flyer that is handed over is named in the visit by one key: the last printed, one before it, or none."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from core.papers.print_log import PrintJob
from tests.pages_field.conftest import Desk
from tests.pages_field.work import walk
from tests.ui_kit.hands import click, press, type_text
from ui.qt.quick.page import QuickPage


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> QuickPage:
    page = desk.quick()
    qtbot.waitUntil(page.card.line.edit.hasFocus)
    return page


def printed(desk: Desk, paper: str, version: str, minute: int) -> None:
    desk.services.prints.add(
        PrintJob(
            at=f"2026-11-24T08:{minute:02}:00+07:00",
            paper=paper,
            version=version,
            what="",
            households=0,
            pages=1,
        )
    )


def flyers(desk: Desk, place: int) -> list[str | None]:
    """Return the handouts in the history of a household, newest visit first."""
    history = desk.services.store.households.history(walk(desk.services)[place - 1].id)
    return [item.stated.flyer for item in history if item.stated is not None]


def button(page: QuickPage) -> QAbstractButton:
    found = page.findChild(QAbstractButton, "quick.flyer")
    assert found is not None
    return found


def enter(page: QuickPage, line: str) -> None:
    type_text(page.card.line.edit, line)
    press(page.card.line.edit, Qt.Key.Key_Return)


def test_before_any_print_the_key_names_the_guide_of_the_campaign(desk: Desk, page: QuickPage) -> None:
    assert button(page).text() == "Phát tờ"
    press(page.card.line.edit, Qt.Key.Key_F6)
    assert button(page).text() == "Đã phát BZ-A5 · v1"
    enter(page, "322")
    assert flyers(desk, 1) == ["BZ-A5 · v1 · 09/2020"]


def test_the_next_household_begins_without_a_flyer(desk: Desk, page: QuickPage) -> None:
    press(page.card.line.edit, Qt.Key.Key_F6)
    enter(page, "322")
    assert button(page).text() == "Phát tờ"
    enter(page, "v")
    assert flyers(desk, 2) == [None]


def test_the_key_goes_through_what_was_printed_the_last_first_and_back_to_none(
    desk: Desk, page: QuickPage
) -> None:
    printed(desk, "a5", "BZ-A5 · v1 · 09/2020", 1)
    printed(desk, "a6x4-personal", "BZ-A6 · v2 · 09/2020", 3)
    printed(desk, "walk-list", "WK7-1.1", 4)
    printed(desk, "slip", "VN-GN · v1 · 11/2026", 5)  # of another campaign
    seen = []
    for _ in range(3):
        press(page.card.line.edit, Qt.Key.Key_F6)
        seen.append(button(page).text())
    assert seen == ["Đã phát BZ-A6 · v2", "Đã phát BZ-A5 · v1", "Phát tờ"]


def test_a_click_does_the_same_and_the_line_keeps_the_focus(desk: Desk, page: QuickPage) -> None:
    type_text(page.card.line.edit, "322")
    click(button(page))
    assert page.card.line.edit.hasFocus()
    assert page.card.line.text() == "322"
    press(page.card.line.edit, Qt.Key.Key_Return)
    assert flyers(desk, 1) == ["BZ-A5 · v1 · 09/2020"]
