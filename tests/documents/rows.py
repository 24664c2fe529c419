"""Rows of households as the store gives them."""

from __future__ import annotations

from core.base.ids import HouseholdId
from core.records.household import HouseholdRow
from core.records.results import Status


def household_row(*, address: str = "", group: str = "4", closed: str | None = None) -> HouseholdRow:
    return HouseholdRow(
        number=1,
        id=HouseholdId("01a20cf9-ccc0-77c9-893e-b195fe392159"),
        head="Nguyễn Văn Thành",
        code="K7-147-B",
        hamlet="Ấp 1",
        group=group,
        address=address,
        phone="0912345678",
        note="",
        status=Status.NEW,
        roster_people=4,
        has_smartphone=None,
        people=None,
        smartphones=None,
        had=None,
        installed=0,
        attempts=0,
        last_visit=None,
        last_result=None,
        last_at=None,
        callback=None,
        closed=closed,
    )
