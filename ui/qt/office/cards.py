"""The cards of the office page."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.figures.structures import Undecided
from core.units.models import UnitKey
from ui.qt.icons import Icon
from ui.qt.tokens import Role, TextStyle
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.card import Card
from ui.qt.widgets.choice import Combo
from ui.qt.widgets.field import Field, Labelled
from ui.qt.widgets.label import Label
from ui.qt.widgets.notice import Notice

MOST_HAMLETS: Final = 8
"""Of hamlets that are asked about at a time."""


class RankCard(Card):
    """Enters a rank that others gave; `known` are those entered before."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = Label("", TextStyle.H3)
        self.known = Label("", TextStyle.SMALL, Role.TEXT2, wrap=True)
        self.rank, self.rate, self.day, self.source = Field(), Field(), Field(), Field()
        self.notice = Notice()
        self.notice.setObjectName("office.rank.notice")
        self.save = Button("", ButtonKind.SECONDARY)
        self.save.setObjectName("office.rank.save")
        self.labelled = tuple(Labelled("", field) for field in (self.rank, self.rate, self.day, self.source))
        for name, field in zip(("rank", "rate", "day", "source"), self._fields(), strict=True):
            field.setObjectName(f"office.rank.{name}")
            field.submitted.connect(lambda _text: self.entered.emit())
        self.save.clicked.connect(self.entered)
        first, second = QHBoxLayout(), QHBoxLayout()
        for part in self.labelled[:3]:
            first.addWidget(part, 1)
        second.addWidget(self.labelled[3], 1)
        second.addWidget(self.save)
        self.body.addWidget(self.title)
        self.body.addWidget(self.known)
        self.body.addLayout(first)
        self.body.addLayout(second)
        self.body.addWidget(self.notice)

    def clear(self) -> None:
        for field in self._fields():
            field.set_text("")

    def _fields(self) -> tuple[Field, ...]:
        return (self.rank, self.rate, self.day, self.source)


class SplitCard(Card):
    """Hamlets of units that were split, each with its candidate units."""

    decided = Signal(object, str, str)
    """(commune, hamlet, code of the unit chosen)."""

    def __init__(self) -> None:
        super().__init__()
        self.title = Label("", TextStyle.H3)
        self.hint = Label("", TextStyle.SMALL, Role.TEXT2, wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.body.addWidget(self.title)
        self.body.addWidget(self.hint)
        self.body.addLayout(self._rows)
        self._shown: tuple[Undecided, ...] = ()

    def show_undecided(self, waiting: tuple[Undecided, ...], names: dict[UnitKey, str], word: str) -> None:
        """`word` is the text of each row's button."""
        if waiting == self._shown:
            return
        self._shown = waiting
        while (item := self._rows.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.deleteLater()
        left = MOST_HAMLETS
        for one in waiting:
            for _, hamlet in one.hamlets[:left]:
                self._rows.addWidget(self._row(one, hamlet, names, word))
                left -= 1

    def _row(self, one: Undecided, hamlet: str, names: dict[UnitKey, str], word: str) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        line = QHBoxLayout()
        choice = Combo(f"{hamlet}, {names[one.commune]}")
        for unit in one.candidates:
            choice.addItem(names[unit], unit.code)
        button = Button(word, ButtonKind.SECONDARY, icon=Icon.DONE)
        button.clicked.connect(lambda: self.decided.emit(one.commune, hamlet, choice.currentData()))
        column.addWidget(Label(f"{hamlet}, {names[one.commune]}", TextStyle.BODY))
        column.addLayout(line)
        line.addWidget(choice, 1)
        line.addWidget(button)
        return row
