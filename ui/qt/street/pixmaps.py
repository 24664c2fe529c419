"""Houses and roofs painted once: a frame copies pixmaps."""

from __future__ import annotations

from functools import cached_property
from math import ceil
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPixmap

from core.street.house import House, State
from ui.qt.street.house_paint import FLAG, GLYPHS_FROM, HEIGHT, MOST_FIGURE, UNITS, paint_house
from ui.qt.theme import current_theme
from ui.qt.tokens import Role

_MARGIN: Final = 1
"""Px around a house, for smooth edges."""

_DOT: Final = 1.7
_BELOW: Final = 5.2
_LEAST_UNIT: Final = 0.7

Key = tuple[State, int, bool]


class HousePixmaps:
    """Pixmaps of houses of one width, by look; `forget` them when the theme changes.

    There are at most 14 states, 9 figures, 3 numbers of attempts, each with or without a draft.
    """

    def __init__(self, width: float, ratio: float) -> None:
        self.width = width
        self.ratio = ratio
        scale = width / UNITS
        self.above = int(FLAG * max(scale, 0.75)) + 1 + _MARGIN
        self._size = (int(width) + 2 * _MARGIN + 1, int(HEIGHT * scale) + self.above + _MARGIN + 1)
        self._kept: dict[Key, QPixmap] = {}
        self._is_far = width < GLYPHS_FROM

    def of(self, house: House) -> QPixmap:
        """Return the pixmap of a house; its box begins at (1, `above`) in it."""
        key = (house[2], 0 if self._is_far else house[3], house[7])
        found = self._kept.get(key)
        return self._make(house) if found is None else found

    def _make(self, house: House) -> QPixmap:
        amount = min(house.amount, MOST_FIGURE + 1) if house.state is State.INST else min(house.amount, 3)
        key = (house.state, amount, house.has_draft)
        found = self._kept.get(key)
        if found is None:
            width, height = self._size
            found = QPixmap(round(width * self.ratio), round(height * self.ratio))
            found.setDevicePixelRatio(self.ratio)
            found.fill(Qt.GlobalColor.transparent)
            painter = QPainter(found)
            paint_house(painter, _MARGIN, self.above, self.width, house)
            painter.end()
            self._kept[key] = found
        self._kept[house.state, 0 if self._is_far else house.amount, house.has_draft] = found
        return found

    @cached_property
    def dot(self) -> QPixmap:
        """A visit that has not left this laptop."""
        radius = _DOT * max(_LEAST_UNIT, self.width / UNITS)
        side = 2 * ceil(radius) + 2
        found = QPixmap(round(side * self.ratio), round(side * self.ratio))
        found.setDevicePixelRatio(self.ratio)
        found.fill(Qt.GlobalColor.transparent)
        painter = QPainter(found)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current_theme().colour(Role.WARN))
        painter.drawEllipse(QPointF(side / 2, side / 2), radius, radius)
        painter.end()
        return found

    @property
    def dot_offset(self) -> tuple[int, int]:
        """Px from the corner of the pixmap of a house to that of its dot, in the middle below it."""
        side = self.dot.width() / self.ratio
        x = _MARGIN + (self.width - side) / 2
        return round(x), round(self.above + HEIGHT * self.width / UNITS + _BELOW - side / 2)

    @property
    def offset(self) -> tuple[int, int]:
        """Px from the corner of a pixmap to the box of its house."""
        return _MARGIN, self.above
