"""The full-text index over households."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Final

from storage.db.connection import Connection

REBUILD: Final = (
    "INSERT INTO search (search) VALUES ('delete-all')",
    "INSERT INTO search (rowid, words) SELECT n, text_key FROM household WHERE text_key IS NOT NULL",
)
"""The words of a deleted row stay in its segment until FTS5 happens to merge it; a new index has none."""


def forget_words(connection: Connection, cut: AbstractSet[int]) -> None:
    """Make the index again where events were erased, so that no word of them is left on the disk."""
    for statement in REBUILD if cut else ():
        connection.execute(statement)
