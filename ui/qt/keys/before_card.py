"""Lines accepted by earlier programs that a device may not send: they count until decided."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.qt.icons import Icon
from ui.qt.keys import words
from ui.qt.keys.state import State
from ui.qt.tokens import Height, Role, TextStyle
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.card import Card, CardHeader
from ui.qt.widgets.label import Label
from ui.qt.widgets.rows import Mark, RowList, RowLook

MOST_ROWS = 4


class BeforeCard(Card):
    """Shown while there is something to decide; the page connects its buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = CardHeader()
        self.hint = Label("", TextStyle.SMALL, Role.TEXT2, wrap=True)
        self.list = RowList(look=RowLook(height=Height.WALK_ROW, side=0, mark=Mark.NONE), fit_rows=True)
        self.list.setObjectName("keys.before")
        self.apply = Button("", ButtonKind.SECONDARY, icon=Icon.CLOSE)
        self.apply.setObjectName("keys.before_apply")
        self.keep = Button("", ButtonKind.SECONDARY)
        self.keep.setObjectName("keys.before_keep")
        self.body.setSpacing(10)
        for part in (self.header, self.hint, self.list):
            self.body.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.apply)
        row.addWidget(self.keep)
        row.addStretch(1)
        self.body.addLayout(row)

    def render_state(self, state: State) -> None:
        self.setVisible(bool(state.before))
        self.header.set_title(self.tr("Received by an earlier version"))
        events = sum(lines.events for lines in state.before)
        hint = self.tr(
            "{events} lines count though their senders may not say them. Closed periods stay as they are."
        ).format(events=events)
        rows = words.before_rows(state.before)
        if len(rows) > MOST_ROWS:
            more = self.tr("{count} more rows are not shown: the command authority check lists them.")
            hint = f"{hint} {more.format(count=len(rows) - MOST_ROWS)}"
        self.hint.setText(hint)
        self.list.set_rows(rows[:MOST_ROWS])
        self.list.setAccessibleName(self.header.title.text())
        self.apply.set_text(self.tr("Stop counting them"))
        self.keep.set_text(self.tr("Keep counting them"))
