"""People and consents of one household, one card below the other."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.base.ids import HouseholdId
from ui.qt.context import PageContext
from ui.qt.shared.people.consent_card import ConsentCard
from ui.qt.shared.people.history_words import PeopleTeller
from ui.qt.shared.people.people_card import PeopleCard
from ui.qt.shared.people.view_model import PeopleViewModel, Publish, Waits
from ui.qt.theme import current_theme
from ui.qt.typed import override
from ui.qt.widgets.card import NORMAL, Padding


class PeopleSection(QWidget):
    """`acted` carries a sentence when something was recorded; `left` is Esc, `finished` Enter on a person."""

    acted = Signal(str)
    left = Signal()
    finished = Signal()
    print_requested = Signal()

    def __init__(
        self,
        context: PageContext,
        parent: QWidget | None = None,
        publish: Publish | None = None,
        waits: Waits | None = None,
        *,
        padding: Padding = NORMAL,
        folds: bool = False,
    ) -> None:
        super().__init__(parent)
        self.model = PeopleViewModel(context, self, publish, waits)
        self.teller = PeopleTeller(context.services.campaign, self.model.organisation_name)
        """Words for the history of a household."""
        self.people = PeopleCard(self.model, padding=padding)
        self.consents = ConsentCard(self.model, padding=padding, folds=folds)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().row_gap)
        column.addWidget(self.people)
        column.addWidget(self.consents)
        self.model.acted.connect(self.acted)
        self.people.finished.connect(self.finished)
        self.people.left.connect(self.left)
        self.people.consents_requested.connect(self.consents.take_focus)
        self.consents.left.connect(self.people.take_focus)
        self.consents.print_requested.connect(self.print_requested)

    def show_household(self, household: HouseholdId | None, *, is_open: bool) -> bool:
        """Reads only where it is another one; what changes of the same one is followed. Whether it is."""
        shown = self.model.state
        if shown.household != household:
            self.consents.fold()
        if (shown.household, shown.is_open) != (household, is_open):
            self.model.load(household, is_open=is_open)
        else:
            self.model.catch_up()
        return shown.household != household

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self.model.offer_again()
        super().showEvent(event)

    def take_focus(self) -> None:
        self.people.take_focus()

    def retranslate(self) -> None:
        self.people.retranslate()
        self.consents.retranslate()
