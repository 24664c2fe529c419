"""The figures of every unit, ranked by one denominator; the words are made when they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from core.campaigns.models import Campaign, Denominator, Track
from core.ranking.figures import LISTED_HOUSEHOLDS, PEOPLE_FOUND, SMARTPHONES_FOUND, Figures, Rate
from core.ranking.order import places, total_of


class Basis(StrEnum):
    """The denominators that are known; the value is the name in `core.ranking.figures`."""

    SMARTPHONES = SMARTPHONES_FOUND
    PEOPLE = PEOPLE_FOUND
    LISTED = LISTED_HOUSEHOLDS


class Column(StrEnum):
    """The columns, in order; `SECOND` and `THIRD` are the denominators that were not chosen."""

    RANK = "rank"
    UNIT = "unit"
    BAR = "bar"
    RATE = "rate"
    COUNTS = "counts"
    SECOND = "second"
    THIRD = "third"


COLUMNS: Final = tuple(Column)
TARGETS: Final = {Basis.SMARTPHONES: Denominator.SMARTPHONES, Basis.LISTED: Denominator.HOUSEHOLDS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One rate of one unit and its place; both None where the denominator is zero."""

    basis: Basis
    rate: Rate | None
    place: int | None

    @property
    def is_over(self) -> bool:
        return self.rate is not None and self.rate.is_over


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One unit. `shares` holds the chosen denominator first, then the others; `at` is its place as read."""

    at: int
    figures: Figures
    shares: tuple[Share, ...]

    @property
    def chosen(self) -> Share:
        return self.shares[0]

    def moved(self, share: Share) -> bool:
        """Whether `share` gives the unit another place than the chosen one."""
        return share.place != self.chosen.place


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """`lines` as sorted, `total` over all; `target` is a fraction, where one is set on `basis`."""

    basis: Basis = Basis.SMARTPHONES
    sort: Column = Column.RANK
    downwards: bool = False
    units: tuple[Figures, ...] = ()
    lines: tuple[Line, ...] = ()
    total: Line | None = None
    targets: tuple[tuple[Basis, float], ...] = ()
    as_of: str = ""
    received: str = ""
    """When the last file came, ISO; empty where none did."""
    expected: int = 0
    """How many units there are below; 0 where nobody knows."""

    @property
    def target(self) -> float | None:
        return dict(self.targets).get(self.basis)

    @property
    def others(self) -> tuple[Basis, ...]:
        return tuple(basis for basis in Basis if basis is not self.basis)

    @property
    def over(self) -> tuple[Line, ...]:
        """Units with more in the numerator than in the chosen denominator."""
        return tuple(line for line in self.lines if line.chosen.is_over)


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What was read of the workspace; `place` names the total."""

    units: Sequence[Figures]
    code: str
    valid_from: str
    place: str
    received: str
    expected: int


def targets_of(campaign: Campaign) -> tuple[tuple[Basis, float], ...]:
    """The targets of the household track, on the denominators that are counted here."""
    named = {denominator: basis for basis, denominator in TARGETS.items()}
    return tuple(
        (named[target.denominator], target.percent / 100)
        for target in campaign.targets
        if target.track is Track.HOUSEHOLD and target.denominator in named
    )


def reduce_read(state: State, read: Read) -> State:
    """The figures anew, sorted as before."""
    total = total_of(read.units, code=read.code, valid_from=read.valid_from, name=read.place)
    units = tuple(read.units)
    fresh = replace(state, units=units, as_of=total.as_of, received=read.received, expected=read.expected)
    return _arranged(fresh, total)


def reduce_basis(state: State, basis: Basis) -> State:
    """Another denominator in front; the table is sorted by it."""
    if state.total is None:
        return replace(state, basis=basis)
    fresh = replace(state, basis=basis, sort=Column.RANK, downwards=False)
    return _arranged(fresh, state.total.figures)


def reduce_sort(state: State, column: Column) -> State:
    """By another column; the same one again turns the order round."""
    if state.total is None:
        return state
    downwards = not state.downwards if column is state.sort else False
    return _arranged(replace(state, sort=column, downwards=downwards), state.total.figures)


def _arranged(state: State, total: Figures) -> State:
    bases = (state.basis, *state.others)
    by_basis = {basis: [unit.rate_on(basis) for unit in state.units] for basis in bases}
    order = {basis: places(rates) for basis, rates in by_basis.items()}
    lines = [
        Line(
            at=at,
            figures=unit,
            shares=tuple(
                Share(basis=basis, rate=by_basis[basis][at], place=order[basis][at]) for basis in bases
            ),
        )
        for at, unit in enumerate(state.units)
    ]
    summed = tuple(Share(basis=basis, rate=total.rate_on(basis), place=None) for basis in bases)
    return replace(
        state,
        lines=tuple(_sorted(lines, state.sort, downwards=state.downwards)),
        total=Line(at=-1, figures=total, shares=summed),
    )


def _sorted(lines: Sequence[Line], column: Column, *, downwards: bool) -> list[Line]:
    """Units without a value stay last both ways; equal ones stay as read."""
    known = [line for line in lines if _key(line, column) is not None]
    unknown = [line for line in lines if _key(line, column) is None]
    return sorted(known, key=lambda line: _key(line, column) or 0, reverse=downwards) + unknown


def _key(line: Line, column: Column) -> float | None:
    """What a column sorts by, upwards: places from the first, numerators from the largest."""
    if column is Column.UNIT:
        return line.at
    if column is Column.COUNTS:
        rate = line.chosen.rate
        return None if rate is None else -rate.numerator
    if column in {Column.SECOND, Column.THIRD}:
        return line.shares[1 if column is Column.SECOND else 2].place
    return line.chosen.place
