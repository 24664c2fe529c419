"""Reads officers, the doors they walk, and the order in which they walk them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, NamedTuple

import orjson

from core.assignments.ports import Door, Officer
from core.assignments.walking import Spot
from core.base.ids import HouseholdId, OfficerId
from core.base.text import fold, fold_group, given_name_key
from core.records.walking import WalkPlace, walk_key
from storage.db.connection import Connection
from storage.db.rows import named_rows, scalar
from storage.db.sql import json_list
from storage.queries.households import LISTED

_COUNTED: Final = f"""
SELECT o.id, o.name,
  (SELECT count(*) FROM door d JOIN household h ON h.n = d.household WHERE d.officer = o.id AND {LISTED}),
  (SELECT count(*) FROM door_holder d JOIN household h ON h.n = d.household
    WHERE d.officer = o.id AND {LISTED}),
  (SELECT count(*) FROM door d JOIN household h ON h.n = d.household
    LEFT JOIN standing s ON s.household = h.n AND s.campaign = :campaign
    WHERE d.officer = o.id AND {LISTED}
      AND coalesce(s.status, 'new') IN ('new', 'open', 'callback', 'returned'))
FROM officer o
"""


class _Counted(NamedTuple):
    id: str
    name: str | None
    given: int
    out: int
    to_visit: int


_DOOR: Final = """
(SELECT officer FROM door d WHERE d.household = {0}),
(SELECT json_group_array(officer) FROM (
  SELECT officer FROM door_holder w WHERE w.household = {0} ORDER BY since, officer))
"""


class SqlAssignmentReader:
    """Answers `core.assignments.ports.AssignmentReader` from the workspace's database."""

    def __init__(self, connection: Connection, campaign: str) -> None:
        self._connection = connection
        self._campaign = campaign

    def officers(self) -> Sequence[Officer]:
        rows = self._connection.execute("SELECT id, name FROM officer")
        return _by_name(_officer(one, name) for one, name in rows)

    def counted(self) -> Sequence[Officer]:
        rows = self._connection.execute(_COUNTED, {"campaign": self._campaign})
        return _by_name(
            replace(_officer(row.id, row.name), given=row.given, out=row.out, to_visit=row.to_visit)
            for row in named_rows(_Counted, rows)
        )

    def has_doors(self) -> bool:
        some = "SELECT EXISTS (SELECT 1 FROM door) OR EXISTS (SELECT 1 FROM door_holder)"
        return bool(scalar(self._connection.execute(some)))

    def officer(self, officer: OfficerId) -> Officer | None:
        row = self._connection.execute("SELECT id, name FROM officer WHERE id = ?", (officer,)).fetchone()
        return None if row is None else _officer(*row)

    def doors(self, households: Sequence[HouseholdId]) -> Mapping[HouseholdId, Door]:
        rows = self._connection.execute(
            f"SELECT h.id, {_DOOR.format('h.canon')} FROM json_each(?) j JOIN household h ON h.id = j.value"
            " WHERE EXISTS (SELECT 1 FROM door d WHERE d.household = h.canon)"
            " OR EXISTS (SELECT 1 FROM door_holder d WHERE d.household = h.canon)",
            (json_list(households),),
        )
        return {door.household: door for door in map(_door, rows)}

    def unknown(self, households: Sequence[HouseholdId]) -> Sequence[HouseholdId]:
        rows = self._connection.execute(
            "SELECT j.value FROM json_each(?) j LEFT JOIN household h ON h.id = j.value"
            " WHERE h.added IS NULL",
            (json_list(households),),
        )
        return [HouseholdId(one) for (one,) in rows]

    def shared(self) -> Sequence[Door]:
        return self._listed("(SELECT household FROM door_holder GROUP BY household HAVING count(*) > 1)", {})

    def of_officer(self, officer: OfficerId | None) -> Sequence[Door]:
        which = "" if officer is None else " WHERE officer = :officer"
        return self._listed(
            f"(SELECT household FROM door{which} UNION SELECT household FROM door_holder{which})",
            {"officer": officer},
        )

    def visited(self, officer: OfficerId) -> int:
        visited = self._connection.execute(
            f"SELECT count(*) FROM household h WHERE {LISTED} AND h.n IN"
            " (SELECT household FROM door WHERE officer = :officer"
            " UNION SELECT household FROM door_holder WHERE officer = :officer)"
            " AND EXISTS (SELECT 1 FROM standing s WHERE s.household = h.n AND s.campaign = :campaign)",
            {"officer": officer, "campaign": self._campaign},
        )
        return int(scalar(visited))

    def range(self, first: HouseholdId, last: HouseholdId) -> Sequence[HouseholdId]:
        keys = sorted(
            self._connection.execute(
                "SELECT c.walk_key, c.n FROM household h JOIN household c ON c.n = h.canon"
                " WHERE h.id IN (?, ?)",
                (first, last),
            )
        )
        if not keys:
            return []
        rows = self._connection.execute(
            f"SELECT h.id FROM household h WHERE {LISTED} AND (h.walk_key, h.n) >= (?, ?)"
            " AND (h.walk_key, h.n) <= (?, ?) ORDER BY h.walk_key, h.n",
            (*keys[0], *keys[-1]),
        )
        return [HouseholdId(one) for (one,) in rows]

    def place(self, hamlet: str, group: str | None) -> Sequence[HouseholdId]:
        rows = self._connection.execute(
            f'SELECT h.id, h."group" FROM household h WHERE {LISTED} AND h.hamlet_key = ?'
            " ORDER BY h.walk_key, h.n",
            (fold(hamlet),),
        )
        wanted = None if group is None else fold_group(group)
        return [HouseholdId(one) for one, of in rows if wanted is None or fold_group(of or "") == wanted]

    def around(self, household: HouseholdId) -> Sequence[HouseholdId]:
        rows = self._connection.execute(
            f"SELECT h.id FROM household h WHERE {LISTED} AND h.hamlet_key ="
            " (SELECT hamlet_key FROM household WHERE id = ?) ORDER BY h.walk_key, h.n",
            (household,),
        )
        return [HouseholdId(one) for (one,) in rows]

    def _listed(self, source: str, values: dict[str, object]) -> list[Door]:
        rows = self._connection.execute(
            f"SELECT h.id, {_DOOR.format('h.n')} FROM household h WHERE {LISTED} AND h.n IN {source}"
            " ORDER BY h.walk_key, h.n",
            values,
        )
        return [_door(row) for row in rows]


def _officer(officer: str, name: str | None) -> Officer:
    return Officer(id=OfficerId(officer), name=name or "")


def _by_name(officers: Iterable[Officer]) -> list[Officer]:
    return sorted(officers, key=lambda one: (given_name_key(one.name), one.id))


def _door(row: Iterable[str | None]) -> Door:
    household, officer, holders = row
    return Door(
        household=HouseholdId(household or ""),
        officer=None if officer is None else OfficerId(officer),
        holders=tuple(OfficerId(one) for one in orjson.loads(holders or "[]")),
    )


_SPOT: Final = (
    'SELECT h.id, h.hamlet_key, h.hamlet, h."group", h.address, h."order", h.walk_key, h.walk_anchor,'
    " h.walk_rank"
)


class SqlWalkReader:
    """Answers `core.assignments.walking.WalkReader`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def spots(self, households: Sequence[HouseholdId]) -> Sequence[Spot]:
        rows = self._connection.execute(
            f"{_SPOT} FROM json_each(?) j JOIN household h ON h.id = j.value"
            " WHERE h.added IS NOT NULL ORDER BY j.key",
            (json_list(households),),
        )
        return [_spot(row) for row in rows]

    def level(self, spot: Spot) -> Sequence[Spot]:
        rows = self._connection.execute(
            f"{_SPOT} FROM household h WHERE {LISTED} AND h.walk_key = ? ORDER BY h.n", (spot.natural,)
        )
        return [_spot(row) for row in rows]


def _spot(row: Sequence[Any]) -> Spot:
    household, hamlet_key, hamlet, group, address, order, key, anchor, rank = row
    natural = walk_key(hamlet=hamlet or "", group=group or "", address=address or "", order=order or 0)
    moved = key != natural and anchor is not None
    return Spot(
        household=HouseholdId(household),
        hamlet=hamlet_key or "",
        natural=natural,
        place=WalkPlace(anchor=HouseholdId(anchor), mark=rank) if moved else None,
    )
