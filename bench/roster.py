"""The 214-household sheet scanned, planned and applied, against reading it bare and writing the same rows.

    .venv/bin/python -m bench.roster

Goal: at most 4 x (python-calamine + executemany of the same events, projections and index rows).
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any

from python_calamine import CalamineWorkbook

from bench.measured import Measured, tell
from bench.replay import Recording, Statement, play, seconds
from bench.wards import COMMUNE, Ward, filled_ward, store_on
from core.roster.desk import ImportDesk
from storage.db.connection import open_connection
from storage.local.directory import SqlDirectory
from storage.local.roster import SqlRosterKeeper

SHEET = Path(__file__).resolve().parents[1] / "tests" / "samples" / "ds-ho-ap-1-xa-khanh-an.xlsx"
RUNS = 9
WRITES = ("INSERT", "UPDATE", "DELETE", "BEGIN", "COMMIT")


def main() -> None:
    load(RUNS + 1)  # imports and caches
    ours: list[float] = []
    bare: list[float] = []
    for run in range(RUNS):
        ours.append(load(run)[0])
        bare.append(load_bare(load(run)[1:]))
    print(f"roster: ours {1000 * median(ours):.1f} ms, bare {1000 * median(bare):.1f} ms")
    ratio = median(ours) / median(bare)
    reference = "the sheet read bare and the same rows written"
    tell(Measured(what="a list loaded", value=ratio, unit="x", reference=reference, goal=4))


def load(_run: int) -> tuple[float, list[Statement], list[Statement]]:
    """Seconds of one import, the statements before it, and those of it."""
    with tempfile.TemporaryDirectory() as name:
        ward = filled_ward(Path(name), households=0)
        direct = seconds(lambda: run_import(ward))
        ward.connection.close()
    with tempfile.TemporaryDirectory() as name:
        ward = filled_ward(Path(name), households=0)
        recording = Recording(ward.connection)
        run_import(replace(ward, connection=recording))
        ward.connection.close()
    return direct, ward.setup, recording.statements


def run_import(ward: Ward) -> None:
    desk = ImportDesk(
        store_on(ward),
        SqlRosterKeeper(ward.connection, COMMUNE),
        ward.clock,
        commune=COMMUNE,
        unit_names=("Xã Khánh An",),
        hamlet="Ấp 1",
        make_copy=lambda _reason: None,
        directory=SqlDirectory(ward.connection),
    )
    desk.apply(desk.prepare([SHEET]))


def load_bare(statements: tuple[list[Statement], list[Statement]]) -> float:
    setup, imported = statements
    writes = [statement for statement in imported if statement[1].lstrip().startswith(WRITES)]
    with tempfile.TemporaryDirectory() as name:
        connection = open_connection(Path(name) / "bare.db", bytes(32), create=True)
        play(connection, setup)

        def work() -> None:
            read_bare()
            play(connection, writes)

        taken = seconds(work)
        connection.close()
    return taken


def read_bare() -> Any:
    workbook = CalamineWorkbook.from_path(str(SHEET))
    return [workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names]


if __name__ == "__main__":
    main()
