"""Files are written whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from core.base.errors import ExitCode, UserError
from storage.db.files import (
    DISK,
    FileSystem,
    read_bounded,
    remove,
    sha256_of,
    verify,
    write_durably,
    write_verified,
)
from storage.keys.loose import destroy_left, destroy_loose, write_loose


def failing(number: int) -> object:
    def fail(*_arguments: object) -> int:
        raise OSError(number, os.strerror(number))

    return fail


BROKEN = {
    verb: FileSystem(**{verb: failing(number)})  # type: ignore[arg-type]  # one verb that fails
    for verb, number in {
        "create": errno.EACCES,
        "write": errno.ENOSPC,
        "fsync": errno.EIO,
        "replace": errno.EXDEV,
    }.items()
}


def test_what_is_written_is_there_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "lô 9.tnb"
    write_durably(path, b"one")
    write_durably(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


def test_a_short_write_is_continued(tmp_path: Path) -> None:
    slow = FileSystem(write=lambda descriptor, view: os.write(descriptor, view[:3]))
    write_durably(tmp_path / "a", bytes(range(100)), disk=slow)
    assert (tmp_path / "a").read_bytes() == bytes(range(100))


@pytest.mark.parametrize("disk", BROKEN.values(), ids=BROKEN.keys())
def test_a_failing_disk_leaves_the_old_file_and_no_other(tmp_path: Path, disk: FileSystem) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    with pytest.raises(UserError) as raised:
        write_durably(path, b"new", disk=disk)
    assert raised.value.exit_code is ExitCode.STORAGE
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_is_told_from_others(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"file\.full"):
        write_durably(tmp_path / "a", b"new", disk=BROKEN["write"])
    with pytest.raises(UserError, match=r"file\.unwritable"):
        write_durably(tmp_path / "a", b"new", disk=BROKEN["fsync"])


def test_the_content_is_flushed_before_the_name_and_the_name_before_returning(tmp_path: Path) -> None:
    steps: list[str] = []

    def noted(step: str, verb: object) -> object:
        def run(*arguments: object) -> object:
            steps.append(step)
            return verb(*arguments)  # type: ignore[operator]  # one of the disk's verbs

        return run

    disk = FileSystem(
        fsync=noted("fsync", DISK.fsync),  # type: ignore[arg-type]  # the verb's own types, noted
        replace=noted("rename", DISK.replace),  # type: ignore[arg-type]  # as above
        fsync_folder=noted("fsync folder", DISK.fsync_folder),  # type: ignore[arg-type]  # as above
    )
    write_durably(tmp_path / "a", b"new", disk=disk)
    assert steps == ["fsync", "rename", "fsync folder"]


def test_a_stick_that_keeps_other_bytes_is_noticed(tmp_path: Path) -> None:
    lying = FileSystem(write=lambda descriptor, view: os.write(descriptor, bytes(len(view))))
    with pytest.raises(UserError, match=r"file\.not_verified"):
        write_verified(tmp_path / "a", b"new", disk=lying)
    write_verified(tmp_path / "a", b"new")


def test_a_file_that_changed_later_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "a"
    write_durably(path, b"new")
    sha256 = sha256_of(path)
    verify(path, sha256)
    path.write_bytes(b"neu")
    with pytest.raises(UserError, match=r"file\.not_verified"):
        verify(path, sha256)


def test_reading_is_bounded(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"12345")
    assert read_bounded(path, 5) == b"12345"
    assert read_bounded(path, 4) is None
    for gone in (tmp_path / "b", tmp_path):
        with pytest.raises(UserError, match=r"file\.unreadable"):
            read_bounded(gone, 5)
    with pytest.raises(UserError, match=r"file\.unreadable"):
        sha256_of(tmp_path / "b")


def test_removing_what_is_not_there_is_done(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"")
    remove(path)
    remove(path)
    assert not path.exists()


class HeldDisk:
    """A disk on which another program holds every file for the first `times` tries of a verb."""

    def __init__(self, times: int) -> None:
        self.waited = 0.0
        self._left = times
        self.disk = FileSystem(
            replace=self._replace,
            remove=self._remove,
            is_held=lambda error: error.errno == errno.EACCES,
            pause=self._pause,
        )

    def _pause(self, seconds: float) -> None:
        self.waited += seconds

    def _replace(self, source: Path, target: Path) -> None:
        self._hold()
        source.replace(target)

    def _remove(self, path: Path) -> None:
        self._hold()
        path.unlink()

    def _hold(self) -> None:
        if self._left:
            self._left -= 1
            raise PermissionError(errno.EACCES, "a virus scanner reads it")


def test_a_file_that_is_held_for_a_moment_is_replaced_and_deleted_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "khoa.key"
    write_durably(path, b"old")
    held = HeldDisk(3)
    write_durably(path, b"new", disk=held.disk)
    assert path.read_bytes() == b"new"
    assert 0 < held.waited < 1
    remove(path, disk=HeldDisk(3).disk)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_stays_held_is_given_up_after_two_seconds_and_said(tmp_path: Path) -> None:
    path = tmp_path / "khoa.key"
    write_durably(path, b"old")
    held = HeldDisk(1000)
    with pytest.raises(UserError, match=r"file\.unwritable"):
        write_durably(path, b"new", disk=held.disk)
    assert path.read_bytes() == b"old"
    assert 2 <= held.waited <= 4.1, "the replacement, and the removal of the temporary file"


def test_a_secret_that_cannot_be_deleted_is_empty_of_it_and_goes_at_the_next_start(tmp_path: Path) -> None:
    folder, path = tmp_path / "nơi làm việc", tmp_path / "thẻ.pdf"
    folder.mkdir()
    write_loose(folder, path, b"SECRET" * 100)
    with pytest.raises(UserError, match=r"key\.file_held"):
        destroy_loose(folder, path, disk=HeldDisk(1000).disk)
    assert b"SECRET" not in path.read_bytes()
    assert [error.code for error in destroy_left(folder)] == []
    assert not path.exists()
    assert list(folder.iterdir()) == []


def test_another_file_that_took_the_name_of_a_secret_stays(tmp_path: Path) -> None:
    path = tmp_path / "thẻ.pdf"
    write_loose(tmp_path, path, b"SECRET")
    path.write_bytes(b"a letter")
    assert destroy_left(tmp_path) == []
    assert path.read_bytes() == b"a letter"
