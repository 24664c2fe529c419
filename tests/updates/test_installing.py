"""A package put in the program's place, and the version before put back."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from app.other_programs import own_environment
from app.updates import InstalledUpdates, read_public_key
from core.base.errors import UserError
from core.updates.models import best_offer
from storage.keys.minisign import public_key_text
from storage.updates import switching
from tests.updates.package import SEED, Laptop, issue, laptop


@pytest.fixture
def machine(tmp_path: Path) -> Laptop:
    return laptop(tmp_path / "máy xã Tân Hà")


def version_of(program: Path) -> str:
    return subprocess.run([program, "--version"], capture_output=True, encoding="utf-8", check=True).stdout


def update(machine: Laptop, version: str, own: str = "0.1.0") -> None:
    issue(machine.stick, version)
    updates = machine.updates(own)
    updates.install(updates.stage(best_offer(updates.offers(machine.stick))), machine.root / "data", "a copy")


def folders(machine: Laptop) -> list[str]:
    return sorted(path.name for path in machine.root.iterdir() if path.name != "stick")


def test_the_new_program_is_in_place_and_the_version_before_is_kept(machine: Laptop) -> None:
    update(machine, "0.2.0")
    assert version_of(machine.program / "tung-nha") == "Từng Nhà 0.2.0\n"
    assert (machine.program / "lib" / "part").read_text(encoding="utf-8") == "part of 0.2.0"
    assert folders(machine) == ["state", "tung-nha", "tung-nha-0.1.0"]
    former = machine.updates("0.2.0").former()
    assert former is not None
    assert (former.version, former.schema, former.copy) == ("0.1.0", 4, "a copy")
    assert former.data == machine.root / "data"
    assert not list((machine.root / "state" / "incoming").glob("*")), "nothing of the package is left"


def on_windows(machine: Laptop, version: str = "0.1.0") -> InstalledUpdates:
    usual = machine.updates(version)
    return replace(usual, program=replace(usual.program, system="windows"))


def test_on_windows_the_checked_installer_is_begun_and_its_note_waits(
    machine: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[object] = []
    monkeypatch.setattr("app.updates.begin", lambda command, folder: begun.extend([command, folder]))
    issue(machine.stick, "0.2.0", system="windows")
    updates, place = on_windows(machine), machine.program
    staged = updates.stage(best_offer(updates.offers(machine.stick)))
    assert staged.source == machine.root / "state" / "incoming" / "tung-nha-0.2.0-linux.zip"
    updates.install(staged, machine.root / "data", "a copy", opens_window=True)
    assert begun == [f'"{staged.source}" /UPDATE=0.1.0 /WINDOW /D={place}', machine.root / "state"]
    assert updates.former() is None, "the installer gives the note its name"
    (machine.root / "state" / "pending.json").rename(machine.root / "state" / "former.json")
    place.with_name("tung-nha-0.1.0").mkdir()
    begun.clear()
    on_windows(machine, "0.2.0").go_back()
    assert begun == [[place / "uninstall.exe", "/BACK=0.1.0", "/SCHEMA=4", "/S"], machine.root / "state"]


def test_on_windows_a_folder_that_takes_no_file_is_said_first(
    machine: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Program Files, which has no attribute that forbids it."""

    def refuse(**_arguments: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    assert on_windows(machine).hindrance() is None
    monkeypatch.setattr("app.updates.tempfile.TemporaryFile", refuse)
    problem = on_windows(machine).hindrance()
    assert problem is not None
    assert problem.code == "update.read_only"


def test_on_windows_there_is_room_for_what_the_installer_unpacks_first(
    machine: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue(machine.stick, "0.2.0", system="windows", installed_bytes=10_000_000)
    updates, usage = on_windows(machine), shutil.disk_usage(machine.root)
    monkeypatch.setattr("app.updates.shutil.disk_usage", lambda _path: usage._replace(free=15_000_000))
    with pytest.raises(UserError, match=r"update\.no_room") as refused:
        updates.stage(best_offer(updates.offers(machine.stick)))
    assert refused.value.params["needed"] == 21


def test_going_back_puts_the_version_before_in_place_once(machine: Laptop) -> None:
    before = machine.tree()
    update(machine, "0.2.0")
    machine.updates("0.2.0").go_back()
    assert machine.tree() == before
    assert version_of(machine.program / "tung-nha") == "Từng Nhà 0.1.0\n"
    assert machine.updates().former() is None
    with pytest.raises(UserError, match=r"update\.no_former"):
        machine.updates().go_back()


def test_after_two_updates_only_the_version_before_the_last_is_kept(machine: Laptop) -> None:
    update(machine, "0.2.0")
    update(machine, "0.3.0", own="0.2.0")
    assert folders(machine) == ["state", "tung-nha", "tung-nha-0.2.0"]
    machine.updates("0.3.0").go_back()
    assert version_of(machine.program / "tung-nha") == "Từng Nhà 0.2.0\n"
    update(machine, "0.3.0", own="0.2.0")
    assert version_of(machine.program / "tung-nha") == "Từng Nhà 0.3.0\n"


def test_a_file_system_that_exchanges_nothing_gets_renames(
    machine: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(switching, "_exchanged", lambda _one, _other: False)
    update(machine, "0.2.0")
    assert version_of(machine.program / "tung-nha") == "Từng Nhà 0.2.0\n"
    assert folders(machine) == ["state", "tung-nha", "tung-nha-0.1.0"]


@pytest.mark.parametrize("failing", [1, 2, 3])
def test_a_rename_that_fails_leaves_the_present_program(
    machine: Laptop, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    calls: list[Path] = []

    def move(source: Path, target: Path) -> None:
        calls.append(source)
        if len(calls) == failing:
            raise UserError("file.unwritable")
        source.replace(target)

    update(machine, "0.2.0")
    monkeypatch.setattr(switching, "_exchanged", lambda _one, _other: False)
    monkeypatch.setattr(switching, "move", move)
    with pytest.raises(UserError, match=r"update\.not_switched"):
        update(machine, "0.3.0", own="0.2.0")
    assert version_of(machine.program / "tung-nha") == "Từng Nhà 0.2.0\n"
    former = machine.updates("0.2.0").former()
    assert former is not None
    assert former.version == "0.1.0", "still the one that can be gone back to"


def test_a_full_disk_while_unpacking_leaves_no_trace(
    machine: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    before = machine.tree()
    monkeypatch.setattr("storage.updates.unpacking.shutil.copyfileobj", full)
    with pytest.raises(UserError, match=r"file\.full"):
        update(machine, "0.2.0")
    assert machine.tree() == before
    assert folders(machine) == ["state", "tung-nha"]


def test_a_folder_that_cannot_be_written_is_said_first(
    machine: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.updates.os.access", lambda place, _mode: place != machine.program)
    problem = machine.updates().hindrance()
    assert problem is not None
    assert problem.code == "update.read_only"


def test_the_public_key_is_a_file_of_minisign(tmp_path: Path) -> None:
    path = tmp_path / "minisign.pub"
    assert read_public_key(path) is None
    path.write_text(f"untrusted comment: minisign public key\n{public_key_text(SEED)}\n", encoding="utf-8")
    assert read_public_key(path) == public_key_text(SEED)


def test_another_program_gets_no_library_path_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.frozen", True, raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/ours")
    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG", raising=False)
    assert "LD_LIBRARY_PATH" not in own_environment()
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/theirs")
    assert own_environment()["LD_LIBRARY_PATH"] == "/theirs"
