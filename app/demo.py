"""A throw-away ward with believable data: one khóm, its households, a week of visits. Nobody in it is real.

The same at every start but for the days, which count back from now.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Final

from app.demo_tracks import campaign_with_every_track, count_tracks, record_people
from core.application.services import Services, Workspaces
from core.base.clock import VIETNAM, iso
from core.base.ids import HouseholdId
from core.events.kinds import EventKind, HouseholdField, without_none
from core.households.desk import add_household
from core.ports import Writer
from core.records.results import Result
from core.records.workspace import Language, NewWorkspace, UnitSetting
from storage.log.unit_of_work import CODE_BLOCK

CAMPAIGN: Final = "vneid-2026"
WARD: Final = "32014"
DEMO_META: Final = "demo"
HAMLET: Final = "Khóm 3"
OFFICER: Final = "Lê Văn Tám"
HOUSEHOLDS: Final = 372
SEED: Final = 20_260_116
DAYS: Final = 7

_FAMILY: Final = (
    ("Nguyễn", 30), ("Trần", 14), ("Lê", 10), ("Phạm", 8), ("Huỳnh", 8), ("Võ", 6), ("Lâm", 5),
    ("Trương", 4), ("Đặng", 4), ("Bùi", 3), ("Ngô", 3), ("Quách", 2), ("Tăng", 2), ("Danh", 2),
    ("Thạch", 2), ("Dương", 2), ("Hồ", 2),
)  # fmt: skip
_MEN: Final = ("Văn", "Hữu", "Quốc", "Minh", "Thanh", "Hoàng", "Đức", "Chí")
_WOMEN: Final = ("Thị", "Thị", "Ngọc", "Kim", "Mỹ", "Bích", "Thúy")
_GIVEN_MEN: Final = (
    "Út", "Hải", "Dũng", "Khánh", "Tuấn", "Sơn", "Đạt", "Phúc", "Nghĩa", "Tâm", "Bình", "Lâm", "Vũ", "Thảo",
)  # fmt: skip
_GIVEN_WOMEN: Final = (
    "Hoa", "Lan", "Bảy", "Hồng", "Ánh", "Loan", "Thủy", "Nhung", "Xuân", "Diễm", "Yến", "Ngân", "Tư", "Huệ",
)  # fmt: skip
_STREETS: Final = ("đường Lý Văn Lâm", "đường Huỳnh Thúc Kháng", "hẻm 12", "đường Lê Hồng Phong", "hẻm 47")
_NOTES: Final = {
    Language.VIETNAMESE: ("Chờ con trai về", "Đi làm xa, tối mới về", "Máy hết pin", "Chưa có căn cước mới"),
    Language.ENGLISH: ("Waits for the son", "Works far away", "Battery was empty", "No new ID card yet"),
}
_RESULTS: Final = (
    (Result.COMPLETED, 62), (Result.NOT_HOME, 16), (Result.PARTIAL, 6), (Result.RESPONDENT_AWAY, 6),
    (Result.REFUSED_SOFT, 4), (Result.UNABLE, 2), (Result.MOVED_OR_VACANT, 2), (Result.REFUSED_HARD, 1),
    (Result.NO_ACCESS, 1),
)  # fmt: skip
_COMES_BACK: Final = frozenset({Result.NOT_HOME, Result.PARTIAL, Result.RESPONDENT_AWAY})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Door:
    """A household of the demo, as far as its visits depend on it."""

    id: HouseholdId
    people: int


def fill_demo(workspaces: Workspaces, folder: Path, language: Language) -> Services:
    """Makes the demo in the empty `folder` and opens it; nothing of it is ever exported (`export.demo`)."""
    services = workspaces.create(
        folder,
        NewWorkspace(
            unit_code=WARD,
            valid_from=None,
            hamlet=HAMLET,
            officer_name=OFFICER,
            campaign=CAMPAIGN,
            language=language,
        ),
    )
    dice = random.Random(SEED)  # noqa: S311 - sample data
    with services.store.writing() as writer:
        writer.set_meta(DEMO_META, "yes")
        writer.set_meta(CODE_BLOCK, "K7")
        for setting, value in _unit_settings(language).items():
            writer.set_meta(setting.value, value)
        doors = [_add_door(writer, services, dice, order) for order in range(1, HOUSEHOLDS + 1)]
    with services.store.writing() as writer:
        _make_visits(writer, doors, dice, now=services.clock.now(), language=language)
    services.references.load_campaign(campaign_with_every_track(CAMPAIGN))
    services.close()
    opened = workspaces.open(folder)
    record_people(opened)
    count_tracks(opened)
    return opened


def _unit_settings(language: Language) -> dict[UnitSetting, str]:
    hours = {
        Language.VIETNAMESE: "7 giờ đến 17 giờ, thứ Hai đến thứ Sáu",
        Language.ENGLISH: "7:00 to 17:00, Monday to Friday",
    }
    return {
        UnitSetting.ISSUER: "UBND và Ủy ban MTTQ Việt Nam phường Lý Văn Lâm",
        UnitSetting.HELP_NUMBER: "02903000000",
        UnitSetting.HELP_HOURS: hours[language],
    }


def _add_door(writer: Writer, services: Services, dice: random.Random, order: int) -> _Door:
    people = dice.choices((1, 2, 3, 4, 5, 6, 7), (5, 14, 22, 30, 17, 8, 4))[0]
    place = (order - 1) // 47
    number = f"{(order - 1) % 47 + 1}/{place + 1}"
    phone = f"0900000{dice.randrange(1000):03d}" if dice.random() < 0.7 else None
    household = add_household(
        writer,
        services.info.unit,
        added=without_none(hamlet=HAMLET, group=f"Tổ {place + 1}", roster_people=people),
        fields={
            HouseholdField.NAME: _name(dice),
            HouseholdField.ADDRESS: f"{number} {_STREETS[place % len(_STREETS)]}",
            HouseholdField.PHONE: phone,
            HouseholdField.ORDER: order,
        },
    )
    return _Door(id=household, people=people)


def _name(dice: random.Random) -> str:
    family = dice.choices([name for name, _ in _FAMILY], [weight for _, weight in _FAMILY])[0]
    if dice.random() < 0.55:
        return f"{family} {dice.choice(_MEN)} {dice.choice(_GIVEN_MEN)}"
    return f"{family} {dice.choice(_WOMEN)} {dice.choice(_GIVEN_WOMEN)}"


def _make_visits(
    writer: Writer, doors: list[_Door], dice: random.Random, *, now: datetime, language: Language
) -> None:
    waiting = iter(doors)
    for back in reversed(range(DAYS)):
        day = now.date() - timedelta(days=back)
        for at in _times(day, dice):
            door = next(waiting, None)
            if door is None or at > now:
                return
            _visit(writer, door, at, dice, today=now.date(), language=language)


def _times(day: date, dice: random.Random) -> Iterator[datetime]:
    """Yield the times of a team's visits on one day, in order."""
    at = datetime.combine(day, time(8, 5), VIETNAM)
    for _ in range(dice.randrange(26, 48)):
        yield at
        at += timedelta(minutes=dice.randrange(5, 15))
        if time(11, 15) < at.time() < time(13, 30):
            at = datetime.combine(day, time(13, 30), VIETNAM)


def _visit(
    writer: Writer, door: _Door, at: datetime, dice: random.Random, *, today: date, language: Language
) -> None:
    result = dice.choices([kind for kind, _ in _RESULTS], [weight for _, weight in _RESULTS])[0]
    again = dice.random() < 0.6 if result in _COMES_BACK else False
    visit = writer.record(
        EventKind.VISIT_RECORDED,
        without_none(
            campaign=CAMPAIGN,
            household=door.id,
            at=iso(at),
            result=result.value,
            callback=_callback(at, dice, today) if again else None,
            **(_counts(door, dice, result) if result in {Result.COMPLETED, Result.PARTIAL} else {}),
        ),
    )
    if again and dice.random() < 0.5:
        writer.record(EventKind.VISIT_NOTE, {"visit": visit, "text": dice.choice(_NOTES[language])})


def _counts(door: _Door, dice: random.Random, result: Result) -> dict[str, int]:
    adults = max(1, door.people - dice.choices((0, 1, 2), (4, 4, 2))[0])
    phones = sum(dice.random() < 0.72 for _ in range(adults))
    had = sum(dice.random() < 0.25 for _ in range(phones))
    share = 0.75 if result is Result.COMPLETED else 0.3
    installed = sum(dice.random() < share for _ in range(phones - had))
    return {"people": adults, "smartphones": phones, "had": had, "installed": installed}


def _callback(at: datetime, dice: random.Random, today: date) -> str:
    """Return a day soon after the visit; most of the older ones were kept, so few are before `today`."""
    day = at.date() + timedelta(days=dice.randrange(1, 4))
    if day < today and dice.random() < 0.8:
        day = today + timedelta(days=dice.randrange(3))
    if dice.random() < 0.3:
        return iso(datetime.combine(day, time(dice.choice((8, 17, 18)), 30), VIETNAM))
    return day.isoformat()
