"""The household that is current, its line, steppers and results, the note and the date."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.base.ids import HouseholdId
from ui.qt.icons import Icon
from ui.qt.models.flow_label import FlowLabel
from ui.qt.models.visit_words import SEPARATOR
from ui.qt.quick.foot import Foot
from ui.qt.quick.household_head import HouseholdHead
from ui.qt.quick.outcomes import Outcomes
from ui.qt.quick.state import Done, Panel, State
from ui.qt.shared.people.section import PeopleSection
from ui.qt.theme import current_theme, is_restyle
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.button import Button
from ui.qt.widgets.calendar import DayField, GlyphButton
from ui.qt.widgets.card import Card
from ui.qt.widgets.columns import ScrollBody
from ui.qt.widgets.field import Field
from ui.qt.widgets.quick_field import QuickField, QuickState
from ui.qt.widgets.reading_line import Reading, ReadingLine
from ui.qt.widgets.stepper import Stepper

READINGS = {
    QuickState.EMPTY: Reading.HINT,
    QuickState.UNDERSTOOD: Reading.GOOD,
    QuickState.WARNING: Reading.WARNING,
    QuickState.BLOCKED: Reading.BLOCKED,
}
SIDE, SIDE_COMPACT = 24, 16
SIDE_NARROW, LOW_TOP = 12, 6
NOTE_KEY = "F3"
DAY_KEY = "F4"
FLYER_KEY = "F6"
PEOPLE_KEY = "F7"


class RecordCard(Card):
    """`counted` carries people, smartphones, installed as the steppers show them."""

    counted = Signal(object, object, object)
    _visit: tuple[HouseholdId | None, Done | None] = (None, None)

    def __init__(self, people: PeopleSection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.people_section = people
        self.people_room = ScrollBody()
        self.people_room.column.addWidget(people)
        self.people_room.column.addStretch(1)
        self.people_room.hide()
        self.head = HouseholdHead(PEOPLE_KEY)
        self.line = QuickField()
        self.line.setObjectName("quick.line")
        self.line.edit.setObjectName("quick.line.edit")
        self.reading = ReadingLine()
        self.reading.setObjectName("quick.reading")
        self.people, self.smartphones, self.installed = (self._stepper(name) for name in STEPPERS)
        self.outcomes = Outcomes()
        self.note_field = Field()
        self.note_field.edit.setObjectName("quick.note")
        self.templates = GlyphButton(Icon.DOWN)
        self.templates.setObjectName("quick.note.templates")
        self.note_field.row.addWidget(self.templates)
        self.day_field = DayField()
        self.day_field.edit.setObjectName("quick.day")
        self.day_field.button.setObjectName("quick.day.calendar")
        self.flyer = Button("", icon=Icon.FILE, key=FLYER_KEY)
        self.flyer.setObjectName("quick.flyer")
        self.flyer.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.day_problem = FlowLabel("", TextStyle.SMALL, Role.ERR)
        self.day_problem.setObjectName("quick.day.problem")
        self.foot = Foot()
        self._steppers = QHBoxLayout()
        self._steppers.setSpacing(8)
        for stepper in (self.people, self.smartphones, self.installed):
            self._steppers.addWidget(stepper, 1)
        self._extra = QHBoxLayout()
        self._extra.setSpacing(8)
        self._extra.addWidget(self.note_field, 2)
        self._extra.addWidget(self.day_field, 1)
        self._extra.addWidget(self.flyer)
        self._folded = False
        self._column = QVBoxLayout()
        for part in (self.head, self.line, self.reading):
            self._column.addWidget(part)
        self._column.addLayout(self._steppers)
        self._column.addWidget(self.outcomes)
        self._column.addLayout(self._extra)
        self._column.addWidget(self.day_problem)
        self.body.addLayout(self._column)
        self.body.addWidget(self.people_room, 1)
        self._rest = QWidget()
        self._rest.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.body.addWidget(self._rest, 1)
        self.body.addWidget(self.foot)
        self._respace()

    def render_state(self, state: State) -> None:
        self.head.render_state(state)
        self._render_panel(state)
        if self.line.text() != state.text:
            with QSignalBlocker(self.line):
                self.line.set_text(state.text)
        if self.note_field.text() != state.note:
            with QSignalBlocker(self.note_field):
                self.note_field.set_text(state.note)
        understood = state.understood
        self.line.set_state(understood.state)
        sentence = understood.sentence
        if understood.state is QuickState.EMPTY:
            sentence = self.tr("322 = 3 adults, 2 smartphones, 2 installed. V = not home.")
        self.reading.set_reading(READINGS[understood.state], sentence, lead=understood.lead)
        self.people.set_value(state.counts.people)
        self.smartphones.set_value(state.counts.smartphones)
        self.installed.set_value(state.counts.installed)
        if state.panel is not Panel.PEOPLE:
            self.outcomes.show_panel(state.panel)
        self.flyer.set_icon(Icon.DONE if state.flyer else Icon.FILE)
        handed = self.tr("Handed out {flyer}").format(flyer=state.flyer.rpartition(SEPARATOR)[0])
        self.flyer.set_text(handed if state.flyer else self.tr("Hand out"))
        for field in (self.note_field, self.day_field, self.flyer):
            field.setVisible(state.panel not in {Panel.MORE, Panel.PEOPLE})
        visit = (None if state.household is None else state.household.id, state.done)
        if visit != self._visit:
            self._visit = visit
            self.day_field.set_text("")
        self.day_field.set_wrong(wrong=bool(state.day_problem))
        self.day_problem.setText(state.day_problem)
        self.day_problem.setVisible(bool(state.day_problem) and state.panel is not Panel.PEOPLE)
        self.foot.render_state(state)

    def _render_panel(self, state: State) -> None:
        """People take the place of the line and of all that belongs to it."""
        people = state.panel is Panel.PEOPLE and state.household is not None
        self.people_room.setVisible(people)
        for part in (self.line, self.reading, self.people, self.smartphones, self.installed, self.outcomes):
            part.setHidden(people)
        for below in (self._rest, self.foot):
            below.setHidden(people)

    def set_folded(self, *, folded: bool) -> None:
        """Put the results before the steppers and the facts into few lines, as where the list is one row."""
        if folded == self._folded:
            return
        self._folded = folded
        self._column.removeWidget(self.outcomes)
        self._column.insertWidget(3 if folded else 4, self.outcomes)
        self.head.set_folded(folded=folded)

    def retranslate(self) -> None:
        self.line.set_name(self.tr("Quick line"))
        self.people.set_label(self.tr("Adults"))
        self.smartphones.set_label(self.tr("Smartphones"))
        self.installed.set_label(self.tr("Installed with help"))
        self.note_field.set_name(self.tr("Note"))
        self.templates.name_it(self.tr("Notes to choose from"))
        self.day_field.button.name_it(self.tr("Choose the day in the calendar"))
        self.note_field.set_placeholder(self.tr("Note ({key})").format(key=NOTE_KEY))
        self.day_field.set_name(self.tr("Day of the visit"))
        self.day_field.set_placeholder(self.tr("Day: today ({key})").format(key=DAY_KEY))
        self.head.retranslate()
        self.people_section.retranslate()
        self.outcomes.retranslate()
        self.foot.retranslate()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self._respace()

    def _stepper(self, name: str) -> Stepper:
        stepper = Stepper()
        stepper.box.setObjectName(f"quick.stepper.{name}")
        stepper.box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        stepper.value_changed.connect(self._count)
        return stepper

    def _count(self) -> None:
        self.counted.emit(self.people.value, self.smartphones.value, self.installed.value)

    def _respace(self) -> None:
        theme = current_theme()
        self._column.setSpacing(6 if theme.compact or theme.zoomed else 10)
        margins = self.body.contentsMargins()
        side = SIDE_COMPACT if theme.compact or theme.zoomed else SIDE
        top = margins.top()
        if theme.narrow:
            side, top = SIDE_NARROW, LOW_TOP
        self.body.setContentsMargins(side, top, side, margins.bottom())


STEPPERS = ("people", "smartphones", "installed")
