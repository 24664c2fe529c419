"""The tiles: a table of units to a screen reader, boxes of their size to everybody else."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QPalette,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QFrame, QSizePolicy, QTableView, QWidget

from core.base.text import fold
from core.ranking.tiles import (
    Step,
    TileBox,
    TileRoom,
    TileSize,
    lay_tiles,
    neighbour,
    shows_sizes,
    tiles_height,
)
from ui.qt.report.state import State
from ui.qt.report.tile_card import TileCard
from ui.qt.report.tile_look import TileSet, limits, tile_look
from ui.qt.report.tile_model import TileModel
from ui.qt.report.tile_paint import draw_focus, draw_tile, least_width
from ui.qt.report.tile_state import Tile, TileOrder, tiles_of
from ui.qt.theme import current_theme, is_restyle
from ui.qt.typed import override
from ui.qt.widgets.paint import start
from ui.qt.widgets.scroll_bar import SlimScrollBar

Index = QModelIndex | QPersistentModelIndex
Action = QAbstractItemView.CursorAction

EDGE: Final = 4
"""Px around all tiles, for the frame of the focus."""

HOVER_MS: Final = 250
LEAST_WIDTH: Final = 320
LEAST_ROWS: Final = 2
WIDE_FROM: Final = 1600
STEPS: Final = {
    Action.MoveLeft: Step.PREVIOUS,
    Action.MovePrevious: Step.PREVIOUS,
    Action.MoveRight: Step.NEXT,
    Action.MoveNext: Step.NEXT,
    Action.MoveUp: Step.ABOVE,
    Action.MoveDown: Step.BELOW,
}


class TileView(QTableView):
    """Units as tiles. `unit_opened` has the `UnitKey` of one double-clicked, or entered by the Enter key.

    The geometry is ours and the table is Qt's: a screen reader gets rows and cells of a `TileModel`.
    """

    unit_opened = Signal(object)
    copy_requested = Signal()
    laid_out = Signal(bool)
    """True where the widths of the tiles show how large the units are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: tuple[TileBox, ...] = ()
        self._set = TileSet.PAGE
        self.card = TileCard(self.viewport())
        self.tile_model = TileModel(self)
        self.setModel(self.tile_model)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        for corner in self.findChildren(QAbstractButton):
            corner.hide()  # Qt does so in `updateGeometries`, which is ours
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(SlimScrollBar(Qt.Orientation.Vertical, self))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self._hovered = -1
        self._hover = QTimer(self)
        self._hover.setSingleShot(True)
        self._hover.setInterval(HOVER_MS)
        self._hover.timeout.connect(self._follow_mouse)
        self.activated.connect(self._open)
        self._restyle()

    @property
    def tiles(self) -> tuple[Tile, ...]:
        return self.tile_model.tiles

    @property
    def boxes(self) -> tuple[TileBox, ...]:
        """Place of each tile, before scrolling."""
        return self._boxes

    def show_state(self, state: State, order: TileOrder) -> None:
        """Other figures or another order; the keyboard stays at its unit."""
        current = self._current_tile()
        self.tile_model.show_tiles(state, tiles_of(state, order, limits()))
        self._lay()
        if current is not None:
            same = [at for at, tile in enumerate(self.tiles) if tile.line.at == current.line.at]
            if same:
                self.setCurrentIndex(self.tile_model.index(same[0], 0))
        self._show_card(self._current_row() if self.hasFocus() else -1)

    @override
    def minimumSizeHint(self) -> QSize:
        look = tile_look(self._set)
        return QSize(LEAST_WIDTH, LEAST_ROWS * (look.height + look.gap) + 2 * EDGE)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    @override
    def visualRect(self, index: Index) -> QRect:
        if not index.isValid() or index.row() >= len(self._boxes):
            return QRect()
        return self._rect(self._boxes[index.row()])

    @override
    def indexAt(self, pos: QPoint) -> QModelIndex:
        for at, box in enumerate(self._boxes):
            if self._rect(box).contains(pos):
                return self.tile_model.index(at, 0)
        return QModelIndex()

    @override
    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        rect, bar = self.visualRect(index), self.verticalScrollBar()
        if not rect.isValid():
            return
        if rect.top() < EDGE:
            bar.setValue(bar.value() + rect.top() - EDGE)
        elif rect.bottom() > self.viewport().height() - EDGE:
            bar.setValue(bar.value() + rect.bottom() - self.viewport().height() + EDGE)

    @override
    def moveCursor(self, action: Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        if not self.tiles:
            return QModelIndex()
        at = self._current_row()
        if at < 0:
            return self.tile_model.index(0, 0)
        if action in STEPS:
            at = neighbour(self._boxes, at, STEPS[action])
        elif action is Action.MoveHome:
            at = 0
        elif action is Action.MoveEnd:
            at = len(self.tiles) - 1
        else:
            at = self._paged(at, Step.ABOVE if action is Action.MovePageUp else Step.BELOW)
        return self.tile_model.index(at, 0)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Letters go to the next unit one of whose words begins with them; no accents are needed."""
        words = fold(search)
        if not words or not self.tiles:
            return
        first = self._current_row() + (len(words) == 1)
        count = len(self.tiles)
        for at in ((first + step) % count for step in range(count)):
            name = fold(self.tiles[at].line.figures.name)
            if any(name[start:].startswith(words) for start in _word_starts(name)):
                self.setCurrentIndex(self.tile_model.index(at, 0))
                return

    @override
    def visualRegionForSelection(self, selection: object) -> QRegion:
        return QRegion(self.viewport().rect())

    @override
    def horizontalOffset(self) -> int:
        return 0

    @override
    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    @override
    def isIndexHidden(self, index: Index) -> bool:
        return False

    @override
    def updateGeometries(self) -> None:
        """The scroll bar's range; rows and columns of Qt's own have no size."""
        look = tile_look(self._set)
        bar = self.verticalScrollBar()
        whole = round(tiles_height(self._boxes)) + 2 * EDGE
        bar.setSingleStep(look.height + look.gap)
        bar.setPageStep(self.viewport().height())
        bar.setRange(0, max(0, whole - self.viewport().height()))

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.card.hide()
        self.viewport().update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = start(self.viewport())
        look, state, current = tile_look(self._set), self.tile_model.state, self._current_row()
        for tile, box in zip(self.tiles, self._boxes, strict=True):
            rect = self._rect(box)
            if rect.intersects(event.rect()):
                draw_tile(painter, QRectF(rect), tile, state, look)
        if 0 <= current < len(self._boxes):
            draw_focus(painter, QRectF(self._rect(self._boxes[current])), has_focus=self.hasFocus())
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        elif event.key() == Qt.Key.Key_Escape and not self.card.isHidden():
            self.card.hide()
        else:
            super().keyPressEvent(event)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self._show_card(current.row() if self.hasFocus() else -1)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._current_row() < 0 and self.tiles:
            self.setCurrentIndex(self.tile_model.index(0, 0))
        self.viewport().update()
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self._show_card(self._current_row())

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.card.hide()
        self.viewport().update()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A card after a moment of rest; dragging selects nothing."""
        at = self.indexAt(event.position().toPoint()).row()
        if at != self._hovered:
            self._hovered = at
            self._hover.start()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hovered = -1
            self._hover.start()
        return super().viewportEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self._restyle()
            self._lay()
        super().changeEvent(event)

    def _lay(self) -> None:
        """Every tile's place in the present room; letters of a wide window only where all tiles are in it."""
        self._set = TileSet.WIDE if self.window().width() >= WIDE_FROM else TileSet.PAGE
        has_sizes = self._place_tiles()
        is_whole = tiles_height(self._boxes) <= self.viewport().height() - 2 * EDGE
        if self._set is TileSet.WIDE and not (is_whole and has_sizes):
            self._set = TileSet.PAGE
            has_sizes = self._place_tiles()
        self.laid_out.emit(has_sizes)
        self.card.hide()
        self.updateGeometries()
        self.viewport().update()

    def _place_tiles(self) -> bool:
        """Return True where the widths show sizes."""
        look, view = tile_look(self._set), self.viewport()
        sizes = [
            TileSize(weight=tile.line.row.households, least=least_width(tile, look)) for tile in self.tiles
        ]
        width, height = view.width() - 2 * EDGE, view.height() - 2 * EDGE
        room = TileRoom(width=width, height=height, tile=look.height, gap=look.gap)
        self._boxes = lay_tiles(sizes, room)
        return shows_sizes(sizes, self._boxes)

    def _rect(self, box: TileBox) -> QRect:
        left, top = EDGE + round(box.x), EDGE + round(box.y) - self.verticalScrollBar().value()
        return QRect(left, top, round(box.width), round(box.height))

    def _paged(self, at: int, step: Step) -> int:
        """As many rows up or down as are in sight."""
        look = tile_look(self._set)
        for _ in range(max(1, self.viewport().height() // (look.height + look.gap))):
            at = neighbour(self._boxes, at, step)
        return at

    def _current_row(self) -> int:
        return self.currentIndex().row()

    def _current_tile(self) -> Tile | None:
        row = self._current_row()
        return self.tiles[row] if 0 <= row < len(self.tiles) else None

    def _follow_mouse(self) -> None:
        """The card of the tile under the mouse, else that of the keyboard's place."""
        own = self._current_row() if self.hasFocus() else -1
        self._show_card(self._hovered if self._hovered >= 0 else own)

    def _show_card(self, at: int) -> None:
        """The card of a tile, -1 of none."""
        if not 0 <= at < len(self._boxes):
            self.card.hide()
            return
        self.card.show_tile(self.tiles[at], self._rect(self._boxes[at]), self.viewport().rect())

    def _open(self, index: Index) -> None:
        if 0 <= index.row() < len(self.tiles):
            self.unit_opened.emit(self.tiles[index.row()].line.row.unit)

    def _restyle(self) -> None:
        palette = QPalette(current_theme().q_palette())
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        if palette != self.palette():
            self.setPalette(palette)
        self.updateGeometry()


def _word_starts(name: str) -> list[int]:
    return [0, *(at + 1 for at, letter in enumerate(name) if letter == " ")]
