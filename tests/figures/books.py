"""Spreadsheets of denominators as offices make them."""

from __future__ import annotations

from pathlib import Path

import openpyxl

HEADER = ("Mã đơn vị", "Mẫu số", "Giá trị", "Nguồn", "Ngày số liệu", "Giờ", "Hiệu lực từ")


def denominators(path: Path, *rows: tuple[object, ...], header: tuple[str, ...] = HEADER) -> Path:
    """A title, a header, `rows`."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["BẢNG MẪU SỐ"])
    sheet.append([])
    sheet.append(list(header))
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    book.close()
    return path
