"""The steps of `run.py test`; the first failure stops them.

no argument   lint, types, import rules, dead code, translations, then the default tests
quick         lint, types, import rules, dead code, then the tests of what changed, in under 90 s
mutants       rules broken one by one, and how many breaks the tests notice (tools/mutants.py)
windows       on Debian: the build for Windows and its tests, under Wine (docs/windows.md)
all           what that leaves out: the one-folder build, its self-check, and the slow tests,
              of which the long ones run side by side
anything else handed to pytest, without the steps before it
"""

from __future__ import annotations

import compileall
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WINDOWS = sys.platform == "win32"
ALONE = ("strangers", "frozen")
"""Markers of slow tests that share this machine's display, office suite or built folder."""
BESIDE = ("season", "kill", "pictures")
"""Markers of slow tests of which several run side by side."""
FROZEN_APP = ROOT / "dist" / "tung-nha" / ("tung-nha-cli.exe" if WINDOWS else "tung-nha")

PYTEST = [sys.executable, "-m", "pytest"]
EVERY_CORE = ["-n", "auto", "--dist", "loadfile"]
"""The tests of one file stay in one process, and share what they have made."""

LONG = f"({' or '.join(BESIDE)}) and not ({' or '.join(ALONE)})"

DEFAULT_STEPS: dict[str, list[str]] = {
    "lint": [sys.executable, "-m", "ruff", "check", "."],
    "format": [sys.executable, "-m", "ruff", "format", "--check", "."],
    "types": [sys.executable, "-m", "mypy"],
    "import rules": [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"],
    "dead code": [sys.executable, "-m", "vulture", "--config", "tools/dead_code.toml"],
    "translations": [sys.executable, "tools/translations.py", "check"],
    "tests": [*PYTEST, *EVERY_CORE, "--durations=10"],
}
SLOW_STEPS: dict[str, list[str]] = {
    "build": [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN", "pyinstaller.spec"],
    "self-check of the build": [str(FROZEN_APP), "--selfcheck"],
    "long tests": [*PYTEST, "-n", "auto", "--dist", "worksteal", "-m", LONG, "--durations=25"],
    "tests with other programs": [*PYTEST, "-m", " or ".join(ALONE), "--durations=25"],
}


QUICK_STEPS: dict[str, list[str]] = {
    **{name: DEFAULT_STEPS[name] for name in ("lint", "format", "types", "import rules", "dead code")},
    "tests of the change": [sys.executable, "-m", "tools.quick"],
}
WINDOWS_STEPS: dict[str, list[str]] = {
    "build for Windows": [sys.executable, "-m", "tools.windows.build"],
    "tests of the build": [*PYTEST, "-m", "windows", "--durations=10", "tests/windows"],
}
STEPS = {(): DEFAULT_STEPS, ("quick",): QUICK_STEPS, ("all",): SLOW_STEPS, ("windows",): WINDOWS_STEPS}


PRODUCT = ("app", "core", "storage", "ui", "tests")


def write_bytecode() -> None:
    """Compile what tests start a thousand times in processes of their own.

    Where `PYTHONDONTWRITEBYTECODE` is set, none of these would keep it for the next.
    """
    for folder in PRODUCT:
        compileall.compile_dir(ROOT / folder, quiet=2)


def main(arguments: list[str]) -> int:
    write_bytecode()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if arguments[:1] == ["mutants"]:
        return subprocess.call([sys.executable, "-m", "tools.mutants", *arguments[1:]], cwd=ROOT)
    steps = STEPS.get(tuple(arguments))
    if steps is None:
        return subprocess.call([*PYTEST, *arguments], cwd=ROOT)
    for name, command in steps.items():
        print(f"== {name}", flush=True)
        started = time.monotonic()
        code = subprocess.call(command, cwd=ROOT)
        outcome = "ok" if code == 0 else "FAILED"
        print(f"== {name}: {outcome} ({time.monotonic() - started:.0f} s)", flush=True)
        if code != 0:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
