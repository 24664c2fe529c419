"""Painting of a tile, and the width that its texts need."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from ui.qt.icons import Icon, draw_icon_in
from ui.qt.report import tile_words
from ui.qt.report.state import State
from ui.qt.report.tile_look import (
    BAR,
    FOOT,
    NAME_LINES,
    PADDING,
    RADIUS,
    TOP,
    TileLook,
    name_lines,
    short_name,
    step_edge,
    step_ground,
    step_ink,
)
from ui.qt.report.tile_state import Tile, TileKind
from ui.qt.theme import current_theme
from ui.qt.tokens import Role
from ui.qt.widgets.paint import draw_box, draw_dashed_box, mixed
from ui.qt.widgets.text import draw_text_in, width_in

HATCH_PX: Final = 7
HATCH_SHARE: Final = 0.3
TICK_OUT: Final = 3
TICK_PX: Final = 1.8
MARK_PX: Final = 14
MARK_GAP: Final = 6
TRACK_SHARE: Final = 0.28
DOUBT_SHARE: Final = 0.55
"""Shares of the letters' colour in the track of a bar, and in its part between two ends."""

FOCUS_PX: Final = 3.0


def least_width(tile: Tile, look: TileLook) -> float:
    """Px for the name in two lines and for the rate with its mark."""
    lines = name_lines(short_name(tile.line.figures.name), look.name.toString(), 0)
    texts = max(width_in(look.name, line) for line in lines[:NAME_LINES])
    rate = width_in(look.rate, tile_words.rate(tile))
    if tile.has_doubt:
        rate += MARK_GAP + current_theme().px(MARK_PX)
    return max(look.least, round(max(texts, rate)) + 2 * PADDING + 1)


def draw_tile(painter: QPainter, box: QRectF, tile: Tile, state: State, look: TileLook) -> None:
    """Ground, name, rate, and the bar with the target's tick."""
    theme = current_theme()
    ground = theme.colour(Role.SURFACE)
    if tile.kind is TileKind.RATED:
        ground = step_ground(tile.step, theme)
    ink = theme.colour(ink_of(tile))
    draw_ground(painter, box, tile.kind, ground)
    _draw_name(painter, box, tile, look, ink)
    _draw_rate(painter, box, tile, look, ink)
    if tile.kind is not TileKind.EMPTY:
        bar = QRectF(box.left() + PADDING, box.bottom() - FOOT + BAR, box.width() - 2 * PADDING, BAR)
        _draw_bar(painter, bar, tile, ground, state.target)


def draw_ground(painter: QPainter, box: QRectF, kind: TileKind, ground: QColor) -> None:
    """The shade of a rate; bare with a dashed line for a unit without a place, hatched without figures."""
    theme = current_theme()
    width = float(theme.line_width)
    if kind is TileKind.RATED:
        draw_box(painter, box, RADIUS, fill=ground, edge=step_edge(ground, theme), width=width)
    elif kind is TileKind.UNPLACED:
        draw_box(painter, box, RADIUS, fill=ground)
        draw_dashed_box(painter, box, RADIUS, theme.colour(Role.TEXT2), max(width, 1.4))
    else:
        draw_box(painter, box, RADIUS, fill=ground)
        draw_hatch(painter, box)
        draw_box(painter, box, RADIUS, edge=theme.colour(Role.EDGE), width=width)


def draw_hatch(painter: QPainter, box: QRectF) -> None:
    """Lines from lower left to upper right."""
    theme = current_theme()
    painter.save()
    painter.setClipRect(box.adjusted(1, 1, -1, -1))
    line = mixed(theme.colour(Role.SURFACE), theme.colour(Role.TEXT2), HATCH_SHARE)
    painter.setPen(QPen(line, 1.0))
    step = theme.px(HATCH_PX)
    at = box.left() - box.height()
    while at < box.right():
        painter.drawLine(QPointF(at, box.bottom()), QPointF(at + box.height(), box.top()))
        at += step
    painter.restore()


def draw_focus(painter: QPainter, box: QRectF, *, has_focus: bool) -> None:
    """A frame around the tile that the keyboard is at; thinner while another part has the focus."""
    theme = current_theme()
    width = FOCUS_PX if has_focus else 2.0
    ring = box.adjusted(-width / 2, -width / 2, width / 2, width / 2)
    draw_box(painter, ring, RADIUS + 2, edge=theme.colour(Role.ACCENT), width=width)


def _draw_name(painter: QPainter, box: QRectF, tile: Tile, look: TileLook, ink: QColor) -> None:
    room = box.width() - 2 * PADDING
    lines = name_lines(short_name(tile.line.figures.name), look.name.toString(), room)
    for at, line in enumerate(lines[:NAME_LINES]):
        top = box.top() + TOP + at * look.name_pitch
        place = QRectF(box.left() + PADDING, top, room, look.name_pitch)
        draw_text_in(painter, place, line, look.name, ink)


def _draw_rate(painter: QPainter, box: QRectF, tile: Tile, look: TileLook, ink: QColor) -> None:
    theme = current_theme()
    top = box.bottom() - FOOT - look.rate_pitch
    room = QRectF(box.left() + PADDING, top, box.width() - 2 * PADDING, look.rate_pitch)
    empty = tile.kind is TileKind.EMPTY
    font = QFont(look.name) if empty else look.rate
    if empty:
        font.setWeight(QFont.Weight.Normal)
    colour = theme.colour(Role.TEXT2) if empty else ink
    draw_text_in(painter, room, tile_words.rate(tile), font, colour)
    if tile.has_doubt:
        size = theme.px(MARK_PX)
        at = (room.right() - size, room.center().y() - size / 2)
        draw_icon_in(painter, Icon.WARNING, at, size, ink)


def _draw_bar(painter: QPainter, bar: QRectF, tile: Tile, ground: QColor, target: float | None) -> None:
    """The lower end of the rate, paler up to the upper one, and a tick at the target."""
    theme = current_theme()
    ink = theme.colour(ink_of(tile))
    fill = ink if ink_of(tile) is Role.ON_ACCENT else theme.colour(Role.ACCENT)
    painter.fillRect(bar, mixed(ground, ink, TRACK_SHARE))
    for share, colour in ((tile.high, mixed(ground, fill, DOUBT_SHARE)), (tile.low, fill)):
        painter.fillRect(QRectF(bar.x(), bar.y(), bar.width() * min(share, 1.0), BAR), colour)
    if target is None:
        return
    x = bar.x() + bar.width() * min(target, 1.0)
    painter.fillRect(QRectF(x - TICK_PX, bar.y() - 1, 2 * TICK_PX, BAR + 2), ground)
    painter.fillRect(QRectF(x - TICK_PX / 2, bar.y() - TICK_OUT, TICK_PX, BAR + 2 * TICK_OUT), ink)


def ink_of(tile: Tile) -> Role:
    """The role of the letters on a tile."""
    return step_ink(tile.step) if tile.kind is TileKind.RATED else Role.TEXT
