"""Reads the households of one campaign for the street.

Rows that thousands of households share are grouped in SQL, and their numbers come as one array: a row
handed over costs more than the same row grouped.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import orjson

from core.base.ids import OfficerId
from core.street.house import Sync
from core.street.ports import Facts, Marks, Place, Standing
from core.street.report import Given
from storage.db.connection import Connection
from storage.projections.figures.shares import given_by_day
from storage.queries.sending import AT_PROVINCE, LAST_SENT

_COUNTED: Final = "h.added IS NOT NULL AND h.canon = h.n AND coalesce(h.closed, '') <> 'import_undone'"
"""The households that `ever` counts (docs/figures.md)."""

_WALK: Final = f"""
SELECT json_group_array(h.n ORDER BY h.walk_key, h.n),
  json_group_array(h.n) FILTER (WHERE h.closed IS NOT NULL)
FROM household h WHERE {_COUNTED} {{one}}
"""
_PLACES: Final = f"""
SELECT coalesce(h.hamlet_key, ''), coalesce(h.hamlet, ''), coalesce(h."group", ''), json_group_array(h.n)
FROM household h WHERE {_COUNTED} {{one}} GROUP BY 1, 2, 3
"""
_STANDINGS: Final = """
SELECT h.status, h.last_result, substr(h.callback, 1, 10), h.visits, h.smartphones, h.had, h.installed,
  json_group_array(h.household)
FROM standing h WHERE h.campaign = :campaign {one} GROUP BY 1, 2, 3, 4, 5, 6, 7
"""
_OWNERS: Final = """
SELECT household, officer = :me FROM door h WHERE true {one}
UNION SELECT household, officer = :me FROM door_holder h WHERE true {one}
"""
_DRAFTS: Final = "SELECT household FROM draft"

_SYNC: Final = f"""
SELECT place, json_group_array(household) FROM (
  SELECT v.canon AS household,
    max(CASE WHEN e.n > {LAST_SENT} THEN 2 WHEN e.n IN ({AT_PROVINCE}) THEN 0 ELSE 1 END) AS place
  FROM event e JOIN visit v ON v.event = e.n
  WHERE e.local = 1 AND e.kind = 'visit.recorded' AND v.campaign = :campaign {{one}} GROUP BY v.canon)
GROUP BY place
"""
"""Of each household the visit of this laptop that has come least far."""

_SYNCS: Final = (Sync.ACKED, Sync.SENT, Sync.LOCAL)

_ADDRESSES: Final = """
SELECT n, address FROM household WHERE address <> '' AND n IN (SELECT value FROM json_each(?))
"""


_GIVEN: Final = """
SELECT household, body FROM figure_share WHERE household IN (SELECT value FROM json_each(?))
"""


class SqlStreetReader:
    """Answers `core.street.ports.StreetReader` from the workspace's database."""

    def __init__(self, connection: Connection, campaign: str, me: OfficerId) -> None:
        self._connection = connection
        self._campaign = campaign
        self._me = me

    def facts(self, number: int | None = None) -> Facts:
        walk, closed = self._rows(_WALK, number, "h.n")[0]
        return Facts(
            walk=orjson.loads(walk),
            closed=frozenset(orjson.loads(closed)),
            places=[
                (Place(*place), orjson.loads(numbers))
                for *place, numbers in self._rows(_PLACES, number, "h.n")
            ],
            standings=[
                (Standing(*standing), orjson.loads(numbers))
                for *standing, numbers in self._rows(_STANDINGS, number, "h.household")
            ],
            marks=self._marks(number),
        )

    def given(self, numbers: Sequence[int]) -> Mapping[int, Given]:
        rows = self._connection.execute(_GIVEN, (orjson.dumps(numbers).decode(),))
        return {number: given_by_day(body, self._campaign) for number, body in rows}

    def addresses(self, numbers: Sequence[int]) -> Mapping[int, str]:
        return dict(self._connection.execute(_ADDRESSES, (orjson.dumps(numbers).decode(),)))

    def number(self, household: str) -> int | None:
        row = self._connection.execute("SELECT canon FROM household WHERE id = ?", (household,)).fetchone()
        return None if row is None else row[0]

    def _marks(self, number: int | None) -> Marks:
        mine, others = set[int](), set[int]()
        for household, is_mine in self._rows(_OWNERS, number, "h.household"):
            (mine if is_mine else others).add(household)
        synced = self._rows(_SYNC, number, "v.canon")
        sync = {_SYNCS[place]: orjson.loads(numbers) for place, numbers in synced}
        drafts = {row[0] for row in self._connection.execute(_DRAFTS)}
        return Marks(mine=mine, others=others, drafts=drafts, sync=sync)

    def _rows(self, sql: str, number: int | None, column: str) -> list[Any]:
        """The rows of a query: of every household, or of one, whose number is in `column`."""
        one = "" if number is None else f"AND {column} = :number"
        values = {"campaign": self._campaign, "me": self._me, "number": number}
        return list(self._connection.execute(sql.format(one=one), values))
