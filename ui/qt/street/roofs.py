"""Painting of roofs: one a group, as long as it has households, filled by what is finished."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap, QPolygonF

from core.street.grid import Box, Spot
from core.street.house import Group, Tally, tally
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.street.geometry import COLUMN_HEADS, SIDE, Geometry
from ui.qt.street.looks import said
from ui.qt.street.scene import Scene, elided
from ui.qt.street.words import finished_of
from ui.qt.theme import current_theme
from ui.qt.tokens import Role, TextStyle
from ui.qt.widgets.paint import draw_line
from ui.qt.widgets.text import CENTRE, RIGHT, draw_text

EAVES: Final = 8.0
_HATCH: Final = 5
_LABEL_LEAST: Final = 20


def paint_roofs(painter: QPainter, scene: Scene, exposed: QRect) -> None:
    """Paint the lines of hamlets that cut a rectangle of the content."""
    geometry, terrace = scene.geometry, scene.geometry.terrace
    if terrace is None:
        return
    _paint_column_heads(painter, geometry)
    for at, (hamlet, groups) in enumerate(scene.street.hamlets):
        line = terrace.line_box(at)
        box = QRectF(line.x + SIDE, line.y + geometry.top, line.width, line.height)
        if box.bottom() < exposed.top() or box.top() > exposed.bottom():
            continue
        _paint_line(painter, scene, box, hamlet, groups)


def _paint_column_heads(painter: QPainter, geometry: Geometry) -> None:
    terrace = geometry.terrace
    if terrace is None:
        return
    high = current_theme().px(COLUMN_HEADS)
    words = (
        said(QT_TRANSLATE_NOOP("Street", "Hamlet")),
        said(QT_TRANSLATE_NOOP("Street", "Groups 1, 2, 3 … in walking order")),
        said(QT_TRANSLATE_NOOP("Street", "finished / households")),
    )
    for column in range(terrace.columns):
        left = SIDE + column * terrace.column_width
        box = QRectF(left, geometry.top - high, terrace.column_width, high)
        draw_text(painter, box, words[0], style=TextStyle.SMALL, role=Role.TEXT2)
        tail = box.adjusted(0, 0, -_tail_gap(terrace.columns), 0)
        taken = draw_text(painter, tail, words[2], style=TextStyle.SMALL, role=Role.TEXT2, align=RIGHT)
        middle = tail.adjusted(terrace.label, 0, -taken - 10, 0)
        text = elided(words[1], TextStyle.SMALL, middle.width())
        draw_text(painter, middle, text, style=TextStyle.SMALL, role=Role.TEXT2)


def _tail_gap(columns: int) -> int:
    return 20 if columns > 1 else 0


def _paint_line(painter: QPainter, scene: Scene, box: QRectF, hamlet: str, groups: tuple[int, ...]) -> None:
    theme, terrace = current_theme(), scene.geometry.terrace
    if terrace is None:
        return
    first = QRectF(box.x(), box.y() + 4, terrace.label - 10, theme.px(30))
    name = hamlet or said(QT_TRANSLATE_NOOP("Street", "No hamlet"))
    draw_text(painter, first, elided(name, TextStyle.STRONG, first.width()), style=TextStyle.STRONG)
    counts = [scene.street.groups[at].tally for at in groups]
    text = finished_of(sum(c.finished for c in counts), sum(c.ever for c in counts))
    tail = QRectF(box.x(), box.y() + 4, box.width() - _tail_gap(terrace.columns), theme.px(30))
    draw_text(painter, tail, text, align=RIGHT)
    for at in groups:
        _paint_group(painter, scene, at)
    draw_line(painter, box.x(), tail.right(), box.bottom() - 1)


def _paint_group(painter: QPainter, scene: Scene, at: int) -> None:
    group, box = scene.street.groups[at], scene.geometry.box(Spot(at, 0))
    if scene.has_picks() and scene.picked(Spot(at, 0)):
        ground = QRectF(box.x - 2, box.y - 2, box.width + 4, box.height + 4)
        painter.fillRect(ground, current_theme().colour(Role.ACCENT_SOFT))
    counts = group.tally if scene.lit is None else _lit_tally(group, scene)
    paint_roof(painter, box, counts, group.tally.ever)
    label = QRectF(box.x, box.y + box.height, box.width, current_theme().px(17))
    text = roof_label(group)
    if box.width >= _LABEL_LEAST:
        text = elided(text, TextStyle.SMALL, box.width)
        draw_text(painter, label, text, style=TextStyle.SMALL, role=Role.TEXT2, align=CENTRE)


def _lit_tally(group: Group, scene: Scene) -> Tally:
    """Only what the filter shows counts; the length of the roof stays."""
    return tally([house for house in group.houses if house.number in (scene.lit or ())])


def roof_label(group: Group) -> str:
    """The number of a group where its name has one: `Tổ 6` is 6."""
    last = group.name.split()[-1] if group.name.split() else ""
    return last if last.isdecimal() else group.name


def paint_roof(painter: QPainter, box: Box, counts: Tally, ever: int) -> None:
    """Finished from the left, then to come back to as a hatch, the rest empty; a flag where one is due."""
    theme, outline = current_theme(), _outline(box.width, box.height)
    painter.save()
    painter.translate(box.x, box.y)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(Role.SURFACE))
    painter.drawPolygon(outline)
    done = box.width * counts.finished / max(1, ever)
    back = box.width * max(0, counts.to_return) / max(1, ever)
    for brush, start, wide in (
        (QBrush(theme.colour(Role.DONE)), 0.0, done),
        (_hatch(theme.colour(Role.WARN).rgba(), theme.colour(Role.WARN_SOFT).rgba()), done, back),
    ):
        if wide > 0:
            painter.setClipRect(QRectF(start, 0, wide, box.height))
            painter.setBrush(brush)
            painter.drawPolygon(outline)
    painter.setClipping(False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    edge = Role.DONE if counts.finished == ever and ever else Role.EDGE
    painter.setPen(QPen(theme.colour(edge), 1.9 if theme.sunlight else 1.4))
    painter.drawPolygon(outline)
    painter.restore()
    if counts.due:
        _paint_flag(painter, box, Role.ERR if counts.late else Role.ACCENT, _eaves(box.width))


def _eaves(width: float) -> float:
    return min(EAVES, width / 3)


@lru_cache(maxsize=512)
def _outline(width: float, height: float) -> QPolygonF:
    """A roof from its corner; its upper corners are cut."""
    cut = _eaves(width)
    points = ((0, height), (0, cut), (cut, 0), (width - cut, 0), (width, cut), (width, height))
    return QPolygonF([QPointF(x, y) for x, y in points])


def _paint_flag(painter: QPainter, box: Box, role: Role, eaves: float) -> None:
    x, y = box.x + box.width - eaves - 4, box.y
    colour: QColor = current_theme().colour(role)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(QRectF(x, y - 7, 1.6, 9))
    painter.drawPolygon(
        QPolygonF([QPointF(x + 1.6, y - 7), QPointF(x + 8.2, y - 4.4), QPointF(x + 1.6, y - 1.8)])
    )


@lru_cache(maxsize=8)
def _hatch(ink: int, ground: int) -> QBrush:
    """Strokes at 45 degrees, 5 px apart."""
    tile = QPixmap(_HATCH, _HATCH)
    tile.fill(QColor(ground))
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(ink), 1.3))
    for shift in (-_HATCH, 0, _HATCH):
        painter.drawLine(QPointF(shift, _HATCH), QPointF(shift + _HATCH, 0))
    painter.end()
    return QBrush(tile)
