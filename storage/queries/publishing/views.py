"""Writes the views of the database for other tools. It answers `core.reports.sharing.Publisher`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from operator import itemgetter
from pathlib import Path
from typing import Final

from core.base.errors import UserError
from core.base.notation import count_text
from core.content.sheets import Kind, Sheet, SheetColumn
from core.reports.ranking_sheet import csv_bytes
from core.reports.sharing import DataForm
from core.reports.writing import make_folder
from core.units.catalogue import Catalogue
from core.units.models import UnitKey
from storage.db.connection import Connection
from storage.db.files import write_durably
from storage.queries.publishing.rows import Cell, ViewRows

VIEWS: Final = (
    *("v_unit", "v_hamlet", "v_unit_day", "v_hamlet_day", "v_period", "v_period_unit"),
    *("v_denominator", "v_letter"),
)
MOST_ROWS: Final = 20_000
"""Of one sheet. The days of two thousand hamlets would take minutes to write and to open as a workbook."""

TOO_MANY: Final = (
    "{rows} dòng, quá nhiều cho một bảng tính: lấy ở tệp {name}.csv hoặc Parquet (publish --format)."
)

WORKBOOK: Final = "so-lieu.xlsx"
UNIT: Final = "unit"
"""The column with the unit's name, which no view has: names are in the catalogue."""


class ViewPublisher:
    """Reads the views once and writes them."""

    def __init__(self, connection: Connection, catalogue: Callable[[], Catalogue]) -> None:
        self._connection = connection
        self._catalogue = catalogue

    def publish(self, form: DataForm, folder: Path) -> tuple[Path, ...]:
        tables = [self._read(name) for name in VIEWS]
        make_folder(folder)
        if form is DataForm.PARQUET:
            from storage.queries.publishing.parquet import write_parquet

            return write_parquet(tables, folder)
        if form is DataForm.CSV:
            return tuple(_write_csv(table, folder) for table in tables)
        return (_write_xlsx(tables, folder),)

    def _read(self, name: str) -> ViewRows:
        cursor = self._connection.execute(f"SELECT * FROM {name}")
        columns = tuple(column[0] for column in cursor.description)
        rows: list[tuple[Cell, ...]] = [tuple(row) for row in cursor.fetchall()]
        if "code" in columns:
            columns, rows = self._named(columns, rows)
        texts = tuple(column in _TEXTS or (name, column) == CLOSED for column in columns)
        return ViewRows(name=name, columns=columns, texts=texts, rows=rows)

    def _named(
        self, columns: tuple[str, ...], rows: list[tuple[Cell, ...]]
    ) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
        """With the names of units behind `valid_from`."""
        catalogue, at = self._catalogue(), columns.index("valid_from") + 1
        unit_of = itemgetter(columns.index("code"), at - 1)
        names = {unit: _name(catalogue, *map(str, unit)) for unit in set(map(unit_of, rows))}
        found = [(*cells[:at], names[unit_of(cells)], *cells[at:]) for cells in rows]
        return (*columns[:at], UNIT, *columns[at:]), found


CLOSED: Final = ("v_period", "closed")
"""In this view it is the day when the period was closed; in the others it counts households."""

_TEXTS: Final = frozenset(
    {
        *("campaign", "code", "valid_from", UNIT, "hamlet", "day", "first_day", "last_day", "cut_off"),
        *("received", "missing", "digest", "kind", "source", "as_of", "symbol", "issued_on"),
        *("issuer", "abstract", "urgency", "letter"),
    }
)


def _name(catalogue: Catalogue, code: str, since: str) -> str:
    try:
        return catalogue.get(UnitKey(code, date.fromisoformat(since))).name
    except UserError:
        return code


def _write_csv(table: ViewRows, folder: Path) -> Path:
    rows: list[tuple[str | int, ...]] = [table.columns]
    rows += [tuple("" if cell is None else cell for cell in row) for row in table.rows]
    path = folder / f"{table.name}.csv"
    write_durably(path, csv_bytes(rows))
    return path


def _write_xlsx(tables: Sequence[ViewRows], folder: Path) -> Path:
    from core.render.official_xlsx import workbook

    sheets = tuple(
        Sheet(
            name=table.name,
            columns=tuple(
                SheetColumn(
                    key=name, title=name, width=24 if text else 18, kind=Kind.TEXT if text else Kind.COUNT
                )
                for name, text in zip(table.columns, table.texts, strict=True)
            ),
            rows=tuple(dict(zip(table.columns, row, strict=True)) for row in _rows_of(table)),
            notes=_notes_of(table),
        )
        for table in tables
    )
    path = folder / WORKBOOK
    write_durably(path, workbook(sheets, title="Số liệu tổng hợp", author="Từng Nhà"))
    return path


def _rows_of(table: ViewRows) -> Sequence[tuple[Cell, ...]]:
    """All of them, or none where a sheet would not hold them."""
    return table.rows if len(table.rows) <= MOST_ROWS else ()


def _notes_of(table: ViewRows) -> tuple[str, ...]:
    rows = len(table.rows)
    return () if rows <= MOST_ROWS else (TOO_MANY.format(rows=count_text(rows), name=table.name),)
