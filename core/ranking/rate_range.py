"""The range of a rate: the ends between which the rate of all households lies (docs/figures.md)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from math import hypot, sqrt
from pathlib import Path
from typing import Final

from core.ranking.coverage import Coverage
from core.ranking.figures import Rate

PATH: Final = Path(__file__).resolve().parents[2] / "resources" / "quality" / "range.toml"
HOUSEHOLD_CLUSTER: Final = 2
"""People of one household have the app together: so many of them say as much as one drawn alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RateRange:
    """The lower and the upper end, fractions from 0 to 1."""

    low: float
    high: float

    @property
    def width(self) -> float:
        return self.high - self.low


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumptions:
    """The numbers of `resources/quality/range.toml`, shares as fractions."""

    unlisted: float
    misheard: float
    size: float
    deviations: float


ANYTHING: Final = RateRange(low=0.0, high=1.0)


def rate_range(rate: Rate, assumed: Assumptions | None = None) -> RateRange | None:
    """Return the range of a rate on what is known in this program, None for any other rate.

    The lower end gives the app to nobody in the households that are not known. The upper end gives it there
    to as many as in those that are known, and to everybody who was never asked: whom nobody met, nobody
    helped. Chance and misheard numbers widen both ends.
    """
    if rate.coverage is None or rate.denominator_as_of:
        return None
    return _range(rate.numerator, rate.denominator, rate.coverage, assumed or assumptions())


@cache
def assumptions() -> Assumptions:
    """Return the assumptions, which are data."""
    numbers = tomllib.loads(PATH.read_text(encoding="utf-8"))
    return Assumptions(
        unlisted=numbers["unlisted_percent"] / 100,
        misheard=numbers["misheard_percent"] / 100,
        size=numbers["size_percent"] / 100,
        deviations=numbers["deviations"],
    )


def _range(numerator: int, denominator: int, coverage: Coverage, assumed: Assumptions) -> RateRange:
    if not coverage.known or not denominator:
        return ANYTHING
    rate = min(1.0, numerator / denominator)
    missing = _missing(denominator, coverage, assumed)
    whole = denominator + missing
    noise = assumed.deviations * sqrt(assumed.misheard * coverage.known) / denominator
    nobody = rate * missing / whole
    unasked = max(0, denominator - max(coverage.asked, numerator)) / whole
    luck = assumed.deviations * sqrt(rate * (1 - rate) * HOUSEHOLD_CLUSTER * missing) / whole
    return RateRange(
        low=max(0.0, rate - hypot(nobody, noise)), high=min(1.0, rate + hypot(unasked, noise, luck))
    )


def _missing(denominator: int, coverage: Coverage, assumed: Assumptions) -> float:
    """Return how many people the households that are not known may have; few of them stray further."""
    households = max(0, coverage.ever - coverage.known) + assumed.unlisted * coverage.ever
    largest = 1 + assumed.size / sqrt(max(1.0, households))
    return households * largest * denominator / coverage.known
