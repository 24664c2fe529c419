"""A province with one honest ward and six that try to win a place, each in its own way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import VIETNAM, FixedClock
from core.base.ids import HouseholdId
from core.households.desk import NewHousehold
from core.records.household import CloseReason, HouseholdQuery
from core.records.results import Result
from core.records.visit import VisitEntry
from core.records.workspace import NewWorkspace
from core.sync.desk import NewKeys

HONEST, CROWDED, CLOSING, ONE_DOOR, OVERFULL, BACK = "32014", "32044", "32017", "32020", "32023", "32026"
TWO_LISTS: Final = "32011"
DAY: Final = datetime(2020, 9, 14, 9, 0, tzinfo=VIETNAM)


def gamed_province(workspaces: Workspaces, clock: FixedClock, folder: Path) -> Services:
    """The workspace of the province with the files of all seven wards."""
    province = workspaces.create(folder / "tinh", _new("96"))
    for code, work in (
        (HONEST, _honest),
        (CROWDED, _crowded),
        (CLOSING, _closing),
        (ONE_DOOR, _one_door),
        (OVERFULL, _overfull),
        (BACK, _dated_back),
    ):
        clock.instant = DAY
        ward = workspaces.create(folder / code, _new(code))
        work(ward, clock)
        _send(ward, province, folder / code)
    for laptop in ("may-1", "may-2"):
        clock.instant = DAY
        ward = workspaces.create(folder / laptop, _new(TWO_LISTS))
        _short_list(ward, clock, folder / "danh-sach.csv")
        _send(ward, province, folder / "hai-may")
    return province


def _send(ward: Services, province: Services, folder: Path) -> None:
    exported = ward.batches.export(province.batches.own_keys(), folder).value
    province.batches.receive(exported.files, new_keys=NewKeys.TRUST)
    ward.close()


def _new(unit: str) -> NewWorkspace:
    return NewWorkspace(
        unit_code=unit, valid_from=None, hamlet=None, officer_name="Lê Văn Tám", campaign="bluezone-2020"
    )


def _homes(ward: Services, count: int) -> Sequence[HouseholdId]:
    return [
        ward.households.add(NewHousehold(name=f"Trần Văn {at}", hamlet="Khóm 1")).value for at in range(count)
    ]


def _visit(
    ward: Services,
    clock: FixedClock,
    home: HouseholdId,
    counts: tuple[int, int, int],
    at: datetime | None = None,
) -> None:
    clock.advance(timedelta(minutes=12))
    people, smartphones, installed = counts
    ward.visits.record(
        VisitEntry(
            household=home,
            result=Result.COMPLETED,
            at=at or clock.now(),
            people=people,
            smartphones=smartphones,
            installed=installed,
        )
    )


def _honest(ward: Services, clock: FixedClock) -> None:
    for home in _homes(ward, 14)[:11]:
        _visit(ward, clock, home, (4, 3, 2))


def _crowded(ward: Services, clock: FixedClock) -> None:
    for home in _homes(ward, 12)[:8]:
        _visit(ward, clock, home, (4, 30, 30))


def _closing(ward: Services, clock: FixedClock) -> None:
    homes = _homes(ward, 12)
    for at, home in enumerate(homes):
        _visit(ward, clock, home, (4, 3, 3 if at < 4 else 0))
    for home in homes[4:]:
        ward.households.close(home, CloseReason.MOVED)


def _one_door(ward: Services, clock: FixedClock) -> None:
    _visit(ward, clock, _homes(ward, 1)[0], (1, 1, 1))


def _overfull(ward: Services, clock: FixedClock) -> None:
    for home in _homes(ward, 12)[:8]:
        for _ in range(3):
            _visit(ward, clock, home, (4, 1, 1))


def _dated_back(ward: Services, clock: FixedClock) -> None:
    for at, home in enumerate(_homes(ward, 14)):
        _visit(ward, clock, home, (4, 3, 3), datetime(2020, 9, 3 + at % 6, 9, 0, tzinfo=VIETNAM))


def _short_list(ward: Services, clock: FixedClock, path: Path) -> None:
    """One list of fewer households than get an id of their own, loaded by each of two laptops."""
    rows = [f"{at},Trần Văn {at},Tổ {at % 4 + 1},{at % 6 + 1}" for at in range(1, 25)]
    path.write_text("\n".join(["STT,Họ tên chủ hộ,Tổ,Số nhân khẩu", *rows]), encoding="utf-8")
    if ward.imports is None:
        raise LookupError(ward.info.unit.code)
    ward.imports.apply(ward.imports.prepare((path,), hamlet="Khóm 1"))
    for home in ward.store.households.ids(ward.store.households.numbers(HouseholdQuery()))[:13]:
        _visit(ward, clock, home, (3, 2, 2))
