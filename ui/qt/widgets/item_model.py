"""Model of a list that is wholly in memory: an item, its title, and its text for screen readers."""

from __future__ import annotations

from typing import Final, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from ui.qt.typed import override

Index = QModelIndex | QPersistentModelIndex

ITEM_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
"""A model of any size may feed a list: it answers this role with the item that the list paints."""

DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
SPOKEN: Final = int(Qt.ItemDataRole.AccessibleTextRole)


class Item(Protocol):
    """Item of a list."""

    @property
    def title(self) -> str: ...

    @property
    def spoken(self) -> str: ...


ItemT = TypeVar("ItemT", bound=Item)


class ItemModel(QAbstractListModel, Generic[ItemT]):
    """A short list of items held in memory."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[ItemT, ...] = ()

    @property
    def items(self) -> tuple[ItemT, ...]:
        return self._items

    def set_items(self, items: tuple[ItemT, ...]) -> None:
        self.beginResetModel()
        self._items = items
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._items)

    @override
    def data(self, index: Index, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        item = self._items[index.row()]
        if role == ITEM_ROLE:
            return item
        if role == DISPLAY:
            return item.title
        return item.spoken if role == SPOKEN else None
