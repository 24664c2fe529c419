"""A ward with two laptops and its province, in folders of their own, and a list of 391 households."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from openpyxl import Workbook

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import FixedClock
from core.base.ids import IdSource
from core.records.household import HouseholdQuery, HouseholdRow
from core.records.workspace import NewWorkspace
from core.sync.desk import NewKeys, ReceivedFile
from core.sync.manifest import Profile
from storage.keys.sealing import Cost

CHEAP: Final = Cost(operations=1, memory_bytes=8 * 1024 * 1024)
HEADERS: Final = ("STT", "Họ và tên chủ hộ", "Tổ", "Địa chỉ", "Điện thoại", "Số nhân khẩu", "Năm sinh")
FAMILY: Final = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng")
MIDDLE: Final = ("Văn", "Thị", "Hữu", "Ngọc", "Quốc", "Thanh", "Kim")
GIVEN: Final = ("Hoà", "Ánh", "Út", "Đẹp", "Mười", "Tám", "Lượm", "Bé", "Dũng", "Nở", "Sáu")

Cells = list[list[object]]


def ward_list(households: int = 391) -> Cells:
    """Rows under `HEADERS`; some heads have the same name, some no phone, numbers are numbers."""
    dice = random.Random(12)
    rows: Cells = []
    for number in range(1, households + 1):
        name = " ".join(dice.choice(part) for part in (FAMILY, MIDDLE, GIVEN))
        phone = 900_000_000 + 1_237 * number if number % 3 else ""
        rows.append(
            [
                number,
                name,
                f"Tổ {number % 7 + 1}",
                f"{number}/5 Lý Bôn",
                phone,
                number % 6 + 1,
                1950 + number % 50,
            ]
        )
    return rows


def workbook(path: Path, rows: Sequence[Sequence[object]], headers: Sequence[str] = HEADERS) -> Path:
    book = Workbook()
    page = book.active
    page.append(["DANH SÁCH HỘ DÂN ẤP 1"])
    page.append(list(headers))
    for row in rows:
        page.append([None if cell == "" else cell for cell in row])
    book.save(path)
    return path


def text_file(path: Path, rows: Sequence[Sequence[object]], headers: Sequence[str] = HEADERS) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(headers)
        writer.writerows(rows)
    return path


class Ward:
    """Workspaces by name; files go between them in one folder."""

    def __init__(self, folder: Path, clock: FixedClock, stack: ExitStack) -> None:
        self.folder = folder
        self.clock = clock
        self._workspaces = Workspaces(clock=clock, ids=IdSource(), cost=CHEAP)
        self._stack = stack

    def make(self, name: str, unit: str = "32059", hamlet: str | None = None) -> Services:
        new = NewWorkspace(
            unit_code=unit, valid_from=None, hamlet=hamlet, officer_name="Lê Văn Tám", campaign="vneid-2026"
        )
        made = self._workspaces.create(self.folder / name, new)
        self._stack.callback(made.close)
        return made

    def send(
        self, sender: Services, receiver: Services, profile: Profile = Profile.PSEUDONYMOUS
    ) -> ReceivedFile:
        exported = sender.batches.export(receiver.batches.own_keys(), self.folder / "stick", profile)
        (file,) = exported.value.files
        return receiver.batches.receive([file], new_keys=NewKeys.TRUST).value[0]


def load(laptop: Services, path: Path, hamlet: str | None = None) -> int:
    """Load a list; return the number of new households."""
    assert laptop.imports is not None
    prepared = laptop.imports.prepare([path], hamlet=hamlet)
    laptop.imports.apply(prepared)
    return prepared.plan.counts.new


def households(services: Services) -> Sequence[HouseholdRow]:
    reader = services.store.households
    return reader.rows(reader.numbers(HouseholdQuery()))


Make = Callable[[], Ward]
