"""Two provinces in one database, who reads what, and names only where somebody chose them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import psycopg
import pytest

from core.application.services import Services
from core.base.errors import UserError
from core.households.desk import NewHousehold
from core.records.results import Result
from core.records.visit import VisitEntry
from core.records.workspace import NewWorkspace
from tests.database import connection_of
from tests.postgres.compared import differing, here, there
from tests.postgres.pgserver import TestServer, name_of
from tests.reports.season import WARDS, Season

pytestmark = pytest.mark.strangers

OTHER = "31825"
"""A ward of another province."""


@pytest.fixture(scope="module")
def other(season: Season) -> Iterator[Services]:
    """A ward of the province next to it, which publishes by itself."""
    new = NewWorkspace(
        unit_code=OTHER, valid_from=None, hamlet=None, officer_name="Bùi Thị Chín", campaign="bluezone-2020"
    )
    services = season.workspaces.create(season.folder / OTHER, new)
    home = services.households.add(NewHousehold(name="Phạm Thị Tư", hamlet="Khóm 1")).value
    at = season.clock.instant - timedelta(hours=1)
    services.visits.record(
        VisitEntry(household=home, result=Result.COMPLETED, at=at, people=3, smartphones=2, installed=1)
    )
    yield services
    services.close()


@pytest.fixture(scope="module")
def both(season: Season, other: Services, server: TestServer) -> str:
    """The database of both; names of the other one."""
    address = server.database()
    season.province.reports.server.publish(address, names=False)
    other.reports.server.publish(address, names=True)
    with psycopg.connect(address, autocommit=True) as owner:
        for role, unit, names in (
            ("xa", "32044", False),
            ("tinh", "96", True),
            ("bo", "", False),
            ("bo_ten", "", True),
            ("la", "32044", False),
        ):
            owner.execute(f"CREATE ROLE {role} LOGIN".encode())
            since = "2020-01-01" if len(unit) == 5 else None
            owner.execute("SELECT tung_nha.let_read(%s, %s, %s, %s)", (role, unit, since, names))
        owner.execute("SELECT tung_nha.read_no_more('la')")
    return address


def seen(server: TestServer, address: str, role: str, query: str) -> list[tuple[object, ...]]:
    with server.connect(name_of(address), role) as connection:
        return connection.execute(query.encode()).fetchall()


def test_two_sources_are_beside_each_other(season: Season, other: Services, both: str) -> None:
    with psycopg.connect(both) as connection:
        true = here(connection_of(season.province)) | here(connection_of(other))
        assert differing(there(connection, "c_day"), true) == {}
        nation = connection.execute(
            "SELECT sum(installed) FROM tung_nha.v_area_day WHERE code = '' AND campaign <> ''"
        ).fetchone()
        assert nation == (sum(row[8] for key, row in true.items() if key[2] == "1" and key[4]),)


@pytest.mark.parametrize(
    ("role", "units"),
    [("xa", {"32044"}), ("tinh", set(WARDS)), ("bo", {*WARDS, OTHER})],
)
@pytest.mark.parametrize("table", ["household", "visit", "v_unit", "v_hamlet_day", "c_day", "v_unit_day"])
def test_a_reader_sees_the_units_below_and_no_other(
    server: TestServer, both: str, role: str, units: set[str], table: str
) -> None:
    found = seen(server, both, role, f"SELECT DISTINCT code FROM tung_nha.{table}")
    assert {row[0] for row in found} == units


def test_a_reader_counts_what_the_owner_counts(server: TestServer, both: str) -> None:
    query = "SELECT * FROM tung_nha.c_day WHERE code = '32044' ORDER BY 1, 2, 3, 4, 5, 6, 7"
    assert seen(server, both, "xa", query) == seen(server, both, "postgres", query)


def test_names_are_read_by_nobody_without_the_choice(server: TestServer, both: str) -> None:
    names = "SELECT name FROM tung_nha.household_name"
    assert seen(server, both, "postgres", names) == [("Phạm Thị Tư",)], "of the one that chose names"
    assert seen(server, both, "bo_ten", names) == [("Phạm Thị Tư",)]
    for role in ("xa", "tinh", "bo"):
        assert seen(server, both, role, names) == []


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM tung_nha.visit",
        "INSERT INTO tung_nha.reader VALUES ('xa', '', NULL, true)",
        "SELECT tung_nha.let_read('xa', '', NULL, true)",
        "SELECT * FROM tung_nha.reader",
        "SELECT tung_nha.forget_source(source) FROM tung_nha.source",
    ],
)
def test_a_reader_changes_nothing(server: TestServer, both: str, statement: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        seen(server, both, "xa", statement)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        seen(server, both, "la", "SELECT * FROM tung_nha.household")


def test_an_unknown_unit_and_a_code_of_several_are_not_granted(both: str) -> None:
    with psycopg.connect(both, autocommit=True) as owner:
        with pytest.raises(psycopg.Error, match="no unit 99999"):
            owner.execute("SELECT tung_nha.let_read('xa', '99999')")
        with pytest.raises(psycopg.Error, match="several units"):
            owner.execute("SELECT tung_nha.let_read('xa', '32014')")


def test_the_choice_of_names_is_noted_on_both_sides_and_taken_back(
    season: Season, server: TestServer
) -> None:
    """A ward's: to the province of this season its files bring no names."""
    address, ward = server.database(), season.wards["32044"]
    for names in (False, True, False):
        ward.reports.server.publish(address, names=names)
        with psycopg.connect(address) as connection:
            count = connection.execute("SELECT count(*) FROM tung_nha.household_name").fetchone()
            assert count == (8 if names else 0,)
    query = "SELECT detail FROM audit WHERE what = 'publish.server' ORDER BY n"
    noted = [row[0] for row in connection_of(ward).execute(query)]
    assert [one.endswith(" no names") for one in noted] == [True, False, True]
    with psycopg.connect(address) as connection:
        rows = connection.execute("SELECT names FROM tung_nha.publication ORDER BY n").fetchall()
    assert rows == [(False,), (True,), (False,)]


def test_a_commune_is_published_by_one_source(season: Season, server: TestServer) -> None:
    address, ward = server.database(), season.wards["32044"]
    season.province.reports.server.publish(address, names=False)
    with pytest.raises(UserError) as caught:
        ward.reports.server.publish(address, names=False)
    assert (caught.value.code, caught.value.params["code"]) == ("publish.unit_taken", "32044")
    with psycopg.connect(address) as connection:
        assert connection.execute("SELECT count(*) FROM tung_nha.source").fetchone() == (1,)
        connection.execute("SELECT tung_nha.forget_source(source) FROM tung_nha.source")
    ward.reports.server.publish(address, names=False)
