"""The range of a rate: the two ends around the rate of all households (docs/figures.md)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from math import hypot, sqrt
from pathlib import Path
from typing import Final

from core.records.figures import Coverage, Rate

PATH: Final = Path(__file__).resolve().parents[2] / "resources" / "quality" / "range.toml"
HOUSEHOLD_CLUSTER: Final = 2
"""People of one household have the app together: this number of them counts as one independent person."""


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
    remembered: float
    size: float
    deviations: float
    persons: float


ANYTHING: Final = RateRange(low=0.0, high=1.0)


def rate_range(rate: Rate, assumed: Assumptions | None = None) -> RateRange | None:
    """Return the range of a rate on the known values of this program, None for any other rate.

    The lower end counts no installation in the households that are not known. The upper end counts as many as
    in those that are known, and everybody who was never asked: a household without contact had no help.
    Chance, misheard numbers and a few persons widen both ends; stated phones that do not exist the upper,
    installs beyond the phones of a household the lower one.
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
        remembered=numbers["remembered_percent"] / 100,
        size=numbers["size_percent"] / 100,
        deviations=numbers["deviations"],
        persons=numbers["persons"],
    )


def _range(numerator: int, denominator: int, coverage: Coverage, assumed: Assumptions) -> RateRange:
    if not coverage.known or not denominator:
        return ANYTHING
    few = assumed.persons / denominator
    return RateRange(
        low=max(0.0, _low(numerator, denominator, coverage, assumed) - few),
        high=min(1.0, _high(numerator, denominator, coverage, assumed) + few),
    )


def _low(numerator: int, denominator: int, coverage: Coverage, assumed: Assumptions) -> float:
    """Nobody in unknown households has the app; an overfull household counts one household too many."""
    unknown = _unknown(coverage, assumed)
    one = denominator / coverage.known
    whole = denominator + unknown * one
    counted = min(max(0.0, numerator - coverage.overfull * one), denominator)
    size = assumed.size * sqrt(unknown) * one * min(1.0, numerator / denominator) / whole
    return counted / whole - assumed.deviations * hypot(size, _misheard(denominator, coverage, assumed))


def _high(numerator: int, denominator: int, coverage: Coverage, assumed: Assumptions) -> float:
    """Unknown households are as the known ones, and some phones were named that nobody has."""
    there = max(denominator - assumed.remembered * coverage.known, numerator, 1)
    rate = min(1.0, numerator / there)
    missing = _unknown(coverage, assumed) * denominator / coverage.known
    whole = denominator + missing
    unasked = max(0, denominator - max(coverage.asked, numerator)) / whole
    luck = sqrt(rate * (1 - rate) * HOUSEHOLD_CLUSTER * missing) / whole
    noise = hypot(luck, _misheard(denominator, coverage, assumed))
    return rate + hypot(unasked, assumed.deviations * noise)


def _misheard(denominator: int, coverage: Coverage, assumed: Assumptions) -> float:
    return sqrt(assumed.misheard * coverage.known) / denominator


def _unknown(coverage: Coverage, assumed: Assumptions) -> float:
    """Return how many households are not known, with those on no list."""
    return max(0, coverage.ever - coverage.known) + assumed.unlisted * coverage.ever
