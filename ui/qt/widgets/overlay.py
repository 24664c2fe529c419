"""A panel over the window that Esc or a click beside it closes; the focus goes back to where it was."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.qt.theme import current_theme, is_restyle
from ui.qt.tokens import PaletteName, Role
from ui.qt.typed import override
from ui.qt.widgets.card import Card
from ui.qt.widgets.paint import start

VEIL: Final = 90
"""Of 255: how much of the page behind is covered."""

VEIL_OF_DARK: Final = 150


class Overlay(QWidget):
    """Covers `window` while it is open. Subclasses fill `panel.body` and place the panel."""

    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._before: QWidget | None = None
        self.panel = Card(self)
        self.hide()
        window.installEventFilter(self)

    def panel_place(self, room: QRect) -> QRect:
        """Return the place of the panel in `room`, the whole window."""
        raise NotImplementedError

    def first_focus(self) -> QWidget:
        raise NotImplementedError

    def open_over(self) -> None:
        """Show it, and the focus goes into it."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self._fit()
        self.show()
        self.raise_()
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def close_over(self) -> None:
        """Hide it; the focus goes back to where it was."""
        if not self.isVisible():
            return
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
        self.closed.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        return False

    @override
    def focusNextPrevChild(self, forward: bool, /) -> bool:  # noqa: FBT001 - Qt's own signature
        """Tab stays inside while it is open."""
        moved = super().focusNextPrevChild(forward)
        focus = QApplication.focusWidget()
        if focus is not None and not self.isAncestorOf(focus):
            self._end_stop(forward=forward).setFocus(Qt.FocusReason.TabFocusReason)
        return moved

    def _end_stop(self, *, forward: bool) -> QWidget:
        """The first place for Tab inside the panel, or the last."""
        stops: list[QWidget] = []
        part: QWidget | None = self.nextInFocusChain()
        while part is not None and part is not self:
            usable = part.isVisible() and part.isEnabled() and part.focusProxy() is None
            if usable and self.isAncestorOf(part) and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
                stops.append(part)
            part = part.nextInFocusChain()
        return stops[0 if forward else -1] if stops else self.first_focus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_over()
            return
        super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.close_over()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event) and self.isVisible():
            self._fit()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = start(self)
        theme = current_theme()
        is_dark = theme.palette is PaletteName.DARK
        veil = QColor(theme.colour(Role.SIDE if is_dark else Role.TEXT))
        veil.setAlpha(VEIL_OF_DARK if is_dark else VEIL)
        painter.fillRect(self.rect(), veil)
        painter.end()

    def _fit(self) -> None:
        self.setGeometry(self._window.rect())
        self.panel.setGeometry(self.panel_place(self.rect()))
