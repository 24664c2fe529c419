"""Reads and changes what an office keeps beside the figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from core.base.changes import Outcome, T
from core.base.errors import UserError
from core.ranking.deadlines import deadline_rows
from core.units.models import UnitKey
from ui.qt.context import PageContext
from ui.qt.office.state import State, reduce_asked, reduce_done, reduce_problem, reduce_search

NEW_UNITS: Final = date(2025, 7, 1)
"""The structure without districts begins."""

OLD_UNITS: Final = date(2020, 8, 6)
"""A day of the structure of the letters."""


OPEN_SHOWN: Final = 2
"""Number of open periods, the newest, for which the page names units with missing files."""


class OfficeViewModel(QObject):
    """`changed` after every change of `state`."""

    changed = Signal()

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = context.services
        self._desks = context.services.province
        start = self._desks.figures.start
        self._state = State(structure=NEW_UNITS if start < NEW_UNITS else OLD_UNITS)

    @property
    def state(self) -> State:
        return self._state

    def load(self) -> None:
        """Read everything that the page shows."""
        services, desks = self._services, self._desks
        today = services.clock.now().date()
        structure, periods = self._state.structure, desks.periods.states()
        open_periods = [one for one in periods if one.closed is None][:OPEN_SHOWN]
        told = [*open_periods, *(one for one in periods if one.closed is not None)]
        self._set(
            replace(
                self._state,
                periods=periods,
                lacking={one.period.number: desks.periods.lacking(one.period.number) for one in told},
                denominators=tuple(reversed(desks.denominators.known())),
                deadlines=deadline_rows(services.campaign, today, services.tracks.states()),
                letters=desks.register.letters(),
                basis=desks.register.basis(),
                ranks=tuple(desks.ranks.known()),
                undecided=() if structure is None else desks.figures.undecided(structure),
            )
        )

    def ask_to_close(self) -> None:
        """Show what closing the last period that is over would do."""
        try:
            self._set(reduce_asked(self._state, self._desks.periods.closing()))
        except UserError as error:
            self._set(reduce_problem(self._state, error))

    def leave_open(self) -> bool:
        """Return True if a closing was asked about; nothing is changed."""
        if self._state.asked is None:
            return False
        self._set(reduce_asked(self._state, None))
        return True

    def close_period(self, done: Callable[[int], str]) -> None:
        """Freezes the period that was asked about."""
        if (asked := self._state.asked) is not None:
            number = asked.state.period.number
            self._do(lambda: self._desks.periods.close(number), lambda closed: done(closed.number))

    def reopen_period(self, done: Callable[[int], str]) -> None:
        """Take the last closing back."""
        number = self._state.last_closed
        self._do(lambda: self._desks.periods.reopen(number), lambda state: done(state.period.number))

    def load_denominators(self, file: Path, done: Callable[[int], str]) -> None:
        self._do(lambda: self._desks.denominators.load(file), lambda loaded: done(loaded.new))

    def enter_rank(self, rank: str, rate: str, as_of: date, source: str, done: str) -> bool:
        """Store the rank; return True if that succeeded."""
        return self._do(
            lambda: self._desks.ranks.enter(rank, rate=rate, denominator=None, as_of=as_of, source=source),
            lambda _rank: done,
            of_rank=True,
        )

    def decide(self, commune: UnitKey, hamlet: str, to_code: str, done: str) -> None:
        structure = self._state.structure
        if structure is not None:
            self._do(
                lambda: self._desks.figures.decide(commune, hamlet, to_code, structure), lambda _all: done
            )

    def search(self, cited: str) -> None:
        """By words, or by a number printed or cited."""
        found = self._desks.register.find(cited) if cited.strip() else None
        self._set(reduce_search(self._state, cited, found))

    def tell_of_rank(self, problem: UserError) -> None:
        self._set(reduce_problem(self._state, problem, of_rank=True))

    def name_of(self, unit: UnitKey) -> str:
        try:
            return self._services.catalogue().get(unit).name
        except UserError:
            return unit.code

    def _do(self, work: Callable[[], Outcome[T]], done: Callable[[T], str], *, of_rank: bool = False) -> bool:
        try:
            value = self._services.published(work())
        except UserError as error:
            self._set(reduce_problem(self._state, error, of_rank=of_rank))
            return False
        self._state = reduce_done(self._state, done(value))
        self.load()
        return True

    def _set(self, state: State) -> None:
        self._state = state
        self.changed.emit()
