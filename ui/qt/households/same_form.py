"""Choice of the household that is the same as this one: the likeliest first, with the reasons; or found by
typing.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.quality.models import Candidate
from core.records.household import HouseholdRow
from ui.qt.models.flow_label import FlowLabel
from ui.qt.models.like_words import reasons_text
from ui.qt.models.visit_words import address_line
from ui.qt.tokens import Height, Role, TextStyle
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.card import LIST, Card
from ui.qt.widgets.field import SearchField
from ui.qt.widgets.label import Label
from ui.qt.widgets.rows import Mark, Row, RowList, RowLook

LEAST_LIST: Final = 200
"""Px; longer lines are cut before the page scrolls sideways."""


class SameForm(Card):
    """`chosen` carries the id of the other household, `searched` what was typed."""

    chosen = Signal(str)
    searched = Signal(str)
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=LIST)
        self.title = Label("", TextStyle.H3)
        self.note = FlowLabel("", TextStyle.BODY, Role.TEXT2)
        self.search = SearchField()
        self.search.edit.setObjectName("households.same.search")
        self.nothing = FlowLabel("", TextStyle.BODY, Role.TEXT2)
        self.problem = FlowLabel("", TextStyle.BODY, Role.ERR)
        self.problem.setObjectName("households.same.problem")
        look = RowLook(height=Height.RETURNED_ROW, side=0, mark=Mark.NONE, number_width=90)
        self.list = RowList(look=look, fit_rows=True)
        self.list.setObjectName("households.same.list")
        self.list.setMinimumWidth(LEAST_LIST)
        self.leave = Button("", ButtonKind.LINK, key="Esc")
        self.leave.setObjectName("households.same.leave")
        row = QHBoxLayout()
        row.addWidget(self.search, 1)
        row.addWidget(self.leave)
        self.body.addWidget(self.title)
        self.body.addWidget(self.note)
        self.body.addLayout(row)
        for part in (self.problem, self.nothing, self.list):
            self.body.addWidget(part)
        self.body.addSpacing(6)
        self.search.text_changed.connect(self.searched)
        self.search.left_downwards.connect(self._go_down)
        self.search.submitted.connect(self._take_first)
        self.list.row_chosen.connect(self.chosen)
        self.leave.clicked.connect(self.given_up)

    def begin(self) -> None:
        self.search.set_text("")
        self.search.edit.setFocus()

    def show_found(
        self, candidates: tuple[Candidate, ...], found: tuple[HouseholdRow, ...], problem: str
    ) -> None:
        """The candidates, or what the typed words find."""
        typed = bool(self.search.text().strip())
        rows = (
            tuple(self._row(row, ()) for row in found)
            if typed
            else tuple(self._row(one.row, (reasons_text(one.reasons),)) for one in candidates)
        )
        self.list.set_rows(rows)
        self.list.setVisible(bool(rows))
        self.nothing.setText(
            self.tr("No other household matches.")
            if typed
            else self.tr("No household looks alike. Type its name, code or house number.")
        )
        self.nothing.setVisible(not rows)
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def retranslate(self) -> None:
        self.title.setText(self.tr("Which household is the same as this one?"))
        self.note.setText(
            self.tr("Both keep their visits and history and are counted as one. Ctrl+Z parts them.")
        )
        self.search.set_name(self.tr("Find the other household"))
        self.search.set_placeholder(self.tr("Find: code, name, house number"))
        self.list.setAccessibleName(self.tr("Households that may be the same"))
        self.leave.set_text(self.tr("Cancel"))

    def _row(self, row: HouseholdRow, lines: tuple[str, ...]) -> Row:
        return Row(
            key=row.id,
            title=row.head or row.code,
            lines=tuple(filter(None, (address_line(row), *lines))),
            number=row.code,
            chevron=True,
        )

    def _go_down(self) -> None:
        if self.list.row_model.items:
            self.list.setFocus()
            self.list.setCurrentIndex(self.list.row_model.index(0))

    def _take_first(self) -> None:
        """Enter takes the household of a typed code, or the only one found; of several, a person chooses."""
        typed, rows = self.search.text().strip().casefold(), self.list.row_model.items
        exact = [row for row in rows if row.number.casefold() == typed] or rows
        if typed and len(exact) == 1:
            self.chosen.emit(exact[0].key)
        else:
            self._go_down()
