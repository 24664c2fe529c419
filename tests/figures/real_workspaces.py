"""A province and a ward on real workspaces in the third week of the campaign."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import VIETNAM, FixedClock
from core.base.errors import UserError
from core.base.ids import IdSource
from core.households.desk import NewHousehold
from core.records.results import Result
from core.records.visit import VisitEntry
from core.records.workspace import NewWorkspace
from core.sync.desk import NewKeys

WEEK_3 = datetime(2020, 8, 26, 9, 0, tzinfo=VIETNAM)
"""Wednesday of the campaign's third week."""

STRUCTURE_2025 = date(2025, 7, 1)


def new(unit: str) -> NewWorkspace:
    return NewWorkspace(
        unit_code=unit, valid_from=None, hamlet=None, officer_name="Lê Văn Tám", campaign="bluezone-2020"
    )


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(WEEK_3)


@pytest.fixture
def workspaces(clock: FixedClock) -> Workspaces:
    return Workspaces(clock=clock, ids=IdSource())


@pytest.fixture
def province(workspaces: Workspaces, tmp_path: Path) -> Iterator[Services]:
    services = workspaces.create(tmp_path / "tinh", new("96"))
    yield services
    services.close()


@pytest.fixture
def ward(workspaces: Workspaces, tmp_path: Path) -> Iterator[Services]:
    """Phường 8 (32014), whole in 2025."""
    services = workspaces.create(tmp_path / "p8", new("32014"))
    yield services
    services.close()


def visit(services: Services, hamlet: str, installed: int, *, at: datetime | None = None) -> None:
    """A household of three people and two smartphones with one visit."""
    household = services.households.add(NewHousehold(name="Trần Văn Ánh", hamlet=hamlet)).value
    services.visits.record(
        VisitEntry(
            household=household,
            result=Result.COMPLETED,
            at=at or services.clock.now(),
            people=3,
            smartphones=2,
            had=0,
            installed=installed,
        )
    )


def send(ward: Services, province: Services, folder: Path) -> None:
    exported = ward.batches.export(province.batches.own_keys(), folder).value
    province.batches.receive(exported.files, new_keys=NewKeys.TRUST)


def refused(code: str, work: object, *arguments: object, **options: object) -> UserError:
    with pytest.raises(UserError) as caught:
        work(*arguments, **options)  # type: ignore[operator]  # a desk's method
    assert caught.value.code == code
    return caught.value
