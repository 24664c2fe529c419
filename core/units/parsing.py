"""Reads a catalogue file and believes nothing of it before it is checked (format: docs/sources.md)."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Final

from core.base.errors import UserError
from core.units.models import (
    KIND_WORDS,
    KINDS_OF_LEVEL,
    LEVEL_OF_DIGITS,
    OrgUnit,
    UnitDocument,
    UnitKey,
    UnitKind,
    UnitLink,
)

FORMAT: Final = "tung-nha-units"
FORMAT_VERSION: Final = 1
MAX_BYTES: Final = 8 * 1024 * 1024
MAX_UNITS: Final = 30_000
MAX_NAME: Final = 80
COLUMNS: Final = ("code", "valid_from", "valid_to", "kind", "name", "name_en", "parent")
LINK_COLUMNS: Final = ("old", "old_from", "new", "new_from", "part")
_HEAD: Final = frozenset(
    {"format", "version", "data_date", "replaces_from", "columns", "units", "link_columns", "links"},
)
_KINDS: Final = {kind.value: kind for kind in UnitKind}
_CODE: Final = re.compile(r"\d{2}|\d{3}|\d{5}", re.ASCII)


def parse_document(data: bytes) -> UnitDocument:
    """The checked content of a catalogue file.

    Raises `catalogue.too_large`, `catalogue.unreadable`, `catalogue.newer_format`, `catalogue.row`,
    `catalogue.code`, `catalogue.dates`, `catalogue.kind`, `catalogue.name` or `catalogue.repeated`.
    """
    head = _read_head(data)
    units = tuple(_read_units(_rows(head, "units")))
    return UnitDocument(
        data_date=_head_day(head, "data_date"),
        replaces_from=None if head.get("replaces_from") is None else _head_day(head, "replaces_from"),
        units=units,
        links=tuple(_read_link(row, place) for place, row in enumerate(_rows(head, "links"), start=1)),
    )


def _read_head(data: bytes) -> dict[str, object]:
    if len(data) > MAX_BYTES:
        raise UserError("catalogue.too_large", limit=MAX_BYTES // (1024 * 1024))
    try:
        head = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise UserError("catalogue.unreadable") from None
    if not isinstance(head, dict) or head.get("format") != FORMAT:
        raise UserError("catalogue.unreadable")
    version = head.get("version")
    if isinstance(version, int) and version > FORMAT_VERSION:
        raise UserError("catalogue.newer_format", version=version)
    known = version == FORMAT_VERSION and not set(head) - _HEAD
    if not known or head.get("columns") != list(COLUMNS) or head.get("link_columns") != list(LINK_COLUMNS):
        raise UserError("catalogue.unreadable")
    return head


def _rows(head: dict[str, object], member: str) -> list[object]:
    rows = head.get(member)
    if not isinstance(rows, list):
        raise UserError("catalogue.unreadable")
    if len(rows) > MAX_UNITS:
        raise UserError("catalogue.too_many", limit=MAX_UNITS)
    return rows


def _head_day(head: dict[str, object], member: str) -> date:
    day = _day(head.get(member))
    if day is None:
        raise UserError("catalogue.unreadable")
    return day


def _read_units(rows: list[object]) -> Iterator[OrgUnit]:
    seen: set[UnitKey] = set()
    for place, row in enumerate(rows, start=1):
        unit = _read_unit(row, place)
        if unit.key in seen:
            raise UserError("catalogue.repeated", unit=unit.code, valid_from=unit.valid_from.isoformat())
        seen.add(unit.key)
        yield unit


def _read_unit(row: object, place: int) -> OrgUnit:
    if not isinstance(row, list) or len(row) != len(COLUMNS):
        raise UserError("catalogue.row", row=place)
    code, start, end, kind, name, name_en, parent = row
    if not _is_code(code) or not (parent is None or _is_code(parent)):
        raise UserError("catalogue.code", row=place)
    valid_from, valid_to = _day(start), _day(end)
    if valid_from is None or (valid_to is None and end is not None) or (valid_to and valid_to < valid_from):
        raise UserError("catalogue.dates", unit=code)
    return OrgUnit(
        key=UnitKey(code, valid_from),
        valid_to=valid_to,
        kind=(known := _kind(kind, code)),
        name=_name(name, code, KIND_WORDS[known]),
        name_en=_name(name_en, code, ""),
        parent_code=parent,
    )


def _read_link(row: object, place: int) -> UnitLink:
    if not isinstance(row, list) or len(row) != len(LINK_COLUMNS):
        raise UserError("catalogue.row", row=place)
    old, old_from, new, new_from, part = row
    if not _is_code(old) or not _is_code(new):
        raise UserError("catalogue.code", row=place)
    start, end = _day(old_from), _day(new_from)
    if start is None or end is None or not isinstance(part, bool):
        raise UserError("catalogue.row", row=place)
    return UnitLink(UnitKey(old, start), UnitKey(new, end), part)


def _kind(kind: object, code: str) -> UnitKind:
    known = _KINDS.get(kind) if isinstance(kind, str) else None
    if known is None or known not in KINDS_OF_LEVEL[LEVEL_OF_DIGITS[len(code)]]:
        raise UserError("catalogue.kind", unit=code)
    return known


def _name(name: object, code: str, word: str) -> str:
    if (
        not isinstance(name, str)
        or not 0 < len(name) <= MAX_NAME
        or not name.isprintable()
        or not unicodedata.is_normalized("NFC", name)
        or name != " ".join(name.split())
        or not name.startswith(word)
        or name == word
    ):
        raise UserError("catalogue.name", unit=code)
    return name


def _is_code(code: object) -> bool:
    return isinstance(code, str) and _CODE.fullmatch(code) is not None


def _day(text: object) -> date | None:
    return _iso_day(text) if isinstance(text, str) else None


@lru_cache(maxsize=256)
def _iso_day(text: str) -> date | None:
    """A date written YYYY-MM-DD, and nothing else that ISO allows."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None
