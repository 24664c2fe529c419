"""Combo and check: native behaviour, own painting."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QRadioButton, QSizePolicy, QWidget

from ui.qt.icons import Icon, draw_icon
from ui.qt.theme import RADIUS_CONTROL, current_theme, is_restyle
from ui.qt.tokens import Height, Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.focus import shows_focus
from ui.qt.widgets.paint import draw_box, start
from ui.qt.widgets.text import draw_text, text_width

SIDE: Final = 12
ARROW_PX: Final = 18
BOX_PX: Final = 22
BOX_GAP: Final = 10
BOX_RADIUS: Final = 5


class Combo(QComboBox):
    """A choice among few; `strong` marks it as set by a guess that a person should look at."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strong = False
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(12)

    def set_strong(self, *, strong: bool) -> None:
        self._strong = strong
        self.update()

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        texts = [self.itemText(index) for index in range(self.count())]
        widest = max((text_width(text, self._style()) for text in texts), default=0.0)
        return QSize(round(widest) + 2 * SIDE + theme.px(ARROW_PX) + 10, theme.height(Height.COMBO))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page, it never changes a choice by accident."""
        event.ignore()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = start(self)
        marked = shows_focus(self) or self._strong
        edge = theme.colour(Role.ACCENT if marked else Role.EDGE)
        width = theme.focus_width if shows_focus(self) else float(theme.line_width)
        ground = Role.ACCENT_SOFT if self._strong else Role.SURFACE if self.isEnabled() else Role.INSET
        draw_box(painter, self.rect(), RADIUS_CONTROL, fill=theme.colour(ground), edge=edge, width=width)
        size = theme.px(ARROW_PX)
        role = Role.ACCENT if self._strong else Role.TEXT if self.isEnabled() else Role.TEXT2
        left = self.width() - SIDE - size
        draw_icon(painter, Icon.DOWN, (left, (self.height() - size) / 2), size, role)
        room = QRectF(SIDE, 0, left - SIDE, self.height())
        draw_text(painter, room, self._words(room.width()), style=self._style(), role=role)
        painter.end()

    def _words(self, width: float) -> str:
        """Return the text shown; `width` is the room that it has."""
        del width
        return self.currentText()

    def _style(self) -> TextStyle:
        return TextStyle.STRONG if self._strong else TextStyle.BODY


def _choice_size(text: str) -> QSize:
    theme = current_theme()
    width = theme.px(BOX_PX) + BOX_GAP + round(text_width(text, TextStyle.BODY)) + 8
    return QSize(width, theme.height(Height.CHECK))


def _draw_words(painter: QPainter, widget: QWidget, text: str) -> None:
    left = current_theme().px(BOX_PX) + BOX_GAP
    room = QRectF(left, 0, widget.width() - left, widget.height())
    draw_text(painter, room, text, role=Role.TEXT if widget.isEnabled() else Role.TEXT2)


def draw_tick_box(painter: QPainter, box: QRectF, state: Qt.CheckState, *, focus: bool = False) -> None:
    """A box with a tick, or with a bar where only a part is ticked; focus thickens its border."""
    theme, on = current_theme(), state is not Qt.CheckState.Unchecked
    fill = theme.colour(Role.ACCENT if on else Role.SURFACE)
    edge = theme.colour(Role.ACCENT if on or focus else Role.EDGE)
    draw_box(painter, box, BOX_RADIUS, fill=fill, edge=edge, width=3.0 if focus else theme.line_width)
    if focus and on:
        ring = box.adjusted(2, 2, -2, -2)
        draw_box(painter, ring, BOX_RADIUS - 2, edge=theme.colour(Role.ON_ACCENT), width=1.5)
    if on:
        mark = theme.px(16)
        at = (box.center().x() - mark / 2, box.center().y() - mark / 2)
        icon = Icon.DONE if state is Qt.CheckState.Checked else Icon.MINUS
        draw_icon(painter, icon, at, mark, Role.ON_ACCENT)


class Check(QCheckBox):
    """A tick box with its word; focus thickens its border."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)

    @override
    def sizeHint(self) -> QSize:
        return _choice_size(self.text())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = start(self)
        size = current_theme().px(BOX_PX)
        box = QRectF(0, round((self.height() - size) / 2), size, size)
        draw_tick_box(painter, box, self.checkState(), focus=shows_focus(self))
        _draw_words(painter, self, self.text())
        painter.end()

    @override
    def hitButton(self, pos: object) -> bool:
        return True


class Radio(QRadioButton):
    """One of several; the chosen one has a filled dot."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)

    @override
    def sizeHint(self) -> QSize:
        return _choice_size(self.text())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = start(self)
        size = theme.px(BOX_PX)
        box = QRectF(0, round((self.height() - size) / 2), size, size)
        marked = self.isChecked() or shows_focus(self)
        edge = theme.colour(Role.ACCENT if marked else Role.EDGE)
        width = 3.0 if shows_focus(self) else 2.0 if self.isChecked() else float(theme.line_width)
        draw_box(painter, box, size / 2, fill=theme.colour(Role.SURFACE), edge=edge, width=width)
        if self.isChecked():
            dot = box.adjusted(size * 0.29, size * 0.29, -size * 0.29, -size * 0.29)
            draw_box(painter, dot, dot.width() / 2, fill=theme.colour(Role.ACCENT))
        _draw_words(painter, self, self.text())
        painter.end()

    @override
    def hitButton(self, pos: object) -> bool:
        return True
