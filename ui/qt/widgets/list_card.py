"""A card that is a list: its title over rows that reach from edge to edge."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.qt.theme import current_theme
from ui.qt.typed import override
from ui.qt.widgets.card import BARE, Card, CardHeader, Rule
from ui.qt.widgets.rows import RowList


class ListCard(Card):
    """`header` and `rows` are the parts; `ruled` draws the line between them."""

    def __init__(self, rows: RowList, parent: QWidget | None = None, *, ruled: bool = False) -> None:
        self.header = CardHeader()
        self.rows = rows
        super().__init__(parent, padding=BARE)
        self.body.setSpacing(0)
        self.body.addWidget(self.header)
        if ruled:
            self.body.addWidget(Rule())
        self.body.addWidget(rows, 1)
        self.body.addSpacing(6)

    def set_title(self, title: str, note: str = "") -> None:
        self.header.set_title(title)
        self.header.set_note(note)
        self.rows.setAccessibleName(title)

    @override
    def _restyle(self) -> None:
        super()._restyle()
        above = 4 if current_theme().compact else 10
        self.header.setContentsMargins(self.rows.side, above, self.rows.side, above)
