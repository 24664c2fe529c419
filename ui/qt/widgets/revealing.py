"""Keeps in view what has the focus, what was opened and what went wrong, in a body that scrolls."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QRect, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QScrollArea, QWidget
from shiboken6 import isValid

MARGIN: Final = 12
DIRECT: Final = Qt.FindChildOption.FindDirectChildrenOnly


class Revealer(QObject):
    """Scrolls `area` as little as needed, again at every change of its layout, until somebody scrolls.

    A part is shown with what holds it, a field with its label and its error, as far as the view is high
    enough. Nothing moves while a mouse button is down: the click would miss.
    """

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._part: QWidget | None = None
        self.starts_body: QWidget | None = None
        """Part for which the body begins at its top, as long as the part is in view then."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)
        bar = area.verticalScrollBar()
        bar.rangeChanged.connect(self._show)
        bar.actionTriggered.connect(self.forget)

    def reveal(self, part: QWidget) -> None:
        self._part = part
        QTimer.singleShot(0, self, self._show)

    def forget(self) -> None:
        """From now on nothing is brought back into view."""
        self._part = None

    def _follow_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        inside = self._area.widget()
        if now is None or inside is None:
            return
        if not inside.isAncestorOf(now):
            self.forget()
        elif QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self.reveal(now)

    def _show(self) -> None:
        part, inside = self._part, self._area.widget()
        if part is None or inside is None or not isValid(part) or not inside.isAncestorOf(part):
            self._part = None
            return
        if not part.isVisible():
            return
        room = self._area.viewport().height()
        place = _place(part, inside, room)
        bar = self._area.verticalScrollBar()
        if part is self.starts_body and part.mapTo(inside, part.rect().bottomLeft()).y() < room:
            bar.setValue(0)
        elif place.top() < bar.value() or place.height() > room:
            bar.setValue(place.top() - min(MARGIN, max(0, room - place.height())))
        elif place.bottom() >= bar.value() + room:
            bar.setValue(place.bottom() + 1 - room + min(MARGIN, room - place.height()))


def reveal(part: QWidget) -> None:
    """Bring `part` into view in every body around it."""
    around = part.parentWidget()
    while around is not None:
        for revealer in around.findChildren(Revealer, options=DIRECT):
            revealer.reveal(part)
        around = around.parentWidget()


def _place(part: QWidget, inside: QWidget, room: int) -> QRect:
    """Return the rectangle to show, in px of `inside`: the largest holder of `part` that fits the view."""
    shown, holder = part, part.parentWidget()
    while holder is not None and holder is not inside and holder.height() <= room - MARGIN:
        shown, holder = holder, holder.parentWidget()
    if shown.height() > room and isinstance(part, QAbstractItemView) and part.currentIndex().isValid():
        row = part.visualRect(part.currentIndex())
        return QRect(part.viewport().mapTo(inside, row.topLeft()), row.size())
    return QRect(shown.mapTo(inside, shown.rect().topLeft()), shown.size())
