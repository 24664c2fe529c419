"""Reads where doors stand in the walking order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from core.assignments.walking import Spot
from core.households.moving import WalkPlace
from core.households.walking import walk_key
from core.ids import HouseholdId
from storage.database import Connection
from storage.facting.base import json_list
from storage.household_reader import LISTED

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
