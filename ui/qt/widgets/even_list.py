"""A list whose rows are all equally high: the position of each of 15,000 is computed, not laid out."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QCursor, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QWidget

from ui.qt.theme import current_theme
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.item_model import Index
from ui.qt.widgets.rows import RowDelegate, RowList, RowLook
from ui.qt.widgets.text import cut_to, line_height

Action = QAbstractItemView.CursorAction
Hint = QAbstractItemView.ScrollHint


class LongRowDelegate(RowDelegate):
    """Texts of a real list may be longer than a row: they are cut with an ellipsis and spoken in full."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, current_theme().height(self.look.height))

    @override
    def _draw_word(self, painter: QPainter, box: QRectF, text: str, style: TextStyle, role: Role) -> None:
        super()._draw_word(painter, box, cut_to(text, current_theme().font(style), box.width()), style, role)


class EvenList(RowList):
    """A `RowList` for models of any length; every row has `lines` under its title, cut where they are long.

    `QListView` asks its model for each row whenever rows come or go: 40 ms of 15,000 rows.
    """

    def __init__(
        self,
        name: str = "",
        parent: QWidget | None = None,
        *,
        look: RowLook | None = None,
        lines: int = 1,
    ) -> None:
        self._look, self._lines = look or RowLook(), lines
        super().__init__(name, parent, look=look)
        self.setItemDelegate(LongRowDelegate(self._look, self))
        # As needed, Qt shows the bar after the rows were painted: they would be drawn once more, narrower.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    @property
    def row_height(self) -> int:
        more = line_height(TextStyle.SMALL) * (self._lines - 1)
        return current_theme().height(self._look.height) + more

    @override
    def _least_width(self) -> int:
        return current_theme().px(260)

    @override
    def reset(self) -> None:
        """Compute the layout of new rows at once: Qt would first paint them in the former one."""
        super().reset()
        self.executeDelayedItemsLayout()

    @override
    def doItemsLayout(self) -> None:
        self.updateGeometries()
        self.viewport().update()

    @override
    def updateGeometries(self) -> None:
        height, page, bar = self.row_height, self.viewport().height(), self.verticalScrollBar()
        bar.setSingleStep(height)
        bar.setPageStep(page)
        bar.setRange(0, max(self.model().rowCount() * height - page, 0))
        self.horizontalScrollBar().setRange(0, 0)

    @override
    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    @override
    def visualRect(self, index: Index) -> QRect:
        return self._rect(index.row(), index.row()) if index.isValid() else QRect()

    @override
    def indexAt(self, p: QPoint) -> QModelIndex:
        at = (p.y() + self.verticalOffset()) // self.row_height
        return self._index(at) if 0 <= at < self.model().rowCount() else QModelIndex()

    @override
    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        self.executeDelayedItemsLayout()
        if not index.isValid():
            return
        height, page = self.row_height, self.viewport().height()
        top, now = index.row() * height, self.verticalOffset()
        least, most = top + height - page, top
        if hint is Hint.PositionAtTop:
            wanted = most
        elif hint is Hint.PositionAtBottom:
            wanted = least
        elif hint is Hint.PositionAtCenter:
            wanted = (least + most) // 2
        else:
            wanted = min(max(now, least), most)
        self.verticalScrollBar().setValue(wanted)

    @override
    def moveCursor(self, cursorAction: Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:  # noqa: N803 - Qt's name
        last, current = self.model().rowCount() - 1, self.currentIndex()
        if last < 0:
            return QModelIndex()
        if not current.isValid():
            return self._index(0)
        page = max(self.viewport().height() // self.row_height, 1)
        return self._index(min(max(_moved(cursorAction, current.row(), page, last), 0), last))

    @override
    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        found, last = rect.normalized(), self.model().rowCount() - 1
        offset, height = self.verticalOffset(), self.row_height
        first = max((found.top() + offset) // height, 0)
        end = min((found.bottom() + offset) // height, last)
        picked = QItemSelection()
        if first <= end:
            picked.select(self._index(first), self._index(end))
        self.selectionModel().select(picked, command)

    @override
    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """The part of it that is seen."""
        region, seen = QRegion(), self.viewport().rect()
        for place in range(selection.count()):
            run = selection.at(place)
            region += QRegion(self._rect(run.top(), run.bottom()).intersected(seen))
        return region

    @override
    def keyboardSearch(self, search: str) -> None:
        """Ignore letters: Qt would read every row, and the search field finds more."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows that the event touches."""
        count, height, offset = self.model().rowCount(), self.row_height, self.verticalOffset()
        touched = event.rect()
        first = max((touched.top() + offset) // height, 0)
        end = min((touched.bottom() + offset) // height, count - 1)
        pointed = self._row_pointed_at()
        current = self.currentIndex().row() if self.hasFocus() else -1
        option, plain = QStyleOptionViewItem(), QStyle.StateFlag.State_Enabled
        self.initViewItemOption(option)
        painter = QPainter(self.viewport())
        for at in range(first, end + 1):
            index, state = self._index(at), option.state & _NOT_OF_A_ROW | plain
            if self.selectionModel().isSelected(index):
                state |= QStyle.StateFlag.State_Selected
            if at == current:
                state |= QStyle.StateFlag.State_HasFocus
            if at == pointed:
                state |= QStyle.StateFlag.State_MouseOver
            of_row = QStyleOptionViewItem(option)
            of_row.rect = self._rect(at, at)
            of_row.state = state
            self.itemDelegate().paint(painter, of_row, index)
        painter.end()
        self.paint_focus_of_none()

    def _row_pointed_at(self) -> int:
        if not self.viewport().underMouse():
            return -1
        return self.indexAt(self.viewport().mapFromGlobal(QCursor.pos())).row()

    def _index(self, at: int) -> QModelIndex:
        return self.model().index(at, 0)

    def _rect(self, first: int, last: int) -> QRect:
        height = self.row_height
        top = first * height - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), (last - first + 1) * height)


def _moved(action: Action, at: int, page: int, last: int) -> int:
    return {
        Action.MoveUp: at - 1,
        Action.MovePrevious: at - 1,
        Action.MoveDown: at + 1,
        Action.MoveNext: at + 1,
        Action.MovePageUp: at - page,
        Action.MovePageDown: at + page,
        Action.MoveHome: 0,
        Action.MoveEnd: last,
    }.get(action, at)


_NOT_OF_A_ROW: Final = ~(
    QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected
)
