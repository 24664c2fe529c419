"""The database is a promise: what a version looks like does not change, and its files go on opening."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from app.open_workspace import OpenWorkspace
from core.base.clock import VIETNAM, FixedClock
from core.base.errors import UserError
from core.base.ids import IdSource
from core.papers.print_log import PrintJob
from core.records.household import HouseholdQuery
from core.records.results import Status
from storage.db import schema
from storage.db.connection import open_connection, sqlite_utils_database
from storage.db.migrations import MIGRATIONS
from storage.keys.keyring import DataKey, create_lock
from storage.projections.search_index import refresh_search
from tests.fresh_schema import fresh_schema, migrations_for_real

HERE = Path(__file__).parent
GOLDEN = tuple(HERE / f"schema-v{number}.sql" for number in range(1, len(MIGRATIONS) + 1))
"""Schema of each version; a released one never changes. `python -m tests.storage.test_schema` makes the last
one, before its release.
"""

KEY = bytes(32)

V1 = HERE / "v1.db"
"""A ward made by the last program of version 1, its key 32 zero bytes: three households, two visits, one
setting. It is never made again."""

V2 = HERE / "v2.db"
"""The same ward after the last program of version 2 opened it and printed a guide. It is never made again."""


@pytest.fixture(autouse=True)
def migrated_for_real(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "run_migrations", migrations_for_real)


def schema_of(path: Path) -> str:
    connection = open_connection(path, KEY, create=True)
    schema.migrate(connection)
    text = str(sqlite_utils_database(connection).schema)
    connection.close()
    return text + "\n"


def rows_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    connection = open_connection(path, KEY)
    names = [row[0] for row in connection.execute("SELECT name FROM pragma_table_list WHERE schema = 'main'")]
    rows = {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}
    del rows["sqlite_schema"]  # with the numbers of pages
    rows["user_version"] = [(schema.version(connection),)]
    connection.close()
    return rows


@pytest.mark.parametrize("number", range(1, len(MIGRATIONS) + 1))
def test_each_version_is_what_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    monkeypatch.setattr(schema, "MIGRATIONS", MIGRATIONS[:number])
    assert schema_of(tmp_path / "new.db") == GOLDEN[number - 1].read_text(encoding="utf-8")


def test_the_fresh_schema_of_the_tests_is_what_migrating_makes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    migrated = schema_of(tmp_path / "migrated.db")
    monkeypatch.setattr(schema, "run_migrations", fresh_schema)
    assert schema_of(tmp_path / "fresh.db") == migrated
    dumps = [rows_of(tmp_path / name) for name in ("migrated.db", "fresh.db")]
    assert dumps[0] == dumps[1]
    assert dumps[0]["meta"]


@pytest.mark.parametrize("old", [V1, V2], ids=["v1", "v2"])
def test_a_real_file_of_an_old_version_opens_with_all_it_held(tmp_path: Path, old: Path) -> None:
    path = tmp_path / "tung-nha.db"
    shutil.copy(old, path)
    create_lock(tmp_path, workspace="v1", passphrase=None)
    clock = FixedClock(datetime(2020, 9, 17, 8, 0, tzinfo=VIETNAM))
    services = OpenWorkspace(tmp_path, DataKey(raw=KEY), clock, IdSource()).services()
    reader = services.store.households
    rows = reader.rows(reader.numbers(HouseholdQuery()))
    assert [(row.head, row.hamlet, row.status) for row in rows] == [
        ("Trần Văn Ánh", "Khóm 1", Status.DONE),
        ("Phạm Hữu Dũng", "Khóm 2", Status.CALLBACK),
        ("Ngô Thị Ý", "Khóm 10", Status.NEW),
    ]
    (visit,) = reader.visits(rows[0].id)
    assert (visit.people, visit.smartphones, visit.installed, visit.note) == (3, 2, 2, "Chờ con trai về")
    assert services.info.officer_name == "Lê Văn Tám"
    assert services.settings.unit().help_number == "02903550117"
    assert [copy.reason for copy in services.copies.list()] == ["migration"]
    printed = PrintJob(at="2020-09-15T08:00", paper="a5", version="v1", what="", households=0, pages=1)
    assert services.prints.last("a5") == (printed if old is V2 else None)
    again = PrintJob(at="2020-09-17T08:00", paper="a5", version="v2", what="", households=0, pages=1)
    services.prints.add(again)
    assert services.prints.last("a5") == again
    services.close()


@pytest.mark.parametrize("old", [V1, V2], ids=["v1", "v2"])
def test_words_that_an_old_program_did_not_index_are_added_once(tmp_path: Path, old: Path) -> None:
    path = tmp_path / "tung-nha.db"
    shutil.copy(old, path)
    create_lock(tmp_path, workspace="v1", passphrase=None)
    clock = FixedClock(datetime(2020, 9, 17, 8, 0, tzinfo=VIETNAM))
    said: list[str] = []
    for _opening in ("the upgrade", "a day later"):
        opened = OpenWorkspace(tmp_path, DataKey(raw=KEY), clock, IdSource())
        reader = opened.services().store.households
        found = {text: len(reader.matching(text)) for text in ("khom 10", "khom", "678", "tran van", "10")}
        assert found == {"khom 10": 1, "khom": 3, "678": 3, "tran van": 1, "10": 0}
        opened.connection.set_trace_callback(said.append)
        refresh_search(opened.connection)
        assert len(said) == 1, "words that are there are only asked for"
        said.clear()
        opened.connection.set_trace_callback(None)
        opened.services().close()


@pytest.mark.parametrize("old", [V1, V2], ids=["v1", "v2"])
def test_an_upgraded_file_and_a_fresh_one_have_one_schema(tmp_path: Path, old: Path) -> None:
    path = tmp_path / "old.db"
    shutil.copy(old, path)
    assert schema_of(path) == schema_of(tmp_path / "new.db")


def test_a_migration_that_fails_leaves_the_version_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.db"
    before = schema_of(path)
    monkeypatch.setattr(
        schema, "MIGRATIONS", (*MIGRATIONS, "CREATE TABLE extra (n);\nCREATE TABLE meta (n);")
    )
    connection = open_connection(path, KEY)
    copies: list[str] = []
    with pytest.raises(Exception, match="already exists"):
        schema.migrate(connection, lambda: copies.append("made"))
    assert (schema.version(connection), copies) == (len(GOLDEN), ["made"])
    assert str(sqlite_utils_database(connection).schema) + "\n" == before
    connection.close()


def test_an_upgrade_makes_a_copy_first_and_a_fresh_database_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies: list[str] = []
    connection = open_connection(tmp_path / "a.db", KEY, create=True)
    schema.migrate(connection, lambda: copies.append("fresh"))
    monkeypatch.setattr(schema, "MIGRATIONS", (*MIGRATIONS, "CREATE TABLE extra (n INTEGER);"))
    schema.migrate(connection, lambda: copies.append("upgrade"))
    assert (schema.version(connection), copies) == (len(GOLDEN) + 1, ["upgrade"])
    connection.close()


def test_a_file_of_a_later_program_is_refused(tmp_path: Path) -> None:
    connection = open_connection(tmp_path / "a.db", KEY, create=True)
    connection.execute(f"PRAGMA user_version = {len(GOLDEN) + 1}")
    with pytest.raises(UserError, match=r"storage\.newer"):
        schema.migrate(connection)
    connection.close()


def remake() -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        GOLDEN[-1].write_text(schema_of(Path(folder) / "new.db"), encoding="utf-8")


if __name__ == "__main__":
    remake()
