"""The household that is current, its line, steppers and results, the note and the date."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.qt.quick.foot import Foot
from ui.qt.quick.household_head import HouseholdHead
from ui.qt.quick.outcomes import Outcomes
from ui.qt.quick.state import State
from ui.qt.theme import current_theme, is_restyle
from ui.qt.typed import override
from ui.qt.widgets.card import Card
from ui.qt.widgets.field import Field, Labelled
from ui.qt.widgets.quick_field import QuickField, QuickState
from ui.qt.widgets.reading_line import Reading, ReadingLine
from ui.qt.widgets.stepper import Stepper

READINGS = {
    QuickState.EMPTY: Reading.HINT,
    QuickState.UNDERSTOOD: Reading.GOOD,
    QuickState.WARNING: Reading.WARNING,
    QuickState.BLOCKED: Reading.BLOCKED,
}
NOTE_KEY = "F3"
DAY_KEY = "F4"


class RecordCard(Card):
    """`counted` carries people, smartphones, installed as the steppers show them."""

    counted = Signal(object, object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = HouseholdHead()
        self.line = QuickField()
        self.line.setObjectName("quick.line")
        self.line.edit.setObjectName("quick.line.edit")
        self.reading = ReadingLine()
        self.reading.setObjectName("quick.reading")
        self.people, self.smartphones, self.installed = (self._stepper(name) for name in STEPPERS)
        self.outcomes = Outcomes()
        self.note = Labelled("", Field())
        self.note_field.edit.setObjectName("quick.note")
        self.day = Labelled("", Field())
        self.day_field.edit.setObjectName("quick.day")
        self.foot = Foot()
        self._steppers = QHBoxLayout()
        self._steppers.setSpacing(8)
        for stepper in (self.people, self.smartphones, self.installed):
            self._steppers.addWidget(stepper, 1)
        self._extra = QHBoxLayout()
        self._extra.setSpacing(8)
        self._extra.addWidget(self.note, 2)
        self._extra.addWidget(self.day, 1)
        self._column = QVBoxLayout()
        for part in (self.head, self.line, self.reading):
            self._column.addWidget(part)
        self._column.addLayout(self._steppers)
        self._column.addWidget(self.outcomes)
        self._column.addLayout(self._extra)
        self.body.addLayout(self._column)
        self.body.addStretch(1)
        self.body.addWidget(self.foot)
        self._respace()

    @property
    def note_field(self) -> Field:
        field = self.note.inner
        assert isinstance(field, Field)
        return field

    @property
    def day_field(self) -> Field:
        field = self.day.inner
        assert isinstance(field, Field)
        return field

    def render_state(self, state: State) -> None:
        self.head.render_state(state)
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
        self.outcomes.show_panel(state.panel)
        self.day.set_problem(state.day_problem)
        self.foot.render_state(state)

    def retranslate(self) -> None:
        self.line.set_name(self.tr("Quick line"))
        self.people.set_label(self.tr("Adults"))
        self.smartphones.set_label(self.tr("Smartphones"))
        self.installed.set_label(self.tr("Installed with help"))
        self.note.set_label(self.tr("Note ({key})").format(key=NOTE_KEY))
        self.day.set_label(self.tr("Day of the visit ({key})").format(key=DAY_KEY))
        self.day_field.set_placeholder(self.tr("today"))
        self.outcomes.retranslate()
        self.foot.retranslate()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self._respace()
        super().changeEvent(event)

    def _stepper(self, name: str) -> Stepper:
        stepper = Stepper()
        stepper.box.setObjectName(f"quick.stepper.{name}")
        stepper.box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        stepper.value_changed.connect(self._count)
        return stepper

    def _count(self) -> None:
        self.counted.emit(self.people.value, self.smartphones.value, self.installed.value)

    def _respace(self) -> None:
        self._column.setSpacing(6 if current_theme().compact else 12)


STEPPERS = ("people", "smartphones", "installed")
