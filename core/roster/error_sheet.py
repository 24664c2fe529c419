"""The error sheet: rows that did not go in whole, under their own headers, to mend and import again."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from core.base.phones import read_phone
from core.base.text import clean, looks_like_secret
from core.roster.codes import Action, Field
from core.roster.convert import convert_sheet
from core.roster.fields import MARK_HEADER, REASON_HEADER, field_of, fold_header
from core.roster.model import (
    CellValue,
    ListedAs,
    PlannedHousehold,
    PlannedSheet,
    RosterPlan,
    Row,
    Scan,
)
from core.roster.row_marks import row_mark
from core.roster.values import text_of
from core.units.models import UnitKey

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet


from core.roster.codes import Reason, Remark

REASONS: Final[dict[Reason, str]] = {
    Reason.NO_NAME: "Chưa nhập: dòng này không có tên chủ hộ. Ghi tên rồi nhập lại tệp này.",
    Reason.NOT_A_NAME: "Chưa nhập: ô tên không phải tên người. Sửa tên rồi nhập lại tệp này.",
    Reason.DUPLICATE_ROW: "Chưa nhập: trùng tên, nơi ở và điện thoại với một dòng khác. "
    "Nếu là hộ khác thì ghi rõ địa chỉ hoặc tổ.",
    Reason.NO_HEAD: "Chưa nhập: không thấy ai là chủ hộ. Ghi “Chủ hộ” ở cột quan hệ rồi nhập lại tệp này.",
    Reason.HEAD_UNDER_16: "Chưa nhập: chủ hộ dưới 16 tuổi theo ngày sinh. Xem lại ngày sinh hoặc chủ hộ.",
    Reason.NAME_TOO_LONG: "Không nhập: tên dài quá 200 chữ. Sửa tên rồi nhập lại tệp này.",
    Reason.PEOPLE_ABSURD: "Không nhập: số nhân khẩu không thể đúng. Sửa số rồi nhập lại tệp này.",
}

REMARKS: Final[dict[Remark, str]] = {
    Remark.PHONE_UNREADABLE: "Đã nhập hộ, chưa có điện thoại: số điện thoại thiếu hoặc thừa chữ số.",
    Remark.PEOPLE_UNREADABLE: "Đã nhập hộ, chưa có số nhân khẩu: không đọc được số.",
    Remark.NOTE_LEFT_OUT: "Đã nhập hộ, bỏ ghi chú: trong đó có số giấy tờ hoặc mã xác thực.",
    Remark.PLACE_LEFT_OUT: "Đã nhập hộ, bỏ ấp hoặc tổ: trong ô có số điện thoại hoặc tên chủ hộ.",
    Remark.TEXT_CUT: "Đã nhập hộ, có ô dài quá nên chỉ giữ phần đầu.",
    Remark.SMARTPHONE_UNREADABLE: "Đã nhập hộ, không rõ có điện thoại thông minh hay không.",
}


CHILD: Final = "(trẻ em)"
"""Replaces the name of a person under 16, which is never written."""

_NOT_IN: Final = frozenset({Action.DOUBTFUL, Action.REFUSED})
_LEFT_OUT: Final = frozenset({Field.SENSITIVE, Field.REASON, Field.ROW_MARK})
_NAMES: Final = frozenset({Field.NAME, Field.FAMILY_NAME, Field.GIVEN_NAME})
_FORBIDDEN_IN_TITLE: Final = re.compile(r"[\[\]:*?/\\']")
_ID_NUMBER: Final = re.compile(r"\d{12}|[1-9]\d{10}")
_FORMULA: Final = ("=", "+", "-", "@")
_LABELS: Final = {
    Field.NUMBER: "STT", Field.NAME: "Họ và tên", Field.FAMILY_NAME: "Họ và đệm", Field.GIVEN_NAME: "Tên",
    Field.HEAD: "Chủ hộ", Field.RELATION: "Quan hệ với chủ hộ", Field.HOUSEHOLD_CODE: "Mã hộ",
    Field.PEOPLE: "Số nhân khẩu", Field.PHONE: "Điện thoại", Field.ADDRESS: "Địa chỉ",
    Field.HOUSE_NUMBER: "Số nhà", Field.STREET: "Đường", Field.GROUP: "Tổ", Field.HAMLET: "Ấp/Khóm",
    Field.BIRTH: "Năm sinh", Field.SMARTPHONE: "Có điện thoại thông minh",
    Field.NO_SMARTPHONE: "Không có điện thoại thông minh", Field.NOTE: "Ghi chú",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """The problem rows of one sheet, with its cells in Unicode."""

    sheet: PlannedSheet
    rows: Sequence[Row]
    problems: tuple[PlannedHousehold, ...]
    unit: UnitKey | None


def has_errors(plan: RosterPlan) -> bool:
    """Return True if any row belongs in an error sheet."""
    return any(row.action in _NOT_IN or row.remarks for row in plan.rows)


def error_sheet(plan: RosterPlan, scans: Sequence[Scan], path: Path, unit: UnitKey | None = None) -> None:
    """Write the doubtful, refused and remarked rows of `plan` to a new xlsx at `path`.

    The first column has the reason; columns of ID numbers and names of children are not written; hamlet and
    group have columns of their own, so that the sheet needs no title. The last column has the marks of rows
    of a list with a key (`row_marks`); `unit` is the workspace's commune. Raises OSError.
    """
    from openpyxl import Workbook

    book = Workbook()
    del book[book.active.title]
    for part in _parts(plan, scans, unit):
        _write(book.create_sheet(_title(part.sheet.name, book.sheetnames)), part)
    if not book.sheetnames:
        book.create_sheet("Không có dòng nào")
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))  # it contains names: readable only by its owner
    book.save(path)


def _parts(plan: RosterPlan, scans: Sequence[Scan], unit: UnitKey | None) -> Iterator[_Part]:
    for sheet in plan.sheets:
        problems = tuple(
            row
            for row in plan.rows
            if (row.file, row.sheet) == (sheet.file, sheet.name) and (row.action in _NOT_IN or row.remarks)
        )
        if not problems:
            continue
        found = next(one for one in scans[sheet.file].sheets if one.name == sheet.name)
        yield _Part(sheet=sheet, rows=convert_sheet(found)[0], problems=problems, unit=unit)


def _write(page: Worksheet, part: _Part) -> None:
    mapping = part.sheet.mapping
    columns = [column for column, field in enumerate(mapping.fields) if field not in _LEFT_OUT]
    added = [field for field in (Field.GROUP, Field.HAMLET) if field not in mapping.fields]
    headers = [_header(mapping.headers[column], mapping.fields[column]) for column in columns]
    marks = {problem.row: _mark(problem, part.unit) for problem in part.problems}
    marked = [MARK_HEADER] if any(marks.values()) else []
    _append(page, [REASON_HEADER, *headers, *(_LABELS[field] for field in added), *marked])
    children = set(part.sheet.children)
    for problem in part.problems:
        own = {Field.GROUP: problem.values.group or "", Field.HAMLET: problem.values.hamlet}
        for row in problem.rows:
            cells = [_cell(part.rows[row - 1], column, mapping.fields[column]) for column in columns]
            if row in children:
                cells = _without_names(cells, [mapping.fields[column] for column in columns])
            why = _why(problem) if row == problem.rows[0] else ""
            mark = [marks[problem.row]] if marked else []
            _append(page, [why, *cells, *(own[field] for field in added), *mark])
    _shape(page)


def _mark(problem: PlannedHousehold, unit: UnitKey | None) -> str:
    if unit is None or problem.listed is None:
        return ""
    household = problem.household_id or problem.listed.household
    return row_mark(unit, ListedAs(list=problem.listed.list, household=household))


def _why(problem: PlannedHousehold) -> str:
    sentences = [REASONS[problem.reason]] if problem.reason is not None else []
    return " ".join(sentences + [REMARKS[remark] for remark in problem.remarks if problem.reason is None])


def _header(title: str, field: Field) -> str:
    """The original header where it means what it was taken for, else the field's usual name."""
    if field in _LABELS and field_of((fold_header(title),)) not in {field, Field.HEAD}:
        return _LABELS[field]
    return title


def _cell(row: Row, column: int, field: Field) -> CellValue:
    """An original cell; an ID number, or free text that holds one or a code, is not carried on."""
    cell = row[column] if column < len(row) else ""
    text = text_of(cell)
    if _ID_NUMBER.fullmatch(text) and read_phone(text).value is None:
        return ""
    if isinstance(cell, str):
        return "" if field is not Field.PHONE and looks_like_secret(text) else text
    return cell


def _without_names(cells: list[CellValue], fields: list[Field]) -> list[CellValue]:
    return [CHILD if field in _NAMES else cell for cell, field in zip(cells, fields, strict=True)]


def _append(page: Worksheet, cells: Sequence[CellValue]) -> None:
    """One row; what looks like a formula is written as text and marked so."""
    number = page.max_row + 1 if page.max_row > 1 or page["A1"].value is not None else 1
    for column, value in enumerate(cells, start=1):
        if value == "":
            continue
        cell: Any = page.cell(row=number, column=column, value=value)
        if isinstance(value, str):
            cell.data_type = "s"
            cell.number_format = "@"
            if value.startswith(_FORMULA):
                cell.quotePrefix = True


def _shape(page: Worksheet) -> None:
    from openpyxl.styles import Alignment, Font

    for cell in page[1]:
        cell.font = Font(bold=True)
    for cell in page["A"]:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    page.column_dimensions["A"].width = 60
    page.freeze_panes = "B2"


def _title(name: str, taken: Sequence[str]) -> str:
    base = _FORBIDDEN_IN_TITLE.sub(" ", clean(name)).strip()[:28] or "Danh sách"
    number = 1
    title = base
    while title.casefold() in {other.casefold() for other in taken}:
        number += 1
        title = f"{base[:26]} {number}"
    return title
