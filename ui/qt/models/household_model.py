"""Households as rows of a list: row numbers held for all, their content read in windows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from core.records.household import HouseholdRow
from ui.qt.typed import override
from ui.qt.widgets.item_model import DISPLAY, ITEM_ROLE, SPOKEN, Index
from ui.qt.widgets.rows import Row

WINDOW: Final = 64
MOST_KEPT: Final = 4_096

Load = Callable[[Sequence[int]], Sequence[HouseholdRow]]
Show = Callable[[HouseholdRow, int], Row]


class HouseholdModel(QAbstractListModel):
    """`load` reads the rows of numbers, `show` makes a `Row` of one and its place in this list."""

    def __init__(self, load: Load, show: Show, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._load = load
        self._show = show
        self._numbers: Sequence[int] = ()
        self._at: dict[int, int] | None = None
        self._known: dict[int, HouseholdRow] = {}
        self._shown: dict[int, Row] = {}
        self.movable = False
        """True if rows can be dragged."""

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if self.movable and index.isValid() else flags

    @property
    def numbers(self) -> Sequence[int]:
        return self._numbers

    def set_numbers(self, numbers: Sequence[int]) -> None:
        """Show these households."""
        self.beginResetModel()
        self._numbers = numbers
        self._at = None
        self.endResetModel()

    def forget(self) -> None:
        """Read and word every row again when it is next painted."""
        self._known.clear()
        self._shown.clear()

    def row_of(self, number: int) -> int | None:
        """Return the row of a household in this list."""
        if self._at is None:
            self._at = {n: at for at, n in enumerate(self._numbers)}
        return self._at.get(number)

    def refresh(self, number: int) -> None:
        """One household changed."""
        self._known.pop(number, None)
        self.repaint_row(number)

    def repaint_row(self, number: int) -> None:
        self._shown.pop(number, None)
        at = self.row_of(number)
        if at is not None:
            index = self.index(at)
            self.dataChanged.emit(index, index)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._numbers)

    @override
    def data(self, index: Index, role: int = DISPLAY) -> object:
        if role not in _ROLES:
            return None
        at = index.row()
        if not 0 <= at < len(self._numbers):
            return None
        row = self._shown.get(self._numbers[at]) or self._make(at)
        if row is None or role == ITEM_ROLE:
            return row
        return row.title if role == DISPLAY else row.spoken

    def _make(self, at: int) -> Row | None:
        number = self._numbers[at]
        if number not in self._known:
            self._read_around(at)
        known = self._known.get(number)
        if known is None:
            return None
        row = self._shown[number] = self._show(known, at)
        return row

    def _read_around(self, at: int) -> None:
        if len(self._known) > MOST_KEPT:
            self.forget()
        first = at - at % WINDOW
        wanted = [n for n in self._numbers[first : first + WINDOW] if n not in self._known]
        self._known.update((row.number, row) for row in self._load(wanted))


_ROLES: Final = frozenset({ITEM_ROLE, DISPLAY, SPOKEN})
