"""The list inside the sidebar: a native list view, so that arrows and screen readers work."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate

from ui.qt.formats import format_number
from ui.qt.icons import Icon, draw_icon
from ui.qt.theme import RADIUS_CONTROL, current_theme
from ui.qt.tokens import Height, Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.focus import focus_by_key
from ui.qt.widgets.paint import draw_box
from ui.qt.widgets.pill import badge_size, draw_badge
from ui.qt.widgets.text import CENTRE, body_medium, draw_text_in, line_height

if TYPE_CHECKING:
    from PySide6.QtWidgets import (
        QStyleOptionViewItem,  # at run time its base class costs 6 ms at start
        QWidget,
    )

Index = QModelIndex | QPersistentModelIndex

DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
SPOKEN: Final = int(Qt.ItemDataRole.AccessibleTextRole)
ENTRY_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
ROW_GAP: Final = 2
RAIL_GAP: Final = 2
RAIL_INNER_GAP: Final = 6
ICON_PX: Final = 20
RAIL_ICON_PX: Final = 22
DENSE_ICON_PX: Final = 16
DENSE_GAP: Final = 2
BAR_PX: Final = 3
BADGE_SHIFT: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class NavEntry:
    """One page in the sidebar: its id, glyph, word, key ("Ctrl+1") and its number of waiting items."""

    page_id: str
    icon: Icon
    title: str
    key: str = ""
    badge: int = 0


class NavModel(QAbstractListModel):
    """The entries of the sidebar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[NavEntry, ...] = ()

    @property
    def entries(self) -> tuple[NavEntry, ...]:
        return self._entries

    def set_entries(self, entries: tuple[NavEntry, ...]) -> None:
        """Replace the entries; while their ids stay the same the current one stays."""
        if [e.page_id for e in entries] == [e.page_id for e in self._entries]:
            self._entries = tuple(
                replace(new, badge=old.badge) for new, old in zip(entries, self._entries, strict=True)
            )
            self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))
            return
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def set_badge(self, page_id: str, count: int) -> None:
        for row, entry in enumerate(self._entries):
            if entry.page_id == page_id and entry.badge != count:
                before, after = self._entries[:row], self._entries[row + 1 :]
                self._entries = (*before, replace(entry, badge=count), *after)
                self.dataChanged.emit(self.index(row), self.index(row))

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._entries)

    @override
    def data(self, index: Index, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == ENTRY_ROLE:
            return entry
        if role == DISPLAY:
            return entry.title
        if role == TIP:
            return f"{entry.title} ({entry.key})" if entry.key else entry.title
        if role == SPOKEN:
            return f"{entry.title}, {entry.badge}" if entry.badge else entry.title
        return None


def nav_row_height() -> int:
    """Px of one entry with its gap, in the form in force."""
    theme = current_theme()
    if theme.crowded:
        return theme.height(Height.RAIL_ITEM) + RAIL_GAP
    return theme.height(Height.NAV) + ROW_GAP


def rail_height() -> int:
    """Return the height in px of an entry of the rail: the glyph, its word and the gap."""
    return current_theme().px(RAIL_ICON_PX) + line_height(TextStyle.BODY) + RAIL_INNER_GAP + 6


def least_rail_height() -> int:
    """Return the height in px of an entry in a low window, where glyph and gaps are smaller."""
    return current_theme().px(DENSE_ICON_PX) + line_height(TextStyle.BODY) + 2 * DENSE_GAP


class NavDelegate(QStyledItemDelegate):
    """Paints an entry as a row, or in the rail as a glyph over its word; never only a glyph."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, min(nav_row_height(), max(self._least(), self._share(index))))

    def _share(self, index: Index) -> int:
        """Px that the view has for each entry, so that the rail fits a low window."""
        view = self.parent()
        height = view.viewport().height() if isinstance(view, QListView) else 0
        return height // max(index.model().rowCount(), 1)

    @staticmethod
    def _least() -> int:
        return least_rail_height() if current_theme().crowded else nav_row_height()

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        from PySide6.QtWidgets import QStyle  # its enums take 5 ms at start

        entry = index.data(ENTRY_ROLE)
        if not isinstance(entry, NavEntry):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus) and focus_by_key()
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        rect = QRectF(option.rect)
        if current_theme().crowded:
            box = rect.adjusted(6, 0, -6, -RAIL_GAP)
            shift = current_theme().px(BADGE_SHIFT) if entry.badge else 0
            self.draw_rail_item(
                painter, box, entry.icon, entry.title, current=current, focused=focused, icon_shift=shift
            )
            self._draw_rail_badge(painter, box, entry)
        else:
            box = rect.adjusted(10, 0, -11, -ROW_GAP)
            self.draw_row_item(painter, box, entry, current=current, focused=focused, hovered=hovered)
        painter.restore()

    @classmethod
    def draw_row_item(
        cls,
        painter: QPainter,
        box: QRectF,
        entry: NavEntry,
        *,
        current: bool = False,
        focused: bool,
        hovered: bool,
    ) -> None:
        """Paint an entry as a row: ground, glyph, word and badge."""
        cls._draw_ground(painter, box, current=current, focused=focused, hovered=hovered)
        cls._draw_row(painter, box, entry, current=current)

    @staticmethod
    def draw_rail_item(
        painter: QPainter,
        box: QRectF,
        icon: Icon,
        word: str,
        *,
        current: bool,
        focused: bool,
        icon_shift: int = 0,
    ) -> None:
        theme = current_theme()
        edge = theme.colour(Role.ACCENT) if focused or (current and theme.sunlight) else None
        fill = theme.colour(Role.ACCENT_SOFT) if current else None
        draw_box(painter, box, RADIUS_CONTROL, fill=fill, edge=edge, width=2.0)
        size, line, gap = theme.px(RAIL_ICON_PX), line_height(TextStyle.BODY), RAIL_INNER_GAP
        if box.height() < size + gap + line:
            size, gap = theme.px(DENSE_ICON_PX), DENSE_GAP
        top = box.center().y() - (size + gap + line) / 2
        role = Role.ACCENT if current else Role.TEXT
        draw_icon(painter, icon, (box.center().x() - size / 2 - icon_shift, top), size, role)
        font = theme.font(TextStyle.STRONG) if current else body_medium()
        room = QRectF(box.x() - 6, top + size + gap, box.width() + 12, line)
        draw_text_in(painter, room, word, font, theme.colour(role), align=CENTRE)

    @staticmethod
    def _draw_rail_badge(painter: QPainter, box: QRectF, entry: NavEntry) -> None:
        if not entry.badge:
            return
        size = badge_size(format_number(entry.badge))
        left = min(box.center().x() + current_theme().px(8), box.right() - size.width() - 1)
        top = 6 if box.height() >= rail_height() - RAIL_GAP else -RAIL_GAP
        rect = QRectF(left, box.y() + top, size.width(), size.height())
        draw_badge(painter, rect, format_number(entry.badge), framed=True)

    @staticmethod
    def _draw_ground(painter: QPainter, box: QRectF, *, current: bool, focused: bool, hovered: bool) -> None:
        theme = current_theme()
        edge = theme.colour(Role.ACCENT) if focused or (current and theme.sunlight) else None
        if current or focused or hovered:
            fill = theme.colour(Role.ACCENT_SOFT if current else Role.INSET)
            inner = box.adjusted(1, 1, 0, -1)
            draw_box(painter, inner, RADIUS_CONTROL, fill=fill, edge=edge, width=2.0)
        if current:
            bar = QRectF(box.x(), box.y() + 12, BAR_PX, box.height() - 24)
            draw_box(painter, bar, 1.5, fill=theme.colour(Role.ACCENT))

    @staticmethod
    def _draw_row(painter: QPainter, box: QRectF, entry: NavEntry, *, current: bool) -> None:
        theme = current_theme()
        size = theme.px(ICON_PX)
        role = Role.ACCENT if current else Role.TEXT
        icon_role = Role.ACCENT if current else Role.TEXT2
        draw_icon(painter, entry.icon, (box.x() + 14, box.center().y() - size / 2), size, icon_role)
        right = box.right() - 2
        if entry.badge:
            badge = badge_size(format_number(entry.badge))
            right -= badge.width() + 8
            top = round(box.center().y() - badge.height() / 2)
            draw_badge(painter, QRectF(right, top, badge.width(), badge.height()), format_number(entry.badge))
        font = theme.font(TextStyle.STRONG) if current else body_medium()
        left = box.x() + 14 + size + 10
        room = QRectF(left, box.y(), right - left, box.height())
        draw_text_in(painter, room, entry.title, font, theme.colour(role))
