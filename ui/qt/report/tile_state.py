"""The tiles of a ranking: one a unit, in an order that a person chose; the words are made when shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from core.base.text import sort_key
from core.ranking.tiles import fill_step
from ui.qt.report.state import Column, Line, State, ordered


class TileOrder(StrEnum):
    RANK = "rank"
    NAME = "name"
    HOUSEHOLDS = "households"


class TileKind(StrEnum):
    """RATED tiles have a ground by their rate; UNPLACED ones have a rate and no place; EMPTY ones no rate."""

    RATED = "rated"
    UNPLACED = "unplaced"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One unit; `step` is that of its rate, of the lower end where two lists are in doubt."""

    line: Line
    kind: TileKind
    step: int = 0

    @property
    def low(self) -> float:
        return self.line.chosen.low or 0.0

    @property
    def high(self) -> float:
        """The upper end of the rate, equal to the lower one where no list is in doubt."""
        ends = self.line.chosen.ends
        return self.low if ends is None else float(ends.high)

    @property
    def has_doubt(self) -> bool:
        """Return True where files are missing or the rate is above 100 %."""
        return bool(self.line.row.files.missing) or self.line.chosen.is_over


def tiles_of(state: State, order: TileOrder, limits: Sequence[float]) -> tuple[Tile, ...]:
    """Every unit, whatever the table shows of them; those without a place after the others."""
    return tuple(_tile(line, limits) for line in _in_order(state, order))


def target_missed(tile: Tile, state: State) -> bool | None:
    """Return True for a rate below the target, False for one that reaches it, None where there is none."""
    if state.target is None or tile.kind is TileKind.EMPTY:
        return None
    return tile.low < state.target


def _tile(line: Line, limits: Sequence[float]) -> Tile:
    low = line.chosen.low
    if low is None:
        return Tile(line=line, kind=TileKind.EMPTY)
    kind = TileKind.RATED if line.row.standing.has_place else TileKind.UNPLACED
    return Tile(line=line, kind=kind, step=fill_step(low, limits))


def _in_order(state: State, order: TileOrder) -> Sequence[Line]:
    if order is TileOrder.NAME:
        return sorted(state.every, key=lambda line: sort_key(line.figures.name))
    if order is TileOrder.HOUSEHOLDS:
        return sorted(state.every, key=lambda line: -line.row.households)
    return ordered(state.every, Column.RANK)
