"""One icon beside a word."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.qt.icons import Icon, draw_icon
from ui.qt.theme import current_theme, is_restyle
from ui.qt.tokens import Role
from ui.qt.typed import override
from ui.qt.widgets.paint import start

ICON_PX = 18


class Glyph(QWidget):
    """One icon beside a word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._role = Icon.CIRCLE, Role.TEXT2
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: Icon, role: Role) -> None:
        self._icon, self._role = icon, role
        self.update()

    @override
    def sizeHint(self) -> QSize:
        size = current_theme().px(ICON_PX)
        return QSize(size, size)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = start(self)
        draw_icon(painter, self._icon, (0, 0), self.width(), self._role)
        painter.end()
