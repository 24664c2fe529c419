"""Households that look alike, and two visits of one day, each by a query over indexed columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from core.base.ids import HouseholdId, VisitId
from core.quality.models import PAIR_SCORE, WEIGHTS, Candidate, HouseholdPair, LikeReason, VisitPair
from storage.db.connection import Connection
from storage.queries.households import SqlHouseholdReader

LEAST_REASONS: Final = 2
MOST_ALIKE: Final = 6
"""A name, an address or a phone that more records share is ignored."""

_FLAGS: Final = {
    LikeReason.PHONE: "coalesce(a.phone = b.phone, 0)",
    LikeReason.NAME: "coalesce(a.name = b.name, 0)",
    LikeReason.ADDRESS: "coalesce(a.address = b.address, 0)",
    LikeReason.SHORT_NAME: "coalesce(a.name <> b.name AND a.short = b.short, 0)",
    LikeReason.GROUP: """coalesce(g."group" = h."group" AND g."group" <> '', 0)""",
    LikeReason.HAMLET: "(a.place = b.place AND a.place <> '')",
    LikeReason.PEOPLE: "coalesce(g.roster_people = h.roster_people, 0)",
}
"""Of two likenesses a and b, and their households g and h."""

_REASONS: Final = ", ".join(_FLAGS[reason] for reason in LikeReason)
_SCORE: Final = " + ".join(f"{WEIGHTS[reason]} * {flag}" for reason, flag in _FLAGS.items())

_JOINED: Final = """
  CROSS JOIN likeness a ON a.household = p.one CROSS JOIN likeness b ON b.household = p.other
  CROSS JOIN household g ON g.n = p.one CROSS JOIN household h ON h.n = p.other
WHERE g.added IS NOT NULL AND g.canon = g.n AND g.closed IS NULL
  AND h.added IS NOT NULL AND h.canon = h.n AND h.closed IS NULL
  AND NOT EXISTS (
    SELECT 1 FROM same_as s WHERE s.a = CASE WHEN g.id < h.id THEN g.n ELSE h.n END
      AND s.b = CASE WHEN g.id < h.id THEN h.n ELSE g.n END
      AND NOT EXISTS (SELECT 1 FROM same_as l WHERE l.a = s.a AND l.b = s.b AND (l.hlc, l.id) > (s.hlc, s.id))
      AND NOT EXISTS (SELECT 1 FROM same_open o WHERE o.event = s.event))
"""
"""Both are listed, and nobody has answered whether they are one. The pairs lead: households by number."""

_CANDIDATES: Final = f"""
WITH me AS (SELECT l.* FROM likeness l JOIN household m ON m.n = l.household WHERE m.id = :household),
p AS (
  SELECT me.household AS one, l.household AS other FROM me JOIN likeness l ON l.phone = me.phone
  UNION SELECT me.household, l.household FROM me JOIN likeness l ON l.place = me.place AND l.name = me.name
  UNION SELECT me.household, l.household FROM me JOIN likeness l ON l.place = me.place AND l.short = me.short
  UNION SELECT me.household, l.household FROM me JOIN likeness l
    ON l.place = me.place AND l.address = me.address)
SELECT p.one, p.other, {_REASONS} FROM p {_JOINED} AND p.one <> p.other
"""

_ALIKE: Final = """
  SELECT a.household AS one, b.household AS other
  FROM (SELECT place, {what} FROM likeness WHERE {what} IS NOT NULL
      GROUP BY place, {what} HAVING count(*) BETWEEN 2 AND :most) k
    CROSS JOIN likeness a ON a.place = k.place AND a.{what} = k.{what}
    CROSS JOIN likeness b ON b.place = k.place AND b.{what} = k.{what} AND b.household > a.household
"""
"""Of records of one place; each group by its index, and only the groups of more than one are looked into."""

_PAIRS: Final = f"""
WITH p AS MATERIALIZED (
  {_ALIKE.format(what="name")} UNION {_ALIKE.format(what="address")}
  UNION SELECT a.household, b.household
  FROM (SELECT phone FROM likeness WHERE phone IS NOT NULL
      GROUP BY phone HAVING count(*) BETWEEN 2 AND :most) k
    CROSS JOIN likeness a ON a.phone = k.phone
    CROSS JOIN likeness b ON b.phone = k.phone AND b.household > a.household)
SELECT p.one, p.other, {_REASONS} FROM p {_JOINED} AND {_SCORE} >= {PAIR_SCORE}
ORDER BY {_SCORE} DESC, p.one, p.other LIMIT :limit
"""

_DOUBLE_VISITS: Final = """
SELECT v.canon, (SELECT w.id FROM visit w WHERE w.canon = v.canon AND w.campaign = v.campaign
    AND w.day = v.day AND w.counts ORDER BY w.hlc, w.id LIMIT 1), v.id
FROM visit v WHERE v.campaign = :campaign AND NOT v.counts AND NOT v.voided
  AND NOT EXISTS (SELECT 1 FROM visit_decision d WHERE d.visit = v.id AND NOT d.open AND NOT EXISTS (
    SELECT 1 FROM visit_decision l WHERE l.visit = v.id AND (l.hlc, l.id) > (d.hlc, d.id)))
ORDER BY v.at DESC, v.id LIMIT :limit
"""


def read_candidates(
    connection: Connection, reader: SqlHouseholdReader, household: HouseholdId, limit: int
) -> list[Candidate]:
    """The households that may be the same as `household`, the likeliest first."""
    found = _scored(connection.execute(_CANDIDATES, {"household": household}).fetchall())[:limit]
    rows = {row.number: row for row in reader.rows([other for _, other, _ in found])}
    return [Candidate(row=rows[other], reasons=reasons) for _, other, reasons in found]


def read_household_pairs(
    connection: Connection, reader: SqlHouseholdReader, limit: int
) -> list[HouseholdPair]:
    """Pairs of the whole list that nobody has answered, the likeliest first."""
    found = _scored(connection.execute(_PAIRS, {"most": MOST_ALIKE, "limit": limit}).fetchall())
    shown = {row.number: row for row in reader.rows([n for one, other, _ in found for n in (one, other)])}
    return [
        HouseholdPair(one=shown[one], other=shown[other], reasons=reasons) for one, other, reasons in found
    ]


def read_visit_pairs(
    connection: Connection, reader: SqlHouseholdReader, campaign: str, limit: int
) -> list[VisitPair]:
    """Visits that do not count beside the one that does, while nobody has decided."""
    found = connection.execute(_DOUBLE_VISITS, {"campaign": campaign, "limit": limit}).fetchall()
    shown = {row.number: row for row in reader.rows([canon for canon, _, _ in found])}
    visits = {v.id: v for v in reader.visits_of([VisitId(i) for _, *both in found for i in both if i])}
    return [
        VisitPair(row=shown[canon], one=visits[one], other=visits[other])
        for canon, one, other in found
        if one in visits and canon in shown
    ]


def _scored(rows: Sequence[Sequence[Any]]) -> list[tuple[int, int, tuple[LikeReason, ...]]]:
    found = []
    for one, other, *flags in rows:
        reasons = tuple(reason for reason, flag in zip(LikeReason, flags, strict=True) if flag)
        score = sum(WEIGHTS[reason] for reason in reasons)
        if len(reasons) >= LEAST_REASONS:
            found.append((-score, one, other, reasons))
    return [(one, other, reasons) for _, one, other, reasons in sorted(found)]
