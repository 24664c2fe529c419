"""Files that wait for an approval or an update: kept as they came, under the names they came by."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from core.base.clock import iso
from core.base.program import VERSION
from storage.db.connection import Connection
from storage.db.files import PRIVATE, discard, make_folder, write_durably
from storage.db.folders import HELD, INCOMING
from storage.db.rows import scalar
from storage.store import SqlStore


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldNote:
    """Sender of a held batch, and the code of the reason why it waits."""

    device: str
    number_code: str
    unit_code: str
    unit_valid_from: str
    number: int
    reason: str
    head: str
    """Head that `storage.queries.waiting_files` reads."""


def forget_merged(connection: Connection, folder: Path) -> None:
    """Takes off the shelf what a database that was put back has merged already."""
    for path in (folder / HELD).glob("*.tnb"):
        row = connection.execute(
            "SELECT 1 FROM batch WHERE sha256 = ? AND direction = 'in' AND applied", (path.stem,)
        ).fetchone()
        if row is not None:
            discard(path)


def forgotten(connection: Connection, folder: Path) -> list[Path]:
    """Files merged once that a database which was put back does not know; none that waits. Oldest first."""
    known = {sha for (sha,) in connection.execute("SELECT sha256 FROM batch WHERE direction = 'in'")}
    known |= {path.stem for path in (folder / HELD).glob("*.tnb")}
    found = [path for path in (folder / INCOMING).glob("*.tnb") if path.stem not in known]
    return sorted(found, key=lambda path: (path.stat().st_mtime_ns, path.name))


class HeldFiles:
    """The folder `held` and what is known of each file in it."""

    def __init__(self, store: SqlStore, folder: Path) -> None:
        self._store = store
        self._folder = folder / HELD

    def keep(self, file: Path, data: bytes, said: HeldNote | None = None) -> None:
        """Keeps the file durably first, then notes it; held again it stays where it is in the order.

        `said`: of a batch that could be looked into, by whom it is.
        """
        digest = hashlib.sha256(data).hexdigest()
        make_folder(self._folder)
        path = self._folder / f"{digest}.tnb"
        if not path.exists():
            write_durably(path, data, mode=PRIVATE)
        with self._store.writing() as unit:
            unit.connection.execute(
                "INSERT INTO held_file (sha256, file, held, tried_by, device, number_code, unit_code,"
                " unit_valid_from, number, reason, head) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (sha256) DO UPDATE SET tried_by = excluded.tried_by, device = excluded.device,"
                " number_code = excluded.number_code, unit_code = excluded.unit_code,"
                " unit_valid_from = excluded.unit_valid_from, number = excluded.number,"
                " reason = excluded.reason, head = excluded.head",
                (
                    *(digest, file.name, iso(self._store.clock.now()), VERSION),
                    *((None,) * 7 if said is None else astuple(said)),
                ),
            )

    def name_of(self, digest: str, otherwise: str) -> str:
        """The name a held file came by."""
        named = "SELECT file FROM held_file WHERE sha256 = ?"
        name = scalar(self._store.connection.execute(named, (digest,)))
        return otherwise if name is None else str(name)

    def is_held(self, digest: str) -> bool:
        return (self._folder / f"{digest}.tnb").exists()

    def release(self, digest: str) -> None:
        """Forgets a file that was merged or refused."""
        with self._store.writing() as unit:
            unit.connection.execute("DELETE FROM held_file WHERE sha256 = ?", (digest,))
        discard(self._folder / f"{digest}.tnb")

    def paths(self) -> Sequence[Path]:
        """Return the paths of waiting files, in the order of arrival."""
        noted = self._store.connection.execute("SELECT sha256 FROM held_file ORDER BY n").fetchall()
        known = [self._folder / f"{digest}.tnb" for (digest,) in noted]
        others = sorted(
            set(self._folder.glob("*.tnb")) - set(known),
            key=lambda file: (file.stat().st_mtime_ns, file.name),
        )
        return [path for path in (*others, *known) if path.exists()]

    def waits_for_this_program(self) -> bool:
        """Return True if a file was held by another version of the program and not tried by this one.

        Files of the folder without a note count too: the database was put back to before their arrival.
        """
        execute = self._store.connection.execute
        noted = {digest for (digest,) in execute("SELECT sha256 FROM held_file")}
        if any(path.stem not in noted for path in self._folder.glob("*.tnb")):
            return True
        row = execute("SELECT 1 FROM held_file WHERE tried_by <> ? LIMIT 1", (VERSION,)).fetchone()
        return row is not None
