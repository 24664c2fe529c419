"""Derives the assigned officer of a household and the officers who have it out, only from facts of
assignments.

The assigned officer is one register. Having a household out is a register for each officer, so that a
check-out by a team that had not seen another team's stays visible.
"""

from __future__ import annotations

from collections.abc import Iterable

from storage.db.connection import Connection
from storage.db.rows import first_column
from storage.db.sql import json_list
from storage.projections.rows.tracks import GIVEN, OUT


def derive_doors(connection: Connection, households: Iterable[int]) -> None:
    """Brings the rows of these households and of what they are merged with up to date."""
    listed = json_list(households)
    dirty = json_list(
        first_column(
            connection.execute(
                "SELECT value FROM json_each(:listed) UNION"
                " SELECT canon FROM household WHERE n IN (SELECT value FROM json_each(:listed))",
                {"listed": listed},
            )
        )
    )
    for table in ("door", "door_holder"):
        connection.execute(
            f"DELETE FROM {table} WHERE household IN (SELECT value FROM json_each(?))", (dirty,)
        )
    given: dict[int, str] = {}
    out: dict[tuple[int, str], str | None] = {}
    for canon, what, officer, hlc in connection.execute(
        "SELECT h.canon, a.what, a.officer, ltrim(a.hlc, '-') FROM household h"
        " JOIN assignment a ON a.household = h.n"
        " WHERE h.canon IN (SELECT canon FROM household WHERE n IN (SELECT value FROM json_each(?)))"
        " ORDER BY a.hlc, a.id, a.what",
        (dirty,),
    ):
        if what == GIVEN:
            given[canon] = officer
        else:
            out[canon, officer] = hlc if what == OUT else None
    connection.executemany(
        "INSERT OR REPLACE INTO door (household, officer) VALUES (?, ?)",
        [(canon, officer) for canon, officer in given.items() if officer],
    )
    connection.executemany(
        "INSERT OR REPLACE INTO door_holder (household, officer, since) VALUES (?, ?, ?)",
        [(canon, officer, since) for (canon, officer), since in out.items() if since is not None],
    )
