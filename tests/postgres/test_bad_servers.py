"""Servers that do not take it: a sentence each, and nothing by half."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest

from core.base.errors import UserError
from tests.postgres.pgserver import PASSWORD, TestServer, name_of
from tests.reports.season import Season

pytestmark = pytest.mark.strangers


def refusal(season: Season, address: str) -> UserError:
    with pytest.raises(UserError) as caught:
        season.province.reports.server.publish(address, names=False)
    return caught.value


def asked(address: str, *statements: str) -> None:
    with psycopg.connect(address, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement.encode())


def schemas(address: str) -> int:
    with psycopg.connect(address) as connection:
        query = "SELECT count(*) FROM pg_class WHERE relnamespace = to_regnamespace('tung_nha')"
        row = connection.execute(query).fetchone()
    assert row is not None
    return int(row[0])


def test_a_wrong_password_then_the_right_one_from_the_environment(
    season: Season, server: TestServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = server.database()
    asked(
        address,
        f"CREATE ROLE guest LOGIN PASSWORD '{PASSWORD}'",
        f"GRANT CREATE ON DATABASE {name_of(address)} TO guest",
    )
    as_guest = address.replace("postgres@", "guest@")
    assert refusal(season, as_guest).code == "publish.server_login", "no password at all"
    monkeypatch.setenv("PGPASSWORD", "sai-roi")
    error = refusal(season, as_guest)
    assert error.code == "publish.server_login"
    assert "sai-roi" not in str(error)
    assert schemas(address) == 0
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    season.province.reports.server.publish(as_guest, names=False)
    assert schemas(address) > 0


def test_the_password_of_a_service_file(
    season: Season, server: TestServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, file = server.database(), tmp_path / "service.conf"
    asked(
        address,
        f"CREATE ROLE guest_by_file LOGIN PASSWORD '{PASSWORD}'",
        f"GRANT CREATE ON DATABASE {name_of(address)} TO guest_by_file",
    )
    lines = ("[tinh]", f"host={server.folder}", f"dbname={name_of(address)}", "user=guest_by_file")
    monkeypatch.setenv("PGSERVICEFILE", str(file))
    for password, code in (("sai-roi", "publish.server_login"), (PASSWORD, "")):
        file.write_text("\n".join((*lines, f"password={password}", "")), encoding="utf-8")
        if code:
            error = refusal(season, "postgresql:///?service=tinh")
            assert (error.code, schemas(address)) == (code, 0)
            assert password not in str(error)
    season.province.reports.server.publish("postgresql:///?service=tinh", names=False)
    assert schemas(address) > 0


def test_no_such_database_or_account(season: Season, server: TestServer) -> None:
    assert refusal(season, server.address("khong_co")).code == "publish.server_database"
    assert refusal(season, server.address("postgres", "la_ai")).code == "publish.server_login"


def test_an_account_that_may_not_write(season: Season, server: TestServer) -> None:
    address = server.database()
    asked(address, "CREATE ROLE chi_doc LOGIN")
    as_reader = address.replace("postgres@", "chi_doc@")
    assert refusal(season, as_reader).code == "publish.server_forbidden"
    assert schemas(address) == 0


@pytest.mark.parametrize(
    "foreign",
    [
        "CREATE TABLE tung_nha.household (x integer)",
        "CREATE TABLE tung_nha.about (x integer)",
        "CREATE TABLE tung_nha.about (program, version) AS VALUES ('khac', 1)",
    ],
)
def test_a_schema_of_somebody_else_is_left_alone(season: Season, server: TestServer, foreign: str) -> None:
    address = server.database()
    asked(address, "CREATE SCHEMA tung_nha", foreign)
    assert refusal(season, address).code == "publish.server_foreign"
    assert schemas(address) == 1


def test_a_schema_of_a_newer_program_is_left_alone(season: Season, server: TestServer) -> None:
    address = server.database()
    season.province.reports.server.publish(address, names=False)
    asked(address, "UPDATE tung_nha.about SET version = 2", "ALTER TABLE tung_nha.visit RENAME TO luot")
    error = refusal(season, address)
    assert (error.code, error.params) == ("publish.server_newer", {"have": 2, "known": 1})


def test_a_database_that_does_not_hold_vietnamese(season: Season, server: TestServer) -> None:
    address = server.database("ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0")
    assert refusal(season, address).code == "publish.server_letters"


def test_a_second_publishing_at_the_same_time_waits_for_nobody(season: Season, server: TestServer) -> None:
    address = server.database()
    season.province.reports.server.publish(address, names=False)
    with psycopg.connect(address) as first:
        first.execute("SELECT pg_advisory_lock(hashtextextended(source::text, 1)) FROM tung_nha.source")
        assert refusal(season, address).code == "publish.server_busy"


def test_a_full_disk_there_keeps_nothing_of_the_piece(season: Season, server: TestServer) -> None:
    """By a table whose trigger fails as a full disk does."""
    address = server.database()
    season.province.reports.server.publish(address, names=False)
    season.work(6)
    season.end_of(6)
    season.send()
    asked(
        address,
        "CREATE FUNCTION full_() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION 'no space left on device' USING ERRCODE = '53100'; END $$",
        "CREATE TRIGGER full_ BEFORE INSERT ON tung_nha.visit EXECUTE FUNCTION full_()",
    )
    with psycopg.connect(address) as connection:
        before = connection.execute(
            "SELECT count(*), max(change_n) FROM tung_nha.visit, tung_nha.source"
        ).fetchone()
    assert refusal(season, address).code == "publish.server_full"
    with psycopg.connect(address) as connection:
        after = connection.execute(
            "SELECT count(*), max(change_n) FROM tung_nha.visit, tung_nha.source"
        ).fetchone()
        assert after == before
        assert connection.execute("SELECT complete FROM tung_nha.source").fetchone() == (False,)
    asked(address, "DROP TRIGGER full_ ON tung_nha.visit")
    assert season.province.reports.server.publish(address, names=False).visits > 0
