"""A hundred seasons: an independent count over PostgreSQL is the program's, for every unit and day."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psycopg
import pytest

from tests.database import connection_of
from tests.postgres.compared import TABLES, here, there
from tests.postgres.counted import added_up, counted, days_of, happened, of_communes
from tests.postgres.pgserver import TestServer
from tests.sim import between
from tests.sim.oracle import FIGURES
from tests.sim.season import begin, end, staged, step, steps_of
from tests.sim.stage import Season

pytestmark = pytest.mark.season

SMALL = [seed for seed in range(1, 400) if steps_of(seed) <= 12][:100]
FOR_EVERYBODY = {"unit", "unit_above"}


def test_every_unit_and_day_of_a_hundred_seasons(server: TestServer) -> None:
    """Play them into one database; `forget_source` leaves nothing of a season in it."""
    address = server.database()
    with psycopg.connect(address, autocommit=True) as database:
        database.execute("SET jit = off")  # compiling the count takes seconds, counting takes none
        compared = 0
        for seed in SMALL:
            compared += play(seed, address, database)
            database.execute("SELECT tung_nha.forget_source(source) FROM tung_nha.source")
            for table in set(TABLES) - FOR_EVERYBODY:
                left = database.execute(f"SELECT count(*) FROM tung_nha.{table}".encode()).fetchone()
                assert left == (0,), table
    assert compared > 500


def play(seed: int, address: str, database: psycopg.Connection[Any]) -> int:
    """Compare in the middle and at the end; the number of units' days that were compared.

    The second publishing has what was merged, undone or erased since.
    """
    with TemporaryDirectory(dir="/dev/shm") as name, staged(seed, Path(name)) as season:
        begin(season)
        compared = 0
        for number in range(steps_of(seed)):
            step(season, number)
            between.happen(season)
            if number == steps_of(seed) // 2:
                compared += compare(season, address, database)
        end(season)
        between.end(season)
        compared += compare(season, address, database)
        for machine in season.machines:
            machine.close()
    return compared


def compare(season: Season, address: str, database: psycopg.Connection[Any]) -> int:
    """Publish, and count in five ways."""
    services = season.province.services
    services.reports.server.publish(address, names=False)
    program = here(connection_of(services))
    views = {view: there(database, view) for view in ("figure_day", "c_day")}
    days = counted(database)
    _, truth = season.checks.truth(season.province)
    assert days_of(program) <= set(days)
    compared = 0
    for moment, found in days.items():
        shown = added_up(program, moment)
        assert shown == {place: counts for place, counts in found.items() if any(counts.values())}, moment
        for view, rows in views.items():
            assert added_up(rows, moment) == shown, (view, moment)
        if moment[0] == season.ground.campaign:
            assert of_communes(shown, FIGURES) == happened(truth, moment[1]), moment
        compared += len(shown)
    return compared
