"""The workspace cannot be opened: why, what was kept, and the ways on."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.qt.formats import format_moment
from ui.qt.shared.screens import CentredScreen, Mark
from ui.qt.theme import is_restyle, is_retranslate
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.label import Label

WIDTH_PX = 520


class TroubleScreen(CentredScreen):
    """Nothing in the folder was changed."""

    retry_requested = Signal()
    restore_requested = Signal()
    folder_requested = Signal()
    demo_requested = Signal()

    def __init__(
        self,
        sentence: str,
        folder: Path,
        copy: datetime | None = None,
        parent: QWidget | None = None,
        *,
        copy_first: bool = False,
    ) -> None:
        """`copy` is when the safe copy to go back to was made; with `copy_first` it is the first button."""
        super().__init__(WIDTH_PX, parent)
        self._copy = copy
        self.setObjectName("screen.trouble")
        self._folder = folder
        self.title = Label("", TextStyle.H1, wrap=True)
        self.sentence = Label(sentence, wrap=True)
        self.place = Label("", TextStyle.SMALL, Role.TEXT2, wrap=True)
        for label in (self.title, self.sentence, self.place):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        first = copy is not None and copy_first
        self.retry = Button("") if first else Button("", ButtonKind.LARGE)
        self.restore = Button("", ButtonKind.LARGE) if first else Button("")
        self.restore.setObjectName("trouble.restore")
        self.restore.setVisible(copy is not None)
        self.restore.clicked.connect(self.restore_requested)
        self.other = Button("")
        self.demo = Button("", ButtonKind.LINK)
        self.retry.clicked.connect(self.retry_requested)
        self.other.clicked.connect(self.folder_requested)
        self.demo.clicked.connect(self.demo_requested)
        self.add_centred(Mark(72))
        self.column.addSpacing(12)
        ways = (self.restore, self.retry) if first else (self.retry, self.restore)
        for part in (self.title, self.sentence, self.place, *ways, self.other):
            self.column.addWidget(part)
        self.add_centred(self.demo)
        self.setFocusProxy(ways[0])
        self._retranslate()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self.fit()
        elif is_retranslate(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.title.setText(self.tr("The workspace could not be opened"))
        self.place.setText(self.tr("Folder: {folder}").format(folder=self._folder))
        self.retry.set_text(self.tr("Try again"))
        if self._copy is not None:
            when = format_moment(self._copy)
            self.restore.set_text(self.tr("Go back to the safe copy of {when}").format(when=when))
        self.other.set_text(self.tr("Choose another folder"))
        self.demo.set_text(self.tr("Look around with sample data"))
