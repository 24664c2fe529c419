"""Common part of the sections of the settings: a card with a title that follows the language."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from ui.qt.theme import is_retranslate
from ui.qt.typed import override
from ui.qt.widgets.card import Card, CardHeader
from ui.qt.widgets.notice import Notice


class Section(Card):
    """Subclasses fill `body`, override `retranslate` and call it at the end of `__init__`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = CardHeader()
        self.notice = Notice()
        self.body.setSpacing(10)
        self.body.addWidget(self.head)
        self.body.addWidget(self.notice)

    def give_up(self) -> bool:
        """Esc: take the question or the form away that is open. Whether there was one."""
        return False

    def retranslate(self) -> None:
        """Set every text in the language in force."""

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_retranslate(event):
            self.retranslate()
        super().changeEvent(event)
