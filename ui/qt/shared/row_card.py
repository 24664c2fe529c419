"""A card of rows: a header with perhaps a button, something above the rows, a word where there are none."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from ui.qt.theme import current_theme
from ui.qt.tokens import Height, Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.button import Button
from ui.qt.widgets.card import BARE, Card, CardHeader, Rule
from ui.qt.widgets.label import Label
from ui.qt.widgets.rows import Mark, Row, RowList, RowLook

SIDE: Final = 20
BOTTOM: Final = 4


class RowCard(Card):
    """A header with perhaps a button, and rows; `empty` is shown where there are none."""

    def __init__(
        self,
        name: str,
        *,
        button: Button | None = None,
        extra: QWidget | None = None,
        whole: bool = False,
        at_least: int = 0,
    ) -> None:
        """`whole`: the list is as high as its rows and never scrolls; `at_least`: number of visible rows."""
        self.whole, self._at_least = whole, at_least
        self.header = CardHeader()
        self.empty = Label("", TextStyle.BODY, Role.TEXT2, wrap=True)
        self.list = RowList(look=RowLook(height=Height.WALK_ROW, side=SIDE, mark=Mark.NONE))
        self.list.setObjectName(name)
        super().__init__(padding=BARE)
        self.body.setSpacing(0)
        if button is not None:
            self.header.tail.addWidget(button)
        self.body.addWidget(self.header)
        self.body.addWidget(Rule())
        if extra is not None:
            self.body.addWidget(extra)
        self.empty.setContentsMargins(SIDE, 12, SIDE, 12)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.list, 1)
        self.list.setMinimumHeight(120)

    def set_texts(self, title: str, empty: str) -> None:
        self.header.set_title(title)
        self.list.setAccessibleName(title)
        self.empty.setText(empty)

    def set_rows(self, rows: tuple[Row, ...]) -> None:
        self.list.set_rows(rows)
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self._fit()

    def _fit(self) -> None:
        if not self.whole and not self._at_least:
            return
        heights = [self.list.sizeHintForRow(at) for at in range(self.list.model().rowCount())]
        if self.whole:
            self.list.setFixedHeight(sum(heights) + BOTTOM)
        else:
            self.list.setMinimumHeight(sum(heights[: self._at_least]) + BOTTOM)

    @override
    def _restyle(self) -> None:
        super()._restyle()
        above = 5 if current_theme().compact else 10
        self.header.setContentsMargins(SIDE, above, 13, above)
        self._fit()
