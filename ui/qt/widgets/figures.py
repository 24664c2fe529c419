"""Charts of a few numbers, painted: the ring with its target, the bars of a week, the bar of a rate."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.qt.theme import current_theme, is_restyle
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.paint import draw_box, draw_stroke, start
from ui.qt.widgets.text import CENTRE, draw_text, draw_text_in, line_height, medium, medium_width

RING_PX: Final = 186
RING_COMPACT_PX: Final = 140
RING_STROKE: Final = 15
TICK_OUT: Final = 6
TICK_GAP: Final = 2.0
SIXTEENTHS: Final = 16
BAR_WIDTH: Final = 31
BAR_PITCH: Final = 43
BAR_NARROW: Final = 26
PITCH_NARROW: Final = 36
BARS_PX: Final = 64
BARS_COMPACT_PX: Final = 40
TALL_PX: Final = 192
RATE_BAR_PX: Final = 12


class Ring(QWidget):
    """A rate as an arc from the top; blue below the target, green from it on, full above 100 %."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ratio: float | None = None
        self._target: float | None = None
        self._texts = ("", "", "")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_figure(
        self, *, ratio: float | None, target: float | None, figure: str, caption: str, target_text: str
    ) -> None:
        """`ratio` and `target` from 0; `figure` and `caption` are inside, `target_text` under the ring."""
        self._ratio, self._target = ratio, target
        self._texts = (figure, caption, target_text if target is not None else "")
        self.setAccessibleName(
            ", ".join(text for text in (f"{figure} {caption}".strip(), target_text) if text)
        )
        self.updateGeometry()
        self.update()

    @property
    def role(self) -> Role:
        """The colour of the arc."""
        reached = self._ratio is not None and self._target is not None and self._ratio >= self._target
        return Role.DONE if reached else Role.ACCENT

    @override
    def sizeHint(self) -> QSize:
        below = line_height(TextStyle.SMALL) + TICK_OUT if self._texts[2] else 0
        side = self._diameter() + 2 * TICK_OUT
        return QSize(side, side + below)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = start(self)
        outer = self._diameter()
        circle = QRectF((self.width() - outer) / 2, TICK_OUT, outer, outer)
        self._draw_arc(painter, circle, 1.0, Role.TRACK)
        if self._ratio:
            self._draw_arc(painter, circle, min(self._ratio, 1.0), self.role)
        if self._target is not None:
            self._draw_tick(painter, circle, min(self._target, 1.0))
        self._draw_texts(painter, circle)
        painter.end()

    def _diameter(self) -> int:
        theme = current_theme()
        if theme.compact:
            return theme.px(RING_COMPACT_PX)
        return RING_PX if theme.zoomed else theme.px(RING_PX)

    def _draw_arc(self, painter: QPainter, circle: QRectF, share: float, role: Role) -> None:
        stroke = current_theme().px(RING_STROKE)
        pen = QPen(current_theme().colour(role), stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inside = circle.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
        painter.drawArc(inside, 90 * SIXTEENTHS, -round(share * 360 * SIXTEENTHS))

    def _draw_tick(self, painter: QPainter, circle: QRectF, share: float) -> None:
        """The gap on both sides in the surface's colour keeps the tick apart from arc and track."""
        theme = current_theme()
        angle = math.tau * share
        direction = QPointF(math.sin(angle), -math.cos(angle))
        radius, stroke = circle.width() / 2, theme.px(RING_STROKE)
        inner = circle.center() + direction * (radius - stroke - 3)
        outer = circle.center() + direction * (radius + TICK_OUT)
        painter.setPen(QPen(theme.colour(Role.SURFACE), 3 + 2 * TICK_GAP, c=Qt.PenCapStyle.FlatCap))
        painter.drawLine(inner, outer)
        painter.setPen(QPen(theme.colour(Role.TEXT), 3, c=Qt.PenCapStyle.FlatCap))
        painter.drawLine(inner, outer)

    def _draw_texts(self, painter: QPainter, circle: QRectF) -> None:
        figure, caption, target = self._texts
        tall, low = line_height(TextStyle.RING), line_height(TextStyle.SMALL)
        top = circle.center().y() - (tall + low) / 2
        stroke = current_theme().px(RING_STROKE)
        inner = circle.adjusted(stroke, 0, -stroke, 0)
        inside = QRectF(inner.x(), top, inner.width(), tall)
        draw_text(painter, inside, figure, style=TextStyle.RING, align=CENTRE)
        inside.setRect(inner.x(), top + tall - 2, inner.width(), low)
        draw_text(painter, inside, caption, style=TextStyle.SMALL, role=Role.TEXT2, align=CENTRE)
        below = QRectF(0, circle.bottom() + TICK_OUT + 2, self.width(), low)
        draw_text_in(painter, below, target, medium(), current_theme().colour(Role.TEXT), align=CENTRE)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayBar:
    """One day of `WeekBars`; the days that make up the average are `recent`."""

    label: str
    count: int
    recent: bool = False


class WeekBars(QWidget):
    """Seven days as bars with their counts inside, and the pace that is needed as a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[DayBar, ...] = ()
        self._needed: int | None = None
        self._needed_text = ""
        self.set_tall(tall=False)

    def set_tall(self, *, tall: bool) -> None:
        """Take the height that is left, up to `TALL_PX`."""
        vertical = QSizePolicy.Policy.Expanding if tall else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, vertical)
        self._limit()

    def set_days(self, days: tuple[DayBar, ...], *, needed: int | None = None, needed_text: str = "") -> None:
        """`needed` is per day; `needed_text` names it at the end of its line ("cần 50")."""
        self._days, self._needed, self._needed_text = days, needed, needed_text
        spoken = [f"{day.label} {day.count}" for day in days]
        self.setAccessibleName(", ".join([*spoken, needed_text] if needed_text else spoken))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        width = round(len(self._days) * self._pitch() + medium_width(self._needed_text) + 10)
        return QSize(width, self._bars_height() + line_height(TextStyle.SMALL) + 8)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self._limit()
            self.updateGeometry()
        super().changeEvent(event)

    def _limit(self) -> None:
        most = current_theme().px(TALL_PX) + line_height(TextStyle.SMALL) + 8
        self.setMaximumHeight(max(most, self.sizeHint().height()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = start(self)
        top, height = 6, max(self.height() - line_height(TextStyle.SMALL) - 8, self._bars_height())
        highest = max([day.count for day in self._days] + [self._needed or 0, 1])
        for index, day in enumerate(self._days):
            self._draw_day(
                painter, day, 6 + index * self._pitch(), top + height, height * day.count / highest
            )
        if self._needed is not None:
            self._draw_needed(painter, top + height - height * self._needed / highest)
        painter.end()

    def _draw_day(self, painter: QPainter, day: DayBar, left: float, base: float, height: float) -> None:
        theme = current_theme()
        width = theme.px(BAR_NARROW if theme.narrow else BAR_WIDTH)
        bar = QRectF(left, base - height, width, height)
        painter.save()
        painter.setClipRect(QRectF(left, base - height, width, height))
        fill = theme.colour(Role.ACCENT if day.recent else Role.TRACK)
        draw_box(painter, bar.adjusted(0, 0, 0, 4), 3, fill=fill)
        painter.restore()
        line = line_height(TextStyle.SMALL)
        inside = height >= line
        count_top = base - line - 2 if inside else base - height - line
        ink = Role.ON_ACCENT if day.recent and inside else Role.TEXT
        room = QRectF(left, count_top, width, line)
        draw_text_in(painter, room, str(day.count), medium(), theme.colour(ink), align=CENTRE)
        below = QRectF(left - 4, base + 2, width + 8, line)
        role = Role.TEXT if day.recent else Role.TEXT2
        draw_text(painter, below, day.label, style=TextStyle.SMALL, role=role, align=CENTRE)

    def _draw_needed(self, painter: QPainter, y: float) -> None:
        theme = current_theme()
        end = 6 + len(self._days) * self._pitch()
        colour = theme.colour(Role.WARN)
        draw_stroke(painter, QPointF(0, y), QPointF(end - 6, y), colour, 2.0)
        line = line_height(TextStyle.SMALL)
        room = QRectF(end, max(y - line / 2, 0), self.width() - end, line)
        draw_text_in(painter, room, self._needed_text, medium(), colour)

    def _pitch(self) -> int:
        theme = current_theme()
        return theme.px(PITCH_NARROW if theme.narrow else BAR_PITCH)

    def _bars_height(self) -> int:
        theme = current_theme()
        return theme.px(BARS_COMPACT_PX) if theme.compact else BARS_PX if theme.zoomed else theme.px(BARS_PX)


def draw_rate_bar(painter: QPainter, rect: QRectF, ratio: float, target: float | None) -> None:
    """A rate from 0 to 1 across `rect` with the target as a tick; full above 1, green from the target on."""
    theme = current_theme()
    height = min(rect.height(), theme.px(RATE_BAR_PX))
    bar = QRectF(rect.x(), rect.center().y() - height / 2, rect.width(), height)
    draw_box(painter, bar, 3, fill=theme.colour(Role.TRACK))
    reached = target is not None and ratio >= target
    filled = QRectF(bar.x(), bar.y(), bar.width() * min(max(ratio, 0.0), 1.0), height)
    draw_box(painter, filled, 3, fill=theme.colour(Role.DONE if reached else Role.ACCENT))
    if target is None:
        return
    x = bar.x() + bar.width() * min(target, 1.0)
    painter.fillRect(QRectF(x - 3, bar.y() - 4, 6, height + 8), theme.colour(Role.SURFACE))
    painter.fillRect(QRectF(x - 1, bar.y() - 4, 2, height + 8), theme.colour(Role.TEXT))
