"""The tables of docs/testing.md name tests for each case, number, false line and bad input; each exists."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CASES = (
    *(str(case) for case in range(1, 26)),
    *(f"N{row}" for row in range(1, 13)),
    *(f"L{row}" for row in range(1, 14)),
    *(f"B{row}" for row in range(1, 12)),
)
_ROW = re.compile(r"^\| ([NLB]?\d+) \| [^|]+ \| ([^|]+) \|$", re.MULTILINE)
_TEST = re.compile(r"`(tests/\S+\.py)::(test_\w+)`")


def table() -> dict[str, list[tuple[str, str]]]:
    page = (ROOT / "docs" / "testing.md").read_text(encoding="utf-8")
    return {number: _TEST.findall(cell) for number, cell in _ROW.findall(page)}


def test_every_case_names_its_tests() -> None:
    assert tuple(table()) == CASES
    assert [number for number, tests in table().items() if not tests] == []


def test_every_named_test_is_there() -> None:
    missing = [
        f"{path}::{name}"
        for tests in table().values()
        for path, name in tests
        if f"\ndef {name}(" not in (ROOT / path).read_text(encoding="utf-8")
    ]
    assert missing == []
