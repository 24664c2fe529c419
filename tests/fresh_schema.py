"""New databases of the tests get the schema of the last migration in one go.

The tests make thousands of databases; four fifths of the time of each went into `ALTER TABLE` of
old versions. The statements are read from a database that was migrated;
`tests/storage/test_schema.py` migrates for real, and compares.
"""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from storage.db import schema
from storage.db.connection import Connection, open_connection, transaction
from storage.db.migrations import MIGRATIONS

migrations_for_real: Final = schema.run_migrations


class Fresh(NamedTuple):
    """Content of an empty database after migrating."""

    objects: tuple[str, ...]
    rows: tuple[tuple[str, tuple[object, ...]], ...]


def use_fresh_schema() -> None:
    """From now on a new database of this process is not migrated step by step."""
    schema.run_migrations = fresh_schema


def fresh_schema(connection: Connection, have: int) -> None:
    """Run all after the first `have`; all of them on an empty database in one go."""
    if have > 0 or vars(schema)["MIGRATIONS"] is not MIGRATIONS:
        migrations_for_real(connection, have)
        return
    fresh = _fresh()
    with transaction(connection):
        for statement in fresh.objects:
            connection.execute(statement)
        for statement, values in fresh.rows:
            connection.execute(statement, values)
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")


@cache
def _fresh() -> Fresh:
    with tempfile.TemporaryDirectory() as folder:
        connection = open_connection(Path(folder) / "fresh.db", bytes(32), create=True)
        try:
            migrations_for_real(connection, 0)
            return _read(connection)
        finally:
            connection.close()


def _read(connection: Connection) -> Fresh:
    made = connection.execute(
        "SELECT m.type, m.name, m.sql FROM sqlite_master m LEFT JOIN pragma_table_list t ON t.name = m.name"
        " WHERE m.sql IS NOT NULL AND coalesce(t.type, '') <> 'shadow' ORDER BY m.rowid"
    ).fetchall()
    tables = [name for kind, name, sql in made if kind == "table" and not sql.startswith("CREATE VIRTUAL")]
    rows = [
        (f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(row))})', tuple(row))
        for name in tables
        for row in connection.execute(f'SELECT * FROM "{name}"')
    ]
    return Fresh(objects=tuple(sql for _, _, sql in made), rows=tuple(rows))
