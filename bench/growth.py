"""Figures of a growing province beside DuckDB over Parquet of the same households and visits.

    .venv/bin/python -m bench.growth [HOUSEHOLDS]

Provinces of HOUSEHOLDS (a commune's 11,718), 3, 10 and 64 times as many, which is all of Cà Mau: the import
by the event, the table with its ranking, the figures of the weekly report. All of the processor, so that
DuckDB's two threads count twice. Goal: the table at most 1/100 of DuckDB's query. HOUSEHOLDS leaves out 64.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any, Final

from bench.measured import Measured, tell
from bench.province import HOUSEHOLDS, START, Commune, merge, workspaces
from core.application.services import Services
from core.base.ids import IdSource
from core.figures.table import FigureLevel
from core.ranking.ranking import rank
from core.records.figures import SMARTPHONES_KNOWN
from core.records.workspace import NewWorkspace
from core.units.models import UnitKey
from storage.queries.publishing.parquet import offline_duckdb

COMMUNES: Final = 64
TIMES: Final = (1, 3, 10)
RUNS: Final = 5

ROWS: Final = {
    "household": "SELECT id, commune AS code FROM household WHERE added IS NOT NULL AND canon = n",
    "visit": "SELECT h.id AS household, v.at, v.day, v.smartphones, v.installed FROM visit v"
    " JOIN household h ON h.n = v.canon WHERE v.counts",
}
QUERY: Final = """
WITH home AS (
  SELECT h.id, h.code, count(v.at) AS visits, coalesce(sum(v.installed), 0) AS installed,
    coalesce(arg_max(v.smartphones, v.at) FILTER (v.smartphones IS NOT NULL), 0) AS smartphones
  FROM read_parquet('{folder}/household.parquet') h
  LEFT JOIN (FROM read_parquet('{folder}/visit.parquet') WHERE day <= '{day}') v ON v.household = h.id
  GROUP BY h.id, h.code)
SELECT code, count(*), count(*) FILTER (visits > 0), sum(visits), sum(installed), sum(smartphones),
  sum(installed) / nullif(sum(smartphones), 0) AS rate
FROM home GROUP BY code ORDER BY rate DESC NULLS LAST, code
"""


def main(arguments: Sequence[str]) -> None:
    each = int(arguments[0]) if arguments else HOUSEHOLDS // COMMUNES
    sizes = TIMES if arguments else (*TIMES, COMMUNES)
    imports: dict[int, float] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            imports[size] = measure(Path(name), each * size)
        if size > 1:
            what, value = f"import of an event at {size} x", imports[size] / imports[1]
            tell(Measured(what=what, value=value, unit="x", reference="that of a commune"))


def measure(folder: Path, households: int) -> float:
    """Return the microseconds of an imported event."""
    province, spent = make(folder / "province", households)
    size = f"{households:,} households"
    tell(Measured(what=f"import of an event, {size}", value=spent, unit="us"))
    desk, periods = province.province.figures, province.province.periods
    with offline_duckdb() as duck:
        write_rows(province, duck, folder)
        ours = cpu(lambda: rank(desk.table(FigureLevel.COMMUNE).rows, SMARTPHONES_KNOWN))
        theirs = cpu(lambda: ask(duck, folder, "9999"))
        compare(province, ask(duck, folder, "9999"))
        periods.close(5)
        weekly = cpu(lambda: province.reports.weekly(6))
        both = cpu(lambda: [ask(duck, folder, day) for day in ("2026-02-19", "2026-02-26")])
    province.close()
    tell(Measured(what=f"table and ranking, {size}", value=1000 * ours, unit="ms"))
    reference = "DuckDB's query over Parquet"
    for what, one, other, goal in (
        ("table and ranking", ours, theirs, 0.01),
        ("figures and words of the weekly report", weekly, both, None),
    ):
        beside = f"{reference}{'' if goal else ' at two days'} ({1000 * other:.0f} ms)"
        tell(Measured(what=f"{what}, {size}", value=one / other, unit="x", reference=beside, goal=goal))
    return spent


def make(folder: Path, households: int) -> tuple[Services, float]:
    """A province of 64 communes through the real import, and the microseconds of an event."""
    new = NewWorkspace(
        unit_code="96", valid_from=None, hamlet=None, officer_name="Lê Văn Tám", campaign="vneid-2026"
    )
    province = workspaces().create(folder, new)
    units = [unit.key for unit in province.catalogue().communes(province.info.unit, START.date())][:COMMUNES]
    spent, events = 0.0, 0
    for number, unit in enumerate(units):
        commune, lines = lines_of(unit, number, max(1, households // COMMUNES))
        start = time.process_time()
        merge(province, commune.device, unit, lines)
        spent += time.process_time() - start
        events += len(lines)
    return province, 1e6 * spent / events


def lines_of(unit: UnitKey, seed: int, households: int) -> tuple[Commune, list[bytes]]:
    commune = Commune(unit, seed, IdSource())
    return commune, list(commune.lines(households))


def write_rows(province: Services, duck: Any, folder: Path) -> None:
    connection = province.store.connection  # type: ignore[attr-defined]  # the bench looks under the use cases
    for table, query in ROWS.items():
        cursor = connection.execute(query)
        names = [column[0] for column in cursor.description]
        columns = [list(column) for column in zip(*cursor, strict=True)]
        kinds = ["BIGINT" if name in ("smartphones", "installed") else "VARCHAR" for name in names]
        chosen = ", ".join(
            f"unnest(${at}::{kind}[]) AS {name}"
            for at, (name, kind) in enumerate(zip(names, kinds, strict=True), 1)
        )
        duck.execute(f"CREATE TABLE {table} AS SELECT {chosen}", columns)
        duck.execute(f"COPY {table} TO '{folder}/{table}.parquet' (FORMAT parquet, COMPRESSION zstd)")
        duck.execute(f"DROP TABLE {table}")


def ask(duck: Any, folder: Path, day: str) -> list[tuple[Any, ...]]:
    return list(duck.execute(QUERY.format(folder=folder, day=day)).fetchall())


def compare(province: Services, found: list[tuple[Any, ...]]) -> None:
    """Both counted the same households and visits, so that the times are of the same work."""
    rows = province.province.figures.table(FigureLevel.COMMUNE).rows
    ours = {row.unit.code: (row.figures.listed, row.figures.visited, row.figures.visits) for row in rows}
    theirs = {row[0]: (row[1], row[2], int(row[3])) for row in found}
    if ours != theirs:
        raise SystemExit("growth: DuckDB counts other households or visits")


def cpu(work: Callable[[], object]) -> float:
    """Median seconds of the processor."""
    work()
    spent = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return median(spent)


if __name__ == "__main__":
    main(sys.argv[1:])
