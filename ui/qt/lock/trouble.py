"""The workspace cannot be opened: why, what was kept, and the ways on."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
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

WIDTH_PX = 640


class Way(StrEnum):
    """A button of the screen."""

    RETRY = "retry"
    RESTORE = "restore"
    RECOVER = "recover"
    KEYS = "keys"
    COPY = "copy"
    OLD = "old"
    USUAL = "usual"
    GO_ON_DELETING = "go_on_deleting"
    KEEP = "keep"
    OTHER = "other"


class TroubleScreen(CentredScreen):
    """Nothing in the folder was changed."""

    chosen = Signal(object)
    demo_requested = Signal()

    def __init__(
        self,
        sentence: str,
        folder: Path,
        ways: Sequence[Way],
        best: FullestCopy | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`ways` are the buttons, the one that helps first. `best` is the safe copy to go back to."""
        super().__init__(WIDTH_PX, parent)
        self._best = best
        self.setObjectName("screen.trouble")
        self._folder = folder
        self.title = Label("", TextStyle.H1, wrap=True)
        self.sentence = Label(sentence, wrap=True)
        self.place = Label("", TextStyle.SMALL, Role.TEXT2, wrap=True)
        self.holds = Label("", wrap=True)
        texts = (self.title, self.sentence, self.holds, self.place)
        for label in texts:
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.buttons = {
            way: Button("", ButtonKind.SECONDARY if place else ButtonKind.LARGE)
            for place, way in enumerate(ways)
        }
        self.demo = Button("", ButtonKind.LINK)
        self.demo.clicked.connect(self.demo_requested)
        self.add_centred(Mark(72))
        self.column.addSpacing(12)
        for label in texts:
            self.column.addWidget(label)
        self.place.setVisible(str(folder) not in sentence)
        self.holds.setVisible(best is not None)
        for way, button in self.buttons.items():
            button.setObjectName(f"trouble.{way}")
            button.clicked.connect(lambda *_, way=way: self.chosen.emit(way))
            self.column.addWidget(button)
        self.add_centred(self.demo)
        self.setFocusProxy(self.buttons[ways[0]])
        self._retranslate()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self.fit()
        elif is_retranslate(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.title.setText(
            self.tr("The deletion did not finish")
            if Way.GO_ON_DELETING in self.buttons
            else self.tr("The workspace could not be opened")
        )
        self.place.setText(self.tr("Folder: {folder}").format(folder=self._folder))
        when = "" if self._best is None else format_moment(self._best.copy.at)
        if self._best is not None:
            self.holds.setText(self._holding(self._best, when))
        words = {
            Way.RETRY: self.tr("Try again"),
            Way.RESTORE: self.tr("Go back to the safe copy of {when}").format(when=when),
            Way.RECOVER: self.tr("Open with the recovery file"),
            Way.KEYS: self.tr("Take the keys from a copy on a stick"),
            Way.COPY: self.tr("Take a copy from a stick or a folder"),
            Way.OLD: self.tr("Look for the data on sticks and in folders"),
            Way.USUAL: self.tr("Open the usual data folder"),
            Way.GO_ON_DELETING: self.tr("Go on deleting"),
            Way.KEEP: self.tr("Keep the data"),
            Way.OTHER: self.tr("Choose another folder"),
        }
        for way, button in self.buttons.items():
            button.set_text(words[way])
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
