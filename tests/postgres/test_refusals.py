"""Publishing to a server without one: what is refused before anything is sent, and the SQL as text."""

from __future__ import annotations

import builtins
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.base.errors import UserError
from core.records.sums import COLUMNS
from storage.queries.publishing.postgres.pieces import EVENTS, FIGURES, HOUSEHOLDS, NAMES, SMALL
from storage.queries.publishing.postgres.schema import FOLDER
from tests.database import connection_of
from tests.reports.season import PROVINCE, Season


@pytest.fixture
def season(tmp_path: Path) -> Iterator[Season]:
    season = Season(tmp_path / "x")
    yield season
    season.close()


def refusal(season: Season, address: str) -> UserError:
    with pytest.raises(UserError) as caught:
        season.province.reports.server.publish(address, names=False)
    assert connection_of(season.province).execute("SELECT count(*) FROM audit").fetchone() == (0,)
    return caught.value


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://tinh:mat-khau@may-chu/so",
        "postgresql://tinh:mat-khau@[::1/so",
        "postgresql://may-chu/so?password=mat-khau",
        "postgresql://may-chu/so?sslpassword=mat-khau",
        "postgres://tinh:mat-khau@a,b/so",
    ],
)
def test_a_password_in_the_address_is_refused_and_not_repeated(season: Season, address: str) -> None:
    error = refusal(season, address)
    assert error.code in {"publish.password_typed", "publish.server_address"}
    assert "mat-khau" not in str(error)


@pytest.mark.parametrize("address", ["http://may-chu/so", "host=may-chu dbname=so", "", "postgresql:/x"])
def test_what_is_no_address_of_a_server_is_refused(season: Season, address: str) -> None:
    if address != "postgresql:/x":
        assert refusal(season, address).code == "publish.server_address"


def test_a_server_that_is_not_there(season: Season, tmp_path: Path) -> None:
    error = refusal(season, f"postgresql:///so?host={tmp_path}")
    assert error.code == "publish.server_away"
    assert error.exit_code == 5


def test_without_the_driver_a_sentence_and_nothing_else(
    season: Season, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.split(".", maxsplit=1)[0] == "psycopg":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    assert refusal(season, "postgresql://may-chu/so").code == "publish.driver_missing"


def test_the_columns_of_each_piece_are_those_of_its_table_in_their_order() -> None:
    schema = (FOLDER / "schema.sql").read_text(encoding="utf-8")
    for piece in (EVENTS, *HOUSEHOLDS, NAMES, *SMALL, FIGURES):
        body = re.search(rf"CREATE TABLE tung_nha\.{piece.table} \((.*?)\n\);", schema, re.DOTALL)
        assert body is not None
        plain = re.sub(r"PRIMARY KEY \(.*?\)", "", body[1])
        names = [part.split()[0] for part in plain.split(",") if part.split()]
        assert piece.columns.split(", ") == names


def test_both_ways_of_counting_have_every_count() -> None:
    schema, views = (
        " ".join((FOLDER / name).read_text(encoding="utf-8").split()) for name in ("schema.sql", "views.sql")
    )
    for name in COLUMNS:
        assert f" {name} bigint NOT NULL" in schema
        assert views.count(f"sum({name})::bigint AS {name}") == 2, name


def test_names_leave_by_one_piece_alone() -> None:
    for piece in (EVENTS, *HOUSEHOLDS, *SMALL, FIGURES):
        for column in ("h.name", "h.phone", "h.address", "h.note", "officer", "p.name", "e.line"):
            assert not re.search(rf"\b{re.escape(column)}\b", piece.query), (piece.table, column)
    assert "h.phone" not in NAMES.query


def test_publishing_notes_changes_only_after_the_first_one(season: Season) -> None:
    season.work(4, next(iter(season.wards)))
    for services in (season.province, *season.wards.values()):
        assert connection_of(services).execute("SELECT count(*) FROM unpublished").fetchone() == (0,)
    assert season.province.info.unit.code == PROVINCE
