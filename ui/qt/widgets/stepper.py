"""A count with minus and plus, each at least 44 px wide; keys up, down, plus, minus and digits."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.qt.icons import Icon, draw_icon
from ui.qt.theme import RADIUS_CONTROL, current_theme, is_restyle
from ui.qt.tokens import Height, Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.focus import shows_focus
from ui.qt.widgets.keycap import Keycap
from ui.qt.widgets.label import Label
from ui.qt.widgets.paint import draw_box, draw_upright, start
from ui.qt.widgets.roles import is_spin_box
from ui.qt.widgets.text import CENTRE, draw_text

BUTTON_WIDTH: Final = 52
VALUE_WIDTH: Final = 60
ICON_PX: Final = 20
UNKNOWN: Final = "–"
STEP_KEYS: Final = {
    Qt.Key.Key_Up.value: 1,
    Qt.Key.Key_Plus.value: 1,
    Qt.Key.Key_Right.value: 1,
    Qt.Key.Key_Down.value: -1,
    Qt.Key.Key_Minus.value: -1,
    Qt.Key.Key_Left.value: -1,
}


class StepperBox(QWidget):
    """The framed box: minus, value, plus. A value of None means "not stated" and counts up from 1."""

    value_changed = Signal(int)

    def __init__(self, minimum: int, maximum: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._minimum, self._maximum = minimum, maximum
        self._value: int | None = None
        self._pressed = 0
        is_spin_box(StepperBox)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def value(self) -> int | None:
        return self._value

    def set_value(self, value: int | None) -> None:
        """Show `value` without a signal."""
        self._value = None if value is None else min(max(value, self._minimum), self._maximum)
        self.update()

    def step(self, by: int) -> None:
        """Count up or down like a user, with the signal."""
        before = self._value
        self.set_value((before or 0) + by)
        if self._value is not None and self._value != before:
            self.value_changed.emit(self._value)

    def minus_rect(self) -> QRect:
        return QRect(0, 0, self._side(), self.height())

    def plus_rect(self) -> QRect:
        return QRect(self.width() - self._side(), 0, self._side(), self.height())

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(2 * self._side() + theme.px(VALUE_WIDTH), theme.height(Height.STEPPER))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        self._pressed = 1 if self.plus_rect().contains(at) else -1 if self.minus_rect().contains(at) else 0
        if self._pressed:
            self.step(self._pressed)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = 0
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (by := STEP_KEYS.get(event.key())) is not None:
            self.step(by)
        elif event.text().isdecimal():
            self._take_digit(int(event.text()))
        else:
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = start(self)
        focus = shows_focus(self)
        edge = theme.colour(Role.ACCENT if focus else Role.EDGE)
        width = theme.focus_width if focus else float(theme.line_width)
        draw_box(
            painter, self.rect(), RADIUS_CONTROL, fill=theme.colour(Role.SURFACE), edge=edge, width=width
        )
        self._draw_sign(painter, self.minus_rect(), Icon.MINUS, pressed=self._pressed < 0)
        self._draw_sign(painter, self.plus_rect(), Icon.PLUS, pressed=self._pressed > 0)
        draw_upright(painter, self._side(), width, self.height() - width)
        draw_upright(painter, self.width() - self._side(), width, self.height() - width)
        middle = QRectF(self._side(), 0, self.width() - 2 * self._side(), self.height())
        text = UNKNOWN if self._value is None else str(self._value)
        draw_text(painter, middle, text, style=TextStyle.NUMBER, align=CENTRE)
        painter.end()

    def _draw_sign(self, painter: QPainter, rect: QRect, icon: Icon, *, pressed: bool) -> None:
        theme = current_theme()
        if pressed:
            inner = QRectF(rect).adjusted(3, 3, -3, -3)
            draw_box(painter, inner, RADIUS_CONTROL - 2, fill=theme.colour(Role.ACCENT_SOFT))
        size = theme.px(ICON_PX)
        at = (rect.center().x() - size / 2 + 0.5, rect.center().y() - size / 2 + 0.5)
        draw_icon(painter, icon, at, size, Role.TEXT if self.isEnabled() else Role.TEXT2)

    def _side(self) -> int:
        return current_theme().px(BUTTON_WIDTH)

    def _take_digit(self, digit: int) -> None:
        """A digit replaces the value."""
        before = self._value
        self.set_value(digit)
        if self._value != before:
            self.value_changed.emit(self._value)


class Stepper(QWidget):
    """A labelled `StepperBox`; `key` shows the key that goes to it."""

    value_changed = Signal(int)

    def __init__(
        self,
        label: str = "",
        parent: QWidget | None = None,
        *,
        minimum: int = 0,
        maximum: int = 99,
        key: str = "",
    ) -> None:
        super().__init__(parent)
        self.label = Label(label)
        self.box = StepperBox(minimum, maximum)
        self.setFocusProxy(self.box)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.label)
        if key:
            head.addWidget(Keycap(key))
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.box)
        self.box.value_changed.connect(self._tell)
        self.set_label(label)

    @property
    def value(self) -> int | None:
        return self.box.value

    def set_value(self, value: int | None) -> None:
        """Show `value` without a signal; None reads as "not said"."""
        self.box.set_value(value)
        self._name()

    def set_label(self, label: str) -> None:
        self.label.setText(label)
        self._name()

    def _tell(self, value: int) -> None:
        self._name()
        self.value_changed.emit(value)

    def _name(self) -> None:
        value = UNKNOWN if self.value is None else str(self.value)
        self.box.setAccessibleName(f"{self.label.text()}: {value}")
