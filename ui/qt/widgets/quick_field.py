"""The quick line: one large field with its "record" button, and the states of what was typed."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.qt.icons import Icon, draw_icon_in
from ui.qt.theme import RADIUS_CARD, current_theme, is_retranslate
from ui.qt.tokens import Height, Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.button import Button, ButtonKind, Skin
from ui.qt.widgets.field import Field

BORDER: Final = 2.5
BORDER_SUNLIGHT: Final = 3.0
BUTTON_INSET: Final = 8
RECORD_SIDE: Final = 14
ENTER_PX: Final = 18
ENTER_GAP: Final = 10
ROW_KEYS: Final = {
    Qt.Key.Key_Up.value: -1,
    Qt.Key.Key_Down.value: 1,
    Qt.Key.Key_PageUp.value: -8,
    Qt.Key.Key_PageDown.value: 8,
}


class QuickState(StrEnum):
    """State of the parsed line."""

    EMPTY = "empty"
    UNDERSTOOD = "understood"
    WARNING = "warning"
    BLOCKED = "blocked"


class RecordButton(Button):
    """The primary inside the line, as high as the line allows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", ButtonKind.PRIMARY, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        height = current_theme().height(Height.QUICK) - 2 * BUTTON_INSET
        return QSize(round(self._content_width()) + 2 * RECORD_SIDE, height)

    @override
    def _content_width(self) -> float:
        return super()._content_width() + current_theme().px(ENTER_PX) + ENTER_GAP

    @override
    def _draw_content(self, painter: QPainter, skin: Skin) -> None:
        right = self._draw_icon_and_text(painter, (self.width() - self._content_width()) / 2, skin)
        size = current_theme().px(ENTER_PX)
        draw_icon_in(painter, Icon.ENTER, (right + ENTER_GAP, (self.height() - size) / 2), size, skin.ink)


class QuickField(Field):
    """`submitted` has the text on Enter or button, unless blocked; `row_moved` steps the walk list.

    The field never clears the text: the page clears it once the record is durable. No input method composes
    in it: digits and letters arrive as they are typed, so that the line is read before Enter.
    """

    row_moved = Signal(int)
    escaped = Signal()

    def __init__(self, name: str = "", parent: QWidget | None = None, *, placeholder: str = "") -> None:
        super().__init__(name, parent, placeholder=placeholder, style=TextStyle.QUICK, height=Height.QUICK)
        self._state = QuickState.EMPTY
        self.edit.refuse_composing()
        self.record = RecordButton(self)
        self.record.setObjectName("quick.record")
        self.record.clicked.connect(self._submit)
        self.row.addWidget(self.record)
        self._retranslate()
        self.set_state(QuickState.EMPTY)

    @property
    def state(self) -> QuickState:
        return self._state

    def set_state(self, state: QuickState) -> None:
        """Blocked and empty lines cannot be recorded; what was typed stays."""
        self._state = state
        self.record.setEnabled(state in {QuickState.UNDERSTOOD, QuickState.WARNING})
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (rows := ROW_KEYS.get(event.key())) is not None:
            self.row_moved.emit(rows)
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_retranslate(event):
            self._retranslate()
        super().changeEvent(event)

    @override
    def _radius(self) -> float:
        return RADIUS_CARD

    @override
    def _border(self) -> tuple[Role, float]:
        width = BORDER_SUNLIGHT if current_theme().sunlight else BORDER
        if self._state is QuickState.BLOCKED:
            return Role.ERR, width
        if self._state is QuickState.WARNING:
            return Role.WARN, width
        if self.edit.hasFocus():
            return Role.ACCENT, width
        return Role.EDGE, float(current_theme().line_width)

    @override
    def _restyle(self) -> None:
        super()._restyle()
        self.row.setContentsMargins(18, 4, BUTTON_INSET, 4)

    @override
    def _submit(self) -> None:
        if self.record.isEnabled():
            super()._submit()

    def _retranslate(self) -> None:
        self.record.set_text(self.tr("Record"))
