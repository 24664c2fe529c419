"""A label that wraps and asks for one line until its width is known, so a page scrolls only if it must."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.label import Label
from ui.qt.widgets.text import cut_to_lines, draw_text_in, line_height


class FlowLabel(Label):
    """Qt guesses several lines for any text that may wrap; the layout's height for its width is the truth."""

    def __init__(
        self,
        text: str = "",
        style: TextStyle = TextStyle.BODY,
        role: Role = Role.TEXT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, style, role, parent, wrap=True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._most_lines = 0

    def set_most_lines(self, lines: int) -> None:
        """Cut what needs more lines, 0 for never; the text stays whole for screen readers."""
        self._most_lines = lines
        self.updateGeometry()
        self.update()

    @override
    def heightForWidth(self, width: int) -> int:
        high = super().heightForWidth(width)
        return min(high, self._most_lines * line_height(self._style)) if self._most_lines else high

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        width = self.width()
        if super().heightForWidth(width) <= self.heightForWidth(width):
            super().paintEvent(event)
            return
        painter, high = QPainter(self), line_height(self._style)
        ink = self.palette().color(self.foregroundRole())
        for at, line in enumerate(cut_to_lines(self.text(), self.font(), width, self._most_lines)):
            draw_text_in(painter, QRectF(0, at * high, width, high), line, self.font(), ink)
        painter.end()

    @override
    def _restyle(self) -> None:
        super()._restyle()
        self.setMinimumHeight(line_height(self._style))
