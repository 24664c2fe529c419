"""A province with three wards after one week, made once and copied for each test that changes it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.application.services import Services
from tests.reports.season import Season


@pytest.fixture(scope="session")
def week(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Season]:
    """After the fourth week, not closed; only read."""
    season = Season(tmp_path_factory.mktemp("week"))
    season.work(4)
    season.end_of(4)
    season.send()
    yield season
    season.close()


@pytest.fixture
def province(week: Season, tmp_path: Path) -> Iterator[Services]:
    """A copy of its province."""
    import shutil

    copy = tmp_path / "tinh"
    shutil.copytree(week.province.info.folder, copy)
    services = week.workspaces.open(copy)
    yield services
    services.close()
