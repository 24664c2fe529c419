"""The list: search, filter, order, and the rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QWidget

from core.records.household import HouseholdRow, WalkFilter
from ui.qt.formats import format_number
from ui.qt.households.door_list import BOX_ROOM, DoorList
from ui.qt.households.filter_bar import FilterBar
from ui.qt.households.state import State
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.icons import Icon
from ui.qt.models.household_model import HouseholdModel, Load
from ui.qt.models.visit_words import SEPARATOR, address_line, households, place_text, walk_status
from ui.qt.tokens import Height, Role, TextStyle
from ui.qt.widgets.button import Button
from ui.qt.widgets.card import BARE, Card, Rule
from ui.qt.widgets.choice import Check, Combo
from ui.qt.widgets.field import SearchField
from ui.qt.widgets.label import Label
from ui.qt.widgets.rows import Row, RowLook

SHOWS: Final = {
    WalkFilter.ALL: QT_TRANSLATE_NOOP("ListCard", "All households"),
    WalkFilter.NEW: QT_TRANSLATE_NOOP("ListCard", "Not visited yet"),
    WalkFilter.TO_VISIT: QT_TRANSLATE_NOOP("ListCard", "Still to visit"),
    WalkFilter.CALLBACKS: QT_TRANSLATE_NOOP("ListCard", "To come back to"),
    WalkFilter.MINE_TODAY: QT_TRANSLATE_NOOP("ListCard", "Recorded today"),
    WalkFilter.DONE: QT_TRANSLATE_NOOP("ListCard", "Finished"),
    WalkFilter.CLOSED: QT_TRANSLATE_NOOP("ListCard", "Closed"),
}
FILTERS: Final = tuple(SHOWS)


class ListCard(Card):
    """`chosen` has a row number; `filter_chosen` and `order_chosen` the values of the combos."""

    chosen = Signal(int)
    filter_chosen = Signal(str)
    fold_requested = Signal()
    order_chosen = Signal(bool)

    def __init__(
        self,
        load: Load,
        note_of: Callable[[HouseholdRow], str],
        parent: QWidget | None = None,
    ) -> None:
        """`note_of` a row: whose door it is."""
        super().__init__(parent, padding=BARE)
        self._note_of = note_of
        self._revision = 0
        self._numbers: Sequence[int] = ()
        self._listed = 0
        self.search = SearchField()
        self.search.edit.setObjectName("households.search")
        self.filter = Combo()
        self.filter.setObjectName("households.filter")
        self.order = Combo()
        self.order.setObjectName("households.order")
        self.every = Check()
        self.every.setObjectName("households.every")
        self.every.setTristate(True)
        self.count = Label("", TextStyle.BODY, Role.TEXT2)
        self.count.setObjectName("households.count")
        self.fold = Button("")
        self.fold.setObjectName("households.fold")
        self._picked = 0
        self.filter.addItems([""] * len(FILTERS))
        self.order.addItems([""] * 2)
        self.model = HouseholdModel(load, self._row, self)
        look = RowLook(height=Height.WALK_ROW, side=20, number_width=60, lead=BOX_ROOM)
        self.list = DoorList(self.model, look)
        self.list.setObjectName("households.list")
        self.nothing = Label("", TextStyle.BODY, Role.TEXT2, wrap=True)
        self.nothing.setContentsMargins(20, 16, 20, 16)
        self.head = FilterBar(self.search, (self.filter, self.order), (self.fold, self.every, self.count))
        self.body.setSpacing(0)
        self.body.addWidget(self.head)
        self.body.addWidget(Rule())
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.list, 1)
        self.filter.activated.connect(self._choose_filter)
        self.order.activated.connect(self._choose_order)
        self.list.row_chosen.connect(self._choose)
        self.fold.clicked.connect(self.fold_requested)

    def render_state(self, state: State) -> None:
        if state.revision != self._revision:
            self._revision = state.revision
            self.model.forget()
            self.list.viewport().update()
        if state.numbers is not self._numbers:
            self._numbers = state.numbers
            self.model.set_numbers(state.numbers)
        if self.search.text() != state.search:
            with QSignalBlocker(self.search):  # else the list would be searched and drawn once more
                self.search.set_text(state.search)
        self.filter.setCurrentIndex(FILTERS.index(state.show))
        self.order.setCurrentIndex(int(state.by_name))
        self.search.set_wrong(wrong=bool(state.problem and state.search))
        self._listed = state.listed
        self.show_picks(self._picked)
        self.nothing.setText(self.tr("No household matches. Esc shows the whole list."))
        self.nothing.setVisible(not state.numbers)

    def show_picks(self, picked: int) -> None:
        """The number of rows shown, or picked, and the box for all of them."""
        shown = len(self._numbers)
        self._picked = picked
        part = Qt.CheckState.PartiallyChecked if picked < shown else Qt.CheckState.Checked
        self.every.setCheckState(part if picked else Qt.CheckState.Unchecked)
        self.every.setEnabled(shown > 0)
        part_of, whole = (picked, shown) if picked else (shown, self._listed)
        count = households(whole)
        spoken = self.tr("{part} / {households}").format(part=format_number(part_of), households=count)
        is_part = part_of != whole
        self.count.setText(f"{format_number(part_of)} / {format_number(whole)}" if is_part else count)
        self.count.setAccessibleName(spoken if is_part else count)

    def show_filters(self, count: int) -> None:
        """The number of filters in force, on the button that shows their row."""
        text = self.tr("Filters: {count}").format(count=count) if count else self.tr("Filters…")
        self.fold.set_text(text)
        self.fold.set_icon(Icon.DONE if count else None)

    def retranslate(self) -> None:
        self.search.set_name(self.tr("Find a household"))
        self.search.set_placeholder(self.tr("Find: code, name, house number"))
        self.list.setAccessibleName(self.tr("Households"))
        self.filter.setAccessibleName(self.tr("Which households"))
        self.order.setAccessibleName(self.tr("Order"))
        for at, (_, word) in enumerate(show_words()):
            self.filter.setItemText(at, word)
        self.every.setAccessibleName(self.tr("Pick every household that is shown"))
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
        line = (address_line(row), row.code, self._note_of(row))
        return Row(
            key=str(row.number),
            title=row.head,
            lines=(SEPARATOR.join(text for text in line if text),),
            number=place_text(row.list_number) if row.list_number else "–",
            status=walk_status(row),
            chevron=True,
        )

    def _choose(self, key: str) -> None:
        self.chosen.emit(int(key))

    def _choose_filter(self, at: int) -> None:
        self.filter_chosen.emit(FILTERS[at].value)

    def _choose_order(self, at: int) -> None:
        self.order_chosen.emit(bool(at))


def show_words() -> list[tuple[WalkFilter, str]]:
    """Return the states of households that a list can show, in words."""
    return [(show, QCoreApplication.translate("ListCard", source)) for show, source in SHOWS.items()]
