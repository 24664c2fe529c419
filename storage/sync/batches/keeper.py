"""Batch files of an open workspace. It answers `core.sync.desk.BatchKeeper`."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from core.base.clock import VIETNAM
from core.base.errors import UserError
from core.base.ids import BatchId
from core.base.keytext import number_code
from core.base.progress import SILENT, Progress
from core.events.door import KnowsUnit
from core.records.workspace import WorkspaceInfo
from core.sync.conflicts import Fork
from core.sync.desk import (
    SENT,
    BatchRow,
    ExportedBatch,
    ExportPreview,
    FileState,
    NewKeys,
    ReceivedFile,
    TrustedDevice,
)
from core.sync.downstream import DownKind
from core.sync.keyfile import PublicKeys
from core.sync.manifest import Profile
from core.units.models import UnitKey
from storage.keys.device_keys import DeviceKeys, from_texts
from storage.queries.arrivals import SqlArrivals
from storage.queries.conflicts import read_forks
from storage.store import SqlStore
from storage.sync.registry.batches import read_register
from storage.sync.registry.held import HeldFiles, forgotten
from storage.sync.registry.refused import RefusedFiles

if TYPE_CHECKING:
    from storage.sync.batches.reader import BatchReader
    from storage.sync.batches.writer import BatchWriter
    from storage.sync.downstream.reader import Handler


_TRUSTED: Final = """
SELECT unit_code, unit_valid_from, hamlet, number_code, age, signing_key, since FROM (
  SELECT unit_code, unit_valid_from, hamlet, NULL AS number_code, age, signing_key, since FROM enrolment
  WHERE revoked IS NULL AND signing_key IS NOT NULL
  UNION ALL
  SELECT unit_code, unit_valid_from, hamlet, number_code, NULL, signing_key, trusted_at FROM device
  WHERE trusted_at IS NOT NULL AND id NOT IN (SELECT device FROM enrolment)
) WHERE signing_key <> ? ORDER BY unit_code, hamlet, number_code, signing_key
"""


class SqlBatches:
    """The container libraries are loaded when a file is first written or read."""

    def __init__(
        self,
        store: SqlStore,
        folder: Path,
        info: WorkspaceInfo,
        *,
        unit_name: Callable[[str, str], str],
        knows_unit: KnowsUnit,
        write_anchor: Callable[[], None],
    ) -> None:
        self._store = store
        self._folder = folder
        self._info = info
        self._unit_name = unit_name
        self._knows_unit = knows_unit
        self.write_anchor = write_anchor
        self.refused = RefusedFiles(folder)
        self.arrivals = SqlArrivals(store.connection, folder, store.identity.device)
        """Received, waiting and missing files: one reader for receipts and figures."""
        self.handlers: dict[str, Handler] = {}
        """Handler of each kind of downstream file, by `DownKind`."""

    def own_keys(self) -> PublicKeys:
        keys = self.keys
        return PublicKeys(
            unit_code=self._info.unit.code,
            unit_valid_from=self._info.unit.valid_from.isoformat(),
            unit_name=self._info.unit_name,
            hamlet=self._info.hamlet,
            age_recipient=keys.recipient,
            signing_key=keys.signing_key,
        )

    def trusted(self) -> Sequence[TrustedDevice]:
        rows = self._store.connection.execute(
            _TRUSTED,
            (self.keys.signing_key,),
        )
        return [
            TrustedDevice(
                place=", ".join(filter(None, (hamlet, self._unit_name(code, valid_from)))),
                unit_code=code,
                number=number or number_code(age, key),
                signing_key=key,
                since=datetime.fromisoformat(since).astimezone(VIETNAM).date(),
            )
            for code, valid_from, hamlet, number, age, key, since in rows
        ]

    @cached_property
    def keys(self) -> DeviceKeys:
        return from_texts(json.loads(self._store.meta("device_keys") or "{}"))

    def keys_changed(self) -> None:
        """Read the keys again after a change of keys."""
        made = [name for name, part in vars(type(self)).items() if isinstance(part, cached_property)]
        for name in made:
            self.__dict__.pop(name, None)

    def preview(
        self, profile: Profile, keys: PublicKeys | None, *, everything: bool, counted: bool
    ) -> ExportPreview:
        return self._writer.preview(profile, keys, everything=everything, counted=counted)

    def write(
        self,
        keys: PublicKeys,
        profile: Profile,
        out: Path,
        *,
        everything: bool = False,
        state: str = SENT,
        progress: Progress = SILENT,
    ) -> ExportedBatch:
        return self._writer.write(keys, profile, out, everything=everything, state=state, progress=progress)

    def receive(
        self,
        file: Path,
        *,
        new_keys: NewKeys,
        check_place: Callable[[UnitKey], None],
        before_merge: Callable[[], None],
    ) -> ReceivedFile:
        received = self.reader.receive(
            file, new_keys=new_keys, check_place=check_place, before_merge=before_merge
        )
        if received.kind == DownKind.RECEIPT and received.state is FileState.MERGED:
            with suppress(UserError):  # it may have asked for another incarnation; written again at close
                self.write_anchor()
        return received

    def withdraw(self, batch: BatchId) -> int:
        numbers = self._received(batch)
        with self._store.writing() as unit:
            for number in numbers:
                unit.connection.execute("UPDATE batch SET applied = 0 WHERE n = ?", (number,))
            stopped = sum(unit.events.withdraw_batch(number) for number in numbers)
            unit.audit("batch.undo", batch)
        return stopped

    def apply_again(self, batch: BatchId) -> None:
        numbers = self._received(batch, applied=0)
        with self._store.writing() as unit:
            for number in numbers:
                unit.connection.execute("UPDATE batch SET applied = 1 WHERE n = ?", (number,))
                unit.events.apply_batch(number)
            unit.audit("batch.redo", batch)

    def _received(self, batch: BatchId, *, applied: int = 1) -> list[int]:
        """The files of a batch (one a part) in that state. Raises `batch.unknown` or `batch.undone`."""
        rows = self._store.connection.execute(
            "SELECT n, applied FROM batch WHERE id = ? AND direction = 'in'", (batch,)
        ).fetchall()
        if not rows:
            raise UserError("batch.unknown", batch=batch)
        numbers = [number for number, is_applied in rows if is_applied == applied]
        if not numbers:
            raise UserError("batch.undone" if applied else "batch.unknown", batch=batch)
        return numbers

    def forks(self) -> Sequence[Fork]:
        return read_forks(self._store.connection)

    def register(self, limit: int | None = None) -> Sequence[BatchRow]:
        return read_register(self._store.connection, limit)

    def held(self) -> Sequence[Path]:
        return HeldFiles(self._store, self._folder).paths()

    def forgotten(self) -> Sequence[Path]:
        return forgotten(self._store.connection, self._folder)

    @cached_property
    def _writer(self) -> BatchWriter:
        from storage.sync.batches.writer import BatchWriter

        return BatchWriter(self._store, self.keys, self.own_keys(), self.write_anchor, self._folder)

    @cached_property
    def reader(self) -> BatchReader:
        from storage.sync.batches.reader import BatchReader

        return BatchReader(
            self._store, self.keys, self._folder, self._unit_name, self.handlers, knows_unit=self._knows_unit
        )
