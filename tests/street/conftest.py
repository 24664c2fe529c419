"""A street of made-up households, and its counts beside the figures of the same workspace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import FixedClock
from core.base.ids import HouseholdId, IdSource
from core.households.desk import NewHousehold
from core.records.workspace import NewWorkspace
from tests.storage.wards import CHEAP

NewVillage = Callable[..., Services]


@pytest.fixture
def new_village(clock: FixedClock, tmp_path: Path) -> NewVillage:
    """Makes workspaces of a hamlet with some households in groups; the caller closes them."""
    made = 0

    def make(*groups: tuple[str, int], hamlet: str | None = "Khóm 3") -> Services:
        nonlocal made
        made += 1
        workspaces = Workspaces(clock=clock, ids=IdSource(), cost=CHEAP)
        services = workspaces.create(
            tmp_path / f"village-{made}",
            NewWorkspace(
                unit_code="32014",
                valid_from=None,
                hamlet=hamlet,
                officer_name="Lê Văn Tám",
                campaign="vneid-2026",
            ),
        )
        for group, count in groups:
            for number in range(1, count + 1):
                add(services, group, number)
        return services

    return make


def add(services: Services, group: str, number: int, hamlet: str = "Khóm 3") -> HouseholdId:
    new = NewHousehold(
        name=f"Nguyễn Văn {number}",
        hamlet=hamlet,
        group=group,
        address=f"{number} đường Lý Văn Lâm",
    )
    return services.households.add(new).value
