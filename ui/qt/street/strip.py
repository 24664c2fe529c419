"""The street in small: one line a group, in the far form; the card of it on the page of the day."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.street.grid import Box, Grid, strip_grid
from core.street.house import Group, State, Street
from ui.qt.formats import format_number
from ui.qt.icons import Icon
from ui.qt.models.visit_words import households
from ui.qt.street.far_line import SHORT_LEGEND, paint_far_legend, paint_far_line
from ui.qt.street.pixmaps import HousePixmaps
from ui.qt.street.roofs import paint_roof
from ui.qt.street.scene import elided
from ui.qt.street.words import group_title, street_name
from ui.qt.theme import current_theme, is_restyle, is_retranslate
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.card import LIST, Card, CardHeader
from ui.qt.widgets.paint import start
from ui.qt.widgets.text import draw_text, text_width

LINE: Final = 20
LEAST_LINE: Final = 14
COMFORTABLE_LINE: Final = 17
LEAST_LINES: Final = 3
MOST_LINES: Final = 10
LABEL: Final = 46
LEAST_CELL: Final = 8
CELL: Final = 10
"""Least px of a house with its gap where each group is one line, and where a group takes more lines."""

ROOF: Final = 10
LEGEND: Final = 26


class StreetStrip(QWidget):
    """As many groups as there is room for, those around the next household; a click opens the street.

    A group that is too long for a line takes more lines where all groups have room for that, else it is a
    roof: no household is left out.
    """

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._street = Street()
        self._next: int | None = None
        self._whole = False
        self._wanted = 1
        """Lines of all groups; as many as there are groups where longer ones would be too many lines."""

        self._tail: QWidget | None = None
        self._pixmaps = HousePixmaps(10, 1.0)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_street(self, street: Street, next_up: int | None) -> None:
        self._street, self._next = street, next_up
        self.setAccessibleName(street_name(street))
        self._limit()
        self.updateGeometry()
        self.update()

    def _limit(self) -> None:
        """Count the lines; the strip is no higher than all of them at their full height, and the legend."""
        sizes, per = self._street.sizes or (1,), self._grid(LINE).per
        lines = sum(max(1, ceil(size / per)) for size in sizes)
        self._wanted = lines if lines <= MOST_LINES else len(sizes)
        self.setMaximumHeight(current_theme().px(LINE) * self._wanted + self._legend())

    def hold(self, tail: QWidget) -> None:
        """Show a part at the end of the legend, while it is not hidden."""
        self._tail = tail

    @property
    def _tail_width(self) -> int:
        tail = self._tail
        return 0 if tail is None or tail.isHidden() else tail.sizeHint().width()

    def place_tail(self) -> None:
        """Place the part at the end of the legend."""
        if self._tail is not None:
            size = self._tail.sizeHint()
            top = self.height() - (self._legend() + size.height()) // 2
            self._tail.setGeometry(self.width() - size.width(), top, size.width(), size.height())
        self._limit()
        self.updateGeometry()
        self.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.place_tail()

    @property
    def shown(self) -> range:
        """The groups that have a line."""
        groups = len(self._street.groups)
        fit = max(1, self._room() // self._line())
        found = None if self._next is None else self._street.spots.get(self._next)
        first = 0 if found is None else found[0] - fit // 2
        first = max(0, min(first, groups - fit))
        return range(first, min(groups, first + fit))

    @override
    def sizeHint(self) -> QSize:
        """No more than the least: the strip takes the height that the other cards leave."""
        return self.minimumSizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        theme = current_theme()
        groups = max(1, len(self._street.groups))
        if self._whole:
            return QSize(theme.px(200), self.comfortable_height())
        legend = self._legend() if self._tail_width else 0
        return QSize(theme.px(200), min(LEAST_LINES, groups) * theme.px(LEAST_LINE) + legend)

    def comfortable_height(self) -> int:
        """Height of all lines, up to ten, and the legend."""
        lines = min(MOST_LINES, self._wanted)
        return lines * current_theme().px(COMFORTABLE_LINE) + self._legend()

    def set_whole(self, *, whole: bool) -> None:
        """Ask for the height of all lines, up to ten, as where the page scrolls."""
        if whole != self._whole:
            self._whole = whole
            self.updateGeometry()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.clicked.emit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event) or is_retranslate(event):
            self._pixmaps = HousePixmaps(self._pixmaps.width, self.devicePixelRatioF())
            self.setAccessibleName(street_name(self._street))
            self._limit()
            self.updateGeometry()
            self.update()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, line = start(self), self._line()
        grid = self._grid(line)
        if self._pixmaps.width != grid.house:
            self._pixmaps = HousePixmaps(grid.house, self.devicePixelRatioF())
        for row, (at, houses) in enumerate(self._lines(grid)):
            self._paint_line(painter, grid, self._street.groups[at], houses, row * line)
        if self._has_legend():
            self._paint_legend(painter)
        painter.end()

    def _has_legend(self) -> bool:
        if self._tail_width:
            return True
        theme = current_theme()
        lines = min(self._wanted, MOST_LINES)
        return self.height() >= lines * theme.px(LEAST_LINE + 1) + self._legend()

    def _room(self) -> int:
        return self.height() - (self._legend() if self._has_legend() else 0)

    def _legend(self) -> int:
        """Height of the legend, in px: that of the part at its end where it is higher."""
        tail = self._tail
        least = 0 if tail is None or tail.isHidden() else tail.sizeHint().height()
        return max(current_theme().px(LEGEND), least)

    def _line(self) -> int:
        theme = current_theme()
        return max(theme.px(LEAST_LINE), min(theme.px(LINE), self._room() // self._wanted))

    def _lines(self, grid: Grid) -> list[tuple[int, range]]:
        """Each line: its group and the places of its houses; none of a group that is a roof."""
        sizes, per = self._street.sizes, grid.per
        whole = [
            (group, range(first, min(first + per, size)))
            for group, size in enumerate(sizes)
            for first in range(0, max(size, 1), per)
        ]
        if len(whole) == self._wanted and len(whole) * self._line() <= self._room():
            return whole
        return [(group, range(sizes[group] if sizes[group] <= per else 0)) for group in self.shown]

    def _label(self) -> int:
        """Room of the words before the lines: at most a fourth of the strip."""
        words = (text_width(self._title(group), TextStyle.SMALL) + 8 for group in self._street.groups)
        return round(min(max(current_theme().px(LABEL), *words, 0), self.width() / 4))

    def _title(self, group: Group) -> str:
        return group_title(group, with_hamlet=False)

    def _grid(self, row: float) -> Grid:
        """The grid of the lines: its cell is that of the longest group which one line takes."""
        zoom, width = current_theme().zoom / 100, self.width() - self._label()
        sizes = self._street.sizes or (1,)
        one_line = [size for size in sizes if size * LEAST_CELL * zoom <= width]
        least = LEAST_CELL if len(one_line) == len(sizes) else CELL
        return strip_grid(one_line or sizes, max(1, width), row=row, least=least, zoom=zoom)

    def _paint_line(self, painter: QPainter, grid: Grid, group: Group, places: range, top: int) -> None:
        line, label = self._line(), self._label()
        if not places.start:
            room = QRectF(0, top, label - 6, line)
            title = elided(self._title(group), TextStyle.SMALL, room.width())
            draw_text(painter, room, title, style=TextStyle.SMALL, role=Role.TEXT2)
        if places or not group.houses:
            houses = group.houses[places.start : places.stop]
            at = (label, top + line - 3)
            paint_far_line(painter, self._pixmaps, houses, at, grid.cell, next_up=self._next)
        else:
            box = Box(label, top + line - 3 - ROOF, self.width() - label - 2, ROOF)
            paint_roof(painter, box, group.tally, group.tally.ever)

    def _paint_legend(self, painter: QPainter) -> None:
        high = self._legend()
        room = QRectF(self._label(), self.height() - high + 4, 0, high - 4)
        room.setRight(self.width() - self._tail_width)
        paint_far_legend(painter, room, SHORT_LEGEND)


class StreetHead(CardHeader):
    """The title of the street, what is left in words, and the way to its page."""

    opened = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.open = Button("", ButtonKind.LINK)
        self.open.setObjectName(name)
        self.tail.addWidget(self.open)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.open.clicked.connect(self.opened)
        self._tell: Callable[[], str] = str
        self.retranslate()

    def show_street(self, street: Street) -> None:
        counts, new = street.tally, street.states.get(State.NEW, 0)
        if counts.is_done:
            self._tell = lambda: self.tr("{households} finished").format(households=households(len(street)))
        else:
            self._tell = lambda: self.tr("{new} not visited, {back} to come back to").format(
                new=format_number(new), back=format_number(counts.to_visit - new)
            )
        self.set_note(self._tell())

    def retranslate(self) -> None:
        self.set_title(self.tr("Street"))
        self.set_note(self._tell())
        self.open.set_text(self.tr("Open the street"))


class StripCard(Card):
    """The street in small on the page of the day, and the one line that was begun."""

    begun_chosen = Signal(str)
    """Carries the household whose line was begun."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=LIST)
        self.header = StreetHead("today.street")
        self.strip = StreetStrip()
        self.strip.setObjectName("today.strip")
        self.begun = Button("", ButtonKind.LINK, self.strip, icon=Icon.RECORD)
        self.begun.setObjectName("today.begun")
        self.begun.hide()
        self._begun = ""
        self.begun.clicked.connect(lambda: self.begun_chosen.emit(self._begun))
        self.strip.hold(self.begun)
        self.body.addWidget(self.header)
        self.body.addWidget(self.strip, 1)
        self.body.addStretch(0)
        self.strip.clicked.connect(self.header.opened)

    def show_street(self, street: Street, next_up: int | None) -> None:
        self.strip.show_street(street, next_up)
        self.header.show_street(street)

    def show_begun(self, household: str, number: str) -> None:
        """Name the one line that was begun; of none hide it."""
        text = self.tr("Begun: household {number}").format(number=number)
        if (household, text) == (self._begun, self.begun.text()):
            return
        self._begun = household
        self.begun.set_text(text)
        self.begun.setVisible(bool(household))
        self.strip.place_tail()
