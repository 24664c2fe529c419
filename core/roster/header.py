"""Finds the header of a sheet: one to three rows, under titles, over and inside merged cells."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from core.base.text import clean
from core.roster.codes import Field
from core.roster.fields import fields_of, fold_header
from core.roster.model import CellValue, Row

_SEARCHED_ROWS: Final = 60
_ROWS_AFTER_HIT: Final = 3
_MAX_HEADER_ROWS: Final = 3
_MAX_CHARACTERS: Final = 80
_TITLE_SHARE: Final = 0.8
"""A text over more of the width than this is a title and no part of the header."""

Merged = Sequence[tuple[int, int, int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The header rows `first` to `last` (from 0), each column's texts from top to bottom, and its meaning."""

    first: int
    last: int
    texts: tuple[tuple[str, ...], ...]
    fields: tuple[Field, ...]

    @property
    def shape(self) -> str:
        """A digest of the folded header texts: files of one shape are mapped alike."""
        folded = "\x1f".join("\x1e".join(map(fold_header, column)) for column in self.texts)
        return hashlib.sha256(folded.encode()).hexdigest()[:16]

    @property
    def titles(self) -> tuple[str, ...]:
        """Each column's header as one line."""
        return tuple(" – ".join(column) for column in self.texts)


def find_header(rows: Sequence[Row], merged: Merged) -> Header | None:
    """The header with the most columns understood, or None if no column of names is found."""
    best: Header | None = None
    best_score = 0
    hit = _SEARCHED_ROWS
    wide = [area for area in merged if area[3] > area[1] and area[0] < _SEARCHED_ROWS + _MAX_HEADER_ROWS]
    for first in range(min(len(rows), _SEARCHED_ROWS)):
        if first > hit + _ROWS_AFTER_HIT:
            break
        for header in _candidates(rows, first, wide, bool(merged)):
            score = _score(header)
            longer = best is not None and score == best_score > 0 and header.first == best.first
            if score > best_score or longer:
                best, best_score, hit = header, score, min(hit, first)
    return best


def _candidates(rows: Sequence[Row], first: int, wide: Merged, has_merged: bool) -> list[Header]:  # noqa: FBT001
    """The headers that may begin at `first`, the lowest first."""
    if not _may_be_header(rows[first]):
        return []
    found = [_header(rows, first, first, wide, has_merged)]
    for last in range(first + 1, min(first + _MAX_HEADER_ROWS, len(rows))):
        if not _may_be_header(rows[last]) or not _may_stand_over(rows, last - 1, wide, has_merged):
            break
        found.append(_header(rows, first, last, wide, has_merged))
    return found


def _may_be_header(row: Row) -> bool:
    texts = [cell for cell in row if cell != ""]
    return bool(texts) and all(isinstance(cell, str) and len(cell) <= _MAX_CHARACTERS for cell in texts)


def _may_stand_over(rows: Sequence[Row], top: int, wide: Merged, has_merged: bool) -> bool:  # noqa: FBT001
    """Return True if row `top` can be the upper part of a header that continues below.

    Both rows may have text in one column only under a cell that spans several, or in brackets.
    """
    upper, lower = rows[top], rows[top + 1]
    width = max(len(upper), len(lower))
    reaches = _reaches(upper, width)
    if has_merged:
        reaches = [(area[1], area[3] + 1) for area in wide if area[0] == top]
    spanned = {
        column
        for left, right in reaches
        if 1 < right - left < _TITLE_SHARE * width
        for column in range(left, right)
    }
    both = [
        column for column in range(min(len(upper), len(lower))) if upper[column] != "" and lower[column] != ""
    ]
    return bool(both) and all(column in spanned or _in_brackets(lower[column]) for column in both)


def _reaches(row: Row, width: int) -> list[tuple[int, int]]:
    """Return the extent of each text over empty cells to its right: (first column, column after)."""
    starts = [column for column, cell in enumerate(row) if cell != ""]
    return list(zip(starts, [*starts[1:], width], strict=True))


def _in_brackets(cell: CellValue) -> bool:
    text = str(cell)
    return text.startswith("(") and not text.strip("() ").isdigit()


def _header(rows: Sequence[Row], first: int, last: int, wide: Merged, has_merged: bool) -> Header:  # noqa: FBT001
    width = max(len(rows[number]) for number in range(first, last + 1))
    levels: list[list[str]] = []
    for number in range(first, last + 1):
        row = rows[number]
        level = [_text(row[column]) if column < len(row) else "" for column in range(width)]
        for _, left, _, right in (area for area in wide if area[0] == number):
            level[left : right + 1] = [level[left]] * len(level[left : right + 1])
        if number < last and not has_merged:
            level = _spread(level, rows[number + 1])
        levels.append(level)
    texts = tuple(tuple(level[column] for level in levels if level[column]) for column in range(width))
    texts = tuple(tuple(dict.fromkeys(column)) for column in texts)
    return Header(first=first, last=last, texts=texts, fields=_one_name(fields_of(texts), texts))


def _spread(level: list[str], below: Row) -> list[str]:
    """Without merged ranges: a text reaches over the empty cells to its right that have one below."""
    spread = list(level)
    for column in range(1, len(spread)):
        if not spread[column] and column < len(below) and below[column] != "" and below[column - 1] != "":
            spread[column] = spread[column - 1]
    return spread


def _one_name(fields: tuple[Field, ...], texts: tuple[tuple[str, ...], ...]) -> tuple[Field, ...]:
    """One column of names; two only under one merged header (family name | given name)."""
    if Field.NAME not in fields:
        return fields
    first = fields.index(Field.NAME)
    return tuple(
        Field.IGNORED if field is Field.NAME and texts[column] != texts[first] else field
        for column, field in enumerate(fields)
    )


def _score(header: Header) -> int:
    """Columns understood; 0 where there is no name, or nothing beside it in a sheet of several columns."""
    fields = set(header.fields) - {Field.IGNORED}
    if Field.NAME not in fields and not {Field.FAMILY_NAME, Field.GIVEN_NAME} <= fields:
        return 0
    filled = sum(bool(column) for column in header.texts)
    return len(fields) if len(fields) > 1 or filled == 1 else 0


def _text(cell: CellValue) -> str:
    return clean(cell) if isinstance(cell, str) else ""
