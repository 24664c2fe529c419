"""The mapping in force for a sheet: by headers, a person's choice, and what the cells themselves betray."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from core.base.phones import read_phone
from core.roster.codes import Field
from core.roster.header import Header
from core.roster.model import ColumnMapping, Row
from core.roster.values import text_of

_ID_NUMBER: Final = re.compile(r"\d{12}|[1-9]\d{10}")
_OLD_ID_NUMBER: Final = re.compile(r"\d{9}")
_SAMPLED_ROWS: Final = 60
_CHECKED: Final = frozenset(
    {Field.PHONE, Field.NOTE, Field.ADDRESS, Field.HOUSE_NUMBER, Field.NUMBER, Field.GROUP, Field.HAMLET}
    | {Field.NAME, Field.PEOPLE, Field.HOUSEHOLD_CODE, Field.SMARTPHONE, Field.IGNORED}
)


def chosen_mapping(header: Header, remembered: Mapping[str, ColumnMapping]) -> ColumnMapping:
    """The remembered mapping of this shape, else the one the headers give; this is what to remember."""
    chosen = remembered.get(header.shape)
    if chosen is not None and len(chosen.fields) == len(header.fields):
        return chosen
    return _headed(header)


def mapping_by_headings(header: Header, rows: Sequence[Row]) -> ColumnMapping:
    """The mapping that nobody chose: by the headings, with what the cells betray."""
    return mapping_in_force(_headed(header), header, rows)


def _headed(header: Header) -> ColumnMapping:
    return ColumnMapping(shape=header.shape, headers=header.titles, fields=header.fields)


def mapping_in_force(chosen: ColumnMapping, header: Header, rows: Sequence[Row]) -> ColumnMapping:
    """Return `chosen`, corrected by the cells of this file: ID numbers under any header, phones under
    another.

    It applies to this file only, so that one odd list doesn't spoil the next of its shape.
    """
    fields = tuple(_by_content(field, column, header, rows) for column, field in enumerate(chosen.fields))
    return replace(chosen, fields=fields)


def _by_content(field: Field, column: int, header: Header, rows: Sequence[Row]) -> Field:
    if _holds_ids(field, column, header, rows):
        return Field.SENSITIVE
    if field is Field.SMARTPHONE:
        texts = list(_texts(column, header, rows))
        phones = sum(len(text) >= 9 and read_phone(text).value is not None for text in texts)
        if texts and phones > len(texts) / 2 and Field.PHONE not in header.fields:
            return Field.PHONE
    return field


def _holds_ids(field: Field, column: int, header: Header, rows: Sequence[Row]) -> bool:
    """Return True if most cells are ID numbers: 12 digits (11 without their zero), or 9 where no phone is
    meant.
    """
    if field not in _CHECKED:
        return False
    texts = list(_texts(column, header, rows))
    if len(texts) < 2:
        return False
    new = sum(_is_id(text) for text in texts)
    old = sum(_OLD_ID_NUMBER.fullmatch(text) is not None for text in texts)
    if field is not Field.PHONE:
        new += old
    return new > 0.6 * len(texts)


def _is_id(text: str) -> bool:
    return _ID_NUMBER.fullmatch(text) is not None and read_phone(text).value is None


def _texts(column: int, header: Header, rows: Sequence[Row]) -> Iterator[str]:
    """The first cells of a column that aren't empty."""
    for row in rows[header.last + 1 : header.last + 1 + _SAMPLED_ROWS]:
        if column < len(row) and row[column] != "":
            text = text_of(row[column])
            if text:
                yield text.replace(" ", "")
