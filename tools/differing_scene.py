"""Scene of the picture of conflicts: two laptops of one khóm changed one phone concurrently."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import VIETNAM, FixedClock
from core.events.kinds import HouseholdField
from core.households.desk import NewHousehold
from core.records.household import HouseholdQuery
from core.records.workspace import Language, NewWorkspace
from core.sync.desk import NewKeys
from core.sync.manifest import Profile
from ui.qt.page_ids import PageId

if TYPE_CHECKING:
    from tools.studio import Camera

MORNING: Final = datetime(2026, 11, 23, 8, 30, tzinfo=VIETNAM)
DOORS: Final = (
    ("Dương Ngọc Sơn", "61/8 đường số 20", "0918223215"),
    ("Phạm Hữu Hà", "12 hẻm 47", "0909118254"),
    ("Trần Thị Bé Sáu", "3/1 đường Lý Văn Lâm", "0947300611"),
)
CHANGED: Final = (
    ("Dương Ngọc Sơn", HouseholdField.PHONE, ("0918223218", "0918223251")),
    ("Trần Thị Bé Sáu", HouseholdField.NAME, ("Trần Thị Bé Sáu (Sáu Lan)", "Trần Thị Sáu")),
)


def make_differing(workspaces: Workspaces, clock: FixedClock, folder: Path, language: Language) -> Path:
    """The folder of the first laptop, which has the file of the second."""
    clock.instant = MORNING
    folder.mkdir()
    one, two = (
        workspaces.create(folder / name, _new(officer, language))
        for name, officer in (("may-1", "Lê Văn Tám"), ("may-2", "Nguyễn Thị Hồng"))
    )
    for head, address, phone in DOORS:
        one.households.add(NewHousehold(name=head, hamlet="Khóm 3", address=address, phone=phone))
    _give(one, two, folder)
    for services, place in ((one, 0), (two, 1)):
        clock.advance(timedelta(hours=1))
        reader = services.store.households
        doors = {row.head: row.id for row in reader.rows(reader.numbers(HouseholdQuery()))}
        for head, field, values in CHANGED:
            services.households.set_field(doors[head], field, values[place])
    _give(two, one, folder)
    one.close()
    two.close()
    return folder / "may-1"


def show_differing(camera: Camera) -> None:
    camera.go_to(PageId.CONFLICTS)
    camera.take("khac-nhau")


def _new(officer: str, language: Language) -> NewWorkspace:
    return NewWorkspace(
        unit_code="32014",
        valid_from=None,
        hamlet="Khóm 3",
        officer_name=officer,
        campaign="vneid-2026",
        language=language,
    )


def _give(sender: Services, receiver: Services, folder: Path) -> None:
    files = sender.batches.export(receiver.batches.own_keys(), folder, Profile.FULL).value.files
    receiver.batches.receive(files, new_keys=NewKeys.TRUST)
