"""The strip under the pages that leads from stop to stop."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui.qt.icons import Icon
from ui.qt.theme import current_theme, is_restyle, is_retranslate
from ui.qt.tokens import Role, TextStyle
from ui.qt.tour.stops import STOPS
from ui.qt.typed import override
from ui.qt.widgets.announcing import announce
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.label import Label
from ui.qt.widgets.paint import start

PADDING: Final = (24, 10, 24, 10)


class TourStrip(QFrame):
    """`stop_reached` has the page of a stop; `ended` is True if the real work shall begin."""

    stop_reached = Signal(str)
    ended = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at = 0
        self.place = Label("", TextStyle.STRONG, Role.ACCENT)
        self.sentence = Label("", wrap=True)
        self.sentence.setObjectName("tour.sentence")
        self.leave = Button("", ButtonKind.LINK)
        self.leave.setObjectName("tour.leave")
        self.go_on = Button("", icon=Icon.RIGHT)
        self.go_on.setObjectName("tour.next")
        row = QHBoxLayout(self)
        row.setContentsMargins(*PADDING)
        row.setSpacing(14)
        row.addWidget(self.place)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.leave)
        row.addWidget(self.go_on)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.leave.clicked.connect(lambda: self.ended.emit(False))
        self.go_on.clicked.connect(self._go_on)
        self._retranslate()

    def begin(self) -> None:
        self._show(0)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_retranslate(event):
            self._retranslate()
        elif is_restyle(event):
            self.update()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = start(self)
        painter.fillRect(self.rect(), theme.colour(Role.ACCENT_SOFT))
        painter.fillRect(QRectF(0, 0, self.width(), theme.line_width), theme.colour(Role.ACCENT))
        painter.end()

    def _go_on(self) -> None:
        if self._at + 1 < len(STOPS):
            self._show(self._at + 1)
        else:
            self.ended.emit(True)

    def _show(self, at: int) -> None:
        self._at = at
        self._retranslate()
        self.stop_reached.emit(STOPS[at].page_id)
        announce(self, self.sentence.text())

    def _retranslate(self) -> None:
        last = self._at + 1 == len(STOPS)
        self.place.setText(f"{self._at + 1}/{len(STOPS)}")
        self.sentence.setText(STOPS[self._at].text)
        self.setAccessibleName(self.tr("Tour of the sample data"))
        self.leave.set_text(self.tr("Look around alone"))
        self.go_on.set_text(self.tr("Begin with your own data") if last else self.tr("Next stop"))
