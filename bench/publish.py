"""Publishing to a PostgreSQL server of its own, against bare COPY of the same rows, in one run.

    .venv/bin/python -m bench.publish [events]

Times are of the clock, since the server works beside this process; PostgreSQL has to be installed. It writes
without fsync, in both cases into the same tables and indices. Goals: the first publishing at most 2 x bare
COPY; the next one at most 1.25 x with three times as many events before it, and at most 3 x with three times
as much new.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median

import psycopg

from bench.measured import Measured, tell
from bench.province import HOUSEHOLDS, START, Commune, make, merge, workspaces
from core.application.services import Services
from core.base.ids import IdSource
from core.reports.sharing import Published
from storage.queries.publishing.postgres.schema import prepare_schema
from storage.queries.publishing.postgres.server import connect
from tests.postgres.pgserver import TestServer, running_server

EVENTS = 300_000
EVENTS_A_HOUSEHOLD = 5.4
TABLES = (
    *("event", "household", "visit", "person_stage", "figure_day"),
    *("machine", "file", "denominator", "unit", "unit_above"),
)
RUNS = 3
SMALLER = 3
NEW = 500
"""Households of the smaller file that comes later."""


def main(arguments: Sequence[str]) -> None:
    events = int(arguments[0]) if arguments else EVENTS
    with tempfile.TemporaryDirectory() as name, running_server() as server:
        folder = Path(name)
        province, small = (province_of(folder / str(part), events // part) for part in (1, SMALLER))
        first(province, server, folder)
        following(province, small, server)
        province.close()
        small.close()


def province_of(folder: Path, events: int) -> Services:
    make(folder, events / EVENTS_A_HOUSEHOLD / HOUSEHOLDS)
    return workspaces().open(folder)


def first(province: Services, server: TestServer, folder: Path) -> None:
    """Measure the first publishing and bare COPY in turns; medians."""
    ours, bare = [], []
    for _ in range(RUNS):
        address = server.database()
        ours.append(timed(partial(publish, province, address)))
        rows = rows_of(address, folder)
        bare.append(copy(rows, server.database()))
    told = publish(province, address)
    assert (told.events, told.households) == (0, 0), told
    with psycopg.connect(address) as connection:
        found = connection.execute("SELECT count(*) FROM tung_nha.event").fetchone()
    for what, took in (
        (f"first publishing of {found[0] if found else 0:,} events", ours),
        ("bare COPY", bare),
    ):
        tell(Measured(what=what, value=median(took), unit="s"))
    ratio = median(one / other for one, other in zip(ours, bare, strict=True))
    reference = "bare COPY of its rows"
    tell(Measured(what="first publishing", value=ratio, unit="x", reference=reference, goal=2.0))


def following(province: Services, small: Services, server: TestServer) -> None:
    """Measure the next publishing, by the rows that are new and by those of the base."""
    large, little = server.database(), server.database()
    publish(province, large)
    publish(small, little)
    nothing = median(timed(partial(publish, province, large)) for _ in range(RUNS))
    tell(Measured(what="next publishing, nothing new", value=nothing, unit="s"))
    took: dict[str, list[float]] = {"beside more": [], "beside less": [], "more": []}
    for seed in range(1000, 1000 + RUNS):
        took["beside more"].append(news(province, large, seed, NEW))
        took["beside less"].append(news(small, little, seed, NEW))
        took["more"].append(news(province, large, seed + 500, NEW * SMALLER))
    one, other, more = (median(found) for found in took.values())
    tell(Measured(what=f"next publishing, {NEW} households with their visits new", value=one, unit="s"))
    reference = "the same beside a third of the events"
    tell(Measured(what="next publishing", value=one / other, unit="x", reference=reference, goal=1.25))
    reference = "that of a third of it"
    tell(Measured(what="next publishing", value=more / one, unit="x", reference=reference, goal=3.0))


def news(province: Services, address: str, seed: int, households: int) -> float:
    """Merge one more file of a commune; the time of publishing it."""
    unit = province.catalogue().communes(province.info.unit, START.date())[0].key
    laptop = Commune(unit, seed, IdSource())
    lines = list(laptop.lines(households))
    merge(province, laptop.device, unit, lines)
    told: list[Published] = []
    took = timed(lambda: told.append(publish(province, address)))
    assert (told[0].events, told[0].households) == (len(lines), households), told
    return took


def publish(province: Services, address: str) -> Published:
    return province.reports.server.publish(address, names=False)


def rows_of(address: str, folder: Path) -> dict[str, Path]:
    """Write the rows of each table as lines of COPY."""
    files = {table: folder / f"{table}.copy" for table in TABLES}
    with psycopg.connect(address) as connection, connection.cursor() as cursor:
        for table, file in files.items():
            with cursor.copy(f"COPY tung_nha.{table} TO STDOUT".encode()) as lines, file.open("wb") as out:
                for block in lines:
                    out.write(block)
    return files


def copy(rows: dict[str, Path], address: str) -> float:
    """Put them into an empty schema, and nothing else."""
    server = connect(address)
    prepare_schema(server)
    server.close()
    with psycopg.connect(address) as connection, connection.cursor() as cursor:
        cursor.execute("DELETE FROM tung_nha.unit_above")
        connection.commit()

        def work() -> None:
            for table, file in rows.items():
                with (
                    cursor.copy(f"COPY tung_nha.{table} FROM STDIN".encode()) as copying,
                    file.open("rb") as lines,
                ):
                    while block := lines.read(32_768):
                        copying.write(block)
            connection.commit()

        return timed(work)


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main(sys.argv[1:])
