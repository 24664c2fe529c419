"""Answers `core.quality.models.QualityStore` from the workspace's database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from core.base.clock import Hlc, hlc_instant, iso
from core.base.ids import HouseholdId, OfficerId, VisitId
from core.campaigns.models import Campaign
from core.quality.models import CallAnswer, Candidate, HouseholdPair, ReturnedVisit, Sample, VisitPair
from core.quality.rules import RuleResult
from core.quality.sampling import FrameVisit
from storage.db.connection import Connection
from storage.projections.base.conditions import RETURN_STANDS
from storage.queries.households import SqlHouseholdReader
from storage.queries.quality.pairs import read_candidates, read_household_pairs, read_visit_pairs
from storage.queries.quality.rules import Scope, run_rules
from storage.queries.quality.samples import read_frame, read_samples, write_answer, write_sample

_RETURNED: Final = f"""
SELECT v.id, h.id, r.reason, ltrim(r.hlc, '-'),
  coalesce((SELECT t.text FROM visit_comment t WHERE t.about = r.id
    ORDER BY t.hlc DESC, t.id DESC LIMIT 1), ''),
  coalesce((SELECT o.name FROM officer o WHERE o.id = json_extract(CAST(e.line AS TEXT), '$.officer')), '')
FROM standing s CROSS JOIN household h ON h.n = s.household
  CROSS JOIN visit v ON v.canon = h.n AND v.campaign = s.campaign
  CROSS JOIN visit_return r ON r.visit = v.id JOIN event e ON e.n = r.event
WHERE s.campaign = :campaign AND s.status = 'returned' AND h.closed IS NULL AND h.added IS NOT NULL
  AND {RETURN_STANDS}
"""


class SqlQuality:
    """Over one connection, in one campaign."""

    def __init__(self, connection: Connection, campaign: Campaign, households: SqlHouseholdReader) -> None:
        self._connection = connection
        self._campaign = campaign
        self._households = households

    def returned(self, limit: int | None = None) -> Sequence[ReturnedVisit]:
        return self._returned("ORDER BY r.hlc, r.id LIMIT :limit", limit=-1 if limit is None else limit)

    def returned_of(self, household: HouseholdId) -> ReturnedVisit | None:
        tail = (
            "AND s.household = (SELECT canon FROM household WHERE id = :household)"
            " ORDER BY r.hlc DESC, r.id DESC LIMIT 1"
        )
        return next(iter(self._returned(tail, household=household)), None)

    def return_reason(self, visit: VisitId) -> str | None:
        reason, returned = self._connection.execute(
            "SELECT reason, returned FROM visit_return WHERE visit = ? ORDER BY hlc DESC, id DESC LIMIT 1",
            (visit,),
        ).fetchone() or (None, 0)
        return str(reason) if returned else None

    def candidates(self, household: HouseholdId, limit: int) -> Sequence[Candidate]:
        return read_candidates(self._connection, self._households, household, limit)

    def household_pairs(self, limit: int) -> Sequence[HouseholdPair]:
        return read_household_pairs(self._connection, self._households, limit)

    def visit_pairs(self, limit: int) -> Sequence[VisitPair]:
        return read_visit_pairs(self._connection, self._households, self._campaign.id, limit)

    def results(self, today: date, limit: int) -> Sequence[RuleResult]:
        end = self._campaign.end
        scope = Scope(
            campaign=self._campaign.id,
            start=self._campaign.start.isoformat(),
            end=None if end is None else end.isoformat(),
            today=today.isoformat(),
            limit=limit,
        )
        return run_rules(self._connection, scope)

    def officers(self) -> Mapping[OfficerId, str]:
        rows = self._connection.execute("SELECT id, name FROM officer WHERE name IS NOT NULL")
        return {OfficerId(officer): str(name) for officer, name in rows}

    def frame(self) -> Sequence[FrameVisit]:
        return read_frame(self._connection, self._campaign.id)

    def keep_sample(
        self, sample: str, *, seed: str, size: int, drawn: str, frame: bytes, visits: Sequence[str]
    ) -> None:
        kept = (sample, self._campaign.id, seed, size, drawn)
        write_sample(self._connection, kept, frame, visits)

    def samples(self) -> Sequence[Sample]:
        return read_samples(self._connection, self._campaign.id)

    def answer(self, sample: str, place: int, answer: CallAnswer | None, at: str) -> bool:
        return write_answer(self._connection, sample, place, answer, at)

    def _returned(self, tail: str, **values: object) -> list[ReturnedVisit]:
        rows = self._connection.execute(
            f"{_RETURNED} {tail}", {"campaign": self._campaign.id, **values}
        ).fetchall()
        return [
            ReturnedVisit(
                visit=VisitId(visit),
                household=HouseholdId(household),
                reason=reason,
                comment=comment,
                at=iso(hlc_instant(Hlc(hlc))),
                by=by,
            )
            for visit, household, reason, hlc, comment, by in rows
        ]
