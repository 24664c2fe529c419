"""Entries are missing since this laptop last used the workspace: what helps, and going on without them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget

from core.records.workspace import LostEntries
from ui.qt.formats import format_moment, format_number
from ui.qt.shared.screens import CentredScreen, Mark
from ui.qt.theme import is_restyle, is_retranslate
from ui.qt.tokens import TextStyle
from ui.qt.typed import override
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.label import Label

WIDTH_PX = 520


class LossScreen(CentredScreen):
    """The first button restores the fullest safe copy, where one holds more than the database."""

    restore_requested = Signal()
    accepted = Signal()

    def __init__(self, lost: LostEntries, parent: QWidget | None = None) -> None:
        super().__init__(WIDTH_PX, parent)
        self._lost = lost
        self.setObjectName("screen.loss")
        self.title = Label("", TextStyle.H1, wrap=True)
        self.sentence = Label("", wrap=True)
        for label in (self.title, self.sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        has_copy = lost.copy is not None
        self.restore = Button("", ButtonKind.LARGE)
        self.restore.setObjectName("loss.restore")
        self.restore.setVisible(has_copy)
        self.restore.clicked.connect(self.restore_requested)
        self.go_on = Button("") if has_copy else Button("", ButtonKind.LARGE)
        self.go_on.setObjectName("loss.accept")
        self.go_on.clicked.connect(self.accepted)
        self.add_centred(Mark(72))
        self.column.addSpacing(12)
        for part in (self.title, self.sentence, self.restore, self.go_on):
            self.column.addWidget(part)
        self.setFocusProxy(self.restore if has_copy else self.go_on)
        self._retranslate()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self.fit()
        elif is_retranslate(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        lost = self._lost
        self.title.setText(self.tr("{count} entries are missing").format(count=format_number(lost.missing)))
        self.go_on.set_text(self.tr("Go on without them"))
        if lost.copy is None:
            self.sentence.setText(
                self.tr(
                    "This laptop had saved them: the file -wal beside the data was lost or damaged, or an old"
                    " folder was copied over it. No safe copy holds more. If the old folder is still"
                    " somewhere, close the window and copy it back whole."
                )
            )
            return
        when = format_moment(lost.copy.at)
        self.restore.set_text(self.tr("Go back to the safe copy of {when}").format(when=when))
        self.sentence.setText(
            self.tr(
                "This laptop had saved them: the file -wal beside the data was lost or damaged, or an old"
                " folder was copied over it. The safe copy of {when} holds {count} of them."
            ).format(when=when, count=format_number(lost.regained))
        )
