"""The last screen of a window whose end did not go smoothly: everything is saved, and what failed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QWidget

from ui.qt.shared.screens import CentredScreen, Mark
from ui.qt.theme import is_restyle, is_retranslate
from ui.qt.tokens import TextStyle
from ui.qt.typed import override
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.label import Label

WIDTH_PX = 520


class EndScreen(CentredScreen):
    """`close_window` is called by its one button."""

    def __init__(
        self, sentences: str, close_window: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(WIDTH_PX, parent)
        self.setObjectName("screen.end")
        self.title = Label("", TextStyle.H1, wrap=True)
        self.sentences = Label(sentences, wrap=True)
        for label in (self.title, self.sentences):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.done = Button("", ButtonKind.LARGE)
        self.done.setObjectName("end.close")
        self.done.clicked.connect(close_window)
        self.add_centred(Mark(72))
        self.column.addSpacing(12)
        for part in (self.title, self.sentences, self.done):
            self.column.addWidget(part)
        self.setFocusProxy(self.done)
        self._retranslate()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self.fit()
        elif is_retranslate(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.title.setText(self.tr("Everything is saved"))
        self.done.set_text(self.tr("Close the window"))
