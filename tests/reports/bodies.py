"""The sentences of documents as they must read, put together from figures that the events alone gave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from core.reports.document import Grid, OfficialDocument, Paragraph
from core.units.bundled import bundled_catalogue
from tests.reports.oracle import Counted, dotted, percent, two_places
from tests.reports.season import FIRST_WEEK, PROVINCE, WARDS

START, DEADLINE = date(2020, 8, 6), date(2020, 9, 18)
NAMED = 12
PLACES = "Thứ hạng giữa các đơn vị thay đổi theo mẫu số"


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """A period as it was counted: the whole, the whole before, and what of the growth came late."""

    number: int
    now: Counted
    before: Counted
    late: int = 0

    @property
    def end(self) -> date:
        """The day on which it was cut off at 08:00."""
        return date(2020, 9, 3) + timedelta(days=7 * (self.number - FIRST_WEEK))


def said(document: OfficialDocument) -> list[str]:
    """The paragraphs that bear a figure, without the lines that cite letters."""
    texts = ["".join(run.text for run in one.text) for one in document.body if isinstance(one, Paragraph)]
    return [
        text
        for text in texts
        if any(letter.isdigit() for letter in text)
        and not text.startswith(("Thực hiện", "Ban Thường trực", "Trên đây", PLACES, "3. Xem"))
        and "Công văn số" not in text
    ]


def grid(document: OfficialDocument) -> tuple[tuple[str, ...], ...]:
    return next(one.rows for one in document.body if isinstance(one, Grid))


def weekly(week: Week) -> list[str]:
    """What the report to the People's Committee says after its first sentence."""
    now, until = week.now, hour(week.end)
    lines = [
        (
            f"Đến {until}, {len(WARDS)}/{communes()} đơn vị đã có số liệu, theo các tệp nhận đến 09 giờ ngày"
            f" {day(week.end)}."
        ),
        f"{missing()} Số liệu của các đơn vị này tính theo những gì đã nhận.",
        (
            f"Tính đến {until}, đã đến {now.visited} hộ trên tổng số {now.listed} hộ được lập danh sách;"
            f" {grown(week)}"
        ),
    ]
    if week.late:
        lines.append(
            f"Trong số tăng kỳ này có +{week.late} là số liệu đến muộn của các kỳ đã chốt; kỳ đã chốt không"
            " thay đổi."
        )
    return [
        *lines,
        f"Mục tiêu tối thiểu 50 % người dân có điện thoại thông minh: {target(now)}.",
        unreached(now),
        f"1. Đến lại các hộ vắng vào buổi tối và ngày nghỉ; {deadline(week.end)}.",
        f"2. Các đơn vị gửi đủ tệp số liệu trước giờ chốt {hour(week.end + timedelta(days=7))}.",
    ]


def notice(week: Week) -> list[str]:
    return [
        missing(),
        (
            f"Mục tiêu tối thiểu 50 % người dân có điện thoại thông minh: {target(week.now)},"
            f" {deadline(week.end)}."
        ),
        (
            "Đề nghị các đơn vị đối chiếu số liệu, gửi phần còn thiếu trước giờ chốt"
            f" {hour(week.end + timedelta(days=7))}; số liệu đến muộn được tính vào kỳ sau./."
        ),
    ]


def of_unit(week: Week) -> list[str]:
    """The report of a ward to its superior."""
    now = week.now
    return [
        (
            f"Tính đến {hour(week.end)}, đã đến {now.visited} hộ trên tổng số {now.listed} hộ được lập danh"
            f" sách, gặp được người ở {now.reached} hộ; {grown(week)}"
        ),
        f"Mục tiêu tối thiểu 50 % người dân có điện thoại thông minh: {target(now)}, {deadline(week.end)}.",
        unreached(now),
        f"Đến lại các hộ chưa gặp, gửi đủ tệp số liệu trước giờ chốt {hour(week.end + timedelta(days=7))}.",
    ]


def rates(week: Week) -> tuple[tuple[str, ...], ...]:
    """The table of rates in the text."""
    now, then = week.now, week.before
    phones = f"{dotted(now.smartphones)} người có điện thoại thông minh đã gặp; rà soát tại hộ"
    homes = f"{dotted(now.listed)} hộ trong danh sách; danh sách đã lập"
    return (
        (
            "Đã cài / người có ĐTTM đã gặp",
            dotted(now.installed),
            phones,
            percent(now.installed, now.smartphones),
            points(now.installed, now.smartphones, then.installed, then.smartphones),
        ),
        (
            "Hộ đã đến",
            dotted(now.visited),
            homes,
            percent(now.visited, now.listed),
            points(now.visited, now.listed, then.visited, now.listed),
        ),
    )


def points(above: int, below: int, above_then: int, below_then: int) -> str:
    if not below_then:
        return ""
    grown_by = 100 * (Fraction(above, below) - Fraction(above_then, below_then))
    text = two_places(grown_by)
    return f"+{text}" if grown_by > 0 and text != "0,00" else text.replace("-0,00", "0,00")


def behind_pace(now: Counted, today: date) -> str:
    """Why a unit below the pace is urged: the target in equal parts up to the last day that counts."""
    due = Fraction(50 * (today - START).days, (DEADLINE - START).days + 1)
    needed = -(-now.smartphones // 2) - now.installed
    return (
        f"đạt {percent(now.installed, now.smartphones)} % trên người có điện thoại thông minh đã gặp"
        f" ({now.installed}/{now.smartphones}), đến nay cần {two_places(due)} %; còn thiếu {needed} để đạt"
        " 50,00 %"
    )


def grown(week: Week) -> str:
    by = week.now.installed - week.before.installed
    word = f"tăng {by}" if by > 0 else f"giảm {-by}" if by < 0 else "không thay đổi"
    return (
        f"số người đã cài ứng dụng (lũy kế) là {week.now.installed}, {word} so với kỳ trước. Các tỷ lệ, kèm"
        " mẫu số:"
    )


def unreached(now: Counted) -> str:
    return (
        f"Đã đến nhưng chưa gặp được người ở {now.visited - now.reached} hộ; {now.listed - now.found} hộ"
        f" không tìm thấy, đã chuyển đi hoặc trùng; {now.smartphones - now.installed} người có điện thoại"
        " thông minh chưa cài."
    )


def target(now: Counted) -> str:
    needed = -(-now.smartphones // 2) - now.installed
    return f"còn thiếu {needed} người" if needed > 0 else "đã đạt"


def deadline(today: date) -> str:
    return f"hoàn thành trước ngày 19/9/2020 (còn {(DEADLINE - today).days} ngày)"


def missing() -> str:
    silent = [name for code, name in _names().items() if code not in WARDS]
    named = "; ".join(f"{name}: chưa gửi tệp" for name in silent[:NAMED])
    return f"Số liệu kỳ này chưa đủ. {named}; và {len(silent) - NAMED} đơn vị khác, ghi tại Phụ lục."


def communes() -> int:
    return len(_names())


def hour(end: date) -> str:
    return f"08 giờ ngày {day(end)}"


def day(one: date) -> str:
    return f"{one.day:02d}/{one.month}/{one.year}"


def _names() -> Mapping[str, str]:
    catalogue = bundled_catalogue()
    province = catalogue.locate(PROVINCE, valid_from=None, start=START)
    return {unit.code: unit.name for unit in catalogue.communes(province.key, START)}


def rows_of(document: OfficialDocument, unit: str) -> Sequence[str]:
    """The line of a unit in the letter's table."""
    return next(row for row in grid(document) if row[1] == unit)
