"""Sticks that are pulled out, full, write-protected, or of a format with small files: nothing is lost."""

from __future__ import annotations

import errno
import resource
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from core.application.services import Services
from core.base.clock import FixedClock
from core.base.errors import UserError
from core.base.ids import IdSource
from storage.backup import stick as stick_module
from storage.backup.found import found_copies
from storage.backup.stick import WorkspaceStick
from storage.db.files import discard, move
from tests.backup.test_stick import households, visit
from tests.database import connection_of
from tests.sitting import CHEAP, PASSPHRASE
from tests.storage.wards import Keep


def stick_of(ward: Services, error: int, stick: Path, *, pulled: bool = False) -> WorkspaceStick:
    """The copies of `ward` on a stick that fails in the middle of a file."""

    def fail(source: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes()[:5000])
        if pulled:
            shutil.rmtree(stick)
        raise OSError(error, "in the middle")

    assert isinstance(ward.stick, WorkspaceStick)
    return replace(ward.stick, copier=fail)


@pytest.mark.parametrize(
    ("error", "pulled", "code"),
    [
        (errno.ENOSPC, False, "copy.full"),
        (errno.EROFS, False, "copy.protected"),
        (errno.EIO, False, "copy.failed"),
        (errno.EIO, True, "copy.pulled"),
        (errno.ENODEV, True, "copy.pulled"),
        (errno.EFBIG, False, "copy.too_large"),
    ],
)
def test_a_stick_that_fails_is_a_sentence_and_the_earlier_copy_stays_whole(
    ward: Services, stick: Path, error: int, code: str, *, pulled: bool
) -> None:
    made = ward.stick.write(stick)
    before = made.path.read_bytes()
    visit(ward, "Lê Út")
    with pytest.raises(UserError) as caught:
        stick_of(ward, error, stick, pulled=pulled).write(stick)
    assert caught.value.code == code
    assert ward.stick.only_here().visits == 1, "what was not copied is still counted"
    assert connection_of(ward).execute("SELECT count(*) FROM visit").fetchone() == (1,)
    if not pulled:
        assert sorted(path.suffix for path in made.path.parent.iterdir()) == [".json", ".json", ".tnbak"]
        assert made.path.read_bytes() == before
        assert households(made.path) == 1
        assert ward.stick.write(stick).path.is_file(), "the next one works"


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """The system itself refuses longer files, as FAT32 does above 4 GB."""
    former = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, former[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, former)


def test_a_file_that_the_system_refuses_as_too_long_is_a_sentence(ward: Services, stick: Path) -> None:
    connection_of(ward).execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    with files_of_at_most(20_000), pytest.raises(UserError, match=r"copy\.too_large"):
        ward.stick.write(stick)
    assert list(stick.rglob("*.tnbak")) == []
    assert ward.stick.write(stick).path.is_file()


def test_a_full_stick_loses_its_oldest_copies_but_never_the_newest_and_the_fullest(
    ward: Services, stick: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    for _ in range(4):
        visit(ward)
        made.append(ward.stick.write(stick).path)
        clock.advance(timedelta(days=1))
    room = [0, 0, 0, 10**9]

    def usage(_path: Path) -> SimpleNamespace:
        return SimpleNamespace(free=room.pop(0) if len(room) > 1 else room[0])

    monkeypatch.setattr(shutil, "disk_usage", usage)
    last = ward.stick.write(stick).path
    assert [path.exists() for path in made] == [False, False, True, True]
    room[:] = [-(10**12)]
    with pytest.raises(UserError, match=r"copy\.full"):
        ward.stick.write(stick)
    assert [path.exists() for path in (*made[2:], last)] == [True] * 3, "nothing goes where it does not help"


def test_two_laptops_that_opened_one_copy_rotate_only_their_own(
    ward: Services, stick: Path, clock: FixedClock, workspace_dir: Path, tmp_path: Path, keep: Keep
) -> None:
    from app.workspaces import Workspaces

    ward.copies.make("manual")
    ward.close()
    shutil.copytree(workspace_dir, tmp_path / "second")
    workspaces = Workspaces(clock=clock, ids=IdSource(), cost=CHEAP)
    first = keep(workspaces.open(workspace_dir, PASSPHRASE))
    theirs = first.stick.write(stick)
    second = keep(workspaces.open(tmp_path / "second", PASSPHRASE))
    for _ in range(9):
        visit(second)
        clock.advance(timedelta(hours=1))
        second.stick.write(stick)
    assert theirs.path.is_file()
    assert households(theirs.path) == 1


def test_a_copy_that_took_its_name_before_the_stick_failed_keeps_its_label(
    ward: Services, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail_later(source: Path, target: Path) -> None:
        move(source, target)
        raise OSError(errno.EIO, "the folder was not flushed")

    monkeypatch.setattr(stick_module, "move", fail_later)
    with pytest.raises(UserError, match=r"copy\.failed"):
        ward.stick.write(stick)
    (found,) = found_copies(stick)
    assert found.label is not None


def test_a_copy_that_cannot_be_removed_keeps_its_label_and_goes_later(
    ward: Services, stick: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = ward.stick.write(stick).path
    visit(ward)
    clock.advance(timedelta(minutes=1))
    with monkeypatch.context() as patch:
        patch.setattr(stick_module, "discard", lambda path: None if path == first else discard(path))
        ward.stick.write(stick)
    assert [copy.label is not None for copy in found_copies(stick)] == [True, True]
    visit(ward, "Lê Út")
    clock.advance(timedelta(minutes=1))
    last = ward.stick.write(stick).path
    assert [copy.path for copy in found_copies(stick)] == [last], "one of a day is kept"
