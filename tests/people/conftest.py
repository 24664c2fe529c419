"""A ward with three households, open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import FixedClock
from core.base.ids import HouseholdId, IdSource
from core.households.desk import NewHousehold
from core.records.workspace import NewWorkspace
from storage.keys.sealing import Cost
from tests.storage.conftest import new_replica

CHEAP = Cost(operations=1, memory_bytes=8 * 1024 * 1024)

__all__ = ["new_replica"]


@pytest.fixture
def ward(clock: FixedClock, workspace_dir: Path) -> Iterator[Services]:
    new = NewWorkspace(
        unit_code="32014",
        valid_from=None,
        hamlet="Khóm 3",
        officer_name="Lê Văn Tám",
        campaign="vneid-2026",
    )
    services = Workspaces(clock=clock, ids=IdSource(), cost=CHEAP).create(workspace_dir, new)
    for name in ("Phạm Hữu Hà", "Ngô Thị Ý", "Trần Văn Ánh"):
        services.households.add(NewHousehold(name=name, hamlet="Khóm 3", address="61/8 đường số 20"))
    yield services
    services.close()


@pytest.fixture
def household(ward: Services) -> HouseholdId:
    """The first household; nothing is recorded of its people."""
    from core.records.household import HouseholdQuery

    reader = ward.store.households
    return reader.rows(reader.numbers(HouseholdQuery()))[0].id
