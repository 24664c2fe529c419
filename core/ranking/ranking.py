"""Units in the order of one rate: ties, small units, and whether another denominator changes the order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from core.figures.table import UnitFigures, is_small
from core.records.figures import Rate

EXACT_UP_TO: Final = 10_000_000
"""Two fractions with denominators up to this one are equal exactly where their floats are."""


def places(rates: Sequence[Rate | None]) -> tuple[int | None, ...]:
    """The place of each rate from 1, the highest first; equal rates share a place and the next is left out.

    A unit without a rate has no place.
    """
    exact = any(rate is not None and rate.denominator > EXACT_UP_TO for rate in rates)
    shares = [None if rate is None else _share(rate, exact=exact) for rate in rates]
    order = sorted((share for share in shares if share is not None), reverse=True)
    first: dict[float | Fraction, int] = {}
    for place, share in enumerate(order, start=1):
        first.setdefault(share, place)
    return tuple(None if share is None else first[share] for share in shares)


def _share(rate: Rate, *, exact: bool) -> float | Fraction:
    return Fraction(rate.numerator, rate.denominator) if exact else rate.numerator / rate.denominator


TIE_RULE_VI: Final = (
    "Tỷ lệ bằng nhau thì cùng hạng, hạng kế tiếp bỏ trống; so bằng phân số, không so số đã làm tròn."
)
TIE_RULE_EN: Final = (
    "Equal rates share a rank and the next one is left out; fractions are compared, not rounded figures."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedUnit:
    """`place` is None without a rate, and where none is earned (`row.standing`).

    Where a list seems loaded twice, `rate` is the one as counted and the lower end ranks (`row.low_rates`).
    `others` are its places by the other denominators, by their names.
    """

    row: UnitFigures
    rate: Rate | None
    place: int | None
    others: tuple[tuple[str, int | None], ...]

    @property
    def is_small(self) -> bool:
        """Return True if one person more moves the rate by over half a point."""
        return self.rate is not None and is_small(self.rate.denominator)

    @property
    def moves(self) -> bool:
        """Return True if another denominator gives another place."""
        return any(place is not None and place != self.place for _, place in self.others)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """`denominator` ranks, `known` are all that some unit has; `depends`: their orders differ."""

    denominator: str
    known: tuple[str, ...]
    units: tuple[RankedUnit, ...]
    depends: bool


def known_denominators(rows: Sequence[UnitFigures]) -> tuple[str, ...]:
    """The names of the denominators that at least one unit has, in the order of its rates."""
    return _known([row.low_rates for row in rows])


def rank(rows: Sequence[UnitFigures], denominator: str) -> Ranking:
    """The highest rate first, then units without a place, then those without a rate."""
    lower = [row.low_rates for row in rows]
    known = _known(lower)
    rates = {name: [one.get(name) for one in lower] for name in (*known, denominator)}
    order = {name: places(_earned(rows, found)) for name, found in rates.items()}
    low = rates[denominator]
    found = [
        RankedUnit(
            row=row,
            rate=_counted(row, low[at]),
            place=order[denominator][at],
            others=tuple((name, order[name][at]) for name in known if name != denominator),
        )
        for at, row in enumerate(rows)
    ]
    units = [found[at] for at in sorted(range(len(rows)), key=lambda at: _order(found[at], low[at]))]
    return Ranking(
        denominator=denominator,
        known=known,
        units=tuple(units),
        depends=any(unit.moves for unit in units if unit.place is not None),
    )


def _earned(rows: Sequence[UnitFigures], found: Sequence[Rate | None]) -> list[Rate | None]:
    """The rates of the units that have earned a place."""
    return [rate if row.standing.has_place else None for row, rate in zip(rows, found, strict=True)]


def _counted(row: UnitFigures, low: Rate | None) -> Rate | None:
    """The rate as counted, of which `low` is the lower end."""
    return low if low is None or row.one_list is None else row.figures.rate_on(low.denominator_name)


def _order(unit: RankedUnit, low: Rate | None) -> tuple[bool, int, float]:
    value = -1.0 if low is None else low.value
    return unit.place is None, unit.place or 0, -value


def _known(found: Sequence[dict[str, Rate]]) -> tuple[str, ...]:
    return tuple({name: None for rates in found for name in rates})
