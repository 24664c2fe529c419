"""The program's report on a unit, compared with the truth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from core.application.services import Services
from core.figures.rate_range import rate_range
from core.figures.table import FigureLevel
from core.records.figures import Rate
from tests.village.mix import Mix

RATE_ON: Final = "smartphones known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """A rate as the province shows it, with its stated range and the marks of the unit."""

    rate: float | None
    low: float
    high: float
    marks: tuple[str, ...]
    has_place: bool
    known: float = 0.0
    """Share of the households ever listed that the rate knows."""

    told: Rate | None = None
    """The rate itself, with its coverage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One season: the truth and the report."""

    seed: int
    mix: Mix
    truth: float
    reported: Reported
    visits: int
    asked: int

    @property
    def is_inside(self) -> bool:
        return self.reported.low <= self.truth <= self.reported.high

    @property
    def is_noticed(self) -> bool:
        """Return True if a reader is warned: a mark, no place, or no rate at all."""
        return bool(self.reported.marks) or not self.reported.has_place or self.reported.rate is None

    @property
    def holds(self) -> bool:
        return self.is_inside or self.is_noticed

    @property
    def width(self) -> float:
        return self.reported.high - self.reported.low


def reported(province: Services, unit: str) -> Reported:
    """Read the unit's row at the province."""
    table = province.province.figures.table(FigureLevel.COMMUNE)
    row = next((one for one in table.rows if one.unit.code == unit), None)
    if row is None:
        return Reported(rate=None, low=0, high=1, marks=(), has_place=False)
    rate = row.figures.rate_on(RATE_ON)
    if rate is None:
        return Reported(rate=None, low=0, high=1, marks=(), has_place=False)
    ends = rate_range(rate)
    low, high = (rate.value, rate.value) if ends is None else (ends.low, ends.high)
    standing = row.standing
    marks = tuple(mark.kind.value for mark in standing.open_marks)
    known = 1.0 if rate.coverage is None else float(rate.coverage.share)
    return Reported(
        rate=rate.value, low=low, high=high, marks=marks, has_place=standing.has_place, known=known, told=rate
    )
