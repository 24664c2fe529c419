"""The nation made up: how the cost of counting every commune grows with its provinces, without our program.

    .venv/bin/python -m bench.nation [PROVINCES ...]

Provinces of 764,706 households and 2,941,176 visits (34 of them are the nation), made by DuckDB itself into
Parquet partitioned by province, counted by it, and counted by PostgreSQL, partitioned in the same way. By the
clock, on all cores. docs/scale.md has the numbers of one run and the conclusion.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

from bench.measured import Measured, tell
from storage.queries.publishing.parquet import offline_duckdb
from tests.postgres.pgserver import name_of, running_server

HOUSEHOLDS: Final = 26_000_000 // 34
VISITS: Final = 100_000_000 // 34
COMMUNES: Final = 100
"""Of a province; the nation has 3,321 communes."""

PROVINCES: Final = (1, 3, 10)

MAKE: Final = """
COPY (
  SELECT {province} AS province, hash(i * 7) % {homes} AS household,
    hash(i * 7) % {homes} % {communes} AS commune, hash(i) % 42 AS day, hash(i * 3) % 5 AS smartphones,
    hash(i * 5) % 2 AS installed, i AS n
  FROM range({visits}) t (i)
) TO '{folder}/province={province}/visit.parquet' (FORMAT parquet, COMPRESSION zstd)
"""
COUNT: Final = """
WITH home AS (
  SELECT province, commune, household, sum(installed) AS installed, {last} AS smartphones
  FROM {rows} WHERE day <= 40 GROUP BY province, commune, household)
SELECT province, commune, count(*), sum(installed), sum(smartphones) FROM home GROUP BY province, commune
"""
TABLE: Final = """
CREATE TABLE visit (province smallint, household integer, commune smallint, day smallint,
  smartphones smallint, installed smallint, n integer) PARTITION BY LIST (province)
"""


def main(arguments: Sequence[str]) -> None:
    sizes = tuple(map(int, arguments)) or PROVINCES
    with tempfile.TemporaryDirectory() as name, running_server() as server, offline_duckdb() as duck:
        folder = Path(name)
        address = server.database()
        with server.connect(name_of(address)) as connection:
            connection.execute(TABLE)
            made = 0
            for size in sizes:
                counted = grow(duck, connection, folder, range(made, size))
                made = size
                tell_size(size, folder, counted, duck, connection)


def grow(duck: Any, connection: Any, folder: Path, provinces: range) -> float:
    """Make these provinces; the seconds that COPY into PostgreSQL took."""
    spent = 0.0
    for province in provinces:
        (folder / f"province={province}").mkdir()
        values = {"province": province, "homes": HOUSEHOLDS, "communes": COMMUNES, "visits": VISITS}
        duck.execute(MAKE.format(folder=folder, **values))
        text = folder / "rows.csv"
        duck.execute(f"COPY (FROM '{folder}/province={province}/visit.parquet') TO '{text}' (HEADER false)")
        connection.execute(f"CREATE TABLE visit_{province} PARTITION OF visit FOR VALUES IN ({province})")
        spent += seconds(partial(copy, connection, text))
        text.unlink()
    return spent


def copy(connection: Any, path: Path) -> None:
    with connection.cursor().copy("COPY visit FROM STDIN (FORMAT csv)") as copying, path.open("rb") as lines:
        while block := lines.read(1 << 20):
            copying.write(block)


def tell_size(size: int, folder: Path, copied: float, duck: Any, connection: Any) -> None:
    where, rows = f"{size} of 34 provinces", f"read_parquet('{folder}/*/visit.parquet')"
    mega = sum(file.stat().st_size for file in folder.glob("*/*.parquet")) / 2**20
    connection.execute("ANALYZE visit")
    last = "(array_agg(smartphones ORDER BY n DESC))[1]"
    found: dict[str, Any] = {}

    def ask(name: str, run: Callable[[str], Any], query: str) -> float:
        return seconds(lambda: found.update({name: sorted(run(query).fetchall())}))

    by_duck = ask("duck", duck.execute, COUNT.format(rows=rows, last="arg_max(smartphones, n)"))
    by_server = ask("server", connection.execute, COUNT.format(rows="visit", last=last))
    if [tuple(map(int, row)) for row in found["duck"]] != [tuple(map(int, row)) for row in found["server"]]:
        raise SystemExit("nation: the two counts differ")
    for what, value, unit in (
        ("Parquet", mega, "MB"),
        ("COPY into PostgreSQL of the last ones", copied, "s"),
        ("every commune by DuckDB", by_duck, "s"),
        ("every commune by PostgreSQL", by_server, "s"),
    ):
        tell(Measured(what=f"{what}, {where}", value=value, unit=unit))


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main(sys.argv[1:])
