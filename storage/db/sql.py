"""Lists as SQL takes them, and the two tables that every part reads: `meta` and `catalogue`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

import orjson

from storage.db.connection import Connection
from storage.db.rows import scalar

CHUNK: Final = 4_000
"""Rows derived at a time: a whole import is one transaction, but need not be in memory at once."""


def chunks(values: Iterable[int]) -> Iterator[str]:
    """Row numbers in ascending order, some thousands at a time, each as `json_list`."""
    numbers = iter(sorted(values))
    while chunk := list(islice(numbers, CHUNK)):
        yield json_list(chunk)


def json_list(values: Iterable[object]) -> str:
    """A JSON array for `json_each(?)`."""
    return orjson.dumps(list(values)).decode()


def read_meta(connection: Connection, key: str) -> str | None:
    value: str | None = scalar(connection.execute("SELECT value FROM meta WHERE key = ?", (key,)))
    return value


def stored_catalogues(connection: Connection) -> list[bytes]:
    """The newer catalogue files, oldest first."""
    rows = connection.execute("SELECT body FROM catalogue ORDER BY data_date, loaded")
    return [bytes(body) for (body,) in rows]
