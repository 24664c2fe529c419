"""A list view over a `HouseholdModel` of any length."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView, QWidget

from ui.qt.models.household_model import HouseholdModel
from ui.qt.typed import override
from ui.qt.widgets.even_list import EvenList
from ui.qt.widgets.item_model import Index
from ui.qt.widgets.rows import RowLook

ROWS_AROUND: Final = 3


class HouseholdList(EvenList):
    """Keys of rows are row numbers of households, as text."""

    def __init__(
        self, households: HouseholdModel, look: RowLook, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent, look=look)
        self.households = households
        self.setModel(households)

    def show_current(self, number: int | None) -> None:
        """Make a household current and bring it into view; None or one that is not listed clears it."""
        at = None if number is None else self.households.row_of(number)
        if at is None:
            self.clearSelection()
            return
        index = self.households.index(at)
        if index != self.currentIndex():
            self.setCurrentIndex(index)
        self._bring_into_view(at)

    @override
    def dataChanged(self, first: Index, last: Index, /, roles: Sequence[int] = ()) -> None:
        """Paint rows again; Qt's own way would compute the whole list's layout, though no height changed."""
        for at in range(first.row(), last.row() + 1):
            self.viewport().update(self.visualRect(self.households.index(at)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self._bring_into_view(self.currentIndex().row())

    def _bring_into_view(self, at: int) -> None:
        """With some of the rows before and behind it, so that one sees where one is."""
        last = self.households.rowCount() - 1
        for near in (min(at + ROWS_AROUND, last), max(at - ROWS_AROUND, 0), at):
            self.scrollTo(self.households.index(near), QListView.ScrollHint.EnsureVisible)
