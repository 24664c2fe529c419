"""The table of docs/testing.md names a test for each of the 25 cases of the design; each one exists."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CASES = range(1, 26)
_ROW = re.compile(r"^\| (\d+) \| [^|]+ \| ([^|]+) \|$", re.MULTILINE)
_TEST = re.compile(r"`(tests/\S+\.py)::(test_\w+)`")


def table() -> dict[int, list[tuple[str, str]]]:
    page = (ROOT / "docs" / "testing.md").read_text(encoding="utf-8")
    return {int(number): _TEST.findall(cell) for number, cell in _ROW.findall(page)}


def test_every_case_names_its_tests() -> None:
    assert list(table()) == list(CASES)
    assert [number for number, tests in table().items() if not tests] == []


def test_every_named_test_is_there() -> None:
    missing = [
        f"{path}::{name}"
        for tests in table().values()
        for path, name in tests
        if f"\ndef {name}(" not in (ROOT / path).read_text(encoding="utf-8")
    ]
    assert missing == []
