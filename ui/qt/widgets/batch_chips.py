"""The batches of one sender: what has come, and the dashed place of what is missing."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.qt.theme import current_theme, is_restyle
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.paint import draw_box, draw_dashed_box, start
from ui.qt.widgets.text import CENTRE, draw_text, text_width

CHIP_PX: Final = 32
GAP: Final = 8
RADIUS: Final = 6


class BatchChips(QWidget):
    """Numbered chips that wrap onto further lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: tuple[tuple[int, bool], ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_chips(self, chips: tuple[tuple[int, bool], ...], sentence: str) -> None:
        """Set pairs of batch number and arrival; `sentence` is the same for screen readers."""
        self._chips = chips
        self.setAccessibleName(sentence)
        self.updateGeometry()
        self.update()

    @override
    def heightForWidth(self, width: int) -> int:
        side, rows, x = current_theme().px(CHIP_PX), 1, 0
        for number, _ in self._chips:
            if x and x + self._width(number) > width:
                rows, x = rows + 1, 0
            x += self._width(number) + GAP
        return rows * side + (rows - 1) * GAP

    @override
    def sizeHint(self) -> QSize:
        side = current_theme().px(CHIP_PX)
        return QSize(sum(self._width(n) + GAP for n, _ in self._chips[:8]), side)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(2 * CHIP_PX), current_theme().px(CHIP_PX))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = start(self)
        side = theme.px(CHIP_PX)
        x = y = 0
        for number, came in self._chips:
            width = self._width(number)
            if x and x + width > self.width():
                x, y = 0, y + side + GAP
            box = QRectF(x, y, width, side)
            if came:
                draw_box(painter, box, RADIUS, fill=theme.colour(Role.DONE_SOFT))
            else:
                draw_dashed_box(painter, box, RADIUS, theme.colour(Role.ERR), 2.0)
            role = Role.DONE if came else Role.ERR
            draw_text(painter, box, str(number), style=TextStyle.STRONG, role=role, align=CENTRE)
            x += width + GAP
        painter.end()

    @staticmethod
    def _width(number: int) -> int:
        return max(current_theme().px(CHIP_PX), round(text_width(str(number), TextStyle.STRONG)) + 12)
