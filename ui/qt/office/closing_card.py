"""The question before a period is closed: what is missing, what is held, what will be frozen."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from core.periods.models import Closing
from ui.qt.icons import Icon
from ui.qt.office import words
from ui.qt.tokens import Role, TextStyle
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.card import Card
from ui.qt.widgets.label import Label
from ui.qt.widgets.revealing import reveal


class ClosingCard(Card):
    """Asks once; `close_it` answers yes, `leave` no."""

    def __init__(self) -> None:
        super().__init__()
        self.title = Label("", TextStyle.H3, wrap=True)
        self.missing = Label("", TextStyle.BODY, wrap=True)
        self.held = Label("", TextStyle.BODY, wrap=True)
        self.frozen = Label("", TextStyle.BODY, wrap=True)
        self.hint = Label("", TextStyle.SMALL, Role.TEXT2, wrap=True)
        self.close_it = Button("", ButtonKind.PRIMARY, icon=Icon.LOCK)
        self.close_it.setObjectName("office.closing.yes")
        self.leave = Button("", ButtonKind.LINK)
        self.leave.setObjectName("office.closing.no")
        for part in (self.title, self.missing, self.held, self.frozen, self.hint):
            self.body.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.close_it)
        row.addWidget(self.leave)
        row.addStretch(1)
        self.body.addLayout(row)
        self.hide()

    def ask(self, closing: Closing) -> None:
        """Show the question in the language in force, in view."""
        number = closing.state.period.number
        self.title.setText(
            self.tr("Close period {number}? Look at three things first.").format(number=number)
        )
        self.missing.setText(words.closing_missing(closing.lacking))
        self.held.setText(words.closing_held(closing.held))
        self.frozen.setText(words.closing_frozen(closing))
        self.hint.setText(
            self.tr(
                "Later files count in the next period. Until a letter is issued the period can be reopened."
            )
        )
        self.close_it.set_text(self.tr("Yes, close period {number}").format(number=number))
        self.leave.set_text(self.tr("Not yet"))
        reveal(self.close_it)
