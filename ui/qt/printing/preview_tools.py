"""The tools under the live page: the way through its pages, and how large it is shown."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from ui.qt.icons import Icon
from ui.qt.theme import is_restyle
from ui.qt.typed import override
from ui.qt.widgets.button import Button, ButtonKind, IconButton
from ui.qt.widgets.label import Label

GAP: Final = 8
MOST_PAGES: Final = 888
"""Room is kept for as many, so that the next paper, with more pages, does not widen the column."""


class PreviewTools(QWidget):
    """`back`, `place`, `on` and `zoom` in one row; `zoom` below the others where the row is too narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widest = ""
        self.back = IconButton(Icon.LEFT, kind=ButtonKind.SECONDARY)
        self.back.setObjectName("print.back")
        self.on = IconButton(Icon.RIGHT, kind=ButtonKind.SECONDARY)
        self.on.setObjectName("print.on")
        self.place = Label("")
        self.place.setObjectName("print.place")
        self.place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.zoom = Button("")
        self.zoom.setObjectName("print.zoom")
        self._turning = QWidget()
        row = QHBoxLayout(self._turning)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for part in (self.back, self.place, self.on):
            row.addWidget(part)
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            part.setSizePolicy(policy)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GAP)
        self._box.addStretch(1)
        self._box.addWidget(self._turning, 0, Qt.AlignmentFlag.AlignCenter)
        self._box.addWidget(self.zoom, 0, Qt.AlignmentFlag.AlignCenter)
        self._box.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def row_height(self) -> int:
        """Px of one row, whatever is in it."""
        return self._turning.sizeHint().height()

    def set_widest(self, text: str) -> None:
        """The longest text `place` is to have room for."""
        self._widest = text
        self._keep_room()

    @override
    def minimumSizeHint(self) -> QSize:
        widths = (part.sizeHint().width() for part in (self._turning, self.zoom))
        return QSize(max(widths), self._box.minimumSize().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self._keep_room()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _keep_room(self) -> None:
        self.place.ensurePolished()
        width = self.place.fontMetrics().horizontalAdvance(self._widest)
        if width != self.place.minimumWidth():
            self.place.setMinimumWidth(width)
        self._arrange()

    def _arrange(self) -> None:
        needed = self._turning.sizeHint().width() + GAP + self.zoom.sizeHint().width()
        fits = needed <= self.width()
        direction = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if direction != self._box.direction():
            self._box.setDirection(direction)
            self.updateGeometry()
