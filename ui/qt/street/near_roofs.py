"""The roofs of the groups above the near distance: where on the street the doors in sight are."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.street.grid import Box
from core.street.house import Street
from ui.qt.street.geometry import SIDE
from ui.qt.street.roofs import paint_roof
from ui.qt.street.scene import elided
from ui.qt.street.words import group_title, street_name
from ui.qt.theme import current_theme, is_restyle
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.paint import draw_box, start
from ui.qt.widgets.text import draw_text

HIGH: Final = 65
COMPACT_HIGH: Final = 52
ROOF: Final = 16
LABEL: Final = 17
FLAG: Final = 7
GAP: Final = 10
LEAST: Final = 64
"""Least px of a roof with a name."""


class NearRoofs(QWidget):
    """A roof a group, those around the doors in sight if not all fit; a click leads to the group.

    The keys for the same are those of the view: Page Up and Page Down.
    """

    chosen = Signal(int)
    """Carries the index of a group."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._street = Street()
        self._seen = range(0)
        self._framed: int | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_street(self, street: Street) -> None:
        self._street = street
        self.setAccessibleName(street_name(street))
        self.update()

    def show_place(self, seen: range, current: int | None) -> None:
        """Frame the group of the door with the focus, or the first in sight where that door is not."""
        framed = current if current in seen else seen[0] if seen else None
        if (seen, framed) != (self._seen, self._framed):
            self._seen, self._framed = seen, framed
            self.update()

    @property
    def framed(self) -> int | None:
        """The group whose roof has the frame."""
        return self._framed

    def box(self, group: int) -> QRectF | None:
        """Return the roof of a group with its name; None where it is not shown."""
        return self._boxes().get(group)

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(theme.px(LEAST), theme.px(COMPACT_HIGH if theme.compact else HIGH))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        for group, box in self._boxes().items():
            if box.adjusted(-GAP / 2, -GAP, GAP / 2, GAP).contains(event.position()):
                self.chosen.emit(group)
                return

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = start(self), current_theme()
        for at, box in self._boxes().items():
            group = self._street.groups[at]
            roof = Box(box.x(), box.y() + theme.px(FLAG), box.width(), theme.px(ROOF))
            if at == self._framed:
                frame = box.adjusted(-4, -3, 4, 1)
                draw_box(painter, frame, 6, edge=theme.colour(Role.ACCENT), width=2)
            paint_roof(painter, roof, group.tally, group.tally.ever)
            label = QRectF(box.x(), box.bottom() - theme.px(LABEL), box.width(), theme.px(LABEL))
            role = Role.ACCENT if at in self._seen else Role.TEXT2
            title = elided(group_title(group, with_hamlet=False), TextStyle.SMALL, label.width())
            draw_text(painter, label, title, style=TextStyle.SMALL, role=role)
        painter.end()

    def _shown(self) -> range:
        """The groups that have a roof."""
        groups, room = len(self._street.groups), self.width() - 2 * SIDE
        fit = max(1, int((room + GAP) // (current_theme().px(LEAST) + GAP)))
        first = (self._framed or 0) - fit // 2
        first = max(0, min(first, groups - fit))
        return range(first, min(groups, first + fit))

    def _boxes(self) -> dict[int, QRectF]:
        """Roofs with their names, as wide as their groups have households."""
        shown, theme = self._shown(), current_theme()
        high = theme.px(FLAG + ROOF + LABEL + 2)
        least, free = theme.px(LEAST), self.width() - 2 * SIDE - GAP * (len(shown) - 1)
        spare = free - least * len(shown)
        whole = max(1, sum(self._street.sizes[at] for at in shown))
        boxes, x = dict[int, QRectF](), float(SIDE)
        for at in shown:
            wide = float(int(least + spare * self._street.sizes[at] / whole))
            boxes[at] = QRectF(x, (self.height() - high) / 2, wide, high)
            x += wide + GAP
        return boxes
