"""The figures of every unit, ranked by one denominator; the words are made when they are shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from core.base.text import fold
from core.campaigns.models import Track
from core.figures.arrivals import Standing
from core.figures.one_list import Ends
from core.figures.table import FigureLevel, UnitFigures, is_small
from core.ranking.ranking import places
from core.records.denominators import DenominatorKind
from core.records.figures import EVER_LISTED, PEOPLE_KNOWN, SMARTPHONES_KNOWN, Figures, Rate
from core.tracks.figures import (
    ALL_STAFF,
    GUIDED_AT_POINTS,
    MEMBERS_DECLARED,
    MEMBERS_WITH_SMARTPHONE,
    STAFF_WITH_SMARTPHONE,
)
from core.units.models import UnitKey


class Basis(StrEnum):
    """The denominators; the value is the name of each in its rates. Those from outside may be unknown."""

    SMARTPHONES = SMARTPHONES_KNOWN
    OWNERS = DenominatorKind.SMARTPHONES.value
    INHABITANTS = DenominatorKind.INHABITANTS.value
    PEOPLE = PEOPLE_KNOWN
    LISTED = EVER_LISTED
    HOUSEHOLDS = DenominatorKind.HOUSEHOLDS.value
    STAFF = STAFF_WITH_SMARTPHONE
    ALL_STAFF = ALL_STAFF
    STAFF_DECLARED = DenominatorKind.STAFF.value
    MEMBERS = MEMBERS_WITH_SMARTPHONE
    MEMBERS_OF_LISTS = MEMBERS_DECLARED
    MEMBERS_DECLARED = DenominatorKind.MEMBERS.value
    GUIDED = GUIDED_AT_POINTS


FOUND: Final = frozenset({Basis.SMARTPHONES, Basis.PEOPLE, Basis.LISTED})
"""Denominators of the households that this program counts, and so always known."""

TRACK_BASES: Final = {
    Track.AGENCY: (Basis.STAFF, Basis.ALL_STAFF, Basis.STAFF_DECLARED),
    Track.MEMBERS: (Basis.MEMBERS, Basis.MEMBERS_OF_LISTS, Basis.MEMBERS_DECLARED),
    Track.OUTREACH: (Basis.GUIDED,),
}
"""Denominators of the tracks beside the households; the first is always known."""


class Only(StrEnum):
    """Selection of units."""

    ALL = "all"
    GAPS = "gaps"
    BELOW = "below"
    OVER = "over"
    MARKED = "marked"


class Column(StrEnum):
    """The columns, in order; `SECOND` and `THIRD` are denominators that were not chosen."""

    RANK = "rank"
    UNIT = "unit"
    BAR = "bar"
    RATE = "rate"
    COUNTS = "counts"
    GROWTH = "growth"
    SECOND = "second"
    THIRD = "third"
    TREND = "trend"
    FILES = "files"


COLUMNS: Final = tuple(Column)
OTHERS: Final = {Column.SECOND: 1, Column.THIRD: 2}
"""Index of a column in a line's shares."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A level, read in the units of `structure`; None: those in which the work was recorded.

    `under`: the hamlets of this commune. `track`: one of those beside the households, by communes.
    """

    level: FigureLevel
    structure: date | None = None
    under: UnitKey | None = None
    track: Track | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One rate of one unit and its place; both None where the denominator is zero.

    `one_list` is the rate as if suspected lists were one; `ends`: its two ends then.
    """

    basis: Basis
    rate: Rate | None
    place: int | None
    ends: Ends | None = None
    one_list: Rate | None = None

    @property
    def low(self) -> float | None:
        """The lower end, which ranks."""
        if self.ends is not None:
            return float(self.ends.low)
        return None if self.rate is None else self.rate.value

    @property
    def is_over(self) -> bool:
        return self.rate is not None and self.rate.is_over

    @property
    def is_small(self) -> bool:
        """Return True if one person more moves the rate by over half a point."""
        return self.rate is not None and is_small(self.rate.denominator)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One unit. `shares` holds the chosen denominator first, then the others; `at` is its place as read."""

    at: int
    row: UnitFigures
    shares: tuple[Share, ...]

    @property
    def figures(self) -> Figures:
        return self.row.figures

    @property
    def chosen(self) -> Share:
        return self.shares[0]

    def moved(self, share: Share) -> bool:
        """Return True if `share` gives the unit another place than the chosen one."""
        return share.place != self.chosen.place


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """`lines` as sorted, `total` over all; `target` is a fraction, where one is set on `basis`."""

    basis: Basis = Basis.SMARTPHONES
    sort: Column = Column.RANK
    downwards: bool = False
    units: tuple[UnitFigures, ...] = ()
    lines: tuple[Line, ...] = ()
    """Those that are shown; places are among all units."""
    every: tuple[Line, ...] = ()
    total: Line | None = None
    targets: tuple[tuple[Basis, float], ...] = ()
    level: FigureLevel = FigureLevel.COMMUNE
    query: str = ""
    only: Only = Only.ALL
    as_of: str = ""
    received: str = ""
    """When the last file came, ISO; empty where none did."""
    silent: int = 0
    held: int = 0
    known: int = 0
    below: int = 0
    """Number of units that have sent nothing, that have waiting files, that have figures, and of all."""

    track: Track | None = None
    """Shown track, None for the households."""

    @property
    def target(self) -> float | None:
        return dict(self.targets).get(self.basis)

    @property
    def bases(self) -> tuple[Basis, ...]:
        """Return the denominators of which something is known, counted ones always; and the chosen one."""
        shares = self.total.shares if self.total else ()
        known = {share.basis for share in shares} or self.always
        return tuple(basis for basis in Basis if basis in known)

    @property
    def always(self) -> frozenset[Basis]:
        """Return those that this program counts."""
        return FOUND if self.track is None else frozenset(TRACK_BASES[self.track][:1])

    @property
    def others(self) -> tuple[Basis, ...]:
        return tuple(basis for basis in self.bases if basis is not self.basis)

    @property
    def over(self) -> tuple[Line, ...]:
        """Units with more in the numerator than in the chosen denominator."""
        return tuple(line for line in self.every if line.chosen.is_over)

    @property
    def marked(self) -> tuple[Line, ...]:
        """Units whose figures wait to be looked at."""
        return tuple(line for line in self.every if line.row.standing.open_marks)

    @property
    def small(self) -> tuple[Line, ...]:
        """Units on so few people that a single one moves the rate."""
        return tuple(line for line in self.every if line.chosen.is_small)

    @property
    def depends(self) -> bool:
        """Return True if another denominator gives another order."""
        return any(
            line.moved(share) for line in self.every for share in line.shares[1:] if share.place is not None
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """Data read from the workspace."""

    units: Sequence[UnitFigures]
    total: UnitFigures
    received: str
    silent: int = 0
    held: int = 0
    known: int = 0
    below: int = 0
    level: FigureLevel = FigureLevel.COMMUNE
    track: Track | None = None


def reduce_read(state: State, read: Read, household_basis: Basis | None = None) -> State:
    """Return the state with new figures, sorted as before; of another track by a denominator of its own.

    `household_basis` is taken where the households are shown again.
    """
    basis, sort = state.basis, state.sort
    if read.track is not state.track:
        of_households = household_basis or Basis.SMARTPHONES
        basis = of_households if read.track is None else TRACK_BASES[read.track][0]
        sort = Column.RANK
    fresh = replace(
        state,
        basis=basis,
        sort=sort,
        units=tuple(read.units),
        as_of=read.total.figures.as_of,
        received=read.received,
        silent=read.silent,
        held=read.held,
        known=read.known,
        below=read.below,
        level=read.level,
        track=read.track,
    )
    return _arranged(fresh, read.total)


def reduce_filter(state: State, *, query: str | None = None, only: Only | None = None) -> State:
    """Only units whose name holds the words typed, or that something holds of."""
    fresh = replace(
        state,
        query=state.query if query is None else query,
        only=state.only if only is None else only,
    )
    return fresh if state.total is None else _arranged(fresh, state.total.row)


def reduce_basis(state: State, basis: Basis) -> State:
    """Another denominator in front; the table is sorted by it."""
    if state.total is None:
        return replace(state, basis=basis)
    fresh = replace(state, basis=basis, sort=Column.RANK, downwards=False)
    return _arranged(fresh, state.total.row)


def reduce_sort(state: State, column: Column) -> State:
    """By another column; the same one again turns the order round."""
    if state.total is None:
        return state
    downwards = not state.downwards if column is state.sort else False
    return _arranged(replace(state, sort=column, downwards=downwards), state.total.row)


def _arranged(state: State, total: UnitFigures) -> State:
    found, whole = [_by_name(unit) for unit in state.units], _by_name(total)
    known = whole.keys() | {name for rates in found for name in rates}
    others = (basis for basis in Basis if basis in state.always or basis.value in known)
    bases = (state.basis, *(basis for basis in others if basis is not state.basis))
    by_basis = {basis: [rates.get(basis) for rates in found] for basis in bases}
    earned = [unit.standing.has_place for unit in state.units]
    lower = [
        unit.low_rates if unit.one_list else rates for unit, rates in zip(state.units, found, strict=True)
    ]
    order = {
        basis: places([rates.get(basis) if has else None for rates, has in zip(lower, earned, strict=True)])
        for basis in bases
    }
    lines = [
        Line(
            at=at,
            row=unit,
            shares=tuple(_share(unit, basis, by_basis[basis][at], order[basis][at]) for basis in bases),
        )
        for at, unit in enumerate(state.units)
    ]
    shares = tuple(_share(total, basis, whole.get(basis), None) for basis in bases)
    fresh = replace(state, total=Line(at=-1, row=total, shares=shares), every=tuple(lines))
    shown = [line for line in lines if _is_shown(fresh, line)]
    return replace(fresh, lines=tuple(ordered(shown, state.sort, downwards=state.downwards)))


def _share(row: UnitFigures, basis: Basis, rate: Rate | None, place: int | None) -> Share:
    if row.one_list is None:
        return Share(basis=basis, rate=rate, place=place)
    ends, one_list = row.ends(basis.value), row.one_list.rate_on(basis.value)
    return Share(basis=basis, rate=rate, place=place, ends=ends, one_list=one_list)


def _by_name(unit: UnitFigures) -> dict[str, Rate]:
    """The rates of a unit by the name of their denominator."""
    return {rate.denominator_name: rate for rate in unit.figures.rates}


def _is_shown(state: State, line: Line) -> bool:
    words = fold(state.query).split()
    name = fold(line.figures.name).split()
    if not all(any(part.startswith(word) for part in name) for word in words):
        return False
    if state.only is Only.GAPS:
        return line.row.files.standing is not Standing.COMPLETE
    if state.only is Only.OVER:
        return line.chosen.is_over
    if state.only is Only.MARKED:
        return bool(line.row.standing.marks)
    if state.only is Only.BELOW:
        low, target = line.chosen.low, state.target
        return low is None or (target is not None and low < target)
    return True


def ordered(lines: Sequence[Line], column: Column, *, downwards: bool = False) -> list[Line]:
    """Units without a value stay last both ways; equal ones stay as read."""
    known = [line for line in lines if _key(line, column) is not None]
    unknown = [line for line in lines if _key(line, column) is None]
    return sorted(known, key=lambda line: _key(line, column) or 0, reverse=downwards) + unknown


def _key(line: Line, column: Column) -> float | None:
    """Return the sort key of a column, upwards: places from the first, counts from the largest."""
    if column is Column.UNIT:
        return line.at
    if column in OTHERS:
        at = OTHERS[column]
        return line.shares[at].place if at < len(line.shares) else None
    if column in _MEASURES:
        return _MEASURES[column](line)
    return line.chosen.place


def _largest(line: Line) -> float | None:
    return None if line.chosen.rate is None else -line.chosen.rate.numerator


def _grown(line: Line) -> float | None:
    growth = line.row.growth(line.chosen.basis.value)
    return None if growth is None else -growth.number


def _gaps(line: Line) -> float | None:
    """Missing files first, the most before; then what waits, is on its way or was never sent."""
    return -line.row.files.missing or _STANDINGS[line.row.files.standing]


_STANDINGS: Final = {
    Standing.MISSING: 0.0,
    Standing.NOT_SENT: 0.1,
    Standing.HELD: 0.2,
    Standing.ON_ITS_WAY: 0.3,
    Standing.WITHDRAWN: 0.4,
    Standing.COMPLETE: 1.0,
}


_MEASURES: Final[dict[Column, Callable[[Line], float | None]]] = {
    Column.COUNTS: _largest,
    Column.GROWTH: _grown,
    Column.TREND: _grown,
    Column.FILES: _gaps,
}
