"""Shapes that many parts share: rounded boxes on half pixels, soft fills, lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, Qt

from ui.qt.theme import current_theme
from ui.qt.tokens import Role

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF, QRect
    from PySide6.QtGui import QPaintDevice

SOFT = {
    Role.ACCENT: Role.ACCENT_SOFT,
    Role.DONE: Role.DONE_SOFT,
    Role.WARN: Role.WARN_SOFT,
    Role.ERR: Role.ERR_SOFT,
}


def soft(role: Role) -> Role:
    """The quiet background that belongs to a status colour."""
    return SOFT.get(role, Role.INSET)


def start(device: QPaintDevice) -> QPainter:
    """A smooth painter on `device`; end it before the next paint."""
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def draw_box(
    painter: QPainter,
    rect: QRect | QRectF,
    radius: float,
    *,
    fill: QColor | None = None,
    edge: QColor | None = None,
    width: float = 1.0,
) -> None:
    """Draw a rounded rectangle whose border is wholly inside `rect`, on half pixels."""
    inset = width / 2 if edge is not None else 0.0
    box = QRectF(rect).adjusted(inset, inset, -inset, -inset)
    painter.setBrush(QBrush(fill) if fill is not None else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(edge, width) if edge is not None else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(box, radius, radius)


def draw_line(painter: QPainter, left: float, right: float, y: float, role: Role = Role.LINE) -> None:
    """A horizontal rule of the theme's width, crisp at `y`."""
    theme = current_theme()
    painter.fillRect(QRectF(left, y, right - left, theme.line_width), theme.colour(role))


def draw_upright(painter: QPainter, x: float, top: float, bottom: float, role: Role = Role.LINE) -> None:
    theme = current_theme()
    painter.fillRect(QRectF(x, top, theme.line_width, bottom - top), theme.colour(role))


def draw_dashed_box(painter: QPainter, rect: QRectF, radius: float, colour: QColor, width: float) -> None:
    pen = QPen(colour, width, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([3.0, 2.0])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawRoundedRect(rect.adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius)


def draw_stroke(painter: QPainter, start_at: QPointF, end_at: QPointF, colour: QColor, width: float) -> None:
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(start_at, end_at)


def mixed(base: QColor, other: QColor, share: float) -> QColor:
    """`base` with `share` (0 to 1) of `other` in it."""
    return QColor.fromRgbF(
        base.redF() + (other.redF() - base.redF()) * share,
        base.greenF() + (other.greenF() - base.greenF()) * share,
        base.blueF() + (other.blueF() - base.blueF()) * share,
    )
