"""Long work while no workspace is open: what is being done, over everything."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from ui.qt.shared.screens import CentredScreen, Mark
from ui.qt.theme import is_restyle
from ui.qt.typed import override
from ui.qt.widgets.busy_bar import BusyBar


class WorkingScreen(CentredScreen):
    """Shows that it cannot be stopped halfway."""

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("screen.working")
        self.busy = BusyBar()
        self.add_centred(Mark(72))
        self.column.addSpacing(12)
        self.column.addWidget(self.busy)
        self.busy.start(sentence, can_stop=False)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self.fit()
        super().changeEvent(event)
