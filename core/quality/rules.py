"""The named rules of the review, their sort, and their thresholds, which are data (docs/quality.md)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

from core.base.ids import HouseholdId, OfficerId, VisitId

PATH: Final = Path(__file__).resolve().parents[2] / "resources" / "quality" / "rules.toml"

Thresholds = Mapping[str, int]


class Sort(StrEnum):
    """Category of a rule's findings."""

    MISSING = "missing"
    CONTRADICTORY = "contradictory"
    IMPROBABLE = "improbable"


class Rule(StrEnum):
    """The rules; each is a function of the same name in `storage.queries.quality.rules` with a docstring."""

    NO_COUNTS = "no_counts"
    NO_ADDRESS = "no_address"
    CALLBACK_OVERDUE = "callback_overdue"
    INSTALLED_OVER_SMARTPHONES = "installed_over_smartphones"
    SMARTPHONES_OVER_PEOPLE = "smartphones_over_people"
    COUNTS_WITHOUT_CONTACT = "counts_without_contact"
    CLOSED_BUT_VISITED = "closed_but_visited"
    TWICE_ON_ONE_DAY = "twice_on_one_day"
    MANY_PEOPLE = "many_people"
    TOO_FAST = "too_fast"
    NO_REFUSALS = "no_refusals"
    ALWAYS_ALIKE = "always_alike"
    AT_NIGHT = "at_night"
    OUTSIDE_CAMPAIGN = "outside_campaign"
    FUTURE_TIME = "future_time"


SORTS: Final[Mapping[Rule, Sort]] = {
    Rule.NO_COUNTS: Sort.MISSING,
    Rule.NO_ADDRESS: Sort.MISSING,
    Rule.CALLBACK_OVERDUE: Sort.MISSING,
    Rule.INSTALLED_OVER_SMARTPHONES: Sort.CONTRADICTORY,
    Rule.SMARTPHONES_OVER_PEOPLE: Sort.CONTRADICTORY,
    Rule.COUNTS_WITHOUT_CONTACT: Sort.CONTRADICTORY,
    Rule.CLOSED_BUT_VISITED: Sort.CONTRADICTORY,
    Rule.TWICE_ON_ONE_DAY: Sort.CONTRADICTORY,
    Rule.MANY_PEOPLE: Sort.IMPROBABLE,
    Rule.TOO_FAST: Sort.IMPROBABLE,
    Rule.NO_REFUSALS: Sort.IMPROBABLE,
    Rule.ALWAYS_ALIKE: Sort.IMPROBABLE,
    Rule.AT_NIGHT: Sort.IMPROBABLE,
    Rule.OUTSIDE_CAMPAIGN: Sort.IMPROBABLE,
    Rule.FUTURE_TIME: Sort.IMPROBABLE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One record or officer that a rule points at; `facts` are the numbers its sentence names.

    What is None is not what the rule is about. `at` is the ISO instant or date of the record.
    """

    rule: Rule
    household: HouseholdId | None = None
    visit: VisitId | None = None
    officer: OfficerId | None = None
    at: str | None = None
    facts: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleResult:
    """Findings of one rule: their number, and the first of them."""

    rule: Rule
    count: int
    first: tuple[Finding, ...]

    @property
    def sort(self) -> Sort:
        return SORTS[self.rule]


@cache
def thresholds() -> Mapping[str, Thresholds]:
    """The numbers of every rule that has some, by the rule's name."""
    table = tomllib.loads(PATH.read_text(encoding="utf-8"))
    return {name: dict(numbers) for name, numbers in table.items()}
