"""Letters that an input method composes: seen, searched, never recorded for the wrong household."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent, QInputMethodQueryEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui_kit.hands import press, type_text
from ui.qt.widgets.field import Field, SearchField
from ui.qt.widgets.quick_field import QuickField


def compose(edit: QWidget, preedit: str, commit: str = "") -> None:
    """Send an input method's events: uncommitted letters, or committed ones."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QCoreApplication.sendEvent(edit, event)


def takes_composing(edit: QWidget) -> bool:
    query = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled)
    QCoreApplication.sendEvent(edit, query)
    return bool(query.value(Qt.InputMethodQuery.ImEnabled))


def test_a_search_sees_the_letters_while_they_are_composed(qtbot: QtBot, dressed: QApplication) -> None:
    field = SearchField("Tìm hộ")
    qtbot.addWidget(field)
    seen: list[str] = []
    field.text_changed.connect(seen.append)
    type_text(field.edit, "Le ")
    compose(field.edit, "Vă")
    compose(field.edit, "Văn")
    compose(field.edit, "", "Văn")
    assert seen[-1] == field.text() == "Le Văn"
    assert "Le Vă" in seen


def test_enter_ends_the_composing_and_submits_only_when_pressed_again(
    qtbot: QtBot, dressed: QApplication
) -> None:
    field = Field("Ghi chú")
    qtbot.addWidget(field)
    sent: list[str] = []
    field.submitted.connect(sent.append)
    compose(field.edit, "Việt")
    press(field.edit, Qt.Key.Key_Return)
    assert sent == []
    compose(field.edit, "", "Việt")
    press(field.edit, Qt.Key.Key_Return)
    assert sent == ["Việt"]


def test_nothing_is_composed_in_the_quick_line(qtbot: QtBot, dressed: QApplication) -> None:
    line, field = QuickField("Dòng ghi nhanh"), Field("Ghi chú")
    for widget in (line, field):
        qtbot.addWidget(widget)
    assert takes_composing(field.edit)
    assert not takes_composing(line.edit)
