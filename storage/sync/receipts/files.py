"""Files looked at again and written again. It answers `core.sync.file_desk.FileKeeper`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from core.base.errors import ExitCode, UserError
from core.base.given_files import absolute
from core.base.ids import BatchId
from core.sync.desk import NewKeys
from core.sync.file_desk import FilePreview, Verdict, VerifiedFile, phone_code
from core.units.models import UnitKey
from storage.db.files import make_folder, sha256_of, write_beside
from storage.db.rows import first_row
from storage.store import SqlStore
from storage.sync.batches.keeper import SqlBatches
from storage.sync.registry.sent import SentFiles

_PART: Final = """
SELECT b.id, b.number, f.part, f.sha256 FROM batch_file f JOIN batch b ON b.n = f.batch
WHERE f.sha256 = ? OR f.path = ? ORDER BY f.sha256 = ? DESC, b.n DESC LIMIT 1
"""


class _Part(NamedTuple):
    batch: BatchId
    number: int
    part: int
    sha256: str


class SqlFiles:
    """Knows each written part by its SHA-256, and by the place where it was written."""

    def __init__(self, store: SqlStore, batches: SqlBatches, folder: Path) -> None:
        self._store = store
        self._connection = store.connection
        self._batches = batches
        self._copies = SentFiles(folder)

    def look_together(self, *, several: bool) -> None:
        self._batches.reader.look_together(several=several)

    def look(self, file: Path, *, new_keys: NewKeys, check_place: Callable[[UnitKey], None]) -> FilePreview:
        return self._batches.reader.look(file, new_keys=new_keys, check_place=check_place)

    def verify(self, file: Path) -> VerifiedFile:
        """By content first: a file that was renamed or copied is still ours."""
        file = absolute(file)
        try:
            digest = sha256_of(file)
        except UserError:
            digest = ""
        row = first_row(_Part, self._connection.execute(_PART, (digest, str(file), digest)))
        if row is None:
            return VerifiedFile(file=file, verdict=Verdict.NOT_OURS if digest else Verdict.MISSING)
        verdict = (
            Verdict.AS_WRITTEN if row.sha256 == digest else Verdict.DIFFERS if digest else Verdict.MISSING
        )
        return VerifiedFile(
            file=file,
            verdict=verdict,
            batch=row.batch,
            number=row.number,
            part=row.part,
            phone_code=phone_code(row.sha256),
        )

    def written(self, batch: BatchId) -> Sequence[Path]:
        return [Path(path) for path, _ in self._parts(batch)]

    def write_again(self, batch: BatchId, out: Path) -> Sequence[Path]:
        parts = self._parts(batch)
        if not all(self._copies.has(digest) for _, digest in parts):
            raise UserError("batch.no_copy")
        if not out.is_dir() and not out.parent.is_dir():
            raise UserError("export.no_folder", folder=str(out), exit_code=ExitCode.STORAGE)
        make_folder(out)
        written = []
        for path, digest in parts:
            copy = self._copies.read(digest)
            written.append(write_beside(out / Path(path).name, copy))
        with self._store.writing() as unit:
            unit.audit("batch.export_again", batch)
        return written

    def _parts(self, batch: BatchId) -> Sequence[tuple[str, str]]:
        """(where it was written, SHA-256) of each part."""
        rows: list[tuple[str, str]] = self._connection.execute(
            "SELECT f.path, f.sha256 FROM batch b JOIN batch_file f ON f.batch = b.n"
            " WHERE b.id = ? AND b.direction = 'out' ORDER BY f.part",
            (batch,),
        ).fetchall()
        if not rows:
            raise UserError("batch.unknown", batch=batch)
        return rows
