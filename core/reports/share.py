"""The table of the period for a Zalo group: as a picture that a phone shows whole, and as a message."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from core.base.notation import count_text
from core.content.drawing import Drawing, Label, Mark, Stroke
from core.content.grid import Side
from core.content.numbers import signed_text
from core.content.sheets import Sheet, Value
from core.reports.unit_sheets import shares_text

OF: Final = "người có điện thoại thông minh đã biết"
_WIDTH: Final = 96.0
_ROW: Final = 6.0


def share_message(sheet: Sheet, texts: Mapping[str, str], silent: tuple[str, ...]) -> str:
    """Return lines in order of place, each rate with its counts; missing units are at the end."""
    head = [
        f"KẾT QUẢ CÀI ĐẶT {texts['app'].upper()}, {texts['period'].upper()}",
        f"{texts['unit_name']}, đến {texts['until']}. Tỷ lệ trên {OF}.",
    ]
    body = [f"{row['place']}. {row['unit']}: {_rate(row)}{_growth(row)}" for row in ranked_rows(sheet)]
    total = [] if sheet.total is None else [f"Chung: {_rate(sheet.filled(sheet.total))}"]
    waiting = [f"Chưa xếp hạng, chờ rà soát: {texts['waiting']}"] if texts["waiting"] else []
    missing = [f"Số liệu chưa đủ: {texts['missing']}"] if texts["missing"] else []
    if silent and not missing:
        missing = [f"Chưa có số liệu: {', '.join(silent)}."]
    return "\n".join((*head, *body, *total, *waiting, *missing))


def share_drawing(sheet: Sheet, texts: Mapping[str, str]) -> Drawing:
    """Narrow, with large letters: place, unit, share, counts, growth."""
    marks: list[Mark] = [
        Label(x=0, y=6, text=f"Cài đặt {texts['app']}, {texts['period']}", size=14, strong=True),
        Label(x=0, y=12, text=f"{texts['unit_name']}, đến {texts['until']}", size=10),
        Label(x=0, y=17, text=f"Tỷ lệ trên {OF}", size=10),
        Stroke(points=((0, 26.5), (_WIDTH, 26.5)), weight=0.5),
    ]
    heads = (("Hạng", 9, Side.RIGHT), ("Đơn vị", 11, Side.LEFT), ("Tỷ lệ", 62, Side.RIGHT))
    for text, x, side in (*heads, ("Cài / ĐTTM", 85, Side.RIGHT), ("Tăng", _WIDTH, Side.RIGHT)):
        marks.append(Label(x=x, y=24.5, text=text, size=8.5, strong=True, side=side))
    y = 26.5
    for row in ranked_rows(sheet):
        marks += _row(row, y, strong=False)
        y += _ROW
        marks.append(Stroke(points=((0, y), (_WIDTH, y)), weight=0.15))
    if sheet.total is not None:
        marks.append(Stroke(points=((0, y), (_WIDTH, y)), weight=0.5))
        marks += _row({**sheet.filled(sheet.total), "place": "", "unit": "Chung"}, y, strong=True)
        y += _ROW
    if texts["waiting"]:
        y += 6
        marks.append(
            Label(x=0, y=y, text="Có đơn vị chưa xếp hạng, chờ rà soát; xem báo cáo.", size=9, strong=True)
        )
    if texts["missing"]:
        y += 6
        marks.append(Label(x=0, y=y, text="Số liệu kỳ này chưa đủ; xem báo cáo.", size=9, strong=True))
    return Drawing(
        name="bang-tuan",
        title=f"Bảng {texts['period']}, {texts['unit_name']}",
        width=_WIDTH,
        height=y + 2,
        marks=tuple(marks),
    )


def ranked_rows(sheet: Sheet) -> list[dict[str, Value]]:
    """The rows that have a place, in its order."""
    rows = [sheet.filled(row) for row in sheet.rows]
    return sorted(
        (row for row in rows if isinstance(row.get("place"), int)), key=lambda row: int(row["place"] or 0)
    )


def _row(row: Mapping[str, Value], y: float, *, strong: bool) -> list[Mark]:
    base = y + 4.2
    cells = (
        (str(row["place"]), 9, Side.RIGHT, True),
        (str(row["unit"]), 11, Side.LEFT, False),
        (f"{shares_text(row)}%" if row.get("smartphones") else "", 62, Side.RIGHT, True),
        (_counts(row), 85, Side.RIGHT, True),
        (_growth(row).removeprefix(", "), _WIDTH, Side.RIGHT, True),
    )
    return [
        Label(x=x, y=base, text=text, size=9.5, side=side, numeric=numeric, strong=strong or x == 62)
        for text, x, side, numeric in cells
    ]


def _rate(row: Mapping[str, Value]) -> str:
    return f"{shares_text(row)}% ({_counts(row)})" if row.get("smartphones") else "chưa có số"


def _counts(row: Mapping[str, Value]) -> str:
    return f"{count_text(_number(row.get('installed_known')))}/{count_text(_number(row.get('smartphones')))}"


def _growth(row: Mapping[str, Value]) -> str:
    growth = row.get("growth")
    return f", {signed_text(growth)}" if isinstance(growth, int) else ""


def _number(value: Value) -> int:
    return value if isinstance(value, int) else 0
