"""Marks of the rows of an error sheet: which household of which list a mended row is.

A mark holds nothing secret: the name of the list and the id travel in public events. It is one cell of the
row, so that it stays with its row when the sheet is sorted or saved in another format.
"""

from __future__ import annotations

import hashlib
import re
import uuid
from dataclasses import dataclass
from datetime import date
from typing import Final

from core.roster.model import ListedAs
from core.units.models import UnitKey

_MARK: Final = re.compile(
    r"TN1\.(\d{5})\.(\d{4})(\d{2})(\d{2})\.([0-9a-f]{16})\.([0-9a-f]{32})\.([0-9a-f]{4})"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowMark:
    """A household of a list in the commune `unit`."""

    unit: UnitKey
    listed: ListedAs


def row_mark(unit: UnitKey, listed: ListedAs) -> str:
    """Return the mark's text, with a check against slips of the keyboard."""
    said = f"TN1.{unit.code}.{unit.valid_from:%Y%m%d}.{listed.list}.{uuid.UUID(listed.household).hex}"
    return f"{said}.{_check(said)}"


def read_mark(text: str) -> RowMark | None:
    """Return the mark in a cell, or None if it is damaged."""
    match = _MARK.fullmatch(text)
    if match is None or _check(text[:-5]) != match[7]:
        return None
    try:
        unit = UnitKey(match[1], date(int(match[2]), int(match[3]), int(match[4])))
    except ValueError:
        return None
    return RowMark(unit=unit, listed=ListedAs(list=match[5], household=str(uuid.UUID(hex=match[6]))))


def _check(said: str) -> str:
    return hashlib.sha256(f"tung-nha row mark 1\0{said}".encode()).hexdigest()[:4]
