"""Beside the rows: the day of the sheet, the running totals next to the sheet's own, and the columns."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from core.paper_entry.line import KEYS
from ui.qt.formats import format_number
from ui.qt.models.flow_label import FlowLabel
from ui.qt.models.visit_words import SEPARATOR, result_word
from ui.qt.paper_entry.row_line import RowField
from ui.qt.paper_entry.state import State
from ui.qt.tokens import Role, TextStyle
from ui.qt.widgets.card import Card, Rule
from ui.qt.widgets.field import Field, Labelled
from ui.qt.widgets.label import Label

TOTALS = 4
FIELD_PX = 76


class SideCard(Card):
    """`day_given` carries the text of the day; `total_typed` which total and its text."""

    day_given = Signal(str)
    day_typed = Signal(str)
    total_typed = Signal(int, str)
    total_done = Signal(int)
    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = ""
        self.day = Field()
        self.day.edit.setObjectName("sheet.day")
        self.day_part = Labelled("", self.day)
        self.outside = FlowLabel("", TextStyle.SMALL, Role.WARN)
        self.title = Label("", TextStyle.H3)
        self.words = [FlowLabel("", TextStyle.BODY) for _ in range(TOTALS)]
        self.running = [Label("", TextStyle.STRONG) for _ in range(TOTALS)]
        self.fields = [RowField(f"sheet.total.{at}") for at in range(TOTALS)]
        self.head_running = Label("", TextStyle.SMALL, Role.TEXT2)
        self.head_sheet = Label("", TextStyle.SMALL, Role.TEXT2)
        self.verdict = FlowLabel("", TextStyle.BODY)
        self.verdict.setObjectName("sheet.verdict")
        self.keys = FlowLabel("", TextStyle.SMALL, Role.TEXT2)
        self.hint = FlowLabel("", TextStyle.SMALL, Role.TEXT2)
        self._lay_out()
        self.day.submitted.connect(self.day_given)
        self.day.edit.textEdited.connect(self.day_typed)
        for at, field in enumerate(self.fields):
            field.setFixedWidth(FIELD_PX)
            field.text_changed.connect(lambda text, at=at: self.total_typed.emit(at, text))
            field.submitted.connect(lambda _text, at=at: self.total_done.emit(at))
            field.moved.connect(self.moved)
        for label in (*self.running, self.head_running, self.head_sheet):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def render_state(self, state: State) -> None:
        sheet = state.sheet
        if sheet is None:
            return
        typing = self.day.edit.hasFocus() and sheet.code == self._sheet
        day = sheet.day_typed or sheet.day
        if self.day.text() != day and not typing:
            self.day.set_text(day)
        self._sheet = sheet.code
        self.day_part.set_problem(state.day_problem)
        self.outside.setText(self.tr("This day lies outside the campaign; the visits count and are flagged."))
        self.outside.setVisible(state.outside)
        for at, (running, typed) in enumerate(zip(state.totals, sheet.totals, strict=True)):
            self.running[at].setText(format_number(running))
            if self.fields[at].text() != typed:
                self.fields[at].set_text(typed)
            self.fields[at].set_wrong(wrong=bool(typed) and typed.strip() != str(running))
        self._judge(state)

    def retranslate(self) -> None:
        self.day_part.set_label(self.tr("Day of the sheet, for all rows"))
        self.day.set_placeholder(self.tr("12/9, or 12/9 17:30"))
        self.title.setText(self.tr("Totals of this sheet"))
        self.head_running.setText(self.tr("typed"))
        self.head_sheet.setText(self.tr("on the paper"))
        words = (
            self.tr("Households visited"),
            self.tr("Adults"),
            self.tr("Smartphones"),
            self.tr("Installed today"),
        )
        for label, field, word in zip(self.words, self.fields, words, strict=True):
            label.setText(word)
            field.set_name(self.tr("{what}, on the paper").format(what=word))
        self.keys.setText(SEPARATOR.join(f"{key}\u00a0{result_word(result)}" for key, result in KEYS.items()))
        self.hint.setText(
            self.tr(
                "A row: column, adults, smartphones, installed (1 3 2 2). h3 behind it: come back in 3 days."
                " A new household: name, house number, then the row. Enter goes on, an empty row is passed"
                " over, Up goes back."
            )
        )

    def _judge(self, state: State) -> None:
        typed = () if state.sheet is None else state.sheet.totals
        stated = [(at, text.strip()) for at, text in enumerate(typed) if text.strip()]
        wrong = [at for at, text in stated if text != str(state.totals[at])]
        if not stated:
            self.verdict.setText("")
        elif wrong:
            names = ", ".join(self.words[at].text() for at in wrong)
            sentence = self.tr("Differs from the paper: {what}. Compare the rows once more.")
            self.verdict.setText(sentence.format(what=names))
        elif len(stated) == TOTALS:
            self.verdict.setText(self.tr("All four totals are those of the paper."))
        else:
            self.verdict.setText("")
        self.verdict.set_role(Role.ERR if wrong else Role.DONE)
        self.verdict.setVisible(bool(self.verdict.text()))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.addWidget(self.head_running, 0, 1)
        grid.addWidget(self.head_sheet, 0, 2)
        for at in range(TOTALS):
            grid.addWidget(self.words[at], at + 1, 0)
            grid.addWidget(self.running[at], at + 1, 1)
            grid.addWidget(self.fields[at], at + 1, 2, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 1)
        column = QVBoxLayout()
        column.setSpacing(8)
        for part in (self.day_part, self.outside, Rule(), self.title):
            column.addWidget(part)
        column.addLayout(grid)
        for part in (self.verdict, Rule(), self.keys, self.hint):
            column.addWidget(part)
        column.addStretch(1)
        self.body.addLayout(column)
