"""The first rows of each sheet of a plan, as a person should see them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from core.roster.codes import Field
from core.roster.convert import convert_sheet
from core.roster.desk import PreparedImport
from core.roster.model import ColumnMapping, PlannedSheet, Row
from core.roster.values import text_of

SHOWN_ROWS: Final = 3
HIDDEN: Final = "•••"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetView:
    """A sheet of a plan; `rows` are its first rows in Unicode, one text a column of the mapping."""

    file_name: str
    name: str
    header_row: int
    hamlet: str
    mapping: ColumnMapping
    rows: tuple[tuple[str, ...], ...]


def sheet_views(prepared: PreparedImport) -> tuple[SheetView, ...]:
    """Return the view of each sheet; columns dropped unread are not shown."""
    return tuple(_view(prepared, sheet) for sheet in prepared.plan.sheets)


def _view(prepared: PreparedImport, planned: PlannedSheet) -> SheetView:
    scan = prepared.scans[planned.file]
    sheet = next(sheet for sheet in scan.sheets if sheet.name == planned.name)
    rows, _ = convert_sheet(sheet)
    return SheetView(
        file_name=scan.file_name,
        name=planned.name,
        header_row=planned.header_rows[-1],
        hamlet=planned.hamlet,
        mapping=planned.mapping,
        rows=_first_rows(rows[planned.header_rows[-1] :], planned.mapping),
    )


def _first_rows(rows: Sequence[Row], mapping: ColumnMapping) -> tuple[tuple[str, ...], ...]:
    """Rows with something in at least two of the columns that are used."""
    found: list[tuple[str, ...]] = []
    for row in rows:
        texts = tuple(_cell(row, column, field) for column, field in enumerate(mapping.fields))
        if sum(bool(text) for text in texts) > 1:
            found.append(texts)
        if len(found) == SHOWN_ROWS:
            break
    return tuple(found)


def _cell(row: Row, column: int, field: Field) -> str:
    if column >= len(row) or row[column] == "":
        return ""
    return HIDDEN if field is Field.SENSITIVE else text_of(row[column])
