"""Rolling encrypted copies of the database: the newest three and one a day for 14 days (sync.md 6).

Copies of a day go earlier where all of them together would take more than `MOST_BYTES`.
"""

from __future__ import annotations

import logging
import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Final

from core.base.clock import VIETNAM
from core.base.errors import ExitCode, UserError
from core.records.workspace import SafeCopy
from storage.db.connection import Connection, checkpoint, open_connection, reading
from storage.db.files import (
    PRIVATE,
    copy_file,
    discard,
    flush,
    make_folder,
    move,
    remove,
    sorted_write_errors,
)
from storage.db.schema import version

_log = logging.getLogger(__name__)

NEWEST_KEPT: Final = 3
DAYS_KEPT: Final = 14
MOST_BYTES: Final = 10 * 1024**3
"""A ward's copies stay far below; a whole province has nearly 4 GB each."""
LONGEST_COPY_S: Final = 24 * 3600
"""Older files were left by a program that ended in the middle of a copy."""
BEFORE_RESTORE: Final = "before-restore"
_LOG: Final = "-wal"
_PART: Final = ".part"
_NAME: Final = re.compile(r"tn-(\d{8}-\d{6})(?:-(\d+))?-([a-z-]+)\.tnsave")


def list_backups(folder: Path) -> list[SafeCopy]:
    """The copies in `folder`, newest first."""
    found = []
    for path in folder.glob("*.tnsave") if folder.is_dir() else ():
        match = _NAME.fullmatch(path.name)
        if match:
            at = datetime.strptime(match[1], "%Y%m%d-%H%M%S").replace(tzinfo=VIETNAM)
            size = _size(path)
            if size:
                copy = SafeCopy(name=path.name, at=at, reason=match[3], size=size)
                found.append((int(match[2] or 0), copy))
    return [backup for _, backup in sorted(found, key=lambda pair: (pair[1].at, pair[0]), reverse=True)]


def _size(path: Path) -> int:
    """Return 0 where another program removed it meanwhile."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def make_backup(
    connection: Connection, folder: Path, data_key: bytes, *, reason: str, now: datetime
) -> SafeCopy:
    """Copies the open database (encrypted by the same key), opens the copy once to check it, and rotates.

    Before a restore no copy goes: whoever tries one may want any other next.
    """
    make_folder(folder)
    target = _claimed_name(folder, now, reason)
    part = target.with_suffix(_PART)
    try:
        copy_snapshot(connection, part)
        _check(part, data_key)
        flush(part)
        size = part.stat().st_size
        move(part, target)
    except BaseException:
        discard(part)
        discard(target)
        raise
    _log.info("backup (%s): %d bytes", reason, size)
    if reason != BEFORE_RESTORE:
        rotate(folder, now.date(), fresh=target.name)
    return SafeCopy(name=target.name, at=now, reason=reason, size=size)


def database_path(connection: Connection) -> Path:
    _, _, path = connection.execute("PRAGMA database_list").fetchone()
    return Path(path)


def copy_snapshot(
    connection: Connection, target: Path, copier: Callable[[Path, Path], None] | None = None
) -> None:
    """Copy the file byte for byte, else every page decrypted and encrypted again, four times as slow.

    A reader that finds the log empty only reads the file, and no writer may change it before it ends
    (SQLite's WAL_READ_LOCK(0)); saves go on, into the log. Where other connections are busy and the log
    stays, VACUUM copies the committed state. `copier` copies the file where SQLite should not write the
    target itself, as on a stick.
    """
    checkpoint(connection)
    with reading(connection):
        database = database_path(connection)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        log = _beside(database, _LOG)
        if not log.exists() or not log.stat().st_size:
            (copier or copy_file)(database, target)
            return
    if copier is None:
        connection.execute("VACUUM INTO ?", (os.fspath(target),))
        return
    staged = database.with_suffix(".staged")
    discard(staged)
    try:
        connection.execute("VACUUM INTO ?", (os.fspath(staged),))
        copier(staged, target)
    finally:
        discard(staged)


def rotate(folder: Path, today: date, *, fresh: str = "", most_bytes: int = MOST_BYTES) -> None:
    """Removes what is neither among the newest three nor the last of its day within 14 days.

    Of those of a day, the older ones go too as soon as all that stay take more than `most_bytes`. `fresh`
    stays: where the clock was set back, the copy just made is not the newest by name.
    """
    days: set[date] = set()
    taken = 0
    for place, backup in enumerate(list_backups(folder)):
        day = backup.at.date()
        last_of_day = day not in days and day > today - timedelta(days=DAYS_KEPT)
        days.add(day)
        taken += backup.size
        if place < NEWEST_KEPT or backup.name == fresh or (last_of_day and taken <= most_bytes):
            continue
        taken -= backup.size
        discard(folder / backup.name)
    _remove_unfinished(folder)


def _remove_unfinished(folder: Path) -> None:
    """Remove what a power cut left of copies: parts, and the empty files that claimed their names."""
    ended = time.time() - LONGEST_COPY_S
    empty = (path for path in folder.glob("*.tnsave") if not _size(path))
    for path in (*folder.glob(f"*{_PART}"), *empty):
        with suppress(OSError):
            if path.stat().st_mtime < ended:
                discard(path)


@contextmanager
def staged_backup(folder: Path, name: str, database: Path, data_key: bytes) -> Iterator[Path]:
    """Yield what `stage_backup` made; where it was not put in place, it is gone afterwards."""
    staged = stage_backup(folder, name, database, data_key)
    try:
        yield staged
    finally:
        discard(staged)


def stage_backup(folder: Path, name: str, database: Path, data_key: bytes) -> Path:
    """A checked copy of a copy beside the database. Raises `backup.unknown` or `backup.unreadable`."""
    source = folder / name
    if _NAME.fullmatch(name) is None or not source.is_file():
        raise UserError("backup.unknown", name=name)
    staged = database.with_suffix(".restored")
    try:
        copy_file(source, staged)
        _check_copy(staged, name, data_key)
        flush(staged)
    except BaseException:
        discard(staged)
        raise
    return staged


def set_aside(database: Path, now: datetime) -> None:
    """Gives a database that does not open and its log another name beside it: `tung-nha.hong-…`.

    Its own name stays until a copy takes it. Where the disk knows one name a file, it is moved.
    """
    aside = database.with_suffix(f".hong-{now:%Y%m%d-%H%M%S}")
    place = next(n for n in count(1) if not _another(aside, n).exists())
    for side in ("", _LOG):
        source, target = _beside(database, side), _beside(_another(aside, place), side)
        if source.is_file():
            try:
                os.link(source, target)
            except OSError:
                move(source, target)


def put_in_place(staged: Path, database: Path) -> None:
    """Replaces the closed database by a staged copy."""
    for side in (_LOG, "-shm"):
        remove(_beside(database, side))
    move(staged, database)


def _beside(database: Path, side: str) -> Path:
    return database.with_name(f"{database.name}{side}")


def _another(path: Path, place: int) -> Path:
    return path if place == 1 else path.with_name(f"{path.name}-{place}")


def _check_copy(staged: Path, name: str, data_key: bytes) -> None:
    try:
        _check(staged, data_key)
    except UserError as error:
        if error.code in ("storage.full", "storage.read_only"):
            raise
        raise UserError("backup.unreadable", name=name, exit_code=ExitCode.STORAGE) from error


def _check(path: Path, data_key: bytes) -> None:
    copy = open_connection(path, data_key)
    try:
        if version(copy) < 1 or copy.execute("PRAGMA cipher_integrity_check").fetchone() is not None:
            raise UserError("storage.damaged", exit_code=ExitCode.STORAGE)
        copy.execute("PRAGMA journal_mode = DELETE")
    finally:
        copy.close()


def _claimed_name(folder: Path, now: datetime, reason: str) -> Path:
    """Return a name that sorts after every copy of the same second and that no other program can take.

    An empty file claims it; `list_backups` leaves empty files out. Raises as `write_durably`.
    """
    while True:
        target = _free_name(folder, now, reason)
        with sorted_write_errors(target), suppress(FileExistsError):
            os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE))
            return target


def _free_name(folder: Path, now: datetime, reason: str) -> Path:
    stamp = now.strftime("%Y%m%d-%H%M%S")
    taken = [_NAME.fullmatch(path.name) for path in folder.glob(f"tn-{stamp}-*.tnsave")]
    places = [int(match[2] or 0) for match in taken if match]
    place = f"-{max(places) + 1}" if places else ""
    return folder / f"tn-{stamp}{place}-{reason}.tnsave"
