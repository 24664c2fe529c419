"""Puts the data of an earlier laptop into the folder of this one; the source is only read."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from core.backup.old_data import OldData, OldKind
from core.base.errors import ExitCode, UserError
from storage.backup.anchor import read_anchor, write_anchor
from storage.backup.rolling import put_in_place, set_aside
from storage.db.connection import open_connection
from storage.db.files import (
    PRIVATE,
    copy_file,
    discard_folder,
    flush,
    make_folder,
    move,
    read_whole,
    sha256_of,
    write_durably,
)
from storage.db.folders import DATABASE_NAME
from storage.db.migrations import MIGRATIONS
from storage.db.schema import version
from storage.keys import keyring
from storage.keys.keyring import KEY_FILE, KEYS_FILE, DataKey

_STAGING: Final = "mo-lai.part"
_LOG: Final = "-wal"
_OF_THIS_DISK: Final = frozenset({"storage.full", "storage.failed", "storage.read_only", "storage.busy"})
_FILES_KEPT: Final = ("held", "incoming", "outgoing")
"""Files of others that wait or came in, and own ones that may be written again."""


def take_over(folder: Path, old: OldData, passphrase: str | None) -> DataKey:
    """Place checked old data in `folder` and return its key.

    Raises as `core.application.services.Workspaces.take_over`.
    """
    with _staged(folder) as staging:
        key, database = _checked_copy(old, staging, passphrase)
        _place(folder, old, staging, database)
    return key


def put_back(folder: Path, old: OldData, passphrase: str | None, now: datetime) -> DataKey:
    """Place checked old data over the lost or damaged database of `folder`, which is kept beside it.

    The lock of `folder` stays. Raises as `core.application.services.Workspaces.put_back`.
    """
    if keyring.read_lock(folder).workspace != old.workspace:
        raise UserError("copy.other_workspace")
    with _staging_in(folder) as staging:
        own = replace(old, key_folder=folder)
        key, database = _checked_copy(own, staging, passphrase)
        flush(database)
        _begin_new_incarnation(old.workspace)
        set_aside(folder / DATABASE_NAME, now)
        put_in_place(database, folder / DATABASE_NAME)
    return key


def take_over_locked(folder: Path, old: OldData) -> None:
    """Place old data whose key is not at hand. Raises `copy.damaged` where a label differs, and `file.*`."""
    with _staged(folder) as staging:
        _copy_keys(old, staging)
        database = _copy_database(old, staging)
        if old.sha256 and sha256_of(database) != old.sha256:
            raise _damaged(old.path.name)
        _place(folder, old, staging, database)


def take_keys(folder: Path, old: OldData, passphrase: str | None) -> DataKey:
    """Put the lock of old data in place of a lost or damaged one; its key must open this database.

    Raises as `core.application.services.Workspaces.take_keys`.
    """
    with _staging_in(folder) as staging:
        _copy_keys(old, staging)
        key = keyring.unlock(staging, passphrase)
        try:
            open_connection(folder / DATABASE_NAME, key.raw).close()
        except UserError as error:
            if error.code == "storage.wrong_key":
                raise UserError("key.other_workspace") from error
            raise
        for name in (KEY_FILE, KEYS_FILE):
            if (staging / name).is_file():
                move(staging / name, folder / name)
    return key


@contextmanager
def _staged(folder: Path) -> Iterator[Path]:
    if (folder / DATABASE_NAME).is_file():
        raise UserError("workspace.exists", folder=str(folder))
    with _staging_in(folder) as staging:
        yield staging


@contextmanager
def _staging_in(folder: Path) -> Iterator[Path]:
    staging = folder / _STAGING
    discard_folder(staging)
    make_folder(staging)
    try:
        yield staging
    finally:
        discard_folder(staging)


def _checked_copy(old: OldData, staging: Path, passphrase: str | None) -> tuple[DataKey, Path]:
    _copy_keys(old, staging)
    key = keyring.unlock(staging, passphrase)
    database = _copy_database(old, staging)
    _check(database, old.path.name, key)
    return key, database


def _copy_keys(old: OldData, staging: Path) -> None:
    for name in (KEYS_FILE, KEY_FILE):
        if (old.key_folder / name).is_file():
            write_durably(staging / name, read_whole(old.key_folder / name), mode=PRIVATE)


def _copy_database(old: OldData, staging: Path) -> Path:
    database = staging / DATABASE_NAME
    copy_file(old.path, database)
    log = old.path.with_name(f"{old.path.name}{_LOG}")
    if old.kind is OldKind.FOLDER and log.is_file():
        copy_file(log, database.with_name(f"{DATABASE_NAME}{_LOG}"))
    return database


def _check(database: Path, name: str, key: DataKey) -> None:
    """Take the log in and read every page. Raises `copy.damaged` or `copy.newer`."""
    try:
        connection = open_connection(database, key.raw)
    except UserError as error:
        raise _told(error, name) from error
    try:
        have = version(connection)
        is_whole = connection.execute("PRAGMA cipher_integrity_check").fetchone() is None
        connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    except UserError as error:
        raise _told(error, name) from error
    finally:
        connection.close()
    if have > len(MIGRATIONS):
        known = len(MIGRATIONS)
        raise UserError("copy.newer", exit_code=ExitCode.STORAGE, name=name, have=have, known=known)
    if have < 1 or not is_whole:
        raise _damaged(name)


def _place(folder: Path, old: OldData, staging: Path, database: Path) -> None:
    """Move everything into `folder`, the database last: without it there is no workspace."""
    _keep_files(folder, old)
    for name in (KEYS_FILE, KEY_FILE):
        if (staging / name).is_file():
            move(staging / name, folder / name)
    _begin_new_incarnation(old.workspace)
    log = database.with_name(f"{database.name}{_LOG}")
    if log.is_file():
        flush(log)
        move(log, folder / log.name)
    flush(database)
    move(database, folder / DATABASE_NAME)


def _keep_files(folder: Path, old: OldData) -> None:
    for name in _FILES_KEPT if old.key_folder.resolve() != folder.resolve() else ():
        source = old.key_folder / name
        if old.kind is not OldKind.STICK and source.is_dir():
            with suppress(
                OSError, shutil.Error
            ):  # the database has what came in; these serve a second reading
                shutil.copytree(source, folder / name, dirs_exist_ok=True)


def _begin_new_incarnation(workspace: str) -> None:
    """Make the anchor of an earlier opening on this machine name no folder: numbers may have left since."""
    anchor = read_anchor(workspace)
    if anchor is not None:
        write_anchor(replace(anchor, folder=""))


def _told(error: UserError, name: str) -> UserError:
    """Return `error` where this laptop's disk takes nothing; else the copy is damaged."""
    return error if error.code in _OF_THIS_DISK else _damaged(name)


def _damaged(name: str) -> UserError:
    return UserError("copy.damaged", exit_code=ExitCode.STORAGE, name=name)
