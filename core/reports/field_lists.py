"""Lists of the field for Excel: households with what is known of them, and visits. They hold names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from core.base.clock import parse_instant
from core.base.ids import HouseholdId
from core.content.sheets import Kind, Sheet, SheetColumn, Value
from core.records.household import HouseholdRow
from core.records.results import Result
from core.records.visit import Visit
from core.render.official_xlsx import workbook

RESULT_WORDS: Final = {
    Result.COMPLETED: "Đã thăm",
    Result.PARTIAL: "Chưa xong hết",
    Result.REFUSED_SOFT: "Từ chối (chưa)",
    Result.REFUSED_HARD: "Từ chối (hẳn)",
    Result.NOT_HOME: "Vắng nhà",
    Result.RESPONDENT_AWAY: "Chưa gặp đúng người",
    Result.UNABLE: "Không tiếp được",
    Result.NO_ACCESS: "Không vào được",
    Result.NOT_FOUND: "Không tìm thấy",
    Result.MOVED_OR_VACANT: "Chuyển đi, nhà trống",
    Result.NOT_DWELLING_OR_DUPLICATE: "Không phải hộ, trùng",
}

_PLACE: Final = (
    ("code", "Mã hộ", 22),
    ("head", "Chủ hộ", 48),
    ("hamlet", "Ấp, khóm", 26),
    ("group", "Tổ", 16),
    ("address", "Địa chỉ", 48),
    ("phone", "Điện thoại", 26),
)
_COUNTS: Final = (
    ("people", "Người từ 16 tuổi"),
    ("smartphones", "Người có ĐTTM"),
    ("installed", "Đã cài"),
)
_WIDTH: Final = 20


def household_list(
    rows: Sequence[HouseholdRow], officers: Mapping[HouseholdId, str], *, agreed: bool = False
) -> Sheet:
    """Return the households of `rows` in their order; `officers` are those whom they are given to.

    `agreed`: a list of households to come back to.
    """
    columns = (
        *_texts(*_PLACE),
        *_counts(*_COUNTS, ("attempts", "Số lượt đến")),
        *_texts(
            ("result", "Kết quả lần cuối", 34),
            ("last", "Lần cuối", 28),
            ("callback", "Hẹn lại", 28),
            ("officer", "Người phụ trách", 36),
            ("note", "Ghi chú", 48),
        ),
    )
    name = "Hẹn quay lại" if agreed else "Danh sách hộ"
    return Sheet(name=name, columns=columns, rows=tuple(_household(row, officers) for row in rows))


def visit_list(visits: Sequence[Visit], rows: Mapping[HouseholdId, HouseholdRow]) -> Sheet:
    """Return the visits in their order, each with its household."""
    columns = (
        *_texts(("at", "Lúc", 28), *_PLACE, ("result", "Kết quả", 34)),
        *_counts(*_COUNTS, ("had", "Đã có từ trước")),
        *_texts(("callback", "Hẹn lại", 28), ("note", "Ghi chú", 48)),
    )
    return Sheet(name="Lượt thăm", columns=columns, rows=tuple(_visit(one, rows) for one in visits))


def list_bytes(sheet: Sheet, *, title: str, author: str) -> bytes:
    """Return the workbook; what looks like a formula is text in it."""
    return workbook((sheet,), title=title, author=author)


def _texts(*columns: tuple[str, str, float]) -> tuple[SheetColumn, ...]:
    return tuple(
        SheetColumn(key=key, title=title, width=width, kind=Kind.TEXT) for key, title, width in columns
    )


def _counts(*columns: tuple[str, str]) -> tuple[SheetColumn, ...]:
    return tuple(SheetColumn(key=key, title=title, width=_WIDTH, kind=Kind.COUNT) for key, title in columns)


def _place(row: HouseholdRow) -> dict[str, Value]:
    return {key: getattr(row, key) for key, _, _ in _PLACE}


def _household(row: HouseholdRow, officers: Mapping[HouseholdId, str]) -> dict[str, Value]:
    return {
        **_place(row),
        "people": row.people,
        "smartphones": row.smartphones,
        "installed": row.known_installed,
        "attempts": row.attempts,
        "result": "Chưa đến" if row.last_result is None else RESULT_WORDS[row.last_result],
        "last": _moment(row.last_at),
        "callback": _moment(row.callback),
        "officer": officers.get(row.id, ""),
        "note": row.note,
    }


def _visit(visit: Visit, rows: Mapping[HouseholdId, HouseholdRow]) -> dict[str, Value]:
    row = rows.get(visit.household)
    return {
        **({} if row is None else _place(row)),
        "at": f"{visit.at:%d/%m/%Y %H:%M}",
        "result": RESULT_WORDS[visit.result],
        "people": visit.people,
        "smartphones": visit.smartphones,
        "installed": visit.installed,
        "had": visit.had,
        "callback": _moment(visit.callback),
        "note": visit.note or "",
    }


def _moment(text: str | None) -> str:
    """Return `24/11/2026`, with the hour where there is one."""
    if not text:
        return ""
    if len(text) <= len("2026-11-24"):
        return f"{text[8:10]}/{text[5:7]}/{text[:4]}"
    return f"{parse_instant(text):%d/%m/%Y %H:%M}"
