"""Whole and signed files of known machines that were refused, so that a receipt can give the reason.

They are noted beside the database: a refused file changes no byte of it (docs/adr/0021). Nothing depends on
the note; without it a receipt names fewer files.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import orjson

from core.base.errors import UserError
from storage.db.connection import Connection
from storage.db.files import PRIVATE, write_durably

if TYPE_CHECKING:
    from storage.sync.format.batch_file import Opened

NAME: Final = "refused.json"
MOST: Final = 500
"""Newest entries that are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """One file: who signed it, which part of which batch it is, the code of the reason, when (ISO)."""

    sha256: str
    device: str
    batch: str
    number: int
    part: int
    parts: int
    code: str
    handled: str


class RefusedFiles:
    """Over the folder of a workspace; no two processes write it at once."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME

    def all(self) -> Sequence[Refused]:
        """The oldest first; none where the note is missing or damaged."""
        try:
            return [Refused(**entry) for entry in orjson.loads(self._path.read_bytes())]
        except (OSError, ValueError, TypeError):
            return []

    def note(self, refused: Refused) -> None:
        """Move a known file to the end; a disk error does not hide the reason of the refusal."""
        entries = [entry for entry in self.all() if entry.sha256 != refused.sha256]
        record = [asdict(entry) for entry in [*entries, refused][-MOST:]]
        with suppress(UserError):
            write_durably(self._path, orjson.dumps(record), mode=PRIVATE)


def refused_of(connection: Connection, opened: Opened, code: str, handled: str) -> Refused | None:
    """Return the note on a file that was refused; None where its signer is not known."""
    manifest, sender = opened.manifest, opened.manifest.sender
    known = connection.execute(
        "SELECT 1 FROM device WHERE id = ? AND trusted_at IS NOT NULL AND signing_key = ?",
        (sender.device, sender.signing_key),
    ).fetchone()
    if known is None:
        return None
    return Refused(
        sha256=opened.sha256,
        device=sender.device,
        batch=manifest.batch,
        number=manifest.number,
        part=manifest.part,
        parts=manifest.parts,
        code=code,
        handled=handled,
    )
