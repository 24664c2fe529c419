"""The tiles as a table model for readers: one row a unit, one column."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.qt.report import tile_words, words
from ui.qt.report.rank_model import DISPLAY, SPOKEN
from ui.qt.report.state import Column, State
from ui.qt.report.tile_state import Tile
from ui.qt.typed import override

Index = QModelIndex | QPersistentModelIndex

TILE_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 2


class TileModel(QAbstractTableModel):
    """Shows tiles of a `State`; a cell's name is the whole sentence about its unit."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = State()
        self._tiles: tuple[Tile, ...] = ()

    @property
    def state(self) -> State:
        return self._state

    @property
    def tiles(self) -> tuple[Tile, ...]:
        return self._tiles

    def show_tiles(self, state: State, tiles: tuple[Tile, ...]) -> None:
        self.beginResetModel()
        self._state, self._tiles = state, tiles
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._tiles)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else 1

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        """The head of the column; a row's head is the place of its unit."""
        if role != DISPLAY:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return words.heading(self._state, Column.UNIT)
        return words.place(self._tiles[section].line.chosen) if section < len(self._tiles) else None

    @override
    def data(self, index: Index, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        tile = self._tiles[index.row()]
        if role == TILE_ROLE:
            return tile
        if role == DISPLAY:
            return tile.line.figures.name
        return tile_words.spoken(tile, self._state) if role == SPOKEN else None
