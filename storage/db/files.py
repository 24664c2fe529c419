"""Writing so that a power cut leaves the old file or the new one: temp, fsync, rename, fsync the folder."""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
import shutil
import stat
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final

from core.base.errors import ExitCode, UserError
from core.base.given_files import check_name, open_given, read_given
from storage.db.patience import is_held, patiently
from storage.db.private_files import make_private

PRIVATE: Final = 0o600
READABLE: Final = 0o644

_FULL: Final = (errno.ENOSPC, errno.EDQUOT)
_READ_BYTES: Final = 1024 * 1024
_PIECE_BYTES: Final = 64 * 1024


def _fsync_folder(folder: Path) -> None:
    if os.name == "nt":
        return  # Windows has no handle of a folder to flush
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _create(path: Path, mode: int) -> int:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    if mode == PRIVATE:
        make_private(path)
    return descriptor


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSystem:
    """The disk's verbs; a test seam for disks that fail, and for files that other programs hold."""

    create: Callable[[Path, int], int] = _create
    write: Callable[[int, memoryview], int] = os.write
    fsync: Callable[[int], None] = os.fsync
    close: Callable[[int], None] = os.close
    replace: Callable[[Path, Path], None] = os.replace
    fsync_folder: Callable[[Path], None] = _fsync_folder
    remove: Callable[[Path], None] = os.unlink
    is_held: Callable[[OSError], bool] = is_held
    pause: Callable[[float], None] = time.sleep

    def put(self, source: Path, target: Path) -> None:
        """Give `source` the name `target`, also over a former file; wait for one that is held."""
        patiently(lambda: self.replace(source, target), is_held=self.is_held, pause=self.pause)

    def take_away(self, path: Path) -> None:
        """Delete a file; wait for one that is held."""
        patiently(lambda: self.remove(path), is_held=self.is_held, pause=self.pause)


DISK: Final = FileSystem()


class PieceWriter:
    """Gathers small pieces for a file; `write` raises `file.full` or `file.unwritable`, naming `path`."""

    def __init__(self, path: Path, descriptor: int, disk: FileSystem) -> None:
        self._path = path
        self._descriptor = descriptor
        self._disk = disk
        self._gathered = bytearray()

    def write(self, data: bytes, /) -> None:
        if len(self._gathered) + len(data) < _PIECE_BYTES:
            self._gathered += data
            return
        self._flush()
        self._put(data)

    def end(self) -> None:
        """Flush to the disk itself, not only to its cache."""
        self._flush()
        with sorted_write_errors(self._path):
            self._disk.fsync(self._descriptor)

    def _flush(self) -> None:
        gathered, self._gathered = self._gathered, bytearray()
        self._put(gathered)

    def _put(self, data: bytes | bytearray) -> None:
        left = memoryview(data)
        with sorted_write_errors(self._path):
            while left:
                left = left[self._disk.write(self._descriptor, left) :]


def write_durably(path: Path, data: bytes, *, mode: int = READABLE, disk: FileSystem = DISK) -> None:
    """Make `path` hold `data`, also after a power cut; when it raises, `path` is unchanged.

    Raises `file.full` or `file.unwritable`. The temporary file is in the same folder and is removed.
    """
    with written_durably(path, mode=mode, disk=disk) as file:
        file.write(data)


@contextmanager
def written_durably(path: Path, *, mode: int = READABLE, disk: FileSystem = DISK) -> Iterator[PieceWriter]:
    """`write_durably` of what the block writes, by pieces; where the block raises, `path` is as it was."""
    check_name(path)
    if _is_device(path):
        raise UserError("file.not_regular", exit_code=ExitCode.STORAGE, path=str(path))
    temporary = path.with_name(f".{path.name[:100]}.{secrets.token_hex(4)}.tmp")
    try:
        with sorted_write_errors(path):
            descriptor = disk.create(temporary, mode)
        try:
            file = PieceWriter(path, descriptor, disk)
            yield file
            file.end()
        finally:
            with sorted_write_errors(path):
                disk.close(descriptor)
        with sorted_write_errors(path):
            disk.put(temporary, path)
    except BaseException:
        with sorted_write_errors(path):
            _remove_if_there(temporary, disk)
        raise
    with sorted_write_errors(path):
        disk.fsync_folder(path.parent)


def _is_device(path: Path) -> bool:
    """Return True for a device, a pipe or a socket, which no file may replace."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def write_verified(path: Path, data: bytes, *, mode: int = READABLE, disk: FileSystem = DISK) -> None:
    """`write_durably`, then the file is opened again and compared. Raises also `file.not_verified`."""
    write_durably(path, data, mode=mode, disk=disk)
    verify(path, hashlib.sha256(data).hexdigest())


def write_beside(path: Path, data: bytes, *, mode: int = READABLE, disk: FileSystem = DISK) -> Path:
    """Write like `write_verified`, but never over another file: that one stays, and `name-2.tnb` is taken.

    Returns the path of `data`. A file that holds it already is not changed.
    """
    return write_set_beside([(path, data)], mode=mode, disk=disk)[0]


def write_set_beside(
    files: Sequence[tuple[Path, bytes]], *, mode: int = READABLE, disk: FileSystem = DISK
) -> tuple[Path, ...]:
    """`write_beside` of files that belong together: where one name is taken, all get the same new number."""
    digests = [hashlib.sha256(data).hexdigest() for _, data in files]
    for place in count(1):
        targets = [_numbered(path, place) for path, _ in files]
        kept = [_holds(target, digest) for target, digest in zip(targets, digests, strict=True)]
        if any(os.path.lexists(target) and not same for target, same in zip(targets, kept, strict=True)):
            continue
        for target, same, (_, data) in zip(targets, kept, files, strict=True):
            if not same:
                write_verified(target, data, mode=mode, disk=disk)
        return tuple(targets)
    raise AssertionError("the numbers never end")


def write_folder_beside(folder: Path, files: Mapping[str, bytes], *, disk: FileSystem = DISK) -> Path:
    """Make a folder with these files, all or none; return its path.

    One of that name that holds them stays as it is; where it differs, ours is `name-2`. Raises as
    `write_verified`.
    """
    make_folder(folder.parent)
    temporary = folder.with_name(f".{folder.name[:100]}.{secrets.token_hex(4)}.tmp")
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    for place in count(1):
        target = folder if place == 1 else folder.with_name(f"{folder.name}-{place}")
        if not os.path.lexists(target):
            break
        if all(_holds(target / name, digest) for name, digest in digests.items()):
            return target
    try:
        make_folder(temporary)
        for name, data in files.items():
            write_verified(temporary / name, data, disk=disk)
        move(temporary, target, disk=disk)
    except BaseException:
        discard_folder(temporary, disk=disk)
        raise
    return target


def verify(path: Path, sha256: str) -> None:
    """Raise `file.not_verified` where the file at `path` differs from the written data."""
    if sha256_of(path) != sha256:
        raise UserError("file.not_verified", exit_code=ExitCode.STORAGE, path=str(path))


def copy_file(source: Path, target: Path) -> None:
    """The bytes of `source` at `target`, read in pieces and not yet flushed. Raises as `write_durably`."""
    with sorted_write_errors(target), source.open("rb") as file, target.open("wb") as copy:
        shutil.copyfileobj(file, copy, _READ_BYTES)


def sha256_of(path: Path) -> str:
    """The SHA-256 of the file at `path` in hex, read in pieces. Raises as `read_given`."""
    hashed = hashlib.sha256()
    with open_given(path) as file:
        while piece := file.read(_READ_BYTES):
            hashed.update(piece)
    return hashed.hexdigest()


def read_bounded(path: Path, most: int) -> bytes | None:
    """The bytes of `path`, or None where there are more than `most`. Raises as `read_given`."""
    data = read_given(path, most + 1)
    return data if len(data) <= most else None


def read_whole(path: Path) -> bytes:
    """The bytes of a file of our own. Raises `file.unreadable`."""
    return read_given(path)


def remove(path: Path, *, disk: FileSystem = DISK) -> None:
    """Remove `path` if it exists. Raises `file.unwritable`."""
    with sorted_write_errors(path):
        _remove_if_there(path, disk)
        disk.fsync_folder(path.parent)


def destroy(path: Path, *, disk: FileSystem = DISK) -> None:
    """Write zeros over a file with a secret, then remove it. Raises `file.*`; what stays is zeros."""
    if not path.is_file():
        return
    with sorted_write_errors(path):
        file = patiently(lambda: path.open("rb+"), is_held=disk.is_held, pause=disk.pause)
        with file:
            file.write(bytes(path.stat().st_size))
            file.flush()
            os.fsync(file.fileno())
    remove(path, disk=disk)


def discard(path: Path, *, disk: FileSystem = DISK) -> None:
    """Removes what nothing needs any more, if the disk lets it; the next time tries again."""
    with suppress(OSError):
        disk.take_away(path)


def discard_folder(folder: Path, *, disk: FileSystem = DISK) -> None:
    """`discard` of a folder with all that is in it."""
    for below, folders, files in os.walk(folder, topdown=False):
        for name in files:
            discard(Path(below, name), disk=disk)
        for name in folders:
            discard_empty(Path(below, name), disk=disk)
    discard_empty(folder, disk=disk)


def discard_empty(folder: Path, *, disk: FileSystem = DISK) -> None:
    """`discard` of a folder, unless something is in it."""
    with suppress(OSError):
        patiently(folder.rmdir, is_held=disk.is_held, pause=disk.pause)


def make_folder(path: Path) -> None:
    """Make `path` and its parents, unless they exist. Raises `file.full` or `file.unwritable`."""
    check_name(path)
    with sorted_write_errors(path):
        path.mkdir(parents=True, exist_ok=True)


def move(source: Path, target: Path, *, disk: FileSystem = DISK) -> None:
    """Gives a flushed file its name for good, over a former one. Raises as `write_durably`."""
    with sorted_write_errors(target):
        disk.put(source, target)
        disk.fsync_folder(target.parent)


def flush(path: Path) -> None:
    """Puts what was written to `path` by others on the disk. Raises as `write_durably`."""
    with sorted_write_errors(path), path.open("rb+") as file:
        os.fsync(file.fileno())


@contextmanager
def sorted_write_errors(path: Path) -> Iterator[None]:
    """Turns what a disk does into `file.full` or `file.unwritable`, naming `path`."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise UserError("file.full", exit_code=ExitCode.STORAGE, path=str(path)) from error
        raise UserError(
            "file.unwritable", exit_code=ExitCode.STORAGE, path=str(path), reason=_reason(error)
        ) from error


def _numbered(path: Path, place: int) -> Path:
    """`path`, then `name-2`, `name-3`, ... beside it."""
    return path if place == 1 else path.with_name(f"{path.stem}-{place}{path.suffix}")


def _holds(path: Path, sha256: str) -> bool:
    try:
        return path.is_file() and sha256_of(path) == sha256
    except UserError:
        return False  # what cannot be read is somebody else's


def _remove_if_there(path: Path, disk: FileSystem) -> None:
    try:
        disk.take_away(path)
    except FileNotFoundError:
        return


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
