"""Figures as official letters print them; a rate is only ever printed together with its denominator."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from fractions import Fraction
from typing import Final

from core.base.notation import count_text, day_and_month, day_text, share_text, two_places
from core.figures.one_list import Ends
from core.figures.rate_range import rate_range
from core.records.denominators import DenominatorKind
from core.records.figures import BY_LISTS, BY_VISITS, EVER_LISTED, PEOPLE_KNOWN, SMARTPHONES_KNOWN, Rate

DENOMINATORS: Final[Mapping[str, str]] = {
    EVER_LISTED: "hộ đã lập danh sách",
    SMARTPHONES_KNOWN: "người có điện thoại thông minh đã biết",
    PEOPLE_KNOWN: "người từ 16 tuổi đã biết",
    DenominatorKind.INHABITANTS.value: "người dân",
    DenominatorKind.SMARTPHONES.value: "người có điện thoại thông minh theo số công bố",
    DenominatorKind.HOUSEHOLDS.value: "hộ theo số công bố",
    DenominatorKind.MEMBERS.value: "đoàn viên, hội viên có điện thoại thông minh",
    DenominatorKind.STAFF.value: "cán bộ, công chức, viên chức, người lao động có điện thoại thông minh",
}
"""Text of each denominator of a rate, by its name."""

_ORDINALS: Final = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
OVER: Final = "; trên 100%, đề nghị rà soát"


def signed_text(number: int) -> str:
    """`+12.888`, `0`, `-5`."""
    return f"+{count_text(number)}" if number > 0 else count_text(number)


def points_text(points: Fraction) -> str:
    """`+1,92`: points of a per cent."""
    text = two_places(points)
    return f"+{text}" if points > 0 and text != "0,00" else text


def span_text(low: int, high: int) -> str:
    """`392–783`, or one number where both ends are equal."""
    return count_text(high) if low == high else f"{count_text(low)}–{count_text(high)}"


def ends_text(ends: Ends) -> str:
    """`25,00–50,00`: the ends of a rate in per cent."""
    return f"{share_text(ends.low)}–{share_text(ends.high)}"


def rate_text(rate: Rate, ends: Ends | None = None) -> str:
    """Return `51,43% (18/35 người từ 16 tuổi đã biết, ở 12/24 hộ)`; over 100 % is printed as it is.

    `ends` replaces the rate while a list seems loaded twice.
    """
    of = DENOMINATORS.get(rate.denominator_name, rate.denominator_name)
    share = ends_text(ends) if ends else share_text(Fraction(rate.numerator, rate.denominator))
    counts = f"{count_text(rate.numerator)}/{count_text(rate.denominator)}"
    return f"{share}% ({counts} {of}{coverage_text(rate)}{OVER if rate.is_over else ''})"


def coverage_text(rate: Rate) -> str:
    """`, ở 12/24 hộ`: households known of those ever listed; empty where it is all of them."""
    coverage = rate.coverage
    if coverage is None or rate.denominator_as_of or coverage.known == coverage.ever:
        return ""
    return f", ở {count_text(coverage.known)}/{count_text(coverage.ever)} hộ"


def range_text(rate: Rate | None, one_list: Rate | None = None) -> str:
    """Return `43–76`: the range of the rate of all households in per cent; empty where there is no range.

    `one_list` is the rate as if suspected lists were one: the range then covers both.
    """
    ends = [end for one in (rate, one_list) if one is not None and (end := rate_range(one)) is not None]
    if not ends:
        return ""
    return f"{100 * min(end.low for end in ends):.0f}–{100 * max(end.high for end in ends):.0f}"


def source_text(rate: Rate) -> str:
    """The denominator with its value, source and day, as a table names it."""
    of = DENOMINATORS.get(rate.denominator_name, rate.denominator_name)
    source = _SOURCES.get(rate.source, rate.source)
    day = day_text(date.fromisoformat(rate.denominator_as_of[:10])) if rate.denominator_as_of else ""
    said = f"{count_text(rate.denominator)} {of}{coverage_text(rate)}"
    return f"{said}; {', '.join(filter(None, (source, day)))}"


def moment_text(moment: datetime) -> str:
    """`08 giờ ngày 17/9/2020`; minutes only where there are some."""
    return f"{_hour(moment)} ngày {day_text(moment.date())}"


def moment_without_year(moment: datetime) -> str:
    return f"{_hour(moment)} ngày {day_and_month(moment.date())}"


def ordinal(number: int) -> str:
    """`thứ sáu`, `thứ 11`."""
    return f"thứ {_ORDINALS[number - 1]}" if 1 <= number <= len(_ORDINALS) else f"thứ {number}"


def lower_first(name: str) -> str:
    """`tỉnh Cà Mau` within a sentence."""
    return name[:1].lower() + name[1:]


def _hour(moment: datetime) -> str:
    minutes = f" {moment.minute:02d} phút" if moment.minute else ""
    return f"{moment.hour:02d} giờ{minutes}"


_SOURCES: Final = {
    BY_LISTS: "danh sách đã lập",
    BY_VISITS: "rà soát tại hộ",
}
