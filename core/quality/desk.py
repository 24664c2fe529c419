"""The use cases of a supervisor: returning a visit, deciding pairs, the review, call-back samples."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from core.base.changes import Outcome, Topic, touched
from core.base.clock import Clock, iso
from core.base.errors import UserError
from core.base.ids import HouseholdId, OfficerId, VisitId
from core.base.text import clean, looks_like_secret
from core.events.kinds import EventKind, without_none
from core.ports import Store
from core.quality.models import (
    COMMENT_LENGTH,
    CallAnswer,
    Candidate,
    QualityStore,
    ReturnedVisit,
    ReturnReason,
    Review,
    Sample,
    VisitPair,
)
from core.quality.sampling import draw, frame_text
from core.records.visit import Visit

FIRST_FINDINGS: Final = 50
FIRST_PAIRS: Final = 50
CANDIDATES: Final = 8


class QualityDesk:
    """`kept` reads and keeps; each use case ends on the disk or changes nothing."""

    def __init__(self, store: Store, kept: QualityStore, clock: Clock) -> None:
        self._store = store
        self._kept = kept
        self._clock = clock

    def send_back(self, visit: VisitId, reason: ReturnReason, comment: str = "") -> Outcome[VisitId]:
        """Returns a visit to the field; its household is `returned` until somebody dealt with it.

        Raises `visit.unknown`, `quality.voided`, `quality.comment_long` or `visit.note_secret`.
        """
        known = self._known(visit)
        if known.voided:
            raise UserError("quality.voided")
        text = clean(comment)
        if len(text) > COMMENT_LENGTH:
            raise UserError("quality.comment_long", most=COMMENT_LENGTH)
        if looks_like_secret(text):
            raise UserError("visit.note_secret")
        with self._store.writing() as writer:
            about = writer.record(EventKind.VISIT_RETURNED, {"visit": visit, "reason": reason.value})
            if text:
                payload = {"visit": visit, "about": about, "text": text}
                writer.record(EventKind.VISIT_COMMENT, payload)
            writer.keep_undo()
        return self._done(known)

    def take_back(self, visit: VisitId) -> Outcome[VisitId]:
        """The visit need not be looked at any more. Raises `visit.unknown` or `quality.not_returned`."""
        known = self._known(visit)
        reason = self._kept.return_reason(visit)
        if reason is None:
            raise UserError("quality.not_returned")
        with self._store.writing() as writer:
            payload = {"visit": visit, "reason": reason, "returned": False}
            writer.record(EventKind.VISIT_RETURNED, payload)
            writer.keep_undo()
        return self._done(known)

    def returned(self, limit: int | None = None) -> Sequence[ReturnedVisit]:
        return self._kept.returned(limit)

    def returned_of(self, household: HouseholdId) -> ReturnedVisit | None:
        return self._kept.returned_of(household)

    def decide(self, one: VisitId, other: VisitId, counts: VisitId | None) -> Outcome[VisitId]:
        """Decide which of two visits counts; None: both are right.

        Raises `visit.unknown`, `quality.other_household` or `quality.not_of_pair`.
        """
        first, second = self._known(one), self._known(other)
        rows = [self._store.households.get(visit.household) for visit in (first, second)]
        if one == other or rows[0] is None or rows[1] is None:
            raise UserError("quality.not_of_pair")
        if counts not in {None, one, other}:
            raise UserError("quality.not_of_pair")
        pair = {visit.id for visit in self._store.households.visits(first.household)}
        if other not in pair:
            raise UserError("quality.other_household")
        payload = without_none(visit=min(one, other), other=max(one, other), counts=counts)
        with self._store.writing() as writer:
            writer.record(EventKind.DUPLICATE_DECIDED, payload)
            writer.keep_undo()
        return self._done(first)

    def candidates(self, household: HouseholdId, limit: int = CANDIDATES) -> Sequence[Candidate]:
        """Households that may be the same, the likeliest first, each with at least two reasons."""
        return self._kept.candidates(household, limit)

    def review(self, findings: int = FIRST_FINDINGS, pairs: int = FIRST_PAIRS) -> Review:
        """Everything doubtful, as of now."""
        now = self._clock.now()
        return Review(
            as_of=iso(now),
            results=tuple(self._kept.results(now.date(), findings)),
            households=tuple(self._kept.household_pairs(pairs)),
            visits=tuple(self._kept.visit_pairs(pairs)),
            returned=tuple(self._kept.returned()),
        )

    def visit_pairs(self, limit: int = FIRST_PAIRS) -> Sequence[VisitPair]:
        """Two visits of one household on one day by two laptops, undecided, the newest first."""
        return self._kept.visit_pairs(limit)

    def officers(self) -> Mapping[OfficerId, str]:
        return self._kept.officers()

    def sample(self, seed: str, size: int) -> Outcome[Sample]:
        """Draws a call-back sample and keeps it. Raises `quality.seed`, `.size` or `.nothing_to_draw`."""
        seed, frame = seed.strip(), self._kept.frame()
        visits = draw(frame, seed=seed, size=size)
        with self._store.writing() as writer:
            sample = writer.new_id()
            self._kept.keep_sample(
                sample,
                seed=seed,
                size=size,
                drawn=iso(self._clock.now()),
                frame=frame_text(frame),
                visits=visits,
            )
            writer.audit("quality.sample", f"{sample} {len(visits)}")
        return Outcome(self._sample(sample), touched(Topic.QUALITY))

    def samples(self) -> Sequence[Sample]:
        return self._kept.samples()

    def answer(self, sample: str, place: int, answer: CallAnswer | None) -> Outcome[Sample]:
        """Store the answer of a call-back; None removes it. Raises `quality.no_sample` or
        `quality.no_call`.
        """
        found = self._sample(sample)
        with self._store.writing():
            known = self._kept.answer(found.id, place, answer, iso(self._clock.now()))
        if not known:
            raise UserError("quality.no_call", place=place, most=len(found.calls))
        return Outcome(self._sample(found.id), touched(Topic.QUALITY))

    def now(self) -> str:
        return iso(self._clock.now())

    def _sample(self, sample: str) -> Sample:
        found = next((kept for kept in self._kept.samples() if kept.id == sample), None)
        if found is None:
            raise UserError("quality.no_sample", sample=sample[:40])
        return found

    def _known(self, visit: VisitId) -> Visit:
        known = self._store.households.visit(visit)
        if known is None:
            raise UserError("visit.unknown", visit=visit)
        return known

    def _done(self, visit: Visit) -> Outcome[VisitId]:
        changes = touched(Topic.VISITS, Topic.HOUSEHOLDS, Topic.QUALITY, household=visit.household)
        return Outcome(visit.id, changes)
