"""A line of houses in the far form, and the words of its forms: for the strip and for tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from core.street.house import House, State
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.street.house_paint import paint_house
from ui.qt.street.looks import LOOKS, said
from ui.qt.street.pixmaps import HousePixmaps
from ui.qt.theme import current_theme
from ui.qt.tokens import Role, TextStyle
from ui.qt.widgets.text import draw_text, text_width

Words = Sequence[tuple[State, str]]

SHORT_LEGEND: Final = (
    (State.INST, QT_TRANSLATE_NOOP("Street", "finished")),
    (State.AWAY, QT_TRANSLATE_NOOP("Street", "not home, come back")),
    (State.TODAY, QT_TRANSLATE_NOOP("Street", "due today")),
    (State.LATE, QT_TRANSLATE_NOOP("Street", "overdue")),
    (State.NEW, QT_TRANSLATE_NOOP("Street", "not visited")),
)
WHOLE_LEGEND: Final = (
    *SHORT_LEGEND,
    (State.REFSOFT, QT_TRANSLATE_NOOP("Street", "refused")),
    (State.LATER, QT_TRANSLATE_NOOP("Street", "due later")),
    (State.PART, QT_TRANSLATE_NOOP("Street", "partly")),
    (State.CLOSED, QT_TRANSLATE_NOOP("Street", "off the list")),
)
GLYPH_LEGEND: Final = tuple((state, look.word) for state, look in LOOKS.items())

ROW: Final = 24
"""Px of a row of the legend with glyphs."""


def paint_far_line(
    painter: QPainter,
    pixmaps: HousePixmaps,
    houses: Sequence[House],
    at: tuple[float, float],
    cell: float,
    *,
    next_up: int | None = None,
) -> None:
    """Paint houses beside each other; `at` is the left end of the ground that they are on."""
    theme, (left, ground), (dx, dy) = current_theme(), at, pixmaps.offset
    high = int(pixmaps.width * 24 / 22)
    painter.fillRect(QRectF(left, ground + 1, cell * len(houses), 1), theme.colour(Role.LINE))
    for place, house in enumerate(houses):
        x = int(left + int(place * cell))
        painter.drawPixmap(x - dx, int(ground) - high - dy, pixmaps.of(house))
        if house.number == next_up:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.colour(Role.ACCENT))
            painter.drawRoundedRect(QRectF(x - 2, int(ground) - high - 2, pixmaps.width + 4, high + 5), 3, 3)


def far_legend_width(words: Words) -> float:
    """Return the px of the words of the far forms beside each other."""
    theme = current_theme()
    return sum(theme.px(16) + text_width(said(word), TextStyle.SMALL) + theme.px(16) for _, word in words)


def paint_far_legend(painter: QPainter, room: QRectF, words: Words, *, glyphs: bool = False) -> None:
    """Words of the forms, as many as fit; of houses with glyphs in as many rows as the room has."""
    theme, x = current_theme(), room.x()
    size, row = theme.px(16 if glyphs else 10), theme.px(ROW) if glyphs else room.height()
    y = room.y() + (room.height() % row) / 2
    for state, word in words:
        text = said(word)
        wide = size + theme.px(6) + text_width(text, TextStyle.SMALL)
        if x + wide > room.right():
            x, y = room.x(), y + row
            if y + row > room.bottom():
                return
        top = y + (row - size * 24 / 22) / 2 + (0 if glyphs else 1)
        paint_house(painter, x, top, size, House(0, 0, state, 1), glyph=glyphs)
        beside = QRectF(x + size + theme.px(6), y, wide, row)
        draw_text(painter, beside, text, style=TextStyle.SMALL, role=Role.TEXT2)
        x += wide + theme.px(16)
