"""Details of an xlsx that calamine does not return: hidden rows and columns, bounds, fonts. A streaming pass
by expat.

Entities are refused, so nothing can grow while it is parsed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from core.roster.legacy import encoding_of_font

_REFERENCE: Final = re.compile(r"([A-Za-z]+)([0-9]+)")
_MAX_DETAILS: Final = 2_000_000
_LEGACY_NAME: Final = re.compile(rb"""["']\s*(?:\.vn|vni[- ])""", re.IGNORECASE)


@dataclass(slots=True)
class SheetDetails:
    """Rows and columns from 0; bounds are those of cells that hold something (-1: none)."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    fonts: dict[tuple[int, int], str] = field(default_factory=dict)
    last_row: int = -1
    last_column: int = -1


def start_tags(data: bytes) -> list[tuple[str, dict[str, str]]]:
    """The start tags of a small part, local names only."""
    found: list[tuple[str, dict[str, str]]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        found.append((_local(tag), {_local(name): value for name, value in attributes.items()}))

    if data:
        _parser(start).Parse(data, True)  # noqa: FBT003 - expat's own signature
    return found


def legacy_fonts(styles: bytes) -> dict[int, str]:
    """Style number -> font name, for the cell styles set in a legacy Vietnamese font."""
    if not _LEGACY_NAME.search(styles):
        return {}
    fonts: list[str] = []
    by_style: dict[int, str] = {}
    section, style = "", 0
    for tag, attributes in start_tags(styles):
        if tag in {"fonts", "cellXfs", "cellStyleXfs", "cellStyles", "dxfs", "fills"}:
            section = tag
        elif section == "fonts" and tag == "font":
            fonts.append("")
        elif section == "fonts" and tag == "name" and fonts:
            fonts[-1] = attributes.get("val", "")
        elif section == "cellXfs" and tag == "xf":
            number = int(attributes.get("fontId", "0") or 0)
            if number < len(fonts) and encoding_of_font(fonts[number]):
                by_style[style] = fonts[number]
            style += 1
    return by_style


def read_details(chunks: Iterable[bytes], fonts: dict[int, str]) -> SheetDetails:
    """One pass over a worksheet's XML. Raises expat.ExpatError where it is broken."""
    reader = _SheetReader(fonts)
    parser = _parser(reader.start)
    for chunk in chunks:
        parser.Parse(chunk, False)  # noqa: FBT003 - expat's own signature
    parser.Parse(b"", True)  # noqa: FBT003 - expat's own signature
    return reader.details


class _SheetReader:
    """Follows rows and cells; both may leave their position out."""

    def __init__(self, fonts: dict[int, str]) -> None:
        self.details = SheetDetails()
        self._fonts = fonts
        self._row = self._column = -1
        self._style = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        tag = _local(tag)
        if tag == "c":
            self._start_cell(attributes)
        elif tag in {"v", "is"}:
            self._value()
        elif tag == "row":
            self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
            self._column = -1
            if _is_true(attributes.get("hidden")):
                self._remember_row()
        elif tag == "col" and _is_true(attributes.get("hidden")):
            first, last = int(attributes.get("min", "1")), int(attributes.get("max", "1"))
            self.details.hidden_columns.update(range(first - 1, min(last, 256)))

    def _start_cell(self, attributes: dict[str, str]) -> None:
        if "r" not in attributes:
            self._column += 1
        else:
            match = _REFERENCE.fullmatch(attributes["r"])
            if match is None:
                raise ValueError("no cell reference")
            self._column = _column_number(match.group(1).upper())
            self._row = int(match.group(2)) - 1
        self._style = int(attributes.get("s", "0") or 0)

    def _value(self) -> None:
        details = self.details
        details.last_row = max(details.last_row, self._row)
        details.last_column = max(details.last_column, self._column)
        font = self._fonts.get(self._style)
        if font is not None and len(details.fonts) < _MAX_DETAILS:
            details.fonts[(self._row, self._column)] = font

    def _remember_row(self) -> None:
        if len(self.details.hidden_rows) < _MAX_DETAILS:
            self.details.hidden_rows.add(self._row)


def _parser(start: Callable[[str, dict[str, str]], None]) -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EntityDeclHandler = _refuse_entity
    return parser


def _refuse_entity(*_declaration: object) -> None:
    raise ValueError("entity declared")


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _is_true(value: str | None) -> bool:
    return value in {"1", "true"}


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters[:8]:
        number = number * 26 + ord(letter) - 64
    return number - 1
