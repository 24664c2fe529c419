"""Pill and badge: a status as glyph, word and colour together; a count that waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.qt.icons import Icon, draw_icon
from ui.qt.theme import current_theme, is_restyle
from ui.qt.tokens import Height, Role
from ui.qt.typed import override
from ui.qt.widgets.paint import draw_box, soft, start
from ui.qt.widgets.text import CENTRE, draw_text_in, medium, medium_width

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QPainter, QPaintEvent

SIDE: Final = 10
GAP: Final = 6
ICON_PX: Final = 14
BADGE_SIDE: Final = 7


def pill_size(text: str) -> QSize:
    """Px that a pill with a glyph and `text` takes."""
    theme = current_theme()
    width = medium_width(text) + theme.px(ICON_PX) + GAP + 2 * SIDE
    return QSize(round(width), theme.height(Height.PILL))


def draw_pill(painter: QPainter, rect: QRectF, text: str, icon: Icon, role: Role) -> None:
    """Paint glyph and word on the soft ground of `role`; sunlight adds the border that tints lack."""
    theme = current_theme()
    edge = theme.colour(role) if theme.sunlight else None
    draw_box(painter, rect, rect.height() / 2, fill=theme.colour(soft(role)), edge=edge, width=1.5)
    size = theme.px(ICON_PX)
    draw_icon(painter, icon, (rect.x() + SIDE, rect.center().y() - size / 2), size, role)
    left = rect.x() + SIDE + size + GAP
    room = QRectF(left, rect.y(), rect.right() - SIDE - left + 1, rect.height())
    draw_text_in(painter, room, text, medium(), theme.colour(role))


def badge_size(count: str) -> QSize:
    theme = current_theme()
    height = theme.px(22)
    return QSize(max(height, round(medium_width(count)) + 2 * BADGE_SIDE), height)


def draw_badge(painter: QPainter, rect: QRectF, count: str, *, framed: bool = False) -> None:
    """Paint a count in the colour of "not sent yet"; the rail's badge is framed."""
    theme = current_theme()
    edge = theme.colour(Role.WARN) if framed or theme.sunlight else None
    draw_box(painter, rect, rect.height() / 2, fill=theme.colour(Role.WARN_SOFT), edge=edge, width=1.5)
    draw_text_in(painter, rect, count, medium(), theme.colour(Role.WARN), align=CENTRE)


class Pill(QWidget):
    """A status in a row or header; its accessible name is its word."""

    def __init__(
        self, text: str = "", icon: Icon = Icon.CLOCK, role: Role = Role.WARN, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_status(text, icon, role)

    def text(self) -> str:
        return self._text

    def set_status(self, text: str, icon: Icon, role: Role) -> None:
        self._text, self._icon, self._role = text, icon, role
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return pill_size(self._text)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = start(self)
        draw_pill(painter, QRectF(self.rect()), self._text, self._icon, self._role)
        painter.end()
