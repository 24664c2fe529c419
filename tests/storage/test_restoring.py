"""A safe copy is restored on a failing disk: the existing data keeps its name, or the copy has it."""

from __future__ import annotations

import errno
import os
from itertools import count
from pathlib import Path

import pytest

from app.workspaces import Workspaces
from core.base.clock import FixedClock
from core.base.errors import ExitCode, UserError
from core.records.household import HouseholdQuery
from storage.backup import rolling as backups
from storage.backup.rolling import set_aside
from storage.db.files import copy_file
from storage.db.folders import DATABASE_NAME
from tests.storage.wards import add, new_ward


class FailingFlushes:
    """Flushes that fail from the n-th on; `failed` is True after one did."""

    def __init__(self, n: int) -> None:
        self._left, self.failed, self._flush = n, False, os.fsync

    def __call__(self, descriptor: int) -> None:
        self._left -= 1
        if self._left < 0:
            self.failed = True
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        self._flush(descriptor)


@pytest.fixture
def copy(workspaces: Workspaces, workspace_dir: Path) -> str:
    """The name of a safe copy of a workspace with one household, to which a second was added."""
    services = workspaces.create(workspace_dir, new_ward())
    add(services)
    name = services.copies.make("close").name
    add(services, "Hộ 2")
    services.close()
    return name


def households(workspaces: Workspaces, folder: Path) -> int:
    services = workspaces.open(folder)
    try:
        return len(services.store.households.numbers(HouseholdQuery()))
    finally:
        services.close()


def test_no_flush_that_fails_takes_the_database_away(
    workspaces: Workspaces, workspace_dir: Path, copy: str
) -> None:
    for n in count():
        flushes = FailingFlushes(n)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, "fsync", flushes)
            try:
                workspaces.restore(workspace_dir, copy)
            except UserError as error:
                assert error.code.startswith(("file.", "storage."))  # noqa: PT017
        assert (workspace_dir / DATABASE_NAME).is_file(), f"gone at flush {n}"
        assert not list(workspace_dir.glob("*.restored"))
        if not flushes.failed:
            break
    assert n > 3
    assert households(workspaces, workspace_dir) == 1


def test_copies_tried_one_after_the_other_take_none_away(
    workspaces: Workspaces, workspace_dir: Path, copy: str
) -> None:
    for _ in range(5):
        workspaces.restore(workspace_dir, copy)
    assert copy in [found.name for found in workspaces.copies(workspace_dir)]


def test_a_disk_that_takes_no_safe_copy_is_not_a_damaged_database(
    workspaces: Workspaces, workspace_dir: Path, copy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def copy_unless_new(source: Path, target: Path) -> None:
        if target.suffix == ".part":
            raise UserError("file.full", exit_code=ExitCode.STORAGE, path=str(target))
        copy_file(source, target)

    monkeypatch.setattr(backups, "copy_file", copy_unless_new)
    with pytest.raises(UserError, match=r"file\.full"):
        workspaces.restore(workspace_dir, copy)
    assert not [*workspace_dir.glob("*.hong-*"), *workspace_dir.glob("*.restored")]
    assert households(workspaces, workspace_dir) == 2


def test_what_does_not_open_is_kept_each_time(workspaces: Workspaces, workspace_dir: Path, copy: str) -> None:
    database = workspace_dir / DATABASE_NAME
    for size in (8192, 12288):
        database.write_bytes(bytes(size))
        workspaces.restore(workspace_dir, copy)
    assert sorted(path.stat().st_size for path in workspace_dir.glob("*.hong-*")) == [8192, 12288]
    assert households(workspaces, workspace_dir) == 1


def test_its_log_is_kept_with_it(tmp_path: Path, clock: FixedClock) -> None:
    database = tmp_path / DATABASE_NAME
    database.write_bytes(b"data")
    database.with_name(f"{DATABASE_NAME}-wal").write_bytes(b"log")
    set_aside(database, clock.now())
    (aside,) = tmp_path.glob("*.hong-*[0-9]")
    assert (aside.read_bytes(), aside.with_name(f"{aside.name}-wal").read_bytes()) == (b"data", b"log")
    assert database.read_bytes() == b"data"
