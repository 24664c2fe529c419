"""Programs of Windows run on Linux under Wine, in a prefix of the build's own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from tools.windows.runtime import SOURCES, compile_c

QUIET: Final = {"WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe="}
"""No traces, and no offer to fetch Mono or Gecko."""


def environment(prefix: Path, **more: str) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "QT_"))}
    return {**clean, **QUIET, "WINEPREFIX": str(prefix), "WINEARCH": "win64", **more}


def make_prefix(prefix: Path) -> None:
    """Make an empty Windows in `prefix`, with the stand-in for the one library that Wine lacks."""
    stand_in = prefix / "drive_c" / "windows" / "system32" / "icuuc.dll"
    if stand_in.exists():
        return
    prefix.mkdir(parents=True, exist_ok=True)
    run(prefix, ["wineboot", "--init"])
    subprocess.run(["wineserver", "--wait"], env=environment(prefix), check=True)
    compile_c("-shared", "-s", "-o", stand_in, SOURCES / "wine_icuuc.c")


def run(prefix: Path, command: Sequence[str | Path], cwd: Path | None = None, **more: str) -> None:
    """Run a program under Wine; raise `CalledProcessError` where it fails."""
    subprocess.run(["wine", *map(str, command)], cwd=cwd, env=environment(prefix, **more), check=True)


def output(
    prefix: Path,
    command: Sequence[str | Path],
    cwd: Path | None = None,
    more: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run a program under Wine and return what it printed, with its exit code."""
    return subprocess.run(
        ["wine", *map(str, command)],
        cwd=cwd,
        env=environment(prefix, **(more or {})),
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
