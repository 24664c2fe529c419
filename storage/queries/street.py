"""Reads the households of one campaign for the street."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from core.base.ids import OfficerId
from core.street.house import Sync
from core.street.ports import Facts, Marks
from storage.db.connection import Connection
from storage.queries.sending import AT_PROVINCE, LAST_SENT

_FACTS: Final = """
SELECT h.n, coalesce(h.hamlet_key, ''), coalesce(h.hamlet, ''), coalesce(h."group", ''),
  coalesce(h.address, ''), h.closed IS NULL, s.status, s.last_result, s.callback, coalesce(s.visits, 0),
  s.smartphones, s.had, coalesce(s.installed, 0)
FROM household h LEFT JOIN standing s ON s.household = h.n AND s.campaign = :campaign
WHERE h.added IS NOT NULL AND h.canon = h.n AND coalesce(h.closed, '') <> 'import_undone'
"""
"""The households that `ever` counts (docs/figures.md)."""

_OWNERS: Final = """
SELECT household, officer = :me FROM door UNION SELECT household, officer = :me FROM door_holder
"""

_SYNC: Final = f"""
SELECT v.canon, max(CASE WHEN e.n > {LAST_SENT} THEN 2 WHEN e.n IN ({AT_PROVINCE}) THEN 0 ELSE 1 END)
FROM event e JOIN visit v ON v.event = e.n
WHERE e.local = 1 AND e.kind = 'visit.recorded' AND v.campaign = :campaign GROUP BY v.canon
"""
"""Of each household the visit of this laptop that has come least far."""

_PLACES: Final = (Sync.ACKED, Sync.SENT, Sync.LOCAL)


class SqlStreetReader:
    """Answers `core.street.ports.StreetReader` from the workspace's database."""

    def __init__(self, connection: Connection, campaign: str, me: OfficerId) -> None:
        self._connection = connection
        self._campaign = campaign
        self._me = me

    def facts(self, number: int | None = None) -> Iterator[Facts]:
        one = "" if number is None else " AND h.n = :number"
        rows = self._connection.execute(
            f"{_FACTS}{one} ORDER BY h.walk_key, h.n", {"campaign": self._campaign, "number": number}
        )
        return map(Facts._make, rows)

    def marks(self) -> Marks:
        mine, others = set[int](), set[int]()
        for household, is_mine in self._connection.execute(_OWNERS, {"me": self._me}):
            (mine if is_mine else others).add(household)
        return Marks(
            mine=mine,
            others=others,
            drafts={row[0] for row in self._connection.execute("SELECT household FROM draft")},
            sync={
                household: _PLACES[place]
                for household, place in self._connection.execute(_SYNC, {"campaign": self._campaign})
            },
        )

    def number(self, household: str) -> int | None:
        row = self._connection.execute("SELECT canon FROM household WHERE id = ?", (household,)).fetchone()
        return None if row is None else row[0]
