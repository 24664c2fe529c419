"""The street on a page: tool row, view, legend, the card of a household and the bar of the picks."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.street.house import House, State
from core.street.service import FILTERS
from ui.qt.formats import format_number
from ui.qt.icons import Icon
from ui.qt.street.chips import WORDS, ChipRow
from ui.qt.street.geometry import Level
from ui.qt.street.hands import StreetWidget
from ui.qt.street.house_card import HouseCard
from ui.qt.street.legend import DRAFT_KEY, Legend
from ui.qt.street.near_roofs import NearRoofs
from ui.qt.street.pick_bar import HEIGHT as BAR_HEIGHT
from ui.qt.street.pick_bar import PickBar
from ui.qt.street.roof_legend import RoofLegend
from ui.qt.street.source import StreetSource
from ui.qt.street.words import HouseDetails
from ui.qt.theme import current_theme, is_restyle
from ui.qt.typed import override
from ui.qt.widgets.announcing import announce
from ui.qt.widgets.card import BARE, Card, Rule
from ui.qt.widgets.field import SearchField
from ui.qt.widgets.view_switch import ViewSwitch

SEARCH_WIDTH: Final = 218
LEAST_WITH_ROOFS: Final = 440
"""Px of a panel whose doors keep enough room below the roofs."""

Matching = Callable[[str], AbstractSet[int]]


class StreetPanel(Card):
    """Renders a `StreetSource`. A filter, a search or a visit moves no house.

    `head` takes the place of search, filters and distances: such a panel has one distance and no picks.
    """

    level_chosen = Signal(str)
    restyled = Signal()

    def __init__(
        self,
        source: StreetSource,
        details: HouseDetails,
        matching: Matching,
        parent: QWidget | None = None,
        *,
        head: QWidget | None = None,
    ) -> None:
        super().__init__(parent, padding=BARE)
        self._source = source
        self._matching = matching
        self._found: AbstractSet[int] | None = None
        self._wanted: AbstractSet[int] | None = None
        self._state = ""
        self.search = SearchField()
        self.search.edit.setObjectName("street.search")
        self.search.width_px = SEARCH_WIDTH
        self.search.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.chips = ChipRow()
        self.levels = ViewSwitch({Level.GROUPS: Icon.TILES, Level.HOUSES: Icon.STREET, Level.NEAR: Icon.HOME})
        self.levels.set_view(Level.HOUSES)
        self.view = StreetWidget(details)
        self.view.setObjectName("street.view")
        self.legend = Legend()
        self.roofs = RoofLegend()
        self.roofs.hide()
        self.bar = PickBar(self)
        self.card = HouseCard(details, self)
        self._tools = QWidget()
        tools = self._tool_row = QHBoxLayout(self._tools)
        tools.setSpacing(16)
        self.view.is_whole = head is not None
        tools.addWidget(self.search)
        tools.addWidget(self.chips, 1)
        tools.addWidget(self.levels)
        if head is not None:
            tools.addWidget(head, 1)
            self.search.hide()
            self.chips.hide()
            self.levels.hide()
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(19, 6, 19, 6)
        foot.addWidget(self.legend)
        foot.addWidget(self.roofs)
        self.body.setSpacing(0)
        self.near_roofs = NearRoofs()
        self._near_rule = Rule()
        for part in (self._tools, Rule(), self.near_roofs, self._near_rule):
            self.body.addWidget(part)
        self.body.addWidget(self.view, 1)
        for part in (Rule(), self._foot):
            self.body.addWidget(part)
        self._connect()
        self.retranslate()

    def render_street(self) -> None:
        """Show the street of the source as it is now."""
        street = self._source.street
        self.view.show_street(street, self._source.next_up)
        counts = {key: street.count(FILTERS[key]) for key in WORDS}
        self.chips.show_counts(counts, len(street))
        self.legend.show_street(street)
        self.near_roofs.show_street(street)
        self._fit_near_roofs()
        self._filter(tell=False)
        if self.card.isVisible():
            self._show_card(self.view.current_house())

    def set_wanted(self, wanted: AbstractSet[int] | None) -> None:
        """The households that the filters of the page show; None without one."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._filter(tell=self.isVisible())

    def retranslate(self) -> None:
        self.search.set_name(self.tr("Find a household on the street"))
        self.search.set_placeholder(self.tr("Find a household"))
        self._respace()
        self.levels.set_texts(
            {
                Level.GROUPS: self.tr("Groups"),
                Level.HOUSES: self.tr("Houses"),
                Level.NEAR: self.tr("Near"),
            }
        )

    def leave(self) -> bool:
        """Esc: the card, then the picks, the filter, the search. Return False where none is left."""
        if self.card.isVisible():
            self.card.hide()
        elif self.view.unpick():
            pass
        elif self.chips.key or self._state:
            self.chips.set_chosen("")
            self._choose_state("")
        elif self.search.text():
            self.search.set_text("")
        else:
            return False
        return True

    def show_house(self, number: int) -> None:
        """Go to a house, with the doors around it; a filter or a search that hides it is given up."""
        if self.view.level is Level.GROUPS:
            self.view.set_level(Level.HOUSES)
        lit = self.view.scene.lit
        if lit is not None and number not in lit:
            self.chips.set_chosen("")
            self.search.set_text("")
            self._choose_state("")
        self.view.set_current(number)
        self.view.scrollTo(self.view.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)

    def take_focus(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_bar()
        self._fit_near_roofs()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_restyle(event):
            self._respace()
            self._place_bar()
            self.restyled.emit()

    def _connect(self) -> None:
        view = self.view
        view.focused.connect(self._follow_focus)
        view.focus_changed.connect(self._follow_focus_change)
        view.pointed.connect(self._follow_pointer)
        view.scrolled.connect(self.card.hide)
        view.scrolled.connect(self._show_place)
        view.focused.connect(lambda _number: self._show_place())
        self.near_roofs.chosen.connect(view.go_to_group)
        view.picks_changed.connect(self._follow_picks)
        view.level_changed.connect(self._follow_level)
        if not view.is_whole:
            view.typed.connect(self._type)
        view.next_requested.connect(lambda: view.set_current(self._source.next_up))
        self.levels.chosen.connect(lambda name: view.set_level(Level(name)))
        self.chips.chosen.connect(self._choose_chip)
        self.legend.chosen.connect(self._choose_state)
        self.search.text_changed.connect(self._search)
        self.search.submitted.connect(self._go_to_next_hit)
        self.search.left_downwards.connect(self.take_focus)

    def _respace(self) -> None:
        compact = current_theme().compact
        self._tool_row.setContentsMargins(19, 7 if compact else 9, 19, 7 if compact else 9)

    def _place_bar(self) -> None:
        high = max(self._foot.height() + 1, current_theme().px(BAR_HEIGHT), self.bar.sizeHint().height())
        self.bar.setGeometry(1, self.height() - high - 1, self.width() - 2, high)

    # filters

    def _lit(self) -> frozenset[int] | None:
        """The households that the filter and the search show; None where both are off."""
        tests = [FILTERS[key]] if (key := self.chips.key) else []
        if self._state == DRAFT_KEY:
            tests.append(lambda house: house.has_draft)
        elif self._state:
            wanted = State(self._state)
            tests.append(lambda house: house.state is wanted)
        sets = [shown for shown in (self._found, self._wanted) if shown is not None]
        tests += [lambda house: all(house.number in shown for shown in sets)] if sets else []
        if not tests:
            return None
        return frozenset(
            house.number for house in self._source.street.houses if all(test(house) for test in tests)
        )

    def _filter(self, *, tell: bool) -> None:
        lit = self._lit()
        self.view.set_lit(lit)
        if tell and lit is not None:
            sentence = self.tr("{count} households shown.").format(count=format_number(len(lit)))
            announce(self.view, sentence)

    def _choose_chip(self, _key: str) -> None:
        self._filter(tell=True)

    def _choose_state(self, key: str) -> None:
        self._state = key
        self.legend.set_chosen(key)
        self._fit_legend()
        self._filter(tell=True)

    def _search(self, text: str) -> None:
        self._found = self._matching(text) if text.strip() else None
        self._filter(tell=True)
        hits = self._hits()
        self.search.set_wrong(wrong=self._found is not None and not hits)
        if hits:
            self.view.set_current(hits[0].number)

    def _hits(self) -> list[House]:
        lit = self.view.scene.lit
        if self._found is None or lit is None:
            return []
        return [house for house in self._source.street.houses if house.number in lit]

    def _go_to_next_hit(self) -> None:
        """Enter in the search: the hit behind the current one, then from the start."""
        numbers = [house.number for house in self._hits()]
        if not numbers:
            return
        current = self.view.current_number()
        at = numbers.index(current) if current in numbers else -1
        self.view.set_current(numbers[(at + 1) % len(numbers)])

    def _type(self, text: str) -> None:
        self.search.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.set_text(text)

    # card, picks, distance

    def _show_card(self, house: House | None) -> None:
        spot = None if house is None else self.view.spot_of(house.number)
        if house is None or spot is None or self.view.level is not Level.HOUSES:
            self.card.hide()
            return
        rect = self.view.visualRect(self.view.index_of(spot))
        corner = self.view.viewport().mapTo(self, QPoint(0, 0))
        self.card.show_beside(house, rect.translated(corner))

    def _follow_focus(self, _number: int) -> None:
        if self.view.hasFocus():
            self._show_card(self.view.current_house())

    def _follow_focus_change(self, has_focus: bool) -> None:  # noqa: FBT001 - a signal's argument
        if not has_focus:
            self.card.hide()

    def _follow_pointer(self, number: int) -> None:
        spot = self.view.spot_of(number)
        if spot is not None:
            self._show_card(self.view.street_model.house(spot))
        elif not self.view.hasFocus():
            self.card.hide()

    def _follow_picks(self) -> None:
        picked = self.view.picked()
        self.bar.show_count(len(picked))
        self.bar.setVisible(bool(picked))
        self.legend.setEnabled(not picked)
        if picked:
            self.card.hide()
            self._place_bar()
            self.bar.raise_()

    def _fit_legend(self) -> None:
        """Roofs have marks of their own; a state that filters stays in sight, to be taken back."""
        of_roofs = self.view.level is Level.GROUPS
        self.roofs.setVisible(of_roofs)
        self.legend.setVisible(not of_roofs or bool(self._state))

    def _fit_near_roofs(self) -> None:
        """Show the roofs above the doors, where there are several and the doors keep enough room."""
        near = self.view.level is Level.NEAR and len(self.view.street.groups) > 1
        shown = near and self.height() >= current_theme().px(LEAST_WITH_ROOFS)
        for part in (self.near_roofs, self._near_rule):
            part.setVisible(shown)
        self._show_place()

    def _show_place(self) -> None:
        if self.view.level is Level.NEAR:
            spot = self.view.current_spot()
            self.near_roofs.show_place(self.view.groups_in_sight(), None if spot is None else spot.group)

    def _follow_level(self, level: str) -> None:
        self.levels.set_view(level)
        self.card.hide()
        self._fit_legend()
        self._fit_near_roofs()
        self.level_chosen.emit(level)
