"""The walk list as one row, in windows without room for it: the households around this one, and its group."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMoveEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from ui.qt.context import PageContext
from ui.qt.icons import Icon, draw_icon
from ui.qt.quick.fold_strip import FoldStrip
from ui.qt.quick.walk_card import WalkCard
from ui.qt.theme import RADIUS_CONTROL, current_theme, is_restyle
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.card import BARE, Card
from ui.qt.widgets.focus import shows_focus
from ui.qt.widgets.paint import draw_box, start
from ui.qt.widgets.rows import Row
from ui.qt.widgets.text import cut_to, draw_text, draw_text_in, line_height, medium, text_width

SIDE: Final = 8
GAP: Final = 6
ICON_PX: Final = 16
LEAST_WORDS: Final = 96
NEIGHBOUR: Final = 240
"""Px in which most names are read whole; the houses between both neighbours take what is left."""


class Neighbour(QAbstractButton):
    """A household beside the current one; a click opens it. A long name is cut and read out whole."""

    placed = Signal()
    """Its left end moved, as when the count between both households grew."""

    def __init__(self, icon: Icon, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._arrow = icon
        self._row: Row | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_row(self, row: Row | None, name: str) -> None:
        """Show `row`; None at an end of the list."""
        self._row = row
        self.setEnabled(row is not None)
        spoken = "" if row is None else row.spoken
        self.setAccessibleName(f"{name}: {spoken}" if spoken else name)
        self.setToolTip(spoken)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        number = round(text_width("00000", TextStyle.BODY))
        width = 2 * SIDE + theme.px(ICON_PX) + 2 * GAP + number + theme.px(LEAST_WORDS)
        return QSize(width, line_height(TextStyle.STRONG) + line_height(TextStyle.SMALL) + 8)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self.placed.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._row is None:
            return
        theme, row, size = current_theme(), self._row, current_theme().px(ICON_PX)
        painter = start(self)
        if shows_focus(self) or self.underMouse():
            edge = theme.colour(Role.ACCENT) if shows_focus(self) else None
            draw_box(painter, self.rect(), RADIUS_CONTROL, fill=theme.colour(Role.INSET), edge=edge, width=2)
        top = (self.height() - size) / 2
        number = text_width(row.number, TextStyle.BODY) + GAP
        if self._arrow is Icon.LEFT:
            draw_icon(painter, self._arrow, (SIDE, top), size, Role.TEXT2)
            left, right = SIDE + size + GAP, float(self.width() - SIDE)
        else:
            draw_icon(painter, self._arrow, (self.width() - SIDE - size, top), size, Role.TEXT2)
            right = float(self.width() - SIDE - size - GAP)
            left = max(SIDE, round(right - number - self._words_width(row)))
        draw_text(painter, QRectF(left, 0, number, self.height()), row.number, role=Role.TEXT2)
        first, second = line_height(TextStyle.STRONG), line_height(TextStyle.SMALL)
        words = QRectF(left + number, (self.height() - first - second) / 2, right - left - number, first)
        title = cut_to(row.title, theme.font(TextStyle.STRONG), words.width())
        draw_text(painter, words, title, style=TextStyle.STRONG)
        if row.status is not None:
            line = words.translated(0, first)
            line.setHeight(second)
            draw_icon(
                painter, row.status.icon, (line.x(), line.center().y() - size / 2), size, row.status.role
            )
            line.setLeft(line.x() + size + GAP)
            text = cut_to(row.status.text, medium(), line.width())
            draw_text_in(painter, line, text, medium(), theme.colour(row.status.role))
        painter.end()

    @property
    def shows_whole(self) -> bool:
        """Return True where name and status of the household are not cut."""
        if self._row is None:
            return True
        taken = (
            2 * SIDE + current_theme().px(ICON_PX) + 2 * GAP + text_width(self._row.number, TextStyle.BODY)
        )
        return self._words_width(self._row) <= self.width() - taken

    @staticmethod
    def _words_width(row: Row) -> float:
        status = 0.0
        if row.status is not None:
            status = current_theme().px(ICON_PX) + GAP + text_width(row.status.text, TextStyle.STRONG)
        return max(text_width(row.title, TextStyle.STRONG), status) + 1


class FoldBar(Card):
    """`moved` carries -1 or 1; `opened` asks for the whole list."""

    moved = Signal(int)
    opened = Signal()

    def __init__(self, walk: WalkCard, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=BARE, ground=Role.INSET)
        self._walk = walk
        self.before = Neighbour(Icon.LEFT)
        self.before.setObjectName("quick.before")
        self.after = Neighbour(Icon.RIGHT)
        self.after.setObjectName("quick.after")
        self.open = FoldStrip(walk, context)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.before, 1)
        row.addWidget(self.open)
        row.addWidget(self.after, 1)
        self.body.addLayout(row)
        self.before.clicked.connect(lambda: self.moved.emit(-1))
        self.after.clicked.connect(lambda: self.moved.emit(1))
        self.open.clicked.connect(self.opened)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self._fit()

    def _fit(self) -> None:
        room = self.width() - 2 * current_theme().px(NEIGHBOUR) - 2 * GAP
        most, least = self.open.widest, self.open.minimumSizeHint().width()
        self.open.setFixedWidth(max(least, min(most, room)))

    def show_around(self, number: int | None, progress: str) -> None:
        """Show the households around the one with this number, and how many are done."""
        before, after = self._walk.around(number)
        self.before.show_row(before, self.tr("Household before"))
        self.after.show_row(after, self.tr("Household after"))
        self.open.show_household(number, progress)
        self.open.setAccessibleName(self.tr("Walk list: {progress}").format(progress=progress))
