"""Values of a checked workbook, by python-calamine."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.base.errors import UserError
from core.roster.limits import MAX_AREA_CELLS, MAX_ROWS, MAX_SHEETS

if TYPE_CHECKING:
    from core.roster.model import Row

Merged = Sequence[tuple[int, int, int, int]]


def read_values(content: bytes, file_name: str) -> list[tuple[str, bool, Sequence[Row], Merged]]:
    """Name, hidden, rows and merged ranges of every worksheet; sizes must have been checked before."""
    from python_calamine import CalamineError

    try:
        return _read(content, file_name)
    except (CalamineError, OSError, ValueError, KeyError):
        raise UserError("roster.not_workbook", file=file_name) from None
    except BaseException as error:
        # A panic inside the Rust reader is no Exception and its class can't be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise UserError("roster.not_workbook", file=file_name) from None


def _read(content: bytes, file_name: str) -> list[tuple[str, bool, Sequence[Row], Merged]]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    metadata = [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    if len(metadata) > MAX_SHEETS:
        raise UserError("roster.too_large", file=file_name)
    found: list[tuple[str, bool, Sequence[Row], Merged]] = []
    for sheet in metadata:
        data = book.get_sheet_by_name(sheet.name)
        if data.total_height > MAX_ROWS or data.total_height * data.total_width > MAX_AREA_CELLS:
            raise UserError("roster.too_large", file=file_name)
        rows = data.to_python(skip_empty_area=False)
        merged = [(*first, *last) for first, last in data.merged_cell_ranges or ()]
        found.append((sheet.name, sheet.visible != SheetVisibleEnum.Visible, rows, merged))
    return found
