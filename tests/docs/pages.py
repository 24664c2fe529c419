"""Reads the documentation as the tests need it: sections, tables, words set as code, links."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]

_CODE = re.compile(r"`([^`\n]+)`")
_HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)
_FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def markdown_files() -> list[Path]:
    """Every page of the project itself."""
    return sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def without_fences(text: str) -> str:
    return _FENCE.sub("", text)


def sections(text: str, level: int) -> dict[str, str]:
    """Heading -> the text under it, up to the next heading of the same or a higher level."""
    text = without_fences(text)
    found: dict[str, str] = {}
    headings = list(_HEADING.finditer(text))
    for place, heading in enumerate(headings):
        if len(heading[1]) == level:
            later = (other.start() for other in headings[place + 1 :] if len(other[1]) <= level)
            found[heading[2].strip()] = text[heading.end() : next(later, len(text))]
    return found


def code_words(text: str) -> set[str]:
    """Return the words set as code."""
    return set(_CODE.findall(text))


def table_rows(text: str) -> list[list[str]]:
    """The body cells of every table in `text`."""
    rows = [
        [cell.strip() for cell in line.strip().strip("|").split("|")]
        for line in text.splitlines()
        if line.startswith("|")
    ]
    rulers = {
        place for place, row in enumerate(rows) if all(set(cell) <= set("-: ") and cell for cell in row)
    }
    return [row for place, row in enumerate(rows) if place not in rulers and place + 1 not in rulers]


def first_cells(text: str) -> set[str]:
    """Words set as code in the first column of the tables."""
    return {word for row in table_rows(text) for word in code_words(row[0])}


def links(path: Path) -> list[str]:
    """Targets inside this project, as written, without anchors."""
    targets = _LINK.findall(without_fences(path.read_text(encoding="utf-8")))
    return [target.split("#")[0] for target in targets if "://" not in target and not target.startswith("#")]
