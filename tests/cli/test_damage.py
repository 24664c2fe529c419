"""Flipped pages, a lost or cut log: reported with the missing part and the remedy, never a traceback."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.workspaces import Workspaces
from core.base.errors import UserError
from core.households.desk import NewHousehold
from tests.cli.program import SAMPLES, Program
from tests.database import connection_of

COMMANDS = (
    ("households", "--search", "van"),
    ("rates",),
    ("conflicts", "list"),
    ("quality",),
    ("callback", "list"),
    ("sync", "status"),
    ("batch", "list"),
)


@pytest.fixture
def ward(program: Program) -> Path:
    data = program.make("ward", "32059")
    program.json("roster", "import", SAMPLES / "ds-ho-ap-1-xa-khanh-an.xlsx", "--data", data)
    return data


def flipped(path: Path, at: int) -> bytes:
    data = bytearray(path.read_bytes())
    data[at] ^= 0x10
    path.write_bytes(data)
    return bytes(data)


def test_a_flipped_page_is_a_sentence_for_every_command(program: Program, ward: Path) -> None:
    database = ward / "tung-nha.db"
    whole = database.read_bytes()
    damaged = 0
    for place, page in enumerate(range(0, len(whole) // 4096, len(whole) // 4096 // 14)):
        flipped(database, page * 4096 + 900)
        command = COMMANDS[place % len(COMMANDS)]
        ran = program(*command, "--data", ward, "--json")
        assert ran.code in (0, 5), (page, command)
        if ran.code:
            damaged += 1
            assert ran.json["error"] in ("storage.damaged", "storage.failed"), ran.json
            assert ran.err.strip()
        for side in ("-wal", "-shm"):
            database.with_name(database.name + side).unlink(missing_ok=True)
        database.write_bytes(whole)
    assert damaged >= 3


def crash_with_a_log(workspaces: Workspaces, folder: Path, households: int) -> Path:
    """Leave a workspace as a program that was killed does: the newest entries only in the log."""
    services = workspaces.open(folder)
    for number in range(households):
        services.households.add(NewHousehold(name=f"Lê Văn {number}", hamlet="Ấp 2"))
    left = folder.with_name(f"{folder.name} left")
    shutil.copytree(folder, left)
    connection_of(services).close()
    shutil.rmtree(folder)
    left.rename(folder)
    return folder / "tung-nha.db-wal"


def lost(program: Program, ward: Path) -> list[str]:
    answer = program("households", "--limit", "1", "--data", ward, "--json").json
    return [warning["error"] for warning in answer.get("warnings", [])]


@pytest.mark.parametrize("how", ["lost", "cut", "damaged"])
def test_a_log_that_was_lost_is_said_with_what_is_missing(program: Program, ward: Path, how: str) -> None:
    log = crash_with_a_log(program._workspaces, ward, 12)
    size = log.stat().st_size
    assert size > 8 * 4096
    if how == "lost":
        log.unlink()
    elif how == "cut":
        log.write_bytes(log.read_bytes()[: size // 2])
    else:
        flipped(log, size // 3)
    assert lost(program, ward) == ["storage.less"]
    assert lost(program, ward) == ["storage.less"], "it is said until a person decides"
    accepted = program("backup", "accept", "--data", ward, "--json").json
    assert 0 < accepted["missing"] <= 12 * 4
    assert lost(program, ward) == []


def test_nothing_is_said_after_a_crash_that_lost_nothing(program: Program, ward: Path) -> None:
    crash_with_a_log(program._workspaces, ward, 3)
    assert lost(program, ward) == []


def test_the_copy_that_holds_most_is_named_and_brings_it_back(program: Program, ward: Path) -> None:
    services = program._workspaces.open(ward)
    poor = services.copies.make("manual").name
    services.households.add(NewHousehold(name="Lê Văn Sáu", hamlet="Ấp 2"))
    full = {services.copies.make(reason).name for reason in ("manual", "import")}
    services.close()
    shutil.copy(ward / "backups" / poor, ward / "tung-nha.db")
    answer = program("households", "--search", "sau", "--data", ward, "--json").json
    (warning,) = answer["warnings"]
    assert (warning["error"], answer["rows"]) == ("storage.less_copy", [])
    (named,) = [name for name in full if name in warning["message"]]
    program.json("backup", "restore", named, "--data", ward)
    found = program.json("households", "--search", "sau", "--data", ward)
    assert [row["head"] for row in found["rows"]] == ["Lê Văn Sáu"]
    assert "warnings" not in found


def test_a_copy_put_back_on_purpose_is_no_loss(program: Program, ward: Path) -> None:
    services = program._workspaces.open(ward)
    name = services.copies.make("manual").name
    services.households.add(NewHousehold(name="Lê Văn Tám", hamlet="Ấp 2"))
    services.close()
    program.json("backup", "restore", name, "--data", ward)
    assert lost(program, ward) == []


def test_a_damaged_first_page_is_damage_and_no_wrong_key(program: Program, ward: Path) -> None:
    flipped(ward / "tung-nha.db", 100)
    with pytest.raises(UserError) as refused:
        program._workspaces.open(ward)
    assert refused.value.code == "storage.damaged"
