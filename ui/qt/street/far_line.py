"""A line of houses in the far form, and the words of its forms: for the strip and for tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from core.street.house import House, State
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.street.house_paint import paint_house
from ui.qt.street.looks import said
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


def paint_far_legend(painter: QPainter, room: QRectF, words: Words) -> None:
    """Words of the far forms, as many as fit."""
    theme, x = current_theme(), room.x()
    for state, word in words:
        text = said(word)
        wide = theme.px(16) + text_width(text, TextStyle.SMALL)
        if x + wide > room.right():
            return
        paint_house(painter, x, room.y() + (room.height() - 12) / 2 + 2, theme.px(10), House(0, 0, state))
        beside = QRectF(x + theme.px(16), room.y(), wide, room.height())
        draw_text(painter, beside, text, style=TextStyle.SMALL, role=Role.TEXT2)
        x += wide + theme.px(16)
