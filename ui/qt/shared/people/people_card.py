"""People and phones of a household: somebody is added in one line, a stage is set with one key."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.base.ids import PersonId
from core.records.person import Way
from ui.qt.icons import Icon
from ui.qt.models.counted import Counted
from ui.qt.models.flow_label import FlowLabel
from ui.qt.models.visit_words import SEPARATOR, adults, smartphones, with_the_app
from ui.qt.shared.people.person_form import PersonForm
from ui.qt.shared.people.person_row import SIDE, STAGES, PersonRow
from ui.qt.shared.people.seen import bring_into_view
from ui.qt.shared.people.stage_bar import StageHeads
from ui.qt.shared.people.state import Form, State
from ui.qt.shared.people.view_model import PeopleViewModel
from ui.qt.shared.people.words import stage_word
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.card import NORMAL, Card, CardHeader, Padding
from ui.qt.widgets.choice import Combo
from ui.qt.widgets.field import Field

FIXED_SPACE = "\u00a0"


class PeopleCard(Card):
    """Renders `PeopleViewModel.state`. `consents_requested`: the keys go on to the consents.

    `finished`: Enter on a person, `left`: Esc; the page decides where the keys go then.
    """

    consents_requested = Signal()
    finished = Signal()
    left = Signal()

    def __init__(
        self, model: PeopleViewModel, parent: QWidget | None = None, *, padding: Padding = NORMAL
    ) -> None:
        super().__init__(parent, padding=padding)
        self.model = model
        self._rows: dict[PersonId, PersonRow] = {}
        self._building = False
        self.header = CardHeader()
        self.phones = Button("", ButtonKind.LINK)
        self.phones.setObjectName("people.phones")
        self.header.tail.addWidget(self.phones)
        self.summary = FlowLabel("", TextStyle.BODY, Role.TEXT2)
        self.summary.setObjectName("people.summary")
        self.differs = FlowLabel("", TextStyle.SMALL, Role.WARN)
        self.differs.setObjectName("people.differs")
        self.to_persons = Button("", icon=Icon.PERSON)
        self.to_persons.setObjectName("people.to_persons")
        self.to_counts = Button("", ButtonKind.LINK)
        self.to_counts.setObjectName("people.to_counts")
        self.listed = Combo()
        self.listed.setObjectName("people.listed")
        self.line = Field()
        self.line.edit.setObjectName("people.line")
        self.read = FlowLabel("", TextStyle.SMALL, Role.TEXT2)
        self.read.setObjectName("people.read")
        self.problem = FlowLabel("", TextStyle.SMALL, Role.ERR)
        self.problem.setObjectName("people.problem")
        self.keys = FlowLabel("", TextStyle.SMALL, Role.TEXT2)
        self.form = PersonForm(model, self)
        self.heads = StageHeads(SIDE)
        self.heads.fitted.connect(self._fit_rows)
        self._people = QVBoxLayout()
        self._people.setSpacing(0)
        self._lay_out()
        self._connect()
        self.form.hide()

    def render_state(self) -> None:
        state = self.model.state
        editable = state.is_open
        self.header.set_title(self.tr("People and phones"))
        self.summary.setText(self._summary(state))
        self.differs.setText(self._difference(state))
        self.differs.setVisible(bool(self.differs.text()))
        self.to_persons.setVisible(not state.by_persons and editable)
        self.to_counts.setVisible(state.by_persons and editable)
        self.line.setVisible(state.by_persons and editable)
        self._render_listed(state)
        self.keys.setVisible(state.by_persons and editable and bool(state.people))
        has_phones = any(person.phone for person in state.people)
        self.phones.setVisible(has_phones)
        words = self.tr("Show the numbers"), self.tr("Hide the numbers")
        self.phones.set_text(words[int(state.phones_shown)])
        self._render_people(state)
        self._render_line(state)
        self.form.render_state(state)

    def retranslate(self) -> None:
        self.to_persons.set_text(self.tr("Record person by person"))
        self.to_counts.set_text(self.tr("Back to counts"))
        self.line.set_name(self.tr("Add a person"))
        self.line.set_placeholder(self.tr("Add: name, year of birth, m or f, phone; Enter"))
        stages = self.tr("0–5 stage · M kind of phone · C had it before · L reason")
        others = self.tr("H organisations · T name · B no longer here · G consent · N add")
        self.keys.setText(unbroken(SEPARATOR.join((stages, others))))
        self.form.retranslate()
        self.render_state()

    def take_focus(self) -> None:
        """Take the focus: to the chosen person, else to the line, else to the switch."""
        state = self.model.state
        if not state.by_persons:
            self.to_persons.setFocus(Qt.FocusReason.OtherFocusReason)
        elif state.chosen in self._rows:
            self._rows[state.chosen].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._go_on_typing()

    def _go_on_typing(self) -> None:
        """Put the cursor behind the text of the line; after a focus by the page, Qt has selected all
        of it.
        """
        self.line.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.edit.end(False)

    def row(self, person: PersonId) -> PersonRow:
        return self._rows[person]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.line.edit.hasFocus() and self.model.state.people:
            self.model.type("")
            self.take_focus()
        else:
            self.left.emit()

    def _summary(self, state: State) -> str:
        if not state.by_persons:
            return self.tr("Recorded by counts, without names: the numbers come from the visits.")
        if state.check is None or not state.people:
            return self.tr("Nobody is recorded yet. Type the first person below.")
        totals = state.check.totals
        parts = [adults(totals.people), smartphones(totals.smartphones), with_the_app(totals.installed)]
        if totals.children:
            parts.append(Counted().children_found(totals.children))
        return SEPARATOR.join(parts)

    def _difference(self, state: State) -> str:
        check = state.check
        if check is None or not state.by_persons or check.agrees:
            return ""
        counted = (
            None if check.counted_people is None else adults(check.counted_people),
            None if check.counted_smartphones is None else smartphones(check.counted_smartphones),
            None if check.counted_installed is None else with_the_app(check.counted_installed),
        )
        words = SEPARATOR.join(part for part in counted if part)
        return self.tr("The last visits counted {counted}. The people here are what counts.").format(
            counted=words
        )

    def _render_people(self, state: State) -> None:
        wanted = [person.id for person in state.people]
        if list(self._rows) != wanted:
            self._rebuild(wanted)
        for place, person in enumerate(state.people, start=1):
            self._rows[person.id].show_person(
                person,
                place,
                state.steps.get(person.id, {}),
                campaign=self.model.campaign,
                organisation=self.model.organisation_name,
                phone_shown=state.phones_shown,
            )
            self._rows[person.id].setEnabled(state.is_open)
        grown = any(not person.is_child for person in state.people)
        self.heads.set_words(tuple(stage_word(stage) for stage in STAGES) if grown else ())
        if state.chosen in self._rows:
            at = self._people.indexOf(self._rows[state.chosen]) + 1
            if self._people.indexOf(self.form) != at:
                self._people.removeWidget(self.form)
                self._people.insertWidget(self._people.indexOf(self._rows[state.chosen]) + 1, self.form)

    def _rebuild(self, wanted: list[PersonId]) -> None:
        self._building = True
        had_focus = any(row.hasFocus() for row in self._rows.values())
        self._people.removeWidget(self.form)
        for gone in [person for person in self._rows if person not in wanted]:
            row = self._rows.pop(gone)
            self._people.removeWidget(row)
            row.hide()
            row.deleteLater()
        rows = {person: self._rows.get(person) or self._make_row(person) for person in wanted}
        for row in rows.values():
            self._people.removeWidget(row)
            self._people.addWidget(row)
        self._people.addWidget(self.form)
        self._rows = rows
        previous: QWidget = self.phones
        for row in rows.values():
            QWidget.setTabOrder(previous, row)
            previous = row
        QWidget.setTabOrder(previous, self.line.edit)
        self._building = False
        if had_focus:
            self.take_focus()

    def _make_row(self, person: PersonId) -> PersonRow:
        row = PersonRow()
        row.set_bar_width(self.heads.bar_width)
        row.pressed.connect(lambda key: self._press(person, key))
        row.staged.connect(lambda place: self.model.set_stage(person, STAGES[place]))
        row.moved.connect(self._move)
        row.focused.connect(lambda: self._choose(person))
        return row

    def _fit_rows(self) -> None:
        for row in self._rows.values():
            row.set_bar_width(self.heads.bar_width)

    def _render_line(self, state: State) -> None:
        adding = state.form is Form.NONE
        text = state.line if adding else ""
        if self.line.text() != text:
            with QSignalBlocker(self.line):
                self.line.set_text(text)
        self.line.set_wrong(wrong=bool(state.problem) and adding)
        self.read.setText(state.understood if adding else "")
        self.read.setVisible(bool(self.read.text()))
        self.problem.setText(state.problem if adding else "")
        self.problem.setVisible(bool(self.problem.text()))

    def _render_listed(self, state: State) -> None:
        """Show the people of the list: choosing one fills the line, Enter adds them."""
        self.listed.setVisible(state.by_persons and state.is_open and bool(state.listed))
        self.listed.clear()
        self.listed.addItem(self.tr("On the list, not recorded yet: {count}").format(count=len(state.listed)))
        for entry in state.listed:
            self.listed.addItem(entry.name)
        self.listed.setAccessibleName(self.listed.itemText(0))

    def _take_listed(self, at: int) -> None:
        listed = self.model.state.listed
        if 0 < at <= len(listed):
            self.model.take_listed(listed[at - 1])
            self._go_on_typing()

    def _press(self, person: PersonId, key: str) -> None:
        if key.isdecimal():
            if int(key) < len(STAGES):
                self.model.set_stage(person, STAGES[int(key)])
            return
        forms = {"l": Form.REASON, "h": Form.MEMBERSHIPS, "t": Form.LINE, "b": Form.OFF}
        if key in forms:
            self.model.begin(forms[key], person)
        elif key == "m":
            self.model.turn_platform(person)
        elif key == "c":
            self.model.turn_had(person)
        elif key == "g":
            self.consents_requested.emit()
        elif key == "n":
            self._go_on_typing()
        else:
            self.finished.emit()

    def _choose(self, person: PersonId) -> None:
        """The keys are with this person now; not while rows come and go, when Qt passes them on."""
        if not self._building:
            self.model.choose(person)

    def _move(self, rows: int) -> None:
        before = self.model.state.chosen
        self.model.move(rows)
        if rows > 0 and self.model.state.chosen == before:
            self._go_on_typing()
        else:
            self.take_focus()

    def _submit(self) -> None:
        if self.line.text().strip():
            self.model.submit_line()
            self._go_on_typing()
        else:
            self.take_focus()

    def _see_line(self, focused: bool) -> None:  # noqa: FBT001 - a signal's argument
        if focused:
            bring_into_view(self.keys if self.keys.isVisible() else self.line)
            bring_into_view(self.line)

    def _switch(self, way: Way) -> None:
        self.model.switch(way)
        self.take_focus()

    def _connect(self) -> None:
        self.model.changed.connect(self.render_state)
        self.line.text_changed.connect(self.model.type)
        self.line.submitted.connect(self._submit)
        self.listed.activated.connect(self._take_listed)
        self.line.edit.focus_changed.connect(self._see_line)
        self.to_persons.clicked.connect(lambda: self._switch(Way.PERSONS))
        self.to_counts.clicked.connect(lambda: self._switch(Way.COUNTS))
        self.phones.clicked.connect(self.model.show_phones)
        self.form.given_up.connect(self.take_focus)

    def _lay_out(self) -> None:
        self.body.setSpacing(4)
        switches = QHBoxLayout()
        switches.setSpacing(8)
        switches.addWidget(self.to_persons)
        switches.addWidget(self.to_counts)
        switches.addStretch(1)
        for part in (self.header, self.summary, self.differs):
            self.body.addWidget(part)
        self.body.addWidget(self.heads)
        self.body.addLayout(self._people)
        for below in (self.listed, self.line, self.read, self.problem, self.keys):
            self.body.addWidget(below)
        self.body.addLayout(switches)


def unbroken(keys: str) -> str:
    """A key and what it does stay on one line; lines break at the points between them."""
    return keys.replace(" ", FIXED_SPACE).replace(f"{FIXED_SPACE}·{FIXED_SPACE}", SEPARATOR)
