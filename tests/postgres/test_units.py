"""Units that one side does not know: a sentence before anything is sent, or the catalogue once more."""

from __future__ import annotations

from datetime import timedelta

import psycopg
import pytest

from core.base.errors import UserError
from core.units.catalogue import Catalogue
from tests.database import connection_of
from tests.postgres.compared import differing, dump, here, there
from tests.postgres.pgserver import TestServer
from tests.reports.season import PROVINCE, WARDS, Season

pytestmark = pytest.mark.strangers

UNKNOWN = "32044"


def publish(season: Season, address: str) -> None:
    season.province.reports.server.publish(address, names=False)


def without(catalogue: Catalogue, code: str) -> Catalogue:
    units = [unit for unit in catalogue.units if unit.code != code]
    return Catalogue(data_date=catalogue.data_date, units=units, links=catalogue.links)


def refused(season: Season, address: str, monkeypatch: pytest.MonkeyPatch) -> UserError:
    """Publish as a program whose catalogue lacks a commune of its own households."""
    publisher = season.province.reports.server
    fewer = without(season.province.catalogue(), UNKNOWN)
    with monkeypatch.context() as patch:
        patch.setattr(publisher, "catalogue", lambda: fewer)
        with pytest.raises(UserError) as caught:
            publish(season, address)
    return caught.value


def test_a_unit_that_the_catalogue_lacks_then_a_catalogue_that_has_it(
    season: Season, server: TestServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, audit = server.database(), "SELECT count(*) FROM audit WHERE what = 'publish.server'"
    noted = connection_of(season.province).execute(audit).fetchone()
    error = refused(season, address, monkeypatch)
    assert (error.code, error.params) == ("publish.unit_unknown", {"code": UNKNOWN})
    assert connection_of(season.province).execute(audit).fetchone() == noted, "nothing left this machine"
    with psycopg.connect(address) as connection:
        assert connection.execute("SELECT to_regnamespace('tung_nha')").fetchone() == (None,)
    publish(season, address)
    with psycopg.connect(address) as connection:
        assert differing(there(connection, "c_day"), here(connection_of(season.province))) == {}


def test_nothing_of_the_next_run_is_kept_either_and_the_one_after_it_goes_on(
    season: Season, server: TestServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, afresh = server.database(), server.database()
    publish(season, address)
    with psycopg.connect(address, autocommit=True) as connection:
        before = dump(connection)
        season.work(5)
        season.end_of(5)
        season.send()
        assert refused(season, address, monkeypatch).code == "publish.unit_unknown"
        assert dump(connection) == before
        publish(season, address)
        publish(season, afresh)
        with psycopg.connect(afresh) as other:
            assert dump(connection) == dump(other)
        assert dump(connection) != before


def test_a_unit_that_the_server_does_not_know_is_sent_again(season: Season, server: TestServer) -> None:
    """Of a catalogue that got more units and no newer day, or of a hand on the server."""
    address = server.database()
    publish(season, address)
    with psycopg.connect(address, autocommit=True) as connection:
        whole = dump(connection)
        connection.execute("DELETE FROM tung_nha.unit WHERE code = %s", (UNKNOWN,))
        connection.execute("DELETE FROM tung_nha.unit_above WHERE code = %s", (UNKNOWN,))
        publish(season, address)
        assert dump(connection) == whole
        area = "SELECT sum(listed) FROM tung_nha.v_area_day WHERE code = %s"
        assert connection.execute(area, (PROVINCE,)).fetchone() == (8 * len(WARDS),)


def test_a_clock_that_jumps_is_shown_beside_the_servers(season: Season, server: TestServer) -> None:
    """Rows are found by numbers, not by hours: nothing is lost or sent twice."""
    address, now = server.database(), season.clock.instant
    said = [now, now + timedelta(days=4000), now - timedelta(days=400)]
    for instant in said:
        season.clock.instant = instant
        publish(season, address)
    season.clock.instant = now
    with psycopg.connect(address) as connection:
        rows = connection.execute(
            "SELECT said, received BETWEEN now() - interval '10 minutes' AND now(), households"
            " FROM tung_nha.publication ORDER BY n"
        ).fetchall()
        assert rows == [(said[0], True, 8 * len(WARDS)), *((instant, True, 0) for instant in said[1:])]
        assert differing(there(connection, "c_day"), here(connection_of(season.province))) == {}
