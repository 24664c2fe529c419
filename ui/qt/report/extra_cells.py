"""Cells beside the rates of a unit: growth, the course of the last days, the files behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from core.figures.arrivals import Standing
from ui.qt.icons import Icon, draw_icon
from ui.qt.report import words
from ui.qt.report.course import COURSE_PX, draw_course
from ui.qt.report.state import Column, Line
from ui.qt.theme import current_theme
from ui.qt.tokens import Role, TextStyle
from ui.qt.widgets.text import RIGHT, draw_text, text_width

ICON_PX: Final = 16
ICON_GAP: Final = 8
MANY_MISSING: Final = 3
"""Number of missing files from which the unit's figures are not to be trusted."""


_ICONS: Final = {Standing.ON_ITS_WAY: Icon.CLOCK, Standing.HELD: Icon.CLOCK}


def extra_width(lines: Sequence[Line], column: Column) -> float:
    """Px that the widest cell needs."""
    if column is Column.TREND:
        return current_theme().px(COURSE_PX)
    if column is Column.GROWTH:
        return max((text_width(words.growth(line), TextStyle.SMALL) for line in lines), default=0.0)
    widest = max((text_width(words.files(line), TextStyle.SMALL) for line in lines), default=0.0)
    return widest + current_theme().px(ICON_PX) + ICON_GAP


def draw_extra(
    painter: QPainter, room: QRectF, line: Line, column: Column, target: float | None = None
) -> None:
    if column is Column.TREND:
        if len(line.row.trend) > 1:
            draw_course(painter, room, _shares(line), target)
    elif column is Column.GROWTH:
        draw_text(painter, room, words.growth(line), style=TextStyle.SMALL, role=Role.TEXT2, align=RIGHT)
    else:
        _draw_files(painter, room, line)


def _shares(line: Line) -> list[float]:
    """The counts of the last days on the denominator of today, at most 1; empty where it is not known."""
    rate = line.chosen.rate
    below = 0 if rate is None else rate.denominator
    return [min(1.0, count / below) for count in line.row.trend] if below else []


def _draw_files(painter: QPainter, room: QRectF, line: Line) -> None:
    files = line.row.files
    role = Role.DONE
    if files.standing is not Standing.COMPLETE:
        role = Role.ERR if files.missing >= MANY_MISSING else Role.WARN
    icon = Icon.DONE if role is Role.DONE else _ICONS.get(files.standing, Icon.WARNING)
    size = current_theme().px(ICON_PX)
    draw_icon(painter, icon, (room.x(), room.center().y() - size / 2), size, role)
    text = room.adjusted(size + ICON_GAP, 0, 0, 0)
    draw_text(painter, text, words.files(line), style=TextStyle.SMALL, role=role)
