"""Whom to urge and why: late with files, behind the pace, figures that look doubtful; and the last letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from core.campaigns.models import Campaign, Denominator, Target, Track
from core.campaigns.timing import deadlines_of
from core.clock import parse_instant
from core.figures.denominators import DenominatorKind
from core.figures.desk import FigureDesk
from core.figures.table import FigureLevel, UnitFigures
from core.ranking.figures import LISTED_HOUSEHOLDS, SMARTPHONES_FOUND, Rate, needed_for
from core.register.desk import RegisterDesk
from core.register.models import Letter
from core.units.models import UnitKey

DOUBTFUL_SHARE: Final = 0.05
"""Visits with a suspect time, or made twice, above this share of all are a reason to ask."""


class ReasonCode(StrEnum):
    NO_FILE = "no_file"
    LATE_FILE = "late_file"
    MISSING_FILES = "missing_files"
    BEHIND_PACE = "behind_pace"
    OVER_HUNDRED = "over_hundred"
    SUSPECT_TIMES = "suspect_times"
    DOUBLE_VISITS = "double_visits"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why, in words that a letter may take over."""

    code: ReasonCode
    vi: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UrgeRow:
    """A unit to be urged. `rounds` letters have urged it so far, `last` is the latest of them."""

    unit: UnitKey
    name: str
    reasons: tuple[Reason, ...]
    row: UnitFigures | None
    last: Letter | None
    rounds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """What the target asks by today: `due` and `target` are fractions of `denominator`.

    `last_day` is the last that counts of the track's nearest deadline, `left` the days until it.
    """

    denominator: str
    target: float
    due: float
    last_day: date
    left: int


class UrgingDesk:
    """Reads who is behind; the letter itself is made from what it answers."""

    def __init__(self, figures: FigureDesk, register: RegisterDesk, campaign: Campaign) -> None:
        self._figures = figures
        self._register = register
        self._campaign = campaign

    def rows(self, level: FigureLevel = FigureLevel.COMMUNE) -> tuple[UrgeRow, ...]:
        """Units with at least one reason, those with most reasons first, then by name in the catalogue."""
        table = self._figures.table(level)
        now = self._figures.clock.now()
        pace = pace_of(self._campaign, now.date())
        found = [
            self._row(row.unit, row.figures.name, row, reasons_of(row, pace, now, self._days))
            for row in table.rows
        ]
        if level is FigureLevel.COMMUNE:
            found += [self._row(unit, name, None, (_no_file(),)) for unit, name in self._silent(table.rows)]
        urged = [row for row in found if row.reasons]
        return tuple(sorted(urged, key=lambda row: -len(row.reasons)))

    def next_round(self, issuer: str) -> int:
        """N of the next letter "(lần N)", counted from the register."""
        return self._register.next_round(issuer)

    @property
    def _days(self) -> int:
        return self._campaign.period.days

    def _silent(self, rows: Sequence[UnitFigures]) -> list[tuple[UnitKey, str]]:
        known = {row.unit for row in rows}
        desk = self._figures
        below = desk.catalogue.communes(desk.unit, desk.start)
        return [(unit.key, unit.name) for unit in below if unit.key not in known and unit.key != desk.unit]

    def _row(self, unit: UnitKey, name: str, row: UnitFigures | None, reasons: tuple[Reason, ...]) -> UrgeRow:
        letters = self._register.urges(unit)
        return UrgeRow(
            unit=unit,
            name=name,
            reasons=reasons,
            row=row,
            last=letters[-1] if letters else None,
            rounds=len(letters),
        )


def pace_of(campaign: Campaign, today: date) -> Pace | None:
    """The pace of the household track: the target in equal parts from the first day to the last."""
    target = next((one for one in campaign.targets if one.track is Track.HOUSEHOLD), None)
    deadlines = deadlines_of(campaign, Track.HOUSEHOLD)
    if target is None or not deadlines:
        return None
    last = deadlines[0].last_day
    days = (last - campaign.start).days + 1
    gone = min(max((today - campaign.start).days, 0), days)
    share = target.percent / 100
    return Pace(
        denominator=_denominator(target),
        target=share,
        due=share * gone / days,
        last_day=last,
        left=(last - today).days,
    )


def rate_of_target(row: UnitFigures, denominator: str) -> Rate | None:
    """The rate that a target is measured by: on what was found, or on what was declared where nothing was."""
    found = row.figures.rate_on(denominator)
    if found is None and denominator == SMARTPHONES_FOUND:
        return row.figures.rate_on(DenominatorKind.SMARTPHONES.value)
    return found


def reasons_of(row: UnitFigures, pace: Pace | None, now: datetime, days: int) -> tuple[Reason, ...]:
    """Every reason to urge a unit."""
    return (*_of_files(row, now, days), *_of_pace(row, pace), *_of_quality(row))


def _no_file() -> Reason:
    return Reason(code=ReasonCode.NO_FILE, vi="chưa gửi tệp số liệu nào", en="has sent no file yet")


def _of_files(row: UnitFigures, now: datetime, days: int) -> list[Reason]:
    files = row.files
    if not files.senders:
        return []
    found = []
    late = now - parse_instant(files.last)
    if late > timedelta(days=days):
        day = f"{files.last[8:10]}/{files.last[5:7]}/{files.last[:4]}"
        found.append(
            Reason(
                code=ReasonCode.LATE_FILE,
                vi=f"{late.days} ngày chưa gửi tệp, tệp cuối ngày {day}",
                en=f"no file for {late.days} days, the last on {day}",
            )
        )
    if files.missing:
        found.append(
            Reason(
                code=ReasonCode.MISSING_FILES,
                vi=f"thiếu {files.missing} lô tệp",
                en=f"{files.missing} files of the series missing",
            )
        )
    return found


def _of_pace(row: UnitFigures, pace: Pace | None) -> list[Reason]:
    rate = None if pace is None else rate_of_target(row, pace.denominator)
    if pace is None or rate is None or rate.value >= pace.due:
        return []
    needed = needed_for(pace.target, rate.numerator, rate.denominator)
    vi, en = _DENOMINATORS[rate.denominator_name]
    counts = f"{_vi(rate.numerator)}/{_vi(rate.denominator)}"
    return [
        Reason(
            code=ReasonCode.BEHIND_PACE,
            vi=f"đạt {_percent(rate.value)} trên {vi} ({counts}), đến nay cần {_percent(pace.due)};"
            f" còn thiếu {_vi(needed)} để đạt {_percent(pace.target)}",
            en=f"{100 * rate.value:.2f} % of {en} ({rate.numerator}/{rate.denominator}),"
            f" {100 * pace.due:.2f} % due by now; {needed} short of {100 * pace.target:.0f} %",
        )
    ]


def _of_quality(row: UnitFigures) -> list[Reason]:
    figures, found = row.figures, []
    over = [rate for rate in figures.rates if rate.is_over]
    if over:
        vi, en = _DENOMINATORS[over[0].denominator_name]
        counts = f"{_vi(over[0].numerator)}/{_vi(over[0].denominator)}"
        found.append(
            Reason(
                code=ReasonCode.OVER_HUNDRED,
                vi=f"trên 100 % trên {vi} ({counts}), cần xem lại",
                en=f"over 100 % of {en} ({over[0].numerator}/{over[0].denominator}), to be looked at",
            )
        )
    for code, count, vi, en in (
        (ReasonCode.SUSPECT_TIMES, figures.suspect, "giờ ghi không thể đúng", "a time that cannot be true"),
        (ReasonCode.DOUBLE_VISITS, figures.doubled, "ghi hai lần", "been recorded twice"),
    ):
        if figures.visits and count > DOUBTFUL_SHARE * figures.visits:
            found.append(
                Reason(
                    code=code,
                    vi=f"{_vi(count)} trên {_vi(figures.visits)} lượt {vi}",
                    en=f"{count} of {figures.visits} visits have {en}",
                )
            )
    return found


def _denominator(target: Target) -> str:
    return LISTED_HOUSEHOLDS if target.denominator is Denominator.HOUSEHOLDS else SMARTPHONES_FOUND


_DENOMINATORS: Final = {
    SMARTPHONES_FOUND: ("người có điện thoại thông minh đã gặp", "people with a smartphone found"),
    LISTED_HOUSEHOLDS: ("số hộ trong danh sách", "listed households"),
    "people of 16 and older found": ("người từ 16 tuổi đã gặp", "people of 16 and older found"),
    DenominatorKind.INHABITANTS.value: ("dân số", "inhabitants"),
    DenominatorKind.SMARTPHONES.value: (
        "người có điện thoại thông minh theo số công bố",
        "smartphone owners declared",
    ),
    DenominatorKind.HOUSEHOLDS.value: ("số hộ theo số công bố", "households declared"),
}


def _vi(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _percent(share: float) -> str:
    return f"{100 * share:.2f} %".replace(".", ",")
