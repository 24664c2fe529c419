"""The clock of the day, and what was planned in the morning. Loaded by every process that is killed."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import VIETNAM, FixedClock
from core.base.ids import HouseholdId, IdSource
from core.base.text import fold
from storage.keys.sealing import Cost
from tests.day.script import TWICE
from tests.day.sitting import Plan, walk

LISTED: Final = 214
CHEAP: Final = Cost(operations=1, memory_bytes=8 * 1024 * 1024)
MORNING: Final = datetime(2026, 11, 24, 8, 0, tzinfo=VIETNAM)
A_STEP: Final = timedelta(minutes=3)
"""Duration of each step of the day."""


def clock_at(step: int) -> FixedClock:
    return FixedClock(MORNING + step * A_STEP)


def workspaces_of(clock: FixedClock) -> Workspaces:
    return Workspaces(clock=clock, ids=IdSource(), cost=CHEAP)


def plan_of(services: Services, sheet: str = "") -> Plan:
    rows = walk(services)
    assert len(rows) == LISTED
    twice = rows[TWICE]
    return Plan(
        ids=tuple(row.id for row in rows),
        codes=tuple(row.code for row in rows),
        sheet=sheet,
        double=(fold(twice.head).upper(), fold(twice.address)),
    )


def write_plan(path: Path, plan: Plan) -> None:
    path.write_text(json.dumps(asdict(plan)), encoding="utf-8")


def read_plan(path: Path) -> Plan:
    found = json.loads(path.read_text(encoding="utf-8"))
    name, address = found["double"]
    return Plan(
        ids=tuple(map(HouseholdId, found["ids"])),
        codes=tuple(found["codes"]),
        sheet=found["sheet"],
        double=(name, address),
    )
