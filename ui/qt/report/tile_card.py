"""The card of one tile: the unit's rate with its numbers, its households, its doubts and its last days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.qt.report import tile_words, words
from ui.qt.report.course import COURSE_HIGH
from ui.qt.report.extra_cells import draw_extra
from ui.qt.report.state import Column
from ui.qt.report.tile_state import Tile, TileKind
from ui.qt.theme import RADIUS_CARD, current_theme
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.paint import draw_box, start
from ui.qt.widgets.text import RIGHT, draw_paragraph, draw_text, line_height, text_width, wrapped_height

WIDTH: Final = 310
PADDING: Final = 14
BELOW: Final = 14
LINE_GAP: Final = 2
EDGE_PX: Final = 1.25


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    text: str
    style: TextStyle
    role: Role


class TileCard(QWidget):
    """A widget over the tiles that takes no clicks."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._tile: Tile | None = None
        self._parts: tuple[_Part, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def tile(self) -> Tile | None:
        """The tile that the card speaks of."""
        return None if self.isHidden() else self._tile

    def show_tile(self, tile: Tile, beside: QRect, room: QRect) -> None:
        """Below the tile, above it where there is no room, so that its row stays visible."""
        self._tile = tile
        self._parts = _parts_of(tile)
        size = self._size(min(current_theme().px(WIDTH), room.width()))
        below = beside.bottom() + BELOW
        above = beside.top() - BELOW - size.height()
        fits = below + size.height() <= room.bottom() or above < room.top()
        top = below if fits else above
        left = min(max(beside.left(), room.left()), room.right() - size.width())
        top = min(max(top, room.top()), max(room.top(), room.bottom() - size.height()))
        self.setGeometry(QRect(QPoint(left, top), size))
        self.show()
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._tile is None:
            return
        theme = current_theme()
        painter = start(self)
        edge = theme.colour(Role.TEXT2)
        draw_box(painter, self.rect(), RADIUS_CARD, fill=theme.colour(Role.SURFACE), edge=edge, width=EDGE_PX)
        room = QRectF(self.rect()).adjusted(PADDING, PADDING / 2, -PADDING, -PADDING / 2)
        line = self._tile.line
        place = words.place(line.chosen)
        head = QRectF(room.x(), room.y(), room.width(), line_height(TextStyle.STRONG))
        draw_text(painter, head, place, style=TextStyle.SMALL, role=Role.TEXT2, align=RIGHT)
        top = room.y()
        for at, part in enumerate(self._parts):
            width = _name_room(room.width(), place) if at == 0 else room.width()
            high = wrapped_height(part.text, part.style, width)
            draw_paragraph(
                painter, QRectF(room.x(), top, width, high), part.text, style=part.style, role=part.role
            )
            top += high + LINE_GAP
        if _has_trend(self._tile):
            strip = QRectF(room.x(), top, room.width(), theme.px(COURSE_HIGH))
            draw_extra(painter, strip, line, Column.TREND)
            if line.row.before is not None:
                draw_extra(painter, strip, line, Column.GROWTH)
        painter.end()

    def _size(self, width: int) -> QSize:
        theme, room = current_theme(), width - 2 * PADDING
        place = "" if self._tile is None else words.place(self._tile.line.chosen)
        high = sum(
            wrapped_height(part.text, part.style, _name_room(room, place) if at == 0 else room) + LINE_GAP
            for at, part in enumerate(self._parts)
        )
        if self._tile is not None and _has_trend(self._tile):
            high += theme.px(COURSE_HIGH)
        return QSize(width, round(high) + PADDING)


def _parts_of(tile: Tile) -> tuple[_Part, ...]:
    line = tile.line
    small = (
        (tile_words.rate(tile) if tile.kind is TileKind.EMPTY else "", Role.TEXT),
        (tile_words.counts(line), Role.TEXT),
        (tile_words.beside(line), Role.TEXT2),
        (words.known(line.chosen), Role.TEXT2),
        (tile_words.doubts(line), Role.WARN),
    )
    head = _Part(text=line.figures.name, style=TextStyle.STRONG, role=Role.TEXT)
    return (head, *(_Part(text=text, style=TextStyle.SMALL, role=role) for text, role in small if text))


def _name_room(width: float, place: str) -> float:
    return width - text_width(place, TextStyle.SMALL) - (PADDING if place else 0)


def _has_trend(tile: Tile) -> bool:
    return len(tile.line.row.trend) > 1
