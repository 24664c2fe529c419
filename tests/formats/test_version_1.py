"""Files that the first program wrote are read by this one."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.application.services import Services
from core.base.clock import FixedClock
from core.records.household import HouseholdQuery, HouseholdRow
from core.sync.desk import FileState, NewKeys
from storage.sync.format.batch_file import Opened, open_container, read_file
from tests.database import batches_of, connection_of
from tests.enrolment.offices import Offices, offices
from tests.fixtures import V1

SECRETS: dict[str, Any] = json.loads((V1 / "test-keys.json").read_text())
DOWN = ("receipt", "roster", "decisions", "campaign", "catalogue", "keys")
FORWARDED = ("batch-pseudonymous", "batch-full-forwarded")


@pytest.fixture
def world(tmp_path: Path, clock: FixedClock) -> Iterator[Offices]:
    with offices(tmp_path, clock) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A commune's folder as the first program left it."""
    return Path(shutil.copytree(V1 / "workspace", tmp_path / "phuong"))


@pytest.fixture
def ward(world: Offices, folder: Path) -> Iterator[Services]:
    opened = world.workspaces.open(folder, SECRETS["ward_passphrase"])
    yield opened
    opened.close()


@pytest.fixture
def province(world: Offices) -> Services:
    """A new workspace with the keys of the province that the files were written for."""
    made = world.make("tinh", "96")
    with made.store.writing() as unit:
        unit.set_meta("device_keys", json.dumps(SECRETS["province"]))
    batches_of(made).keys_changed()
    return made


def households(services: Services) -> dict[str, HouseholdRow]:
    reader = services.store.households
    return {row.head: row for row in reader.rows(reader.numbers(HouseholdQuery()))}


def check_ward(ward: Services) -> None:
    rows = households(ward)
    assert set(rows) == {"Đặng Thị Hoà", "Lê Văn Ba", "Trần Thị Tư", "Phạm Văn Năm"}
    assert (rows["Đặng Thị Hoà"].smartphones, rows["Đặng Thị Hoà"].installed) == (2, 2)
    assert rows["Lê Văn Ba"].phone == "0912345678"
    devices = connection_of(ward).execute("SELECT device FROM enrolment ORDER BY device").fetchall()
    assert [device for (device,) in devices] == sorted([SECRETS["ward_device"], SECRETS["laptop_device"]])
    person = connection_of(ward).execute("SELECT name, born FROM person").fetchall()
    assert person == [("Phạm Thị Sáu", "1960-1964")]


def test_a_workspace_opens_with_all_that_was_recorded(ward: Services) -> None:
    check_ward(ward)
    assert ward.settings.unit().issuer == "UBND XÃ KHÁNH AN"
    assert [row.state for row in ward.batches.register() if not row.outgoing] == ["merged", "merged"]


def test_a_safe_copy_is_put_back(world: Offices, folder: Path) -> None:
    (folder / "backups").mkdir()
    name = "tn-20261124-081000-close.tnsave"
    shutil.copyfile(V1 / "copy.tnsave", folder / "backups" / name)
    (folder / "tung-nha.db").unlink()
    world.workspaces.restore(folder, name, SECRETS["ward_passphrase"])
    opened = world.workspaces.open(folder, SECRETS["ward_passphrase"])
    try:
        check_ward(opened)
    finally:
        opened.close()


@pytest.mark.parametrize("name", FORWARDED)
def test_a_batch_with_the_lines_of_two_machines_comes_in(province: Services, name: str) -> None:
    (received,) = province.batches.receive([V1 / f"{name}.tnb"], new_keys=NewKeys.TRUST).value
    assert (received.state, received.visits) == (FileState.MERGED, 2)
    figures = province.store.figures.units()
    assert sum(row.visited for row in figures) == 2
    heads = set(households(province))
    assert ("Đặng Thị Hoà" in heads) is (name == "batch-full-forwarded")


def test_the_lines_of_a_laptop_come_in_at_its_ward(world: Offices, ward: Services) -> None:
    opened = read_as_ward(ward, V1 / "batch-full.tnb")
    assert opened.manifest.sender.device == SECRETS["laptop_device"]
    assert sum(b"visit.recorded" in line for line in opened.lines()) == 1


def read_as_ward(ward: Services, path: Path) -> Opened:
    return open_container(read_file(path), batches_of(ward).keys.identities)


@pytest.mark.parametrize("kind", DOWN)
def test_what_the_province_wrote_is_read(ward: Services, kind: str) -> None:
    (received,) = ward.batches.receive([V1 / f"{kind}.tnd"]).value
    wanted = FileState.DONE_BEFORE if kind == "keys" else FileState.MERGED
    assert (received.kind, received.state) == (kind, wanted), received.reason


def test_what_the_province_decided_reaches_the_visit(ward: Services) -> None:
    ward.batches.receive([V1 / "decisions.tnd"])
    assert households(ward)["Đặng Thị Hoà"].status.value == "returned"


def test_a_request_is_read_by_the_province(province: Services) -> None:
    request = province.enrolment.open_request(V1 / "request.tnk")
    assert request.keys.device == SECRETS["laptop_device"]
    assert (request.keys.unit_code, request.keys.hamlet) == ("32059", "Ấp 1")
