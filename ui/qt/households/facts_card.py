"""The facts of one household, each editable in its place."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from core.events.kinds import HouseholdField
from core.households.desk import shown_fields
from core.records.household import HouseholdRow
from core.records.person import Way
from ui.qt.households.state import Form, Opened, State
from ui.qt.households.words import field_word
from ui.qt.models.close_words import close_word
from ui.qt.models.flow_label import FlowLabel
from ui.qt.models.visit_words import SEPARATOR, adults, lowered, masked_phone, smartphones, with_the_app
from ui.qt.theme import current_theme, is_restyle
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.card import Card, Rule
from ui.qt.widgets.field import Field
from ui.qt.widgets.label import Label

FIRST: Final = (HouseholdField.ADDRESS, HouseholdField.PHONE)
"""Needed on the way to the door: in larger letters."""
FIELDS: Final = (
    *FIRST,
    HouseholdField.NAME,
    HouseholdField.GROUP,
    HouseholdField.HAMLET,
    HouseholdField.NOTE,
)
WORD_PX: Final = 110


class FactRow(QWidget):
    """One fact: shown with "Edit", or a field where Enter saves and Esc gives up."""

    edit_requested = Signal(str)
    saved = Signal(str, str)
    given_up = Signal()
    phone_requested = Signal()

    def __init__(self, field: HouseholdField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field_name = field
        self.word = Label("", TextStyle.BODY, Role.TEXT2)
        self.value = FlowLabel("", TextStyle.H2 if field in FIRST else TextStyle.BODY)
        self.value.setObjectName(f"households.fact.{field.value}")
        self.value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.reveal = Button("", ButtonKind.LINK)
        self.reveal.setObjectName("households.reveal")
        self.edit = Button("", ButtonKind.LINK)
        self.edit.setObjectName(f"households.edit.{field.value}")
        self.input = Field()
        self.input.edit.setObjectName(f"households.input.{field.value}")
        self.problem = FlowLabel("", TextStyle.SMALL, Role.ERR)
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(8)
        self.grid.setVerticalSpacing(2)
        self.grid.setColumnStretch(1, 1)
        for column, part in enumerate((self.word, self.value, self.reveal, self.edit)):
            self.grid.addWidget(part, 0, column)
        self.grid.addWidget(self.input, 0, 1)
        self.grid.addWidget(self.problem, 1, 0, 1, 4)
        self.edit.clicked.connect(self._press)
        self.reveal.clicked.connect(self.phone_requested)
        self.input.submitted.connect(self._save)
        self._restyle()

    def show_fact(self, opened: Opened, *, editing: bool, problem: str, read_only: bool) -> None:
        was_editing = not self.input.isHidden()
        text = shown_fields(opened.row)[self.field_name]
        masked = self.field_name is HouseholdField.PHONE and text and not opened.phone_shown
        self.value.setText((masked_phone(text) if masked else text) or "–")
        self.value.setHidden(editing)
        self.input.setHidden(not editing)
        self.reveal.setVisible(bool(masked) and not editing)
        self.edit.setHidden(read_only)
        self.setHidden(read_only and not text)
        self.edit.set_text(self.tr("Save") if editing else self.tr("Edit"))
        self.edit.setAccessibleName(f"{self.edit.text()}: {lowered(self.word.text())}")
        self.problem.setText(problem if editing else "")
        self.problem.setVisible(bool(self.problem.text()))
        self.input.set_wrong(wrong=bool(self.problem.text()))
        if editing and not was_editing:
            self.input.set_text(text)
            self.input.edit.setFocus()
            self.input.edit.selectAll()

    def retranslate(self) -> None:
        self.word.setText(field_word(self.field_name))
        self.reveal.set_text(self.tr("Show the number"))
        self.input.set_name(self.word.text())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.input.isHidden():
            self.given_up.emit()
            return
        super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self._restyle()
        super().changeEvent(event)

    def _press(self) -> None:
        if self.input.isHidden():
            self.edit_requested.emit(self.field_name.value)
        else:
            self._save()

    def _save(self) -> None:
        self.saved.emit(self.field_name.value, self.input.text())

    def _restyle(self) -> None:
        self.grid.setColumnMinimumWidth(0, current_theme().px(WORD_PX))


class FactsCard(Card):
    """Known facts of the household."""

    edit_requested = Signal(str)
    saved = Signal(str, str)
    given_up = Signal()
    phone_requested = Signal()

    def __init__(self, parent: QWidget | None = None, *, read_only: bool = False) -> None:
        """One that is `read_only` shows only the facts that the workspace has."""
        super().__init__(parent)
        self._read_only = read_only
        self.counts = FlowLabel("", TextStyle.STRONG)
        self.counts.setObjectName("households.counts")
        self.listed = FlowLabel("", TextStyle.BODY, Role.TEXT2)
        self.rows = {field: FactRow(field) for field in FIELDS}
        self.rule = Rule()
        self.body.setSpacing(4)
        for row in self.rows.values():
            row.edit_requested.connect(self.edit_requested)
            row.saved.connect(self.saved)
            row.given_up.connect(self.given_up)
            row.phone_requested.connect(self.phone_requested)
        self._lay_out()

    def render_state(self, state: State) -> None:
        opened = state.opened
        if opened is None:
            return
        self.counts.setText(self._counts(opened.row))
        self.counts.setHidden(opened.row.way is Way.PERSONS and not self._read_only)  # the people have a card
        self.listed.setText(self._listed(opened.row))
        for field, row in self.rows.items():
            editing = state.form is Form.FIELD and state.field is field
            row.show_fact(opened, editing=editing, problem=state.problem, read_only=self._read_only)
        self.rule.setHidden(all(self.rows[field].isHidden() for field in FIRST))

    def retranslate(self) -> None:
        for row in self.rows.values():
            row.retranslate()

    def _lay_out(self) -> None:
        """One fact a line; group and hamlet are short and share one."""
        for field, row in self.rows.items():
            if field is HouseholdField.GROUP:
                pair = QHBoxLayout()
                pair.setSpacing(24)
                pair.addWidget(row, 1)
                pair.addWidget(self.rows[HouseholdField.HAMLET], 1)
                self.body.addLayout(pair)
            elif field is not HouseholdField.HAMLET:
                self.body.addWidget(row)
            if field is FIRST[-1]:
                self.body.addWidget(self.rule)
        for known in (self.counts, self.listed):
            self.body.addWidget(known)

    def _counts(self, row: HouseholdRow) -> str:
        unknown = self.tr("not counted yet")
        people = unknown if row.people is None else adults(row.people)
        parts = [people]
        if row.smartphones is not None:
            parts.append(smartphones(row.smartphones))
        if row.known_installed is not None:
            parts.append(with_the_app(row.known_installed))
        return SEPARATOR.join(parts)

    def _listed(self, row: HouseholdRow) -> str:
        parts = [self.tr("Code {code}").format(code=row.code)] if row.code else []
        if row.roster_people is not None:
            parts.append(self.tr("%n inhabitant(s) on the list", "", row.roster_people))
        if row.closed is not None:
            parts.append(self.tr("closed: {reason}").format(reason=close_word(row.closed)))
        return SEPARATOR.join(parts)
