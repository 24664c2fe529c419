"""Interface of a step of the first start to the wizard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.qt.setup.answers import Answers
from ui.qt.theme import is_retranslate
from ui.qt.typed import override


class Step(QWidget):
    """One question. `submitted` requests the next step; `changed` when an answer changed."""

    submitted = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(14)

    def word(self) -> str:
        """Its name among the steps."""
        return ""

    def title(self) -> str:
        return ""

    def subtitle(self) -> str:
        return ""

    def show_answers(self, answers: Answers) -> None:
        """The step is shown; `answers` is what the others know."""

    def answer(self, answers: Answers) -> Answers:
        """`answers` with what this step asks."""
        return answers

    def check(self) -> bool:
        """Return True if the wizard may go on; else the step shows the missing part itself."""
        return True

    def take_focus(self) -> None:
        self.setFocus()

    def retranslate(self) -> None:
        """Set every text in the language in force."""

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_retranslate(event):
            self.retranslate()
        super().changeEvent(event)
