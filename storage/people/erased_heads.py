"""Keyed hashes of erased heads, by which an import recognises them (`core.households.roster.erased`)."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Final

import orjson

from storage.database import Connection

if TYPE_CHECKING:
    from core.households.roster.model import ErasedHeads

KEY: Final = "erased_heads"
"""The meta value that keys the hashes."""

_FRESH: Final = """
SELECT h.n, h.name, h.hamlet, h."group", h.address, h.phone, r.body
FROM household h LEFT JOIN roster_row r ON r.household = h.n
WHERE h.n IN (SELECT household FROM erasure WHERE household IS NOT NULL)
  AND (h.name IS NOT NULL OR r.body IS NOT NULL)
"""
"""Erased heads whose name is about to go."""


def keep_marks(connection: Connection) -> None:
    """Keep the marks of heads that are erased now, while their names are still there."""
    rows = connection.execute(_FRESH).fetchall()
    if not rows:
        return
    from core.households.roster.erased import marks_of
    from core.households.roster.model import RosterValues

    key = _key(connection)
    for n, name, hamlet, group, address, phone, body in rows:
        known = [] if body is None else [RosterValues(**orjson.loads(body))]
        if name:
            known.append(
                RosterValues(name=name, hamlet=hamlet or "", group=group, address=address, phone=phone)
            )
        marks = {mark for values in known for mark in marks_of(values, key)}
        connection.executemany(
            "INSERT OR IGNORE INTO erased_head VALUES (?, ?)", [(n, mark) for mark in sorted(marks)]
        )


def read_marks(connection: Connection) -> ErasedHeads:
    """Return the marks that are kept here, with the key that makes them."""
    from core.households.roster.model import ErasedHeads

    rows = connection.execute("SELECT e.mark, h.id FROM erased_head e JOIN household h ON h.n = e.household")
    found = dict(rows.fetchall())
    return ErasedHeads(key=_key(connection) if found else b"", households=found)


def _key(connection: Connection) -> bytes:
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (KEY,)).fetchone()
    if row is None:
        row = (secrets.token_hex(32),)
        connection.execute("INSERT INTO meta (key, value) VALUES (?, ?)", (KEY, *row))
    return bytes.fromhex(row[0])
