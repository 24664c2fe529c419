"""One of the records to choose from: its value, author, time and machine."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.qt.conflicts.diff_text import DiffText
from ui.qt.conflicts.state import Span
from ui.qt.icons import Icon
from ui.qt.shared.parts import IconLine
from ui.qt.tokens import Role, TextStyle
from ui.qt.widgets.button import Button
from ui.qt.widgets.card import Card, CardHeader
from ui.qt.widgets.pill import Pill


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """`letter` names it; `who` and `machine` may be empty."""

    key: str
    letter: str
    value: str
    spans: tuple[Span, ...]
    who: str
    when: str
    machine: str
    in_use: bool


class ChoiceCard(Card):
    """`chosen` carries the key of its record. No card weighs more than the other."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        self.header = CardHeader()
        self.header.title.set_style(TextStyle.STRONG)
        self.in_use = Pill("", Icon.DOT, Role.ACCENT)
        policy = self.in_use.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.in_use.setSizePolicy(policy)
        self.header.tail.addWidget(self.in_use)
        self.value = DiffText()
        self.who = IconLine(Icon.PERSON, Role.TEXT2)
        self.when = IconLine(Icon.CLOCK, Role.TEXT2)
        self.machine = IconLine(Icon.LAPTOP, Role.TEXT2)
        self.keep = Button("")
        for part in (self.header, self.value, self.who, self.when, self.machine):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.body.addWidget(self.keep)
        self.keep.clicked.connect(lambda: self.chosen.emit(self._key))

    def show_choice(self, choice: Choice, *, of_visits: bool) -> None:
        self._key = choice.key
        letter = choice.letter
        self.keep.setObjectName(f"conflicts.keep_{letter.lower()}")
        self.header.set_title(
            (self.tr("Visit {letter}") if of_visits else self.tr("Record {letter}")).format(letter=letter)
        )
        self.in_use.set_status(
            self.tr("counts now") if of_visits else self.tr("in use"), Icon.DOT, Role.ACCENT
        )
        self.in_use.setVisible(choice.in_use)
        self.value.show_text(choice.value, choice.spans)
        self.who.set_sentence(choice.who)
        self.who.setVisible(bool(choice.who))
        self.when.set_sentence(choice.when)
        self.machine.set_sentence(choice.machine)
        self.machine.setVisible(bool(choice.machine))
        text = self.tr("Visit {letter} counts") if of_visits else self.tr("Keep record {letter}")
        self.keep.set_text(text.format(letter=letter))
        self.keep.set_key(letter)
