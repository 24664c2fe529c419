"""Scenes of the pictures of the window: the demo ward in the middle of a day, and a demo province."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from app.demo import CAMPAIGN, DEMO_META
from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import VIETNAM, FixedClock, iso
from core.base.ids import IdSource
from core.events.kinds import EventKind, HouseholdField
from core.households.desk import add_household
from core.records.household import HouseholdQuery, HouseholdRow
from core.records.results import Result
from core.records.visit import VisitEntry
from core.records.workspace import Language, NewWorkspace, UnitSetting
from core.sync import keyfile
from core.sync.desk import NewKeys
from storage.keys.sealing import Cost

AFTERNOON: Final = datetime(2026, 11, 24, 14, 42, tzinfo=VIETNAM)
PROVINCE: Final = "96"
STICK: Final = "/media/tam/USB"
PASSPHRASE: Final = "từng ngõ từng nhà"
EXPORT_KEY, EXPORT_FOLDER = "export_key", "export_folder"
"""The choices that the sync page remembers."""

COMMUNES: Final = (
    ("32059", 210, 0.93), ("32083", 188, 0.88), ("32098", 260, 0.71), ("32191", 174, 0.82),
    ("32128", 231, 0.64), ("31825", 290, 0.69), ("32248", 131, 0.49),
)  # fmt: skip
"""Code, households, and the probability that a phone is helped, of each commune."""

UNDECIDED: Final = ("31972", 120, 0.6)
"""Sends for the first time: the province has not compared its number yet."""

SINCE_THE_FILE: Final = (
    (Result.COMPLETED, 3, 2, 2),
    (Result.COMPLETED, 4, 3, 1),
    (Result.NOT_HOME, None, None, None),
    (Result.COMPLETED, 2, 2, 2),
    (Result.COMPLETED, 5, 3, 3),
)
"""Result, people, smartphones, installed of the visits after the last file."""

STORY: Final = {
    Language.VIETNAMESE: ("Con trai về sau 17 giờ", "Đã cài cho hai vợ chồng, cụ bà không dùng máy"),
    Language.ENGLISH: ("The son is home after 17:00", "Installed for the couple; grandmother has no phone"),
}
"""A note about the household that is shown by itself, and one about its second visit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """The workspaces of the pictures, closed.

    `hamlet` has no list yet; `waiting` is a file that the province has not opened yet.
    """

    clock: FixedClock
    workspaces: Workspaces
    ward: Path
    hamlet: Path
    province: Path
    waiting: Path


def set_stage(folder: Path, language: Language) -> Stage:
    """Makes everything in the empty `folder`."""
    clock = FixedClock(AFTERNOON - timedelta(hours=3))
    workspaces = Workspaces(
        clock=clock,
        ids=IdSource(),
        cost=Cost(operations=1, memory_bytes=8 * 1024 * 1024),
        home=folder / "home",
    )
    stage = Stage(
        clock=clock,
        workspaces=workspaces,
        ward=folder / "ward",
        hamlet=folder / "hamlet",
        province=folder / "province",
        waiting=folder / "gui.tnb",
    )
    workspaces.create(stage.hamlet, _new("32059", "Nguyễn Văn An", language, hamlet="Ấp 1")).close()
    province = workspaces.create(stage.province, _new(PROVINCE, "Trần Thị Bình", language))
    ward = _make_ward(stage, language)
    files = [_send(ward, province, folder)]
    for code, households, share in COMMUNES:
        clock.advance(timedelta(minutes=6))
        files.append(_send_from(stage, (code, households, share), province, folder))
    province.batches.receive(tuple(files), new_keys=NewKeys.TRUST)
    _send_from(stage, UNDECIDED, province, folder).rename(stage.waiting)
    province.close()
    clock.instant = AFTERNOON
    _go_on(ward, clock, language)
    ward.set_passphrase(PASSPHRASE)
    ward.close()
    return stage


def shown_household(services: Services) -> HouseholdRow:
    """The one with the longest history."""
    reader = services.store.households
    rows = reader.rows(reader.numbers(HouseholdQuery()))
    return max(rows, key=lambda row: (len(reader.history(row.id)), -row.number))


def _new(code: str, officer: str, language: Language, *, hamlet: str | None = None) -> NewWorkspace:
    return NewWorkspace(
        unit_code=code,
        valid_from=None,
        hamlet=hamlet,
        officer_name=officer,
        campaign=CAMPAIGN,
        language=language,
    )


def _make_ward(stage: Stage, language: Language) -> Services:
    """The demo ward as if it were at work: only then may it send."""
    services = stage.workspaces.create_demo(stage.ward, language)
    with services.store.writing() as writer:
        writer.set_meta(DEMO_META, "")
        writer.set_meta(UnitSetting.ZALO_LINK.value, "https://zalo.me/g/lyvanlam2026")
    services.close()
    return stage.workspaces.open(stage.ward)


def _send(services: Services, province: Services, folder: Path) -> Path:
    """A file for the province, whose key is remembered."""
    keys = province.batches.own_keys()
    services.settings.remember(EXPORT_KEY, keyfile.write(keys))
    services.settings.remember(EXPORT_FOLDER, STICK)
    return services.batches.export(keys, folder).value.files[0]


def _send_from(stage: Stage, commune: tuple[str, int, float], province: Services, folder: Path) -> Path:
    code, households, share = commune
    services = stage.workspaces.create(folder / code, _new(code, "Lê Thị Hoa", Language.VIETNAMESE))
    _fill(services, households, share)
    file = _send(services, province, folder)
    services.close()
    return file


def _fill(services: Services, households: int, share: float) -> None:
    """Three households in four visited, each phone helped with the chance `share`."""
    dice = random.Random(services.info.unit.code)
    moment = services.clock.now() - timedelta(days=1)
    with services.store.writing() as writer:
        for order in range(households):
            household = add_household(
                writer,
                services.info.unit,
                added={"hamlet": f"Ấp {order % 6 + 1}", "order": order},
                fields={HouseholdField.NAME: f"Hộ {order + 1}"},
            )
            if dice.random() > 0.75:
                continue
            people = dice.randrange(1, 6)
            phones = sum(dice.random() < 0.7 for _ in range(people))
            writer.record(
                EventKind.VISIT_RECORDED,
                {
                    "campaign": CAMPAIGN,
                    "household": household,
                    "at": iso(moment),
                    "result": Result.COMPLETED.value,
                    "people": people,
                    "smartphones": phones,
                    "had": 0,
                    "installed": sum(dice.random() < share for _ in range(phones)),
                },
            )


def _go_on(ward: Services, clock: FixedClock, language: Language) -> None:
    """Visits since the file went off, and one line begun and left at another door."""
    _come_back(ward, clock, language)
    reader = ward.store.households
    rows = [row for row in reader.rows(reader.numbers(HouseholdQuery())) if row.last_visit is None]
    for back, (row, stated) in enumerate(zip(rows, reversed(SINCE_THE_FILE), strict=False)):
        result, people, smartphones, installed = stated
        ward.visits.record(
            VisitEntry(
                household=row.id,
                result=result,
                at=clock.now() - timedelta(minutes=4 + 11 * back),
                people=people,
                smartphones=smartphones,
                installed=installed,
            )
        )
    ward.visits.save_draft(rows[len(SINCE_THE_FILE) + 3].id, "32")


def _come_back(ward: Services, clock: FixedClock, language: Language) -> None:
    """An agreed return that was kept: the household with a history worth a picture."""
    note, told = STORY[language]
    row = next(row for row in ward.store.figures.callbacks(40) if row.phone and (row.roster_people or 0) > 2)
    ward.households.set_field(row.id, HouseholdField.NOTE, note)
    ward.visits.record(
        VisitEntry(
            household=row.id,
            result=Result.COMPLETED,
            at=clock.now() - timedelta(minutes=70),
            people=3,
            smartphones=2,
            installed=2,
            note=told,
        )
    )
