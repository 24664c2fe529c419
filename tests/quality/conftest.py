"""A workspace of a hamlet with the sample list, in the campaign's weeks."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import VIETNAM, FixedClock
from core.base.ids import IdSource
from core.records.workspace import NewWorkspace
from tests.storage.conftest import new_replica  # noqa: F401 - a fixture of this folder too

ROSTER = Path(__file__).parents[1] / "samples" / "khom-3-phuong-ly-van-lam.csv"
MONDAY = datetime(2020, 9, 14, 9, 42, tzinfo=VIETNAM)


def workspaces(clock: FixedClock) -> Workspaces:
    return Workspaces(clock=clock, ids=IdSource())


@pytest.fixture
def clock() -> FixedClock:
    """Monday, 14 September 2020, 09:42."""
    return FixedClock(MONDAY)


@pytest.fixture(scope="session")
def ward_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The 167 households of the sample list, copied for each test."""
    folder = tmp_path_factory.mktemp("ward") / "w"
    new = NewWorkspace(
        unit_code="32014",
        valid_from=None,
        hamlet="Khóm 3",
        officer_name="Lê Văn Tám",
        campaign="bluezone-2020",
    )
    services = workspaces(FixedClock(MONDAY)).create(folder, new)
    assert services.imports is not None
    services.imports.apply(services.imports.prepare((ROSTER,)))
    services.close()
    return folder


@pytest.fixture
def folder(ward_template: Path, workspace_dir: Path) -> Path:
    shutil.copytree(ward_template, workspace_dir)
    return workspace_dir


@pytest.fixture
def services(folder: Path, clock: FixedClock) -> Iterator[Services]:
    opened = workspaces(clock).open(folder)
    yield opened
    opened.close()
