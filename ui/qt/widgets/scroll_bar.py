"""A slim scroll bar: a rounded thumb without arrows, the same in all three palettes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtWidgets import QScrollBar

from ui.qt.theme import current_theme
from ui.qt.tokens import Role
from ui.qt.typed import override
from ui.qt.widgets.paint import draw_box, start

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

THICKNESS: Final = 12
INSET: Final = 3


class SlimScrollBar(QScrollBar):
    """Behaves as the native one; only its painting and thickness are ours."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @override
    def sizeHint(self) -> QSize:
        if self.orientation() == Qt.Orientation.Vertical:
            return QSize(THICKNESS, super().sizeHint().height())
        return QSize(super().sizeHint().width(), THICKNESS)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.maximum() <= self.minimum():
            return
        theme = current_theme()
        painter = start(self)
        active = self.underMouse() or self.isSliderDown() or theme.sunlight
        colour = theme.colour(Role.TEXT2 if active else Role.EDGE)
        draw_box(painter, self.thumb(), (THICKNESS - 2 * INSET) / 2, fill=colour)
        painter.end()

    def thumb(self) -> QRectF:
        """Return the rectangle of the native slider, made slim."""
        from PySide6.QtWidgets import QStyle, QStyleOptionSlider  # QStyle's enums take 5 ms at start

        option = QStyleOptionSlider()
        self.initStyleOption(option)
        slider = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, self
        )
        if self.orientation() == Qt.Orientation.Vertical:
            return QRectF(INSET, slider.y(), THICKNESS - 2 * INSET, slider.height())
        return QRectF(slider.x(), INSET, slider.width(), THICKNESS - 2 * INSET)
