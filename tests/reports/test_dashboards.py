"""The queries of docs/dashboards.md over published Parquet, beside the events and our own figures."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from core.application.services import Services
from core.reports.sharing import DataForm
from storage.queries.publishing.parquet import offline_duckdb
from tests.docs.pages import page
from tests.figures.books import denominators
from tests.reports.oracle import counted, total
from tests.reports.season import HAMLETS, WARDS

QUERIES: Final = dict(
    re.findall(r"<!-- query: (\w+) -->\n```sql\n(.*?)```", page("docs/dashboards.md"), re.DOTALL)
)


@pytest.fixture
def closed(province: Services, tmp_path: Path) -> Services:
    """With the fourth week closed and one published number of households."""
    told = denominators(tmp_path / "m.xlsx", ("32014", "số hộ", 10, "Thống kê", "01/08/2020"))
    province.province.denominators.load(told)
    province.province.periods.close(4)
    return province


def ask(services: Services, name: str, folder: Path) -> list[tuple[Any, ...]]:
    services.reports.publisher.publish(DataForm.PARQUET, folder)
    text = re.sub(r"read_parquet\('", f"read_parquet('{folder}/", QUERIES[name])
    with offline_duckdb() as duck:
        return list(duck.execute(text).fetchall())


def test_the_page_has_six_queries() -> None:
    assert set(QUERIES) == {"rates", "days", "left", "weeks", "late", "coverage"}


def test_rates_have_their_denominator_and_coverage(closed: Services, tmp_path: Path) -> None:
    found = counted(closed, "9999")
    assert {row[0]: row[1:3] + row[4:] for row in ask(closed, "rates", tmp_path / "out")} == {
        WARDS[code]: (one.smartphones_installed, one.smartphones_known, one.smartphones_homes, one.listed)
        for code, one in found.items()
    }


def test_days_add_up_to_today(closed: Services, tmp_path: Path) -> None:
    days = ask(closed, "days", tmp_path / "out")
    whole = total(counted(closed, "9999").values())
    assert len(days) > 1
    assert days[-1][1:] == (whole.visited, whole.installed)
    for day, _, installed in days:
        assert installed == total(counted(closed, day).values()).installed


def test_doors_left_of_every_hamlet(closed: Services, tmp_path: Path) -> None:
    rows = ask(closed, "left", tmp_path / "out")
    assert {row[:2] for row in rows} == {(unit, hamlet) for unit in WARDS.values() for hamlet in HAMLETS}
    for code, one in counted(closed, "9999").items():
        left = sum(row[2] for row in rows if row[0] == WARDS[code])
        assert left == one.listed - one.visited


def test_two_weeks_are_what_each_added(closed: Services, tmp_path: Path) -> None:
    days = [date.fromisoformat(row[0]) for row in ask(closed, "days", tmp_path / "days")]
    start, middle, end = (
        counted(closed, (max(days) - timedelta(days=back)).isoformat()) for back in (14, 7, 0)
    )
    rows = {row[0]: row[1:] for row in ask(closed, "weeks", tmp_path / "out")}
    assert rows == {
        WARDS[code]: (
            one.installed - middle[code].installed,
            middle[code].installed - start[code].installed,
        )
        for code, one in end.items()
    }
    assert any(this for this, _ in rows.values())


def test_what_came_late_is_beside_what_was_closed(closed: Services, tmp_path: Path) -> None:
    found = counted(closed, "9999")
    rows = ask(closed, "late", tmp_path / "out")
    assert sorted(rows) == sorted((4, WARDS[code], one.installed, 0) for code, one in found.items())


def test_a_list_is_beside_the_published_number(closed: Services, tmp_path: Path) -> None:
    (row,) = ask(closed, "coverage", tmp_path / "out")
    assert row[:4] == ("Phường 8", 8, 10, -2)
