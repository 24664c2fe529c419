"""The ring of the focus is for keys: a mouse that brought the focus leaves none until the next key."""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from ui.qt.typed import override

KEYS: Final = {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}


class _Hand(QObject):
    """Records if a key or the mouse moved the focus last.

    Only the widget with the focus is watched, and only after a mouse: a filter over the whole
    application would cost every event a call.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.by_key = True
        self._watched: QWidget | None = None
        app.focusChanged.connect(self._follow)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in KEYS:
            self.by_key = True
            self._watch(None)
            repaint(watched)
        return super().eventFilter(watched, event)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self.by_key = False
        self._watch(None if self.by_key else now)

    def _watch(self, widget: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = widget
        if widget is not None:
            widget.installEventFilter(self)


def shows_focus(widget: QWidget) -> bool:
    """Return True if `widget` has the focus and the mouse did not bring it."""
    by_key = focus_by_key()
    return widget.hasFocus() and by_key


def focus_by_key() -> bool:
    """Return False from a click that moved the focus until the next key."""
    app = QApplication.instance()
    return _hand_over(app).by_key if isinstance(app, QApplication) else True


@cache
def _hand_over(app: QApplication) -> _Hand:
    return _Hand(app)


def repaint(part: QObject) -> None:
    """Paint `part` again; of a view its rows."""
    if isinstance(part, QAbstractScrollArea):
        part.viewport().update()
    elif isinstance(part, QWidget):
        part.update()
