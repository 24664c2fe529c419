"""The rows under a header that describe a household, without totals, signatures and repeats."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from core.base.text import fold
from core.roster.codes import Field
from core.roster.fields import fold_header
from core.roster.header import Header
from core.roster.limits import MAX_MERGED
from core.roster.model import CellValue, Row
from core.roster.places import Place, hamlet_in, section_of
from core.roster.values import address_text, looks_like_name, text_of

_UNREAD: Final = frozenset({Field.IGNORED, Field.SENSITIVE, Field.REASON, Field.SEX, Field.ORGANISATION})
_FACTS: Final = (
    Field.PEOPLE,
    Field.HEAD,
    Field.PHONE,
    Field.ADDRESS,
    Field.RELATION,
    Field.BIRTH,
    Field.HOUSE_NUMBER,
)
_FILLED_DOWN: Final = frozenset(
    {
        Field.HAMLET,
        Field.GROUP,
        Field.HEAD,
        Field.HOUSEHOLD_CODE,
        Field.ADDRESS,
        Field.STREET,
        Field.HOUSE_NUMBER,
    }
)
_TOTAL: Final = re.compile(
    r"(?:tổng(?:\s*(?:cộng|số|hợp|hộ|nk|nhân khẩu|toàn).*|\s*[:.]?\s*\d*)"
    r"|cộng(?:\s*(?:trang|dồn|lũy kế|chung|tổ|ấp).*|\s*[:.]?\s*\d*)"
    r"|tong (?:cong|so|hop).*|cong|(?:lũy|luỹ) kế.*|\d+\s+hộ)",
    re.IGNORECASE,
)
_SIGNATURE: Final = re.compile(
    r"(?:người (?:lập|tổng hợp|kê khai|viết)|trưởng (?:ấp|khóm|thôn|ban)|tm\.|t/m|kt\.|xác nhận|ký tên|\(ký"
    r"|(?:.{0,30}, )?ngày\s*[\d….]+\s*tháng|chủ tịch|bí thư|thủ trưởng|nơi nhận|ubnd\b|ủy ban|nguoi lap"
    r"|lập biểu)",
    re.IGNORECASE,
)
_LIST_TITLE: Final = re.compile(r"danh sách|ds\b|biểu|bảng|danh sach", re.IGNORECASE)
_COLUMN_NUMBER: Final = re.compile(r"\(?(?:\d{1,2}|[A-Z])\)?(?:\s*=.*)?")


@dataclass(slots=True, kw_only=True)
class Line:
    """One data row: its number from 0 and its first non-empty cell of each field; names are joined."""

    row: int
    name: str
    cells: Mapping[Field, CellValue]
    section: Place | None = None
    organisations: str = ""


@dataclass(slots=True, kw_only=True)
class Lines:
    """All lines of a sheet, and how many rows were left out and why."""

    lines: list[Line] = field(default_factory=list)
    totals: int = 0
    stray: int = 0


def read_lines(
    rows: Sequence[Row], header: Header, fields: Sequence[Field], merged: Sequence[tuple[int, int, int, int]]
) -> Lines:
    """Reads the rows below the header; `fields` is the mapping in force, one a column."""
    reader = _Reader(header, fields)
    for number in range(header.last + 1, len(rows)):
        reader.read(number, rows[number])
    result = reader.result
    _fill_merged(result.lines, rows, fields, merged, header.last)
    _name_heads(result.lines)
    _fill_sparse(result.lines, Field.HAMLET)
    _fill_sparse(result.lines, Field.GROUP)
    return result


class _Reader:
    """Walks down the rows; remembers the section and whether the list has been signed."""

    def __init__(self, header: Header, fields: Sequence[Field]) -> None:
        self.result = Lines()
        self._organisations = [column for column, field in enumerate(fields) if field is Field.ORGANISATION]
        self._columns = [(column, field) for column, field in enumerate(fields) if field not in _UNREAD]
        self._header_texts = [frozenset(map(fold_header, column)) for column in header.texts]
        self._section: Place | None = None
        self._signed = False

    def read(self, number: int, row: Row) -> None:
        line = self._line(number, row)
        if line is None:
            return
        if self._is_left_out(line, row):
            return
        if not line.name and not any(field in line.cells for field in _FACTS):
            self.result.stray += not _is_only_numbered(line, row)
            return
        self._signed = False
        self.result.lines.append(line)

    def _line(self, number: int, row: Row) -> Line | None:
        """The row by fields, or None if it is empty."""
        cells: dict[Field, CellValue] = {}
        name = ""
        width = len(row)
        for column, meaning in self._columns:
            if column >= width:
                continue
            cell = row[column]
            if cell == "" or (isinstance(cell, str) and not cell.strip()):
                continue
            if meaning in {Field.NAME, Field.FAMILY_NAME, Field.GIVEN_NAME}:
                name = f"{name} {text_of(cell)}" if name else text_of(cell)
            elif meaning not in cells:
                cells[meaning] = cell
        if not name and not cells and not any(isinstance(cell, str) and cell.strip() for cell in row):
            return None
        said = [text_of(row[column]) for column in self._organisations if column < len(row)]
        organisations = ", ".join(filter(None, said))
        return Line(row=number, name=name, cells=cells, section=self._section, organisations=organisations)

    def _is_left_out(self, line: Line, row: Row) -> bool:
        if _is_plain(line):
            return False
        texts = [cell for cell in row if isinstance(cell, str) and cell and not cell.isspace()]
        first = text_of(texts[0]) if texts else ""
        if _is_total(line, first):
            self.result.totals += 1
            return True
        if self._repeats_header(row) or _numbers_columns(line, row):
            return True
        if is_numbered(line) and len(line.cells) > 1:
            return False
        if first and _SIGNATURE.match(first) and Field.PEOPLE not in line.cells:
            self._signed = True
            self.result.stray += 1
            return True
        return self._is_lone_text(line, row, texts)

    def _is_lone_text(self, line: Line, row: Row, texts: list[str]) -> bool:
        """A section heading, a page title, or a name under the signature line."""
        if len(texts) != 1 or any(cell != "" and not isinstance(cell, str) for cell in row):
            if self._signed and not is_numbered(line):
                self.result.stray += 1
                return True
            return False
        text = text_of(texts[0])
        section = section_of(text)
        if section is not None:
            if section.hamlet is None and self._section is not None:
                section = replace(section, hamlet=self._section.hamlet)
            self._section = section
            return True
        if line.name and not self._signed and looks_like_name(text):
            return False
        left_out = self._signed or bool(line.name) or not any(field in line.cells for field in _FACTS)
        self.result.stray += left_out
        hamlet = hamlet_in(text) if _LIST_TITLE.match(text) else None
        if left_out and hamlet is not None:
            self._section = Place(hamlet=hamlet)
        return left_out

    def _repeats_header(self, row: Row) -> bool:
        same = other = 0
        for column, cell in enumerate(row):
            if cell == "":
                continue
            if not isinstance(cell, str) or column >= len(self._header_texts):
                return False
            if fold_header(cell) in self._header_texts[column]:
                same += 1
            else:
                other += 1
                if other > 1:
                    return False
        return same > other


def _is_plain(line: Line) -> bool:
    """A numbered row with a name and more: most rows of most lists, decided first."""
    if not line.name or len(line.cells) < 2 or not is_numbered(line):
        return False
    return not (_COLUMN_NUMBER.fullmatch(line.name) or _TOTAL.fullmatch(line.name))


def _is_total(line: Line, first: str) -> bool:
    if Field.NUMBER in line.cells and Field.PHONE in line.cells:
        return False
    return any(_TOTAL.fullmatch(text) is not None for text in (first, line.name) if text)


def _numbers_columns(line: Line, row: Row) -> bool:
    """The row `(1) (2) (3)` or `A B 1 2` under a header."""
    if not line.name or _COLUMN_NUMBER.fullmatch(line.name) is None:
        return False
    texts = [text_of(cell) for cell in row if cell != ""]
    return len(texts) > 2 and all(_COLUMN_NUMBER.fullmatch(text) for text in texts)


def _is_only_numbered(line: Line, row: Row) -> bool:
    """A row prepared with a number and nothing else."""
    return Field.NUMBER in line.cells and sum(cell != "" for cell in row) == 1


def _fill_merged(
    lines: list[Line],
    rows: Sequence[Row],
    fields: Sequence[Field],
    merged: Sequence[tuple[int, int, int, int]],
    header_row: int,
) -> None:
    """A value written once over many merged rows holds for each of them."""
    by_row = {line.row: line for line in lines}
    for top, left, bottom, _ in merged[:MAX_MERGED]:
        if top <= header_row or bottom == top or left >= len(fields) or fields[left] not in _FILLED_DOWN:
            continue
        cell = rows[top][left] if top < len(rows) and left < len(rows[top]) else ""
        if cell == "":
            continue
        for row in range(top + 1, min(bottom + 1, len(rows))):
            line = by_row.get(row)
            if line is not None and fields[left] not in line.cells:
                line.cells = {**line.cells, fields[left]: cell}


def _name_heads(lines: list[Line]) -> None:
    """A head named only in the head column, above the members in the name column."""
    for line in lines:
        if not line.name and Field.HEAD in line.cells:
            head = text_of(line.cells[Field.HEAD])
            line.name = head if len(head) > 1 else ""


def _fill_sparse(lines: list[Line], meaning: Field) -> None:
    """A hamlet or group written only where it changes holds until the next."""
    filled = sum(meaning in line.cells for line in lines)
    if not lines or meaning not in lines[0].cells or filled > 0.3 * len(lines):
        return
    current = lines[0].cells[meaning]
    for line in lines:
        current = line.cells.get(meaning, current)
        if meaning not in line.cells:
            line.cells = {**line.cells, meaning: current}


def is_numbered(line: Line) -> bool:
    """Return True if the number column holds a number, and not the beginning of some remark."""
    number = line.cells.get(Field.NUMBER)
    return number is not None and (not isinstance(number, str) or number.strip(" .").isdecimal())


def address_of(line: Line) -> str:
    """The address from its columns: house number and street, then the address."""
    street = [
        address_text(line.cells[field]) for field in (Field.HOUSE_NUMBER, Field.STREET) if field in line.cells
    ]
    whole = [" ".join(part for part in street if part)]
    if Field.ADDRESS in line.cells:
        whole.append(address_text(line.cells[Field.ADDRESS]))
    return ", ".join(part for part in whole if part)


def folded_cell(line: Line, field_: Field) -> str:
    """A cell of the line as folded text; "" where it is empty."""
    cell = line.cells.get(field_, "")
    return fold(text_of(cell)) if cell != "" else ""
