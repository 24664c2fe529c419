"""The key beside an action, drawn as text in a small frame; Enter is drawn, since the face lacks it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.qt.icons import Icon, draw_icon_in
from ui.qt.theme import RADIUS_KEYCAP, current_theme, is_restyle
from ui.qt.tokens import Height, Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.paint import draw_box, start
from ui.qt.widgets.text import CENTRE, draw_text_in, text_width

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QColor, QPainter, QPaintEvent

ENTER: Final = "Enter"
PADDING: Final = 5
MIN_WIDTH: Final = 19


def keycap_size(key: str) -> QSize:
    """Px that the keycap of `key` takes."""
    theme = current_theme()
    inner = theme.px(14) if key == ENTER else text_width(key, TextStyle.SMALL)
    return QSize(max(theme.px(MIN_WIDTH), round(inner) + 2 * PADDING), theme.height(Height.KEYCAP))


def draw_keycap(painter: QPainter, rect: QRectF, key: str, colour: QColor) -> None:
    """Paint `key` in a 4 px frame; "Enter" becomes its arrow."""
    theme = current_theme()
    draw_box(painter, rect, RADIUS_KEYCAP, edge=colour, width=1.0)
    if key == ENTER:
        size = theme.px(14)
        left, top = rect.center().x() - size / 2, rect.center().y() - size / 2
        draw_icon_in(painter, Icon.ENTER, (left, top), size, colour)
    else:
        draw_text_in(painter, rect, key, theme.font(TextStyle.SMALL), colour, align=CENTRE)


class Keycap(QWidget):
    """A key on its own, as in a list of keys."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setAccessibleName(key)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return keycap_size(self._key)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = start(self)
        draw_keycap(painter, QRectF(self.rect()), self._key, current_theme().colour(Role.TEXT2))
        painter.end()
