"""Reads and changes what an office keeps beside the figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from core.base.changes import Outcome, T
from core.base.errors import UserError
from core.letters.models import Letter, NewLetter
from core.ranking.deadlines import deadline_rows
from core.units.models import UnitKey
from ui.qt.context import PageContext
from ui.qt.office.state import State, reduce_asked, reduce_done, reduce_problem, reduce_search

NEW_UNITS: Final = date(2025, 7, 1)
"""The structure without districts begins."""

OLD_UNITS: Final = date(2020, 8, 6)
"""A day of the structure of the letters."""


RANK, LETTER = "rank", "letter"
"""Forms whose problems are shown in them."""

OPEN_SHOWN: Final = 2
"""Number of open periods, the newest, for which the page names units with missing files."""


class OfficeViewModel(QObject):
    """`changed` after every change of `state`."""

    changed = Signal()

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = context.services
        self._desks = context.services.province
        self._back: Callable[[], Outcome[Any]] | None = None
        """Takes the last act back."""
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
            at=RANK,
        )

    def letter(self, n: int, reference: str = "") -> NewLetter | None:
        """Return a letter as it was entered by hand; for others show the problem and return None.

        `n` is 0 for a letter of the campaign file.
        """
        if not n:
            self._set(reduce_problem(self._state, UserError("letter.of_campaign", reference=reference)))
            return None
        try:
            return self._desks.register.as_entered(n)
        except UserError as error:
            self._set(reduce_problem(self._state, error))
            return None

    def enter_letter(self, new: NewLetter, n: int | None, done: str) -> bool:
        """Enter a letter, or change the one of row `n`; return True if that succeeded."""
        register, today = self._desks.register, self._services.clock.now().date()
        if n is None:
            entered: list[Letter] = []

            def enter() -> Outcome[Letter]:
                outcome = register.enter(new, today)
                entered.append(outcome.value)
                return outcome

            return self._do(
                enter, lambda _letter: done, at=LETTER, back=lambda: register.remove(entered[0].n or 0)
            )
        former = self.letter(n)
        if former is None:
            return False
        return self._do(
            lambda: register.change(n, new, today),
            lambda _former: done,
            at=LETTER,
            back=lambda: register.change(n, former),
        )

    def remove_letter(self, n: int, done: str) -> bool:
        """Take a letter off the register; return True if that succeeded."""
        register, former = self._desks.register, self.letter(n)
        if former is None:
            return False
        return self._do(
            lambda: register.remove(n), lambda _former: done, at=LETTER, back=lambda: register.enter(former)
        )

    def undo(self, done: str) -> bool:
        """Take the last act on the register back; return True if there was one."""
        back, self._back = self._back, None
        return back is not None and self._do(back, lambda _value: done)

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

    def tell(self, problem: UserError, at: str) -> None:
        self._set(reduce_problem(self._state, problem, at))

    def name_of(self, unit: UnitKey) -> str:
        try:
            return self._services.catalogue().get(unit).name
        except UserError:
            return unit.code

    def _do(
        self,
        work: Callable[[], Outcome[T]],
        done: Callable[[T], str],
        *,
        at: str = "",
        back: Callable[[], Outcome[Any]] | None = None,
    ) -> bool:
        self._back = None
        try:
            value = self._services.published(work())
        except UserError as error:
            self._set(reduce_problem(self._state, error, at))
            return False
        self._back = back
        self._state = reduce_done(self._state, done(value), undoable=back is not None)
        self.load()
        return True

    def _set(self, state: State) -> None:
        self._state = state
        self.changed.emit()
