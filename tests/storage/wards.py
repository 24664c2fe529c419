"""A ward in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable

from core.application.services import Services
from core.base.ids import HouseholdId
from core.households.desk import NewHousehold
from core.records.workspace import NewWorkspace
from storage.keys.sealing import Cost

CHEAP = Cost(operations=1, memory_bytes=8 * 1024 * 1024)

Keep = Callable[[Services], Services]


def new_ward(**changes: object) -> NewWorkspace:
    values: dict[str, object] = {
        "unit_code": "32059",
        "valid_from": None,
        "hamlet": "Ấp 1",
        "officer_name": "Lê Văn Tám",
        "campaign": "vneid-2026",
    }
    return NewWorkspace(**(values | changes))  # type: ignore[arg-type] # a table of test values


def add(services: Services, name: str = "Đặng Thị Hoà") -> HouseholdId:
    return services.households.add(NewHousehold(name=name, hamlet="Ấp 1", phone="0912345678")).value
