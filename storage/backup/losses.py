"""Entries that a workspace had and lacks: its log was lost or cut, or an old copy was put in its place.

The mark beside the anchor is written after every save, without a flush: it never runs ahead of the database.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from core.base.errors import UserError
from core.records.workspace import LostEntries, SafeCopy
from storage.backup.anchor import Anchor, anchor_folder
from storage.backup.rolling import list_backups
from storage.db.connection import Connection, open_frozen, transaction
from storage.db.rows import scalar
from storage.db.sql import read_meta

LOST: Final = "lost_entries"
"""In `meta`: how many were missing when it was opened, until a person accepts that."""

_ACCEPTED: Final = "accepted"


def note_last(database: str, last_event: int) -> None:
    """Write the mark; on a disk error the former one stays, which is only less current."""
    with suppress(OSError):
        _path(database).write_text(str(last_event), encoding="ascii")


def read_mark(database: str) -> int | None:
    """The number of the last entry that was saved, 0 where no mark is; None where less is expected."""
    try:
        text = _path(database).read_text(encoding="ascii")
        return None if text == _ACCEPTED else int(text)
    except (OSError, ValueError):
        return 0


def expect_less(database: str) -> None:
    """A safe copy was put in place on purpose."""
    with suppress(OSError):
        _path(database).parent.mkdir(parents=True, exist_ok=True)
        _path(database).write_text(_ACCEPTED, encoding="ascii")


def missing_entries(
    anchor: Anchor | None, mark: int | None, *, place: str, incarnation: str, last_event: int
) -> int:
    """Return how many entries the database had on this machine in this folder, and lacks."""
    if anchor is None or mark is None or anchor.folder != place or anchor.incarnation != incarnation:
        return 0
    return max(0, max(anchor.last_event, mark) - last_event)


def read_losses(connection: Connection, backups: Path, data_key: bytes) -> LostEntries | None:
    """Return missing entries that were not accepted, and the safe copy that holds most of them."""
    lost = read_meta(connection, LOST)
    if lost is None:
        return None
    here = int(scalar(connection.execute("SELECT coalesce(max(n), 0) FROM event")))
    best = fullest(list_backups(backups), backups, data_key)
    copy, entries = best or (None, 0)
    if copy is None or entries <= here:
        return LostEntries(missing=int(lost))
    return LostEntries(missing=int(lost), copy=copy, regained=entries - here)


def forget_losses(connection: Connection) -> None:
    with transaction(connection):
        connection.execute("DELETE FROM meta WHERE key = ?", (LOST,))


def fullest(copies: Sequence[SafeCopy], folder: Path, data_key: bytes) -> tuple[SafeCopy, int] | None:
    """The copy with most entries, the newest of equals, and how many; those that do not open are left out."""
    counted = []
    for copy in copies:
        with suppress(UserError):
            counted.append((copy, _entries(folder / copy.name, data_key)))
    return max(counted, key=lambda pair: (pair[1], pair[0].at), default=None)


def _entries(path: Path, data_key: bytes) -> int:
    connection = open_frozen(path, data_key)
    try:
        return int(scalar(connection.execute("SELECT coalesce(max(n), 0) FROM event")))
    finally:
        connection.close()


def _path(database: str) -> Path:
    return anchor_folder() / f"{database}.last"
