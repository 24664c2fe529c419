"""Data of an office beside the figures: periods, denominators, deadlines, letters, ranks, split units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from core.base.errors import UserError
from core.base.text import fold
from core.figures.files import UnitFiles
from core.figures.structures import Undecided
from core.letters.models import Letter
from core.periods.models import Closing, PeriodState
from core.ranking.deadlines import DeadlineRow
from core.ranking.external import ExternalRank
from core.records.denominators import Denominator


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """`structure` is the day of the other units that figures may be read in; `cited` is what is looked up."""

    periods: tuple[PeriodState, ...] = ()
    lacking: Mapping[int, tuple[UnitFiles, ...]] = field(default_factory=dict)
    """By the number of a period: units whose files are not complete, or were not when it was closed."""
    denominators: tuple[Denominator, ...] = ()
    deadlines: tuple[DeadlineRow, ...] = ()
    letters: tuple[Letter, ...] = ()
    basis: str = ""
    ranks: tuple[ExternalRank, ...] = ()
    structure: date | None = None
    undecided: tuple[Undecided, ...] = ()
    cited: str = ""
    found: Letter | None = None
    asked: Closing | None = None
    """The closing that waits for an answer."""
    done: str = ""
    problem: UserError | None = None
    at: str = ""
    """The form that the problem is of; empty for the page."""
    undoable: bool = False
    """The last act can be taken back."""

    @property
    def to_close(self) -> PeriodState | None:
        """The last period that is over, unless it is closed."""
        over = next((state for state in self.periods if state.is_over), None)
        return None if over is None or over.closed is not None else over

    @property
    def last_closed(self) -> int:
        """The number of the last closed period; 0 before the first."""
        return max((state.period.number for state in self.periods if state.closed is not None), default=0)

    @property
    def shown_letters(self) -> tuple[Letter, ...]:
        """Those that the words typed are part of; the one cited by a number first."""
        words = fold(self.cited)
        if not words:
            return self.letters
        fitting = [
            letter
            for letter in self.letters
            if letter != self.found and words in fold(f"{letter.reference} {letter.issuer} {letter.abstract}")
        ]
        return (*((self.found,) if self.found else ()), *fitting)


def reduce_search(state: State, cited: str, found: Letter | None) -> State:
    return replace(state, cited=cited, found=found)


def reduce_asked(state: State, asked: Closing | None) -> State:
    return replace(state, asked=asked, done="", problem=None)


def reduce_done(state: State, done: str, *, undoable: bool = False) -> State:
    return replace(state, done=done, problem=None, asked=None, undoable=undoable)


def reduce_problem(state: State, problem: UserError, at: str = "") -> State:
    return replace(state, done="", problem=problem, at=at, undoable=False)
