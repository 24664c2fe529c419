"""Paints the drawings of a report in the window, in the colours of the theme."""

from __future__ import annotations

from math import ceil
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.content.drawing import Area, Dot, Drawing, Ink, Label, Stroke
from core.content.grid import Side
from ui.qt.theme import current_theme
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.paint import start

POINT: Final = 25.4 / 72
"""Millimetres in a point."""

WIDTH: Final = 560
"""Pixels at 100 %."""

LEAST_WIDTH: Final = 320

MEASURED: Final = 100
"""Pixels of a letter as it is measured."""

HATCH: Final = 0.9
"""Millimetres from one line of a hatch to the next."""


class ChartView(QWidget):
    """One drawing at a size that the page has room for."""

    def __init__(self, drawing: Drawing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drawing = drawing
        self.setAccessibleName(drawing.title)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(current_theme().px(WIDTH))
        self._picture = QPixmap()
        self._painted: tuple[object, ...] = ()

    @override
    def heightForWidth(self, width: int) -> int:
        """Return the height at this width, or at the most that the picture takes of a wider column."""
        return round(min(width, self.maximumWidth()) * self.drawing.height / self.drawing.width)

    @override
    def sizeHint(self) -> QSize:
        width = current_theme().px(WIDTH)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_WIDTH, self.heightForWidth(LEAST_WIDTH))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        ink, ground = current_theme().colour(Role.TEXT), current_theme().colour(Role.SURFACE)
        dress = (
            self.size(),
            self.devicePixelRatioF(),
            ink.rgba(),
            ground.rgba(),
            current_theme().font(TextStyle.BODY),
        )
        if self._painted != dress:
            self._painted, self._picture = dress, self._drawn(ink, ground)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()

    def _drawn(self, ink: QColor, ground: QColor) -> QPixmap:
        """The drawing in the dots of this screen: painted once, not at every look."""
        dots = self.devicePixelRatioF()
        picture = QPixmap(self.size() * dots)
        picture.setDevicePixelRatio(dots)
        picture.fill(Qt.GlobalColor.transparent)
        painter = start(picture)
        scale = min(self.width() / self.drawing.width, self.height() / self.drawing.height)
        painter.scale(scale, scale)
        font = QFont(current_theme().font(TextStyle.BODY))
        font.setPixelSize(MEASURED)
        pens = (font, QFont(font))
        pens[1].setWeight(QFont.Weight.Bold)
        for mark in self.drawing.marks:
            if isinstance(mark, Label):
                _label(painter, mark, ink, pens[mark.strong])
            elif isinstance(mark, Stroke):
                _stroke(painter, mark, ink)
            elif isinstance(mark, Area):
                _area(painter, mark, ink, ground)
            else:
                _dot(painter, mark, ink)
        painter.end()
        return picture


def _stroke(painter: QPainter, mark: Stroke, ink: QColor) -> None:
    pen = QPen(ink, mark.weight)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if mark.dash is not None:
        pen.setDashPattern([length / mark.weight for length in mark.dash])
    painter.setPen(pen)
    painter.drawPolyline([QPointF(*point) for point in mark.points])


def _area(painter: QPainter, mark: Area, ink: QColor, ground: QColor) -> None:
    rect = QRectF(mark.x, mark.y, mark.width, mark.height)
    painter.setPen(QPen(ink, 0.2))
    painter.setBrush(QBrush(ink if mark.ink is Ink.SOLID else ground))
    painter.drawRect(rect)
    if mark.ink is Ink.HATCH:
        painter.save()
        painter.setClipRect(rect)
        count = ceil((mark.width + mark.height) / HATCH)
        starts = [mark.x - mark.height + HATCH * step for step in range(count)]
        painter.drawLines([QLineF(x, rect.bottom(), x + mark.height, rect.top()) for x in starts])
        painter.restore()


def _dot(painter: QPainter, mark: Dot, ink: QColor) -> None:
    painter.setPen(QPen(ink, 0.35))
    painter.setBrush(QBrush(ink))
    painter.drawEllipse(QPointF(mark.x, mark.y), mark.radius, mark.radius)


def _label(painter: QPainter, mark: Label, ink: QColor, font: QFont) -> None:
    """Fonts are measured large and scaled down: a font of three millimetres has no pixels of its own."""
    width, scale = QFontMetricsF(font).horizontalAdvance(mark.text), mark.size * POINT / MEASURED
    shift = {Side.LEFT: 0.0, Side.CENTRE: width / 2, Side.RIGHT: width}[mark.side]
    painter.save()
    painter.setPen(ink)
    painter.setFont(font)
    painter.translate(mark.x, mark.y)
    painter.scale(scale, scale)
    painter.drawText(QPointF(-shift, 0), mark.text)
    painter.restore()
