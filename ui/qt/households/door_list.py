"""The list of households where many can be picked, and doors moved by dragging or by Alt with the arrows."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QMimeData, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QWidget

from ui.qt.models.household_list import HouseholdList
from ui.qt.models.household_model import HouseholdModel
from ui.qt.theme import current_theme
from ui.qt.tokens import Role
from ui.qt.typed import override
from ui.qt.widgets.choice import draw_tick_box
from ui.qt.widgets.even_list import LongRowDelegate
from ui.qt.widgets.item_model import Index
from ui.qt.widgets.paint import draw_box
from ui.qt.widgets.rows import RowLook

DOORS: Final = "application/x-tung-nha-doors"
EDGE_PX: Final = 28
SCROLL_PX: Final = 14
LINE_PX: Final = 3
NOWHERE: Final = -1
BOX_PX: Final = 20
BOX_ROOM: Final = 38
"""Px at 100 % before the content of a row: its box, and where a click picks."""


class DoorList(HouseholdList):
    """`moved` carries row numbers of households and the place in the list before which they are put.

    `picking_asked` wants the mode in which clicks pick instead of open: with every row, or with the current
    one; `picks_changed` follows what is picked. A click in the box of a row picks it in any mode, Shift with
    a click or an arrow picks a run from the row that was picked last.
    """

    moved = Signal(list, int)
    picking_asked = Signal(bool)
    picks_changed = Signal()

    def __init__(
        self, households: HouseholdModel, look: RowLook, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(households, look, name, parent)
        self.picking = False
        self._dragged: list[int] = []
        self._drop_at = NOWHERE
        self._anchor: int | None = None
        self._before: frozenset[int] = frozenset()
        self._pressed_box = False
        self.setItemDelegate(TickedRows(look, self))
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.selectionModel().selectionChanged.connect(self._tell_picks)

    def set_movable(self, *, movable: bool) -> None:
        """Doors can be moved while the list is in walking order."""
        self.households.movable = movable

    def set_picking(self, *, picking: bool) -> None:
        """Set the mode in which clicks and Space pick rows; leaving the mode picks none."""
        if picking == self.picking:
            return
        self.picking = picking
        self._anchor, self._before = None, frozenset()
        mode = QAbstractItemView.SelectionMode
        self.clearSelection()
        self.setSelectionMode(mode.MultiSelection if picking else mode.SingleSelection)

    def picked(self) -> list[int]:
        """Row numbers of the households picked, in the order of the list."""
        numbers = self.households.numbers
        return [numbers[at] for at in self._picked_rows()]

    def set_picked(self, wanted: Iterable[int]) -> None:
        """Picks those of `wanted` that are listed."""
        rows = sorted(at for at in map(self.households.row_of, wanted) if at is not None)
        selection = QItemSelection()
        for _, run in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0]):
            ends = [at for _, at in run]
            selection.select(self.households.index(ends[0]), self.households.index(ends[-1]))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def pick_all(self) -> None:
        self.selectAll()

    def toggle(self, at: int) -> None:
        """Pick a row, or leave it; the next run begins at it."""
        index = self.households.index(at)
        if self.picking:
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.Toggle)
        else:
            self.setCurrentIndex(index)
            self.picking_asked.emit(False)
        self._anchor, self._before = at, frozenset(self._picked_rows())

    def pick_run(self, at: int) -> None:
        """Pick the rows from the one that was picked last, or from the current one, to this one."""
        start = self._anchor if self._anchor is not None else max(self.currentIndex().row(), 0)
        if not self.picking:
            self.setCurrentIndex(self.households.index(start))
            self.picking_asked.emit(False)
            self._anchor = None
        if self._anchor is None:
            self._anchor, self._before = start, frozenset(self._picked_rows())
        numbers = self.households.numbers
        rows = self._before | set(range(min(start, at), max(start, at) + 1))
        self.selectionModel().setCurrentIndex(
            self.households.index(at), QItemSelectionModel.SelectionFlag.NoUpdate
        )
        self.scrollTo(self.households.index(at))
        self.set_picked(numbers[row] for row in rows)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self.indexAt(event.position().toPoint())
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        in_box = event.position().x() < self.side + current_theme().px(BOX_ROOM)
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._pressed_box = is_left and at.isValid() and (in_box or shift or control)
        if not self._pressed_box:
            super().mousePressEvent(event)
        elif shift:
            self.pick_run(at.row())
        else:
            self.toggle(at.row())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._pressed_box:
            super().mouseMoveEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click that picked opens nothing."""
        if self._pressed_box:
            self._pressed_box = False
        else:
            super().mouseReleaseEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, control = event.key(), event.modifiers() == Qt.KeyboardModifier.ControlModifier
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if shift and key in _RUNS and self.households.rowCount():
            self.pick_run(self.moveCursor(_RUNS[key], event.modifiers()).row())
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._step(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_A and control:
            self.picking_asked.emit(True)
        elif key in _TICKS and (self.picking or key == Qt.Key.Key_Space) and self.currentIndex().isValid():
            self.toggle(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    @override
    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N803 - Qt's own name
        self._dragged = self._moving()
        drag, data = QDrag(self), QMimeData()
        data.setData(DOORS, b"")
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.MoveAction)
        self._set_drop(NOWHERE)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.dragMoveEvent(event)

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.source() is not self or not event.mimeData().hasFormat(DOORS):
            event.ignore()
            return
        at = event.position().toPoint()
        bar = self.verticalScrollBar()
        if at.y() < EDGE_PX or at.y() > self.viewport().height() - EDGE_PX:
            bar.setValue(bar.value() + (SCROLL_PX if at.y() > EDGE_PX else -SCROLL_PX))
        self._set_drop(self.place_at(at))
        event.acceptProposedAction()

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_drop(NOWHERE)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if event.mimeData().hasFormat(DOORS) and self._dragged:
            event.acceptProposedAction()
            self.moved.emit(self._dragged, self.place_at(event.position().toPoint()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop_at == NOWHERE:
            return
        painter = QPainter(self.viewport())
        last = self.households.rowCount()
        rect = self.visualRect(self.households.index(min(self._drop_at, last - 1)))
        y = rect.top() if self._drop_at < last else rect.bottom()
        line = rect.adjusted(self.side, 0, -self.side, 0)
        line.setTop(y - LINE_PX // 2)
        line.setHeight(LINE_PX)
        draw_box(painter, line, 1.5, fill=current_theme().colour(Role.ACCENT))
        painter.end()

    def place_at(self, at: QPoint) -> int:
        """The place before which a drop at this point puts doors."""
        index = self.indexAt(at)
        if not index.isValid():
            return self.households.rowCount()
        return index.row() + (at.y() > self.visualRect(index).center().y())

    def _step(self, by: int) -> None:
        """Move the picked rows, or the current one, one place up or down."""
        if not self.households.movable:
            return
        moving = set(self._moving())
        rows = [at for at, number in enumerate(self.households.numbers) if number in moving]
        if rows and (rows[0] > 0 or by > 0) and (rows[-1] + 1 < len(self.households.numbers) or by < 0):
            self.moved.emit(self._moving(), rows[0] - 1 if by < 0 else rows[-1] + 2)

    def _moving(self) -> list[int]:
        current = self.currentIndex()
        picked = self.picked() if self.picking else []
        numbers = self.households.numbers
        if current.isValid() and numbers[current.row()] not in picked:
            return [numbers[current.row()]]
        return picked

    def _picked_rows(self) -> list[int]:
        """From the ranges of the selection: of 15,000 rows picked, not one index is asked for."""
        picked = self.selectionModel().selection()
        runs = [picked.at(place) for place in range(picked.count())]
        return sorted(at for run in runs for at in range(run.top(), run.bottom() + 1))

    def _set_drop(self, at: int) -> None:
        self._drop_at = at
        self.viewport().update()

    def _tell_picks(self) -> None:
        if self.picking:
            self.picks_changed.emit()

    @override
    def _choose(self, index: Index) -> None:
        """A click opens a household, unless households are being picked."""
        if self.picking:
            self._anchor, self._before = index.row(), frozenset(self._picked_rows())
        else:
            super()._choose(index)


class TickedRows(LongRowDelegate):
    """Rows with a box before them that shows which are picked."""

    def __init__(self, look: RowLook, rows: DoorList) -> None:
        super().__init__(look, rows)
        self._rows = rows

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        size, rect = current_theme().px(BOX_PX), QRectF(option.rect)
        box = QRectF(rect.x() + self.look.side, round(rect.center().y() - size / 2), size, size)
        picked = self._rows.picking and bool(option.state & QStyle.StateFlag.State_Selected)
        state = Qt.CheckState.Checked if picked else Qt.CheckState.Unchecked
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_tick_box(painter, box, state)
        painter.restore()


_TICKS: Final = frozenset({Qt.Key.Key_Space.value, Qt.Key.Key_Return.value, Qt.Key.Key_Enter.value})
_RUNS: Final = {
    Qt.Key.Key_Up.value: QAbstractItemView.CursorAction.MoveUp,
    Qt.Key.Key_Down.value: QAbstractItemView.CursorAction.MoveDown,
    Qt.Key.Key_PageUp.value: QAbstractItemView.CursorAction.MovePageUp,
    Qt.Key.Key_PageDown.value: QAbstractItemView.CursorAction.MovePageDown,
    Qt.Key.Key_Home.value: QAbstractItemView.CursorAction.MoveHome,
    Qt.Key.Key_End.value: QAbstractItemView.CursorAction.MoveEnd,
}
