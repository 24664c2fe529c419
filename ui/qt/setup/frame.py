"""The frame of the first start: the steps at the left, one question at the right, the ways on below."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSpacerItem, QVBoxLayout, QWidget

from ui.qt.shared.screens import Mark
from ui.qt.theme import current_theme, is_restyle
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.busy_bar import BusyBar
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.columns import ScrollBody
from ui.qt.widgets.label import Label
from ui.qt.widgets.notice import Notice
from ui.qt.widgets.paint import start
from ui.qt.widgets.sidebar import APP_NAME
from ui.qt.widgets.stages import WizardSteps

SIDE_PX: Final = 300
MARGIN: Final = 56
ZOOMED_MARGIN: Final = 24
SIDE_FROM: Final = 800
"""Px of the window, at letters of 100 %, from which the steps are beside the question."""


class CurrentStack(QWidget):
    """Shows one of its parts, and is as tall as that one; Qt's own stack is as tall as the tallest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def addWidget(self, part: QWidget) -> None:
        part.hide()
        self._column.addWidget(part)

    def currentWidget(self) -> QWidget | None:
        return self._shown

    def setCurrentWidget(self, part: QWidget) -> None:
        if self._shown is not None:
            self._shown.hide()
        self._shown = part
        part.show()


class StepsPanel(QWidget):
    """Mark, name, the steps, and that it can be left at any time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slogan = Label("", TextStyle.BODY, Role.TEXT2, wrap=True)
        self.steps = WizardSteps()
        self.note = Label("", TextStyle.SMALL, Role.TEXT2, wrap=True)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(36, 36, 24, 28)
        column.setSpacing(2)
        column.addWidget(Mark(48))
        column.addSpacing(12)
        column.addWidget(Label(APP_NAME, TextStyle.H1))
        column.addWidget(self.slogan)
        self._above_steps = QSpacerItem(0, 36)
        column.addItem(self._above_steps)
        column.addWidget(self.steps)
        column.addStretch(1)
        column.addWidget(self.note)
        self.fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self.fit()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = start(self)
        painter.fillRect(self.rect(), theme.colour(Role.SIDE))
        width = theme.line_width
        painter.fillRect(QRectF(self.width() - width, 0, width, self.height()), theme.colour(Role.LINE))
        painter.end()

    def fit(self) -> None:
        """Take the width of the words of the steps."""
        theme, steps = current_theme(), self.steps.sizeHint().width() + 60
        self.setFixedWidth(steps if theme.zoomed else max(theme.px(SIDE_PX), steps))
        self._above_steps.changeSize(0, 16 if theme.zoomed else 36)
        self._column.invalidate()


class WizardFrame(QWidget):
    """Holds the parts; the wizard fills and connects them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.side = StepsPanel()
        self.place = Label("", TextStyle.BODY, Role.TEXT2)
        self.title = Label("", TextStyle.H1, wrap=True)
        self.subtitle = Label("", TextStyle.BODY, Role.TEXT2, wrap=True)
        self.notice = Notice()
        self.busy = BusyBar()
        self.busy.setObjectName("setup.busy")
        self.stack = CurrentStack()
        self.back = Button("")
        self.demo = Button("", ButtonKind.LINK)
        self.later = Button("", ButtonKind.LINK)
        self.next = Button("", ButtonKind.PRIMARY, key="Enter")
        for part, name in (
            (self.back, "back"), (self.demo, "demo"), (self.later, "later"), (self.next, "next")
        ):  # fmt: skip
            part.setObjectName(f"setup.{name}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addWidget(self._right(), 1)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self._set_margins()
        super().changeEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_side()

    def _show_side(self) -> None:
        """The steps, where the question beside them has room; the number of the step is over it anyway."""
        self.side.setHidden(self.width() < current_theme().px(SIDE_FROM))

    def _set_margins(self) -> None:
        self._show_side()
        side = ZOOMED_MARGIN if current_theme().zoomed else MARGIN
        self.next.set_brief(brief=current_theme().narrow)
        self._column.setContentsMargins(side, 34, side, 32)

    def _right(self) -> QWidget:
        right = QWidget()
        self.body_scroll = ScrollBody()
        self.body_scroll.column.addWidget(self.stack, 1)
        column = self._column = QVBoxLayout(right)
        self._set_margins()
        column.setSpacing(4)
        for part in (self.place, self.title, self.subtitle):
            column.addWidget(part)
        column.addSpacing(12)
        column.addWidget(self.notice)
        column.addWidget(self.busy)
        column.addWidget(self.body_scroll, 1)
        column.addSpacing(12)
        self.footer = QHBoxLayout()
        self.footer.setSpacing(12)
        self.footer.addWidget(self.back)
        self.footer.addWidget(self.demo)
        self.footer.addStretch(1)
        self.footer.addWidget(self.later)
        self.footer.addWidget(self.next)
        column.addLayout(self.footer)
        return right
