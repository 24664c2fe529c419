"""Makes lists as people make them, and plans them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Font

from core.roster.codes import Action, ConcernCode
from core.roster.model import KnownHousehold, PlanContext, RosterPlan, Scan
from core.roster.plan import plan
from core.roster.scan import scan

SAMPLES: Final = Path(__file__).parent.parent / "samples"
CONTEXT: Final = PlanContext(today=date(2026, 11, 24), unit_names=("Xã Khánh An",))
HEADER: Final = ("STT", "Họ và tên chủ hộ", "Tổ", "Số nhân khẩu", "Điện thoại", "Ghi chú")

Rows = Sequence[Any]
"""Rows of cells."""


def write_book(
    path: Path,
    sheets: Mapping[str, Rows],
    *,
    merged: Sequence[str] = (),
    hidden_rows: Sequence[int] = (),
    hidden_columns: Sequence[str] = (),
    fonts: Mapping[str, str] | None = None,
) -> Path:
    """An xlsx with these rows; merged ranges, hidden rows and fonts hold for the first sheet."""
    book = Workbook()
    first = book.active
    assert first is not None
    for number, (name, rows) in enumerate(sheets.items()):
        page = first if number == 0 else book.create_sheet(name)
        page.title = name
        for row in rows:
            page.append(list(row))
    for area in merged:
        first.merge_cells(area)
    for row_number in hidden_rows:
        first.row_dimensions[row_number].hidden = True
    for column in hidden_columns:
        first.column_dimensions[column].hidden = True
    for cell, font in (fonts or {}).items():
        first[cell].font = Font(name=font)
    book.save(path)
    return path


def plan_rows(folder: Path, rows: Rows, *, sheet: str = "Sheet1", **context: Any) -> RosterPlan:
    """The plan of a one-sheet xlsx with these rows."""
    return plan_file(write_book(folder / "ds.xlsx", {sheet: rows}), **context)


def plan_file(path: Path, *, known: Sequence[KnownHousehold] = (), **context: Any) -> RosterPlan:
    return plan_scans([scan(path)], known=known, **context)


def plan_scans(scans: Sequence[Scan], *, known: Sequence[KnownHousehold] = (), **context: Any) -> RosterPlan:
    return plan(scans, known, replace(CONTEXT, **context))


def plan_text(folder: Path, text: str, encoding: str = "utf-8", **context: Any) -> RosterPlan:
    """The plan of a text file."""
    path = folder / "ds.csv"
    path.write_bytes(text.encode(encoding))
    return plan_file(path, **context)


def concerns(made: RosterPlan) -> dict[ConcernCode, int]:
    """Concern counts, summed over sheets."""
    found: dict[ConcernCode, int] = {}
    for concern in made.concerns:
        found[concern.code] = found.get(concern.code, 0) + concern.count
    return found


def names(made: RosterPlan) -> list[str]:
    return [row.values.name for row in made.rows]


def applied(made: RosterPlan) -> list[KnownHousehold]:
    """The workspace after a plan was applied to an empty one."""
    imported = [row for row in made.rows if row.action not in {Action.DOUBTFUL, Action.REFUSED}]
    return [
        KnownHousehold(id=f"h{number}", now=row.values, roster=row.values)
        for number, row in enumerate(imported)
    ]
