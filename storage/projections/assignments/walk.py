"""Households that were moved in the walking order: behind or before the natural place of another one.

The register `walk` of a household is `ANCHOR>RANK` or `ANCHOR<RANK`. The anchor counts at its natural place,
also when it was moved itself, so that there are no chains; a rank orders those at one anchor.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from core.records.walking import moved_key, read_place, walk_key
from storage.db.connection import Connection
from storage.db.rows import first_column
from storage.db.sql import json_list


def followers(connection: Connection, households: Iterable[int]) -> set[int]:
    """Return row numbers of the households that are placed at one of these."""
    rows = connection.execute(
        "SELECT x.n FROM household a JOIN household x ON x.walk_anchor = a.id"
        " WHERE a.n IN (SELECT value FROM json_each(?))",
        (json_list(households),),
    )
    return set(first_column(rows))


def place_moved(connection: Connection, listed: str, walks: Mapping[int, object]) -> None:
    """Set the walking keys of moved households among `listed` (a JSON list); their natural ones are set
    already.

    `walks` is the value of the register `walk`, by row of a household.
    """
    connection.execute(
        "UPDATE household SET walk_anchor = NULL, walk_rank = NULL"
        " WHERE walk_anchor IS NOT NULL AND n IN (SELECT value FROM json_each(?))",
        (listed,),
    )
    places = [(n, read_place(value)) for n, value in walks.items()]
    moved = [(place.anchor, place.mark, n) for n, place in places if place is not None]
    if not moved:
        return
    connection.executemany("UPDATE household SET walk_anchor = ?, walk_rank = ? WHERE n = ?", moved)
    rows = connection.execute(
        'SELECT x.n, x.id, x.walk_rank, a.hamlet, a."group", a.address, a."order"'
        " FROM household x JOIN household a ON a.id = x.walk_anchor AND a.hamlet_key = x.hamlet_key"
        " WHERE x.n IN (SELECT value FROM json_each(?))",
        (listed,),
    ).fetchall()
    connection.executemany(
        "UPDATE household SET walk_key = ? WHERE n = ?",
        [
            (
                moved_key(
                    walk_key(hamlet=hamlet or "", group=group or "", address=address or "", order=order or 0),
                    mark,
                    household,
                ),
                n,
            )
            for n, household, mark, hamlet, group, address, order in rows
        ],
    )
