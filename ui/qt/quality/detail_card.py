"""Items of one section of the review, and the actions on the current row."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.qt.models.flow_label import FlowLabel
from ui.qt.quality.state import HOUSEHOLDS, RETURNED, VISITS, Read, State
from ui.qt.quality.words import (
    PAIR,
    finding_row,
    household_pair_row,
    returned_row,
    section_word,
    visit_pair_row,
)
from ui.qt.tokens import Height, Role, TextStyle
from ui.qt.widgets.button import Button
from ui.qt.widgets.card import LIST, Card, CardHeader
from ui.qt.widgets.rows import Mark, Row, RowList, RowLook

ACTIONS = {
    RETURNED: ("open", "right"),
    HOUSEHOLDS: ("same", "apart"),
    VISITS: ("first", "second", "both"),
}
"""Actions of a section; a rule's rows are opened."""

SHOWN: Final = 50
"""Visits sent back that are listed at once, the oldest first; the others follow when these are done."""


class DetailCard(Card):
    """`opened` carries a household; the others the ids of the current row's two records or its visit."""

    opened = Signal(str)
    same = Signal(str, str)
    apart = Signal(str, str)
    decided = Signal(str, str, object)
    right = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=LIST)
        self._state = State()
        self.header = CardHeader()
        self.explained = FlowLabel("", TextStyle.BODY, Role.TEXT2)
        self.explained.setObjectName("quality.explained")
        look = RowLook(height=Height.FILE_ROW_TALL, side=12, mark=Mark.BAR)
        self.list = RowList(look=look, fit_rows=True)
        self.list.setObjectName("quality.rows")
        self.buttons = {name: Button("") for names in ACTIONS.values() for name in names}
        row = QHBoxLayout()
        row.setSpacing(10)
        for name, button in self.buttons.items():
            button.setObjectName(f"quality.{name}")
            button.clicked.connect(lambda _checked=False, name=name: self._act(name))
            row.addWidget(button)
        row.addStretch(1)
        for part in (self.header, self.explained, self.list):
            self.body.addWidget(part)
        self.body.addLayout(row)
        self.body.addStretch(1)
        self.list.row_chosen.connect(self._choose)

    def render_state(self, state: State) -> None:
        self._state = state
        section = state.section
        self.header.set_title(section_word(section))
        rows = () if state.read is None else tuple(self._rows(section, state.read))
        if rows != self.list.row_model.items:
            self.list.set_rows(rows)
        self.list.setVisible(bool(rows))
        if rows and not self.list.current_key():
            self.list.set_current(rows[0].key)
        self.explained.setText(self._explained(state, len(rows)))
        self.explained.setVisible(bool(self.explained.text()))
        self.list.setAccessibleName(self.header.title.text())
        shown = ACTIONS.get(section, ())
        for name, button in self.buttons.items():
            button.setVisible(name in shown and bool(rows))

    def retranslate(self) -> None:
        words = {
            "open": self.tr("Open the household"),
            "right": self.tr("It is right as it is"),
            "same": self.tr("One household"),
            "apart": self.tr("Two households"),
            "first": self.tr("The first counts"),
            "second": self.tr("The other counts"),
            "both": self.tr("Both are right"),
        }
        for name, word in words.items():
            self.buttons[name].set_text(word)

    def _rows(self, section: str, read: Read) -> list[Row]:
        review = read.review
        if section == RETURNED:
            return [returned_row(returned, read) for returned in review.returned[:SHOWN]]
        if section == HOUSEHOLDS:
            return [household_pair_row(pair, read) for pair in review.households]
        if section == VISITS:
            return [visit_pair_row(pair, read) for pair in review.visits]
        result = self._state.result(section)
        return [] if result is None else [finding_row(found, read) for found in result.first]

    def _explained(self, state: State, shown: int) -> str:
        if state.read is None:
            return self.tr("Reading the visits …")
        if not shown:
            return {
                RETURNED: self.tr("Nothing is waiting. A visit is sent back from the household's page."),
                HOUSEHOLDS: self.tr("No two households look alike."),
                VISITS: self.tr("No household was visited twice on one day by two laptops."),
            }.get(state.section, "")
        count = state.count(state.section)
        if count <= shown:
            return ""
        if state.section == RETURNED:
            return self.tr("The first {shown} of {count}").format(shown=shown, count=count)
        return self.tr("The newest {shown} of {count}").format(shown=shown, count=count)

    def _choose(self, key: str) -> None:
        if any(row.key == key and row.chevron for row in self.list.row_model.items):
            self.opened.emit(key)

    def _act(self, name: str) -> None:
        key = self.list.current_key()
        if not key:
            return
        one, _, other = key.partition(PAIR)
        match name:
            case "open":
                self._choose(key)
            case "right":
                self.right.emit(self._visit_of(key))
            case "same":
                self.same.emit(one, other)
            case "apart":
                self.apart.emit(one, other)
            case "first":
                self.decided.emit(one, other, one)
            case "second":
                self.decided.emit(one, other, other)
            case _:
                self.decided.emit(one, other, None)

    def _visit_of(self, household: str) -> str:
        returned = () if self._state.read is None else self._state.read.review.returned
        return next((found.visit for found in returned if found.household == household), "")
