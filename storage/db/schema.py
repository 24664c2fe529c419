"""The schema by append-only migrations: `PRAGMA user_version` = how many of them have run.

Facts (`event` and the tables marked *fact*) hold the content of events; derived tables can be dropped and
rebuilt from them (docs/database.md).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator

from sqlcipher3 import dbapi2

from core.base.errors import ExitCode, UserError
from storage.db.connection import Connection, sqlite_utils_database, transaction
from storage.db.migrations import MIGRATIONS
from storage.db.rows import scalar

_log = logging.getLogger(__name__)


def version(connection: Connection) -> int:
    return int(scalar(connection.execute("PRAGMA user_version")))


def migrate(connection: Connection, before_change: Callable[[], object] | None = None) -> None:
    """Brings the schema up to date, each migration in one transaction.

    `before_change` makes the safe copy. Raises `storage.newer` for a file of a later program; it is left
    untouched.
    """
    have = version(connection)
    if have > len(MIGRATIONS):
        raise UserError("storage.newer", exit_code=ExitCode.STORAGE, have=have, known=len(MIGRATIONS))
    if have == len(MIGRATIONS):
        return
    if have > 0 and before_change is not None:
        before_change()
    connection.execute("PRAGMA foreign_keys = OFF")
    run_migrations(connection, have)
    connection.execute("PRAGMA foreign_keys = ON")
    _log.info("migrated from version %d to %d", have, len(MIGRATIONS))


def run_migrations(connection: Connection, have: int) -> None:
    """Run all after the first `have`."""
    database = sqlite_utils_database(connection)
    for number, text in enumerate(MIGRATIONS[have:], start=have + 1):
        with transaction(connection):
            for statement in statements(text):
                database.execute(statement)
            if next(database.query("PRAGMA foreign_key_check"), None) is not None:
                raise UserError("storage.damaged", exit_code=ExitCode.STORAGE)
            connection.execute(f"PRAGMA user_version = {number}")


def statements(script: str) -> Iterator[str]:
    """Split a script of SQL where SQLite finds a statement complete; each ends at the end of a line."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if dbapi2.complete_statement(pending):
            yield pending
            pending = ""
    if pending.strip():
        raise ValueError(f"no end of a statement: {pending[:80]!r}")
