"""Workspaces that a fault meets: made once without faults, then copied."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from core.clock import VIETNAM, FixedClock
from core.exchange.desk import NewKeys
from core.exchange.keyfile import write
from core.households.desk import NewHousehold
from core.households.household import HouseholdQuery
from core.ids import HouseholdId, IdSource
from core.services import Services
from core.visits.results import Result
from core.visits.visit import VisitEntry
from core.workspace import NewWorkspace
from storage.workspace import Workspaces
from tests.database import connection_of

HOUSEHOLDS = 5


def workspaces() -> Workspaces:
    return Workspaces(clock=FixedClock(datetime(2026, 12, 1, 8, 0, tzinfo=VIETNAM)), ids=IdSource())


def prepare(root: Path) -> None:
    """`root/ward` with households, `root/province` that knows it, `root/one.tnb` from one to the other."""
    for name, unit in (("ward", "32059"), ("province", "96")):
        workspaces().create(
            root / name,
            NewWorkspace(
                unit_code=unit,
                valid_from=None,
                hamlet=None,
                officer_name="Lê Văn Tám",
                campaign="vneid-2026",
            ),
        ).close()
    with opened(root / "ward") as ward, opened(root / "province") as province:
        for number in range(HOUSEHOLDS):
            ward.households.add(NewHousehold(name=f"Lê Văn {number}", hamlet="Ấp 1"))
        keys = province.batches.own_keys()
        (root / "province.txt").write_text(write(keys), encoding="utf-8")
        first = ward.batches.export(keys, root).value.files[0]
        province.batches.receive([first], new_keys=NewKeys.TRUST)
        for household in households(ward):
            visit(ward, household)
        ward.batches.export(keys, root).value.files[0].rename(root / "one.tnb")


@contextmanager
def opened(folder: Path) -> Iterator[Services]:
    """An open workspace, whose connection ends whatever happens."""
    services = workspaces().open(folder)
    try:
        yield services
        services.close()
    finally:
        connection(services).close()


def connection(services: Services) -> Any:
    return connection_of(services)


def households(services: Services) -> list[HouseholdId]:
    reader = services.store.households
    return [row.id for row in reader.rows(reader.numbers(HouseholdQuery()))]


def visit(services: Services, household: HouseholdId) -> str:
    entry = VisitEntry(
        household=household, result=Result.COMPLETED, at=services.clock.now(), smartphones=2, installed=1
    )
    return services.visits.record(entry).value


def events(services: Services) -> set[str]:
    return {row[0] for row in connection(services).execute("SELECT id FROM event")}


def use_state(root: Path) -> None:
    os.environ["TUNG_NHA_STATE"] = str(root / "state")
