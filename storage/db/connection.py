"""The one place that opens a database: SQLCipher, WAL, one fsync a commit."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol, cast

from sqlcipher3 import dbapi2
from typing_extensions import override

from core.base.errors import ExitCode, UserError
from core.base.text import fold, fold_group
from core.records.walking import street_of

if TYPE_CHECKING:
    import sqlite3

    from sqlite_utils import Database

LEAST_SQLITE: Final = (3, 51, 3)
"""Below it, two connections in WAL can corrupt the file (SQLite's WAL-reset bug, 3.7.0 to 3.51.2)."""

BUSY_MILLIS: Final = 10_000

Row = tuple[Any, ...]


class Cursor(Protocol):
    """Rows of a statement."""

    @property
    def description(self) -> Sequence[Sequence[Any]]: ...
    @property
    def rowcount(self) -> int: ...
    def __iter__(self) -> Iterator[Row]: ...
    def __next__(self) -> Row: ...
    def fetchone(self) -> Any: ...
    def fetchmany(self, size: int = ..., /) -> list[Row]: ...
    def fetchall(self) -> list[Row]: ...


class Connection(Protocol):
    """The used part of a driver's connection, whose failures are coded errors; the driver ships no types."""

    @property
    def in_transaction(self) -> bool: ...
    @property
    def total_changes(self) -> int: ...
    def execute(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ..., /) -> Cursor: ...
    def executemany(self, sql: str, rows: Iterable[Sequence[Any] | Mapping[str, Any]], /) -> Cursor: ...
    def create_function(self, name: str, arguments: int, function: Callable[..., Any], /) -> None: ...
    def set_trace_callback(self, callback: Callable[[str], object] | None, /) -> None: ...
    def close(self) -> None: ...


dbapi2.register_adapter(type(None), {}.get)
dbapi2.register_adapter(bool, int)
"""For a value that it cannot bind, the driver looks for an adapter, and without one it raises and swallows an
error: 2.3 µs for each None. `{}.get` maps None to None.
"""

DatabaseError: Final = dbapi2.DatabaseError

_CODES: Final = {
    dbapi2.SQLITE_FULL: "storage.full",
    dbapi2.SQLITE_IOERR: "storage.failed",
    dbapi2.SQLITE_READONLY: "storage.read_only",
    dbapi2.SQLITE_BUSY: "storage.busy",
    dbapi2.SQLITE_LOCKED: "storage.busy",
    dbapi2.SQLITE_CANTOPEN: "storage.failed",
    dbapi2.SQLITE_CORRUPT: "storage.damaged",
    dbapi2.SQLITE_NOTADB: "storage.damaged",
}


def coded(error: Exception) -> Exception:
    """The `UserError` for what the disk did (full, read-only, damaged, locked); a bug stays as it is."""
    code = _CODES.get(_primary(error))
    return error if code is None else UserError(code, exit_code=ExitCode.STORAGE)


def _primary(error: BaseException | None) -> int | None:
    """The primary result code of SQLite: the low byte of the extended one."""
    extended = getattr(error, "sqlite_errorcode", None)
    return None if extended is None else extended & 0xFF


class CodedCursor(dbapi2.Cursor):  # type: ignore[misc]  # the driver ships no types
    """A cursor whose failures are coded errors: 0.2 µs a row, measured."""

    @override
    def execute(self, sql: str, values: Any = (), /) -> Any:
        try:
            return super().execute(sql, values)
        except dbapi2.DatabaseError as error:
            raise coded(error) from error

    @override
    def executemany(self, sql: str, rows: Iterable[Any], /) -> Any:
        try:
            return super().executemany(sql, rows)
        except dbapi2.DatabaseError as error:
            raise coded(error) from error

    @override
    def __next__(self) -> Any:
        try:
            return super().__next__()
        except dbapi2.DatabaseError as error:
            raise coded(error) from error

    @override
    def fetchone(self) -> Any:
        try:
            return super().fetchone()
        except dbapi2.DatabaseError as error:
            raise coded(error) from error

    @override
    def fetchall(self) -> Any:
        try:
            return super().fetchall()
        except dbapi2.DatabaseError as error:
            raise coded(error) from error

    @override
    def fetchmany(self, *size: int) -> Any:
        try:
            return super().fetchmany(*size)
        except dbapi2.DatabaseError as error:
            raise coded(error) from error


class CodedConnection(dbapi2.Connection):  # type: ignore[misc]  # the driver ships no types
    """A connection that raises coded errors wherever it reads or writes."""

    @override
    def cursor(self, factory: type[Any] = CodedCursor) -> Any:
        return super().cursor(factory)


def open_connection(path: Path, data_key: bytes, *, create: bool = False) -> Connection:
    """A connection in autocommit mode, keyed and checked.

    `data_key` is 32 bytes. Raises `storage.sqlite_old`, `storage.missing`, `storage.wrong_key` (the key does
    not open the file, or it is damaged) or `storage.failed`.
    """
    if dbapi2.sqlite_version_info < LEAST_SQLITE:
        raise UserError("storage.sqlite_old", exit_code=ExitCode.STORAGE, version=dbapi2.sqlite_version)
    if not create and not path.is_file():
        raise UserError("storage.missing", exit_code=ExitCode.STORAGE, path=str(path))
    try:
        connection: Connection = dbapi2.connect(
            os.fspath(path),
            isolation_level=None,
            timeout=BUSY_MILLIS / 1000,
            check_same_thread=False,
            factory=CodedConnection,
        )
    except dbapi2.DatabaseError as error:
        raise coded(error) from error
    try:
        _prepare(connection, data_key)
    except BaseException:
        connection.close()
        raise
    return connection


def open_frozen(path: Path, data_key: bytes) -> Connection:
    """Read a file that nobody writes, such as a safe copy; not a byte of it changes. Raises as above."""
    try:
        connection: Connection = dbapi2.connect(
            f"{path.absolute().as_uri()}?immutable=1", uri=True, isolation_level=None, factory=CodedConnection
        )
    except dbapi2.DatabaseError as error:
        raise coded(error) from error
    try:
        connection.execute(f"PRAGMA key = \"x'{data_key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: Connection, data_key: bytes) -> None:
    connection.execute(f"PRAGMA key = \"x'{data_key.hex()}'\"")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except UserError as error:
        if _primary(error.__cause__) == dbapi2.SQLITE_NOTADB:
            raise UserError("storage.wrong_key", exit_code=ExitCode.STORAGE) from error
        raise
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "temp_store = MEMORY",
        "secure_delete = ON",
        "wal_autocheckpoint = 0",
        "cache_size = -32000",
        "trusted_schema = OFF",
    ):
        connection.execute(f"PRAGMA {pragma}")
    connection.create_function("group_key", 1, lambda group: fold_group(group or ""))
    connection.create_function("street_key", 1, lambda address: fold(street_of(address or "")))


def sqlite_utils_database(connection: Connection) -> Database:
    """sqlite-utils over a connection of ours, without plugins (they may run code of others)."""
    from sqlite_utils import Database

    return Database(cast("sqlite3.Connection", connection), execute_plugins=False)


@contextmanager
def transaction(connection: Connection, *, keep: bool = True) -> Iterator[None]:
    """BEGIN IMMEDIATE ... COMMIT; a nested call is a savepoint. Anything raised rolls back.

    Without `keep` it is rolled back in any case.
    """
    nested = connection.in_transaction
    begin, commit, rollback = (
        ("SAVEPOINT inner_", "RELEASE inner_", "ROLLBACK TO inner_")
        if nested
        else ("BEGIN IMMEDIATE", "COMMIT", "ROLLBACK")
    )
    connection.execute(begin)
    try:
        yield
        connection.execute(commit if keep else rollback)
    except BaseException:
        with suppress(UserError):  # a disk that fails rolls back by itself when the file is opened next
            if connection.in_transaction:
                connection.execute(rollback)
        raise


@contextmanager
def reading(connection: Connection) -> Iterator[None]:
    """One snapshot for several reads; nobody's save waits for it."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


def checkpoint(connection: Connection) -> None:
    """Moves the WAL into the file; called when idle and at close, never inside a save."""
    if not connection.in_transaction:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
