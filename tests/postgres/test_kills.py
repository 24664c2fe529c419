"""The publisher's process is killed at 50 random moments; the run after it ends equal."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from storage.db.sql import read_meta
from tests.database import connection_of
from tests.postgres.compared import Rows, differing, dump, here, there
from tests.postgres.pgserver import TestServer
from tests.reports.season import PROVINCE, Season

pytestmark = pytest.mark.kill

ROOT = Path(__file__).resolve().parents[2]
KILLS = 50
IN_A_ROW = 2
"""Kills of one database, before it is published to the end."""

SEED = 20261203


def publish(folder: Path, address: str, *, kill_at: int = 0) -> int:
    """Statements of a publishing by a process of its own, killed at one of them where `kill_at` is given."""
    command = [sys.executable, "-m", "tests.postgres.publisher", str(folder), address]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        statements = 0
        for _ in process.stdout:
            statements += 1
            if statements == kill_at:
                process.kill()
        ended = process.wait()
    assert ended == 0 or (kill_at and ended == -signal.SIGKILL)
    return statements


def progress(address: str, source: str) -> tuple[object, ...]:
    """The mark that a cut run left, once the server has noticed the end of it."""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(hashtextextended('tung_nha', 0))")
        connection.execute("SELECT pg_advisory_lock(hashtextextended(%s, 1))", (source,))
        if connection.execute("SELECT to_regclass('tung_nha.source')").fetchone() == (None,):
            return ()
        query = "SELECT event_n, household_n, change_n, change_row, filled, complete FROM tung_nha.source"
        return connection.execute(query).fetchone() or ()


def rows(address: str, true: Rows) -> dict[str, list[str]]:
    with psycopg.connect(address) as connection:
        assert connection.execute("SELECT complete FROM tung_nha.source").fetchall() == [(True,)]
        assert differing(there(connection, "c_day"), true) == {}
        assert differing(there(connection, "figure_day"), true) == {}
        return dump(connection)


def test_a_publisher_killed_at_50_moments_ends_equal(server: TestServer, tmp_path: Path) -> None:
    """Half of them at a first publishing, half at one with a week more."""
    season, dice = Season(tmp_path), random.Random(SEED)
    folder, empty, started = season.folder / PROVINCE, server.database(), server.database()
    source = read_meta(connection_of(season.province), "database") or ""
    for week in (4, 5):
        season.work(week)
        season.end_of(week)
        season.send()
        if week == 4:
            season.province.reports.server.publish(started, names=True)
    true = here(connection_of(season.province))
    season.province.close()

    whole = server.copy_of(empty), server.copy_of(started)
    statements = {
        start: publish(folder, address) for start, address in zip((empty, started), whole, strict=True)
    }
    expected = rows(whole[0], true)
    assert rows(whole[1], true) == expected
    left = set()
    for number in range(KILLS // IN_A_ROW):
        start = (empty, started)[number % 2]
        address = server.copy_of(start)
        for _ in range(IN_A_ROW):
            publish(folder, address, kill_at=dice.randint(1, statements[start] - 1))
            left.add(progress(address, source))
        publish(folder, address)
        assert rows(address, true) == expected, f"database {number}"
        server.drop(address)
    assert len(left) > KILLS / 4, "at many places"
    season.province = season.workspaces.open(folder)
    season.close()
