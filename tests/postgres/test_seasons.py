"""Seasons of the simulator, published again and again: every figure of every unit and day, by SQL."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest

from storage.queries.publishing.postgres import course
from tests.database import connection_of
from tests.postgres.compared import differing, dump, here, there
from tests.postgres.pgserver import TestServer
from tests.sim import between
from tests.sim.season import begin, end, staged, step, steps_of

pytestmark = pytest.mark.strangers

FEW = (3, 7, 12, 21, 30, 44)


@pytest.mark.parametrize("seed", FEW)
def test_every_figure_of_a_season_is_the_same_by_sql(
    seed: int, server: TestServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One household a piece, so that merged ones come in different pieces.

    In step after every third step of the season, whatever was merged, undone, erased or put back.
    """
    monkeypatch.setattr(course, "HOUSEHOLDS_A_PIECE", 1)
    address, anew = server.database(), server.database()
    with staged(seed, tmp_path) as season, psycopg.connect(address, autocommit=True) as connection:
        begin(season)
        for number in range(steps_of(seed)):
            step(season, number)
            between.happen(season)
            if number % 3 == 0:
                services = season.province.services
                services.reports.server.publish(address, names=False)
                true = here(connection_of(services))
                assert differing(there(connection, "figure_day"), true) == {}
                assert differing(there(connection, "c_day"), true) == {}
        end(season)
        services = season.province.services
        for place in (address, anew):
            services.reports.server.publish(place, names=False)
        assert here(connection_of(services))
        assert differing(there(connection, "c_day"), here(connection_of(services))) == {}
        with psycopg.connect(anew) as fresh:
            assert dump(connection) == dump(fresh)
        for machine in season.machines:
            machine.close()
