"""Tables for other tools: DuckDB reads them, nothing of people is in them, nothing reaches out."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import duckdb
import openpyxl
import pytest

from core.application.services import Services
from core.base.errors import UserError
from core.reports.sharing import DataForm
from storage.queries.publishing.parquet import offline_duckdb
from storage.queries.publishing.views import VIEWS, WORKBOOK
from tests.database import connection_of
from tests.reports.oracle import counted, total
from tests.reports.season import WARDS, Season

SECRETS = ("Trần Văn", "0912345678", "Lê Văn Tám")


@pytest.fixture(scope="module")
def closed(week: Season, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every form in one folder."""
    out = tmp_path_factory.mktemp("publish")
    for form in DataForm:
        week.province.reports.publisher.publish(form, out)
    return out


def test_duckdb_reads_parquet_parted_by_unit(closed: Path, week: Season) -> None:
    found = counted(week.province, "9999")
    assert {path.name for path in (closed / "v_unit").iterdir()} == {f"code={code}" for code in WARDS}
    with offline_duckdb() as duck:
        rows = duck.execute(
            "SELECT code, unit, listed, visited, smartphones, installed, ever, closed, ever_visited,"
            " people_homes, people_known, smartphones_homes, smartphones_known, smartphones_installed"
            " FROM read_parquet(?,"
            " hive_partitioning = true, hive_types = {'code': VARCHAR}) ORDER BY code",
            [f"{closed}/v_unit/*/*.parquet"],
        ).fetchall()
        by_day = duck.execute(
            "SELECT sum(installed), sum(listed) FROM read_parquet(?)", [f"{closed}/v_unit_day/*/*.parquet"]
        ).fetchone()
    assert rows == [
        (
            *(code, WARDS[code], one.listed, one.visited, one.smartphones, one.installed),
            *(one.ever, one.closed, one.ever_visited, one.people_homes, one.people_known),
            *(one.smartphones_homes, one.smartphones_known, one.smartphones_installed),
        )
        for code, one in sorted(found.items())
    ]
    whole = total(found.values())
    assert by_day == (whole.installed, whole.listed)


def test_every_view_is_there_in_every_form_with_the_same_rows(closed: Path, week: Season) -> None:
    book = openpyxl.load_workbook(closed / WORKBOOK)
    sheets = dict(zip(VIEWS, book.worksheets, strict=True))
    for view in VIEWS:
        count = connection_of(week.province).execute(f"SELECT count(*) FROM {view}").fetchone()[0]
        data = (closed / f"{view}.csv").read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")
        assert len(list(csv.reader(data.decode("utf-8-sig").splitlines()))) == count + 1
        with offline_duckdb() as duck:
            read = duck.execute("SELECT count(*) FROM read_parquet(?)", [f"{closed}/{view}/**/*.parquet"])
            assert read.fetchone() == (count,)
        assert view in sheets[view].title
        assert sheets[view].max_row == count + 4


def test_a_view_too_long_for_a_sheet_says_where_it_is(
    week: Season, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.queries.publishing.views.MOST_ROWS", 6)
    (path,) = week.province.reports.publisher.publish(DataForm.XLSX, tmp_path)
    book = openpyxl.load_workbook(path)
    sheets = dict(zip(VIEWS, book.worksheets, strict=True))
    words = [cell.value for row in sheets["v_hamlet_day"].iter_rows(min_row=5) for cell in row if cell.value]
    assert len(words) == 1
    assert "v_hamlet_day.csv" in str(words[0])
    assert sheets["v_hamlet"].max_row == 4 + len(WARDS) * 2


def test_nothing_of_people_is_published(closed: Path) -> None:
    with offline_duckdb() as duck:
        for path in closed.rglob("*"):
            if path.suffix == ".parquet":
                text = str(duck.execute("SELECT * FROM read_parquet(?)", [str(path)]).fetchall())
            elif path.suffix == ".csv":
                text = path.read_text(encoding="utf-8-sig")
            else:
                continue
            assert not any(secret in text for secret in SECRETS), path


def test_parquet_of_an_earlier_time_is_not_mixed_with_todays(closed: Path, week: Season) -> None:
    before = sorted(path.stat().st_mtime_ns for path in closed.rglob("*.parquet"))
    with pytest.raises(UserError) as caught:
        week.province.reports.publisher.publish(DataForm.PARQUET, closed)
    assert caught.value.code == "publish.not_empty"
    assert sorted(path.stat().st_mtime_ns for path in closed.rglob("*.parquet")) == before


def test_views_cannot_be_written(province: Services) -> None:
    for view in VIEWS:
        with pytest.raises(Exception, match="cannot modify"):
            connection_of(province).execute(f"DELETE FROM {view}")


def test_duckdb_may_not_fetch_and_its_settings_are_locked() -> None:
    with offline_duckdb() as duck:
        for setting in ("autoinstall_known_extensions", "autoload_known_extensions"):
            assert duck.execute("SELECT current_setting(?)", [setting]).fetchone() == (False,)
            with pytest.raises(duckdb.Error):
                duck.execute(f"SET {setting} = true")
        with pytest.raises(duckdb.Error):
            duck.execute("SELECT * FROM read_parquet('https://127.0.0.1:9/x.parquet')")


WRITES = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(event) if event.startswith("socket.") else None)
from pathlib import Path
from storage.queries.publishing.rows import ViewRows
from storage.queries.publishing.parquet import write_parquet
two = [("32014", 1), ("32017", None)]
rows = ViewRows(name="v_unit", columns=("code", "n"), texts=(True, False), rows=two)
write_parquet([rows], Path(sys.argv[1]))
print(opened)
sys.exit(bool(opened))
"""

STARTS = """
import sys
import ui.cli.program, ui.cli.share_commands, ui.qt.start, app.workspaces
sys.exit("duckdb" in sys.modules)
"""


def test_writing_parquet_opens_no_socket(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", WRITES, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert (tmp_path / "v_unit" / "code=32014").is_dir()


def test_neither_front_end_loads_duckdb_at_start() -> None:
    run = subprocess.run([sys.executable, "-c", STARTS], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
