"""The meeting room: the units of a ranking over the whole screen, readable from a distance."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal, SignalInstance
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from core.ranking.tiles import TileRoom, TileSize, lay_tiles, tiles_height
from ui.qt.fonts import make_font
from ui.qt.icons import draw_mark
from ui.qt.report import tile_words, words
from ui.qt.report.state import Basis, State
from ui.qt.report.tile_legend import TileLegend
from ui.qt.report.tile_look import SEMIBOLD, TileLook, TileSet, limits, tile_look
from ui.qt.report.tile_paint import draw_tile, least_width
from ui.qt.report.tile_state import Tile, TileOrder, tiles_of
from ui.qt.theme import current_theme
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.paint import start
from ui.qt.widgets.text import RIGHT, draw_paragraph, draw_text, draw_text_in, line_height, width_in

MARGIN: Final = 32
TOP: Final = 112
FOOT: Final = 108
LEAST_NUMBERS_PX: Final = 300
TITLE_PT: Final = 26
FIGURE_PT: Final = 46
MARK_PX: Final = 44


class MeetingRoom(QWidget):
    """`left` when Esc is pressed; the arrow keys choose another denominator by `choose`."""

    left = Signal()

    def __init__(self, campaign: str, as_of: Callable[[State], str], choose: Callable[[Basis], None]) -> None:
        super().__init__()
        self._campaign, self._as_of, self._choose = campaign, as_of, choose
        self._state = State()
        self._read: Callable[[], State] = State
        self.tiles: tuple[Tile, ...] = ()
        self.legend = TileLegend(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def follow(self, changed: SignalInstance, state: Callable[[], State]) -> None:
        """Show what changes, for as long as the room is open."""
        self._read = state
        changed.connect(self._refresh)

    def _refresh(self) -> None:
        self.show_state(self._read())

    def show_state(self, state: State) -> None:
        self._state, self.tiles = state, tiles_of(state, TileOrder.RANK, limits())
        self.legend.show_state(state, self.tiles)
        self.setAccessibleName(", ".join(self.texts()))
        self.update()

    def texts(self) -> tuple[str, ...]:
        """Name of the whole, campaign, rate, its numbers, and the sentence at the foot."""
        total = self._state.total
        if total is None:
            return ()
        share = total.chosen
        note = tile_words.total_note(self._state, brief=False)
        foot = (note, self._as_of(self._state), words.title(share.basis), words.known(share))
        return (
            total.figures.name,
            self._campaign,
            words.share_percent(share),
            words.counts(share),
            ". ".join(filter(None, foot)),
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_F11}:
            self.left.emit()
        elif event.key() in steps and self._state.bases:
            bases = self._state.bases
            at = bases.index(self._state.basis) + steps[Qt.Key(event.key())]
            self._choose(bases[at % len(bases)])
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = start(self)
        painter.fillRect(self.rect(), current_theme().colour(Role.WINDOW))
        texts = self.texts()
        if not texts:
            painter.end()
            return
        name, campaign, rate, counts, foot = texts
        right, wide = self.width() - MARGIN, self.width() - 2 * MARGIN
        draw_mark(painter, (MARGIN, 28), MARK_PX)
        title, ink = make_font(TITLE_PT, SEMIBOLD), current_theme().colour(Role.TEXT)
        figure = make_font(FIGURE_PT, SEMIBOLD)
        used = width_in(figure, rate)
        draw_text_in(painter, QRectF(right - used - 1, 16, used + 1, 76), rate, figure, ink, align=RIGHT)
        room = wide - used - 24
        draw_text_in(painter, QRectF(MARGIN + 60, 16, room / 2 - 60, 46), name, title, ink)
        draw_text(painter, QRectF(MARGIN + 60, 60, room / 2 - 60, 24), campaign, role=Role.TEXT2)
        middle = QRectF(MARGIN + room / 2, 22, room / 2, 32)
        if middle.width() > LEAST_NUMBERS_PX:
            draw_text_in(painter, middle, counts, _counts_font(), ink, align=RIGHT)
            basis = words.title(self._state.basis)
            draw_text(painter, middle.translated(0, 34), basis, role=Role.TEXT2, align=RIGHT)
        self._draw_tiles(painter)
        self.legend.setGeometry(MARGIN, self.height() - FOOT + 12, wide, self.legend.sizeHint().height())
        low = 2 * line_height(TextStyle.SMALL) + 4
        below = QRectF(MARGIN, self.height() - low - 8, wide, low)
        draw_paragraph(painter, below, foot, style=TextStyle.SMALL, role=Role.TEXT2)
        painter.end()

    def _draw_tiles(self, painter: QPainter) -> None:
        """Draw in the largest letters with which all tiles are on the screen."""
        width, height = self.width() - 2 * MARGIN, self.height() - TOP - FOOT
        for tile_set in (TileSet.MEETING, TileSet.WIDE, TileSet.PAGE):
            look = tile_look(tile_set)
            room = TileRoom(width=width, height=height, tile=look.height, gap=look.gap)
            boxes = lay_tiles(self._sizes(look), room)
            if tiles_height(boxes) <= height:
                break
        for tile, box in zip(self.tiles, boxes, strict=True):
            if box.y + box.height <= height:
                place = QRectF(MARGIN + box.x, TOP + box.y, box.width, box.height)
                draw_tile(painter, place, tile, self._state, look)

    def _sizes(self, look: TileLook) -> list[TileSize]:
        return [
            TileSize(weight=tile.line.row.households, least=least_width(tile, look)) for tile in self.tiles
        ]


def _counts_font() -> QFont:
    return make_font(18, SEMIBOLD)
