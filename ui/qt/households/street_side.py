"""The street on the page of the households: the switch, the panel, and what its keys ask of the page."""

from __future__ import annotations

from typing import Final, Protocol

from PySide6.QtCore import QObject, QPoint, QTimer, SignalInstance
from PySide6.QtWidgets import QMenu

from core.base.ids import HouseholdId
from ui.qt.context import PageContext
from ui.qt.households.many import ManyDoors, Picks
from ui.qt.households.view_model import HouseholdsViewModel
from ui.qt.icons import Icon
from ui.qt.page_ids import PageId
from ui.qt.shared.door_notes import DoorNotes
from ui.qt.street.geometry import Level
from ui.qt.street.panel import StreetPanel
from ui.qt.street.source import StreetSource
from ui.qt.street.words import HouseDetails
from ui.qt.theme import current_theme
from ui.qt.widgets.button import Button
from ui.qt.widgets.view_switch import ViewSwitch

VIEW_KEY: Final = "households/view"
LEVEL_KEY: Final = "street/level"
PLACE_KEY: Final = "street/household"
KEPT_MS: Final = 500
"""After this long at one house it is stored: not at each key."""
LIST: Final = "list"
STREET: Final = "street"


class ListPage(Protocol):
    """The page around the street."""

    @property
    def page_requested(self) -> SignalInstance: ...

    @property
    def model(self) -> HouseholdsViewModel: ...

    @property
    def many(self) -> ManyDoors: ...

    @property
    def add_one(self) -> Button: ...

    @property
    def load_list(self) -> Button: ...

    def show_listing(self) -> None: ...


class StreetSide(QObject):
    """The choice between the two views, the distance and the household with the focus (its id only) are
    stored; the street is read while it is shown.
    """

    def __init__(self, page: ListPage, context: PageContext, notes: DoorNotes, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._settings = context.settings
        self._services = context.services
        self.source = StreetSource(context, self)
        matching = context.services.store.households.matching
        self.panel = StreetPanel(self.source, HouseDetails(notes), matching)
        self.panel.setObjectName("households.street")
        self.switch = ViewSwitch({LIST: Icon.LIST, STREET: Icon.STREET})
        self.switch.set_view(STREET if context.settings.value(VIEW_KEY) == STREET else LIST)
        self._listing = False
        self.switch.chosen.connect(self._choose)
        self._place = HouseholdId(context.settings.value(PLACE_KEY))
        self._is_back = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(KEPT_MS)
        self._soon.timeout.connect(self._keep)
        self.source.changed.connect(self._render_street)
        view = self.panel.view
        view.focused.connect(self._follow_focus)
        view.record_requested.connect(self._record)
        view.open_requested.connect(page.model.open_number)
        view.menu_requested.connect(self._show_menu)
        view.escaped.connect(self.leave)
        self.panel.restyled.connect(self._fit_header)

    @property
    def is_on(self) -> bool:
        """The street is chosen, not the list."""
        return self.switch.view == STREET

    @property
    def _many(self) -> ManyDoors:
        return self._page.many

    def join(self, many: ManyDoors) -> None:
        """The bar of the picked houses does what that of the list does."""
        many.serve(Picks(self.panel.bar, self.panel.view.picked, self._unpick))

    def render(self, *, listing: bool) -> None:
        """Show the panel where households are listed and the street is chosen."""
        self._listing = listing
        self.panel.setVisible(listing and self.is_on)
        self._fit_header()
        self.watch(watched=self._page.model.watched)

    def watch(self, *, watched: bool) -> None:
        """Read the street while somebody looks at it."""
        wanted = watched and self._listing and self.is_on
        if not wanted:
            self._keep()
        if wanted != self.source.watched:
            self.source.watched = wanted
        elif wanted:
            self.source.load()

    def _fit_header(self) -> None:
        """In the compact form the street needs the height of a second row of actions."""
        narrow, page = self.is_on and self._listing and current_theme().compact, self._page
        page.add_one.set_key("" if narrow else "Ctrl+N")
        page.load_list.setVisible(self._listing and not page.model.state.is_empty and not narrow)

    def retranslate(self) -> None:
        self.switch.set_texts({LIST: self.tr("List"), STREET: self.tr("Street")})
        self.switch.setAccessibleName(self.tr("View of the households"))
        self.panel.retranslate()

    def open(self, household: str) -> None:
        """Show the street, whatever was shown, at a household where an id is given."""
        model, row = self._page.model, self._services.store.households.get(HouseholdId(household))
        model.close_view()
        self.switch_to(STREET)
        if row is not None:
            shown = model.filtered
            if shown is not None and row.number not in shown:
                model.clear_filters()
            self.panel.show_house(row.number)

    def switch_to(self, name: str) -> None:
        """Show the list or the street, as its button does."""
        self.switch.set_view(name)
        self._choose(name)

    def leave(self) -> bool:
        """Esc on the street. Return True where something was given up."""
        return self.panel.leave()

    def print_out(self) -> bool:
        """Print the picked households. Return True where the street is shown and some are picked."""
        picked = self.panel.view.picked() if self.panel.isVisible() else []
        if picked:
            self._many.print_numbers(picked)
        return bool(picked)

    def _render_street(self) -> None:
        """Show what was read; the first time at the place and the distance of the last start."""
        self.panel.render_street()
        if self._is_back or not len(self.source.street):
            return
        self._is_back = True
        level, row = self._settings.value(LEVEL_KEY), self._services.store.households.get(self._place)
        if row is not None and self.panel.view.spot_of(row.number) is not None:
            if level in set(Level):
                self.panel.view.set_level(Level(level))
            self.panel.view.set_current(row.number)

    def _follow_focus(self, number: int) -> None:
        for household in self._services.store.households.ids([number]):
            self._place = household
            self._soon.start()

    def _keep(self) -> None:
        """Store the place; nothing is read, for the workspace may be closed."""
        self._soon.stop()
        if self._is_back and self._place:
            self._settings.set_value(LEVEL_KEY, self.panel.view.level.value)
            self._settings.set_value(PLACE_KEY, self._place)

    def _choose(self, name: str) -> None:
        self._settings.set_value(VIEW_KEY, name)
        self._page.show_listing()
        if name == STREET:
            self.panel.take_focus()

    def _record(self, number: int) -> None:
        for household in self._services.store.households.ids([number]):
            self._page.page_requested.emit(PageId.QUICK, household)

    def show_opened(self) -> None:
        """From the page of a household to its house."""
        if (opened := self._page.model.state.opened) is not None:
            self._page.page_requested.emit(PageId.HOUSEHOLDS, f"{STREET} {opened.row.id}")

    def _unpick(self) -> None:
        self.panel.view.unpick()
        self.panel.take_focus()

    def _show_menu(self, number: int, at: QPoint) -> None:
        menu, view = QMenu(self.panel), self.panel.view
        spot = view.spot_of(number)
        menu.addAction(self.tr("Record a visit")).triggered.connect(lambda _on=False: self._record(number))
        menu.addAction(self.tr("Open the household")).triggered.connect(
            lambda _on=False: self._page.model.open_number(number)
        )
        if spot is not None:
            menu.addAction(self.tr("Pick")).triggered.connect(lambda _on=False: view.toggle(spot))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)
