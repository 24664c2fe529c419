"""Reads the figures of every unit; ranks, sorts, copies and exports them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from core.base.changes import Changes, Topic
from core.base.errors import UserError
from core.content.sheets import Sheet
from core.figures.arrivals import Standing
from core.figures.files import UnitFiles
from core.figures.table import FigureLevel, FigureTable
from core.figures.targets import ranking_denominator
from core.periods.models import PeriodState
from core.ranking.counted import absent_row
from core.units.models import Level, UnitKey
from ui.qt.context import PageContext
from ui.qt.report.aims import targets_of
from ui.qt.report.state import (
    TRACK_BASES,
    Basis,
    Column,
    Only,
    Read,
    State,
    View,
    reduce_basis,
    reduce_filter,
    reduce_read,
    reduce_sort,
)

BASIS_KEY: Final = "report/basis"
NEW_UNITS: Final = date(2025, 7, 1)
"""The structure without districts begins."""

OLD_UNITS: Final = date(2020, 8, 6)
"""A day of the structure of the letters."""

DEPENDS_ON: Final = frozenset({Topic.HOUSEHOLDS, Topic.VISITS, Topic.BATCHES, Topic.CAMPAIGN, Topic.UNITS})


class ReportViewModel(QObject):
    """`changed` after every change of `state`."""

    changed = Signal()

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = context.services
        self._settings = context.settings
        self._state = State(basis=self._remembered(), targets=targets_of(context.services.campaign))
        self._view = self.views[0]
        self._period: int | None = None
        self._communes: tuple[tuple[UnitKey, str], ...] = ()
        self.watched = False
        """True while the page is shown."""
        context.changes.changed.connect(self._follow)

    @property
    def state(self) -> State:
        return self._state

    @property
    def of_hamlets(self) -> bool:
        """Return True if the rows are hamlets of one commune."""
        return self._services.imports is not None

    @property
    def views(self) -> tuple[View, ...]:
        """Return the possible views, the usual one first."""
        if self.of_hamlets:
            return (View(level=FigureLevel.HAMLET),)
        start = self._services.province.figures.start
        own = [View(level=FigureLevel.COMMUNE)]
        if self._has_districts(start):
            own.append(View(level=FigureLevel.DISTRICT))
        other = NEW_UNITS if start < NEW_UNITS else OLD_UNITS
        read = View(level=FigureLevel.COMMUNE, structure=other)
        beside = [track for track in TRACK_BASES if track in self._services.campaign.tracks]
        tracks = (View(level=FigureLevel.COMMUNE, track=track) for track in beside)
        return (*own, View(level=FigureLevel.HAMLET), read, *tracks)

    @property
    def view(self) -> View:
        return self._view

    def _has_districts(self, day: date) -> bool:
        below = self._services.catalogue().children(self._services.info.unit, day)
        return any(unit.level is Level.DISTRICT for unit in below)

    def campaign_name(self, language: str) -> str:
        return self._services.campaign.name.of(language)

    def periods(self) -> tuple[PeriodState, ...]:
        return self._services.province.periods.states()

    def load(self) -> None:
        """Read everything that the page shows. Raises what the figures raise."""
        view, table = self._view, self._table()
        if view == self.views[0] and not self.of_hamlets:
            self._communes = tuple((row.unit, row.figures.name) for row in table.rows)
        without = () if self.of_hamlets else table.absent
        homes = table.declared_households
        absent = (absent_row(one, table.as_of, homes.get(one.unit, 0)) for one in self._named(table))
        read = Read(
            units=(*table.rows, *absent),
            total=table.total,
            received="" if self.of_hamlets else table.received,
            silent=sum(one.files.standing is Standing.NOT_SENT for one in without),
            held=sum(bool(one.files.held) for one in without) + sum(bool(r.files.held) for r in table.rows),
            known=len(table.rows),
            below=len(table.rows) + len(without),
            level=table.level,
            track=view.track,
        )
        state = self._state
        if state.total is None and not self._settings.value(BASIS_KEY) and view.track is None:
            campaign, units = self._services.campaign, [row.figures for row in table.rows]
            state = replace(state, basis=Basis(ranking_denominator(campaign, units)))
        self._set(reduce_read(state, read, self._remembered()))

    @staticmethod
    def _named(table: FigureTable) -> tuple[UnitFiles, ...]:
        """Return units without figures, shown below the others; none where no unit has sent anything yet.

        Files are shown in the units in which the work was recorded.
        """
        if table.structure is not None:
            return ()
        some = any(one.files.standing is not Standing.NOT_SENT for one in table.absent)
        return table.absent if table.level is FigureLevel.COMMUNE and (table.rows or some) else ()

    @property
    def communes(self) -> tuple[tuple[UnitKey, str], ...]:
        """Those whose hamlets can be shown, by key and name; none in a commune itself."""
        return self._communes

    def _table(self) -> FigureTable:
        figures, view = self._services.province.figures, self._view
        if view.track is not None:
            return figures.track_table(view.track, self._services.tracks.reader)
        return figures.table(view.level, period=self._period, structure=view.structure, under=view.under)

    def show(self, view: View, period: int | None, only: Only) -> None:
        """Another view, moment or part. Raises what the figures raise; what is shown then stays."""
        former = (self._view, self._period)
        self._view, self._period = view, period
        try:
            if former != (view, period):
                self.load()
        except UserError:
            self._view, self._period = former
            raise
        self._set(reduce_filter(self._state, only=only))

    def search(self, text: str) -> None:
        self._set(reduce_filter(self._state, query=text))

    @property
    def period(self) -> int | None:
        return self._period

    def choose(self, basis: Basis) -> None:
        """Rank by `basis`, now and, among the households, at the next start."""
        if self._state.track is None:
            self._settings.set_value(BASIS_KEY, basis.value)
        self._set(reduce_basis(self._state, basis))

    def sort(self, column: Column) -> None:
        self._set(reduce_sort(self._state, column))

    def write_table(self, path: Path, sheet: Sheet, title: str) -> None:
        """As CSV or XLSX, by the ending of `path`. Raises `file.full`, `file.unwritable`."""
        from core.reports.ranking_sheet import table_bytes

        author = self._services.info.unit_name
        self._services.write_file(path, table_bytes(sheet, path, title=title, author=author))

    def _remembered(self) -> Basis:
        text = self._settings.value(BASIS_KEY)
        return Basis(text) if text in {basis.value for basis in Basis} else Basis.SMARTPHONES

    def look(self, unit: UnitKey, name: str, reason: str) -> None:
        """Note that somebody looked at a unit's marks. Raises what `LookDesk.look` raises."""
        self._services.published(self._services.province.looks.look(unit, name=name, reason=reason))

    def take_back(self, unit: UnitKey) -> None:
        """Take the decisions about a unit's marks back. Raises `look.none`."""
        self._services.published(self._services.province.looks.take_back(unit))

    def _set(self, state: State) -> None:
        self._state = state
        self.changed.emit()

    def _follow(self, changes: Changes) -> None:
        if self.watched and changes.topics & DEPENDS_ON:
            self.load()
