"""The denominator that a campaign names, and whether a target is reached on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from core.campaigns.models import Campaign, Denominator, Target
from core.figures.rate_range import rate_range
from core.figures.table import UnitFigures
from core.records.denominators import DenominatorKind
from core.records.figures import (
    KNOWN,
    OUTSIDE,
    Coverage,
    Figures,
    Rate,
    needed_for,
    ordered_denominator,
)


class Verdict(StrEnum):
    """UNKNOWN: what is known reaches the target, but the households not yet known may bring it below."""

    REACHED = "reached"
    NOT_REACHED = "not_reached"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetResult:
    """A target held against the rate on its own denominator, None where nothing of that is known.

    `needed` of the numerator are short of it. `coverage` counts the households declared where these are more
    than those ever listed.
    """

    verdict: Verdict
    share: float
    rate: Rate | None
    needed: int
    coverage: Coverage | None


def rate_named(figures: Figures, denominator: Denominator) -> Rate | None:
    """The rate on a campaign's denominator: the one from outside where it is loaded, else the list's."""
    outside = figures.rate_on(OUTSIDE.get(denominator, ""))
    return outside or figures.rate_on(KNOWN.get(denominator, ""))


def ranking_denominator(campaign: Campaign, units: Sequence[Figures]) -> str:
    """Name of the denominator that ranks: the one from outside where every unit has it, else the list's."""
    rule = campaign.ranking
    named = rule is not None and rule.denominator in KNOWN
    denominator = rule.denominator if rule is not None and named else ordered_denominator(campaign)
    outside = OUTSIDE[denominator]
    if units and all(unit.rate_on(outside) is not None for unit in units):
        return outside
    return KNOWN[denominator]


def judge_target(figures: Figures, target: Target) -> TargetResult:
    """Hold figures against a target.

    On a number from outside the rate decides. On what this program knows the target is reached only where
    the lower end of the rate's range, with nobody in the households not yet known, reaches it.
    """
    share, rate = target.percent / 100, rate_named(figures, target.denominator)
    if rate is None:
        return TargetResult(verdict=Verdict.UNKNOWN, share=share, rate=None, needed=0, coverage=None)
    coverage = _whole(figures, rate.coverage)
    return TargetResult(
        verdict=_verdict(rate, share, coverage),
        share=share,
        rate=rate,
        needed=needed_for(share, rate.numerator, rate.denominator),
        coverage=coverage,
    )


def judge_row(row: UnitFigures, target: Target) -> TargetResult:
    """Compare a unit with a target; unknown where the result is another with its suspected lists counted as
    one.
    """
    result = judge_target(row.figures, target)
    other = result if row.one_list is None else judge_target(row.one_list, target)
    return result if other.verdict is result.verdict else replace(result, verdict=Verdict.UNKNOWN)


def _verdict(rate: Rate, share: float, coverage: Coverage | None) -> Verdict:
    if needed_for(share, rate.numerator, rate.denominator):
        return Verdict.NOT_REACHED
    if rate.denominator_as_of or coverage is None:
        return Verdict.REACHED
    found = rate_range(replace(rate, coverage=coverage))
    return Verdict.UNKNOWN if found is not None and found.low < share else Verdict.REACHED


def _whole(figures: Figures, coverage: Coverage | None) -> Coverage | None:
    """Coverage of the households declared, where these are more."""
    declared = figures.rate_on(DenominatorKind.HOUSEHOLDS.value)
    if coverage is None or declared is None:
        return coverage
    return replace(coverage, ever=max(coverage.ever, declared.denominator))
