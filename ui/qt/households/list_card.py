"""The list: search, filter, order, and the rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.records.household import HouseholdRow, WalkFilter
from ui.qt.households.door_list import DoorList
from ui.qt.households.filter_bar import FilterBar
from ui.qt.households.state import State
from ui.qt.models.household_model import HouseholdModel, Load
from ui.qt.models.visit_words import SEPARATOR, address_line, households, place_text, walk_status
from ui.qt.tokens import Height, Role, TextStyle
from ui.qt.widgets.card import BARE, Card, Rule
from ui.qt.widgets.choice import Combo
from ui.qt.widgets.field import SearchField
from ui.qt.widgets.label import Label
from ui.qt.widgets.rows import Row, RowLook

FILTERS = (
    WalkFilter.ALL,
    WalkFilter.TO_VISIT,
    WalkFilter.CALLBACKS,
    WalkFilter.DONE,
    WalkFilter.CLOSED,
)


class ListCard(Card):
    """`chosen` has a row number; `filter_chosen` and `order_chosen` the values of the combos."""

    chosen = Signal(int)
    filter_chosen = Signal(str)
    order_chosen = Signal(bool)

    def __init__(
        self,
        load: Load,
        place_of: Callable[[int], int],
        note_of: Callable[[HouseholdRow], str],
        parent: QWidget | None = None,
    ) -> None:
        """`place_of` a row number, `note_of` a row: whose door it is."""
        super().__init__(parent, padding=BARE)
        self._place_of = place_of
        self._note_of = note_of
        self._revision = 0
        self._numbers: Sequence[int] = ()
        self.search = SearchField()
        self.search.edit.setObjectName("households.search")
        self.filter = Combo()
        self.filter.setObjectName("households.filter")
        self.order = Combo()
        self.order.setObjectName("households.order")
        self.count = Label("", TextStyle.BODY, Role.TEXT2)
        self.count.setObjectName("households.count")
        self.filter.addItems([""] * len(FILTERS))
        self.order.addItems([""] * 2)
        self.model = HouseholdModel(load, self._row, self)
        look = RowLook(height=Height.WALK_ROW, side=20, number_width=60)
        self.list = DoorList(self.model, look)
        self.list.setObjectName("households.list")
        self.nothing = Label("", TextStyle.BODY, Role.TEXT2, wrap=True)
        self.nothing.setContentsMargins(20, 16, 20, 16)
        self.head = FilterBar(self.search, (self.filter, self.order), (self.count,))
        self.body.setSpacing(0)
        self.body.addWidget(self.head)
        self.body.addWidget(Rule())
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.list, 1)
        self.filter.activated.connect(self._choose_filter)
        self.order.activated.connect(self._choose_order)
        self.list.row_chosen.connect(self._choose)

    def render_state(self, state: State) -> None:
        if state.revision != self._revision:
            self._revision = state.revision
            self.model.forget()
            self.list.viewport().update()
        if state.numbers is not self._numbers:
            self._numbers = state.numbers
            self.model.set_numbers(state.numbers)
        if self.search.text() != state.search:
            self.search.set_text(state.search)
        self.filter.setCurrentIndex(FILTERS.index(state.show))
        self.order.setCurrentIndex(int(state.by_name))
        self.search.set_wrong(wrong=bool(state.problem and state.search))
        self.count.setText(households(len(state.numbers)))
        self.nothing.setText(self.tr("No household matches. Esc shows the whole list."))
        self.nothing.setVisible(not state.numbers)

    def retranslate(self) -> None:
        self.search.set_name(self.tr("Find a household"))
        self.search.set_placeholder(self.tr("Find: code, name, house number"))
        self.list.setAccessibleName(self.tr("Households"))
        self.filter.setAccessibleName(self.tr("Which households"))
        self.order.setAccessibleName(self.tr("Order"))
        words = (
            self.tr("All households"),
            self.tr("Still to visit"),
            self.tr("To come back to"),
            self.tr("Finished"),
            self.tr("Closed"),
        )
        for at, word in enumerate(words):
            self.filter.setItemText(at, word)
        for at, word in enumerate((self.tr("In walking order"), self.tr("By given name"))):
            self.order.setItemText(at, word)
        self.model.forget()
        self.list.viewport().update()

    def go_down(self) -> None:
        """From the search into the rows."""
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))
            self.list.setFocus()

    def _row(self, row: HouseholdRow, _at: int) -> Row:
        place = self._place_of(row.number)
        line = (address_line(row), row.code, self._note_of(row))
        return Row(
            key=str(row.number),
            title=row.head,
            lines=(SEPARATOR.join(text for text in line if text),),
            number=place_text(place) if place else "–",
            status=walk_status(row),
            chevron=True,
        )

    def _choose(self, key: str) -> None:
        self.chosen.emit(int(key))

    def _choose_filter(self, at: int) -> None:
        self.filter_chosen.emit(FILTERS[at].value)

    def _choose_order(self, at: int) -> None:
        self.order_chosen.emit(bool(at))
