"""Texts of a document about the target: its denominator, its coverage, the number still needed."""

from __future__ import annotations

from typing import Final

from core.base.notation import count_text
from core.campaigns.models import Campaign
from core.content.numbers import rate_text
from core.figures.table import UnitFigures
from core.figures.targets import TargetResult, Verdict, judge_row
from core.records.figures import household_target

_SAID: Final = {
    Verdict.REACHED: "đã đạt, {rate}",
    Verdict.NOT_REACHED: "còn thiếu {needed} người, mới đạt {rate}",
    Verdict.UNKNOWN: "chưa đủ căn cứ để kết luận đã đạt, {rate}",
}


def target_text(campaign: Campaign) -> str:
    """`50 % người dân có điện thoại thông minh`, or nothing."""
    target = household_target(campaign)
    return "" if target is None else f"{target.percent} % {target.denominator_name.vi}"


def verdict_text(campaign: Campaign, row: UnitFigures) -> str:
    """Return the verdict on the target, with its rate; empty where nothing of it is known."""
    target = household_target(campaign)
    result = None if target is None else judge_row(row, target)
    if result is None or result.rate is None:
        return ""
    rate = rate_text(result.rate, row.ends(result.rate.denominator_name))
    said = _SAID[result.verdict].format(needed=count_text(result.needed), rate=rate)
    return said + _declared_homes(result)


def _declared_homes(result: TargetResult) -> str:
    """The households declared, where they leave more open than those listed."""
    rate = result.rate
    own = None if rate is None or rate.denominator_as_of else rate.coverage
    if own is None or result.coverage is None or result.coverage.ever == own.ever:
        return ""
    return f"; mới biết {count_text(own.known)}/{count_text(result.coverage.ever)} hộ theo số công bố"
