"""A house as it is drawn: form, glyph, flag. Coordinates are units of a house of 22 x 24."""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from core.street.house import House, State
from ui.qt.fonts import make_font
from ui.qt.street.looks import LOOKS
from ui.qt.theme import current_theme
from ui.qt.tokens import Role

UNITS: Final = 22.0
HEIGHT: Final = 24.0
FLAG: Final = 7.0
GLYPHS_FROM: Final = 18
EDGE: Final = 1.4
EDGE_SUNLIGHT: Final = 1.9
GLYPH_STROKE: Final = 1.75
ROOF: Final = 0.42 * HEIGHT
CORNER: Final = 1.7
MOST_FIGURE: Final = 9
_DASH: Final = (2.2, 2.0)


def house_path(inset: float) -> QPainterPath:
    """Return the outline of a house, `inset` inside its box."""
    return _path(round(inset, 2))


@cache
def _path(inset: float) -> QPainterPath:
    left, right, top, bottom = inset, UNITS - inset, inset, HEIGHT - inset
    eaves, corner = ROOF + inset * 0.6, CORNER
    path = QPainterPath()
    path.moveTo(9.75, top + 1.1)
    path.quadTo(11, top, 12.25, top + 1.1)
    path.lineTo(right - 1.25, eaves - 1.15)
    path.quadTo(right, eaves, right, eaves + corner)
    path.lineTo(right, bottom - corner)
    path.quadTo(right, bottom, right - corner, bottom)
    path.lineTo(left + corner, bottom)
    path.quadTo(left, bottom, left, bottom - corner)
    path.lineTo(left, eaves + corner)
    path.quadTo(left, eaves, left + 1.25, eaves - 1.15)
    path.closeSubpath()
    return path


def paint_house(
    painter: QPainter, x: float, y: float, width: float, house: House, *, glyph: bool = False
) -> None:
    """Paint a house whose box (without the flag) has its top left corner at a point.

    `glyph`: with its glyph however small it is, as in a legend.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(x, y)
    scale = width / UNITS
    painter.scale(scale, scale)
    if glyph or width >= GLYPHS_FROM:
        _paint_near(painter, house)
    else:
        _paint_far(painter, house, scale)
    painter.restore()


def _colour(role: Role | None) -> QColor | None:
    """Return the colour of a role; soft fills are white in sunlight, outline and glyph carry the state."""
    theme = current_theme()
    if role is None:
        return None
    if theme.sunlight and role in _SOFT:
        return theme.colour(Role.SURFACE)
    return theme.colour(role)


_SOFT: Final = frozenset({Role.ACCENT_SOFT, Role.DONE_SOFT, Role.ERR_SOFT, Role.INSET})


def _edge_width() -> float:
    return EDGE_SUNLIGHT if current_theme().sunlight else EDGE


def _shell(painter: QPainter, state: State, width: float) -> None:
    """The walls and the roof: fill and outline."""
    look = LOOKS[state]
    fill = _colour(look.fill)
    edge = _colour(look.edge)
    if state is State.CLOSED and current_theme().sunlight:
        edge = _colour(Role.TEXT2)
    painter.setBrush(QBrush(fill) if fill is not None else Qt.BrushStyle.NoBrush)
    if edge is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPath(house_path(0))
        return
    pen = QPen(edge, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin)
    if state is State.CLOSED:
        pen.setDashPattern(list(_DASH))
    painter.setPen(pen)
    painter.drawPath(house_path(width / 2))


def _fill_part(painter: QPainter, role: Role, part: QRectF, inset: float) -> None:
    """Fill one side of the house."""
    painter.save()
    painter.setClipPath(house_path(inset))
    painter.fillRect(part, current_theme().colour(role))
    painter.restore()


def _flag(painter: QPainter, role: Role, size: float = 1.0) -> None:
    """A pole over the apex with a pennant to the right."""
    colour = current_theme().colour(role)
    path = QPainterPath()
    path.moveTo(11 - 0.8 * size, 2)
    for x, y in ((-0.8, -7), (0.8, -7), (7.2, -4.4), (0.8, -1.8), (0.8, 2)):
        path.lineTo(11 + x * size, y * size if y < 0 else y)
    path.closeSubpath()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPath(path)


def _paint_near(painter: QPainter, house: House) -> None:
    look, width = LOOKS[house.state], _edge_width()
    _shell(painter, house.state, width)
    if house.state is State.PART:
        _fill_part(painter, Role.DONE, QRectF(0, 0, 11, HEIGHT), width / 2)
    if look.flag is not None:
        _flag(painter, look.flag)
    painter.translate(11, ROOF + (HEIGHT - ROOF) / 2 - 0.2)
    ink = look.ink or Role.ACCENT
    pen = QPen(
        _colour(ink) or QColor(),
        GLYPH_STROKE,
        Qt.PenStyle.SolidLine,
        Qt.PenCapStyle.RoundCap,
        Qt.PenJoinStyle.RoundJoin,
    )
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if house.has_draft:
        _caret(painter, pen)
    elif house.state in _GLYPHS:
        _GLYPHS[house.state](painter, pen, house)


def _line(painter: QPainter, *points: tuple[float, float]) -> None:
    painter.drawPolyline([QPointF(x, y) for x, y in points])


def _caret(painter: QPainter, pen: QPen) -> None:
    pen.setWidthF(1.7)
    painter.setPen(pen)
    _line(painter, (0, -4.6), (0, 4.6))
    _line(painter, (-2, -4.8), (2, -4.8))
    _line(painter, (-2, 4.8), (2, 4.8))


def _dots(painter: QPainter, pen: QPen, house: House) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pen.color())
    places = {1: (0.0,), 2: (-3.3, 3.3)}.get(max(1, house.amount), (-6.0, 0.0, 6.0))
    for x in places:
        painter.drawEllipse(QPointF(x, 0), 2.2, 2.2)


def _arrow(painter: QPainter, _pen: QPen, _house: House) -> None:
    _line(painter, (-1.6, -4.2), (-4.6, -1.4), (-1.6, 1.4))
    path = QPainterPath(QPointF(-4.4, -1.4))
    path.lineTo(1.2, -1.4)
    path.cubicTo(6, -1.4, 6, 4.2, 1.2, 4.2)
    path.lineTo(-1, 4.2)
    painter.drawPath(path)


def _exclamation(painter: QPainter, pen: QPen, _house: House) -> None:
    pen.setWidthF(2.2)
    painter.setPen(pen)
    _line(painter, (0, -4.4), (0, 0.9))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pen.color())
    painter.drawEllipse(QPointF(0, 4.2), 1.35, 1.35)


def _clock(painter: QPainter, pen: QPen, _house: House) -> None:
    pen.setWidthF(1.6)
    painter.setPen(pen)
    painter.drawEllipse(QPointF(0, 0), 4.7, 4.7)
    _line(painter, (0, -2.5), (0, 0.2), (1.9, 1.6))


def _figure(painter: QPainter, pen: QPen, house: House) -> None:
    """Number of installs, centred by its ink; from 10 on `9+`."""
    text = str(house.amount) if house.amount <= MOST_FIGURE else f"{MOST_FIGURE}+"
    path = _figure_path(text, 10.6 if house.amount <= MOST_FIGURE else 8.0)
    painter.fillPath(path, pen.color())


@cache
def _figure_path(text: str, points: float) -> QPainterPath:
    font = make_font(points, 600)
    font.setPixelSize(round(points * 96 / 72))
    path = QPainterPath()
    path.addText(0, 0, font, text)
    return path.translated(-path.boundingRect().center())


def _tick(painter: QPainter, _pen: QPen, _house: House) -> None:
    _line(painter, (-4, 0.3), (-1.2, 3), (4.2, -3.2))


def _no_phone(painter: QPainter, pen: QPen, _house: House) -> None:
    pen.setWidthF(1.4)
    painter.setPen(pen)
    painter.drawRoundedRect(QRectF(-2.6, -4.6, 5.2, 9), 1.2, 1.2)
    pen.setWidthF(GLYPH_STROKE)
    painter.setPen(pen)
    _line(painter, (-5, -4.6), (5, 4.6))


def _bar(painter: QPainter, pen: QPen, _house: House) -> None:
    pen.setWidthF(2.1)
    painter.setPen(pen)
    _line(painter, (-4.2, 0), (4.2, 0))


def _cross(painter: QPainter, pen: QPen, _house: House) -> None:
    pen.setWidthF(2.0)
    painter.setPen(pen)
    _line(painter, (-3.4, -3.4), (3.4, 3.4))
    _line(painter, (-3.4, 3.4), (3.4, -3.4))


_GLYPHS: Final = {
    State.AWAY: _dots,
    State.BACK: _arrow,
    State.LATE: _exclamation,
    State.TODAY: _clock,
    State.LATER: _clock,
    State.INST: _figure,
    State.HAD: _tick,
    State.NONE: _tick,
    State.NOPHONE: _no_phone,
    State.REFSOFT: _bar,
    State.REFHARD: _cross,
}

_SOLID: Final = frozenset({State.INST, State.HAD, State.NONE, State.NOPHONE})


def _paint_far(painter: QPainter, house: House, scale: float) -> None:
    """The form below 18 px: fill, bar, dot and flag, no glyph."""
    look, state = LOOKS[house.state], house.state
    width = max(_edge_width(), 1.0 / scale)
    if state in _SOLID:
        painter.fillPath(house_path(0), current_theme().colour(Role.DONE))
        return
    _shell(painter, state, width)
    if look.flag is not None:
        _flag(painter, look.flag, max(1.0, 0.75 / scale))
    if house.has_draft:
        _stroke_upright(painter, look.ink or Role.ACCENT)
        return
    mark = _FAR_MARKS.get(state)
    if mark is not None:
        mark(painter, width / 2)


def _stroke_upright(painter: QPainter, role: Role) -> None:
    painter.fillRect(QRectF(9.6, 9, 2.8, 11), _colour(role) or QColor())


def _lower_half(painter: QPainter, inset: float) -> None:
    _fill_part(painter, Role.WARN, QRectF(0, HEIGHT / 2, UNITS, HEIGHT / 2), inset)


def _left_half(painter: QPainter, inset: float) -> None:
    _fill_part(painter, Role.DONE, QRectF(0, 0, 11, HEIGHT), inset)


def _far_dot(painter: QPainter, _inset: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(current_theme().colour(Role.ACCENT))
    painter.drawEllipse(QPointF(11, 15.5), 3.4, 3.4)


def _far_bar(painter: QPainter, _inset: float) -> None:
    painter.fillRect(QRectF(5, 14.2, 12, 3.2), current_theme().colour(Role.ERR))


def _far_slit(painter: QPainter, _inset: float) -> None:
    painter.fillRect(QRectF(9.7, 8, 2.6, 10), current_theme().colour(Role.SURFACE))


_FAR_MARKS: Final = {
    State.AWAY: _lower_half,
    State.BACK: _lower_half,
    State.PART: _left_half,
    State.LATER: _far_dot,
    State.REFSOFT: _far_bar,
    State.REFHARD: _far_bar,
    State.LATE: _far_slit,
}
