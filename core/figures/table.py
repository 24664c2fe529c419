"""A table of figures: units of one level, their growth, the files behind them, and the sum."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from core.figures.files import Files, UnitFiles
from core.figures.one_list import Ends, ends_of, low_rates
from core.figures.places import EARNED, Standing
from core.records.denominators import DenominatorKind
from core.records.figures import Figures, Rate
from core.records.sums import NOTHING, Sums
from core.units.models import UnitKey

SMALL_STEP = 0.005
"""A unit is small where one person more moves its rate by more than this (half a point)."""


class FigureLevel(StrEnum):
    HAMLET = "hamlet"
    COMMUNE = "commune"
    DISTRICT = "district"
    PROVINCE = "province"


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """Of one count since a period began. `late` of `number` came late for a period that is closed.

    `points` is the growth of the rate in points of a per cent; None where a rate is not known both times.
    """

    number: int
    late: int
    points: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitFigures:
    """One line. `before` are its figures at the end of the period before, as closed where it was closed.

    `late` is what each count got since then for the days before. `trend` is `installed` at the end of each
    of the last reporting days, the oldest first. `one_list` are its figures as if its suspected lists were
    one list, None where no list is in doubt.
    """

    unit: UnitKey
    figures: Figures
    before: Figures | None = None
    late: Sums = NOTHING
    files: Files = field(default_factory=Files)
    trend: tuple[int, ...] = ()
    standing: Standing = EARNED
    one_list: Figures | None = None
    declared_households: int = 0
    """Of a unit without figures, where somebody outside counted them."""

    @property
    def households(self) -> int:
        """Households ever listed, or declared where these are more; 0 where neither is known."""
        declared = (one.value for one in self.figures.declared if one.kind is DenominatorKind.HOUSEHOLDS)
        return max([self.figures.ever, self.declared_households, *declared])

    @property
    def low_rates(self) -> dict[str, Rate]:
        """The rates that rank, by the name of their denominator."""
        return low_rates(self.figures, self.one_list)

    def ends(self, denominator: str) -> Ends | None:
        """Return the two ends of a rate while the unit's list seems loaded twice."""
        return ends_of(self.figures, self.one_list, denominator)

    def growth(self, denominator: str) -> Growth | None:
        """Return the growth of the count behind a rate, over all listed households, and of the rate in the
        period.
        """
        now = self.figures.rate_on(denominator)
        if self.before is None or now is None:
            return None
        then = self.before.rate_on(denominator)
        name = now.numerator_name
        number = int(getattr(self.figures, name)) - int(getattr(self.before, name))
        points = None if then is None else 100 * (now.value - then.value)
        return Growth(number=number, late=int(getattr(self.late, name)), points=points)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureTable:
    """`as_of` and `received` are instants (ISO); `received` is empty where no file ever came.

    `structure` is the day whose units are shown, where it is not the one in which the work was recorded.
    `absent` are communes below of which there are no figures, and the state of their files;
    `declared_households` are their households as counted by an outside source.
    """

    level: FigureLevel
    rows: tuple[UnitFigures, ...]
    total: UnitFigures
    as_of: str
    received: str
    structure: date | None
    absent: tuple[UnitFiles, ...] = ()
    declared_households: Mapping[UnitKey, int] = field(default_factory=dict)

    @property
    def silent(self) -> tuple[str, ...]:
        """Names of communes below of which there are no figures."""
        return tuple(one.name for one in self.absent)


def is_small(denominator: int) -> bool:
    """Return True if a single person changes a rate on this denominator too much."""
    return denominator * SMALL_STEP < 1
