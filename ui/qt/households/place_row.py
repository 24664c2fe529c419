"""The row of filters over list and street: hamlet, group, street, officer, state; it folds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from core.base.text import fold, fold_group
from core.records.household import ListedPlace, PlaceFilter, WalkFilter
from ui.qt.households.filter_bar import FilterBar
from ui.qt.households.state import State
from ui.qt.models.visit_words import group_text
from ui.qt.theme import current_theme
from ui.qt.typed import override
from ui.qt.widgets.button import Button, ButtonKind
from ui.qt.widgets.choice import Combo
from ui.qt.widgets.text import cut_to

NARROW: Final = 120
WIDE: Final = 230


class PlaceCombo(Combo):
    """Names of places may be long: the combo is cut, its list is whole."""

    @override
    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(min(size.width(), current_theme().px(WIDE)), size.height())

    @override
    def minimumSizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(min(size.width(), current_theme().px(NARROW)), size.height())

    @override
    def _words(self, width: float) -> str:
        return cut_to(self.currentText(), current_theme().font(self._style()), width)

    def offer(self, every: str, names: dict[str, str], chosen: str) -> None:
        """Show the names by their keys behind the item for all; a key that is gone stays chosen by itself."""
        items = [(every, ""), *((name, key) for key, name in names.items())]
        if chosen and chosen not in names:
            items.append((chosen, chosen))
        if items != [(self.itemText(at), self.itemData(at)) for at in range(self.count())]:
            self.clear()
            for text, key in items:
                self.addItem(text, key)
            self.view().setMinimumWidth(super().sizeHint().width())
            self.updateGeometry()
        self.setCurrentIndex(max(0, self.findData(chosen)))


class PlaceRow(FilterBar):
    """`changed` carries a `PlaceFilter`, `show_changed` a `WalkFilter` of the state's combo."""

    changed = Signal(object)
    show_changed = Signal(str)
    cleared = Signal()

    def __init__(self, doors: QWidget) -> None:
        self.hamlet, self.group, self.street = PlaceCombo(), PlaceCombo(), PlaceCombo()
        self.show_combo = PlaceCombo()
        self.clear = Button("", ButtonKind.LINK)
        super().__init__(self.hamlet, (self.group, self.street, doors, self.show_combo), (self.clear,))
        self.go_below()
        self._places: Sequence[ListedPlace] = ()
        self._place = PlaceFilter()
        for name in ("hamlet", "group", "street", "show_combo", "clear"):
            getattr(self, name).setObjectName(f"households.by.{name}")
        for combo in (self.hamlet, self.group, self.street):
            combo.activated.connect(self._choose)
        self.show_combo.activated.connect(self._choose_show)
        self.clear.clicked.connect(self.cleared)

    def show_places(self, places: Sequence[ListedPlace]) -> None:
        """The places of the list as it is now."""
        self._places = places
        self._offer()

    def render_state(self, state: State) -> None:
        self._place = state.place
        self._offer()
        at = self.show_combo.findData(state.show.value)
        self.show_combo.setCurrentIndex(max(0, at))

    def set_states(self, words: Sequence[tuple[WalkFilter, str]]) -> None:
        """The states that can be chosen; they are where no other combo shows them."""
        chosen = max(0, self.show_combo.currentIndex())
        self.show_combo.clear()
        for show, word in words:
            self.show_combo.addItem(word, show.value)
        self.show_combo.setCurrentIndex(chosen)

    def retranslate(self) -> None:
        self.hamlet.setAccessibleName(self.tr("Hamlet"))
        self.group.setAccessibleName(self.tr("Group"))
        self.street.setAccessibleName(self.tr("Street"))
        self.show_combo.setAccessibleName(self.tr("Which households"))
        self.clear.set_text(self.tr("Clear the filters"))
        self._offer()

    def _offer(self) -> None:
        place = self._place
        hamlets: dict[str, str] = {}
        groups: dict[str, str] = {}
        streets: dict[str, str] = {}
        for one in self._places:
            hamlet, group = fold(one.hamlet), fold_group(one.group)
            hamlets.setdefault(hamlet, one.hamlet)
            if place.hamlet not in {"", hamlet}:
                continue
            if group:
                groups.setdefault(group, _first_upper(group_text(one.group)))
            if one.street and place.group in {"", group}:
                streets.setdefault(fold(one.street), one.street)
        hamlets.pop("", None)
        self.hamlet.offer(self.tr("Every hamlet"), hamlets, place.hamlet)
        self.group.offer(self.tr("Every group"), groups, place.group)
        self.street.offer(self.tr("Every street"), streets, place.street)

    def _choose(self) -> None:
        chosen = PlaceFilter(
            hamlet=str(self.hamlet.currentData() or ""),
            group=str(self.group.currentData() or ""),
            street=str(self.street.currentData() or ""),
        )
        if chosen.hamlet != self._place.hamlet:
            chosen = PlaceFilter(hamlet=chosen.hamlet)
        elif chosen.group != self._place.group:
            chosen = PlaceFilter(hamlet=chosen.hamlet, group=chosen.group)
        self.changed.emit(chosen)

    def _choose_show(self) -> None:
        self.show_changed.emit(str(self.show_combo.currentData()))


def _first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]
