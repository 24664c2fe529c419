"""Picks of the street: one house, a run along the street, all that the filter shows."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Signal
from PySide6.QtWidgets import QWidget

from core.street.grid import Spot
from core.street.house import Street
from ui.qt.street.geometry import Level
from ui.qt.street.view import StreetView
from ui.qt.street.words import HouseDetails
from ui.qt.typed import override

Flag = QItemSelectionModel.SelectionFlag


class PickingView(StreetView):
    """`picks_changed` follows the households that are picked; a pick stays with its household."""

    picks_changed = Signal()

    def __init__(self, details: HouseDetails, parent: QWidget | None = None) -> None:
        super().__init__(details, parent)
        self._anchor: Spot | None = None
        self.selectionModel().selectionChanged.connect(self._follow_picks)

    @override
    def show_street(self, street: Street, next_up: int | None = None) -> None:
        picked = self.picked()
        super().show_street(street, next_up)
        if picked and self.picked() != picked:
            self.pick(filter(None, map(self.spot_of, picked)))

    def picked(self) -> list[int]:
        """Row numbers of the picked households, along the street."""
        selection = self.selectionModel().selection()
        spots = sorted(
            (row, column)
            for place in range(selection.count())
            for row in range(selection.at(place).top(), selection.at(place).bottom() + 1)
            for column in range(selection.at(place).left(), selection.at(place).right() + 1)
        )
        sizes, house = self.street.sizes, self.street_model.house
        return [house(Spot(*spot)).number for spot in spots if spot[1] < sizes[spot[0]]]

    def pick(self, spots: Iterable[Spot], command: Flag = Flag.ClearAndSelect) -> None:
        """Pick houses, by runs of each group."""
        if self.is_whole:
            return
        selection = QItemSelection()
        for group, of_group in groupby(sorted(set(spots)), key=lambda spot: spot.group):
            places = [spot.at for spot in of_group]
            for _, run in groupby(enumerate(places), key=lambda pair: pair[1] - pair[0]):
                ends = [at for _, at in run]
                first, last = Spot(group, ends[0]), Spot(group, ends[-1])
                selection.select(self.index_of(first), self.index_of(last))
        self.selectionModel().select(selection, command)

    def pick_all(self) -> None:
        """Pick all that the filter shows."""
        lit, groups = self.scene.lit, self.street.groups
        self.pick(
            Spot(at, place)
            for at, group in enumerate(groups)
            for place, house in enumerate(group.houses)
            if house.is_listed and (lit is None or house.number in lit)
        )

    def pick_run(self, spot: Spot) -> None:
        """Pick from the anchor to a house, along the street."""
        anchor = self._anchor or self.current_spot() or spot
        self._anchor = anchor
        first, last = sorted((anchor, spot))
        self.pick(
            Spot(group, at)
            for group in range(first.group, last.group + 1)
            for at in range(
                first.at if group == first.group else 0,
                last.at + 1 if group == last.group else self.street.sizes[group],
            )
        )

    def toggle(self, spot: Spot) -> None:
        """Pick a house or leave it; at the distance of roofs its whole group."""
        self._anchor = spot
        size = self.street.sizes[spot.group]
        whole = self._level is Level.GROUPS
        is_picked = self.selectionModel().isSelected(self.index_of(spot))
        spots = [Spot(spot.group, at) for at in range(size)] if whole else [spot]
        self.pick(spots, Flag.Deselect if is_picked else Flag.Select)

    def hold_anchor(self, spot: Spot) -> None:
        """The run that follows begins at `spot`, unless one was begun."""
        self._anchor = self._anchor or spot

    def drop_anchor(self) -> None:
        """The next run begins at the house that has the focus then."""
        self._anchor = None

    def unpick(self) -> bool:
        """Pick nothing. Return True where something was picked."""
        had = self.selectionModel().hasSelection()
        self.clearSelection()
        self._anchor = None
        return had

    def _follow_picks(self) -> None:
        self.viewport().update()
        self.picks_changed.emit()
