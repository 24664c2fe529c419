"""The question before a key is trusted: is this the number that the other side reads out?"""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.qt.shared.numbers import number_lines
from ui.qt.tokens import Role, TextStyle
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.field import Field
from ui.qt.widgets.label import Label
from ui.qt.widgets.revealing import reveal


class NumberQuestion(QWidget):
    """A sentence, the six groups, a way to agree (`accept`) and one to leave it (`refuse`)."""

    def __init__(self, kind: ButtonKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.who = Label("", TextStyle.STRONG, wrap=True)
        self.number = Label("", TextStyle.H2)
        self.hint = Label("", TextStyle.SMALL, Role.TEXT2, wrap=True)
        self.alarm = Label("", TextStyle.STRONG, Role.ERR, wrap=True)
        self.reason = Field()
        self.reason.text_changed.connect(lambda _text: self._allow())
        self.accept = Button("", kind)
        self.refuse = Button("", ButtonKind.LINK)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.who, self.alarm, self.number, self.hint, self.reason):
            column.addWidget(part)
        self.warn("", "")
        if kind is ButtonKind.LARGE:
            column.addWidget(self.accept)
            column.addWidget(self.refuse)
        else:
            row = QHBoxLayout()
            row.addWidget(self.accept)
            row.addWidget(self.refuse)
            row.addStretch(1)
            column.addLayout(row)

    def warn(self, alarm: str, asked: str) -> None:
        """Shows in red what agreeing replaces, and asks for a reason; with "" neither."""
        if not alarm:
            self.reason.set_text("")
        self.alarm.setText(alarm)
        self.reason.set_placeholder(asked)
        self.reason.set_name(asked)
        self.alarm.setVisible(bool(alarm))
        self.reason.setVisible(bool(alarm))
        self._allow()

    def _allow(self) -> None:
        needed = bool(self.alarm.text())
        self.accept.setEnabled(not needed or bool(self.reason.text().strip()))

    def show_number(self, who: str, number: str, hint: str) -> None:
        """Show another number in view: of the machine before it the answer may be far below."""
        if number != self.number.accessibleName():
            reveal(self.number)
        self.who.setText(who)
        self.number.setText(number_lines(number))
        self.number.setAccessibleName(number)
        self.hint.setText(hint)
