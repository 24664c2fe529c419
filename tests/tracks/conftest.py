"""A ward of 2020, whose campaign orders all four tracks, and the real window over it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import VIETNAM, FixedClock
from core.records.workspace import NewWorkspace
from tests.sitting import (  # noqa: F401 - fixtures are found by their names here
    OFFSCREEN_NOISE,
    SAMPLES,
    catalogues,
    settings,
    sit,
    translations,
    workspaces,
)
from tests.storage.conftest import new_replica  # noqa: F401 - a fixture of this folder too

MakeWard = Callable[..., Services]


@pytest.fixture
def clock() -> FixedClock:
    """Monday, 14 September 2020, 09:42."""
    return FixedClock(datetime(2020, 9, 14, 9, 42, tzinfo=VIETNAM))


@pytest.fixture
def make_ward(workspaces: Workspaces, workspace_dir: Path) -> MakeWard:  # noqa: F811 - the fixture
    """Makes the workspace of a khóm with its list of 167 households, and leaves it open."""

    def make(campaign: str = "bluezone-2020", folder: Path = workspace_dir) -> Services:
        new = NewWorkspace(
            unit_code="32014",
            valid_from=None,
            hamlet="Khóm 3",
            officer_name="Lê Văn Tám",
            campaign=campaign,
        )
        services = workspaces.create(folder, new)
        assert services.imports is not None
        services.imports.apply(services.imports.prepare((SAMPLES / "khom-3-phuong-ly-van-lam.csv",)))
        return services

    return make


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.qt_log_ignore(OFFSCREEN_NOISE, extend=True))
