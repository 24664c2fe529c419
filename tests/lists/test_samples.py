"""Lists of real life keep their ids in another format or encoding and with their columns moved."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from core.roster.convert import convert_sheet
from core.roster.header import find_header
from core.roster.model import CellValue, Row, Sheet
from core.roster.scan import scan
from core.units.models import UnitKey
from tests.roster.books import SAMPLES, plan_file

COMMUNE = UnitKey("32059", date(2025, 7, 1))
FILES = (
    "danh-sach-cu-ap-2-vntime.xls",
    "ds-ho-ap-1-xa-khanh-an.xlsx",
    "khom-3-phuong-ly-van-lam.csv",
    "nhan-khau-xa-tan-loc.xlsx",
)


def shown(cell: CellValue) -> str:
    """A cell as a spreadsheet writes it to a text file."""
    if isinstance(cell, date):
        return cell.strftime("%d/%m/%Y")
    if isinstance(cell, bool):
        return str(cell).upper()
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def as_text(path: Path, rows: Sequence[Row]) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows([list(map(shown, row)) for row in rows])
    return path


def as_utf16(path: Path, rows: Sequence[Row]) -> Path:
    text = "\r\n".join("\t".join(map(shown, row)) for row in rows)
    path.write_bytes(text.encode("utf-16"))
    return path


def as_book(path: Path, rows: Sequence[Row]) -> Path:
    book = Workbook()
    page = book.active
    assert page is not None
    for row in rows:
        page.append([None if cell == "" else cell for cell in row])
    book.save(path)
    return path


def columns_moved(path: Path, rows: Sequence[Row]) -> Path:
    """Every column but the titles above the heading in the other direction."""
    header = find_header(rows, ())
    assert header is not None
    width = max(map(len, rows))
    moved = [[*row, *[""] * (width - len(row))][::-1] for row in rows[header.first :]]
    return as_book(path, [*rows[: header.first], *moved])


FORMS: dict[str, Callable[[Path, Sequence[Row]], Path]] = {
    "a.csv": as_text,
    "a.txt": as_utf16,
    "a.xlsx": as_book,
    "b.xlsx": columns_moved,
}


def ids(path: Path) -> list[str]:
    made = plan_file(path, commune=COMMUNE)
    return sorted(row.listed.household for row in made.rows if row.listed)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("file", FILES)
def test_a_list_of_real_life_keeps_its_ids(tmp_path: Path, file: str, form: str) -> None:
    sheets: tuple[Sheet, ...] = scan(SAMPLES / file).sheets
    found = ids(SAMPLES / file)
    assert found
    again: list[str] = []
    for number, sheet in enumerate(sheets):
        rows, _ = convert_sheet(sheet)
        if find_header(rows, sheet.merged) is not None:
            folder = tmp_path / str(number)
            folder.mkdir()
            again += ids(FORMS[form](folder / form, rows))
    assert sorted(again) == found
