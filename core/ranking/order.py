"""Units beside each other: their sum, and their places by one denominator."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from core.figures.sums import COLUMNS
from core.ranking.figures import Figures, Rate

EXACT_UP_TO: Final = 10_000_000
"""Two fractions with denominators up to this one are equal exactly where their floats are."""


def total_of(units: Sequence[Figures], *, code: str, valid_from: str, name: str) -> Figures:
    """The sums over `units`; rates of it come anew from the sums, they are never averaged."""
    counts = {name: sum(getattr(unit, name) for unit in units) for name in COLUMNS}
    as_of = max((unit.as_of for unit in units), default="")
    return Figures(code=code, valid_from=valid_from, name=name, as_of=as_of, **counts)


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
