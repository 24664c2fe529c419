"""The expected sentences of documents, only from figures of the events."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Final

from tests.reports.oracle import Counted, dotted, percent, two_places
from tests.reports.places import ADULTS, KINDS, SMARTPHONES, earned, marked, places, points, rates_of
from tests.reports.retold import DEADLINE, PROVINCE, START, Week, name_of, names

NAMED = 12
OVER: Final = "; trên 100%, đề nghị rà soát"


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
            f" được lập danh sách. {grown(week)}"
        ),
        *late(week),
        *([f"{TARGET}: {aim}."] if (aim := target(week)) else []),
        *([week.external] if week.external else []),
        *depends(week),
        *tracks(week),
        *unreached(now),
        *(doubtful := doubts(week)),
        f"1. Đến lại các hộ vắng vào buổi tối và ngày nghỉ; {deadline(week.asked.date())}.",
        *(
            ["2. Các đơn vị rà soát số liệu còn nghi vấn, sửa hoặc xác nhận trong tệp gửi kế tiếp."]
            if doubtful
            else []
        ),
        (
            f"{3 if doubtful else 2}. Các đơn vị gửi đủ tệp số liệu trước giờ chốt"
            f" {hour(week.end + timedelta(days=7))}."
        ),
    ]


def tracks(week: Week) -> list[str]:
    """Members of organisations in one paragraph, outreach points in another."""
    members, owners, helped = week.members
    of_declared, declared = week.declared_members
    said = []
    if members:
        rate = f", bằng {percent(helped, owners)}% của {dotted(owners)} người có điện thoại thông minh"
        said.append(
            f"Trong {dotted(members)} đoàn viên, hội viên đã ghi đến {instant(week.asked)} (đã tính trong"
            f" số của hộ), {few(helped)} người đã cài ứng dụng{rate if owners else ''}."
        )
    if declared:
        said.append(
            f"Của các tổ chức đã báo số, {few(of_declared)} người đã cài, bằng"
            f" {percent(of_declared, declared)}% của {dotted(declared)} người có điện thoại"
            " thông minh các tổ chức đã báo."
        )
    found = [" ".join(said)] if said else []
    counted = [one for one in week.points if one is not None]
    good = [one for one in counted if min(one) >= 0 and one[1] + one[2] <= one[0]]
    if week.points and not counted:
        found.append(f"Trong kỳ có {few(len(week.points))} điểm hướng dẫn, chưa ghi số người được hướng dẫn.")
    elif week.points:
        guided, there = sum(one[0] for one in good), sum(one[2] for one in good)
        rate = f", bằng {percent(there, guided)}% của {dotted(guided)} người được hướng dẫn" if guided else ""
        doubt, untold = len(counted) - len(good), len(week.points) - len(counted)
        left = f"; chưa tính {few(doubt)} điểm có số cần rà soát" if doubt else ""
        left += f"; chưa ghi số ở {few(untold)} điểm" if untold else ""
        found.append(
            f"Trong kỳ có {few(len(week.points))} điểm hướng dẫn; đã hướng dẫn {few(guided)} người, cài được"
            f" {few(there)} người{rate}{left} (không cộng vào số của hộ)."
        )
    return found


def notice(week: Week) -> list[str]:
    return [
        missing(week),
        *came_since(week),
        *(
            f"{said} Đề nghị các đơn vị nêu trên rà soát, giải trình để được xếp hạng."
            for said in waiting(week)
        ),
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
            f" danh sách. Đã gặp được người ở {now.reached} hộ. {grown(week)}"
        ),
        *([f"{TARGET}: {aim}."] if (aim := target(week, code)) else []),
        f"Thời hạn: {deadline(week.asked.date())}.",
        *tracks(week),
        *unreached(now),
        *doubts(week, str),
        *numbered(
            *(["Đến lại các hộ chưa gặp vào buổi tối và ngày nghỉ."] if now.visited > now.reached else []),
            *(
                ["Rà soát số liệu còn nghi vấn, sửa hoặc xác nhận trong tệp gửi kế tiếp."]
                if doubts(week, str)
                else []
            ),
            f"Gửi đủ tệp số liệu trước giờ chốt {hour(week.end + timedelta(days=7))}.",
        ),
    ]


TARGET: Final = "Mục tiêu tối thiểu 50% người dân có điện thoại thông minh"


def urging(asked: datetime, why: Sequence[Sequence[str]]) -> list[str]:
    """Of the letter, from the words behind the orders on; `why` are the reasons of each unit."""
    said = [one for reasons in why for one in reasons]
    late, behind, doubtful = (
        any(any(word in one for word in words) for one in said)
        for words in (("gửi tệp", "thiếu"), ("để đạt",), ("rà soát",))
    )
    *first, last = [
        *(["chậm gửi số liệu"] if late else []),
        *(["chậm tiến độ"] if behind else []),
        *(["có số liệu cần rà soát"] if doubtful else []),
    ]
    kinds = f"{', '.join(first)} hoặc {last}" if first else last
    due = asked.date() + timedelta(days=1)
    review = "Rà soát các lượt ghi có nghi vấn; sửa hoặc xác nhận trong tệp gửi kế tiếp."
    return [
        (
            f"qua theo dõi, đến {instant(asked)} còn {few(len(why))} đơn vị {kinds} (danh sách kèm theo); Ban"
            " Thường trực Ủy ban MTTQ Việt Nam tỉnh Cà Mau đề nghị:"
        ),
        *numbered(
            *([f"Gửi đủ tệp số liệu trước 17 giờ ngày {day(due)}; nêu rõ lý do chậm."] if late else []),
            f"Đến lại các hộ vắng vào buổi tối và ngày nghỉ; {deadline(asked.date())}.",
            *([review] if doubtful else []),
        ),
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
    late_by, on = week.asked - last, day(last.date())
    late = f"{late_by.days} ngày chưa gửi tệp, tệp cuối ngày {on}"
    return [late] if late_by > timedelta(days=7) else []


def reasons(now: Counted, week: Week, code: str) -> list[str]:
    """Return the reasons that a unit with figures is urged at the moment of a letter."""
    said = _late_files(week, code) if code in week.files else []
    said += behind_pace(now, week, code)
    over = [one for one in rates_of(now, week, code) if one[1] > one[2]]
    if over:
        of, above, below = over[0]
        said.append(f"{OVER_OF[of]} ({dotted(above)}/{dotted(below)}), đề nghị rà soát")
    for count, what in ((now.suspect, "lượt ghi có giờ không hợp lý"), (now.doubled, "lượt bị ghi hai lần")):
        if now.visits and 20 * count > now.visits:
            said.append(f"{count}/{now.visits} {what}, đề nghị rà soát")
    return said


OVER_OF: Final = {
    "người dân": "số người đã cài vượt dân số",
    "hộ đã lập danh sách": "số hộ đã đến vượt số hộ đã lập danh sách",
    "hộ theo số công bố": "số hộ đã đến vượt số hộ công bố",
    "người có điện thoại thông minh theo số công bố": (
        "số người đã cài vượt số người có điện thoại thông minh công bố"
    ),
    SMARTPHONES: "số người đã cài vượt số người có điện thoại thông minh đã biết",
    ADULTS: "số người đã cài vượt số người từ 16 tuổi đã biết",
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
            f"đạt {percent(above, below)}% ({dotted(above)}/{dotted(below)} {of}), đến nay cần"
            f" {two_places(due)}%; cần thêm {few(-(-below // 2) - above)} người để đạt 50%"
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
    return [f"Chưa xếp hạng, chờ rà soát: {'; '.join(units)}."] if units else []


def doubts(week: Week, name: Callable[[str], str] = name_of) -> list[str]:
    rows, whole = (week.lifted()[0] if name is name_of else week.now), week.whole
    over = [
        f"{name(code)}: {percent(above, below)}%"
        f" ({dotted(above)}/{dotted(below)} {of}{in_homes(one, of)}{OVER})"
        for code, one in rows.items()
        for of, above, below in rates_of(one, week, code)
        if above > below
    ]
    said = waiting(week, name)
    said += [f"Tỷ lệ cần rà soát: {'; '.join(over)}."] if over else []
    found = [f"{few(whole.suspect)} lượt có giờ ghi cần rà soát"] if whole.suspect else []
    found += [f"{few(whole.doubled)} lượt ghi hai lần, đã loại"] if whole.doubled else []
    if found:
        said.append(f"Trong {whole.visits} lượt ghi có {'; '.join(found)}.")
    return [" ".join(said)] if said else []


def grown(week: Week) -> str:
    by = week.whole.installed - week.former.installed
    word = f"tăng {by} người" if by > 0 else f"giảm {-by} người" if by < 0 else "không thay đổi"
    count = week.whole.installed
    said = f"Số người đã cài ứng dụng (lũy kế) là {dotted(count)} người."
    said = said if count else "Chưa có người nào cài ứng dụng."
    return f"{said} So với kỳ trước, số người đã cài {word}. Các tỷ lệ, kèm mẫu số, như sau:"


def late(week: Week) -> list[str]:
    by = sum(week.late.get(code, 0) for code in week.now)
    if not by:
        return []
    if by < 0:
        return [
            (
                f"Số liệu đến muộn của các kỳ đã chốt làm giảm {few(-by)} người so với số đã báo cáo; số liệu"
                " kỳ đã chốt không thay đổi."
            )
        ]
    return [
        (
            f"Trong số tăng kỳ này có {few(by)} người thuộc số liệu đến muộn của các kỳ đã chốt; số liệu kỳ"
            " đã chốt không thay đổi."
        )
    ]


def unreached(now: Counted) -> list[str]:
    said = [
        (now.visited - now.reached, "Còn {} hộ đã đến nhưng chưa gặp được người."),
        (now.listed - now.found, "Có {} hộ không tìm thấy, đã chuyển đi hoặc trùng."),
        (now.smartphones - now.installed, "Còn {} người có điện thoại thông minh chưa cài ứng dụng."),
    ]
    text = " ".join(words.format(dotted(count)) for count, words in said if count > 0)
    return [text] if text else []


def numbered(*tasks: str) -> list[str]:
    """A single task has no number."""
    return [f"{at}. {task}" for at, task in enumerate(tasks, start=1)] if len(tasks) > 1 else list(tasks)


def few(count: int) -> str:
    return f"0{count}" if 0 < count < 10 else dotted(count)


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
    rate = f"{percent(above, below)}% ({dotted(above)}/{dotted(below)} {of}"
    if is_counted:
        rate += f", ở {dotted(whole.smartphones_homes)}/{dotted(whole.ever)} hộ"
    else:
        _, source, on = week.declared[code]["người có ĐTTM"]
        rate += f" của {source}, ngày {day(on)}; đã đến {dotted(whole.ever_visited)}/{dotted(whole.ever)} hộ"
    rate += f"{OVER if above > below else ''})"
    needed = -(-below // 2) - above
    said = f"đã đạt, {rate}"
    if needed > 0:
        said = f"chưa đạt, mới được {rate}; cần thêm {few(needed)} người để đạt 50%"
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
    said = f"còn {few(left)} ngày" if left > 0 else f"đã quá {few(-left)} ngày"
    said = said if left else "hôm nay là ngày cuối"
    return f"hoàn thành trước ngày 19/9/2020 ({said})"


def missing(week: Week) -> str:
    """Units of which nothing or not all had come at the closing."""
    waiting = [f"{name}: {week.waiting(code)}" for code, name in names().items() if week.waiting(code)]
    unsent = [
        f"{name}: chưa gửi tệp"
        for code, name in names().items()
        if code not in week.files and code not in week.now
    ]
    alike: dict[str, list[str]] = {}
    for text in (*waiting, *unsent):
        name, _, words = text.partition(": ")
        alike.setdefault(words, []).append(name)
    lacking = [f"{names[0]}: {words}" if len(names) == 1 else together(words, names)
               for words, names in alike.items()]  # fmt: skip
    more = f"; và {len(lacking) - NAMED} đơn vị khác, ghi tại Phụ lục" if len(lacking) > NAMED else ""
    return f"Số liệu kỳ này chưa đủ. {'; '.join(lacking[:NAMED])}{more}."


def together(words: str, names: Sequence[str]) -> str:
    more = f" và {len(names) - NAMED} đơn vị khác, ghi tại Phụ lục" if len(names) > NAMED else ""
    return f"{few(len(names))} đơn vị {words} ({', '.join(names[:NAMED])}{more})"


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
