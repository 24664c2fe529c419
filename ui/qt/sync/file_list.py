"""The list of files: title, state as glyph and word, the whole sentence in as many lines as it needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.qt.errors import language_in_force
from ui.qt.i18n import Language
from ui.qt.icons import Icon
from ui.qt.sync import words
from ui.qt.sync.state import FileLine
from ui.qt.theme import RADIUS_CONTROL, current_theme, is_restyle
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.focus import focus_by_key
from ui.qt.widgets.item_model import ITEM_ROLE, Index, ItemModel
from ui.qt.widgets.paint import draw_box, draw_line
from ui.qt.widgets.pill import draw_pill, pill_size
from ui.qt.widgets.scroll_bar import SlimScrollBar
from ui.qt.widgets.text import draw_paragraph, wrapped_height

SIDE: Final = 20
ABOVE: Final = 9
BETWEEN: Final = 3
PILL_GAP: Final = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class FileItem:
    """A line in words."""

    key: str
    title: str
    text: str
    status: tuple[str, Icon, Role]

    @property
    def spoken(self) -> str:
        return f"{self.title}, {self.status[0]}. {self.text}"


def item_of(line: FileLine) -> FileItem:
    return FileItem(
        key=line.key,
        title=words.line_title(line),
        text=words.line_text(line),
        status=words.line_status(line),
    )


class FileDelegate(QStyledItemDelegate):
    """Paints a `FileItem` at the width of the view."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        item, view = index.data(ITEM_ROLE), self.parent()
        if not isinstance(item, FileItem) or not isinstance(view, QListView):
            return QSize()
        width = view.viewport().width() - 2 * SIDE
        title = wrapped_height(item.title, TextStyle.STRONG, self._words_width(item, width))
        text = wrapped_height(item.text, TextStyle.SMALL, self._words_width(item, width))
        return QSize(0, round(title + BETWEEN + text) + 2 * ABOVE + 2)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = index.data(ITEM_ROLE)
        if not isinstance(item, FileItem):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        view = self.parent()
        current = isinstance(view, QListView) and view.currentIndex() == index
        if current:
            box = rect.adjusted(SIDE - 12, 2, 12 - SIDE, -2)
            edge = current_theme().colour(Role.ACCENT)
            focused = bool(option.state & QStyle.StateFlag.State_HasFocus) and focus_by_key()
            fill = current_theme().colour(Role.ACCENT_SOFT)
            draw_box(painter, box, RADIUS_CONTROL, fill=fill, edge=edge if focused else None, width=2.0)
        elif index.row() + 1 < index.model().rowCount():
            draw_line(painter, SIDE, rect.right() + 1 - SIDE, rect.bottom())
        inner = rect.adjusted(SIDE, ABOVE, -SIDE, -ABOVE)
        title = QRectF(inner)
        title.setWidth(self._words_width(item, inner.width()))
        used = draw_paragraph(painter, title, item.title, style=TextStyle.STRONG)
        size = pill_size(item.status[0])
        pill = QRectF(inner.right() - size.width(), inner.y(), size.width(), size.height())
        draw_pill(painter, pill, *item.status)
        below = inner.adjusted(0, used + BETWEEN, 0, 2)
        below.setWidth(title.width())
        draw_paragraph(painter, below, item.text, style=TextStyle.SMALL, role=Role.TEXT2)
        painter.restore()

    @staticmethod
    def _words_width(item: FileItem, width: float) -> float:
        return width - pill_size(item.status[0]).width() - PILL_GAP


class FileList(QListView):
    """Rows that grow with their sentences; nothing is cut."""

    current_changed = Signal(str)
    """The key of the line that the keyboard or the mouse went to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file_model: ItemModel[FileItem] = ItemModel(self)
        self._shown: tuple[tuple[FileLine, ...], Language] | None = None
        self.setModel(self.file_model)
        self.setItemDelegate(FileDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(SlimScrollBar(Qt.Orientation.Vertical, self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self._restyle()

    def show_lines(self, lines: tuple[FileLine, ...]) -> None:
        shown = (lines, language_in_force())
        if shown == self._shown:
            return
        self._shown = shown
        items = tuple(item_of(line) for line in lines)
        kept = self.current_key()
        self.file_model.set_items(items)
        self.go_to(kept)

    def current_key(self) -> str:
        item = self.currentIndex().data(ITEM_ROLE) if self.currentIndex().isValid() else None
        return item.key if isinstance(item, FileItem) else ""

    def go_to(self, key: str) -> None:
        """Makes the line with `key` current; an unknown key changes nothing."""
        for at, item in enumerate(self.file_model.items):
            if item.key == key:
                self.setCurrentIndex(self.file_model.index(at))
                return

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if key := self.current_key():
            self.current_changed.emit(key)

    @override
    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(400), current_theme().px(200))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(300), current_theme().px(150))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self._restyle()
        super().changeEvent(event)

    def _restyle(self) -> None:
        palette = QPalette(current_theme().q_palette())
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        if palette != self.palette():
            self.setPalette(palette)
        self.scheduleDelayedItemsLayout()
