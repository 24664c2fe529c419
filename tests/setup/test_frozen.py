"""The built folder (`run.py test all` builds it first)."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from tools.check import FROZEN_APP
from tools.version_resource import project_version

pytestmark = pytest.mark.frozen

LARGEST_FOLDER_MB = 256
"""69 of them are DuckDB, which writes the Parquet files of a province (ADR 18), 12 are cryptography, which
signs letters (ADR 33).
"""
NEVER_SHIPPED = re.compile(
    r"virtualkeyboard|readline|Qt6Network|QtNetwork|libssl|_ssl\.|DarkGarden|Qt6(Charts|Graphs|Qml|Quick|Pdf)"
    r"|tkinter|_tkinter|\.ts$",
    re.IGNORECASE,
)


def start(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The built app, without this Python's own settings."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        [str(FROZEN_APP), *arguments],
        env={**clean, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def shipped_files() -> list[Path]:
    return [path for path in FROZEN_APP.parent.rglob("*") if path.is_file()]


def test_the_self_check_passes() -> None:
    done = start("--selfcheck")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_self_check_passes_on_a_real_display() -> None:
    command = ["xvfb-run", "-a", str(FROZEN_APP), "--selfcheck"]
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb"}
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_it_says_its_version() -> None:
    assert project_version() in start("--version").stdout


def test_nothing_gpl_online_or_unused_is_in_the_folder() -> None:
    names = [path.relative_to(FROZEN_APP.parent).as_posix() for path in shipped_files()]
    assert names
    assert [name for name in names if NEVER_SHIPPED.search(name)] == []


def test_licences_and_translations_are_in_the_folder() -> None:
    names = {path.name for path in shipped_files()}
    assert {"THIRD_PARTY_LICENSES", "LICENSE", "qt_vi.qm"} <= names


def test_the_folder_stays_small() -> None:
    size_mb = sum(path.lstat().st_size for path in shipped_files()) / 1e6
    assert size_mb <= LARGEST_FOLDER_MB
