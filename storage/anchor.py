"""The anchor outside the database: it tells a restored, copied or moved workspace from the same one.

It is written when something leaves the laptop and at close, since only what has left can collide
(sync.md 1, Identity and gaps).
"""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass, field
from pathlib import Path

from core.state_folder import state_folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What this machine last knew of a database."""

    database: str
    folder: str
    incarnation: str
    last_event: int
    versions: dict[str, int] = field(default_factory=dict)
    """The last version that it gave of each kind of downstream file (`written_as`)."""


def new_incarnation() -> str:
    """Random, not counted: restoring one copy twice must not repeat it."""
    return secrets.token_hex(8)


def read_anchor(database: str) -> Anchor | None:
    try:
        return Anchor(**json.loads(_path(database).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write_anchor(anchor: Anchor) -> None:
    path = _path(anchor.database)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_text(json.dumps(asdict(anchor)), encoding="utf-8")
    part.replace(path)


def continues(anchor: Anchor | None, *, folder: Path, incarnation: str, last_event: int) -> bool:
    """Whether the database is the one this machine last saw, and not older."""
    return (
        anchor is not None
        and anchor.folder == str(folder)
        and anchor.incarnation == incarnation
        and anchor.last_event <= last_event
    )


def _path(database: str) -> Path:
    return state_folder() / "anchors" / f"{database}.json"
