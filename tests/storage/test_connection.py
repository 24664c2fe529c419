"""SQLite's own judgement of its errors and of where a statement ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from core.base.errors import UserError
from storage.db.connection import Connection, open_connection
from storage.db.schema import statements

KEY = bytes(32)


@pytest.fixture
def connection(tmp_path: Path) -> Connection:
    opened = open_connection(tmp_path / "a.db", KEY, create=True)
    opened.execute("CREATE TABLE word (text TEXT)")
    return opened


def test_a_bug_keeps_its_error_though_its_text_has_words_of_a_damaged_disk(connection: Connection) -> None:
    with pytest.raises(dbapi2.OperationalError, match="malformed JSON"):
        connection.execute("SELECT json('{')").fetchone()
    with pytest.raises(dbapi2.OperationalError, match="no such table: locked"):
        connection.execute("SELECT * FROM locked")


def test_a_full_database_is_named(connection: Connection) -> None:
    connection.execute("PRAGMA max_page_count = 2")
    with pytest.raises(UserError, match=r"storage\.full"):
        connection.execute("INSERT INTO word SELECT hex(randomblob(100000))")


def test_a_database_for_reading_alone_is_named(connection: Connection) -> None:
    connection.execute("PRAGMA query_only = ON")
    with pytest.raises(UserError, match=r"storage\.read_only"):
        connection.execute("INSERT INTO word VALUES ('a')")


def test_a_database_that_another_writes_is_named(connection: Connection, tmp_path: Path) -> None:
    other = open_connection(tmp_path / "a.db", KEY)
    other.execute("PRAGMA busy_timeout = 0")
    connection.execute("BEGIN IMMEDIATE")
    with pytest.raises(UserError, match=r"storage\.busy"):
        other.execute("BEGIN IMMEDIATE")
    connection.execute("ROLLBACK")


def test_a_script_is_split_where_sqlite_ends_a_statement() -> None:
    trigger = "CREATE TRIGGER t AFTER INSERT ON word BEGIN\n  DELETE FROM word;\n  SELECT 1;\nEND;\n"
    text = "INSERT INTO word VALUES ('a;\nb');\n"
    assert list(statements(f"\n{trigger}{text}")) == [f"\n{trigger}", text]


def test_a_script_that_ends_within_a_statement_is_refused() -> None:
    with pytest.raises(ValueError, match="no end of a statement"):
        list(statements("CREATE TABLE a (n);\nCREATE TABLE b (n"))
