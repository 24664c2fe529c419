"""The ranking as a table model: one row a unit, texts for readers, the line itself for the painter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.qt.report import words
from ui.qt.report.state import COLUMNS, OTHERS, Column, Line, State
from ui.qt.typed import override

Index = QModelIndex | QPersistentModelIndex

LINE_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
SPOKEN: Final = int(Qt.ItemDataRole.AccessibleTextRole)
TIP: Final = int(Qt.ItemDataRole.ToolTipRole)


class RankModel(QAbstractTableModel):
    """Shows the lines of a `State`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = State()

    @property
    def state(self) -> State:
        return self._state

    def show_state(self, state: State) -> None:
        self.beginResetModel()
        self._state = state
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._state.lines)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def data(self, index: Index, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        line = self._state.lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == DISPLAY:
            return cell_text(line, COLUMNS[index.column()])
        if role == TIP:
            tips = (words.unplaced(line), words.known(line.chosen))
            return "\n".join(filter(None, tips))
        return words.spoken(line) if role == SPOKEN else None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if orientation == Qt.Orientation.Horizontal and role == DISPLAY:
            return words.heading(self._state, COLUMNS[section])
        return None


_TEXTS: Final[dict[Column, Callable[[Line], str]]] = {
    Column.GROWTH: words.growth,
    Column.FILES: words.files,
}


def cell_text(line: Line, column: Column) -> str:
    """The words of one cell; the bar and the trend have none."""
    chosen = line.chosen
    if column is Column.RANK:
        return "" if chosen.place is None else str(chosen.place)
    if column is Column.UNIT:
        return line.figures.name
    if column in {Column.BAR, Column.TREND}:
        return ""
    if column is Column.RATE:
        return words.share_percent(chosen)
    if column is Column.COUNTS:
        return words.counts(chosen)
    if column in _TEXTS:
        return _TEXTS[column](line)
    at = OTHERS[column]
    if at >= len(line.shares):
        return ""
    share = line.shares[at]
    return " ".join(text for text in (words.share_percent(share), words.place(share)) if text)
