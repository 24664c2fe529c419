"""Units beside each other: their sum, and their places by one denominator."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

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
