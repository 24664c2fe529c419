"""The households of the paper reference's walk list, and rows by the hundred."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from core.base.clock import VIETNAM
from core.base.ids import HouseholdId, household_code
from core.campaigns.parsing import bundled_campaign
from core.papers.walk_list import ListNumber, WalkListContent, WalkListHead, compose_walk_list
from core.records.household import HouseholdRow
from core.records.results import Result, Status
from core.records.workspace import Language, UnitSettings

SETTINGS: Final = UnitSettings(
    issuer="UBND và Ủy ban MTTQ Việt Nam xã Lý Văn Lâm",
    help_number="02903550117",
    help_hours="7 giờ – 20 giờ",
    zalo_link="",
    zalo_label="",
)
HEAD: Final = WalkListHead(
    place="Xã Lý Văn Lâm, TP. Cà Mau", walker="", at=datetime(2020, 9, 11, 7, 10, tzinfo=VIETNAM)
)
NUMBER: Final = ListNumber(number="WK7-12", print=2)
_PLACES: Final = (
    ("Nguyễn Văn Thành", "4", "nhà ngói sát cầu Bà Điều"),
    ("Trần Thị Nguyệt Ánh", "4", ""),
    ("Lê Hoàng Phước Đỗ Quyên", "5", "Số 12"),
    ("Đặng Thị Ngọc Yến", "5", "cạnh cầu Rạch Rập"),
    ("Phạm Quốc Khởi", "5", "tiệm sửa xe"),
    ("Huỳnh Thị Mỹ Lệ", "5", "Số 27"),
    ("Võ Minh Đường", "6", "bến đò cũ"),
    ("Thạch Thị Sà Rượng", "6", ""),
    ("Trương Ngọc Điệp", "6", "Số 31"),
    ("Quách Văn Ngọ", "6", "sau trường mẫu giáo"),
    ("Bùi Thị Ửng", "7", ""),
    ("Lâm Chí Nguyễn", "7", "Số 40"),
    ("Ngô Thị Hường", "7", "quán nước"),
    ("Châu Văn Đặng", "7", ""),
)


def household(
    number: int,
    head: str = "Nguyễn Văn Thành",
    *,
    group: str = "4",
    address: str = "",
    hamlet: str = "ấp Bà Điều",
    people: int | None = None,
    smartphones: int | None = None,
    attempts: int = 0,
    last: Result | None = None,
    last_at: str | None = None,
    callback: str | None = None,
) -> HouseholdRow:
    return HouseholdRow(
        number=number,
        id=HouseholdId(f"0199f000-0000-7000-8000-{number:012d}"),
        head=head,
        code=household_code("K7", number),
        hamlet=hamlet,
        group=group,
        address=address,
        phone="0912345678",
        note="",
        status=Status.NEW,
        roster_people=None,
        has_smartphone=None,
        people=people,
        smartphones=smartphones,
        had=None,
        installed=0,
        attempts=attempts,
        last_visit=None,
        last_result=last,
        last_at=last_at,
        callback=callback,
        closed=None,
        list_number=number,
    )


def specimen_rows() -> tuple[HouseholdRow, ...]:
    rows = [
        household(147 + index, head, group=group, address=address)
        for index, (head, group, address) in enumerate(_PLACES)
    ]
    visited = {
        0: household(
            147,
            "Nguyễn Văn Thành",
            address="nhà ngói sát cầu Bà Điều",
            attempts=1,
            last=Result.NOT_HOME,
            last_at="2020-09-12T09:00:00+07:00",
        ),
        2: household(
            149,
            "Lê Hoàng Phước Đỗ Quyên",
            group="5",
            address="Số 12",
            people=4,
            smartphones=2,
            attempts=1,
            last=Result.RESPONDENT_AWAY,
            last_at="2020-09-10T09:00:00+07:00",
            callback="2020-09-13T19:00:00+07:00",
        ),
        9: household(
            156,
            "Quách Văn Ngọ",
            group="6",
            address="sau trường mẫu giáo",
            people=12,
            attempts=1,
            last=Result.REFUSED_SOFT,
            last_at="2020-09-12T09:00:00+07:00",
        ),
    }
    return tuple(visited.get(index, row) for index, row in enumerate(rows))


def walk_list(
    rows: tuple[HouseholdRow, ...] | None = None, language: Language = Language.VIETNAMESE
) -> WalkListContent:
    return compose_walk_list(
        bundled_campaign("bluezone-2020"),
        SETTINGS,
        HEAD,
        specimen_rows() if rows is None else rows,
        number=NUMBER,
        language=language,
    )
