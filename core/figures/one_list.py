"""Figures counted as if suspected lists were one list: the other end of a unit whose list seems
loaded twice.

As counted, both lists count. As one list, each suspected pair is one household: in the sums that
remain, visits of both lists count once. Visits of different households would count both; so the
ends of a rate are the smallest and the largest of these three.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from core.figures.ports import WHOLE, PlaceSums
from core.records.figures import Figures, Rate
from core.records.sums import COLUMNS, NOTHING, Sums, total
from core.units.models import UnitKey

Key = tuple[UnitKey, str]
"""A commune and the folded name of a hamlet of it, or `WHOLE`."""


class Ends(NamedTuple):
    """The ends of a rate, fractions; more than 1 only where the rate as counted is."""

    low: Fraction
    high: Fraction


def surplus_by_place(places: Iterable[PlaceSums], *, whole: bool) -> dict[Key, Sums]:
    """The surplus of each hamlet, or of each commune."""
    parts: dict[Key, list[Sums]] = {}
    for place in places:
        parts.setdefault((place.commune, WHOLE if whole else place.key), []).append(place.sums)
    return {key: total(sums) for key, sums in parts.items()}


def as_one_list(figures: Figures, surplus: Sums) -> Figures:
    """The figures less the surplus, of an earlier moment no more than half of each count."""
    counts = {name: getattr(figures, name) for name in COLUMNS}
    taken = {
        name: max(count - getattr(surplus, name), (count + 1) // 2)
        for name, count in counts.items()
        if getattr(surplus, name)
    }
    return replace(figures, **taken)


def low_rates(figures: Figures, one_list: Figures | None) -> dict[str, Rate]:
    """The rates that rank, by the name of their denominator: the lower of both ways to count."""
    rates = {rate.denominator_name: rate for rate in figures.rates}
    if one_list is None:
        return rates
    others = {rate.denominator_name: rate for rate in one_list.rates}
    return {name: min(rate, others.get(name, rate), key=_share) for name, rate in rates.items()}


def ends_of(figures: Figures, one_list: Figures | None, denominator: str) -> Ends | None:
    """Return the two ends of a rate; None where no list of the unit is in doubt, or they are equal."""
    rate = figures.rate_on(denominator)
    other = None if one_list is None else one_list.rate_on(denominator)
    if rate is None or other is None:
        return None
    shares = [_share(rate), _share(other)]
    apart = min(Fraction(rate.numerator, other.denominator), max(Fraction(1), *shares))
    low, high = min(shares), max(*shares, apart)
    return None if low == high else Ends(low, high)


def sum_as_one_list(parts: Sequence[tuple[Figures, Figures | None]]) -> Sums | None:
    """The surplus of a sum over figures; None where no part has one."""
    taken = [
        Sums._make(getattr(figures, name) - getattr(other, name) for name in COLUMNS)
        for figures, other in parts
        if other is not None
    ]
    return total(taken) if taken else None


def households_in_doubt(found: Mapping[Key, Sums]) -> dict[Key, int]:
    """Return the number of households that seem to be counted twice."""
    return {key: sums.ever for key, sums in found.items() if sums != NOTHING}


def _share(rate: Rate) -> Fraction:
    return Fraction(rate.numerator, rate.denominator)
