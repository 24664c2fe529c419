"""An update from a stick by the installed program: a small program of a later version replaces it."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from core.base.program import VERSION
from storage.db.migrations import MIGRATIONS
from storage.keys.minisign import public_key_text
from tests.updates.package import SEED, issue
from tests.windows.conftest import Machine, own_path
from tests.windows.small import make_setup
from tools.windows import wine

pytestmark = pytest.mark.windows

LATER = "9.0.0"
SCHEMA = len(MIGRATIONS)
WHO = ("--officer", "Nguyễn Văn Út", "--campaign", "vneid-2026")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    stick, made = tmp_path / "USB của Út", make_setup(tmp_path, LATER)
    stick.mkdir()
    setup = made.rename(stick / made.name)
    data = setup.read_bytes()
    payload = {"name": setup.name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    issue(stick, LATER, system="windows", schema=SCHEMA, installed_bytes=1_000_000, payload=payload)
    return stick


def kept(machine: Machine) -> Path:
    return machine.program.with_name(f"tung-nha-{VERSION}")


def test_a_build_without_a_key_takes_no_package(installed: Machine, stick: Path) -> None:
    done = installed.ask("update", "check", stick, "--json")
    assert json.loads(done.stdout)["error"] == "update.no_key"


def test_a_checked_package_is_installed_and_the_version_before_comes_back(
    installed: Machine, stick: Path, tmp_path: Path
) -> None:
    ward, notes = tmp_path / "máy xã", installed.local / "tung-nha" / "updates"
    key = installed.program / "lib" / "resources" / "update.pub"
    key.write_text(public_key_text(SEED), encoding="ascii")
    installed.run("init", "--data", ward, "--unit", "32059", *WHO)
    assert installed.run("update check", stick)["version"] == LATER
    done = installed.run("update install", stick, "--data", ward)
    shutil.rmtree(stick)
    assert (ward / "backups" / str(done["copy"])).is_file()
    wine.wait_for_end(installed.prefix)
    assert installed.ask("--version").stdout.strip() == LATER
    assert (installed.program / "lib" / "part").is_file()
    assert (kept(installed) / "lib" / "resources" / "update.pub").is_file()
    note = json.loads((notes / "former.json").read_text(encoding="utf-8"))
    assert (note["version"], own_path(note["data"]), note["copy"]) == (VERSION, ward, done["copy"])

    back = (f"/BACK={VERSION}", f"/SCHEMA={SCHEMA}", "/S")
    installed.execute(installed.program / "uninstall.exe", *back)
    wine.wait_for_end(installed.prefix)
    assert VERSION in installed.ask("--version").stdout
    assert not kept(installed).exists()
    assert not (notes / "former.json").exists()
    assert installed.run("households", "--data", ward)
    key.unlink()


def test_an_installation_that_fails_leaves_the_program_as_it_was(installed: Machine, tmp_path: Path) -> None:
    """A folder with the name of one of the new files stops it, as a full disk does."""
    setup, blocked = make_setup(tmp_path, LATER, {"blocked": b"a file"}), installed.program / "blocked"
    blocked.mkdir()
    for options in (["/S"], [f"/UPDATE={VERSION}", "/S"]):
        assert installed.execute(setup, *options).returncode == 2
        assert VERSION in installed.ask("--version").stdout
        beside = [path.name for path in installed.program.parent.iterdir()]
        assert [name for name in beside if name.startswith("tung-nha")] == ["tung-nha"]
    blocked.rmdir()
