"""Notes which households and places changed, once this workspace has published to a server (`unpublished`).

Each step of deriving has a number; a server remembers the last number that it got, so that a next publishing
reads what is new and nothing else. Where nothing was ever published, nothing is noted.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

from storage.db.connection import Connection, transaction
from storage.db.rows import scalar
from storage.db.sql import chunks, read_meta

COUNTER: Final = "publish_change"
EPOCH: Final = "publish_epoch"
"""Changes when every sum was made again: places got other numbers, and some may be gone."""

What = Literal["household", "place"]


def begin_noting(connection: Connection) -> None:
    """From now on changes are noted."""
    if read_meta(connection, COUNTER) is None:
        with transaction(connection):
            connection.execute("INSERT INTO meta (key, value) VALUES (?, '0')", (COUNTER,))


def begin_step(connection: Connection) -> int | None:
    """Return the number of this step of deriving; None where nothing is noted."""
    step = connection.execute(
        "UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = ? RETURNING CAST(value AS INTEGER)",
        (COUNTER,),
    )
    number: int | None = scalar(step)
    return number


def note(connection: Connection, step: int | None, what: What, rows: Iterable[int]) -> None:
    """Note that these rows changed in `step`."""
    if step is None:
        return
    for listed in chunks(rows):
        connection.execute(
            "INSERT OR REPLACE INTO unpublished (what, row, change) SELECT ?, value, ? FROM json_each(?)",
            (what, step, listed),
        )


def begin_epoch(connection: Connection) -> None:
    """Note that all places will get other numbers."""
    connection.execute("DELETE FROM unpublished WHERE what = 'place'")
    connection.execute(
        "INSERT OR REPLACE INTO meta (key, value) SELECT ?, value FROM meta WHERE key = ?", (EPOCH, COUNTER)
    )
