"""The cards of the office page."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.figures.structures import Undecided
from core.units.models import UnitKey
from ui.qt.icons import Icon
from ui.qt.theme import current_theme
from ui.qt.tokens import Height, Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.card import BARE, Card, CardHeader, Rule
from ui.qt.widgets.choice import Combo
from ui.qt.widgets.field import Field, Labelled
from ui.qt.widgets.label import Label
from ui.qt.widgets.rows import Mark, Row, RowList, RowLook

SIDE: Final = 20
BOTTOM: Final = 4
MOST_HAMLETS: Final = 8
"""Of hamlets that are asked about at a time."""


class ListCard(Card):
    """A header with perhaps a button, and rows; `empty` stands where there are none."""

    def __init__(
        self, name: str, *, button: Button | None = None, extra: QWidget | None = None, whole: bool = False
    ) -> None:
        """`whole`: the list is as high as its rows and never scrolls."""
        self.whole = whole
        self.header = CardHeader()
        self.empty = Label("", TextStyle.BODY, Role.TEXT2, wrap=True)
        self.list = RowList(look=RowLook(height=Height.WALK_ROW, side=SIDE, mark=Mark.NONE))
        self.list.setObjectName(f"office.{name}")
        super().__init__(padding=BARE)
        self.body.setSpacing(0)
        if button is not None:
            self.header.tail.addWidget(button)
        self.body.addWidget(self.header)
        self.body.addWidget(Rule())
        if extra is not None:
            self.body.addWidget(extra)
        self.empty.setContentsMargins(SIDE, 12, SIDE, 12)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.list, 1)
        self.list.setMinimumHeight(120)

    def set_texts(self, title: str, empty: str) -> None:
        self.header.set_title(title)
        self.list.setAccessibleName(title)
        self.empty.setText(empty)

    def set_rows(self, rows: tuple[Row, ...]) -> None:
        self.list.set_rows(rows)
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self._fit()

    def _fit(self) -> None:
        if self.whole:
            heights = [self.list.sizeHintForRow(at) for at in range(self.list.model().rowCount())]
            self.list.setFixedHeight(sum(heights) + BOTTOM)

    @override
    def _restyle(self) -> None:
        super()._restyle()
        above = 5 if current_theme().compact else 10
        self.header.setContentsMargins(SIDE, above, 13, above)
        self._fit()


class RankCard(Card):
    """Enters a rank that others gave; `known` are those entered before."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = Label("", TextStyle.H3)
        self.known = Label("", TextStyle.SMALL, Role.TEXT2, wrap=True)
        self.rank, self.rate, self.day, self.source = Field(), Field(), Field(), Field()
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

    def clear(self) -> None:
        for field in self._fields():
            field.set_text("")

    def _fields(self) -> tuple[Field, ...]:
        return (self.rank, self.rate, self.day, self.source)


class SplitCard(Card):
    """Hamlets of units that were split, each with the units it may lie in."""

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
        """`word` is what the button of each row says."""
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
