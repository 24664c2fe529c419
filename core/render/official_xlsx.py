"""The tables of an official document as XLSX, with formulas that give the printed figures and totals again.

Formulas are written with their values, so that a phone that does not calculate shows them; bytes are the same
for the same content.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from fractions import Fraction
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from core.content.document import OfficialDocument
from core.content.sheets import Difference, Kind, Ratio, Sheet, SheetColumn, Value

FONT: Final = "Times New Roman"
_FORMATS: Final = {
    Kind.COUNT: "#,##0",
    Kind.GROWTH: "+#,##0;-#,##0;0",
    Kind.PERCENT: "0.00",
    Kind.POINTS: "+0.00;-0.00;0.00",
    Kind.ORDER: "0",
    Kind.PLACE: "0",
}
_ZIP_DAY: Final = (1980, 1, 1, 0, 0, 0)
_THIN: Final = Side(style="thin", color="000000")
_BORDER: Final = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\]")
_ADDED_UP: Final = frozenset({Kind.COUNT, Kind.GROWTH})
_HEAD_ROW: Final = 4
_FORMULA: Final = re.compile(r'(<c r="([A-Z]+\d+)"[^>]*?)(?: t="\w+")?>(<f>.*?</f>)<v\s*/?>(?:</v>)?')


def sheets_of(document: OfficialDocument) -> tuple[Sheet, ...]:
    """Those of its annexes, then its own."""
    return (*(annex.sheet for annex in document.annexes if annex.sheet is not None), *document.sheets)


def render(document: OfficialDocument) -> bytes:
    """A workbook with one sheet a table."""
    return workbook(sheets_of(document), title=document.title, author=document.author)


def workbook(sheets: tuple[Sheet, ...], *, title: str, author: str) -> bytes:
    """`sheets` one after another; a table without rows is left empty below its head."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title, book.properties.creator = title, author
    known: dict[str, dict[str, float]] = {}
    for at, sheet in enumerate(sheets, start=1):
        name = f"{at}. {_FORBIDDEN.sub(' ', sheet.name)}"[:31].strip("' ")
        made = book.create_sheet(name)
        known[f"xl/worksheets/sheet{at}.xml"] = _fill(made, sheet, title)
    if not sheets:
        book.create_sheet("1")
    buffer = io.BytesIO()
    book.save(buffer)
    book.close()
    return _finished(buffer.getvalue(), known)


def _fill(made: Worksheet, sheet: Sheet, title: str) -> dict[str, float]:
    """Writes a table; answers the values of its formulas by cell."""
    _put_text(made.cell(1, 1), title, Font(name=FONT, size=13, bold=True))
    _put_text(made.cell(2, 1), sheet.name, Font(name=FONT, size=12, italic=True))
    letters = {column.key: get_column_letter(at) for at, column in enumerate(sheet.columns, start=1)}
    for at, column in enumerate(sheet.columns, start=1):
        head = made.cell(_HEAD_ROW, at)
        _put_text(head, column.title, Font(name=FONT, size=11, bold=True))
        head.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        head.border = _BORDER
        made.column_dimensions[letters[column.key]].width = column.width / 1.9
    first = _HEAD_ROW + 1
    writer = _Rows(made, sheet, letters, {})
    for at, row in enumerate(sheet.rows, start=first):
        writer.write(at, row, total_from=None)
    if sheet.total is not None:
        writer.write(first + len(sheet.rows), sheet.total, total_from=first)
    after = first + len(sheet.rows) + (sheet.total is not None) + 1
    for at, note in enumerate(sheet.notes, start=after):
        _put_text(made.cell(at, 2), note, Font(name=FONT, size=11))
    made.freeze_panes = made.cell(first, 3 if len(sheet.columns) > 3 else 1)
    made.print_title_rows = f"{_HEAD_ROW}:{_HEAD_ROW}"
    made.page_setup.orientation, made.page_setup.paperSize = "landscape", made.PAPERSIZE_A4
    made.page_setup.fitToWidth, made.page_setup.fitToHeight = 1, 0
    if made.sheet_properties.pageSetUpPr is not None:
        made.sheet_properties.pageSetUpPr.fitToPage = True
    return writer.values


@dataclass(frozen=True, slots=True)
class _Rows:
    """Writes the rows of one table; `values` are those of its formulas, by cell."""

    made: Worksheet
    sheet: Sheet
    letters: Mapping[str, str]
    values: dict[str, float]

    def write(self, at: int, row: Mapping[str, Value], *, total_from: int | None) -> None:
        full = self.sheet.filled(row)
        font = Font(name=FONT, size=12, bold=total_from is not None)
        for number, column in enumerate(self.sheet.columns, start=1):
            cell, value = self.made.cell(at, number), full.get(column.key)
            formula = self._formula(column, at, full, total_from)
            cell.border, cell.font = _BORDER, font
            if formula and value is not None and not isinstance(value, str):
                cell.value = formula
                self.values[cell.coordinate] = float(value)
            elif isinstance(value, str):
                _put_text(cell, value, font)
                side = "center" if column.kind is Kind.RANGE else None
                cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal=side)
            elif value is not None:
                cell.value = float(value) if isinstance(value, Fraction) else value
            if column.kind in {Kind.ORDER, Kind.PLACE}:
                cell.alignment = Alignment(horizontal="center")
            if column.kind in _FORMATS:
                cell.number_format = _FORMATS[column.kind]

    def _formula(
        self, column: SheetColumn, at: int, full: Mapping[str, Value], total_from: int | None
    ) -> str:
        """Return the formula of a cell; empty where it is a figure of its own."""
        letters, formula = self.letters, column.formula
        if isinstance(formula, Ratio):
            above, below = letters[formula.numerator], letters[formula.denominator]
            return f'=IF(N({below}{at})=0,"",100*{above}{at}/{below}{at})'
        if isinstance(formula, Difference):
            return f"={letters[formula.of]}{at}-{letters[formula.less]}{at}"
        if total_from is None or column.kind not in _ADDED_UP or not self.sheet.rows:
            return ""
        parts = [row.get(column.key) for row in self.sheet.rows]
        if sum(part for part in parts if isinstance(part, int)) != full.get(column.key):
            return ""
        letter = letters[column.key]
        return f"=SUM({letter}{total_from}:{letter}{at - 1})"


def _put_text(cell: Cell, text: str, font: Font) -> None:
    """Text stays text: what looks like a formula is never run."""
    cell.value = text
    cell.data_type = "s"
    cell.font = font
    if text.startswith(("=", "+", "-", "@")):
        cell.quotePrefix = True


def _finished(data: bytes, known: Mapping[str, Mapping[str, float]]) -> bytes:
    """The archive with the values of formulas put in and every time the same."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name)
            if name in known:
                part = _with_values(part.decode(), known[name]).encode()
            if name == "docProps/core.xml":
                part = re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z", _DAY, part)
            target.writestr(ZipInfo(name, _ZIP_DAY), part, ZIP_DEFLATED)
    return out.getvalue()


def _with_values(text: str, values: Mapping[str, float]) -> str:
    def put(match: re.Match[str]) -> str:
        value = values.get(match[2])
        said = "" if value is None else f"<v>{value!r}</v>"
        return f"{match[1]}>{match[3]}{said}"

    return _FORMULA.sub(put, text)


_DAY: Final = datetime(2020, 1, 1, tzinfo=UTC).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
