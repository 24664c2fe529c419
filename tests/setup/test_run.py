"""`run.py` sets everything up, hands over to main.py and keeps its own words off standard output."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from typing import Any

import pytest

import run

ROOT = Path(__file__).parents[2]
MAIN = """\
import os, sys
print("main says", sys.argv[1:], os.path.basename(os.getcwd()))
sys.exit(7)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with run.py and a main.py, whose lock is empty: set-up needs no network."""
    folder = tmp_path / "Từng Nhà"
    folder.mkdir()
    shutil.copy(ROOT / "run.py", folder)
    (folder / "main.py").write_text(MAIN)
    (folder / "requirements.txt").write_text("# nothing\n")
    return folder


def start(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(project / "run.py"), *arguments]
    environment = {**os.environ, "PIP_NO_INDEX": "1"}
    return subprocess.run(
        command, cwd=project.parent, env=environment, capture_output=True, encoding="utf-8", check=False
    )


def test_the_first_start_sets_up_and_the_second_goes_straight_on(project: Path) -> None:
    first = start(project, "rates", "--data", "a b")
    assert first.returncode == 7, first.stderr
    assert first.stdout == f"main says ['rates', '--data', 'a b'] {project.parent.name}\n"
    assert ".venv" in first.stderr
    second = start(project)
    assert (second.returncode, second.stderr) == (7, "")
    (project / "requirements.txt").write_text("# changed\n")
    assert "libraries" in start(project).stderr


def test_only_publishing_to_a_server_asks_for_its_driver(project: Path) -> None:
    (project / "requirements-postgresql.txt").write_text("# nothing\n")
    stamp = project / ".venv/set-up-requirements-postgresql"
    assert start(project, "publish", "--out", "x").returncode == 7
    assert not stamp.exists()
    assert start(project, "publish", "--to=postgresql://may-chu/tinh").returncode == 7
    assert stamp.exists()


def test_a_half_made_environment_is_made_again(project: Path) -> None:
    (project / ".venv/bin").mkdir(parents=True)
    (project / ".venv/bin/python").symlink_to(sys.executable)
    assert start(project).returncode == 7


def test_a_lock_that_cannot_be_installed_is_said_in_a_sentence(project: Path) -> None:
    (project / "requirements.txt").write_text("no-such-thing==1 --hash=sha256:" + "0" * 64 + "\n")
    done = start(project)
    assert (done.returncode, done.stdout) == (1, "")
    assert "no data was touched" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_suitable_python_it_says_which_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(run.SetupError, match=r"3\.11, 3\.12 or 3\.13"):
        run.run_under_suitable_python([])


def test_missing_packages_are_named_where_they_cannot_be_installed(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(run.SetupError, match="libgl1 libegl1"):
        run.apt_install(["libgl1", "libegl1"])
    told = capfd.readouterr()
    assert told.out == ""
    assert told.err.count("apt-get -qq install") == 1


def test_a_library_is_looked_for_by_loading_it() -> None:
    assert run.loads("libc.so.6")
    assert not run.loads("libtung-nha-does-not-exist.so.1")


@pytest.mark.parametrize(
    ("settings", "screen"),
    [
        ({}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
    ],
)
def test_screen_libraries_are_asked_for_only_with_a_screen(
    monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], screen: bool
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert run.uses_screen() is screen


def test_translations_are_compiled_when_missing_or_older(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "Từng Nhà" / "resources/i18n"
    folder.mkdir(parents=True)
    commands: list[list[str]] = []
    call = subprocess.call

    def noting_call(command: list[str], **options: Any) -> int:
        commands.append(command)
        return call(command, **options)

    monkeypatch.setattr(subprocess, "call", noting_call)
    source, target = folder / "app_vi.ts", folder / "app_vi.qm"
    source.write_text('<?xml version="1.0"?><!DOCTYPE TS><TS version="2.1" language="vi_VN"></TS>')
    monkeypatch.setattr(run, "ROOT", tmp_path / "Từng Nhà")
    monkeypatch.setattr(run, "VENV_PYTHON", Path(sys.executable))
    run.compile_translations()
    first = target.stat().st_mtime_ns
    run.compile_translations()
    assert target.stat().st_mtime_ns == first
    os.utime(source, (time.time() + 60, time.time() + 60))
    run.compile_translations()
    assert target.stat().st_mtime_ns > first
    assert sorted(path.name for path in folder.iterdir()) == ["app_vi.qm", "app_vi.ts"]
    assert all(word.isascii() for command in commands for word in command), (
        "the tool of Windows reads no other"
    )


def test_it_needs_the_standard_library_alone_and_an_old_python_can_read_it() -> None:
    tree = ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 7))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


def test_its_range_of_pythons_is_the_projects() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == f">=3.{run.OLDEST[1]},<3.{run.NEWEST[1] + 1}"
