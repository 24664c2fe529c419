"""xls: a pass over the BIFF records for bounds, passwords, hidden rows and fonts; values by calamine."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from core.base.errors import UserError
from core.roster.legacy import encoding_of_font
from core.roster.limits import MAX_AREA_CELLS, MAX_SHEETS
from core.roster.model import Sheet
from core.roster.workbook import read_values
from core.roster.xlsx_parts import SheetDetails

_BOF: Final = 0x809
_EOF: Final = 0x0A
_FILE_PASSWORD: Final = 0x2F
_SHEET: Final = 0x85
_FONT: Final = 0x31
_STYLE: Final = 0xE0
_ROW: Final = 0x208
_COLUMN_INFO: Final = 0x7D
_MANY_NUMBERS: Final = 0xBD
_TEXT_CELLS: Final = frozenset({0xFD, 0x204, 0xD6, 0x06, 0x206, 0x406})
_NUMBER_CELLS: Final = frozenset({0x203, 0x27E, 0x205})
_PASSWORD_STREAMS: Final = ("EncryptedPackage", "EncryptionInfo")
_BIFF8: Final = 0x600
_BROKEN: Final = (AssertionError, ValueError, TypeError, MemoryError, RecursionError, ArithmeticError)
"""Errors that xlrd raises for broken compound files besides its own."""


@dataclass(slots=True)
class _Globals:
    """Values of the workbook's own records."""

    version: int = _BIFF8
    sheet_starts: list[int] = field(default_factory=list)
    fonts: list[str] = field(default_factory=list)
    style_fonts: list[int] = field(default_factory=list)

    def legacy_styles(self) -> dict[int, str]:
        """Style number -> legacy font; font number 4 does not exist in the format."""
        found: dict[int, str] = {}
        for style, number in enumerate(self.style_fonts):
            index = number if number < 4 else number - 1
            if index < len(self.fonts) and encoding_of_font(self.fonts[index]):
                found[style] = self.fonts[index]
        return found


def read_xls(content: bytes, file_name: str) -> tuple[Sheet, ...]:
    """The worksheets of an xls. Raises `roster.password`, `roster.not_workbook`, `roster.too_large`."""
    stream = _workbook_stream(content, file_name)
    try:
        details = _details(stream, file_name)
    except (struct.error, IndexError):
        raise UserError("roster.not_workbook", file=file_name) from None
    sheets: list[Sheet] = []
    values = read_values(content, file_name)
    for number, (name, hidden, rows, merged) in enumerate(values):
        more = details[number] if len(details) == len(values) else SheetDetails()
        sheets.append(
            Sheet(
                name=name,
                rows=rows,
                hidden=hidden,
                merged=merged,
                hidden_rows=frozenset(more.hidden_rows),
                hidden_columns=frozenset(more.hidden_columns),
                fonts=more.fonts,
            )
        )
    return tuple(sheets)


def _workbook_stream(content: bytes, file_name: str) -> bytes:
    from xlrd.compdoc import CompDoc, CompDocError

    try:
        document = CompDoc(content, logfile=io.StringIO())
        if any(document.get_named_stream(name) for name in _PASSWORD_STREAMS):
            raise UserError("roster.password", file=file_name)
        stream = document.get_named_stream("Workbook") or document.get_named_stream("Book")
    except (CompDocError, LookupError, struct.error, *_BROKEN):
        raise UserError("roster.not_workbook", file=file_name) from None
    if not stream:
        raise UserError("roster.not_workbook", file=file_name)
    return bytes(stream)


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """The records of one substream, without its end mark; nested ones (charts) are passed over."""
    position, depth = start, 0
    while position + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, position)
        position += 4
        if kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                return
        if depth == 1:
            yield kind, stream[position : position + length]
        position += length


def _details(stream: bytes, file_name: str) -> list[SheetDetails]:
    book = _read_globals(stream, file_name)
    if len(book.sheet_starts) > MAX_SHEETS:
        raise UserError("roster.too_large", file=file_name)
    styles = book.legacy_styles()
    return [_read_sheet(stream, start, styles, file_name) for start in book.sheet_starts]


def _read_globals(stream: bytes, file_name: str) -> _Globals:
    book = _Globals()
    for kind, data in _records(stream, 0):
        if kind == _BOF:
            book.version = struct.unpack_from("<H", data)[0]
        elif kind == _FILE_PASSWORD:
            raise UserError("roster.password", file=file_name)
        elif kind == _SHEET and data[5] & 0x0F == 0:
            book.sheet_starts.append(struct.unpack_from("<I", data)[0])
        elif kind == _FONT:
            book.fonts.append(_font_name(data, book.version))
        elif kind == _STYLE:
            book.style_fonts.append(struct.unpack_from("<H", data)[0])
    return book


def _font_name(data: bytes, version: int) -> str:
    length = data[14]
    if version < _BIFF8:
        return data[15 : 15 + length].decode("latin-1")
    if data[15] & 1:
        return data[16 : 16 + 2 * length].decode("utf-16-le", "replace")
    return data[16 : 16 + length].decode("latin-1")


def _read_sheet(stream: bytes, start: int, styles: dict[int, str], file_name: str) -> SheetDetails:
    details = SheetDetails()
    last_row = last_column = -1
    for kind, data in _records(stream, start):
        if kind in _TEXT_CELLS or kind in _NUMBER_CELLS:
            row, column, style = struct.unpack_from("<HHH", data)
            if style in styles and kind in _TEXT_CELLS:
                details.fonts[(row, column)] = styles[style]
        elif kind == _MANY_NUMBERS:
            row = struct.unpack_from("<H", data)[0]
            column = struct.unpack_from("<H", data, len(data) - 2)[0]
        else:
            _note_hidden(kind, data, details)
            continue
        last_row, last_column = max(last_row, row), max(last_column, column)
    if (last_row + 1) * (last_column + 1) > MAX_AREA_CELLS:
        raise UserError("roster.too_large", file=file_name)
    return details


def _note_hidden(kind: int, data: bytes, details: SheetDetails) -> None:
    if kind == _ROW:
        row, flags = struct.unpack_from("<H", data)[0], struct.unpack_from("<H", data, 12)[0]
        if flags & 0x20:
            details.hidden_rows.add(row)
    elif kind == _COLUMN_INFO:
        first, last, _width, _style, flags = struct.unpack_from("<5H", data)
        if flags & 1:
            details.hidden_columns.update(range(first, min(last, 255) + 1))
