"""Members of organisations: each organisation's rate, and the list of who is left."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.campaigns.models import Choice
from core.tracks.models import MemberLeft
from ui.qt.errors import language_in_force
from ui.qt.formats import format_number, format_percent
from ui.qt.icons import Icon
from ui.qt.models.flow_label import FlowLabel
from ui.qt.models.visit_words import SEPARATOR
from ui.qt.theme import current_theme
from ui.qt.tokens import Height, Role, TextStyle
from ui.qt.tracks.state import Organisation, State
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.card import LIST, Card, CardHeader
from ui.qt.widgets.columns import Columns
from ui.qt.widgets.even_list import EvenList
from ui.qt.widgets.field import Field, Labelled
from ui.qt.widgets.list_card import ListCard
from ui.qt.widgets.rows import Row, RowList, RowLook, RowStatus

LIST_WIDTH: Final = 480
NUMBERS: Final = ("members", "smartphones")


class DeclareForm(Card):
    """Statement of the picked organisation about its members; `submitted` has the two texts."""

    submitted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=LIST)
        self.header = CardHeader()
        self.header.title.setWordWrap(True)
        self.fields = {name: Labelled("", Field()) for name in NUMBERS}
        self.save = Button("", ButtonKind.PRIMARY, key="Enter")
        self.save.setObjectName("tracks.members.save")
        row = QHBoxLayout()
        row.setSpacing(10)
        for name, part in self.fields.items():
            field = self.field(name)
            field.edit.setObjectName(f"tracks.members.{name}")
            field.submitted.connect(self._submit)
            row.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.save, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addWidget(self.header)
        self.body.addLayout(row)
        self.body.addSpacing(6)
        self.save.clicked.connect(self._submit)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def field(self, name: str) -> Field:
        inner = self.fields[name].inner
        assert isinstance(inner, Field)
        return inner

    def show_organisation(self, one: Organisation) -> None:
        declared = one.declared
        for name in NUMBERS:
            self.field(name).set_text("" if declared is None else str(getattr(declared, name)))
        self.header.set_title(self.tr("{organisation} declares").format(organisation=one.name))

    def show_problem(self, sentence: str, field: str) -> None:
        for name, part in self.fields.items():
            part.set_problem(sentence if name == field else "")

    def retranslate(self) -> None:
        self.fields["members"].set_label(self.tr("Members in all"))
        self.fields["smartphones"].set_label(self.tr("With a smartphone"))
        self.save.set_text(self.tr("Record"))

    def _submit(self) -> None:
        members, smartphones = (self.field(name).text() for name in NUMBERS)
        self.submitted.emit(members, smartphones)


class MemberPanel(QWidget):
    """Organisations at the left; who is left at the right. `member_chosen` carries a household's id."""

    member_chosen = Signal(str)

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reasons: dict[str, Choice] = {choice.id: choice for choice in state.reasons}
        self._shown = ""
        self.rows = RowList("", look=RowLook(height=Height.CALLBACK_ROW, side=20))
        self.rows.setObjectName("tracks.organisations")
        self.list = ListCard(self.rows, ruled=True)
        self.note = FlowLabel("", TextStyle.SMALL, Role.TEXT2)
        self.form = DeclareForm()
        self.left_rows = EvenList("", look=RowLook(height=Height.CALLBACK_ROW, side=20), lines=2)
        self.left_rows.setObjectName("tracks.left")
        self.left = ListCard(self.left_rows, ruled=True)
        self.nobody = FlowLabel("", TextStyle.BODY, Role.TEXT2)
        self.nobody.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.left_rows.row_chosen.connect(self._open)
        self._households: dict[str, str] = {}
        columns = Columns()
        columns.add(self._column(self.list, self.note), width=LIST_WIDTH)
        columns.add(self._column(self.form, self.left, self.nobody))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(columns)

    def render_state(self, state: State) -> None:
        self.rows.set_rows(tuple(self._organisation(one) for one in state.organisations))
        picked = state.picked_organisation
        self.list.set_title(self.tr("Organisations"))
        self.form.setVisible(picked is not None)
        if picked is not None:
            if self._shown != picked.code:
                self.form.show_organisation(picked)
            self.rows.set_current(picked.code)
        else:
            self.rows.clearSelection()
        self._shown = "" if picked is None else picked.code
        self.form.show_problem(state.problem, state.problem_field)
        self._households = {one.person: one.household for one in state.left}
        names = {one.code: one.name for one in state.organisations}
        self.left_rows.set_rows(tuple(self._member(one, names) for one in state.left))
        title = self.tr("Who is left") if picked is None else picked.name
        self.left.set_title(title, format_number(state.left_count))
        self.left.setVisible(bool(state.left))
        self.nobody.setVisible(not state.left)

    def retranslate(self) -> None:
        self.form.retranslate()
        self._shown = ""
        self.note.setText(
            self.tr(
                "Members are people of the households, seen through another list: who is in two"
                " organisations stands in both and is one person."
            )
        )
        self.nobody.setText(
            self.tr(
                "Nobody is left: no member recorded has a smartphone without the app. Members are recorded"
                " on the page of a household, person by person."
            )
        )

    def _organisation(self, one: Organisation) -> Row:
        count = one.count
        found = self.tr(
            "%n member(s) · {smartphones} with a smartphone · {installed} installed", "", count.members
        )
        found = found.format(smartphones=count.smartphones, installed=count.installed)
        lines = [found]
        if one.declared is not None:
            text = self.tr("declares {members}, {smartphones} with a smartphone")
            lines.append(text.format(members=one.declared.members, smartphones=one.declared.smartphones))
        done = count.smartphones > 0 and count.left == 0
        status = None
        if count.smartphones:
            status = RowStatus(
                text=format_percent(count.installed / count.smartphones, 0),
                icon=Icon.DONE if done else Icon.CLOCK,
                role=Role.DONE if done else Role.WARN,
            )
        return Row(key=one.code, title=one.name, lines=tuple(lines), status=status)

    def _member(self, one: MemberLeft, names: dict[str, str]) -> Row:
        where = SEPARATOR.join(part for part in (one.head, one.hamlet, one.code) if part)
        reason = self._reasons.get(one.reason or "")
        why = "" if reason is None else reason.label.of(language_in_force().value)
        of = ", ".join(names.get(code, code) for code in one.organisations)
        return Row(
            key=one.person,
            title=one.name or self.tr("No name given"),
            lines=(where, SEPARATOR.join(part for part in (of, why) if part)),
            chevron=True,
        )

    def _open(self, person: str) -> None:
        if person in self._households:
            self.member_chosen.emit(self._households[person])

    def _column(self, *parts: QWidget) -> QWidget:
        """Put parts below each other; a list takes the height, or its replacement."""
        column = QWidget()
        box = QVBoxLayout(column)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(current_theme().row_gap)
        for part in parts:
            box.addWidget(part, int(isinstance(part, ListCard) or part is self.nobody))
        return column
