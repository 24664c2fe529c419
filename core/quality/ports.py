"""What the quality desk asks of whoever keeps things on disk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from core.base.ids import HouseholdId, OfficerId, VisitId
from core.quality.models import (
    CallAnswer,
    Candidate,
    HouseholdPair,
    ReturnedVisit,
    Sample,
    VisitPair,
)
from core.quality.rules import RuleResult
from core.quality.sampling import FrameVisit


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
        """The names of officers that are known here."""
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
        """Whether there is such a call."""
        ...
