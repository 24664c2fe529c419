"""An empty page with the next step: a line drawing, one sentence, a first and a second way, the demo."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.qt.theme import current_theme, is_restyle
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.button import Button
from ui.qt.widgets.label import Label
from ui.qt.widgets.paint import draw_stroke, start

WIDTH: Final = 280
HEIGHT: Final = 96
GROUND_Y: Final = 86.0
DETAIL_WIDTH: Final = 420


class Houses(QWidget):
    """Three houses in a row, the middle one in the accent: the door that is next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(WIDTH, HEIGHT)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self.update()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = start(self)
        edge = current_theme().colour(Role.EDGE)
        draw_stroke(painter, QPointF(7, GROUND_Y), QPointF(273, GROUND_Y), edge, 2.0)
        self._draw_house(painter, QPointF(58, 16), (Role.EDGE, Role.WINDOW), 2.0)
        self._draw_house(painter, QPointF(222, 16), (Role.EDGE, Role.WINDOW), 2.0)
        self._draw_house(painter, QPointF(140, 8), (Role.ACCENT, Role.ACCENT_SOFT), 2.5)
        painter.end()

    @staticmethod
    def _draw_house(painter: QPainter, roof: QPointF, roles: tuple[Role, Role], width: float) -> None:
        theme = current_theme()
        (edge, fill), x, top = roles, roof.x(), roof.y()
        eaves = top + 26
        pen = QPen(theme.colour(edge), width, j=Qt.PenJoinStyle.RoundJoin)
        body = QPainterPath(QPointF(x - 30, GROUND_Y))
        for point in ((x - 30, eaves), (x, top), (x + 30, eaves), (x + 30, GROUND_Y)):
            body.lineTo(QPointF(*point))
        painter.setPen(pen)
        painter.setBrush(theme.colour(fill))
        painter.drawPath(body)
        door = QPainterPath(QPointF(x - 8, GROUND_Y))
        door.lineTo(QPointF(x - 8, GROUND_Y - 15))
        door.quadTo(QPointF(x - 8, GROUND_Y - 24), QPointF(x, GROUND_Y - 30))
        door.quadTo(QPointF(x + 8, GROUND_Y - 24), QPointF(x + 8, GROUND_Y - 15))
        door.lineTo(QPointF(x + 8, GROUND_Y))
        painter.setBrush(theme.colour(Role.SURFACE))
        painter.drawPath(door)


class EmptyState(QWidget):
    """Give it the buttons it should offer; the page connects them."""

    def __init__(
        self,
        sentence: str = "",
        detail: str = "",
        parent: QWidget | None = None,
        *,
        primary: Button | None = None,
        secondary: Button | None = None,
        link: Button | None = None,
    ) -> None:
        super().__init__(parent)
        self.sentence = Label(sentence, TextStyle.H2, wrap=True)
        self.detail = Label(detail, TextStyle.BODY, Role.TEXT2, wrap=True)
        for label in (self.sentence, self.detail):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setFixedWidth(DETAIL_WIDTH)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(5)
        column.addWidget(Houses(), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(18)
        for label in (self.sentence, self.detail):
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(label)
            row.addStretch(1)
            column.addLayout(row)
        column.addSpacing(12)
        column.addLayout(self._buttons(primary, secondary))
        if link is not None:
            column.addSpacing(8)
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(6)

    def set_texts(self, sentence: str, detail: str = "") -> None:
        self.sentence.setText(sentence)
        self.detail.setText(detail)

    @staticmethod
    def _buttons(primary: Button | None, secondary: Button | None) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addStretch(1)
        for button in (primary, secondary):
            if button is not None:
                button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
                row.addWidget(button)
        row.addStretch(1)
        return row
