"""A list of machines within a card: some rows are seen, more scroll within it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent

from ui.qt.theme import is_restyle
from ui.qt.tokens import Height
from ui.qt.typed import override
from ui.qt.widgets.rows import Row, RowList, RowLook

MOST_ROWS: Final = 3
SIDE: Final = 10
"""Px that keep the words clear of the bar of the chosen row."""


class ShortList(RowList):
    """As high as its rows, `MOST_ROWS` at most, in every size of type."""

    def __init__(self, name: str) -> None:
        super().__init__(look=RowLook(height=Height.WALK_ROW, side=SIDE))
        self.setObjectName(name)

    @override
    def set_rows(self, rows: tuple[Row, ...]) -> None:
        super().set_rows(rows)
        self._fit_height()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self._fit_height()

    def _fit_height(self) -> None:
        shown = min(self.row_model.rowCount(), MOST_ROWS)
        self.setFixedHeight(max(self.sizeHintForRow(0), 1) * max(shown, 1))
