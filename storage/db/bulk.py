"""Settings of a merge of many rows while it runs: room for pages, and no search for cycles."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from core.base.collecting import uncollected
from storage.db.connection import Connection
from storage.db.rows import scalar

CACHE_KIB: Final = 96 * 1024
"""Pages that do not fit are encrypted, written to the WAL, read back and decrypted, again and again."""


@contextmanager
def bulk(connection: Connection) -> Iterator[None]:
    """Around the transaction of a merge.

    The events of a file are millions of objects without a cycle among them: looking for cycles took a
    fifteenth of an import, and held up the window's thread each time.
    """
    former = scalar(connection.execute("PRAGMA cache_size"))
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    try:
        with uncollected():
            yield
    finally:
        connection.execute(f"PRAGMA cache_size = {former}")
