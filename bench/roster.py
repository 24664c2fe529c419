"""The 214-household sheet scanned, planned and applied, against reading it bare and writing the same rows.

    .venv/bin/python -m bench.roster [HOUSEHOLDS]

Goal: at most 4 x (python-calamine + executemany of the same events, projections and index rows). Then a sheet
of 15,000 households, against calamine's bare reading, and what somebody would use instead: LibreOffice Calc
where it is installed, which only reads and writes it, and the command `sqlite-utils`, which makes one table.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any

from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from bench.measured import Measured, tell
from bench.replay import Recording, Statement, play, seconds
from bench.wards import COMMUNE, Ward, filled_ward, name_of, store_on
from core.roster.desk import ImportDesk
from storage.db.connection import open_connection
from storage.local.directory import SqlDirectory
from storage.local.roster import SqlRosterKeeper

SHEET = Path(__file__).resolve().parents[1] / "tests" / "samples" / "ds-ho-ap-1-xa-khanh-an.xlsx"
RUNS = 9
HOUSEHOLDS = 15_000
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
    large(int(sys.argv[1]) if len(sys.argv) > 1 else HOUSEHOLDS)


def large(households: int) -> None:
    """Measure a large list, by the clock beside other programs."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sheet, table = write_list(folder, households)
        ward = filled_ward(folder, households=0)
        ours = seconds(lambda: run_import(ward, sheet))
        ward.connection.close()
        bare = median(seconds(lambda: read_bare(sheet)) for _ in range(3))
        what = f"a list of {households:,}, loaded"
        tell(Measured(what=what, value=ours, unit="s"))
        tell(Measured(what=what, value=ours / bare, unit="x", reference="calamine's bare reading"))
        calc = [
            "soffice",
            f"-env:UserInstallation=file://{folder}/office",
            "--headless",
            "--convert-to",
            "csv",
        ]
        utils = [
            sys.executable,
            "-m",
            "sqlite_utils",
            "insert",
            str(folder / "one.db"),
            "list",
            str(table),
            "--csv",
        ]
        if shutil.which("soffice"):
            beside(
                what, ours, "LibreOffice Calc, to CSV", [*calc, "--outdir", str(folder / "calc"), str(sheet)]
            )
        else:
            print("LibreOffice Calc: not measured, it is not installed")
        beside(what, ours, "`sqlite-utils insert` of the CSV", utils)


def beside(what: str, ours: float, program: str, command: list[str]) -> None:
    theirs = seconds(lambda: subprocess.run(command, check=True, capture_output=True))
    tell(Measured(what=what, value=ours / theirs, unit="x", reference=f"{program} ({theirs:.1f} s)"))


def write_list(folder: Path, households: int) -> tuple[Path, Path]:
    """Write the same list as a sheet and as CSV."""
    rows = [
        (f"{name_of(n)} {n}", "Ấp 1", f"Tổ {n % 20 + 1}", f"{n}/2", f"09{n:08}", n % 6 + 1)
        for n in range(households)
    ]
    header = ("Họ tên chủ hộ", "Ấp", "Tổ", "Số nhà", "Điện thoại", "Số nhân khẩu")
    book = Workbook(write_only=True)
    page = book.create_sheet("Danh sách")
    for row in (header, *rows):
        page.append(row)
    sheet, table = folder / "list.xlsx", folder / "list.csv"
    book.save(sheet)
    table.write_text("\n".join(",".join(map(str, row)) for row in (header, *rows)), encoding="utf-8")
    return sheet, table


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


def run_import(ward: Ward, sheet: Path = SHEET) -> None:
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
    desk.apply(desk.prepare([sheet]))


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


def read_bare(sheet: Path = SHEET) -> Any:
    workbook = CalamineWorkbook.from_path(str(sheet))
    return [workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names]


if __name__ == "__main__":
    main()
