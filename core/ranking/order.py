"""Units beside each other: their sum, and their places by one denominator."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from core.ranking.figures import Figures, Rate


def total_of(units: Sequence[Figures], *, code: str, valid_from: str, name: str) -> Figures:
    """The sums over `units`; rates of it come anew from the sums, they are never averaged."""
    return Figures(
        code=code,
        valid_from=valid_from,
        name=name,
        listed=sum(unit.listed for unit in units),
        found=sum(unit.found for unit in units),
        visited=sum(unit.visited for unit in units),
        reached=sum(unit.reached for unit in units),
        helped=sum(unit.helped for unit in units),
        people=sum(unit.people for unit in units),
        smartphones=sum(unit.smartphones for unit in units),
        installed=sum(unit.installed for unit in units),
        as_of=max((unit.as_of for unit in units), default=""),
    )


def places(rates: Sequence[Rate | None]) -> tuple[int | None, ...]:
    """The place of each rate from 1, the highest first; equal rates share a place and the next is left out.

    A unit without a rate has no place.
    """
    exact = [None if rate is None else Fraction(rate.numerator, rate.denominator) for rate in rates]
    known = [share for share in exact if share is not None]
    return tuple(None if share is None else 1 + sum(other > share for other in known) for share in exact)
