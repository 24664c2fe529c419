"""The link on an empty page that opens the sample data."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from ui.qt.theme import is_retranslate
from ui.qt.typed import override
from ui.qt.widgets.button import Button, ButtonKind


class DemoLink(Button):
    """Calls `look_around` when pressed."""

    def __init__(self, look_around: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__("", ButtonKind.LINK, parent)
        self.setObjectName("demo.link")
        self.clicked.connect(look_around)
        self._retranslate()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_retranslate(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.set_text(self.tr("Look around with sample data"))
