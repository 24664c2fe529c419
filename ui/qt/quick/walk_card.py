"""The walk list: where the team is, and how many doors are done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.records.household import HouseholdRow
from ui.qt.formats import format_number
from ui.qt.models.household_list import HouseholdList
from ui.qt.models.household_model import HouseholdModel, Load
from ui.qt.models.visit_words import address_line, group_text, place_text, walk_status
from ui.qt.quick.state import State
from ui.qt.theme import current_theme, is_restyle
from ui.qt.tokens import Height, Role, TextStyle
from ui.qt.typed import override
from ui.qt.widgets.card import BARE, Card, Rule
from ui.qt.widgets.item_model import ITEM_ROLE
from ui.qt.widgets.label import Label
from ui.qt.widgets.rows import Row, RowLook, RowStatus
from ui.qt.widgets.status import Status, status_icon, status_role, status_word


class WalkCard(Card):
    """`chosen` carries the row number of a household that was clicked."""

    chosen = Signal(int)

    def __init__(self, load: Load, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=BARE)
        self._current: int | None = None
        self._revision = 0
        self._numbers: Sequence[int] = ()
        self.title = Label("", TextStyle.H3)
        self.title.setObjectName("quick.route")
        self.progress = Label("", TextStyle.BODY, Role.TEXT2)
        self.progress.setObjectName("quick.progress")
        self._head = QHBoxLayout()
        self._head.addWidget(self.title)
        self._head.addStretch(1)
        self._head.addWidget(self.progress)
        self.model = HouseholdModel(load, self._show_row, self)
        self.list = HouseholdList(self.model, RowLook(height=Height.WALK_ROW, number_width=50))
        self.list.setObjectName("quick.walk")
        self.list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.list.current_changed.connect(self._tell)
        self.nothing = Label("", TextStyle.BODY, Role.TEXT2, wrap=True)
        self.nothing.setContentsMargins(16, 12, 16, 12)
        self.body.setSpacing(0)
        self.body.addLayout(self._head)
        self.body.addWidget(Rule())
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.list, 1)
        self._restyle_head()

    def render_state(self, state: State) -> None:
        self._follow_content(state)
        household = state.household
        former, self._current = self._current, None if household is None else household.number
        if former != self._current:
            for number in (former, self._current):
                if number is not None:
                    self.model.repaint_row(number)
        self._title(household)
        self.progress.setText(
            self.tr("{visited} / {listed} households").format(
                visited=format_number(state.visited), listed=format_number(state.listed)
            )
        )
        self.nothing.setText(self.tr("No household matches. Esc shows the whole list."))
        self.nothing.setVisible(not state.numbers and bool(state.search))
        self.list.show_current(self._current)

    @property
    def listed(self) -> int:
        """Number of households in the list as it is shown."""
        return len(self._numbers)

    def around(self, number: int | None) -> tuple[Row | None, Row | None]:
        """The rows before and after a household in the list as it is shown."""
        at = None if number is None else self.model.row_of(number)
        if at is None:
            return None, None
        rows = (self.model.index(at - 1).data(ITEM_ROLE), self.model.index(at + 1).data(ITEM_ROLE))
        before, after = (row if isinstance(row, Row) else None for row in rows)
        return before, after

    def retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("Walk list"))
        self.model.forget()
        self.list.viewport().update()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if is_restyle(event):
            self._restyle_head()
        super().changeEvent(event)

    def _follow_content(self, state: State) -> None:
        if state.revision != self._revision:
            self._revision = state.revision
            if state.touched:
                self.model.refresh(state.touched)
            else:
                self.model.forget()
        if state.numbers is not self._numbers:
            self._numbers = state.numbers
            self.model.set_numbers(state.numbers)

    def _title(self, household: HouseholdRow | None) -> None:
        parts = (household.hamlet, group_text(household.group)) if household else ()
        place = ", ".join(part for part in parts if part)
        self.title.setText(self.tr("Route {place}").format(place=place) if place else self.tr("Route"))

    def _show_row(self, row: HouseholdRow, _at: int) -> Row:
        shown = Row(
            key=str(row.number),
            title=row.head,
            lines=(row.address or address_line(row),),
            number=place_text(row.list_number),
            status=walk_status(row),
        )
        if row.number != self._current:
            return shown
        now = Status.CURRENT
        return replace(
            shown, status=RowStatus(text=status_word(now), icon=status_icon(now), role=status_role(now))
        )

    def _tell(self, key: str) -> None:
        self.chosen.emit(int(key))

    def _restyle_head(self) -> None:
        height = 8 if current_theme().compact else 9
        self._head.setContentsMargins(16, height, 16, height)
