"""The course of the last days beside a rate: from 0 to 100 %, the target dotted, the last day a dot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from ui.qt.theme import current_theme
from ui.qt.tokens import Role

COURSE_PX: Final = 92
COURSE_HIGH: Final = 20
DOT: Final = 3.0


def draw_course(
    painter: QPainter, room: QRectF, days: Sequence[float | None], target: float | None = None
) -> None:
    """Draw the shares of the days at the left of `room`; a day without a rate is left out.

    Every row has the same scale, so that rows can be compared. Without a target no line is dotted.
    """
    theme = current_theme()
    box = QRectF(room.x(), 0, min(room.width(), theme.px(COURSE_PX)), theme.px(COURSE_HIGH))
    box.moveTop(room.center().y() - box.height() / 2)
    box.adjust(DOT, DOT, -DOT, -DOT)
    step = box.width() / max(1, len(days) - 1)
    points = [
        QPointF(box.x() + at * step, box.bottom() - box.height() * min(1.0, share))
        for at, share in enumerate(days)
        if share is not None
    ]
    painter.save()
    painter.setPen(QPen(theme.colour(Role.LINE), 1))
    painter.drawLine(box.bottomLeft(), box.bottomRight())
    if target is not None:
        level = box.bottom() - box.height() * min(1.0, target)
        painter.setPen(QPen(theme.colour(Role.TEXT2), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(box.left(), level), QPointF(box.right(), level))
    if points:
        painter.setPen(QPen(theme.colour(Role.ACCENT), 2))
        painter.drawPolyline(QPolygonF(points))
        painter.setBrush(theme.colour(Role.ACCENT))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(points[-1], DOT, DOT)
    painter.restore()
