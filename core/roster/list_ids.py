"""Key and household ids of a list, the same on every laptop (rule 1 of docs/codes.md, "Ids from lists").

A pure function of the cells of a sheet's data rows: titles, names of files and sheets, the order of columns
and rows, and what an officer chooses in the wizard are no input.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from core.base.errors import UserError
from core.base.ids import bound_id
from core.base.phones import read_phone
from core.base.text import fold
from core.roster.codes import Field
from core.roster.lines import Line
from core.roster.model import CellValue, ListedAs, Row
from core.roster.row_marks import read_mark
from core.roster.values import text_of
from core.units.models import UnitKey

FEWEST_ROWS: Final = 30
"""Different rows of a list with a key: fewer could be guessed."""

_DOMAIN: Final = b"tung-nha list 1"
_PLACES: Final = frozenset({Field.ADDRESS, Field.HOUSE_NUMBER, Field.STREET, Field.GROUP, Field.HAMLET})
_READ: Final = _PLACES | {
    Field.NAME,
    Field.FAMILY_NAME,
    Field.GIVEN_NAME,
    Field.HEAD,
    Field.RELATION,
    Field.HOUSEHOLD_CODE,
    Field.PEOPLE,
    Field.PHONE,
    Field.BIRTH,
}
"""Columns that distinguish households; marks and notes are written into a list while it is worked with."""
_WORDS: Final = re.compile(r"[^\W_]+")
_LEADING_ZEROS: Final = re.compile(r"(?<!\d)0+(?=\d)")
_WHOLE: Final = re.compile(r"(\d+)[.,]0+")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})(?: [\d:]+)?")
_YEAR_FIRST: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ t][\d:]+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListIds:
    """Ids of one sheet: `name`, 16 hex digits that do not reveal it, and the id of each data row."""

    name: str
    ids: Mapping[int, str]


def list_ids(
    rows: Sequence[Row], fields: Sequence[Field], lines: Iterable[Line], commune: UnitKey
) -> ListIds | None:
    """Return the ids of a sheet, or None if it has fewer than `FEWEST_ROWS` different data rows.

    `rows` are the sheet's cells in Unicode, `fields` the meanings that the headings give (not those chosen by
    a person), `lines` its data rows.
    """
    columns = [(column, field) for column, field in enumerate(fields) if field in _READ]
    read: dict[tuple[Field | None, CellValue], str] = {}
    texts = {line.row: row_text(rows[line.row], columns, read) for line in lines}
    if len(set(texts.values())) < FEWEST_ROWS:
        return None
    key = list_key(texts.values())
    seen: dict[str, int] = {}
    ids: dict[int, str] = {}
    for row, text in texts.items():
        seen[text] = seen.get(text, 0) + 1
        ids[row] = household_id(key, commune, text, seen[text])
    return ListIds(name=list_name(key), ids=ids)


def row_text(
    row: Row, columns: Sequence[tuple[int, Field]], read: dict[tuple[Field | None, CellValue], str]
) -> str:
    """Return the canonical text of a row: its canonical cells in code point order; `read` caches cells."""
    width = len(row)
    cells: list[str] = []
    for column, field in columns:
        if column >= width or row[column] == "":
            continue
        cell = row[column]
        known = (field if field is Field.PHONE or field in _PLACES else None, cell)
        text = None if isinstance(cell, bool) else read.get(known)
        if text is None:
            text = cell_text(cell, field)
            if not isinstance(cell, bool):
                read[known] = text
        if text:
            cells.append(text)
    return "\x1f".join(sorted(cells))


def cell_text(cell: CellValue, field: Field) -> str:
    """Return the canonical text of a cell; a number, a date and a phone are the same in every file format."""
    if isinstance(cell, bool):
        return str(cell).lower()
    if field is Field.PHONE and isinstance(cell, (str, int, float)):
        phone = read_phone(cell).value
        if phone is not None:
            return phone.lstrip("0")
    day = _day_of(cell)
    if day is not None:
        return _place_of(day) if field in _PLACES else _sorted_day(day)
    text = fold(text_of(cell))
    whole = _WHOLE.fullmatch(text)
    words = " ".join(_WORDS.findall(whole[1] if whole else text))
    return _LEADING_ZEROS.sub("", words)


def list_key(texts: Iterable[str]) -> bytes:
    """Return the secret of a list, a hash of all its rows in code point order."""
    whole = "".join(f"{text}\n" for text in sorted(texts))
    return hashlib.sha256(_DOMAIN + b"\0" + whole.encode()).digest()


def list_name(key: bytes) -> str:
    """Return 16 hex digits that name a list; without the whole list nothing follows from them."""
    return hmac.digest(key, b"list", "sha256")[:8].hex()


def household_id(key: bytes, commune: UnitKey, text: str, number: int) -> str:
    """Return the UUIDv8 of the `number`-th (from 1) of the equal rows `text`, in a commune."""
    said = "\0".join(("household", commune.code, commune.valid_from.isoformat(), text, str(number)))
    value = int.from_bytes(hmac.digest(key, said.encode(), "sha256")[:16])
    value = value & ~(0xF << 76) | 0x8 << 76
    return bound_id(str(uuid.UUID(int=value & ~(0b11 << 62) | 0b10 << 62)), commune.code)


def _day_of(cell: CellValue) -> tuple[int, int, int] | None:
    """Return day, month and year of a date, or of a text that is one."""
    if isinstance(cell, date):
        return cell.day, cell.month, cell.year
    if not isinstance(cell, str) or not 6 <= len(cell) <= 26:
        return None
    text = cell.strip().lower()
    if not text[:1].isdecimal():
        return None
    day_first = _DAY_FIRST.fullmatch(text)
    if day_first is not None:
        return int(day_first[1]), int(day_first[2]), int(day_first[3])
    year_first = _YEAR_FIRST.fullmatch(text)
    return None if year_first is None else (int(year_first[3]), int(year_first[2]), int(year_first[1]))


def _sorted_day(day: tuple[int, int, int]) -> str:
    """Two digits of the year, then day and month by size: text files have dd/mm/yyyy, mm/dd/yy and so on."""
    return f"{day[2] % 100} {min(day[:2])} {max(day[:2])}"


def _place_of(day: tuple[int, int, int]) -> str:
    """House number 12/5 that a spreadsheet took for the twelfth of May."""
    return f"{day[0]} {day[1]}"


def ids_of_rows(
    rows: Sequence[Row], fields: Sequence[Field], lines: Sequence[Line], commune: UnitKey
) -> Mapping[int, ListedAs]:
    """Return the household of each row that has one: by its mark in an error sheet, else by the whole list.

    Raises UserError `roster.other_ward_rows` for an error sheet of another commune.
    """
    if Field.ROW_MARK in fields:
        return _marked(lines, commune)
    found = list_ids(rows, fields, lines, commune)
    if found is None:
        return {}
    return {row: ListedAs(list=found.name, household=household) for row, household in found.ids.items()}


def _marked(lines: Sequence[Line], commune: UnitKey) -> Mapping[int, ListedAs]:
    found: dict[int, ListedAs] = {}
    for line in lines:
        mark = read_mark(text_of(line.cells.get(Field.ROW_MARK, "")))
        if mark is None:
            continue
        if mark.unit.code != commune.code:
            raise UserError("roster.other_ward_rows", code=mark.unit.code, own=commune.code)
        found[line.row] = mark.listed
    return found
