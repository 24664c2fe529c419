"""Honest figures: every rate names its numerator, its denominator and its time (practice.md 4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from core.campaigns.models import Campaign, Target, Track
from core.campaigns.models import Denominator as CampaignDenominator
from core.records.denominators import HOUSEHOLD_RATES, Denominator, DenominatorKind
from core.records.sums import COLUMNS


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Households in which numerator and denominator are `known`, of those `ever` listed.

    `closed` of those ever listed were closed by a decision; they stay in both. `asked` of the rate's
    denominator belong to households with a stated number of installations: the others count as without it. In
    `overfull` of the known households more people have it than have a smartphone.
    """

    known: int
    ever: int
    closed: int = 0
    asked: int = 0
    overfull: int = 0

    @property
    def share(self) -> Fraction:
        """The known households as a fraction of those ever listed; 0 where none is."""
        return Fraction(self.known, self.ever) if self.ever else Fraction(0)


SMARTPHONES_KNOWN = "smartphones known"
PEOPLE_KNOWN = "people of 16 and older known"
EVER_LISTED = "households ever listed"
BY_VISITS = "visits recorded in this program"
BY_LISTS = "household lists loaded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """numerator / denominator, a plain fraction; over 1 is shown with a warning and never clamped.

    `as_of` is the ISO instant (+07:00) up to which the program had seen data; `denominator_as_of` is
    the day or instant (ISO) that a denominator from outside is of, empty for one that this program
    counts. `coverage` is None where every household is known, and where that number is not known.
    """

    numerator_name: str
    numerator: int
    denominator_name: str
    denominator: int
    source: str
    as_of: str
    denominator_as_of: str = ""
    coverage: Coverage | None = None

    @property
    def value(self) -> float:
        return self.numerator / self.denominator

    @property
    def is_over(self) -> bool:
        return self.numerator > self.denominator


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Sums of one unit or hamlet, in the words of docs/figures.md: `core.records.sums.Sums` defines each."""

    code: str
    valid_from: str
    name: str
    listed: int
    found: int
    visited: int
    reached: int
    helped: int
    people: int
    smartphones: int
    installed: int
    as_of: str
    hamlet: str = ""
    eligible: int = 0
    registered: int = 0
    activated: int = 0
    working: int = 0
    had: int = 0
    visits: int = 0
    roster_people: int = 0
    suspect: int = 0
    doubled: int = 0
    ever: int = 0
    closed: int = 0
    ever_visited: int = 0
    people_homes: int = 0
    people_known: int = 0
    people_installed: int = 0
    people_asked: int = 0
    smartphones_homes: int = 0
    smartphones_known: int = 0
    smartphones_installed: int = 0
    smartphones_asked: int = 0
    crowded: int = 0
    overfull: int = 0
    declared: tuple[Denominator, ...] = ()
    """Denominators from outside, each with its source and day."""

    stated: tuple[Rate, ...] = ()
    """Only for the figures of a track beside the households: its rates; no others are known."""

    @property
    def rates(self) -> tuple[Rate, ...]:
        """One entry for each denominator known (not zero); those from outside come last."""
        return self.stated or (*self._known_rates(), *self._declared_rates())

    def _declared_rates(self) -> tuple[Rate, ...]:
        return tuple(
            Rate(
                numerator_name=HOUSEHOLD_RATES[said.kind],
                numerator=int(getattr(self, HOUSEHOLD_RATES[said.kind])),
                denominator_name=said.kind.value,
                denominator=said.value,
                source=said.source,
                as_of=self.as_of,
                denominator_as_of=said.as_of,
                coverage=self._coverage(self.ever_visited, 0),
            )
            for said in self.declared
            if said.kind in HOUSEHOLD_RATES
        )

    def _known_rates(self) -> tuple[Rate, ...]:
        """Rates of the households in which both numbers are known, closed ones too."""
        smartphones = self._coverage(self.smartphones_homes, self.smartphones_asked)
        people = self._coverage(self.people_homes, self.people_asked)
        known = (
            ("installed", self.smartphones_installed, SMARTPHONES_KNOWN, self.smartphones_known, smartphones),
            ("installed", self.people_installed, PEOPLE_KNOWN, self.people_known, people),
            ("visited", self.ever_visited, EVER_LISTED, self.ever, None),
        )
        return tuple(
            Rate(
                numerator_name=numerator_name,
                numerator=numerator,
                denominator_name=denominator_name,
                denominator=denominator,
                source=BY_LISTS if coverage is None or not self.ever_visited else BY_VISITS,
                as_of=self.as_of,
                coverage=coverage if coverage and coverage.known else None,
            )
            for numerator_name, numerator, denominator_name, denominator, coverage in known
            if denominator > 0
        )

    def _coverage(self, known: int, asked: int) -> Coverage:
        return Coverage(
            known=known, ever=self.ever, closed=self.closed, asked=asked, overfull=min(self.overfull, known)
        )

    def rate_on(self, denominator_name: str) -> Rate | None:
        return next((rate for rate in self.rates if rate.denominator_name == denominator_name), None)


def needed_for(target: float, numerator: int, denominator: int) -> int:
    """Return the increase of the numerator that reaches `target` (a fraction) of the denominator."""
    from math import ceil

    return max(0, ceil(round(target * denominator, 9)) - numerator)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCount:
    """Households visited on one local date (ISO)."""

    day: str
    visited: int
    installed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CallbackCount:
    """Agreed returns in all, and those whose day has passed."""

    total: int
    overdue: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SendingState:
    """State of this workspace's visits: on this laptop, in a written file, acknowledged."""

    local: int
    sent: int
    acknowledged: int
    last_sent: str | None


def total_of(units: Sequence[Figures], *, code: str, valid_from: str, name: str) -> Figures:
    """Return the sums over `units`; their rates are computed from the sums, they are never averaged."""
    counts = {name: sum(getattr(unit, name) for unit in units) for name in COLUMNS}
    as_of = max((unit.as_of for unit in units), default="")
    return Figures(code=code, valid_from=valid_from, name=name, as_of=as_of, **counts)


OUTSIDE: Final = {
    CampaignDenominator.SMARTPHONES: DenominatorKind.SMARTPHONES.value,
    CampaignDenominator.INHABITANTS: DenominatorKind.INHABITANTS.value,
    CampaignDenominator.HOUSEHOLDS: DenominatorKind.HOUSEHOLDS.value,
}


KNOWN: Final = {
    CampaignDenominator.SMARTPHONES: SMARTPHONES_KNOWN,
    CampaignDenominator.INHABITANTS: PEOPLE_KNOWN,
    CampaignDenominator.HOUSEHOLDS: EVER_LISTED,
}
"""Of the denominators of a campaign the name of each in rates: counted by others, counted in this program."""


def household_target(campaign: Campaign) -> Target | None:
    """The target of the household track."""
    return next((one for one in campaign.targets if one.track is Track.HOUSEHOLD), None)


def ordered_denominator(campaign: Campaign) -> CampaignDenominator:
    """The denominator that the household target names; people with a smartphone where none is ordered."""
    target = household_target(campaign)
    return (
        CampaignDenominator.SMARTPHONES
        if target is None or target.denominator not in KNOWN
        else target.denominator
    )
