"""The parsed quick line, in words under it; announced to screen readers when it changes."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.qt.icons import Icon, draw_icon
from ui.qt.theme import current_theme, is_restyle
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.announcing import announce
from ui.qt.widgets.paint import start
from ui.qt.widgets.text import draw_paragraph, draw_text, text_width, wrapped_height

HEIGHT: Final = 28
ICON_PX: Final = 20
TEXT_LEFT_GAP: Final = 8
SIDE: Final = 2


class Reading(StrEnum):
    """Kind of the sentence."""

    HINT = "hint"
    GOOD = "good"
    WARNING = "warning"
    BLOCKED = "blocked"


LOOKS: Final = {
    Reading.HINT: (None, Role.TEXT2, Role.TEXT2),
    Reading.GOOD: (Icon.DONE, Role.DONE, Role.TEXT),
    Reading.WARNING: (Icon.WARNING, Role.WARN, Role.WARN),
    Reading.BLOCKED: (Icon.WARNING, Role.ERR, Role.ERR),
}


class ReadingLine(QWidget):
    """A painted sentence; `lead` is its first word ("Đã thăm"), in the colour of the reading."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading = Reading.HINT
        self._lead = ""
        self._rest = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def sentence(self) -> str:
        return f"{self._lead} {self._rest}".strip()

    @property
    def reading(self) -> Reading:
        return self._reading

    def set_reading(self, reading: Reading, sentence: str, *, lead: str = "") -> None:
        """Show and announce `lead` followed by `sentence`."""
        changed = (reading, lead, sentence) != (self._reading, self._lead, self._rest)
        self._reading, self._lead, self._rest = reading, lead, sentence
        self.setAccessibleName(self.sentence)
        self.updateGeometry()
        self.update()
        if changed and reading is not Reading.HINT:
            announce(self, self.sentence)

    @override
    def heightForWidth(self, width: int) -> int:
        room = width - self._text_left() - SIDE
        needed = wrapped_height(self.sentence, TextStyle.H3, room)
        return max(current_theme().px(HEIGHT), round(needed) + 4)

    @override
    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(240), current_theme().px(HEIGHT))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        icon, lead_role, role = LOOKS[self._reading]
        painter = start(self)
        left = self._text_left()
        if icon is not None:
            size = current_theme().px(ICON_PX)
            line = current_theme().px(HEIGHT)
            draw_icon(painter, icon, (SIDE, (line - size) / 2), size, lead_role)
        room = QRectF(left, 0, self.width() - left - SIDE, self.height())
        if text_width(self.sentence, TextStyle.H3) > room.width():
            draw_paragraph(painter, room.adjusted(0, 2, 0, 0), self.sentence, style=TextStyle.H3, role=role)
        else:
            if self._lead:
                lead = f"{self._lead} "
                draw_text(painter, room, lead, style=TextStyle.H3, role=lead_role)
                room.setLeft(room.left() + text_width(lead, TextStyle.H3))
            draw_text(painter, room, self._rest, style=TextStyle.H3, role=role)
        painter.end()

    def _text_left(self) -> int:
        if LOOKS[self._reading][0] is None:
            return SIDE
        return SIDE + current_theme().px(ICON_PX) + TEXT_LEFT_GAP
