"""The form of the register: a letter, the numbers that others cite it by, and the day that it sets."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.letters.models import LetterKind, NewLetter
from ui.qt.formats import format_date
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.icons import Icon
from ui.qt.shared.typed_days import read_day
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.choice import Combo
from ui.qt.widgets.field import Field, Labelled
from ui.qt.widgets.notice import Notice, NoticeKind

KINDS: Final = {
    LetterKind.ORDER: QT_TRANSLATE_NOOP("LetterForm", "Order of a superior"),
    LetterKind.URGE: QT_TRANSLATE_NOOP("LetterForm", "Urging letter"),
    LetterKind.REPORT: QT_TRANSLATE_NOOP("LetterForm", "Report"),
    LetterKind.NOTICE: QT_TRANSLATE_NOOP("LetterForm", "Notice"),
    LetterKind.OTHER: QT_TRANSLATE_NOOP("LetterForm", "Other"),
}
"""Kinds that are entered by hand; minutes have no number of the register."""

NAMES: Final = ("number", "symbol", "day", "issuer", "abstract", "aliases", "due")


class LetterForm(QWidget):
    """Hidden until it is opened, for a new letter or for one that was entered before."""

    entered = Signal()
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.n: int | None = None
        """Row of the letter that is changed; None for a new one."""
        self._former: NewLetter | None = None
        self.fields = {name: Field() for name in NAMES}
        self.labelled = {name: Labelled("", field) for name, field in self.fields.items()}
        for name, field in self.fields.items():
            field.setObjectName(f"office.letter.{name}")
            field.submitted.connect(lambda _text: self.entered.emit())
        self.kind = Combo()
        self.kind.setObjectName("office.letter.kind")
        self.kind_labelled = Labelled("", self.kind)
        self.notice = Notice()
        self.notice.setObjectName("office.letter.notice")
        self.save = Button("", ButtonKind.SECONDARY, icon=Icon.DONE)
        self.save.setObjectName("office.letter.save")
        self.remove = Button("", ButtonKind.LINK, icon=Icon.MINUS)
        self.remove.setObjectName("office.letter.remove")
        self.leave = Button("", ButtonKind.LINK)
        self.leave.setObjectName("office.letter.leave")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(8)
        for names in (("number", "symbol", "day"), ("issuer",), ("abstract",), ("aliases", "due")):
            line = QHBoxLayout()
            for name in names:
                line.addWidget(self.labelled[name], 1)
            column.addLayout(line)
        column.addWidget(self.kind_labelled)
        column.addWidget(self.notice)
        acts = QHBoxLayout()
        for button in (self.save, self.remove, self.leave):
            acts.addWidget(button)
        acts.addStretch(1)
        column.addLayout(acts)
        self.save.clicked.connect(self.entered)
        self.remove.clicked.connect(self.removed)
        self.leave.clicked.connect(self.hide)
        self.hide()

    def retranslate(self) -> None:
        labels = (
            self.tr("Number, as printed"),
            self.tr("Symbol"),
            self.tr("Day of the letter"),
            self.tr("Issued by"),
            self.tr("About"),
            self.tr("Numbers others cite"),
            self.tr("To be done by"),
        )
        for name, label in zip(NAMES, labels, strict=True):
            self.labelled[name].set_label(label)
        self.kind_labelled.set_label(self.tr("Kind"))
        chosen = self.kind.currentData()
        self.kind.clear()
        for kind, word in KINDS.items():
            self.kind.addItem(QCoreApplication.translate("LetterForm", word), kind.value)
        self.kind.setCurrentIndex(max(0, self.kind.findData(chosen)))
        self.remove.set_text(self.tr("Take it off the register"))
        self.leave.set_text(self.tr("Cancel"))
        self._name_save()

    def open_for(self, letter: NewLetter | None, n: int | None) -> None:
        """Show the form, empty or with a letter that was entered."""
        self.n, self._former = n, letter
        shown = dict.fromkeys(NAMES, "")
        if letter is not None:
            shown |= {
                "number": letter.number or "",
                "symbol": letter.symbol,
                "day": "" if letter.issued_on is None else format_date(letter.issued_on),
                "issuer": letter.issuer,
                "abstract": letter.abstract,
                "aliases": ", ".join(letter.aliases),
                "due": "" if letter.due is None else format_date(letter.due),
            }
        for name, text in shown.items():
            self.fields[name].set_text(text)
        kind = LetterKind.ORDER if letter is None else letter.kind
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind.value)))
        self.remove.setVisible(n is not None)
        self.notice.clear()
        self._name_save()
        self.show()

    def letter(self) -> NewLetter:
        """Return the letter as typed. Raises `time.unreadable`."""
        typed = {name: field.text().strip() for name, field in self.fields.items()}
        kind, former = LetterKind(self.kind.currentData()), self._former
        urges = former is not None and former.kind is LetterKind.URGE and kind is LetterKind.URGE
        return NewLetter(
            number=typed["number"] or None,
            symbol=typed["symbol"],
            issued_on=read_day(typed["day"]) if typed["day"] else None,
            issuer=typed["issuer"],
            abstract=typed["abstract"],
            aliases=tuple(filter(None, re.split(r"[\s,;]+", typed["aliases"]))),
            due=read_day(typed["due"]) if typed["due"] else None,
            kind=kind,
            round=former.round if former is not None and urges else None,
            units=() if former is None else former.units,
        )

    def show_problem(self, sentence: str) -> None:
        """Show in the form why the register is unchanged; with "" nothing."""
        if sentence:
            self.notice.show_message(NoticeKind.ERROR, sentence)
        else:
            self.notice.clear()

    def _name_save(self) -> None:
        self.save.set_text(self.tr("Enter in the register") if self.n is None else self.tr("Save the change"))
