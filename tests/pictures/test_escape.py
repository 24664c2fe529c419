"""Esc on every page: it closes what is nearest, keeps what was typed, and leaves no page by surprise."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from tests.sitting import OFFSCREEN_NOISE
from tools.rounds import Dress, rounds
from tools.studio import Camera, Studio
from ui.qt.page_ids import PageId
from ui.qt.setup.wizard import Wizard
from ui.qt.widgets.field import SearchField
from ui.qt.widgets.overlay import Overlay

pytestmark = pytest.mark.qt_log_ignore(OFFSCREEN_NOISE, extend=True)

HELP, COMMANDS, SEARCH_OF_UNITS = "ward-help", "ward-commands", "start-1"


def typed(camera: Camera) -> dict[QWidget, str]:
    """Return the text of every visible field, but for searches: Esc empties those."""
    texts: dict[QWidget, str] = {}
    for line in camera.window.findChildren(QLineEdit):
        texts[line] = line.text()
    for note in camera.window.findChildren(QPlainTextEdit):
        texts[note] = note.toPlainText()
    return {
        field: text
        for field, text in texts.items()
        if field.isVisible() and not isinstance(field.parent(), SearchField)
    }


def escape(camera: Camera) -> None:
    if (
        QApplication.activeWindow() is None
    ):  # offscreen, no window manager gives the focus back after a dialog
        camera.window.activateWindow()
        camera.settle()
    QTest.keyClick(QApplication.focusWidget() or camera.window, Qt.Key.Key_Escape)
    camera.settle()


def place(camera: Camera) -> tuple[QWidget | None, str]:
    page = camera.window.current_page()
    return camera.window.screens.currentWidget(), page.page_id if page is not None else ""


def wrong_after_escape(camera: Camera) -> list[str]:
    """Twice, since the first may close a form."""
    before, texts, wrong = place(camera), typed(camera), []
    screen = camera.window.screens.currentWidget()
    step = screen.current if isinstance(screen, Wizard) else 0
    for _ in range(2):
        escape(camera)
        if place(camera) != before:
            wrong.append(f"another page: {place(camera)[1]}")
    now = typed(camera)
    wrong += [f"lost {text!r}" for field, text in texts.items() if text and now.get(field, text) != text]
    if isinstance(screen, Wizard):
        if screen.current != max(step - 2, 0):
            wrong.append(f"step {step} became {screen.current}")
        while screen.current < step:
            screen.go_on()
    return wrong


def test_escape_loses_nothing_and_leaves_no_page(studio: Studio) -> None:
    found: dict[str, list[str]] = {}
    for camera, name in rounds(studio, (Dress(),)):
        if wrong := wrong_after_escape(camera):
            found[name] = wrong
        if any(part.isVisible() for part in camera.window.findChildren(Overlay)):
            found[name] = ["stays open"]
        put_back(camera, name.removesuffix(f"-{Dress().name}"))
    assert found == {}


def put_back(camera: Camera, state: str) -> None:
    """Restore the state that the walk needs to go on."""
    if state == HELP:
        camera.window.help_requested.emit(PageId.QUICK)
    elif state == COMMANDS:
        camera.window.command_search_requested.emit()
    elif state == SEARCH_OF_UNITS:
        camera.write("setup.search", "ly van lam")
