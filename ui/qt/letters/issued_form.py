"""The letters in force of this office: sent out, printed, replaced or withdrawn."""

from __future__ import annotations

from collections.abc import Sequence

from core.letters.models import Letter
from ui.qt.formats import format_date
from ui.qt.icons import Icon
from ui.qt.letters.cards import EntryForm
from ui.qt.widgets.button import Button
from ui.qt.widgets.choice import Combo


class IssuedForm(EntryForm):
    """A choice among the letters, and what may be done with the chosen one."""

    def __init__(self) -> None:
        self.letter = Combo()
        self.letter.setObjectName("letters.issued.letter")
        super().__init__("issued", 1, first=self.letter)
        self.send = _button("send", Icon.FILE)
        self.print = _button("print", Icon.PRINT)
        self.replace = _button("replace", Icon.FILE)
        self.lead(self.print)
        self.lead(self.send)
        self.add(self.replace)
        self._letters: tuple[Letter, ...] = ()

    @property
    def chosen(self) -> Letter | None:
        return next((one for one in self._letters if one.n == self.letter.currentData()), None)

    def retranslate(self, name: str) -> None:
        """`name` is that of the card."""
        self.letter.setAccessibleName(name)
        self.labelled[0].set_label(self.tr("Why the letter is withdrawn"))
        self.save.set_text(self.tr("Withdraw the letter"))
        self.replace.set_text(self.tr("Make the letter that replaces it"))
        self.send.set_text(self.tr("Make the folder for sending it out"))
        self.print.set_text(self.tr("Print the letter"))

    def show_letters(self, letters: Sequence[Letter], *, busy: bool) -> None:
        """The newest first; the chosen one stays chosen."""
        chosen, self._letters = self.letter.currentData(), tuple(letters)
        self.letter.clear()
        for one in reversed(letters):
            day = "" if one.issued_on is None else format_date(one.issued_on)
            self.letter.addItem(f"{one.reference}, {day}", one.n)
        self.letter.setCurrentIndex(max(0, self.letter.findData(chosen)))
        for button in (self.send, self.print, self.replace, self.save):
            button.setEnabled(not busy)


def _button(name: str, icon: Icon) -> Button:
    button = Button("", icon=icon)
    button.setObjectName(f"letters.issued.{name}")
    return button
