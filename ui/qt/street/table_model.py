"""The street as a table for screen readers: a row is a group, a column the place of a household in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from core.street.grid import Spot
from core.street.house import House, Street
from ui.qt.typed import override
from ui.qt.widgets.item_model import DISPLAY, SPOKEN, Index

Speak = Callable[[House], str]
SpeakGroup = Callable[[int], str]


class StreetModel(QAbstractTableModel):
    """`speak` words one house, `speak_group` the head of a group."""

    def __init__(self, speak: Speak, speak_group: SpeakGroup, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speak = speak
        self._speak_group = speak_group
        self._street = Street()
        self._columns = 0

    @property
    def street(self) -> Street:
        return self._street

    def set_street(self, street: Street) -> None:
        """Show another street; cells keep their index where the groups have the same households."""
        same = street.sizes == self._street.sizes
        if not same:
            self.beginResetModel()
        self._street = street
        self._columns = max(street.sizes, default=0)
        if not same:
            self.endResetModel()

    def spot(self, index: Index) -> Spot | None:
        """Return the place of an index; None where no house is."""
        row, column = index.row(), index.column()
        sizes = self._street.sizes
        return Spot(row, column) if 0 <= row < len(sizes) and 0 <= column < sizes[row] else None

    def house(self, spot: Spot) -> House:
        return self._street.groups[spot.group].houses[spot.at]

    def house_at(self, index: Index) -> House | None:
        spot = self.spot(index)
        return None if spot is None else self.house(spot)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._street.groups)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else self._columns

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.spot(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    def data(self, index: Index, role: int = DISPLAY) -> object:
        if role not in {DISPLAY, SPOKEN}:
            return None
        house = self.house_at(index)
        return None if house is None else self._speak(house)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if role not in {DISPLAY, SPOKEN}:
            return None
        if orientation is Qt.Orientation.Vertical:
            return self._speak_group(section) if section < len(self._street.groups) else None
        return str(section + 1)
