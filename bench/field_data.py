"""A commune at work: 15,000 households, 60,000 people, 60,000 visits, in a real workspace."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from app.workspaces import Workspaces
from bench.people import add_person
from bench.wards import name_of
from core.application.services import Services
from core.base.clock import VIETNAM, FixedClock, iso
from core.base.ids import HouseholdId, IdSource
from core.events.kinds import EventKind, HouseholdField
from core.households.desk import add_household
from core.records.workspace import NewWorkspace
from storage.keys.sealing import Cost

HOUSEHOLDS: Final = 15_000
EACH: Final = 4
VISITS: Final = 60_000
CAMPAIGN: Final = "bluezone-2020"
START: Final = datetime(2020, 8, 10, 8, 0, tzinfo=VIETNAM)
END: Final = datetime(2020, 9, 8, 9, 0, tzinfo=VIETNAM)
RESULTS: Final = ("completed", "completed", "partial", "not_home", "refused_soft", "respondent_away")
A_BLOCK: Final = 500


def workspaces(clock: FixedClock) -> Workspaces:
    return Workspaces(clock=clock, ids=IdSource(), cost=Cost(operations=1, memory_bytes=8 * 1024 * 1024))


def make(
    folder: Path, *, households: int = HOUSEHOLDS, visits: int = VISITS, people: int = EACH
) -> tuple[Services, FixedClock]:
    """The workspace of a commune with its list, everybody in it, and four weeks of visits; 40 sent back."""
    clock, dice = FixedClock(START), random.Random(5)
    new = NewWorkspace(
        unit_code="32014",
        valid_from=None,
        hamlet=None,
        officer_name="Lê Văn Tám",
        campaign=CAMPAIGN,
    )
    services = workspaces(clock).create(folder, new)
    ids: list[HouseholdId] = []
    for start in range(0, households, A_BLOCK):
        with services.store.writing() as unit:
            for number in range(start, min(start + A_BLOCK, households)):
                fields: dict[HouseholdField, str | None] = {
                    HouseholdField.NAME: name_of(number),
                    HouseholdField.ADDRESS: f"{number % 240 + 1} đường số {number % 17 + 1}",
                    HouseholdField.PHONE: f"09{number:08d}",
                }
                added: dict[str, object] = {
                    "hamlet": f"Ấp {number // 370 + 1}",
                    "group": str(number // 37 % 10 + 1),
                    "order": number + 1,
                }
                household = add_household(unit, services.info.unit, added=added, fields=fields)
                ids.append(household)
                if number % 3 == 0:
                    unit.record(EventKind.HOUSEHOLD_WAY, {"household": household, "way": "persons"})
                for place in range(people):
                    add_person(unit, household, number * people + place, dice, CAMPAIGN)
    noted: list[str] = []
    for start in range(0, visits, A_BLOCK):
        with services.store.writing() as unit:
            for _ in range(start, min(start + A_BLOCK, visits)):
                clock.advance(timedelta(seconds=40))
                noted.append(unit.record(EventKind.VISIT_RECORDED, _visit(dice, ids, clock)))
    with services.store.writing() as unit:
        for visit in dice.sample(noted, min(40, len(noted))):
            unit.record(EventKind.VISIT_RETURNED, {"visit": visit, "reason": "counts"})
    services.tidy()
    return services, clock


def _visit(dice: random.Random, ids: list[HouseholdId], clock: FixedClock) -> dict[str, object]:
    phones, result = dice.randrange(4), dice.choice(RESULTS)
    said: dict[str, object] = {
        "campaign": CAMPAIGN,
        "household": dice.choice(ids[: len(ids) * 9 // 10]),
        "at": iso(clock.now()),
        "result": result,
    }
    if result in {"completed", "partial"}:
        said |= {"people": phones + 1, "smartphones": phones, "installed": dice.randrange(phones + 1)}
    elif result == "respondent_away" and dice.random() < 0.2:
        said["callback"] = (clock.now() + timedelta(days=dice.randrange(1, 9))).date().isoformat()
    return said
