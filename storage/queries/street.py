"""Reads the households of one campaign for the street.

Each column comes as one array: a row handed over, or sorted by SQL to be grouped, costs more.
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
from storage.db.rows import first_column, scalar
from storage.projections.figures.shares import given_by_day
from storage.queries.sending import AT_PROVINCE, LAST_SENT

_WALK: Final = """
SELECT json_group_array(n), json_group_array(n) FILTER (WHERE is_closed) FROM (
  SELECT h.n, h.walk_key, 0 AS is_closed FROM household h
  WHERE h.added IS NOT NULL AND h.canon = h.n AND h.closed IS NULL {one}
  UNION ALL SELECT h.n, h.walk_key, 1 FROM household h
  WHERE h.added IS NOT NULL AND h.canon = h.n AND h.closed <> 'import_undone' {one}
  ORDER BY walk_key, n)
"""
"""The households that `ever` counts (docs/figures.md): an index has those on the list in order."""

_PLACES: Final = """
SELECT json_group_array(h.n), json_group_array(h.hamlet_key), json_group_array(h.hamlet),
  json_group_array(h."group")
FROM household h LEFT JOIN household former ON former.n = h.n - 1
WHERE former.n IS NULL OR former.hamlet_key IS NOT h.hamlet_key OR former.hamlet IS NOT h.hamlet
  OR former."group" IS NOT h."group"
"""
"""The first row of each run of rows with one place: a list mostly has the households of a group together."""

_LAST: Final = "SELECT coalesce(max(n), 0) FROM household"

_STANDINGS: Final = """
SELECT json_group_array(h.household), json_group_array(h.status), json_group_array(h.last_result),
  json_group_array(substr(h.callback, 1, 10)), json_group_array(h.visits), json_group_array(h.smartphones),
  json_group_array(h.had), json_group_array(h.installed)
FROM standing h WHERE h.campaign = :campaign {one}
"""
_OWNERS: Final = """
SELECT household, officer = :me FROM door h WHERE true {one}
UNION SELECT household, officer = :me FROM door_holder h WHERE true {one}
"""
_DRAFTS: Final = "SELECT household FROM draft"

_SYNC: Final = f"""
SELECT json_group_array(household) FILTER (WHERE event <= sent AND at_province),
  json_group_array(household) FILTER (WHERE event <= sent AND NOT at_province),
  json_group_array(household) FILTER (WHERE event > sent)
FROM (SELECT v.canon AS household, e.n AS event, {LAST_SENT} AS sent, e.n IN ({AT_PROVINCE}) AS at_province
  FROM event e JOIN visit v ON v.event = e.n
  WHERE e.local = 1 AND e.kind = 'visit.recorded' AND +v.campaign = :campaign {{one}})
"""
"""The households of the visits of this laptop: the strongest state is last, for it covers the others.

Without the `+`, an index of campaigns leads to visits in no order: three times the time.
"""

_SYNCS: Final = (Sync.ACKED, Sync.SENT, Sync.LOCAL)

_LIST_NUMBERS: Final = """
SELECT json_group_array(canon), json_group_array(number) FROM (
  SELECT h.canon AS canon, min(l.number) AS number FROM household h INDEXED BY household_canon
  CROSS JOIN list_number l ON l.household = h.n GROUP BY h.canon)
"""

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
        walk, closed = self._columns(_WALK, number, "h.n")
        return Facts(
            walk=walk,
            closed=frozenset(closed),
            list_numbers=self._list_numbers() if number is None else {},
            places=self._places() if number is None else (),
            standings=self._standings(number),
            marks=self._marks(number),
        )

    def given(self, numbers: Sequence[int]) -> Mapping[int, Given]:
        rows = self._connection.execute(_GIVEN, (orjson.dumps(numbers).decode(),))
        return {number: given_by_day(body, self._campaign) for number, body in rows}

    def addresses(self, numbers: Sequence[int]) -> Mapping[int, str]:
        return dict(self._connection.execute(_ADDRESSES, (orjson.dumps(numbers).decode(),)))

    def number(self, household: str) -> int | None:
        canon = self._connection.execute("SELECT canon FROM household WHERE id = ?", (household,))
        number: int | None = scalar(canon)
        return number

    def _places(self) -> list[tuple[Place, Sequence[int]]]:
        """The rows of each place."""
        starts, *names = self._columns(_PLACES)
        ends = (*starts[1:], scalar(self._connection.execute(_LAST)) + 1)
        places = (
            Place(key or "", hamlet or "", group or "") for key, hamlet, group in zip(*names, strict=True)
        )
        return [(place, range(*rows)) for place, *rows in zip(places, starts, ends, strict=True)]

    def _standings(self, number: int | None) -> list[tuple[Standing, Sequence[int]]]:
        """Each standing with the households that share it."""
        households, *columns = self._columns(_STANDINGS, number, "h.household")
        alike: dict[tuple[Any, ...], list[int]] = {}
        for household, values in zip(households, zip(*columns, strict=True), strict=True):
            alike.setdefault(values, []).append(household)
        return [(Standing(*values), numbers) for values, numbers in alike.items()]

    def _list_numbers(self) -> Mapping[int, int]:
        return dict(zip(*self._columns(_LIST_NUMBERS), strict=True))

    def _marks(self, number: int | None) -> Marks:
        mine, others = set[int](), set[int]()
        for household, is_mine in self._rows(_OWNERS, number, "h.household"):
            (mine if is_mine else others).add(household)
        sync = dict(zip(_SYNCS, self._columns(_SYNC, number, "v.canon"), strict=True))
        drafts = set(first_column(self._connection.execute(_DRAFTS)))
        return Marks(mine=mine, others=others, drafts=drafts, sync=sync)

    def _columns(self, sql: str, number: int | None = None, column: str = "") -> list[Any]:
        """The arrays of a query."""
        (arrays,) = self._rows(sql, number, column)
        return [orjson.loads(array) for array in arrays]

    def _rows(self, sql: str, number: int | None, column: str) -> list[Any]:
        """The rows of a query: of every household, or of one, whose number is in `column`."""
        one = "" if number is None else f"AND {column} = :number"
        values = {"campaign": self._campaign, "me": self._me, "number": number}
        return list(self._connection.execute(sql.format(one=one), values))
