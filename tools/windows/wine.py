"""Programs of Windows run on Linux under Wine, in a prefix of the build's own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tools.windows.runtime import SOURCES, compile_c

QUIET: Final = {"WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe="}
"""No traces, and no offer to fetch Mono or Gecko."""
LEFT_OUT: Final = ("PYTHON", "QT_", "TMPDIR", "TUNG_NHA_STATE")
"""Beginnings of variables that Wine does not get: they name folders of this machine. With `TMPDIR` Wine 10
aborts, "free(): invalid pointer".
"""


@contextmanager
def screen() -> Iterator[None]:
    """Give the programs a screen: without one, Wine closes no window. Qt's own variables never reach them."""
    readable, writable = os.pipe()
    size = ["-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writable), *size],
        pass_fds=[writable],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writable)
    former = os.environ.get("DISPLAY")
    try:
        with os.fdopen(readable) as number:
            os.environ["DISPLAY"] = f":{number.readline().strip()}"
        yield
    finally:
        server.terminate()
        server.wait()
        os.environ.pop("DISPLAY", None)
        if former is not None:
            os.environ["DISPLAY"] = former


def wait_for_end(prefix: Path) -> None:
    """Wait until nothing runs in `prefix` any more."""
    subprocess.run(["wineserver", "--wait"], env=environment(prefix), check=True)


def environment(prefix: Path, **more: str) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(LEFT_OUT)}
    return {**clean, **QUIET, "WINEPREFIX": str(prefix), "WINEARCH": "win64", **more}


def make_prefix(prefix: Path) -> None:
    """Make an empty Windows in `prefix`, with the stand-in for the one library that Wine lacks."""
    stand_in = prefix / "drive_c" / "windows" / "system32" / "icuuc.dll"
    if stand_in.exists():
        return
    prefix.mkdir(parents=True, exist_ok=True)
    run(prefix, ["wineboot", "--init"])
    wait_for_end(prefix)
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
