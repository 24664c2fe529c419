"""Common part of whole-window screens: a centred column on the window's ground."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.qt.icons import draw_mark
from ui.qt.theme import current_theme
from ui.qt.typed import override
from ui.qt.widgets.columns import ScrollBody
from ui.qt.widgets.paint import start

COLUMN_PX: Final = 400
LEAST_COLUMN_PX: Final = 240
SIDE_PX: Final = 32
BAR_PX: Final = 16
LOW_PX: Final = 500


class Mark(QWidget):
    """The house and the lotus at a size in px; decorative."""

    def __init__(self, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        side = current_theme().px(self._size)
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = start(self)
        draw_mark(painter, (0, 0), self.width())
        painter.end()


class CentredScreen(QWidget):
    """One column in the middle of the window; put parts into `column`. It scrolls when zoomed.

    The column is never wider than the window, and a low window shows no mark.
    """

    def __init__(self, width: int = COLUMN_PX, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._width = width
        scroll = ScrollBody()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self._holder = QWidget()
        self.column = QVBoxLayout(self._holder)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._holder)
        row.addStretch(1)
        scroll.column.setContentsMargins(SIDE_PX, 22, SIDE_PX, 22)
        scroll.column.addStretch(4)
        scroll.column.addLayout(row)
        scroll.column.addStretch(5)
        self.foot = QVBoxLayout()
        self.foot.setContentsMargins(SIDE_PX, 0, SIDE_PX, 26)
        outer.addLayout(self.foot)
        self.fit()

    def add_centred(self, part: QWidget) -> None:
        self.column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)

    def fit(self) -> None:
        """Fit the column to the font and the window."""
        self._holder.setFixedWidth(self.column_width())
        for mark in self.findChildren(Mark):
            mark.setVisible(not self.is_low())

    def column_width(self) -> int:
        wanted = current_theme().px(self._width)
        return min(wanted, max(self.width() - 2 * SIDE_PX - BAR_PX, LEAST_COLUMN_PX))

    def is_low(self) -> bool:
        """Return True where the window has room for few rows of the present type."""
        return self.height() < current_theme().px(LOW_PX)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
