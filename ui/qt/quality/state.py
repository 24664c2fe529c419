"""State of the page of the review; no widgets, no disk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from core.base.ids import HouseholdId, OfficerId
from core.quality.doubled import DoubledList
from core.quality.list_desk import ListDecision, PendingPairs
from core.quality.list_places import HamletChoice
from core.quality.models import Review, Sample
from core.quality.rules import Rule, RuleResult
from core.records.household import HouseholdRow
from core.units.models import UnitKey
from ui.qt.shared.review_state import ReviewState

RETURNED: Final = "returned"
HOUSEHOLDS: Final = "households"
VISITS: Final = "visits"
SAMPLE: Final = "sample"
LISTS: Final = "lists"
"""Lists that were loaded twice; the section is only shown while there is one."""

PLACES: Final = "places"
"""One list in two hamlets or communes; the section is only shown while there is one."""

FIXED: Final = (RETURNED, HOUSEHOLDS, VISITS, SAMPLE)
"""Sections beside the rules, whose sections have the rules' names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """Data read off the window's thread, at one moment."""

    review: Review
    samples: tuple[Sample, ...]
    households: Mapping[HouseholdId, HouseholdRow]
    officers: Mapping[OfficerId, str]
    pairs: PendingPairs
    communes: Mapping[UnitKey | None, str] = field(default_factory=dict)
    """Names of the communes of these households, above the communes only; so are those of officers' units."""

    officer_units: Mapping[str, str] = field(default_factory=dict)
    doubled: tuple[tuple[str, DoubledList | None, ListDecision | None], ...] = ()
    """Of each unit its name and code, the open suspicion, and the decision."""

    choices: tuple[HamletChoice, ...] = ()
    shared: tuple[tuple[str, tuple[tuple[str, int], ...]], ...] = ()
    """Lists of several communes: the names of these, each with its households."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State(ReviewState):
    """`read` is None until the first review; `section` is one of `FIXED` or a rule."""

    read: Read | None = None
    section: str = RETURNED
    seed: str = ""
    size: str = "20"
    merging: bool = False
    """The pairs of two lists are being written."""

    @property
    def sample(self) -> Sample | None:
        """The one drawn last."""
        return self.read.samples[0] if self.read is not None and self.read.samples else None

    def result(self, rule: str) -> RuleResult | None:
        if self.read is None or rule not in set(Rule):
            return None
        return next(found for found in self.read.review.results if found.rule == rule)

    def count(self, section: str) -> int:
        """Return the number of open items of a section; of a sample, the calls without an answer."""
        if self.read is None:
            return 0
        review = self.read.review
        waiting = 0 if self.sample is None else sum(call.answer is None for call in self.sample.calls)
        fixed: dict[str, int] = {
            RETURNED: len(review.returned),
            HOUSEHOLDS: len(review.households),
            VISITS: len(review.visits),
            SAMPLE: waiting,
            LISTS: self.read.pairs.count or len(self.read.doubled),
            PLACES: len(self.read.choices) + len(self.read.shared),
        }
        result = self.result(section)
        return fixed.get(section, 0 if result is None else result.count)


def sections(state: State) -> Sequence[str]:
    """The fixed ones, then the rules that found something."""
    found = () if state.read is None else state.read.review.results
    lists = tuple(section for section in (LISTS, PLACES) if state.count(section))
    return (*FIXED, *lists, *(result.rule.value for result in found if result.count))


def reduce_read(state: State, read: Read) -> State:
    """Return the state with a new review; an empty section is replaced by the first that is not."""
    fresh = replace(state, read=read, busy=False)
    return fresh if fresh.section in sections(fresh) else replace(fresh, section=RETURNED)
