"""Two provinces in one database: names and counts of each are its own program's, its readers see no other."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest

from core.campaigns.models import Stage
from core.people.desk import StageEntry
from core.people.line import NewPerson
from core.records.person import Way
from core.sync.manifest import Profile
from tests.database import connection_of
from tests.figures.books import denominators
from tests.postgres.compared import TABLES, Rows, differing, dump, here, there
from tests.postgres.pgserver import TestServer, name_of
from tests.reports.season import Season

pytestmark = pytest.mark.strangers

BESIDE = {"31825": "Phường 1", "31972": "Thị trấn Gành Hào"}
OF_ALL = {"unit", "unit_above"}
VIEWS = ("v_source", "v_unit", "v_hamlet", "v_unit_day", "v_hamlet_day", "c_day")
OF_A_SOURCE = tuple(table for table in (*TABLES, "publication", *VIEWS) if table not in OF_ALL)


@pytest.fixture(scope="module")
def provinces(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Season]]:
    """By the role that reads each: two weeks, with names, a person on their own and a published number."""
    found = {
        "ca_mau": Season(tmp_path_factory.mktemp("96")),
        "bac_lieu": Season(
            tmp_path_factory.mktemp("95"), seed=8, unit="95", communes=BESIDE, people="Ngô Thị"
        ),
    }
    for season in found.values():
        for week in (4, 5):
            season.work(week)
            season.end_of(week)
            season.send(profile=Profile.FULL)
        one_by_one(season)
        season.send(profile=Profile.FULL)
    yield found
    for season in found.values():
        season.close()


def one_by_one(season: Season) -> None:
    code, ward = next(iter(season.wards.items()))
    home = season.households[code][0]
    ward.people.set_way(home, Way.PERSONS)
    person = ward.people.add(home, NewPerson(birth_year=1971)).value
    ward.people.set_stage(person, StageEntry(stage=Stage.INSTALLED))
    row = (season.unit, "số hộ", 300, "Cục Thống kê", "01/04/2019")
    season.province.province.denominators.load(denominators(season.folder / "m.xlsx", row))


@pytest.fixture(scope="module")
def database(provinces: dict[str, Season], server: TestServer) -> str:
    """Published in turns, twice each, and a reader of each with names."""
    address = server.database()
    for _ in range(2):
        for season in provinces.values():
            season.province.reports.server.publish(address, names=True)
    with psycopg.connect(address, autocommit=True) as owner:
        for role, season in provinces.items():
            owner.execute(f"CREATE ROLE {role} LOGIN".encode())
            owner.execute("SELECT tung_nha.let_read(%s, %s, with_names => true)", (role, season.unit))
    return address


def names_here(season: Season) -> set[tuple[str, str, str]]:
    query = "SELECT id, name, commune FROM household WHERE name IS NOT NULL"
    return set(connection_of(season.province).execute(query).fetchall())


def names_there(connection: psycopg.Connection[tuple[str, str, str]]) -> set[tuple[str, str, str]]:
    query = "SELECT household::text, name, code FROM tung_nha.household_name"
    return set(connection.execute(query).fetchall())


def sources(connection: psycopg.Connection[tuple[str]], table: str) -> set[str]:
    query = f"SELECT DISTINCT source::text FROM tung_nha.{table}"
    return {source for (source,) in connection.execute(query.encode())}


def counted(connection: psycopg.Connection[tuple[object, ...]], *seasons: Season) -> None:
    true: Rows = {}
    for season in seasons:
        true |= here(connection_of(season.province))
    assert true
    for view in ("figure_day", "c_day"):
        assert differing(there(connection, view), true) == {}, view


def test_the_owner_finds_names_and_counts_of_both(provinces: dict[str, Season], database: str) -> None:
    with psycopg.connect(database) as owner:
        counted(owner, *provinces.values())
        one, other = map(names_here, provinces.values())
        assert (len(one), len(other)) == (24, 16)
        assert names_there(owner) == one | other


@pytest.mark.parametrize("role", ["ca_mau", "bac_lieu"])
def test_a_reader_finds_names_and_counts_of_one(
    provinces: dict[str, Season], database: str, server: TestServer, role: str
) -> None:
    with server.connect(name_of(database), role) as reader:
        counted(reader, provinces[role])
        assert names_there(reader) == names_here(provinces[role])


@pytest.mark.parametrize("role", ["ca_mau", "bac_lieu"])
@pytest.mark.parametrize("table", OF_A_SOURCE)
def test_a_reader_sees_no_row_of_the_other(
    provinces: dict[str, Season], database: str, server: TestServer, role: str, table: str
) -> None:
    with psycopg.connect(database) as owner:
        assert len(sources(owner, table)) == len(provinces), "both have rows there"
        own = owner.execute(
            "SELECT source::text FROM tung_nha.source WHERE code = %s", (provinces[role].unit,)
        )
        (mine,) = own.fetchall()
    with server.connect(name_of(database), role) as reader:
        assert sources(reader, table) == set(mine)


def test_one_province_forgotten_leaves_the_other(
    provinces: dict[str, Season], database: str, server: TestServer
) -> None:
    address = server.copy_of(database)
    with psycopg.connect(address, autocommit=True) as owner:
        before = dump(owner)
        owner.execute("SELECT tung_nha.forget_source(source) FROM tung_nha.source WHERE code = '95'")
        counted(owner, provinces["ca_mau"])
        assert names_there(owner) == names_here(provinces["ca_mau"])
        provinces["bac_lieu"].province.reports.server.publish(address, names=True)
        assert dump(owner) == before
