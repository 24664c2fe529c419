"""Columns and painting of the report of a hamlet: one row a group, with its street."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from math import ceil
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from core.records.figures import Figures, Rate
from core.street.grid import Box
from core.street.house import Group, Tally
from core.street.report import GroupFigures
from ui.qt.formats import format_percent
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.report.course import COURSE_PX, draw_course
from ui.qt.report.state import Basis
from ui.qt.report.words import COUNT_HEADS, UNKNOWN, counts_of, percent
from ui.qt.report.words import said as figures_said
from ui.qt.street.far_line import paint_far_line
from ui.qt.street.house_paint import GLYPHS_FROM
from ui.qt.street.looks import said
from ui.qt.street.pixmaps import HousePixmaps
from ui.qt.street.roofs import paint_roof
from ui.qt.street.scene import elided
from ui.qt.street.words import finished_of, group_title
from ui.qt.theme import current_theme
from ui.qt.tokens import Role, TextStyle
from ui.qt.widgets.text import RIGHT, draw_text, line_height, text_width

SIDE: Final = 20
GAP: Final = 14
NAME: Final = 180
TREND_FROM: Final = 880
"""Px of the table from which the course of the days is shown."""

LEAST_CELL: Final = 7
FAR_CELL: Final = 16
FAR_HOUSE: Final = 12.8
GLYPH_CELL: Final = 22
GLYPH_GAP: Final = 4
LEAST_GLYPH_GAP: Final = 2
"""Px of a house with its gap, and of the house or the gap: in the far form, and with a glyph."""


class Part(StrEnum):
    """The columns, in order."""

    GROUP = "group"
    STREET = "street"
    FINISHED = "finished"
    COUNTS = "counts"
    RATE = "rate"
    TREND = "trend"


PARTS: Final = tuple(Part)

_HEADS: Final = {
    Part.GROUP: QT_TRANSLATE_NOOP("Street", "Group"),
    Part.STREET: QT_TRANSLATE_NOOP("Street", "Street"),
    Part.FINISHED: QT_TRANSLATE_NOOP("Street", "finished / households"),
    Part.RATE: QT_TRANSLATE_NOOP("Street", "rate"),
    Part.TREND: QT_TRANSLATE_NOOP("Street", "Last seven days"),
}


def head_of(part: Part, basis: Basis) -> str:
    """Return the word over a column."""
    return figures_said(COUNT_HEADS[basis]) if part is Part.COUNTS else said(_HEADS[part])


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """Texts of a row and its street; the sum of all rows has no group."""

    title: str
    group: Group | None
    finished: str
    rate: Rate | None
    course: tuple[float | None, ...]

    def text(self, part: Part) -> str:
        """Return the text of a cell, that of the course for screen readers; the street has none."""
        texts = {
            Part.GROUP: self.title,
            Part.FINISHED: self.finished,
            Part.COUNTS: counts_of(self.rate),
            Part.RATE: UNKNOWN if self.rate is None else percent(self.rate),
            Part.TREND: self._first_to_last(),
        }
        return texts.get(part, "")

    def _first_to_last(self) -> str:
        """Return `52,0 % → 73,8 %`; a dash where no day of the course has a rate."""
        known = [value for value in self.course if value is not None]
        return " → ".join(format_percent(value) for value in (known[0], known[-1])) if known else UNKNOWN


def cells_of(row: GroupFigures, basis: Basis) -> Cells:
    return Cells(
        title=group_title(row.group, with_hamlet=False),
        group=row.group,
        finished=finished_of(row.group.tally.finished, row.group.tally.ever),
        rate=row.figures.rate_on(basis.value),
        course=course_of(row.days, basis),
    )


def cells_of_all(name: str, counts: Tally, days: tuple[Figures, ...], basis: Basis) -> Cells:
    return Cells(
        title=name,
        group=None,
        finished=finished_of(counts.finished, counts.ever),
        rate=days[-1].rate_on(basis.value),
        course=course_of(days, basis),
    )


def course_of(days: tuple[Figures, ...], basis: Basis) -> tuple[float | None, ...]:
    rates = (one.rate_on(basis.value) for one in days)
    return tuple(None if rate is None else rate.value for rate in rates)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spans:
    """Left end and width of each column; a hidden one has no width."""

    of: dict[Part, tuple[float, float]]

    def room(self, part: Part, top: float, height: float) -> QRectF:
        left, width = self.of[part]
        return QRectF(left, top, width, height)


def _largest(rows: list[Cells]) -> int:
    """Number of households of the largest group."""
    return max([1, *(len(cells.group.houses) for cells in rows if cells.group is not None)])


def spans_of(rows: list[Cells], basis: Basis, width: int) -> Spans:
    """Return the columns: each as wide as its texts, the street takes what is left.

    Names of streets give way to the houses of the largest group, where those would not fit otherwise.
    """
    theme = current_theme()
    wide: dict[Part, float] = {}
    for part in (Part.FINISHED, Part.COUNTS, Part.RATE):
        style = TextStyle.STRONG if part is Part.RATE else TextStyle.SMALL
        head = text_width(head_of(part, basis), TextStyle.SMALL)
        wide[part] = max([head, *(text_width(cells.text(part), style) for cells in rows)]) + theme.px(GAP)
    wide[Part.TREND] = 0
    if width >= theme.px(TREND_FROM):
        words = text_width(head_of(Part.TREND, basis), TextStyle.SMALL)
        wide[Part.TREND] = max(words, theme.px(COURSE_PX)) + theme.px(GAP)
    names = [text_width(cells.title, TextStyle.STRONG) for cells in rows]
    streets = [text_width(cells.group.street, TextStyle.SMALL) for cells in rows if cells.group is not None]
    most = min(max([theme.px(60), *names, *streets]), theme.px(NAME)) + theme.px(GAP)
    left = width - 2 * SIDE - sum(wide.values())
    least = min(most, max([theme.px(60), *names]) + theme.px(GAP))
    needed = theme.px(GAP) + ceil(LEAST_CELL * theme.zoom / 100) * _largest(rows)
    if left - most < needed <= left - least:
        most = left - needed
    wide[Part.GROUP] = most
    wide[Part.STREET] = max(0.0, left - most)
    found, x = {}, float(SIDE)
    for part in PARTS:
        found[part] = (x, wide[part])
        x += wide[part]
    return Spans(of=found)


def paint_heads(painter: QPainter, spans: Spans, basis: Basis, height: int) -> None:
    for part in PARTS:
        room = spans.room(part, 0, height)
        if room.width():
            _paint_small(painter, room, head_of(part, basis), left=part in {Part.GROUP, Part.STREET})


def _paint_small(painter: QPainter, room: QRectF, text: str, *, left: bool) -> None:
    if left:
        text = elided(text, TextStyle.SMALL, room.width())
        draw_text(painter, room, text, style=TextStyle.SMALL, role=Role.TEXT2)
    else:
        inner = room.adjusted(current_theme().px(GAP), 0, 0, 0)
        draw_text(painter, inner, text, style=TextStyle.SMALL, role=Role.TEXT2, align=RIGHT)


@dataclass(frozen=True, slots=True)
class Scale:
    """Width of a house with its gap, 0 where roofs are drawn; the households of the largest group; the target
    of the denominator, None where the campaign sets none. Streets are named where all names are whole.
    """

    cell: float = 0
    largest: int = 1
    target: float | None = None
    pixmaps: HousePixmaps = field(default_factory=lambda: HousePixmaps(0, 1.0))
    names_streets: bool = True

    @property
    def has_glyphs(self) -> bool:
        return self.pixmaps.width >= GLYPHS_FROM


def paint_cell(painter: QPainter, room: QRectF, cells: Cells, part: Part, scale: Scale) -> None:
    if part is Part.GROUP:
        _paint_name(painter, room, cells, names_streets=scale.names_streets)
    elif part is Part.STREET and cells.group is not None:
        _paint_street(painter, room, cells.group, scale)
    elif part is Part.RATE:
        inner = room.adjusted(current_theme().px(GAP), 0, 0, 0)
        draw_text(painter, inner, cells.text(part), style=TextStyle.STRONG, align=RIGHT)
    elif part is Part.TREND and room.width():
        draw_course(painter, _course_room(room), cells.course, scale.target)
    elif part in {Part.FINISHED, Part.COUNTS}:
        _paint_small(painter, room, cells.text(part), left=False)


def _course_room(room: QRectF) -> QRectF:
    """The right end of the column, below the end of its head."""
    wide = current_theme().px(COURSE_PX)
    return QRectF(room.right() - wide, room.y(), wide, room.height())


def _paint_name(painter: QPainter, room: QRectF, cells: Cells, *, names_streets: bool) -> None:
    tall, low = line_height(TextStyle.STRONG), line_height(TextStyle.SMALL)
    inner = room.adjusted(0, 0, -current_theme().px(GAP), 0)
    title = elided(cells.title, TextStyle.STRONG, inner.width())
    street = "" if cells.group is None or not names_streets else cells.group.street
    if not street or tall + low > room.height():
        draw_text(painter, inner, title, style=TextStyle.STRONG)
        return
    top = room.center().y() - (tall + low) / 2
    draw_text(painter, QRectF(inner.x(), top, inner.width(), tall), title, style=TextStyle.STRONG)
    below = QRectF(inner.x(), top + tall, inner.width(), low)
    draw_text(painter, below, street, style=TextStyle.SMALL, role=Role.TEXT2)


def scale_of(rows: list[Cells], spans: Spans, target: float | None, ratio: float = 1.0) -> Scale:
    """Return the scale on which every group fits, with glyphs where each house has the room for one; roofs
    where houses would be too small.
    """
    zoom = current_theme().zoom / 100
    most = _largest(rows)
    names = spans.of[Part.GROUP][1] - current_theme().px(GAP)
    streets = (cells.group.street for cells in rows if cells.group is not None)
    fits = all(text_width(street, TextStyle.SMALL) <= names for street in streets)
    room = float(int((spans.of[Part.STREET][1] - GAP * zoom) / most))
    if room < LEAST_CELL * zoom:
        return Scale(0, most, target, names_streets=fits)
    cell = min(GLYPH_CELL * zoom, room)
    width = max(cell - GLYPH_GAP * zoom, GLYPHS_FROM)
    if cell < width + LEAST_GLYPH_GAP:
        cell = min(FAR_CELL * zoom, room)
        width = min(cell - zoom, max(cell, 10 * zoom) - 2 * zoom, FAR_HOUSE * zoom)
    return Scale(cell, most, target, HousePixmaps(float(int(width)), ratio), fits)


def _paint_street(painter: QPainter, room: QRectF, group: Group, scale: Scale) -> None:
    theme, cell = current_theme(), scale.cell
    middle = room.center().y()
    if cell:
        at = (room.x(), int(middle + scale.pixmaps.width * 24 / 44))
        paint_far_line(painter, scale.pixmaps, group.houses, at, cell)
        return
    wide = (room.width() - theme.px(GAP)) * len(group.houses) / scale.largest
    high = min(20.0, room.height() - 10)
    paint_roof(painter, Box(room.x(), middle - high / 2, wide, high), group.tally, group.tally.ever)
