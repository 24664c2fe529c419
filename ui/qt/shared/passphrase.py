"""Two fields for a new passphrase; both empty means none."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from core.base.passphrase import LEAST_LENGTH, is_weak
from ui.qt.icons import Icon
from ui.qt.theme import is_retranslate
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.field import Field, Labelled
from ui.qt.widgets.label import Label


class NewPassphrase(QWidget):
    """`check` marks what cannot be used; `passphrase` is None when it was left out."""

    changed = Signal()
    submitted = Signal()

    def __init__(self, parent: QWidget | None = None, *, leaves_out_at_once: bool = False) -> None:
        """With `leaves_out_at_once` Enter in the empty first field submits: there is nothing to repeat."""
        super().__init__(parent)
        self._leaves_out_at_once = leaves_out_at_once
        self.first = Field(icon=Icon.LOCK)
        self.second = Field(icon=Icon.LOCK)
        self.first.setObjectName("passphrase.first")
        self.second.setObjectName("passphrase.second")
        self._first = Labelled("", self.first)
        self._second = Labelled("", self.second)
        self.meaning = Label("", TextStyle.BODY, Role.TEXT2, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self._first, self._second, self.meaning):
            column.addWidget(part)
        for field in (self.first, self.second):
            field.edit.setEchoMode(QLineEdit.EchoMode.Password)
            field.text_changed.connect(self._follow)
        self.first.submitted.connect(self._after_first)
        self.second.submitted.connect(self.submitted)
        self._retranslate()

    def passphrase(self) -> str | None:
        return self.first.text() or None

    def check(self) -> bool:
        """Return True if both fields agree and are long enough, or both are empty; else show the problem."""
        first, second = self.first.text(), self.second.text()
        short = bool(first) and is_weak(first)
        self._first.set_problem(
            self.tr("Use at least {count} characters. Three or four words are easy to remember.").format(
                count=LEAST_LENGTH
            )
            if short
            else ""
        )
        differ = first != second
        self._second.set_problem(self.tr("The two are not the same. Type it again.") if differ else "")
        if short or differ:
            (self.first if short else self.second).setFocus()
        return not (short or differ)

    def clear(self) -> None:
        for field in (self.first, self.second):
            field.set_text("")

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_retranslate(event):
            self._retranslate()
        super().changeEvent(event)

    def _after_first(self) -> None:
        if self._leaves_out_at_once and not self.first.text() and not self.second.text():
            self.submitted.emit()
        else:
            self.second.setFocus()

    def _follow(self) -> None:
        self._first.set_problem("")
        self._second.set_problem("")
        self._tell_meaning()
        self.changed.emit()

    def _tell_meaning(self) -> None:
        self.meaning.setText(
            self.tr(
                "The data can only be opened with this passphrase. If it is forgotten, only the recovery"
                " file opens it: keep that file elsewhere."
            )
            if self.first.text()
            else self.tr(
                "Without a passphrase the key lies in the workspace: whoever has this laptop or a copy of"
                " the folder can read the data."
            )
        )

    def _retranslate(self) -> None:
        self._first.set_label(self.tr("Passphrase (may be left out)"))
        self._second.set_label(self.tr("Once more"))
        self._tell_meaning()
