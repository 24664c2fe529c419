"""The database is a promise: what version 1 looks like does not change under its feet."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.errors import UserError
from storage import schema
from storage.database import open_connection, sqlite_utils_database

GOLDEN = Path(__file__).parent / "schema-v1.sql"
"""Remake with `python -m tests.storage.test_schema` before a first release; afterwards add a migration."""

KEY = bytes(32)


def schema_of(path: Path) -> str:
    connection = open_connection(path, KEY, create=True)
    schema.migrate(connection)
    text = str(sqlite_utils_database(connection).schema)
    connection.close()
    return text + "\n"


def test_version_1_is_what_it_was(tmp_path: Path) -> None:
    assert schema_of(tmp_path / "new.db") == GOLDEN.read_text(encoding="utf-8")


def test_a_migration_that_fails_leaves_the_version_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.db"
    before = schema_of(path)
    monkeypatch.setattr(
        schema, "MIGRATIONS", (*schema.MIGRATIONS, "CREATE TABLE extra (n);\nCREATE TABLE meta (n)")
    )
    connection = open_connection(path, KEY)
    copies: list[str] = []
    with pytest.raises(Exception, match="already exists"):
        schema.migrate(connection, lambda: copies.append("made"))
    assert (schema.version(connection), copies) == (1, ["made"])
    assert str(sqlite_utils_database(connection).schema) + "\n" == before
    connection.close()


def test_an_upgrade_makes_a_copy_first_and_a_fresh_database_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies: list[str] = []
    connection = open_connection(tmp_path / "a.db", KEY, create=True)
    schema.migrate(connection, lambda: copies.append("fresh"))
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, "CREATE TABLE extra (n INTEGER)"))
    schema.migrate(connection, lambda: copies.append("upgrade"))
    assert (schema.version(connection), copies) == (2, ["upgrade"])
    connection.close()


def test_a_file_of_a_later_program_is_refused(tmp_path: Path) -> None:
    connection = open_connection(tmp_path / "a.db", KEY, create=True)
    connection.execute("PRAGMA user_version = 7")
    with pytest.raises(UserError, match=r"storage\.newer"):
        schema.migrate(connection)
    connection.close()


def remake() -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        GOLDEN.write_text(schema_of(Path(folder) / "new.db"), encoding="utf-8")


if __name__ == "__main__":
    remake()
