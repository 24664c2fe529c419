"""The household that is current, its line, steppers and results, the note and the date."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.qt.icons import Icon
from ui.qt.models.flow_label import FlowLabel
from ui.qt.models.visit_words import SEPARATOR
from ui.qt.quick.foot import Foot
from ui.qt.quick.household_head import HouseholdHead
from ui.qt.quick.outcomes import Outcomes
from ui.qt.quick.state import Panel, State
from ui.qt.theme import current_theme, is_restyle
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.button import Button
from ui.qt.widgets.card import Card
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
NOTE_KEY = "F3"
DAY_KEY = "F4"
FLYER_KEY = "F6"


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
        self.note_field = Field()
        self.note_field.edit.setObjectName("quick.note")
        self.day_field = Field()
        self.day_field.edit.setObjectName("quick.day")
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
        self._column = QVBoxLayout()
        for part in (self.head, self.line, self.reading):
            self._column.addWidget(part)
        self._column.addLayout(self._steppers)
        self._column.addWidget(self.outcomes)
        self._column.addLayout(self._extra)
        self._column.addWidget(self.day_problem)
        self.body.addLayout(self._column)
        self.body.addStretch(1)
        self.body.addWidget(self.foot)
        self._respace()

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
        self.flyer.set_icon(Icon.DONE if state.flyer else Icon.FILE)
        handed = self.tr("Handed out {flyer}").format(flyer=state.flyer.rpartition(SEPARATOR)[0])
        self.flyer.set_text(handed if state.flyer else self.tr("Hand out"))
        for field in (self.note_field, self.day_field, self.flyer):
            field.setVisible(state.panel is not Panel.MORE)
        self.day_field.set_wrong(wrong=bool(state.day_problem))
        self.day_problem.setText(state.day_problem)
        self.day_problem.setVisible(bool(state.day_problem))
        self.foot.render_state(state)

    def retranslate(self) -> None:
        self.line.set_name(self.tr("Quick line"))
        self.people.set_label(self.tr("Adults"))
        self.smartphones.set_label(self.tr("Smartphones"))
        self.installed.set_label(self.tr("Installed with help"))
        self.note_field.set_name(self.tr("Note"))
        self.note_field.set_placeholder(self.tr("Note ({key})").format(key=NOTE_KEY))
        self.day_field.set_name(self.tr("Day of the visit"))
        self.day_field.set_placeholder(self.tr("Day: today ({key})").format(key=DAY_KEY))
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
        self.body.setContentsMargins(side, margins.top(), side, margins.bottom())


STEPPERS = ("people", "smartphones", "installed")
