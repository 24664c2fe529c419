"""A person's keys and clicks on a widget, typed (pytest-qt's own are not)."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(widget, key, modifier)


def type_text(widget: QWidget, text: str) -> None:
    QTest.keyClicks(widget, text)


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """A left click at `at`, the middle by default."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NONE, at or widget.rect().center())


def put(holder: QWidget, part: QWidget) -> None:
    """Shows `part` in the window of a test."""
    layout = holder.layout()
    assert layout is not None
    layout.addWidget(part)
    holder.show()
    holder.activateWindow()
