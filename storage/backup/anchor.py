"""The anchor outside the database: it distinguishes a restored, copied or moved workspace from the same one.

It is written when something leaves the laptop and at close, since only exported data can collide (sync.md 1,
Identity and gaps).
"""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from core.base.errors import UserError
from core.base.program import state_folder
from storage.db.files import PRIVATE, make_folder, read_bounded, write_durably

MAX_BYTES: Final = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """State of a database when this machine last used it."""

    database: str
    folder: str
    """Path of its folder; on a stick the stick's number and the path on it (`volumes.place_of`)."""
    incarnation: str
    last_event: int
    versions: dict[str, int] = field(default_factory=dict)
    """The last version that it gave of each kind of downstream file (`written_as`)."""


def new_incarnation() -> str:
    """Random, not counted: restoring one copy twice must not repeat it."""
    return secrets.token_hex(8)


def read_anchor(database: str) -> Anchor | None:
    """Return None where there is none, or a damaged one. Raises `file.unreadable`: it may exist."""
    path = _path(database)
    try:
        data = read_bounded(path, MAX_BYTES)
    except UserError as error:
        if isinstance(error.__cause__, FileNotFoundError | NotADirectoryError):
            return None
        raise
    try:
        return Anchor(**json.loads(data or b""))
    except (ValueError, TypeError):
        return None


def write_anchor(anchor: Anchor) -> None:
    """Raises `file.full` or `file.unwritable`."""
    path = _path(anchor.database)
    make_folder(path.parent)
    write_durably(path, json.dumps(asdict(anchor)).encode(), mode=PRIVATE)


def continues(anchor: Anchor | None, *, place: str, incarnation: str, last_event: int) -> bool:
    """Return True if the database is the one this machine last saw, and not older."""
    return (
        anchor is not None
        and anchor.folder == place
        and anchor.incarnation == incarnation
        and anchor.last_event <= last_event
    )


def anchor_folder() -> Path:
    return state_folder() / "anchors"


def _path(database: str) -> Path:
    return anchor_folder() / f"{database}.json"
