"""The steps of `bench.imports`, run on the code of this tree."""

from __future__ import annotations

import random
import shutil
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import VIETNAM, FixedClock, iso
from core.base.ids import HouseholdId, IdSource
from core.events.kinds import EventKind, HouseholdField
from core.households.desk import add_household
from core.ports import Writer
from core.records.results import Result
from core.records.workspace import NewWorkspace
from core.sync.desk import NewKeys
from core.sync.manifest import Profile

EVENTS: Final = 60_000
HOUSEHOLDS: Final = 15_000
START: Final = datetime(2026, 12, 1, 7, 0, tzinfo=VIETNAM)
CAMPAIGN: Final = "vneid-2026"
HEADER: Final = "Họ tên chủ hộ,Ấp,Tổ,Số nhà,Điện thoại,Số nhân khẩu"
FAMILIES: Final = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi")
GIVEN: Final = ("An", "Bình", "Cúc", "Dũng", "Giang", "Hạnh", "Khoa", "Lan", "Minh", "Nga")
RESULTS: Final = tuple(result.value for result in Result)


def main(folder: Path, work: str, what: str) -> None:
    if work == "roster":
        print(0 if what == "make" else take_list(folder, what))
    elif what == "make":
        print(make_file(folder, work))
    else:
        print(take_file(folder, what))


def workspaces() -> Workspaces:
    return Workspaces(clock=FixedClock(START), ids=IdSource())


def make_workspace(folder: Path, unit: str) -> Services:
    new = NewWorkspace(unit_code=unit, valid_from=None, hamlet=None, officer_name="An", campaign=CAMPAIGN)
    folder.parent.mkdir(parents=True, exist_ok=True)
    return workspaces().create(folder, new)


def take_list(folder: Path, run: str) -> float:
    ward = make_workspace(folder / f"ward-{run}", "32059")
    path = folder / "list.csv"
    rows = [
        f"{FAMILIES[n % 8]} Văn {GIVEN[n % 10]} {n},Ấp {n % 12 + 1},Tổ {n % 20 + 1},"
        f"{n}/2 đường số {n % 9},09{n:08},{n % 6 + 1}"
        for n in range(HOUSEHOLDS)
    ]
    path.write_text("\n".join((HEADER, *rows)), encoding="utf-8")
    assert ward.imports is not None
    start = time.process_time()
    ward.imports.apply(ward.imports.prepare((path,)))
    taken = time.process_time() - start
    ward.close()
    return taken


def make_file(folder: Path, work: str) -> float:
    """A ward's file of `EVENTS` events, and the province that it is for."""
    province, ward = make_workspace(folder / "province", "96"), make_workspace(folder / "ward", "32059")
    per_household = {"visits": 6, "registers": 12}[work]
    dice = random.Random(1)
    for first in range(0, EVENTS // per_household, 500):
        with ward.store.writing() as writer:
            for number in range(first, min(first + 500, EVENTS // per_household)):
                added: dict[str, object] = {"hamlet": f"Ấp {number // 370 + 1}", "order": number + 1}
                if work == "visits":
                    household = add_household(writer, ward.info.unit, added=added, fields={})
                    for _ in range(4):
                        visit(writer, household, dice)
                else:
                    set_registers(writer, ward, added, number, dice)
    ward.batches.export(province.batches.own_keys(), folder / "out", Profile.FULL)
    ward.close()
    province.close()
    return 0


def visit(writer: Writer, household: HouseholdId, dice: random.Random) -> str:
    smartphones = dice.randint(0, 4)
    return writer.record(
        EventKind.VISIT_RECORDED,
        {
            "campaign": CAMPAIGN,
            "household": household,
            "at": iso(START - timedelta(minutes=dice.randint(0, 20_000))),
            "result": dice.choice(RESULTS),
            "people": dice.randint(1, 6),
            "smartphones": smartphones,
            "installed": dice.randint(0, smartphones),
        },
    )


def set_registers(
    writer: Writer, ward: Services, added: dict[str, object], number: int, dice: random.Random
) -> None:
    """Twelve events of one household: its first fields, and registers that are set once or twice."""
    fields = {
        HouseholdField.NAME: f"{FAMILIES[number % 8]} Văn {GIVEN[number % 10]} {number}",
        HouseholdField.PHONE: f"09{number:08}",
        HouseholdField.ADDRESS: f"{number}/2",
    }
    household = add_household(writer, ward.info.unit, added=added, fields=dict(fields))
    seen = visit(writer, household, dice)
    writer.record(EventKind.VISIT_VOIDED, {"visit": seen})
    writer.record(EventKind.HOUSEHOLD_CLOSED, {"household": household, "reason": "moved"})
    writer.record(EventKind.HOUSEHOLD_REOPENED, {"household": household})
    writer.record(EventKind.HOUSEHOLD_WAY, {"household": household, "way": "persons"})
    person = writer.new_id()
    writer.record(EventKind.PERSON_ADDED, {"person": person, "household": household})
    stage = {"person": person, "campaign": CAMPAIGN, "stage": "installed"}
    writer.record(EventKind.PERSON_STAGE, stage)


def take_file(folder: Path, run: str) -> float:
    """The file into a copy of the empty province."""
    shutil.copytree(folder / "province", folder / f"province-{run}")
    province = workspaces().open(folder / f"province-{run}")
    files = sorted((folder / "out").glob("*.tnb"))
    start = time.process_time()
    received = province.batches.receive(files, new_keys=NewKeys.TRUST).value
    taken = time.process_time() - start
    province.close()
    assert [file.state.value for file in received] == ["merged"] * len(files), received
    return taken


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
