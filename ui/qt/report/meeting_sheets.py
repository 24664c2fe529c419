"""Sheets of the meeting room: units on the screen at a time, as tiles or as rows. Each unit is on one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from core.ranking.tiles import TileRoom, TileSize, lay_tiles, shows_sizes, tiles_height
from ui.qt.report import tile_words, words
from ui.qt.report.state import State
from ui.qt.report.tile_look import TileLook, TileSet, short_name, tile_look
from ui.qt.report.tile_paint import draw_tile, least_width
from ui.qt.report.tile_state import Tile, TileKind
from ui.qt.theme import current_theme
from ui.qt.tokens import Role
from ui.qt.widgets.figures import draw_rate_bar
from ui.qt.widgets.paint import draw_line
from ui.qt.widgets.text import RIGHT, draw_text_in, width_in

COLUMN_GAP: Final = 40
CELL_GAP: Final = 12
ROW_PITCH: Final = 1.35
LEAST_BAR: Final = 70


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Units and their places in px. `has_sizes`: the tiles' widths show how large the units are."""

    tiles: tuple[Tile, ...]
    boxes: tuple[QRectF, ...]
    look: TileLook
    is_list: bool
    has_sizes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Widths:
    """Px of the parts of a row."""

    place: float
    name: float
    rate: float

    @property
    def least(self) -> float:
        return self.place + self.name + LEAST_BAR + self.rate + 3 * CELL_GAP


def tile_sheets(tiles: Sequence[Tile], room: QRectF, *, is_wide: bool) -> tuple[Sheet, ...]:
    """Return one sheet in the largest letters with which all tiles are on it and show sizes, else several."""
    if not tiles:
        return ()
    for look in _looks(is_wide=is_wide, least=len(tiles), room=room):
        within = TileRoom(width=room.width(), height=room.height(), tile=look.height, gap=look.gap)
        sizes = [TileSize(weight=tile.line.row.households, least=least_width(tile, look)) for tile in tiles]
        laid = lay_tiles(sizes, within)
        has_sizes = shows_sizes(sizes, laid)
        if has_sizes and tiles_height(laid) <= room.height():
            break
    rows = max(1, int((room.height() + look.gap) // (look.height + look.gap)))
    sheets: list[list[int]] = [[] for _ in range(laid[-1].row // rows + 1)]
    for at, box in enumerate(laid):
        sheets[box.row // rows].append(at)
    found = []
    for inside in sheets:
        top = room.y() - laid[inside[0]].y
        places = [laid[at] for at in inside]
        boxes = tuple(QRectF(room.x() + box.x, top + box.y, box.width, box.height) for box in places)
        those = tuple(tiles[at] for at in inside)
        found.append(Sheet(tiles=those, boxes=boxes, look=look, is_list=False, has_sizes=has_sizes))
    return tuple(found)


def list_sheets(tiles: Sequence[Tile], room: QRectF, *, is_wide: bool) -> tuple[Sheet, ...]:
    """Return the units one below the other, in as many columns as there is room for."""
    if not tiles:
        return ()
    for look in _looks(is_wide=is_wide, room=room):
        pitch = round(look.rate_pitch * ROW_PITCH)
        rows = max(1, int(room.height() // pitch))
        most = max(1, int((room.width() + COLUMN_GAP) // (_widths(tiles, look).least + COLUMN_GAP)))
        if ceil(len(tiles) / rows) <= most:
            break
    columns = min(most, ceil(len(tiles) / rows))
    width = (room.width() - (columns - 1) * COLUMN_GAP) / columns
    found = []
    for first in range(0, len(tiles), rows * columns):
        inside = tiles[first : first + rows * columns]
        boxes = tuple(
            QRectF(room.x() + at // rows * (width + COLUMN_GAP), room.y() + at % rows * pitch, width, pitch)
            for at in range(len(inside))
        )
        found.append(Sheet(tiles=tuple(inside), boxes=boxes, look=look, is_list=True))
    return tuple(found)


def draw_sheet(painter: QPainter, sheet: Sheet, state: State) -> None:
    if not sheet.is_list:
        for tile, box in zip(sheet.tiles, sheet.boxes, strict=True):
            draw_tile(painter, box, tile, state, sheet.look)
        return
    widths = _widths(sheet.tiles, sheet.look)
    for tile, box in zip(sheet.tiles, sheet.boxes, strict=True):
        _draw_row(painter, box, tile, sheet.look, widths)
        if tile.kind is not TileKind.EMPTY:
            draw_rate_bar(painter, _bar_of(box, widths), tile.low, state.target)


def _draw_row(painter: QPainter, box: QRectF, tile: Tile, look: TileLook, widths: _Widths) -> None:
    """Place, name and rate above a line."""
    theme = current_theme()
    ink, quiet = theme.colour(Role.TEXT), theme.colour(Role.TEXT2)
    place = words.UNKNOWN if tile.line.chosen.place is None else str(tile.line.chosen.place)
    at = QRectF(box.x(), box.y(), widths.place, box.height())
    draw_text_in(painter, at, place, look.name, quiet, align=RIGHT)
    at = QRectF(at.right() + CELL_GAP, box.y(), widths.name, box.height())
    draw_text_in(painter, at, short_name(tile.line.figures.name), look.name, ink)
    at = QRectF(box.right() - widths.rate, box.y(), widths.rate, box.height())
    colour = ink if tile.kind is TileKind.RATED else quiet
    draw_text_in(painter, at, tile_words.rate(tile), look.rate, colour, align=RIGHT)
    draw_line(painter, box.left(), box.right(), box.bottom() - 1)


def _bar_of(box: QRectF, widths: _Widths) -> QRectF:
    left = box.x() + widths.place + widths.name + 2 * CELL_GAP
    return QRectF(left, box.y(), box.right() - widths.rate - CELL_GAP - left, box.height())


def _looks(*, is_wide: bool, room: QRectF, least: int = 0) -> list[TileLook]:
    """Sets of letters, the largest first; on a wide screen none that cannot be read from afar.

    Returns the last one always, another only if `least` of its smallest tiles fit into `room`.
    """
    sets = [TileSet.MEETING, TileSet.WIDE] if is_wide else [TileSet.MEETING, TileSet.WIDE, TileSet.PAGE]
    *looks, last = [tile_look(tile_set) for tile_set in sets]
    return [*(look for look in looks if least <= _most_tiles(look, room)), last]


def _most_tiles(look: TileLook, room: QRectF) -> int:
    rows = (room.height() + look.gap) // (look.height + look.gap)
    return int(rows * ((room.width() + look.gap) // (look.least + look.gap)))


def _widths(tiles: Sequence[Tile], look: TileLook) -> _Widths:
    return _Widths(
        place=width_in(look.name, "000"),
        name=max(width_in(look.name, short_name(tile.line.figures.name)) for tile in tiles) + 1,
        rate=max(width_in(look.rate, tile_words.rate(tile)) for tile in tiles) + 1,
    )
