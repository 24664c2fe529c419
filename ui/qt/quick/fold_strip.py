"""The group of the current household as a line of small houses, with how many households are done."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from core.street.grid import HAMLETS_FROM
from core.street.house import House
from ui.qt.context import PageContext
from ui.qt.quick.walk_card import WalkCard
from ui.qt.street.far_line import paint_far_line
from ui.qt.street.pixmaps import HousePixmaps
from ui.qt.street.source import StreetSource
from ui.qt.theme import RADIUS_CONTROL, current_theme, is_restyle
from ui.qt.tokens import Role
from ui.qt.typed import override
from ui.qt.widgets.focus import shows_focus
from ui.qt.widgets.paint import draw_box, start
from ui.qt.widgets.text import CENTRE, body_medium, draw_text_in, width_in

CELL: Final = 18
LEAST_CELL: Final = 12
GAP: Final = 3
LINE: Final = 22
SIDE: Final = 10
WIDE: Final = 320
"""Px of the houses, whatever the size of the type: names beside them are read whole. Of a larger group those
around the household are shown.
"""


class FoldStrip(QAbstractButton):
    """Opens the whole list by a click. Houses are read once the strip is painted, and only while it is
    shown; of a list of more than 3,000 households there are none.
    """

    def __init__(self, walk: WalkCard, context: PageContext) -> None:
        super().__init__()
        self._walk = walk
        self._number: int | None = None
        self._pixmaps = HousePixmaps(0, 1.0)
        self.source = StreetSource(context, self)
        self.source.changed.connect(self.update)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._watch)
        self.setObjectName("quick.unfold")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_household(self, number: int | None, progress: str) -> None:
        """Show the doors around a household and how many are done."""
        self._number = number
        if progress != self.text():
            self.setText(progress)
            self.updateGeometry()
        self.update()

    @property
    def houses(self) -> tuple[House, ...]:
        """The houses that are painted."""
        street = self.source.street
        found = None if self._number is None else street.spots.get(self._number)
        if found is None:
            return ()
        group, at = found
        houses = street.groups[group].houses
        fit = max(1, int((self.width() - 2 * SIDE) // current_theme().px(LEAST_CELL)))
        first = max(0, min(at - fit // 2, len(houses) - fit))
        return houses[first : first + fit]

    @override
    def sizeHint(self) -> QSize:
        """Return the size of the words; more width is for houses, up to `widest`."""
        words = round(width_in(body_medium(), self.text()))
        return QSize(words + 2 * SIDE, current_theme().px(2 * LINE))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @property
    def widest(self) -> int:
        return WIDE + 2 * SIDE

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._soon.start()
        super().showEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._soon.stop()
        self.source.watched = False
        super().hideEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self._pixmaps = HousePixmaps(0, 1.0)
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = start(self), current_theme()
        if shows_focus(self) or self.underMouse():
            edge = theme.colour(Role.ACCENT) if shows_focus(self) else None
            draw_box(painter, self.rect(), RADIUS_CONTROL, fill=theme.colour(Role.INSET), edge=edge, width=2)
        houses, room = self.houses, self.rect().toRectF()
        if houses:
            line = theme.px(LINE)
            room.setHeight(self.height() - line - 2)
            cell = min(float(theme.px(CELL)), float(int((self.width() - 2 * SIDE) / len(houses))))
            wide = min(cell - GAP, 14.0 * theme.zoom / 100)
            if self._pixmaps.width != wide:
                self._pixmaps = HousePixmaps(wide, self.devicePixelRatioF())
            at = ((self.width() - cell * len(houses)) / 2, self.height() - theme.px(6))
            paint_far_line(painter, self._pixmaps, houses, at, cell, next_up=self._number)
        draw_text_in(painter, room, self.text(), body_medium(), theme.colour(Role.ACCENT), align=CENTRE)
        painter.end()

    def _watch(self) -> None:
        self.source.watched = 0 < self._walk.listed < HAMLETS_FROM
