"""Installed silently into an empty prefix, used, and removed."""

from __future__ import annotations

import contextlib
import subprocess
import time
from pathlib import Path

import pytest

from tests.windows.conftest import Machine
from tools.version_resource import project_version
from tools.windows import wine

pytestmark = pytest.mark.windows

KEY = r"HKCU\Software\tung-nha"


def test_both_programs_check_themselves(installed: Machine) -> None:
    for name in ("tung-nha.exe", "tung-nha-cli.exe"):
        done = installed.execute(installed.program / name, "--selfcheck")
        assert done.returncode == 0, done.stdout + done.stderr
    assert project_version() in installed.ask("--version").stdout


def test_entries_and_file_types_are_made(installed: Machine) -> None:
    roaming = installed.local.parent / "Roaming"
    links = [*roaming.rglob("Từng Nhà.lnk"), *installed.local.parents[1].rglob("Desktop/Từng Nhà.lnk")]
    assert links
    for ending in (".tnb", ".tnd"):
        assert installed.registry("query", rf"HKCU\Software\Classes\{ending}") == 0


def test_a_running_window_takes_the_files_of_a_second_start_and_stops_the_installer(
    installed: Machine, tmp_path: Path
) -> None:
    ward, file = tmp_path / "máy xã", tmp_path / "lô.tnb"
    who = ("--officer", "Nguyễn Văn Út", "--campaign", "vneid-2026")
    installed.run("init", "--data", ward, "--unit", "32059", *who)
    file.write_bytes(b"no batch")
    window = installed.program / "tung-nha.exe"
    first = installed.start(window, "--data", ward)
    try:
        wait_for(ward / ".window.requests", first)
        second = installed.start(window, "--data", ward, "--open", file)
        assert second.wait(timeout=120) == 0
        assert list((ward / ".window.requests").iterdir()) == [], "the window took what it was asked"
        assert first.poll() is None
        assert installed.install() == 3
        assert first.poll() is None
    finally:
        installed.end_all()
        first.wait(timeout=60)


def wait_for(path: Path, program: subprocess.Popen[bytes]) -> None:
    """Wait until a started program has made `path`, two minutes at most."""
    end = time.monotonic() + 120
    while not path.exists():
        assert program.poll() is None, "it ended"
        assert time.monotonic() < end
        with contextlib.suppress(subprocess.TimeoutExpired):
            program.wait(timeout=0.2)


def test_it_refuses_over_data_of_a_newer_program(installed: Machine) -> None:
    assert installed.registry("add", KEY, "/v", "DataVersion", "/t", "REG_DWORD", "/d", "9999", "/f") == 0
    assert installed.install() == 4
    assert installed.registry("add", KEY, "/v", "DataVersion", "/t", "REG_DWORD", "/d", "1", "/f") == 0
    assert installed.install() == 0


def test_removing_it_keeps_the_data_and_it_can_be_installed_again(installed: Machine) -> None:
    who = ("--officer", "Lê Văn Tám", "--campaign", "vneid-2026")
    installed.run("init", "--unit", "32059", *who)
    data = installed.local / "tung-nha" / "workspace" / "tung-nha.db"
    before = data.read_bytes()
    program = installed.program
    assert installed.execute(program / "uninstall.exe", "/S").returncode == 0
    wine.wait_for_end(installed.prefix)  # it goes on as a copy of itself
    assert not (program / "tung-nha.exe").exists()
    assert not (program / "lib").exists()
    assert installed.registry("query", r"HKCU\Software\Classes\.tnb") != 0
    assert data.read_bytes() == before
    assert installed.install() == 0
    assert "units" in installed.run("rates"), "the data opens"
