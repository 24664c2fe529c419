"""The table of units as it leaves the program: one sheet, written as XLSX with its formulas or as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Final

from core.content.sheets import Kind, Ratio, Sheet, SheetColumn, Value, cell_text
from core.figures.table import UnitFigures
from core.records.figures import EVER_LISTED, PEOPLE_KNOWN, SMARTPHONES_KNOWN, Figures

COUNTED: Final = (
    *("listed", "found", "visited", "reached", "helped", "people", "smartphones", "installed"),
    *("ever", "closed", "ever_visited"),
    *("people_homes", "people_known", "people_installed"),
    *("smartphones_homes", "smartphones_known", "smartphones_installed"),
)
XLSX: Final = ".xlsx"
CSV: Final = ".csv"
_OWN: Final = {
    SMARTPHONES_KNOWN: ("smartphones_installed", "smartphones_known"),
    PEOPLE_KNOWN: ("people_installed", "people_known"),
    EVER_LISTED: ("ever_visited", "ever"),
}
"""Rates whose numerator and denominator are among the counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLine:
    """One unit; `places` by the name of the denominator."""

    row: UnitFigures
    places: Mapping[str, int | None]

    @property
    def figures(self) -> Figures:
        return self.row.figures


@dataclass(frozen=True, slots=True, kw_only=True)
class TableWords:
    """The heads, in one language. `rates` and `values` name each denominator's rate and the number itself.

    `one_list`, `low` and `high` head the other ends while a list seems loaded twice.
    """

    name: str
    code: str
    unit: str
    place: str
    as_of: str
    counts: Mapping[str, str]
    rates: Mapping[str, str]
    values: Mapping[str, str]
    one_list: str
    low: str
    high: str


def table_sheet(
    lines: Sequence[TableLine],
    total: UnitFigures,
    denominators: Sequence[str],
    words: TableWords,
    *,
    notes: tuple[str, ...] = (),
) -> Sheet:
    """Units in the order of `lines`, with a rate and a place for each of `denominators`, and their sum.

    Of a track beside the households only the numerator is among the counts. While a list seems loaded
    twice, households and rates have columns for both ends.
    """
    counted, doubled = ("installed",) if total.figures.stated else COUNTED, total.one_list is not None
    columns = [
        SheetColumn(key="code", title=words.code, width=22, kind=Kind.TEXT),
        SheetColumn(key="unit", title=words.unit, width=50, kind=Kind.TEXT),
        *(SheetColumn(key=key, title=words.counts[key], width=24, kind=Kind.COUNT) for key in counted),
    ]
    if doubled:
        columns.append(SheetColumn(key="one list", title=words.one_list, width=24, kind=Kind.COUNT))
    for name in denominators:
        numerator = _of(name, lines, total.figures)
        columns += _of_denominator(name, words, numerator, has_count=_is_own(name, counted))
        columns += _ends_columns(name, words) if doubled else []
    columns.append(SheetColumn(key="as_of", title=words.as_of, width=50, kind=Kind.TEXT))
    return Sheet(
        name=words.name,
        columns=tuple(columns),
        rows=tuple(_row(line.row, counted, denominators, line.places) for line in lines),
        total=_row(total, counted, denominators, {}),
        notes=notes,
    )


def table_bytes(sheet: Sheet, path: Path, *, title: str, author: str) -> bytes:
    """The file that `path` asks for by its ending: CSV, else XLSX."""
    if path.suffix.casefold() == CSV:
        return sheet_csv(sheet)
    from core.render.official_xlsx import workbook

    return workbook((sheet,), title=title, author=author)


def sheet_csv(sheet: Sheet) -> bytes:
    """Counts as plain numbers, rates with two places, the notes below the sum."""
    rows: list[list[str | int]] = [[column.title for column in sheet.columns]]
    for row in (*sheet.rows, *(() if sheet.total is None else (sheet.total,))):
        full = sheet.filled(row)
        rows.append([_cell(column.kind, full.get(column.key)) for column in sheet.columns])
    rows += [["", note] for note in sheet.notes]
    return csv_bytes(rows)


def _of_denominator(name: str, words: TableWords, numerator: str, *, has_count: bool) -> list[SheetColumn]:
    value = f"value {name}"
    if has_count:
        numerator, value = _OWN[name]
    own = [] if has_count else [SheetColumn(key=value, title=words.values[name], width=26, kind=Kind.COUNT)]
    ratio = Ratio(numerator=numerator, denominator=value)
    rate = SheetColumn(
        key=f"rate {name}", title=words.rates[name], width=26, kind=Kind.PERCENT, formula=ratio
    )
    place = SheetColumn(
        key=f"place {name}", title=f"{words.place}: {words.rates[name]}", width=24, kind=Kind.PLACE
    )
    return [*own, rate, place]


def _ends_columns(name: str, words: TableWords) -> list[SheetColumn]:
    return [
        SheetColumn(key=f"{end} {name}", title=f"{words.rates[name]}, {said}", width=26, kind=Kind.PERCENT)
        for end, said in (("low", words.low), ("high", words.high))
    ]


def _row(
    line: UnitFigures,
    counted: Sequence[str],
    denominators: Sequence[str],
    places: Mapping[str, int | None],
) -> dict[str, Value]:
    figures = line.figures
    row: dict[str, Value] = {
        "one list": (line.one_list or figures).ever,
        "code": figures.code,
        "unit": figures.name,
        "as_of": figures.as_of,
    }
    row |= {key: int(getattr(figures, key)) for key in counted}
    for name in denominators:
        rate = figures.rate_on(name)
        row[f"place {name}"] = places.get(name)
        share = None if rate is None else Fraction(rate.numerator, rate.denominator)
        low, high = line.ends(name) or (share, share)
        row[f"low {name}"] = None if low is None else 100 * low
        row[f"high {name}"] = None if high is None else 100 * high
        if not _is_own(name, counted):
            row[f"value {name}"] = None if rate is None else rate.denominator
    return row


def _of(name: str, lines: Sequence[TableLine], total: Figures) -> str:
    """The numerator of the rates on a denominator."""
    rates = (figures.rate_on(name) for figures in (total, *(line.figures for line in lines)))
    return next((rate.numerator_name for rate in rates if rate is not None), "installed")


def _is_own(name: str, counted: Sequence[str]) -> bool:
    return name in _OWN and _OWN[name][1] in counted


def _cell(kind: Kind, value: Value) -> str | int:
    return value if isinstance(value, int) else cell_text(kind, value)


BOM: Final = "\ufeff"
"""Without it Excel reads UTF-8 as the code page of the machine."""

_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_bytes(rows: Sequence[Sequence[str | int]]) -> bytes:
    """`rows` in UTF-8 with a BOM, CRLF ends; a text that looks like a formula gets an apostrophe in front."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([_safe(cell) for cell in row] for row in rows)
    return (BOM + text.getvalue()).encode()


def _safe(cell: str | int) -> str | int:
    if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS):
        return f"'{cell}"
    return cell
