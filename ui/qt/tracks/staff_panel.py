"""The agency's own staff: sections with what is left, and one section's numbers as a form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.base.clock import parse_instant
from core.tracks.models import StaffCount
from ui.qt.errors import language_in_force
from ui.qt.formats import format_moment, format_number
from ui.qt.icons import Icon
from ui.qt.models.flow_label import FlowLabel
from ui.qt.tokens import Height, Role, TextStyle
from ui.qt.tracks.state import Done, State
from ui.qt.tracks.words import order_of, section_line
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.card import LIST, Card, CardHeader
from ui.qt.widgets.columns import Columns
from ui.qt.widgets.field import Field, Labelled
from ui.qt.widgets.list_card import ListCard
from ui.qt.widgets.rows import Row, RowList, RowLook, RowStatus

LIST_WIDTH: Final = 480
NUMBERS: Final = ("staff", "smartphones", "installed")
COLUMNS: Final = 4


class StaffForm(Card):
    """`submitted` carries the texts by field and the texts by reason."""

    submitted = Signal(dict, dict)
    void_requested = Signal()
    new_requested = Signal()

    def __init__(self, reasons: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=LIST)
        self.header = CardHeader()
        self.fields = {name: Labelled("", Field()) for name in ("section", *NUMBERS)}
        self.reasons = {code: Labelled("", Field()) for code in reasons}
        self.why = FlowLabel("", TextStyle.SMALL, Role.TEXT2)
        self.wrong = FlowLabel("", TextStyle.SMALL, Role.ERR)
        self.wrong.setObjectName("tracks.staff.wrong")
        self.problem = FlowLabel("", TextStyle.SMALL, Role.ERR)
        self.problem.setObjectName("tracks.staff.problem")
        self.save = Button("", ButtonKind.PRIMARY, key="Enter")
        self.save.setObjectName("tracks.staff.save")
        self.new = Button("", ButtonKind.LINK, icon=Icon.PLUS)
        self.new.setObjectName("tracks.staff.new")
        self.void = Button("", ButtonKind.LINK, icon=Icon.UNDO)
        self.void.setObjectName("tracks.staff.void")
        self.body.addWidget(self.header)
        self.body.addLayout(self._row())
        self.body.addWidget(self.wrong)
        self.body.addWidget(self.why)
        self.body.addLayout(self._grid())
        self.body.addWidget(self.problem)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        self.header.tail.addWidget(self.save)
        for button in (self.new, self.void):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.body.addLayout(buttons)
        self.body.addSpacing(6)
        for name, part in {**self.fields, **self.reasons}.items():
            field = part.inner
            assert isinstance(field, Field)
            field.edit.setObjectName(f"tracks.staff.{name}")
            field.submitted.connect(self._submit)
        self.save.clicked.connect(self._submit)
        self.new.clicked.connect(self.new_requested)
        self.void.clicked.connect(self.void_requested)

    def field(self, name: str) -> Field:
        inner = {**self.fields, **self.reasons}[name].inner
        assert isinstance(inner, Field)
        return inner

    def show_section(self, one: StaffCount | None) -> None:
        """Fill in the numbers of a section, to be stated again; None empties the form."""
        known = {} if one is None else {name: str(getattr(one, name)) for name in NUMBERS}
        texts = {"section": "" if one is None else one.section, **known}
        for name in self.fields:
            self.field(name).set_text(texts.get(name, ""))
        for code in self.reasons:
            count = 0 if one is None else one.reasons.get(code, 0)
            self.field(code).set_text(str(count) if count else "")
        self.void.setVisible(one is not None)
        self.new.setVisible(one is not None)
        title = self.tr("A new section") if one is None else self.tr("State its numbers as of now")
        self.header.set_title(title)

    def show_problem(self, sentence: str, field: str) -> None:
        """Under the whole row: in the width of one number a sentence would take six lines."""
        for name in self.fields:
            self.field(name).set_wrong(wrong=name == field)
        self.wrong.setText(sentence if field in self.fields else "")
        self.wrong.setVisible(field in self.fields)
        self.problem.setText(sentence if field == "reasons" else "")
        self.problem.setVisible(field == "reasons")

    def retranslate(self, labels: dict[str, str]) -> None:
        words = {
            "section": self.tr("Section, office"),
            "staff": self.tr("Staff in all"),
            "smartphones": self.tr("With a smartphone"),
            "installed": self.tr("Installed"),
        }
        for name, word in words.items():
            self.fields[name].set_label(word)
        for code, word in labels.items():
            self.reasons[code].set_label(word)
        self.why.setText(self.tr("Why not yet: how many for each reason. What is unknown stays empty."))
        self.save.set_text(self.tr("Record"))
        self.new.set_text(self.tr("Another section"))
        self.void.set_text(self.tr("Take back"))

    def _row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        for name, part in self.fields.items():
            part.label.setWordWrap(True)
            row.addWidget(part, 5 if name == "section" else 2, Qt.AlignmentFlag.AlignBottom)
        return row

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(8)
        for at, part in enumerate(self.reasons.values()):
            part.label.setWordWrap(True)
            grid.addWidget(part, at // COLUMNS, at % COLUMNS, Qt.AlignmentFlag.AlignBottom)
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        return grid

    def _submit(self) -> None:
        texts = {name: self.field(name).text() for name in self.fields}
        self.submitted.emit(texts, {code: self.field(code).text() for code in self.reasons})


class StaffPanel(QWidget):
    """The sections at the left, the form at the right."""

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reasons = state.reasons
        self._shown: tuple[str, Done | None] | None = None
        self.rows = RowList("", look=RowLook(height=Height.CALLBACK_ROW, side=20))
        self.rows.setObjectName("tracks.sections")
        self.list = ListCard(self.rows, ruled=True)
        self.order = FlowLabel("", TextStyle.SMALL, Role.TEXT2)
        self.form = StaffForm([choice.id for choice in state.reasons])
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        column.addWidget(self.order)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.form)
        beside.addStretch(1)
        columns = Columns()
        columns.add(left, width=LIST_WIDTH)
        columns.add(right)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(columns)

    def render_state(self, state: State) -> None:
        self.rows.set_rows(tuple(self._row(one) for one in state.sections))
        self.list.set_title(self.tr("Sections"), format_number(len(state.sections)))
        deadlines = state.state.deadlines if state.state is not None else ()
        self.order.setText("\n".join(order_of(deadline) for deadline in deadlines))
        self.order.setVisible(bool(deadlines))
        shown = (state.section, state.done)
        if self._shown != shown:
            self._shown = shown
            self.form.show_section(state.picked_section)
        self.form.show_problem(state.problem, state.problem_field)

    def retranslate(self) -> None:
        language = language_in_force().value
        self.form.retranslate({choice.id: choice.label.of(language) for choice in self._reasons})
        self._shown = None

    def _row(self, one: StaffCount) -> Row:
        done = one.not_yet == 0
        text = self.tr("all installed") if done else self.tr("{left} left").format(left=one.not_yet)
        when = self.tr("as of {when}").format(when=format_moment(parse_instant(one.at)))
        return Row(
            key=one.statement,
            title=one.section,
            lines=(section_line(one), when),
            status=RowStatus(
                text=text, icon=Icon.DONE if done else Icon.CLOCK, role=Role.DONE if done else Role.WARN
            ),
        )
