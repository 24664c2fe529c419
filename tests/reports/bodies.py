"""The expected sentences of documents, only from figures of the events."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Final

from tests.reports.oracle import Counted, dotted, percent, two_places
from tests.reports.places import ADULTS, KINDS, SMARTPHONES, earned, marked, places, points, rates_of
from tests.reports.retold import DEADLINE, PROVINCE, START, Week, name_of, names

NAMED = 12
OVER: Final = "; trên 100 %, cần xem lại"


def weekly(week: Week) -> list[str]:
    """Every sentence with a figure in the report to the People's Committee, from the second on."""
    now, until = week.whole, hour(week.end)
    return [
        (
            f"Đến {until}, {len(week.now)}/{len(names())} đơn vị đã có số liệu, theo các tệp nhận đến"
            f" {instant(week.received or week.asked)}."
        ),
        f"{missing(week)} Số liệu của các đơn vị này tính theo những gì đã nhận.",
        *came_since(week),
        (
            f"Tính đến {until}, đã đến {dotted(now.ever_visited)} hộ trên tổng số {dotted(now.ever)} hộ"
            f" được lập danh sách; {grown(week)}"
        ),
        *late(week),
        *([f"{TARGET}: {aim}."] if (aim := target(week)) else []),
        *([week.external] if week.external else []),
        *depends(week),
        unreached(now),
        *doubts(week),
        f"1. Đến lại các hộ vắng vào buổi tối và ngày nghỉ; {deadline(week.asked.date())}.",
        f"2. Các đơn vị gửi đủ tệp số liệu trước giờ chốt {hour(week.end + timedelta(days=7))}.",
    ]


def notice(week: Week) -> list[str]:
    return [
        missing(week),
        *came_since(week),
        *(f"{said} Đơn vị nêu trên trả lời Ban Thường trực để được xếp hạng." for said in waiting(week)),
        *depends(week),
        *([f"{TARGET}: {aim}."] if (aim := target(week)) else []),
        f"Thời hạn: {deadline(week.asked.date())}.",
        (
            "Đề nghị các đơn vị đối chiếu số liệu, gửi phần còn thiếu trước giờ chốt"
            f" {hour(week.end + timedelta(days=7))}; số liệu đến muộn được tính vào kỳ sau./."
        ),
    ]


def of_unit(week: Week, code: str) -> list[str]:
    """The report of a ward to its superior."""
    now = week.whole
    return [
        (
            f"Tính đến {hour(week.end)}, đã đến {now.ever_visited} hộ trên tổng số {now.ever} hộ được lập"
            f" danh sách, gặp được người ở {now.reached} hộ; {grown(week)}"
        ),
        *([f"{TARGET}: {aim}."] if (aim := target(week, code)) else []),
        f"Thời hạn: {deadline(week.asked.date())}.",
        unreached(now),
        *doubts(week, str),
        f"Đến lại các hộ chưa gặp, gửi đủ tệp số liệu trước giờ chốt {hour(week.end + timedelta(days=7))}.",
    ]


TARGET: Final = "Mục tiêu tối thiểu 50 % người dân có điện thoại thông minh"


def urging(asked: datetime, units: int) -> list[str]:
    """Of the letter, from its first words on."""
    due = asked.date() + timedelta(days=1)
    return [
        (
            f"đến {instant(asked)}, có {units} đơn vị chậm gửi số liệu, chậm tiến độ hoặc số liệu cần xem"
            " lại, như sau:"
        ),
        f"1. Gửi đủ tệp số liệu trước 17 giờ ngày {day(due)}; nêu rõ lý do chậm.",
        f"2. Đến lại các hộ vắng vào buổi tối và ngày nghỉ; {deadline(asked.date())}.",
        "3. Xem lại các lượt ghi có nghi vấn; sửa hoặc xác nhận trong tệp gửi kế tiếp.",
    ]


def rates(week: Week) -> list[list[str]]:
    """The table of rates in the text, without its head."""
    now, then = week.whole, week.former
    rows = []
    for title, of, above, below in (
        ("Đã cài / người có ĐTTM đã biết", "người có điện thoại thông minh đã biết; rà soát tại hộ",
         "smartphones_installed", "smartphones_known"),
        ("Hộ đã đến", "hộ đã lập danh sách; danh sách đã lập", "ever_visited", "ever"),
    ):  # fmt: skip
        counts = [getattr(one, name) for one in (now, then) for name in (above, below)]
        if counts[1]:
            name, _, source = of.partition(";")
            said = f"{dotted(counts[1])} {name}{in_homes(now, name)};{source}"
            rows.append([title, dotted(counts[0]), said, percent(counts[0], counts[1]), points(*counts)])
    for kind, (title, of, above) in KINDS.items():
        declared = week.declared.get(PROVINCE, {}).get(kind)
        if declared is not None:
            value, source, as_of = declared
            counts = [getattr(now, above), value, getattr(then, above), value]
            said = f"{dotted(value)} {of}; {source}, {day(as_of)}"
            rows.append([title, dotted(counts[0]), said, percent(counts[0], value), points(*counts)])
    return rows


def in_homes(now: Counted, of: str) -> str:
    """The households that a rate knows, of those ever listed."""
    homes = {SMARTPHONES: now.smartphones_homes, ADULTS: now.people_homes}.get(of)
    return "" if homes is None or homes == now.ever else f", ở {dotted(homes)}/{dotted(now.ever)} hộ"


def reasons_of_absent(week: Week, code: str) -> list[str]:
    """Of a unit without figures: one whose files wait has sent them."""
    return _late_files(week, code) if code in week.files else ["chưa gửi tệp số liệu nào"]


def _late_files(week: Week, code: str) -> list[str]:
    last = week.files[code].last
    if last is None:
        return []
    late_by, on = week.asked - last, last.strftime("%d/%m/%Y")
    late = f"{late_by.days} ngày chưa gửi tệp, tệp cuối ngày {on}"
    return [late] if late_by > timedelta(days=7) else []


def reasons(now: Counted, week: Week, code: str) -> list[str]:
    """Return the reasons that a unit with figures is urged at the moment of a letter."""
    said = _late_files(week, code) if code in week.files else []
    said += behind_pace(now, week, code)
    over = [one for one in rates_of(now, week, code) if one[1] > one[2]]
    if over:
        of, above, below = over[0]
        said.append(f"trên 100 % trên {OVER_OF.get(of, of)} ({dotted(above)}/{dotted(below)}), cần xem lại")
    for count, what in ((now.suspect, "giờ ghi không thể đúng"), (now.doubled, "ghi hai lần")):
        if now.visits and 20 * count > now.visits:
            said.append(f"{count} trên {now.visits} lượt {what}")
    return said


OVER_OF: Final = {
    "người dân": "dân số",
    "hộ đã lập danh sách": "số hộ đã lập danh sách",
    "hộ theo số công bố": "số hộ theo số công bố",
}
"""A letter's other words for the same denominators."""


def behind_pace(now: Counted, week: Week, code: str) -> list[str]:
    """The target in equal parts up to the last day that counts."""
    above, below, of = aimed(now, week, code)
    if not below:
        return []
    days = (DEADLINE - START).days + 1
    due = Fraction(50 * min((week.asked.date() - START).days, days), days)
    if Fraction(100 * above, below) >= due:
        return []
    return [
        (
            f"đạt {percent(above, below)} % trên {of} ({dotted(above)}/{dotted(below)}), đến nay cần"
            f" {two_places(due)} %; còn thiếu {dotted(-(-below // 2) - above)} để đạt 50,00 %"
        )
    ]


def depends(week: Week) -> list[str]:
    """Return the denominators that order the districts in another way."""
    level = week.lifted()[0]
    rows = {code: rates_of(one, week, code) for code, one in level.items()}
    known = list(dict.fromkeys(of for rates in rows.values() for of, *_ in rates))
    first, *others = (places(earned(week, rows, level), of) for of in (SMARTPHONES, *known))
    moved = any(
        code in first and code in order and first[code] != order[code] for order in others for code in rows
    )
    if not moved:
        return []
    said = ", ".join(sorted(known, key=lambda of: _order(rows, of)))
    return [f"Thứ hạng giữa các đơn vị thay đổi theo mẫu số ({said}); Phụ lục ghi mẫu số đã dùng."]


def _order(rows: Mapping[str, list[tuple[str, int, int]]], of: str) -> int:
    """Return the index at which a denominator is first met."""
    met = list(dict.fromkeys(name for rates in rows.values() for name, *_ in rates))
    return met.index(of)


def waiting(week: Week, name: Callable[[str], str] = name_of) -> list[str]:
    """Units that have no place until somebody looks at them."""
    units = [
        f"{name(code)}: {', '.join(why)}"
        for code, one in week.now.items()
        if (why := marked(one, week, code))
    ]
    return [f"Chưa xếp hạng, chờ xem lại: {'; '.join(units)}."] if units else []


def doubts(week: Week, name: Callable[[str], str] = name_of) -> list[str]:
    rows, whole = (week.lifted()[0] if name is name_of else week.now), week.whole
    over = [
        f"{name(code)}: {percent(above, below)} %"
        f" ({dotted(above)}/{dotted(below)} {of}{in_homes(one, of)}{OVER})"
        for code, one in rows.items()
        for of, above, below in rates_of(one, week, code)
        if above > below
    ]
    said = waiting(week, name)
    said += [f"Tỷ lệ cần xem lại: {'; '.join(over)}."] if over else []
    if whole.suspect or whole.doubled:
        said.append(
            f"Trong {whole.visits} lượt ghi có {whole.suspect} lượt giờ ghi cần xem lại; {whole.doubled} lượt"
            " ghi hai lần đã loại."
        )
    return [" ".join(said)] if said else []


def grown(week: Week) -> str:
    by = week.whole.installed - week.former.installed
    word = f"tăng {by}" if by > 0 else f"giảm {-by}" if by < 0 else "không thay đổi"
    return (
        f"số người đã cài ứng dụng (lũy kế) là {dotted(week.whole.installed)}, {word} so với kỳ trước. Các tỷ"
        " lệ, kèm mẫu số:"
    )


def late(week: Week) -> list[str]:
    by = sum(week.late.get(code, 0) for code in week.now)
    if not by:
        return []
    signed = f"+{by}" if by > 0 else str(by)
    return [
        f"Trong số tăng kỳ này có {signed} là số liệu đến muộn của các kỳ đã chốt; kỳ đã chốt không thay đổi."
    ]


def unreached(now: Counted) -> str:
    return (
        f"Đã đến nhưng chưa gặp được người ở {now.visited - now.reached} hộ; {now.listed - now.found} hộ"
        f" không tìm thấy, đã chuyển đi hoặc trùng; {max(0, now.smartphones - now.installed)} người có điện"
        " thoại thông minh chưa cài."
    )


def aimed(now: Counted, week: Week, code: str) -> tuple[int, int, str]:
    """Return the measure of the target: the declared numbers, else the known ones."""
    declared = week.declared.get(code, {}).get("người có ĐTTM")
    if declared is None:
        return now.smartphones_installed, now.smartphones_known, SMARTPHONES
    return now.installed, declared[0], "người có điện thoại thông minh theo số công bố"


def target(week: Week, code: str = PROVINCE) -> str:
    """Empty where nothing measures it; reached only where unknown households cannot bring it down."""
    whole = week.whole
    above, below, of = aimed(whole, week, code)
    if not below:
        return ""
    is_counted = of == SMARTPHONES
    homes = max(whole.ever, week.declared.get(code, {}).get("số hộ", (0,))[0])
    rate = f"{percent(above, below)} % ({dotted(above)}/{dotted(below)} {of}"
    rate += f"{in_homes(whole, of) if is_counted else ''}{OVER if above > below else ''})"
    needed = -(-below // 2) - above
    said = f"đã đạt, {rate}"
    if needed > 0:
        said = f"còn thiếu {dotted(needed)} người, mới đạt {rate}"
    elif is_counted:
        known = whole.smartphones_homes
        lowest = Fraction(above) / (below + Fraction(below, known) * (homes - known)) if known else 0
        said = said if 2 * lowest >= 1 else f"chưa đủ căn cứ để kết luận đã đạt, {rate}"
    if is_counted and homes > whole.ever:
        said += f"; mới biết {dotted(whole.smartphones_homes)}/{dotted(homes)} hộ theo số công bố"
    pending = sum(bool(marked(one, week, below)) for below, one in week.now.items())
    return said + (f"; gồm {pending} đơn vị đang chờ xem lại" if pending and code == PROVINCE else "")


def deadline(today: date) -> str:
    left = (DEADLINE - today).days
    said = f"còn {left} ngày" if left >= 0 else f"đã quá {-left} ngày"
    return f"hoàn thành trước ngày 19/9/2020 ({said})"


def missing(week: Week) -> str:
    """Units of which nothing or not all had come at the closing."""
    waiting = [f"{name}: {week.waiting(code)}" for code, name in names().items() if week.waiting(code)]
    unsent = [
        f"{name}: chưa gửi tệp"
        for code, name in names().items()
        if code not in week.files and code not in week.now
    ]
    lacking = [*waiting, *unsent]
    more = f"; và {len(lacking) - NAMED} đơn vị khác, ghi tại Phụ lục" if len(lacking) > NAMED else ""
    return f"Số liệu kỳ này chưa đủ. {'; '.join(lacking[:NAMED])}{more}."


def came_since(week: Week) -> list[str]:
    return [f"Sau khi chốt kỳ trước đã nhận bổ sung: {week.came_since}."] if week.came_since else []


def hour(end: date) -> str:
    return f"08 giờ ngày {day(end)}"


def instant(at: datetime) -> str:
    minutes = f" {at.minute:02d} phút" if at.minute else ""
    return f"{at.hour:02d} giờ{minutes} ngày {day(at.date())}"


def day(one: date) -> str:
    month = f"{one.month:02d}" if one.month <= 2 else one.month
    return f"{one.day:02d}/{month}/{one.year}"
