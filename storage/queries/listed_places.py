"""Hamlets, groups and streets of the listed households, and the condition that a household is in one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from core.records.household import ListedPlace, PlaceFilter
from core.records.walking import street_of
from storage.db.connection import Connection

_GROUPS: Final = """
SELECT min(h.hamlet), coalesce(min(h."group"), ''), '', count(*) FROM household h WHERE {listed}
GROUP BY h.hamlet_key, group_key(h."group") ORDER BY min(h.walk_key)
"""
_STREETS: Final = """
SELECT min(h.hamlet), coalesce(min(h."group"), ''), min(h.address), count(*) FROM household h
WHERE {listed} AND h.address <> '' GROUP BY h.hamlet_key, group_key(h."group"), street_key(h.address)
HAVING count(*) > 1 ORDER BY min(h.walk_key)
"""
"""An address that only one household has is no street."""


def listed_places(connection: Connection, listed: str) -> Sequence[ListedPlace]:
    """Return each group in walking order, then the streets of the groups; `listed` is the condition."""
    rows = [
        *connection.execute(_GROUPS.format(listed=listed)),
        *connection.execute(_STREETS.format(listed=listed)),
    ]
    return [
        ListedPlace(hamlet=hamlet or "", group=group, street=street_of(address), households=count)
        for hamlet, group, address, count in rows
    ]


def in_place(place: PlaceFilter) -> str:
    """Return the condition, empty for every place; the values are those of the filter by name."""
    hamlet = " AND h.hamlet_key = :hamlet" if place.hamlet else ""
    group = ' AND group_key(h."group") = :group' if place.group else ""
    street = " AND street_key(h.address) = :street" if place.street else ""
    return f"{hamlet}{group}{street}"
