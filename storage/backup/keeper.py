"""The safe copies of an open workspace."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from core.base.clock import Clock
from core.records.workspace import LostEntries, SafeCopy
from storage.backup.integrity import check_database
from storage.backup.losses import expect_less, forget_losses, read_losses
from storage.backup.rolling import BEFORE_RESTORE, list_backups, make_backup, put_in_place, staged_backup
from storage.db.connection import Connection
from storage.db.sql import read_meta


class FolderCopies:
    """Answers `core.records.workspace.SafeCopies` with a folder of encrypted files."""

    def __init__(
        self,
        folder: Path,
        database: Path,
        data_key: bytes,
        *,
        clock: Clock,
        connection: Connection,
        close: Callable[[], object],
    ) -> None:
        self._close = close
        self._folder = folder
        self._database = database
        self._data_key = data_key
        self._clock = clock
        self._connection = connection

    def list(self) -> Sequence[SafeCopy]:
        return list_backups(self._folder)

    def make(self, reason: str) -> SafeCopy:
        return make_backup(
            self._connection, self._folder, self._data_key, reason=reason, now=self._clock.now()
        )

    def lost(self) -> LostEntries | None:
        return read_losses(self._connection, self._folder, self._data_key)

    def check(self, report: Callable[[int, int], None]) -> None:
        check_database(self._connection, report)

    def accept_loss(self) -> None:
        forget_losses(self._connection)

    def restore(self, name: str) -> None:
        database = str(read_meta(self._connection, "database"))
        with staged_backup(self._folder, name, self._database, self._data_key) as staged:
            self.make(BEFORE_RESTORE)
            self._close()
            put_in_place(staged, self._database)
        expect_less(database)
