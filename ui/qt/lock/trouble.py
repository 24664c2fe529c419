"""The workspace cannot be opened: why, what was kept, and the ways on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget

from core.records.workspace import FullestCopy
from ui.qt.formats import format_moment, format_number
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
    usual_requested = Signal()
    recovery_requested = Signal()
    keys_requested = Signal()
    demo_requested = Signal()

    def __init__(
        self,
        sentence: str,
        folder: Path,
        best: FullestCopy | None = None,
        parent: QWidget | None = None,
        *,
        copy_first: bool = False,
        usual_offered: bool = False,
        keys_lost: bool = False,
    ) -> None:
        """`best` is the safe copy to go back to; with `copy_first` it is the first button.

        With `keys_lost` the first is the recovery file, then a copy with keys of its own. With
        `usual_offered` the usual data folder can be opened instead.
        """
        super().__init__(WIDTH_PX, parent)
        self._best = best
        self.setObjectName("screen.trouble")
        self._folder = folder
        self.title = Label("", TextStyle.H1, wrap=True)
        self.sentence = Label(sentence, wrap=True)
        self.place = Label("", TextStyle.SMALL, Role.TEXT2, wrap=True)
        self.holds = Label("", wrap=True)
        self.holds.setVisible(best is not None)
        for label in (self.title, self.sentence, self.holds, self.place):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        first = best is not None and copy_first
        self.recover = Button("", ButtonKind.LARGE)
        self.recover.setObjectName("trouble.recover")
        self.keys = Button("")
        self.keys.setObjectName("trouble.keys")
        self.recover.clicked.connect(self.recovery_requested)
        self.keys.clicked.connect(self.keys_requested)
        for way in (self.recover, self.keys):
            way.setVisible(keys_lost)
        self.retry = Button("") if first or keys_lost else Button("", ButtonKind.LARGE)
        self.restore = Button("", ButtonKind.LARGE) if first else Button("")
        self.restore.setObjectName("trouble.restore")
        self.restore.setVisible(best is not None)
        self.restore.clicked.connect(self.restore_requested)
        self.usual = Button("")
        self.usual.setObjectName("trouble.usual")
        self.usual.setVisible(usual_offered)
        self.usual.clicked.connect(self.usual_requested)
        self.other = Button("")
        self.demo = Button("", ButtonKind.LINK)
        self.retry.clicked.connect(self.retry_requested)
        self.other.clicked.connect(self.folder_requested)
        self.demo.clicked.connect(self.demo_requested)
        self.add_centred(Mark(72))
        self.column.addSpacing(12)
        ways = (self.restore, self.retry) if first else (self.retry, self.restore)
        texts = (self.title, self.sentence, self.holds, self.place)
        for part in (*texts, self.recover, self.keys, *ways, self.usual, self.other):
            self.column.addWidget(part)
        self.add_centred(self.demo)
        self.setFocusProxy(self.recover if keys_lost else ways[0])
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
        self.recover.set_text(self.tr("Open with the recovery file"))
        self.keys.set_text(self.tr("Take the keys from a copy on a stick"))
        self.retry.set_text(self.tr("Try again"))
        if self._best is not None:
            when = format_moment(self._best.copy.at)
            self.holds.setText(self._holding(self._best, when))
            self.restore.set_text(self.tr("Go back to the safe copy of {when}").format(when=when))
        self.usual.set_text(self.tr("Open the usual data folder"))
        self.other.set_text(self.tr("Choose another folder"))
        self.demo.set_text(self.tr("Look around with sample data"))

    def _holding(self, best: FullestCopy, when: str) -> str:
        """Return the content of the copy with most entries, and the entries saved after it."""
        if best.entries is None:
            return ""
        if best.lacks is None:
            lacking = ""
        elif best.lacks:
            lacking = self.tr("It lacks {count} entries that were saved later.").format(
                count=format_number(best.lacks)
            )
        else:
            lacking = self.tr("It lacks nothing.")
        held = self.tr("The safe copy of {when} holds most: {count} entries.").format(
            when=when, count=format_number(best.entries)
        )
        return f"{held} {lacking}".strip()
