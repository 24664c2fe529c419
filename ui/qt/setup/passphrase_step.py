"""Step 3: the passphrase, which may be left out, and with it the recovery file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.qt.dialogs import Dialogs
from ui.qt.icons import Icon
from ui.qt.setup.answers import Answers
from ui.qt.setup.step import Step
from ui.qt.shared.passphrase import NewPassphrase
from ui.qt.shared.recovery import RECOVERY_NAME, lies_inside
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.button import Button
from ui.qt.widgets.card import Card
from ui.qt.widgets.label import Label


class PassphraseStep(Step):
    """With a passphrase a place for the recovery file must be chosen, outside the workspace."""

    def __init__(self, dialogs: Dialogs, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dialogs = dialogs
        self._folder = folder
        self.recovery: Path | None = None
        self.entry = NewPassphrase(leaves_out_at_once=True)
        self.card = Card(padding=(20, 12, 14, 12))
        self.where = Label("", TextStyle.STRONG, wrap=True)
        self.note = Label("", TextStyle.SMALL, Role.TEXT2, wrap=True)
        self.problem = Label("", TextStyle.SMALL, Role.ERR, wrap=True)
        self.problem.hide()
        self.choose = Button("", icon=Icon.FILE)
        self.choose.setObjectName("setup.recovery")
        words = QVBoxLayout()
        words.setSpacing(2)
        for part in (self.where, self.note, self.problem):
            words.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addLayout(words, 1)
        row.addWidget(self.choose)
        self.card.body.addLayout(row)
        self.column.addWidget(self.entry)
        self.column.addWidget(self.card)
        self.column.addStretch(1)
        self.entry.changed.connect(self._render)
        self.entry.submitted.connect(self._after_typing)
        self.choose.clicked.connect(self._choose)
        self.retranslate()

    @override
    def word(self) -> str:
        return self.tr("Passphrase")

    @override
    def title(self) -> str:
        return self.tr("A passphrase for this laptop")

    @override
    def subtitle(self) -> str:
        return self.tr("The data is always encrypted. The passphrase keeps the key out of other hands.")

    @override
    def answer(self, answers: Answers) -> Answers:
        passphrase = self.entry.passphrase()
        recovery = None if passphrase is None else self.recovery
        return replace(answers, passphrase=passphrase, recovery=recovery)

    @override
    def check(self) -> bool:
        if not self.entry.check():
            return False
        missing = self.entry.passphrase() is not None and self.recovery is None
        self._tell(
            self.tr("Choose where the recovery file is kept, for example a USB stick.") if missing else ""
        )
        if missing:
            self.choose.setFocus()
        return not missing

    @override
    def take_focus(self) -> None:
        self.entry.first.setFocus()

    @override
    def retranslate(self) -> None:
        self.note.setText(
            self.tr(
                "It opens the data when the passphrase is forgotten. Keep it elsewhere, not on this laptop."
            )
        )
        self.choose.set_text(self.tr("Choose a place"))
        self._render()

    def _render(self) -> None:
        self.card.setVisible(self.entry.passphrase() is not None)
        self.where.setText(
            self.tr("Recovery file: no place chosen yet")
            if self.recovery is None
            else self.tr("Recovery file: {path}").format(path=self.recovery)
        )
        self.changed.emit()

    def _after_typing(self) -> None:
        if self.entry.passphrase() is None or self.recovery is not None:
            self.submitted.emit()
        elif self.entry.check():
            self.choose.setFocus()

    def _choose(self) -> None:
        path = self._dialogs.save_file(
            self, self.tr("Keep the recovery file"), RECOVERY_NAME, self.tr("Text (*.txt)")
        )
        if path is None:
            return
        if lies_inside(path, self._folder):
            self._tell(
                self.tr("That is the folder of the data itself: both would be lost together. Choose another.")
            )
            return
        self.recovery = path
        self._tell("")
        self._render()

    def _tell(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
