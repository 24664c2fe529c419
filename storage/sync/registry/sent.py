"""Data that need not be sent again, and the stored copy of each written file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from core.sync.keyfile import PublicKeys
from storage.db.connection import Connection
from storage.db.files import PRIVATE, discard, make_folder, read_whole, sha256_of, write_durably
from storage.db.rows import scalar
from storage.log.unit_of_work import UnitOfWork

OUTGOING: Final = "outgoing"
KEPT_BATCHES: Final = 40

_UNLESS: Final = """AND NOT (e.n <= :upto AND (
  coalesce((SELECT a.last FROM acked a WHERE a.receiver = :receiver AND a.stream = e.stream
    AND a.first <= e.seq ORDER BY a.first DESC LIMIT 1), 0) >= e.seq
  OR e.n IN (SELECT event FROM acked_fork WHERE receiver = :receiver)))"""


@dataclass(frozen=True, slots=True)
class Unacknowledged:
    """A condition on events `e`: the addressee has not acknowledged them.

    Events that arrived after its receipt was read are always sent: they may have a number that it
    acknowledged of another event.
    """

    sql: str = ""
    values: Mapping[str, object] = field(default_factory=dict)

    @staticmethod
    def of(connection: Connection, keys: PublicKeys | None) -> Unacknowledged:
        """`None`: everything."""
        read = "SELECT last_event FROM receipt WHERE receiver = ?"
        upto = keys and scalar(connection.execute(read, (keys.signing_key,)))
        if not keys or upto is None:
            return Unacknowledged()
        return Unacknowledged(_UNLESS, {"receiver": keys.signing_key, "upto": upto})


class SentFiles:
    """Copies of what was written, by SHA-256: a past batch can be written again, byte for byte."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / OUTGOING

    def keep(self, sealed: Sequence[bytes], sha256: Sequence[str]) -> None:
        make_folder(self._folder)
        for data, digest in zip(sealed, sha256, strict=True):
            write_durably(self.path(digest), data, mode=PRIVATE)

    def prune(self, connection: Connection) -> None:
        """Delete all but the copies of the newest batches; older ones can be exported again."""
        kept = {
            digest
            for (digest,) in connection.execute(
                "SELECT sha256 FROM batch_file WHERE batch IN"
                " (SELECT n FROM batch WHERE direction = 'out' ORDER BY n DESC LIMIT ?)",
                (KEPT_BATCHES,),
            )
        }
        for copy in self._folder.glob("*.tnb"):
            if copy.stem not in kept:
                discard(copy)

    def path(self, sha256: str) -> Path:
        return self._folder / f"{sha256}.tnb"

    def read(self, sha256: str) -> bytes:
        """Raises `file.unreadable`."""
        return read_whole(self.path(sha256))

    def has(self, sha256: str) -> bool:
        """Return True if the copy exists and is whole."""
        return self.path(sha256).is_file() and sha256_of(self.path(sha256)) == sha256


def previous_number(connection: Connection, keys: PublicKeys) -> int:
    """The number of the last batch for this addressee, or 0."""
    last = connection.execute(
        "SELECT coalesce(max(number), 0) FROM batch WHERE direction = 'out' AND other_key = ?",
        (keys.signing_key,),
    )
    return int(scalar(last))


def note_files(unit: UnitOfWork, batch: int, files: Sequence[Path], sha256: Sequence[str]) -> None:
    """Remembers where each part was written, to look again when the stick is back."""
    unit.connection.executemany(
        "INSERT INTO batch_file (batch, part, path, sha256, bytes) VALUES (?, ?, ?, ?, ?)",
        [
            (batch, part, str(path), digest, path.stat().st_size)
            for part, (path, digest) in enumerate(zip(files, sha256, strict=True), start=1)
        ],
    )
