"""`update check`, `install` and `back` on an installed program with data."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from core.base.clock import FixedClock
from storage.backup.rolling import list_backups
from tests.cli.program import Program
from tests.updates.package import Laptop, issue, laptop


@pytest.fixture
def machine(tmp_path: Path) -> Laptop:
    return laptop(tmp_path / "máy xã Tân Hà")


@pytest.fixture
def program(
    capsys: pytest.CaptureFixture[str], clock: FixedClock, tmp_path: Path, machine: Laptop
) -> Program:
    return Program(capsys, clock, tmp_path, machine.updates())


def test_a_package_is_shown_installed_and_taken_back(
    program: Program, machine: Laptop, capsys: pytest.CaptureFixture[str], clock: FixedClock
) -> None:
    data = program.make("ward", "32059")
    issue(machine.stick, "0.2.0")
    shown = program.json("update", "check", machine.stick)
    assert (shown["own"], shown["version"], shown["changes"]["vi"]) == ("0.1.0", "0.2.0", "Nhanh hơn.")
    done = program.json("update", "install", machine.stick, "--data", data)
    assert [copy.reason for copy in list_backups(data / "backups")][:1] == ["update"]
    assert done["copy"] == list_backups(data / "backups")[0].name
    newer = Program(capsys, clock, program.folder, machine.updates("0.2.0"))
    assert newer.json("update", "back", "--data", data) == {"version": "0.1.0", "restored": None}
    assert "0.1.0" in (machine.program / "tung-nha").read_text(encoding="utf-8")
    program.json("households", "--data", data)


def test_going_back_below_a_newer_schema_puts_the_copied_data_back(
    program: Program, machine: Laptop, capsys: pytest.CaptureFixture[str], clock: FixedClock
) -> None:
    data, other = program.make("ward", "32059"), program.make("other", "32059")
    issue(machine.stick, "0.2.0", schema=5)
    copy = program.json("update", "install", machine.stick, "--data", data)["copy"]
    newer = Program(capsys, clock, program.folder, machine.updates("0.2.0", schema=5))
    refused = newer("update", "back", "--data", other, "--json")
    assert (refused.code, refused.json["error"]) == (4, "update.other_data")
    assert newer.json("update", "back", "--data", data)["restored"] == copy
    kept = [copy.reason for copy in list_backups(data / "backups")]
    assert "before-restore" in kept, "what was recorded since stays too"


def test_a_refusal_is_a_code_and_makes_no_copy(program: Program, machine: Laptop) -> None:
    data = program.make("ward", "32059")
    ran = program("update", "install", machine.stick, "--data", data, "--json")
    assert (ran.code, ran.json["error"]) == (4, "update.none")
    assert program("update", "back", "--data", data, "--json").json["error"] == "update.no_former"
    assert not list_backups(data / "backups")


def test_an_open_window_stops_the_update_and_leaves_no_unpacked_program(
    program: Program, machine: Laptop
) -> None:
    data = program.make("ward", "32059")
    issue(machine.stick, "0.2.0")
    before = machine.tree()
    claim = program._workspaces.claim(data)
    try:
        ran = program("update", "install", machine.stick, "--data", data, "--json")
    finally:
        claim.release()
    assert ran.json["error"] == "workspace.in_use"
    assert machine.tree() == before


def test_a_machine_without_data_is_updated_without_a_copy(program: Program, machine: Laptop) -> None:
    issue(machine.stick, "0.2.0")
    assert program.json("update", "install", machine.stick)["copy"] is None


def test_the_source_and_a_build_without_a_key_say_so(
    capsys: pytest.CaptureFixture[str], clock: FixedClock, machine: Laptop, tmp_path: Path
) -> None:
    issue(machine.stick, "0.2.0")
    keyless = Program(capsys, clock, tmp_path, replace(machine.updates(), public_key=None))
    assert keyless("update", "check", machine.stick, "--json").json["error"] == "update.no_key"
    source = Program(capsys, clock, tmp_path)
    for action in ("check", "install"):
        ran = source("update", action, machine.stick, "--json")
        assert (ran.code, ran.json["error"]) == (4, "update.source")
