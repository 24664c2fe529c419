"""The lock: the passphrase, or the recovery file and then a new passphrase."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.qt.formats import format_time
from ui.qt.icons import Icon
from ui.qt.shared.numbers import number_lines
from ui.qt.shared.passphrase import NewPassphrase
from ui.qt.shared.screens import CentredScreen, Mark
from ui.qt.theme import is_restyle, is_retranslate
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.field import Field, Labelled
from ui.qt.widgets.label import Label


class LockScreen(CentredScreen):
    """`unlock_requested` carries what was typed; the others are what to do when it is forgotten:
    use the recovery file, ask the province, open its answer.
    """

    unlock_requested = Signal(str)
    recovery_requested = Signal()
    province_requested = Signal()
    answer_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("screen.lock")
        self._saved_at: datetime | None = None
        self.title = Label("", TextStyle.H1)
        self.person = Label("", TextStyle.BODY, Role.TEXT2, wrap=True)
        self.person.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.field = Field(icon=Icon.LOCK)
        self.field.setObjectName("lock.passphrase")
        self.field.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.labelled = Labelled("", self.field)
        self.open = Button("", ButtonKind.LARGE, key="Enter")
        self.open.setObjectName("lock.open")
        self.kept = Label("", TextStyle.STRONG, Role.DONE, wrap=True)
        self.kept.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.note = Label("", TextStyle.BODY, wrap=True)
        self.note.setObjectName("lock.note")
        self.recover = Button("", ButtonKind.LINK)
        self.recover.setObjectName("lock.recover")
        self.province = Button("", ButtonKind.LINK)
        self.province.setObjectName("lock.province")
        self.answer = Button("", ButtonKind.LINK)
        self.answer.setObjectName("lock.answer")
        self.wish = Label("", TextStyle.BODY, wrap=True)
        self.wish.setObjectName("lock.wish")
        self.number = Label("", TextStyle.H2)
        self.number.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._where = ""
        self.renewal: NewPassphrase | None = None
        self._lay_out()
        self.field.submitted.connect(self._ask)
        self.open.clicked.connect(self._ask)
        self.recover.clicked.connect(self.recovery_requested)
        self.province.clicked.connect(self.province_requested)
        self.answer.clicked.connect(self.answer_requested)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._retranslate()

    def set_person(self, line: str, *, saved_at: datetime | None) -> None:
        """Set the officer, and when the last change was saved (None: none since the window opened)."""
        self.person.setText(line)
        self.person.show()
        self._saved_at = saved_at
        self._retranslate()

    def show_note(self, text: str) -> None:
        """Show a failure during closing, although everything is saved."""
        self.note.setText(text)
        self.note.show()

    def tell_problem(self, sentence: str) -> None:
        """Show the reason that it did not open; the typed text is selected, so that typing replaces it."""
        self.labelled.set_problem(sentence)
        self._set_trying(trying=False)
        self.field.edit.selectAll()
        self.field.setFocus()

    def show_wish(self, where: str, number: str) -> None:
        """Show the path of the request to the province, and its number to be read out."""
        self._where = where
        self.labelled.set_problem("")
        self.number.setText(number_lines(number))
        self.number.setAccessibleName(number)
        self.wish.show()
        self.number.show()
        self._retranslate()

    def ask_new_passphrase(self, then: Callable[[str | None], None]) -> None:
        """The recovery file opened the workspace: ask for a new passphrase, which may be left out."""
        links = (self.recover, self.province, self.answer)
        for part in (self.labelled, self.open, self.kept, self.wish, self.number, *links):
            part.hide()
        self.renewal = NewPassphrase()
        self.column.addWidget(self.renewal)
        self.column.addSpacing(8)
        done = Button("", ButtonKind.LARGE)
        done.setObjectName("lock.renew")
        done.set_text(self.tr("Open the workspace"))
        self.column.addWidget(done)
        self.title.setText(self.tr("A new passphrase"))
        renewal = self.renewal

        def finish() -> None:
            if renewal.check():
                then(renewal.passphrase())

        done.clicked.connect(finish)
        renewal.submitted.connect(finish)
        renewal.first.setFocus()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.field.setFocus()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self.fit()
        elif is_retranslate(event):
            self._retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        self.add_centred(Mark(72))
        self.column.addSpacing(12)
        self.add_centred(self.title)
        self.column.addWidget(self.person)
        self.column.addSpacing(14)
        self.column.addWidget(self.labelled)
        self.column.addSpacing(4)
        self.column.addWidget(self.open)
        self.column.addSpacing(8)
        self.column.addWidget(self.kept)
        self.column.addWidget(self.note)
        self.note.hide()
        self.column.addWidget(self.wish)
        self.column.addWidget(self.number)
        self.wish.hide()
        self.number.hide()
        self.foot.setSpacing(4)
        for link in (self.province, self.answer, self.recover):
            self.foot.addWidget(link, 0, Qt.AlignmentFlag.AlignHCenter)
        self.person.hide()

    def _ask(self) -> None:
        text = self.field.text()
        if not text:
            self.tell_problem(self.tr("Type the passphrase of this laptop."))
            return
        self.labelled.set_problem("")
        self._set_trying(trying=True)
        self.unlock_requested.emit(text)

    def _set_trying(self, *, trying: bool) -> None:
        self.open.setEnabled(not trying)
        self.field.setEnabled(not trying)
        self.open.set_text(self.tr("Opening…") if trying else self.tr("Unlock"))

    def _retranslate(self) -> None:
        self.title.setText(self.tr("The laptop is locked"))
        self.labelled.set_label(self.tr("Passphrase of this laptop"))
        self._set_trying(trying=not self.open.isEnabled())
        self.recover.set_text(self.tr("Forgot it? Open with the recovery file"))
        self.province.set_text(self.tr("Forgot it? Ask the province to open…"))
        self.answer.set_text(self.tr("Open the province's answer…"))
        wish = self.tr(
            "The request is in {path}. Send it to the province, and read these six groups out when it calls."
            " All data is still there."
        )
        self.wish.setText(wish.format(path=self._where))
        saved = self._saved_at
        kept = self.tr("Nothing is lost: the last change, at {time}, was saved.")
        self.kept.setText("" if saved is None else kept.format(time=format_time(saved)))
        self.kept.setVisible(saved is not None)
