"""Filters of the households: one row for list and street, folded until it is asked for."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from core.records.household import WalkFilter
from ui.qt.context import PageContext
from ui.qt.households.list_card import ListCard, show_words
from ui.qt.households.place_row import PlaceRow
from ui.qt.households.view_model import HouseholdsViewModel
from ui.qt.shared.doors import DoorsFilter
from ui.qt.street.panel import StreetPanel
from ui.qt.widgets.card import Card

PLACE = 1
"""The row is behind the search of list and street."""


class Filters(QObject):
    """Joins the row and the buttons that fold it to the view model."""

    def __init__(
        self, card: ListCard, panel: StreetPanel, model: HouseholdsViewModel, context: PageContext
    ) -> None:
        super().__init__(card)
        self._card, self._panel, self._model = card, panel, model
        self.doors = DoorsFilter(context, model.read_again)
        self.doors.setObjectName("households.doors")
        self.row = PlaceRow(self.doors)
        self.row.hide()
        self._is_open = False
        self.row.changed.connect(model.show_place)
        self.row.show_changed.connect(lambda show: model.show_only(WalkFilter(show)))
        self.row.cleared.connect(model.clear_filters)
        card.fold_requested.connect(self.toggle)
        panel.chips.fold_requested.connect(self.toggle)

    def toggle(self) -> None:
        """Show the row, or fold it; what is chosen stays in force."""
        self._is_open = not self._is_open
        self.render(on_street=self._panel.isVisible())
        (self.row.hamlet if self._is_open else self._focus()).setFocus()

    def render(self, *, on_street: bool) -> None:
        """Put the row above the households, and show the number of filters in force."""
        host: Card = self._panel if on_street else self._card
        if self.row.parentWidget() is not host:
            host.body.insertWidget(PLACE, self.row)
        self.row.show_combo.setVisible(on_street)
        self.row.setVisible(self._is_open)
        count = self._model.filters
        self._card.show_filters(count)
        self._panel.chips.show_filters(count)
        if on_street:
            self._panel.set_wanted(self._model.filtered)
        if self._is_open:
            self.doors.offer_again()
            self.row.show_places(self._model.places())
            self.row.render_state(self._model.state)
            self.row.clear.setEnabled(count > 0)

    def retranslate(self) -> None:
        self.row.set_states(show_words())
        self.row.retranslate()

    def _focus(self) -> QWidget:
        return self._panel.view if self._panel.isVisible() else self._card.fold
