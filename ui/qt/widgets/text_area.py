"""A field of several lines: a frameless editor inside the frame of `Field`; Tab leaves it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.qt.theme import RADIUS_CONTROL, current_theme, is_restyle
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.paint import draw_box, start

SIDE: Final = 8
ABOVE: Final = 6


class _Editor(QPlainTextEdit):
    """Emits `left` when it loses the focus."""

    left = Signal()
    focus_changed = Signal()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class TextArea(QFrame):
    """`lines` high; `edited` once somebody left it after a change. `edit` is the editor itself."""

    edited = Signal()

    def __init__(self, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self._told = ""
        self.edit = _Editor(self)
        self.edit.setFrameShape(QFrame.Shape.NoFrame)
        self.edit.setTabChangesFocus(True)
        self.edit.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, ABOVE, SIDE, ABOVE)
        column.addWidget(self.edit)
        self.setFocusProxy(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.edit.left.connect(self._leave)
        self.edit.focus_changed.connect(self.update)
        self._restyle()

    def text(self) -> str:
        return self.edit.toPlainText()

    def set_text(self, text: str) -> None:
        self._told = text
        if text != self.text():
            self.edit.setPlainText(text)

    def set_placeholder(self, placeholder: str) -> None:
        self.edit.setPlaceholderText(placeholder)

    @override
    def sizeHint(self) -> QSize:
        line = QFontMetricsF(self.edit.font()).lineSpacing()
        return QSize(current_theme().px(200), round(self._lines * line) + 2 * ABOVE + 2 * SIDE)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(96), self.sizeHint().height())

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self._restyle()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        focused = self.edit.hasFocus()
        painter = start(self)
        draw_box(
            painter,
            self.rect(),
            RADIUS_CONTROL,
            fill=theme.colour(Role.SURFACE),
            edge=theme.colour(Role.ACCENT if focused else Role.EDGE),
            width=theme.focus_width if focused else float(theme.line_width),
        )
        painter.end()

    def _leave(self) -> None:
        if self.text() != self._told:
            self._told = self.text()
            self.edited.emit()

    def _restyle(self) -> None:
        theme = current_theme()
        self.edit.setFont(theme.font(TextStyle.BODY))
        palette = theme.q_palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.edit.setPalette(palette)
        self.edit.viewport().setAutoFillBackground(False)
        self.updateGeometry()
        self.update()
