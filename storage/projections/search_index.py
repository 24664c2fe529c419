"""The full-text index over households."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Final

from core.records.search_text import search_text
from storage.db.connection import Connection, transaction
from storage.db.sql import read_meta

VERSION: Final = "search_words"
WORDS_NOW: Final = "3"
"""Version of the words: 2 added hamlet, group and the last digits of telephones, 3 groups without zeros."""

REBUILD: Final = (
    "INSERT INTO search (search) VALUES ('delete-all')",
    "INSERT INTO search (rowid, words) SELECT n, text_key FROM household WHERE text_key IS NOT NULL",
)
"""The words of a deleted row stay in its segment until FTS5 happens to merge it; a new index has none."""


def forget_words(connection: Connection, cut: AbstractSet[int]) -> None:
    """Make the index again where events were erased, so that no word of them is left on the disk."""
    for statement in REBUILD if cut else ():
        connection.execute(statement)


def refresh_search(connection: Connection) -> None:
    """After an upgrade add the words that earlier programs did not index; once."""
    if read_meta(connection, VERSION) == WORDS_NOW:
        return
    with transaction(connection):
        known = connection.execute(
            "SELECT text_key, coalesce(hamlet, ''), coalesce(\"group\", ''), n FROM household"
            " WHERE text_key IS NOT NULL"
        ).fetchall()
        connection.executemany(
            "UPDATE household SET text_key = ? WHERE n = ?",
            [(search_text(words, hamlet=hamlet, group=group), n) for words, hamlet, group, n in known],
        )
        for statement in REBUILD if known else ():
            connection.execute(statement)
        connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (VERSION, WORDS_NOW))
