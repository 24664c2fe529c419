"""Texts of a document about the target: its denominator, its coverage, the number still needed."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Final

from core.base.notation import count_text, day_text, share_text, small_count_text
from core.campaigns.models import Campaign
from core.content.numbers import DENOMINATORS, OVER, ends_text
from core.figures.one_list import Ends
from core.figures.table import UnitFigures
from core.figures.targets import TargetResult, Verdict, judge_row
from core.records.figures import Rate, household_target

_SAID: Final = {
    Verdict.REACHED: "đã đạt, {rate}",
    Verdict.NOT_REACHED: "chưa đạt, mới được {rate}; cần thêm {needed} người để đạt {percent}%",
    Verdict.UNKNOWN: "chưa đủ căn cứ để kết luận đã đạt, {rate}",
}


def target_text(campaign: Campaign) -> str:
    """`50% người dân có điện thoại thông minh`, or nothing."""
    target = household_target(campaign)
    return "" if target is None else f"{target.percent}% {target.denominator_name.vi}"


def verdict_text(campaign: Campaign, row: UnitFigures) -> str:
    """Return the verdict on the target, with its rate and coverage; empty where nothing of it is known."""
    target = household_target(campaign)
    result = None if target is None else judge_row(row, target)
    if target is None or result is None or result.rate is None:
        return ""
    rate = _rate_of(result.rate, row.ends(result.rate.denominator_name))
    said = _SAID[result.verdict].format(
        needed=small_count_text(result.needed), rate=rate, percent=target.percent
    )
    return said + _declared_homes(result)


def share_of_target(campaign: Campaign, row: UnitFigures) -> str:
    """Return `41,86%`, the rate in `verdict_text`."""
    target = household_target(campaign)
    result = None if target is None else judge_row(row, target)
    if result is None or result.rate is None:
        return ""
    return f"{_share(result.rate, row.ends(result.rate.denominator_name))}%"


def _share(rate: Rate, ends: Ends | None) -> str:
    return ends_text(ends) if ends else share_text(Fraction(rate.numerator, rate.denominator))


def _rate_of(rate: Rate, ends: Ends | None) -> str:
    """`58,14% (400/688 người ... đã biết, ở 500/2.100 hộ)`: the coverage is named even if it is whole."""
    of = DENOMINATORS.get(rate.denominator_name, rate.denominator_name)
    if rate.denominator_as_of:
        of += f" của {rate.source}, ngày {day_text(date.fromisoformat(rate.denominator_as_of[:10]))}"
    where = ""
    if (coverage := rate.coverage) is not None:
        at = "; đã đến" if rate.denominator_as_of else ", ở"
        where = f"{at} {count_text(coverage.known)}/{count_text(coverage.ever)} hộ"
    counts = f"{count_text(rate.numerator)}/{count_text(rate.denominator)}"
    return f"{_share(rate, ends)}% ({counts} {of}{where}{OVER if rate.is_over else ''})"


def _declared_homes(result: TargetResult) -> str:
    """The households declared, where they leave more open than those listed."""
    rate = result.rate
    own = None if rate is None or rate.denominator_as_of else rate.coverage
    if own is None or result.coverage is None or result.coverage.ever == own.ever:
        return ""
    return f"; mới biết {count_text(own.known)}/{count_text(result.coverage.ever)} hộ theo số công bố"
