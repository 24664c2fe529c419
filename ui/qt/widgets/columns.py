"""Columns that stack when there is no room beside each other, and the scrolling body of a page."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from ui.qt.theme import current_theme, is_restyle
from ui.qt.typed import override
from ui.qt.widgets.revealing import Revealer
from ui.qt.widgets.scroll_bar import SlimScrollBar

SCROLL_BAR: Final = 16
"""Stacked columns may bring a scroll bar; without this slack they would part and stack for ever."""


class Columns(QWidget):
    """Parts beside each other, one below the other when their least widths no longer fit.

    `add(part, width=400)` gives a column that many px at 100 % (it grows with the font); without a
    width it takes what is left. `stacked` is the form in force.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: list[tuple[QWidget, int]] = []
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._restyle()

    @property
    def stacked(self) -> bool:
        return self._box.direction() == QBoxLayout.Direction.TopToBottom

    def add(self, part: QWidget, *, width: int = 0) -> None:
        self._parts.append((part, width))
        self._box.addWidget(part, 0 if width else 1)
        self._arrange()

    def set_width(self, part: QWidget, width: int) -> None:
        """Another width for a column, as in the compact form."""
        self._parts = [(known, width if known is part else old) for known, old in self._parts]
        self._arrange()

    @override
    def minimumSizeHint(self) -> QSize:
        hints = [part.minimumSizeHint() for part, _ in self._visible()]
        widths = max((hint.width() for hint in hints), default=0)
        if not self.stacked:
            return QSize(widths, max((hint.height() for hint in hints), default=0))
        gaps = self._box.spacing() * max(len(hints) - 1, 0)
        return QSize(widths, sum(self._stacked_height(part) for part, _ in self._visible()) + gaps)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._needed(self._box.spacing()), self.minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self._restyle()
        super().changeEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _visible(self) -> list[tuple[QWidget, int]]:
        return [(part, width) for part, width in self._parts if not part.isHidden()]

    def _needed(self, gap: int) -> int:
        theme = current_theme()
        widths = [max(part.minimumSizeHint().width(), theme.px(width)) for part, width in self._visible()]
        return sum(widths) + gap * max(len(widths) - 1, 0)

    def _stacked_height(self, part: QWidget) -> int:
        if part.hasHeightForWidth():
            return max(part.heightForWidth(max(self.width(), 1)), part.minimumSizeHint().height())
        return part.minimumSizeHint().height()

    def _arrange(self) -> None:
        room = self.width() - (SCROLL_BAR if self.stacked else 0)
        beside = self._needed(current_theme().gap)
        stack = self.width() < beside or room < self._needed(self._box.spacing())
        direction = QBoxLayout.Direction.TopToBottom if stack else QBoxLayout.Direction.LeftToRight
        if direction != self._box.direction():
            self._box.setDirection(direction)
            self._box.setSpacing(current_theme().row_gap if stack else current_theme().gap)
            self.updateGeometry()
        theme = current_theme()
        for part, width in self._parts:
            if width and not stack:
                part.setFixedWidth(max(theme.px(width), part.minimumSizeHint().width()))
            else:
                part.setMinimumWidth(0)
                part.setMaximumWidth(16_777_215)

    def _restyle(self) -> None:
        self._box.setSpacing(current_theme().row_gap if self.stacked else current_theme().gap)
        self._arrange()
        self.updateGeometry()


class ScrollBody(QScrollArea):
    """The part of a page that may scroll; header and primary action stay outside. Put parts into `column`.

    What has the focus is in view.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBar(SlimScrollBar(Qt.Orientation.Vertical, self))
        self.setHorizontalScrollBar(SlimScrollBar(Qt.Orientation.Horizontal, self))
        inner = QWidget()
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.setWidget(inner)
        self.revealer = Revealer(self)
        self._restyle()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, 120)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._restyle()
        super().changeEvent(event)

    def _restyle(self) -> None:
        theme = current_theme()
        self.column.setSpacing(theme.row_gap)
        palette = QPalette(theme.q_palette())
        palette.setColor(QPalette.ColorRole.Window, Qt.GlobalColor.transparent)
        self.viewport().setPalette(palette)
        self.viewport().setAutoFillBackground(False)
        if (inner := self.widget()) is not None:
            inner.setAutoFillBackground(False)
