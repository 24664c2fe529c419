"""The current household: name, number, address, and known facts."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QSpacerItem, QVBoxLayout, QWidget

from core.records.household import HouseholdRow
from core.records.person import Way
from ui.qt.icons import Icon
from ui.qt.models.flow_label import FlowLabel
from ui.qt.models.return_words import next_text, return_word
from ui.qt.models.visit_words import (
    SEPARATOR,
    address_line,
    adults,
    masked_phone,
    place_text,
    smartphones,
    with_the_app,
)
from ui.qt.quick.state import Panel, State
from ui.qt.shared.people.lines import PeopleLines
from ui.qt.theme import current_theme, is_restyle
from ui.qt.tokens import Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.card import Rule
from ui.qt.widgets.label import Label

GAP: Final = 8
LOW_LINK: Final = 30
FACT_LINES: Final = 2
"""Of address and facts in a low window, so that line, reading and results stay in view."""


class FactLine(QWidget):
    """A quiet word at the left, what is known at the right of it, and a line under both."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.word = Label("", TextStyle.BODY, Role.TEXT2)
        self.value = FlowLabel("", TextStyle.BODY)
        self._row = QHBoxLayout()
        self._row.addWidget(self.word)
        self._row.addWidget(self.value, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._row)
        column.addWidget(Rule())
        self._restyle()

    def set_fact(self, word: str, value: str) -> None:
        self.word.setText(word)
        self.value.setText(value)
        self.setVisible(bool(value))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self._restyle()
        super().changeEvent(event)

    def _restyle(self) -> None:
        theme = current_theme()
        room = 4 if theme.compact else 8
        self._row.setContentsMargins(0, room, 0, room)
        self.word.setMinimumWidth(theme.px(132))


class HouseholdHead(QWidget):
    """The head of the record card."""

    def __init__(self, people_key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.people = Button("", ButtonKind.LINK, icon=Icon.PERSON, key=people_key)
        self.people.setObjectName("quick.people")
        self.people.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.lines = PeopleLines()
        self.name = FlowLabel("", TextStyle.H1)
        self.name.setObjectName("quick.name")
        self.number = Label("", TextStyle.H3, Role.TEXT2)
        self.number.setObjectName("quick.number")
        self.number.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.address = FlowLabel("", TextStyle.BODY, Role.TEXT2)
        self.listed = FactLine()
        self.found = FactLine()
        self.note = FactLine()
        self.next_up = FactLine()
        self.returned = FactLine()
        top = QHBoxLayout()
        top.addWidget(self.name, 1)
        top.addWidget(self.people, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.number)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        self._folded = False
        self._rule = Rule()
        column.addWidget(self.address)
        self._gap = QSpacerItem(0, GAP)
        column.addItem(self._gap)
        column.addWidget(self._rule)
        for part in (self.returned, self.listed, self.found, self.next_up, self.lines, self.note):
            column.addWidget(part)

    def set_folded(self, *, folded: bool) -> None:
        """Put the known facts behind the address, without lines of their own."""
        self._folded = folded
        self._rule.setHidden(folded)
        self._gap.changeSize(0, 0 if folded else GAP)
        self.name.set_style(TextStyle.H2 if folded else TextStyle.H1)
        self.name.set_most_lines(1 if folded else 0)
        self.address.set_most_lines(FACT_LINES if folded else 0)
        self._restyle_link()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self._restyle_link()
        super().changeEvent(event)

    def _restyle_link(self) -> None:
        """No higher than the name where every line counts."""
        high = current_theme().px(LOW_LINK) if self._folded else self.people.sizeHint().height()
        self.people.setMaximumHeight(high)

    def retranslate(self) -> None:
        self.people.set_text(self.tr("People"))

    def render_state(self, state: State) -> None:
        household = state.household
        by_persons = household is not None and household.way is Way.PERSONS
        self.people.setVisible(household is not None)
        self.lines.setHidden(not by_persons or state.panel is Panel.PEOPLE)
        if household is None:
            self.name.setText(self.tr("No household to record"))
            self.number.setText("")
            self.address.setText(self.tr("The list is empty. Load a list, or add a household."))
            for fact in (self.listed, self.found, self.note, self.next_up, self.returned):
                fact.set_fact("", "")
            return
        self.name.setText(household.head)
        self.name.setToolTip(household.head)
        self.number.setText(self.tr("Household {number}").format(number=place_text(state.place)))
        proposed, returned = state.next_up, state.returned
        asked = "" if returned is None else returned.comment or return_word(returned.reason)
        facts = (
            (self.returned, self.tr("Sent back"), asked),
            (self.listed, self.tr("On the list"), "" if by_persons else self._listed(household)),
            (self.found, self.tr("Recorded"), "" if by_persons else self._found(household)),
            (self.next_up, self.tr("Next time"), "" if proposed is None else next_text(proposed)),
            (self.note, self.tr("Keep in mind"), household.note),
        )
        shown = [address_line(household)]
        for fact, word, value in facts:
            fact.set_fact(word, "" if self._folded else value)
            if self._folded and value:
                shown.append(value if fact in {self.listed, self.found} else f"{word}: {value}")
        self.address.setText(SEPARATOR.join(text for text in shown if text))
        self.address.setToolTip(self.address.text())

    def _listed(self, household: HouseholdRow) -> str:
        parts = [household.code]
        if household.roster_people is not None:
            parts.append(self.tr("%n inhabitant(s)", "", household.roster_people))
        if household.has_smartphone is not None:
            have = self.tr("has a smartphone"), self.tr("no smartphone")
            parts.append(have[0] if household.has_smartphone else have[1])
        if household.phone:
            parts.append(masked_phone(household.phone))
        return SEPARATOR.join(part for part in parts if part)

    def _found(self, household: HouseholdRow) -> str:
        if household.attempts == 0:
            return "" if self._folded else self.tr("no visit yet")
        parts = [self.tr("%n visit(s)", "", household.attempts)]
        if household.people is not None:
            parts.append(adults(household.people))
        if household.smartphones is not None:
            parts.append(smartphones(household.smartphones))
        if household.known_installed is not None:
            parts.append(with_the_app(household.known_installed))
        return SEPARATOR.join(parts)
