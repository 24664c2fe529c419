"""Inputs and results of the quality use cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from core.base.ids import HouseholdId, OfficerId, VisitId
from core.quality.rules import RuleResult
from core.quality.sampling import FrameVisit
from core.records.figures import Rate
from core.records.household import HouseholdRow
from core.records.visit import Visit

COMMENT_LENGTH = 500
AGREED = "call-backs that agreed"
REACHED = "call-backs that were answered"


class ReturnReason(StrEnum):
    """Reason that a visit is sent back to the field: a code, since it is in every file; the comment is
    personal.
    """

    COUNTS = "counts"
    RESULT = "result"
    TIME = "time"
    TWICE = "twice"
    CALL_BACK = "call_back"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedVisit:
    """A visit that waits for somebody in the field. `at` is when it was sent back (ISO), `by` who did."""

    visit: VisitId
    household: HouseholdId
    reason: str
    comment: str
    at: str
    by: str


class LikeReason(StrEnum):
    """Reason that two records may be one household."""

    PHONE = "phone"
    NAME = "name"
    ADDRESS = "address"
    SHORT_NAME = "short_name"
    GROUP = "group"
    HAMLET = "hamlet"
    PEOPLE = "people"


WEIGHTS = {
    LikeReason.PHONE: 7,
    LikeReason.NAME: 5,
    LikeReason.ADDRESS: 5,
    LikeReason.SHORT_NAME: 2,
    LikeReason.GROUP: 1,
    LikeReason.HAMLET: 1,
    LikeReason.PEOPLE: 1,
}
"""Weight of each reason; a candidate needs two reasons, a pair of the review a score of `PAIR_SCORE`."""

PAIR_SCORE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A household that may be the same as another, best first; at least two reasons."""

    row: HouseholdRow
    reasons: tuple[LikeReason, ...]

    @property
    def score(self) -> int:
        return sum(WEIGHTS[reason] for reason in self.reasons)


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdPair:
    """Two records that may be one household."""

    one: HouseholdRow
    other: HouseholdRow
    reasons: tuple[LikeReason, ...]

    @property
    def score(self) -> int:
        return sum(WEIGHTS[reason] for reason in self.reasons)


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitPair:
    """Two visits of one household on one date, by two laptops; one counts until it is decided (M11)."""

    row: HouseholdRow
    one: Visit
    other: Visit


class CallAnswer(StrEnum):
    """Result of a call-back about a recorded visit."""

    AGREE = "agree"
    DIFFER = "differ"
    NOT_REACHED = "not_reached"


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One visit of a sample; `place` counts from 1 in the order of calling."""

    place: int
    visit: VisitId
    household: HouseholdId | None
    answer: CallAnswer | None
    answered: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A draw that can be made again from its frame; `verified`: it gives the same. `drawn` is ISO."""

    id: str
    seed: str
    size: int
    drawn: str
    frame_visits: int
    frame_sha256: str
    verified: bool
    calls: tuple[Call, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Everything that the review shows, as of one moment (ISO)."""

    as_of: str
    results: tuple[RuleResult, ...]
    households: tuple[HouseholdPair, ...]
    visits: tuple[VisitPair, ...]
    returned: tuple[ReturnedVisit, ...]


def agreement(sample: Sample, as_of: str) -> Rate | None:
    """Agreed / answered; None before the first answer. Who was not reached is in neither."""
    answers = [call.answer for call in sample.calls]
    agreed, differed = answers.count(CallAnswer.AGREE), answers.count(CallAnswer.DIFFER)
    if agreed + differed == 0:
        return None
    return Rate(
        numerator_name=AGREED,
        numerator=agreed,
        denominator_name=REACHED,
        denominator=agreed + differed,
        source=f"sample {sample.seed}, {len(sample.calls)} of {sample.frame_visits} visits",
        as_of=as_of,
    )


class QualityStore(Protocol):
    """Reads what is doubtful, and keeps samples, of the current campaign."""

    def returned(self, limit: int | None = None) -> Sequence[ReturnedVisit]:
        """Visits sent back and not dealt with, the oldest first."""
        ...

    def returned_of(self, household: HouseholdId) -> ReturnedVisit | None:
        """The latest return of a household that waits."""
        ...

    def return_reason(self, visit: VisitId) -> str | None:
        """The reason by which a visit was sent back last, None where it was not or that was taken back."""
        ...

    def candidates(self, household: HouseholdId, limit: int) -> Sequence[Candidate]: ...

    def household_pairs(self, limit: int) -> Sequence[HouseholdPair]: ...

    def visit_pairs(self, limit: int) -> Sequence[VisitPair]: ...

    def results(self, today: date, limit: int) -> Sequence[RuleResult]: ...

    def officers(self) -> Mapping[OfficerId, str]:
        """Return the names of officers in this workspace."""
        ...

    def frame(self) -> Sequence[FrameVisit]:
        """Every counting visit with a contact."""
        ...

    def keep_sample(
        self, sample: str, *, seed: str, size: int, drawn: str, frame: bytes, visits: Sequence[str]
    ) -> None: ...

    def samples(self) -> Sequence[Sample]:
        """The newest first."""
        ...

    def answer(self, sample: str, place: int, answer: CallAnswer | None, at: str) -> bool:
        """Store an answer; return True if there is such a call."""
        ...
