"""sqlite3 and DuckDB count what a file of the app holds, by the queries of docs/batch-format.md."""

from __future__ import annotations

import re
import shutil
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest

from app.workspaces import Workspaces
from core.base.clock import FixedClock
from core.base.ids import IdSource
from core.households.desk import NewHousehold
from core.records.results import Result
from core.records.visit import VisitEntry
from core.records.workspace import NewWorkspace
from core.sync.manifest import Profile
from tests.strangers.test_stock_tools import ROOT, VECTORS, recipe, run

pytestmark = pytest.mark.strangers

HOUSEHOLDS = 30
WRITTEN = [
    ("household.added", HOUSEHOLDS),
    ("household.field", HOUSEHOLDS),
    ("officer.added", 1),
    ("visit.recorded", HOUSEHOLDS),
]


@pytest.fixture
def unpacked(tmp_path: Path, clock: FixedClock) -> Path:
    """A file that a ward of the app sent, opened by the recipe."""
    workspaces = Workspaces(clock=clock, ids=IdSource())

    def make(name: str, unit: str) -> NewWorkspace:
        return NewWorkspace(
            unit_code=unit, valid_from=None, hamlet=None, officer_name="Lê Văn Tám", campaign="vneid-2026"
        )

    province = workspaces.create(tmp_path / "province", make("province", "96"))
    ward = workspaces.create(tmp_path / "ward", make("ward", "32059"))
    for number in range(HOUSEHOLDS):
        household = ward.households.add(NewHousehold(name=f"Lê Văn {number}", hamlet="Ấp 1")).value
        clock.advance(timedelta(minutes=3))
        ward.visits.record(
            VisitEntry(
                household=household, result=Result.COMPLETED, at=clock.now(), smartphones=2, installed=1
            )
        )
    keys = province.batches.own_keys()
    (file,) = ward.batches.export(keys, tmp_path / "out", Profile.PSEUDONYMOUS).value.files
    identity = re.search(r"AGE-SECRET-KEY-1\w+", province.store.meta("device_keys") or "")
    assert identity is not None
    for services in (ward, province):
        services.close()
    folder = tmp_path / "opened"
    folder.mkdir()
    shutil.copy(file, folder / "batch.tnb")
    (folder / "receiver.agekey").write_text(identity[0] + "\n", encoding="utf-8")
    run(recipe("open"), folder)
    return folder


def query() -> str:
    document = (ROOT / "docs" / "batch-format.md").read_text(encoding="utf-8")
    found = re.search(r"<!-- query: duckdb -->\n```sql\n(.*?)```", document, re.DOTALL)
    assert found is not None
    return found.group(1)


def counted_by_duckdb(folder: Path) -> list[tuple[str, int, int]]:
    text = query().replace("events.ndjson.zst", str(folder / "events.ndjson.zst"))
    with duckdb.connect() as connection:
        return connection.execute(text).fetchall()


def test_duckdb_counts_a_file_of_the_app(unpacked: Path) -> None:
    assert counted_by_duckdb(unpacked) == [(kind, count, count) for kind, count in WRITTEN]


def test_duckdb_sums_what_was_installed(unpacked: Path) -> None:
    with duckdb.connect() as connection:
        lines = connection.read_json(str(unpacked / "events.ndjson.zst"), compression="zstd")
        assert lines.filter("kind = 'visit.recorded'").sum("installed").fetchall() == [(HOUSEHOLDS,)]


def test_sqlite3_counts_a_file_of_the_app(unpacked: Path) -> None:
    told = [line.split("|") for line in run(recipe("count"), unpacked).splitlines()]
    assert told == [[kind, str(count)] for kind, count in WRITTEN]


def test_duckdb_counts_the_test_vector(tmp_path: Path) -> None:
    shutil.copy(VECTORS / "batch.tnb", tmp_path)
    shutil.copy(VECTORS / "TEST-receiver.agekey", tmp_path / "receiver.agekey")
    run(recipe("open"), tmp_path)
    kinds = [kind for kind, _, _ in counted_by_duckdb(tmp_path)]
    assert kinds == ["household.added", "visit.recorded", "weather.seen"]
