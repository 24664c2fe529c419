"""One rendered page of paper on a desk, scaled to fit, with a thin edge."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.qt.theme import RADIUS_CONTROL, current_theme, is_restyle
from ui.qt.tokens import Role
from ui.qt.typed import override
from ui.qt.widgets.paint import draw_box, start

DESK_MARGIN: Final = 20


class PageView(QWidget):
    """Shows a `QImage`; ask `page_width` for the px to render at."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: QImage | None = None
        self._scaled: QImage | None = None
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def page(self) -> QImage | None:
        return self._page

    def set_page(self, page: QImage | None, name: str) -> None:
        """Show `page` (None: an empty desk); `name` identifies the page."""
        self._page, self._scaled = page, None
        self.setAccessibleName(name)
        self.update()

    def page_width(self) -> int:
        """Device px across the largest page that fits, for an upright A4."""
        room = self.rect().adjusted(DESK_MARGIN, DESK_MARGIN, -DESK_MARGIN, -DESK_MARGIN)
        width = min(room.width(), round(room.height() * 210 / 297))
        return round(max(width, 1) * self.devicePixelRatioF())

    @override
    def sizeHint(self) -> QSize:
        return QSize(500, 300)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, 300)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self.update()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = start(self)
        draw_box(painter, self.rect(), RADIUS_CONTROL, fill=theme.colour(Role.DESK))
        if self._page is not None:
            target = self._target(self._page)
            painter.drawImage(target, self._fitted(self._page, target.size()))
            painter.setPen(theme.colour(Role.EDGE))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(target.adjusted(-1, -1, 0, 0))
        painter.end()

    def _target(self, page: QImage) -> QRect:
        room = self.rect().adjusted(DESK_MARGIN, DESK_MARGIN, -DESK_MARGIN, -DESK_MARGIN)
        size = page.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left = room.x() + (room.width() - size.width()) // 2
        return QRect(left, room.y() + (room.height() - size.height()) // 2, size.width(), size.height())

    def _fitted(self, page: QImage, size: QSize) -> QImage:
        wanted = size * self.devicePixelRatioF()
        if self._scaled is None or self._scaled.size() != wanted:
            self._scaled = page.scaled(
                wanted,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        return self._scaled
