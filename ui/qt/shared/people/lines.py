"""The residents of a household, one quiet line each, above the quick line."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.campaigns.models import Stage
from core.records.person import Person
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.models.flow_label import FlowLabel
from ui.qt.shared.people.state import State
from ui.qt.shared.people.words import band_word, person_name, said, stage_word
from ui.qt.theme import current_theme
from ui.qt.tokens import Role, TextStyle
from ui.qt.widgets.card import Rule
from ui.qt.widgets.label import Label

MOST: Final = 3
ROLES: Final = {None: Role.WARN, Stage.NO_SMARTPHONE: Role.TEXT2, Stage.SMARTPHONE: Role.WARN}


class PeopleLines(QWidget):
    """The first people of the household, and how many more there are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._lines = [_Line() for _ in range(MOST)]
        self.more = Label("", TextStyle.SMALL, Role.TEXT2)
        for line in self._lines:
            self._column.addWidget(line)
        self._column.addWidget(self.more)

    def render_state(self, state: State) -> None:
        self.setVisible(bool(state.people))
        shown = state.people if len(state.people) <= MOST else state.people[: MOST - 1]
        for at, line in enumerate(self._lines):
            person = shown[at] if at < len(shown) else None
            line.setVisible(person is not None)
            if person is not None:
                line.show_person(person, at + 1)
        left = len(state.people) - len(shown)
        self.more.setVisible(left > 0)
        self.more.setText(said(QT_TRANSLATE_NOOP("People", "and {count} more"), count=left))


class _Line(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = FlowLabel("", TextStyle.BODY)
        self.born = Label("", TextStyle.BODY, Role.TEXT2)
        self.stage = Label("", TextStyle.BODY)
        self._row = QHBoxLayout()
        self._row.addWidget(self.name, 1)
        self._row.addWidget(self.born)
        self._row.addSpacing(12)
        self._row.addWidget(self.stage)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._row)
        column.addWidget(Rule())

    def show_person(self, person: Person, place: int) -> None:
        room = 2 if current_theme().compact else 4
        self._row.setContentsMargins(0, room, 0, room)
        self.name.setText(person_name(person, place))
        self.born.setText(band_word(person.born) if person.born else "")
        unknown = said(QT_TRANSLATE_NOOP("People", "not asked yet"))
        self.stage.setText("" if person.is_child else unknown)
        if person.stage is not None:
            self.stage.setText(stage_word(person.stage))
        self.stage.set_role(ROLES.get(person.stage, Role.DONE))
