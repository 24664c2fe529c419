"""Reads denominators from a spreadsheet; one wrong row refuses the file, and the error has its number.

The form (docs/figures.md): a header row within the first 15, then one denominator a row: code of the unit,
name of the denominator, value, source, day; perhaps the hour and the day since when the unit exists.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from core.base.clock import VIETNAM, iso
from core.base.errors import UserError
from core.base.text import clean, fold
from core.records.denominators import FIRST_NAMES, Denominator, kind_named
from core.units.models import UnitKey

HEADER_ROWS: Final = 15
MOST_BYTES: Final = 20_000_000
_COLUMNS: Final = {
    "code": ("ma don vi", "ma", "code", "unit"),
    "kind": ("mau so", "loai", "ten mau so", "denominator", "kind"),
    "value": ("gia tri", "so luong", "value"),
    "source": ("nguon", "nguon so lieu", "source"),
    "day": ("ngay", "ngay so lieu", "tinh den ngay", "as of", "date"),
    "hour": ("gio", "tinh den gio", "hour"),
    "since": ("hieu luc tu", "don vi tu ngay", "valid from"),
}
_NEEDED: Final = ("code", "kind", "value", "source", "day")
_HOUR: Final = re.compile(r"(\d{1,2})(?:[hg:.](\d{2})?)?")

Cell = object
Locate = Callable[[str, date | None], UnitKey]
"""(code, a day on which it was in force) -> the unit. Raises `unit.*`."""


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    cells: Mapping[str, Cell]

    def text(self, name: str) -> str:
        value = self.cells.get(name)
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return "" if value is None else clean(str(value))


def read_denominators(data: bytes, locate: Locate, now: datetime) -> tuple[Denominator, ...]:
    """Every denominator of a file (.xlsx, .xls, .ods), in its order.

    Raises `denominator.unreadable`, `denominator.no_header`, `denominator.empty`, or with the row's number
    `denominator.unit`, `denominator.name`, `denominator.value`, `denominator.zero`, `denominator.source`,
    `denominator.day`, `denominator.future`, `denominator.twice`.
    """
    lines = _lines(_cells(data))
    if not lines:
        raise UserError("denominator.empty")
    found: dict[tuple[object, ...], int] = {}
    read = []
    for line in lines:
        said = _denominator(line, locate, now)
        key = (said.kind, said.unit, said.as_of)
        if key in found:
            raise UserError(
                "denominator.twice", row=line.number, other=found[key], name=line.text("kind")[:60]
            )
        found[key] = line.number
        read.append(said)
    return tuple(read)


def _cells(data: bytes) -> list[list[Cell]]:
    """The first sheet."""
    from python_calamine import CalamineError, CalamineWorkbook

    if len(data) > MOST_BYTES:
        raise UserError("denominator.unreadable")
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [list(row) for row in workbook.get_sheet_by_index(0).to_python(skip_empty_area=False)]
    except (CalamineError, ValueError, IndexError, OSError) as error:
        raise UserError("denominator.unreadable") from error


def _lines(rows: Sequence[Sequence[Cell]]) -> list[_Line]:
    for at, row in enumerate(rows[:HEADER_ROWS]):
        columns = _columns(row)
        if all(name in columns for name in _NEEDED):
            below = enumerate(rows[at + 1 :], start=at + 2)
            lines = [
                _Line(number, {name: cells[column] for name, column in columns.items()})
                for number, cells in below
            ]
            return [line for line in lines if any(line.text(name) for name in ("code", "kind", "value"))]
    raise UserError("denominator.no_header")


def _columns(row: Sequence[Cell]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, cell in enumerate(row):
        word = fold(str(cell))
        for name, words in _COLUMNS.items():
            if word in words:
                found.setdefault(name, at)
    return found


def _denominator(line: _Line, locate: Locate, now: datetime) -> Denominator:
    row = line.number
    kind = kind_named(line.text("kind"))
    if kind is None:
        raise UserError(
            "denominator.name", row=row, name=line.text("kind")[:60], names="; ".join(FIRST_NAMES)
        )
    source = line.text("source")
    if not source:
        raise UserError("denominator.source", row=row)
    since = None if not line.text("since") else _day(line, "since")
    try:
        unit = locate(_code(line.text("code")), since)
    except UserError as error:
        raise UserError("denominator.unit", row=row, code=line.text("code")[:20]) from error
    return Denominator(kind=kind, unit=unit, value=_value(line), source=source[:200], as_of=_as_of(line, now))


def _code(text: str) -> str:
    """A code whose leading nought a spreadsheet took away gets it back."""
    return text.zfill(5) if text.isdecimal() and len(text) == 4 else text


def _value(line: _Line) -> int:
    text = re.sub(r"[\s.,\u00a0]", "", line.text("value"))
    if not re.fullmatch(r"-?\d{1,12}", text) or re.search(r"[.,]\d{1,2}$", line.text("value")):
        raise UserError("denominator.value", row=line.number, value=line.text("value")[:40])
    value = int(text)
    if value <= 0:
        raise UserError("denominator.zero", row=line.number, value=value)
    return value


def _as_of(line: _Line, now: datetime) -> str:
    day, hour = _day(line, "day"), line.text("hour").lower()
    if not hour:
        if day > now.date():
            raise UserError("denominator.future", row=line.number, day=f"{day:%d/%m/%Y}")
        return day.isoformat()
    match = _HOUR.fullmatch(hour)
    if match is None or int(match[1]) > 23 or int(match[2] or 0) > 59:
        raise UserError("denominator.day", row=line.number, day=hour[:20])
    at = datetime.combine(day, time(int(match[1]), int(match[2] or 0)), VIETNAM)
    if at > now:
        raise UserError("denominator.future", row=line.number, day=f"{at:%d/%m/%Y %H:%M}")
    return iso(at)


def _day(line: _Line, name: str) -> date:
    value = line.cells.get(name)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    for form in ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y"):
        try:
            return datetime.strptime(line.text(name), form).replace(tzinfo=VIETNAM).date()
        except ValueError:
            continue
    raise UserError("denominator.day", row=line.number, day=line.text(name)[:20])
