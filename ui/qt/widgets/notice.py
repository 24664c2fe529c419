"""A message in the page, where a native dialog would interrupt: what happened, what was kept, what to do."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QEvent, QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui.qt.icons import Icon, draw_icon
from ui.qt.theme import RADIUS_CONTROL, current_theme, is_restyle
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.announcing import announce
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.label import Label
from ui.qt.widgets.paint import draw_box, soft, start
from ui.qt.widgets.revealing import reveal
from ui.qt.widgets.text import line_height, wrapped_height

ICON_PX: Final = 20
SIDE: Final = 14
TOP: Final = 12


class NoticeKind(StrEnum):
    """Kind of a message."""

    INFO = "info"
    DONE = "done"
    WARNING = "warning"
    ERROR = "error"


LOOKS: Final = {
    NoticeKind.INFO: (Icon.HELP, Role.ACCENT),
    NoticeKind.DONE: (Icon.DONE, Role.DONE),
    NoticeKind.WARNING: (Icon.WARNING, Role.WARN),
    NoticeKind.ERROR: (Icon.WARNING, Role.ERR),
}


class Notice(QFrame):
    """Hidden until `show_message`; `action_requested` is its one link, when it has one."""

    action_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = NoticeKind.INFO
        self.sentence = Label("", wrap=True)
        self.action = Button("", ButtonKind.LINK)
        self.action.clicked.connect(self.action_requested)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.sentence, 1)
        self._row.addWidget(self.action)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._restyle()
        self.hide()

    @property
    def kind(self) -> NoticeKind:
        return self._kind

    def show_message(self, kind: NoticeKind, sentence: str, *, action: str = "") -> None:
        """Show and announce `sentence`; `action` is the word of the link beside it."""
        self._kind = kind
        self.sentence.setText(sentence)
        self.action.set_text(action)
        self.action.setVisible(bool(action))
        self.setAccessibleName(sentence)
        self.show()
        self.update()
        announce(self, sentence)
        if kind is NoticeKind.ERROR:
            reveal(self)

    def clear(self) -> None:
        self.sentence.setText("")
        self.hide()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self._restyle()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        icon, role = LOOKS[self._kind]
        painter = start(self)
        draw_box(
            painter,
            QRectF(self.rect()),
            RADIUS_CONTROL,
            fill=theme.colour(soft(role)),
            edge=theme.colour(role),
            width=theme.line_width,
        )
        size = theme.px(ICON_PX)
        first_line = self.sentence.y() + (line_height(TextStyle.BODY) - size) / 2
        needed = wrapped_height(self.sentence.text(), TextStyle.BODY, self.sentence.width())
        several = needed > 1.5 * line_height(TextStyle.BODY)
        y = first_line if several else (self.height() - size) / 2
        draw_icon(painter, icon, (SIDE, y), size, role)
        painter.end()

    def _restyle(self) -> None:
        left = SIDE + current_theme().px(ICON_PX) + 10
        self._row.setContentsMargins(left, TOP, SIDE, TOP)
        self.updateGeometry()
        self.update()
