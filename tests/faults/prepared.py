"""Workspaces that a fault meets: made once without faults, then copied."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from app.open_workspace import OpenWorkspace
from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import VIETNAM, FixedClock
from core.base.errors import UserError
from core.base.ids import HouseholdId, IdSource
from core.households.desk import NewHousehold
from core.records.household import HouseholdQuery
from core.records.results import Result
from core.records.visit import VisitEntry
from core.records.workspace import NewWorkspace
from core.sync.desk import NewKeys
from core.sync.keyfile import write
from storage.db.connection import open_connection
from storage.db.folders import DATABASE_NAME
from storage.db.schema import version
from storage.keys.keyring import DataKey, create_lock, unlock
from tests.database import connection_of

HOUSEHOLDS = 5
OLD = Path(__file__).resolve().parents[1] / "storage" / "v2.db"
OLD_KEY = bytes(32)
OLD_VERSION = 2


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
            household(ward, f"Lê Văn {number}")
        keys = province.batches.own_keys()
        (root / "province.txt").write_text(write(keys), encoding="utf-8")
        first = ward.batches.export(keys, root).value.files[0]
        province.batches.receive([first], new_keys=NewKeys.TRUST)
        for door in households(ward):
            visit(ward, door)
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


def household(services: Services, name: str) -> HouseholdId:
    return services.households.add(NewHousehold(name=name, hamlet="Ấp 1")).value


def visit(services: Services, household: HouseholdId) -> str:
    entry = VisitEntry(
        household=household, result=Result.COMPLETED, at=services.clock.now(), smartphones=2, installed=1
    )
    return services.visits.record(entry).value


def events(services: Services) -> set[str]:
    return {row[0] for row in connection(services).execute("SELECT id FROM event")}


def use_state(root: Path) -> None:
    os.environ["TUNG_NHA_STATE"] = str(root / "state")


def prepare_old(root: Path) -> None:
    """`root/old`, a workspace whose database is of version 2 and was closed long ago."""
    (root / "old").mkdir()
    create_lock(root / "old", workspace="old", passphrase=None)
    shutil.copy(OLD, root / "old" / DATABASE_NAME)


@contextmanager
def opened_old(folder: Path) -> Iterator[Services]:
    """The same by the real program, which brings it up to date first: a safe copy, then the migration."""
    clock = FixedClock(datetime(2020, 9, 17, 8, 0, tzinfo=VIETNAM))
    services = OpenWorkspace(folder, DataKey(raw=OLD_KEY), clock, IdSource()).services()
    try:
        yield services
    finally:
        connection(services).close()


def state_of_old(folder: Path) -> tuple[int, list[str]]:
    """Return the version of the database on the disk, and the ids of its visits. Raises `UserError`."""
    raw = open_connection(folder / DATABASE_NAME, OLD_KEY)
    try:
        if raw.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            raise UserError("storage.damaged")
        return version(raw), [row[0] for row in raw.execute("SELECT id FROM visit ORDER BY id")]
    finally:
        raw.close()


def counts(folder: Path) -> dict[str, int]:
    """Return the counts of a workspace, read beside the program; nothing of it is changed."""
    raw = open_connection(folder / DATABASE_NAME, unlock(folder).raw)
    try:
        assert raw.execute("PRAGMA quick_check").fetchone()[0] == "ok"
        sql = {
            "visits": "SELECT count(*) FROM visit",
            "events": "SELECT count(*) FROM event",
            "households": "SELECT count(*) FROM household",
            "batches": "SELECT count(*) FROM batch",
        }
        return {name: int(raw.execute(text).fetchone()[0]) for name, text in sql.items()}
    finally:
        raw.close()
