"""Tests of the change: the test files that name a changed module, nearest first, within a time budget.

The change is what differs from HEAD, with files git does not track yet; in a clean tree, the last commit.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

import grimp

ROOT = Path(__file__).resolve().parent.parent
PRODUCT = ("app", "core", "storage", "ui")
BUDGET_SECONDS = 60
"""Together with lint, types and import rules (about 20 s on two cores with a cold cache) under 90 s."""
FILES_A_ROUND = 8
GUARDS = "tests/guards"


def changed_files() -> list[str]:
    """Paths relative to the root, in alphabetical order."""
    changed = _git("diff", "--name-only", "HEAD") + _git("ls-files", "--others", "--exclude-standard")
    return sorted(set(changed or _git("diff", "--name-only", "HEAD~1")))


def select_tests(changed: Sequence[str], tests: dict[str, str], importers: dict[str, set[str]]) -> list[str]:
    """Test files of a change: changed ones, then those that name a changed module, then one that imports it.

    `tests` maps a test file's path to its text, `importers` a product module to the modules that import it.
    """
    modules = {name for name in map(_module, changed) if name}
    neighbours = {other for name in modules for other in importers.get(name, ())} - modules
    found = [path for path in changed if path in tests]
    for names in (modules, neighbours):
        pattern = _mention(names)
        found += [path for path, text in sorted(tests.items()) if pattern.search(text)]
    return list(dict.fromkeys(found))


def run_within(files: Sequence[str], seconds: float) -> int:
    """Run the files in rounds until the budget is used; print the ones left out."""
    started = time.monotonic()
    left = list(files)
    while left and time.monotonic() - started < seconds:
        now, left = left[:FILES_A_ROUND], left[FILES_A_ROUND:]
        code = subprocess.call(
            [sys.executable, "-m", "pytest", "-q", "-x", "-n", "auto", "--dist", "loadfile", *now], cwd=ROOT
        )
        if code not in (0, 5):  # 5: every test of these files belongs to `test all`
            return code
    if left:
        print(f"not run within {seconds:.0f} s, {len(left)} files:", *left, sep="\n  ")
    return 0


def main() -> int:
    tests = {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for path in (ROOT / "tests").rglob("test_*.py")
    }
    graph = grimp.build_graph(*PRODUCT)
    importers = {name: graph.find_modules_that_directly_import(name) for name in graph.modules}
    guards = [path for path in sorted(tests) if path.startswith(GUARDS)]
    return run_within([*guards, *select_tests(changed_files(), tests, importers)], BUDGET_SECONDS)


def _module(path: str) -> str:
    """Dotted name of a product file, empty for any other."""
    parts = PurePosixPath(path).with_suffix("").parts
    if not path.endswith(".py") or parts[0] not in PRODUCT:
        return ""
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _mention(modules: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for imports of any of the modules; without modules it matches nothing."""
    ways = [re.escape(name) for name in modules]
    ways += [
        rf"from {re.escape(name.rpartition('.')[0])} import [^\n]*\b{name.rpartition('.')[2]}\b"
        for name in modules
    ]
    return re.compile(rf"(?:{'|'.join(ways)})\b" if ways else r"(?!)")


def _git(*arguments: str) -> list[str]:
    return subprocess.run(
        ["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()


if __name__ == "__main__":
    sys.exit(main())
