"""The dashboard of docs/superset, imported into a real Superset: its charts have the program's figures."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import psycopg
import pytest

from core.figures.table import FigureLevel
from tests.postgres.pgserver import TestServer, name_of
from tests.postgres.superset import Superset, running_superset
from tests.reports.season import WARDS, Season

pytestmark = pytest.mark.strangers


def test_the_charts_of_a_province_are_the_programs_figures(
    server: TestServer, season: Season, tmp_path: Path
) -> None:
    """Read by a role of the province, through row-level security."""
    address = server.database()
    season.province.reports.server.publish(address, names=False)
    with psycopg.connect(address, autocommit=True) as owner:
        owner.execute("CREATE ROLE so_lieu LOGIN")
        owner.execute("SELECT tung_nha.let_read('so_lieu', '96')")
    uri = f"postgresql+psycopg2://so_lieu@/{name_of(address)}?host={server.folder}"
    with running_superset(tmp_path, uri) as superset:
        charts = rows_of_charts(superset)
    desk = season.province.province.figures
    communes = [(WARDS[row.unit.code], row.figures) for row in desk.table(FigureLevel.COMMUNE).rows]
    shown = {row["unit"]: (row["đã cài"], row["điện thoại biết"], row["số hộ"]) for row in charts["rates"]}
    assert shown == {
        name: (one.smartphones_installed, one.smartphones_known, one.listed) for name, one in communes
    }
    left = sum(row["còn lại"] for row in charts["left"])
    assert left == sum(one.listed - one.visited for _, one in communes) > 0
    days = [(row["hộ đã đến"], row["đã cài"]) for row in charts["days"]]
    assert [sum(each) for each in zip(*days, strict=True)] == [
        sum(one.visited for _, one in communes),
        sum(one.installed for _, one in communes),
    ]


def rows_of_charts(superset: Superset) -> dict[str, list[dict[str, Any]]]:
    """The rows of each chart, as its own query asks for them."""
    names = {"Tỷ lệ của từng xã": "rates", "Từng ngày": "days", "Số hộ còn lại theo ấp": "left"}
    charts = superset.ask("/api/v1/dashboard/tung-nha/charts")
    assert {chart["slice_name"] for chart in charts} == set(names)
    return {
        names[chart["slice_name"]]: superset.ask(f"/api/v1/chart/{chart['id']}/data/")[0]["data"]
        for chart in charts
    }
