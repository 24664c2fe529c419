"""Publishing to a real PostgreSQL: the same rows, the same counts, cut at any statement."""

from __future__ import annotations

import psycopg
import pytest

from tests.database import connection_of
from tests.postgres.compared import differing, here, there
from tests.postgres.pgserver import TestServer
from tests.reports.season import Season

pytestmark = pytest.mark.strangers


def test_a_province_is_there_with_its_figures(season: Season, server: TestServer) -> None:
    address = server.database()
    told = season.province.reports.server.publish(address, names=False)
    assert (told.households, told.visits) == (24, 21)
    with psycopg.connect(address) as connection:
        true = here(connection_of(season.province))
        assert true
        assert differing(there(connection, "figure_day"), true) == {}
        assert differing(there(connection, "c_day"), true) == {}
