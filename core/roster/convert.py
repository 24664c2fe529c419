"""A sheet's cells as Unicode: legacy encodings by font where it is known, else by each column's profile."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from core.roster.codes import LegacyEncoding
from core.roster.legacy import decode, detect, encoding_of_font, reads_better
from core.roster.model import CellValue, Conversion, Row, Sheet

_TELLTALE: Final = re.compile("[¡-¬\u00ad-¯±³-¶¸¹»-¿ÄÅÆÇËÎÏÑÖØÛÜÞßäåæçëîïñö÷øûüþÿ]")
"""Latin-1 characters that Vietnamese in Unicode never holds."""

_EXAMPLES: Final = 5
_ENOUGH_CELLS: Final = 3
"""Cells with a recognisable text that are needed to judge a column by itself."""


def convert_sheet(sheet: Sheet) -> tuple[Sequence[Row], Conversion | None]:
    """The rows of `sheet` in Unicode, and what was converted (None: nothing)."""
    if not sheet.fonts and not any(_is_telling(row) for row in sheet.rows):
        return sheet.rows, None
    by_column = _encodings(sheet)
    counted: Counter[LegacyEncoding] = Counter()
    examples: dict[str, str] = {}
    rows: list[Row] = []
    for number, row in enumerate(sheet.rows):
        converted: list[CellValue] = list(row)
        for column, cell in enumerate(row):
            if not isinstance(cell, str) or not cell:
                continue
            font = sheet.fonts.get((number, column), "")
            encoding = encoding_of_font(font) or by_column.get(column)
            if encoding is None or (cell.isascii() and not font):
                continue
            text = decode(cell, encoding, font)
            if text != cell:
                converted[column] = text
                counted[encoding] += 1
                examples.setdefault(cell, text)
        rows.append(converted)
    if not counted:
        return sheet.rows, None
    shown = tuple(list(examples.items())[:_EXAMPLES])
    encoding = counted.most_common(1)[0][0]
    return rows, Conversion(sheet=sheet.name, encoding=encoding, cells=counted.total(), examples=shown)


def _is_telling(row: Row) -> bool:
    return any(isinstance(cell, str) and not cell.isascii() and _TELLTALE.search(cell) for cell in row)


def _encodings(sheet: Sheet) -> dict[int, LegacyEncoding]:
    """The encoding of each column by its cells without a legacy font.

    The whole sheet's profile is surer than a short column's; a column follows it if it reads better so.
    """
    width = max((len(row) for row in sheet.rows), default=0)
    columns = [_plain_texts(sheet, column) for column in range(width)]
    whole = detect(text for texts in columns for text in texts)
    found: dict[int, LegacyEncoding] = {}
    for column, texts in enumerate(columns):
        encoding = whole if whole is not None and reads_better(texts, whole) else None
        if whole is None and sum(map(bool, map(_TELLTALE.search, texts))) >= _ENOUGH_CELLS:
            encoding = detect(texts)
        if encoding is not None:
            found[column] = encoding
    return found


def _plain_texts(sheet: Sheet, column: int) -> list[str]:
    cells: Iterable[tuple[int, CellValue]] = (
        (number, row[column]) for number, row in enumerate(sheet.rows) if column < len(row)
    )
    return [
        cell
        for number, cell in cells
        if isinstance(cell, str) and not cell.isascii() and (number, column) not in sheet.fonts
    ]
