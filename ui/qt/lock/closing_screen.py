"""Screen before the window closes: visits exist only on this laptop, and a stick is in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.qt.formats import format_number
from ui.qt.shared.screens import CentredScreen, Mark
from ui.qt.theme import is_restyle, is_retranslate
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.announcing import announce
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.label import Label

WIDTH_PX = 520


class ClosingScreen(CentredScreen):
    """The first button copies and closes."""

    copy_requested = Signal()
    close_requested = Signal()
    back_requested = Signal()

    def __init__(self, visits: int, stick: str, parent: QWidget | None = None) -> None:
        super().__init__(WIDTH_PX, parent)
        self._visits, self._stick = visits, stick
        self.setObjectName("screen.closing")
        self.title = Label("", TextStyle.H1, wrap=True)
        self.sentence = Label("", wrap=True)
        self.state = Label("", TextStyle.SMALL, Role.TEXT2, wrap=True)
        for label in (self.title, self.sentence, self.state):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.copy = Button("", ButtonKind.LARGE)
        self.copy.setObjectName("closing.copy")
        self.leave = Button("")
        self.leave.setObjectName("closing.leave")
        self.back = Button("", ButtonKind.LINK)
        self.back.setObjectName("closing.back")
        self.copy.clicked.connect(self.copy_requested)
        self.leave.clicked.connect(self.close_requested)
        self.back.clicked.connect(self.back_requested)
        self.add_centred(Mark(72))
        self.column.addSpacing(12)
        for part in (self.title, self.sentence, self.copy, self.state, self.leave):
            self.column.addWidget(part)
        self.add_centred(self.back)
        self.setFocusProxy(self.copy)
        self._retranslate()

    def show_progress(self, percent: int) -> None:
        for button in (self.copy, self.leave, self.back):
            button.setEnabled(False)
        self.state.setText(self.tr("Copying, {percent} %. Leave the stick in.").format(percent=percent))

    def show_problem(self, sentence: str) -> None:
        for button in (self.copy, self.leave, self.back):
            button.setEnabled(True)
        self.state.setText(sentence)
        self.copy.setFocus()
        announce(self, sentence)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self.fit()
        elif is_retranslate(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.title.setText(
            self.tr("On this laptop alone: {count} visits").format(count=format_number(self._visits))
        )
        self.sentence.setText(
            self.tr("The stick {stick} is plugged in. Everything is saved either way.").format(
                stick=self._stick
            )
        )
        self.copy.set_text(self.tr("Copy to the stick, then close"))
        self.leave.set_text(self.tr("Close without copying"))
        self.back.set_text(self.tr("Back to work"))
