"""Choices for one person below their row: obstacle, organisations, reason for removal, name."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.records.person import GoneReason, Person
from ui.qt.models.flow_label import FlowLabel
from ui.qt.shared.people.choice_grid import Choice, ChoiceGrid
from ui.qt.shared.people.seen import bring_into_view
from ui.qt.shared.people.state import Form, State
from ui.qt.shared.people.view_model import PeopleViewModel
from ui.qt.shared.people.words import gone_word, reason_word
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.field import Field
from ui.qt.widgets.label import Label

NO_REASON = "none"
ERASE = "erase"


class PersonForm(QWidget):
    """Renders the form of the chosen person; hidden while there is none."""

    given_up = Signal()

    def __init__(self, model: PeopleViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._shown: tuple[Form, str] = (Form.NONE, "")
        self._ticked: tuple[str, ...] = ()
        self.question = Label("", TextStyle.SMALL, Role.TEXT2)
        self.grid = ChoiceGrid("people.choice")
        self.line = Field()
        self.line.edit.setObjectName("people.change")
        self.read = FlowLabel("", TextStyle.SMALL, Role.TEXT2)
        self.problem = FlowLabel("", TextStyle.SMALL, Role.ERR)
        self.problem.setObjectName("people.form.problem")
        self.more = Field()
        self.more.edit.setObjectName("people.organisation")
        self.save = Button("", key="Enter")
        self.save.setObjectName("people.form.save")
        self.leave = Button("", ButtonKind.LINK, key="Esc")
        self.leave.setObjectName("people.form.leave")
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (self.save, self.leave):
            row.addWidget(part)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 2, 8, 8)
        column.setSpacing(6)
        for above in (self.question, self.grid, self.line, self.more, self.read, self.problem):
            column.addWidget(above)
        column.addLayout(row)
        self.grid.picked.connect(self._pick)
        self.grid.finished.connect(self._save)
        self.grid.given_up.connect(self._leave)
        self.line.text_changed.connect(model.type)
        self.line.submitted.connect(self._save)
        self.more.submitted.connect(self._add_organisation)
        self.save.clicked.connect(self._save)
        self.leave.clicked.connect(self._leave)

    def render_state(self, state: State) -> None:
        person = state.person(state.chosen)
        shown = state.form is not Form.NONE and person is not None
        self.setVisible(shown)
        now = (state.form, str(state.chosen))
        fresh, self._shown = now != self._shown, now
        if not shown or person is None:
            return
        if fresh:
            self._ticked = person.memberships
        is_line, several = state.form is Form.LINE, state.form is Form.MEMBERSHIPS
        self.grid.setVisible(not is_line)
        self.line.setVisible(is_line)
        self.read.setVisible(is_line and bool(state.understood))
        self.read.setText(state.understood)
        self.more.setVisible(several)
        self.line.set_wrong(wrong=is_line and bool(state.problem))
        self.problem.setText(state.problem)
        self.problem.setVisible(bool(state.problem))
        self.save.setVisible(is_line or several)
        self.question.setText(self._question(state.form))
        if not is_line:
            self.grid.show_choices(self._choices(state.form, person))
        if fresh:
            self._begin(state)

    def retranslate(self) -> None:
        self.save.set_text(self.tr("Save"))
        self.leave.set_text(self.tr("Cancel"))
        self.line.set_name(self.tr("Name and phone"))
        self.more.set_name(self.tr("Another organisation"))
        self.more.set_placeholder(self.tr("Another organisation: type its name, Enter adds it to the list"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _begin(self, state: State) -> None:
        if state.form is Form.LINE:
            self.line.set_text(state.line)
            self.line.edit.setFocus()
            self.line.edit.selectAll()
        else:
            self.grid.setFocus()
        bring_into_view(self.leave)
        bring_into_view(self.question)

    def _question(self, form: Form) -> str:
        return {
            Form.LINE: self.tr("Name and phone; year of birth, m or f where they change"),
            Form.REASON: self.tr("Why does it stop there?"),
            Form.MEMBERSHIPS: self.tr("Organisations; several may be ticked"),
            Form.OFF: self.tr("Why is this person no longer counted here? The history keeps them."),
            Form.ERASE: self.tr("Erase name and phone for good, here and on every laptop that gets a file?"),
        }.get(form, "")

    def _choices(self, form: Form, person: Person) -> list[Choice]:
        campaign = self._model.campaign
        if form is Form.REASON:
            ids = [choice.id for choice in (*campaign.obstacles, *campaign.refusals)]
            choices = [Choice(id=reason, word=reason_word(campaign, reason)) for reason in ids]
            none = Choice(id=NO_REASON, word=self.tr("No reason"))
            return [*choices, none] if person.reason else choices
        if form is Form.OFF:
            erase = Choice(id=ERASE, word=self.tr("Asked to be erased (law)…"))
            reasons = [Choice(id=why.value, word=gone_word(why.value)) for why in reversed(GoneReason)]
            return reasons if person.is_erased or person.is_child else [*reasons, erase]
        if form is Form.ERASE:
            return [Choice(id=ERASE, word=self.tr("Erase; it cannot be taken back"))]
        codes = [entry.code for entry in self._model.organisations()]
        known = [*codes, *(code for code in self._ticked if code not in codes)]
        name = self._model.organisation_name
        return [Choice(id=code, word=name(code), ticked=code in self._ticked) for code in known]

    def _pick(self, chosen: str) -> None:
        state = self._model.state
        person = state.chosen
        if person is None:
            return
        if state.form is Form.REASON:
            self._model.set_reason(person, None if chosen == NO_REASON else chosen)
        elif state.form is Form.OFF and chosen == ERASE:
            self._model.begin(Form.ERASE, person)
            return
        elif state.form is Form.OFF:
            self._model.take_off(person, GoneReason(chosen))
        elif state.form is Form.ERASE:
            self._model.erase(person)
        else:
            ticked = set(self._ticked) ^ {chosen}
            self._ticked = tuple(sorted(ticked))
            self.render_state(state)
            self.grid.setFocus()
            return
        self.given_up.emit()

    def _save(self) -> None:
        state = self._model.state
        if state.form is Form.LINE:
            self._model.submit_line()
        elif state.form is Form.MEMBERSHIPS and state.chosen is not None:
            self._model.set_memberships(state.chosen, self._ticked)
        if self._model.state.form is Form.NONE:
            self.given_up.emit()

    def _add_organisation(self) -> None:
        former = {entry.code for entry in self._model.organisations()}
        if not self.more.text().strip():
            self._save()
        elif self._model.add_organisation(self.more.text()):
            added = [entry.code for entry in self._model.organisations() if entry.code not in former]
            self._ticked = tuple(sorted({*self._ticked, *added}))
            self.more.set_text("")
            self.render_state(self._model.state)

    def _leave(self) -> None:
        self._model.begin(Form.NONE)
        self.given_up.emit()
