"""Units to urge, and the reasons: late files, behind the pace, doubtful figures; and the last letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from core.base.clock import parse_instant
from core.campaigns.models import Campaign, Denominator, Track
from core.campaigns.timing import deadlines_of
from core.figures.arrivals import Standing
from core.figures.files import Files
from core.figures.reasons import Reason, ReasonCode
from core.figures.table import FigureLevel, UnitFigures
from core.figures.targets import rate_named
from core.letters.desk import RegisterDesk
from core.letters.models import Letter
from core.ranking.desk import FigureDesk
from core.records.figures import Rate, household_target, needed_for, ordered_denominator
from core.units.models import UnitKey

DOUBTFUL_SHARE: Final = 0.05
"""Visits with a suspect time, or made twice, above this share of all are a reason to ask."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UrgeRow:
    """A unit to be urged. `rounds` letters have urged it so far, `last` is the latest of them."""

    unit: UnitKey
    name: str
    reasons: tuple[Reason, ...]
    row: UnitFigures | None
    last: Letter | None
    rounds: int

    @property
    def mark(self) -> str:
        """Distinguish it from others of a list; hamlets of a commune have its key."""
        return f"{self.unit.text}|{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Progress required by today: `due` and `target` are fractions of `denominator`.

    `last_day` is the last that counts of the track's nearest deadline, `left` the days until it.
    """

    denominator: Denominator
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

    def rows(
        self, level: FigureLevel = FigureLevel.COMMUNE, *, without: int | None = None
    ) -> tuple[UrgeRow, ...]:
        """Units with at least one reason, those with most reasons first, then by name in the catalogue.

        `without` is the row of a letter that is not to count, as one that is revised.
        """
        table = self._figures.table(level)
        now = self._figures.clock.now()
        pace, letters = pace_of(self._campaign, now.date()), self._urged_by(now.date(), without)
        found = [
            _urged(letters, row.unit, row.figures.name, row, reasons_of(row, pace, now, self._days))
            for row in table.rows
        ]
        if level is FigureLevel.COMMUNE:
            found += [
                _urged(letters, one.unit, one.name, None, tuple(_of_absent(one.files, now, self._days)))
                for one in table.absent
            ]
        urged = [row for row in found if row.reasons]
        return tuple(sorted(urged, key=lambda row: -len(row.reasons)))

    def next_round(self, issuer: str, *, revises: int | None = None) -> int:
        """N of the next letter "(lần N)", counted from the register."""
        return self._register.next_round(issuer, revises=revises)

    def _urged_by(self, today: date, without: int | None) -> tuple[Letter, ...]:
        """Letters that urge, by day, without those of the campaign file that are of a later day."""
        return tuple(
            one
            for one in self._register.urges()
            if (one.issued_on is None or one.issued_on <= today) and (without is None or one.n != without)
        )

    @property
    def _days(self) -> int:
        return self._campaign.period.days


def _urged(
    letters: Sequence[Letter], unit: UnitKey, name: str, row: UnitFigures | None, reasons: tuple[Reason, ...]
) -> UrgeRow:
    """`letters` are all that urge, by day."""
    own = [one for one in letters if one.concerns(unit)]
    last = own[-1] if own else None
    return UrgeRow(unit=unit, name=name, reasons=reasons, row=row, last=last, rounds=len(own))


def pace_of(campaign: Campaign, today: date) -> Pace | None:
    """Pace of the household track: the target in equal parts from the first day to the last."""
    target = household_target(campaign)
    deadlines = deadlines_of(campaign, Track.HOUSEHOLD)
    if target is None or not deadlines:
        return None
    last = deadlines[0].last_day
    days = (last - campaign.start).days + 1
    gone = min(max((today - campaign.start).days, 0), days)
    share = target.percent / 100
    return Pace(
        denominator=ordered_denominator(campaign),
        target=share,
        due=share * gone / days,
        last_day=last,
        left=(last - today).days,
    )


def reasons_of(row: UnitFigures, pace: Pace | None, now: datetime, days: int) -> tuple[Reason, ...]:
    """Every reason to urge a unit."""
    return (*_of_files(row.files, now, days), *_of_pace(row, pace), *_of_quality(row))


def _of_absent(files: Files, now: datetime, days: int) -> list[Reason]:
    """Return the reasons of a unit without figures; one whose files are held has sent them."""
    if files.standing is Standing.NOT_SENT:
        return [Reason(code=ReasonCode.NO_FILE)]
    return _of_files(files, now, days)


def _of_files(files: Files, now: datetime, days: int) -> list[Reason]:
    if not files.latest:
        return []
    found = []
    late = now - parse_instant(files.latest)
    if late > timedelta(days=days):
        found.append(Reason(code=ReasonCode.LATE_FILE, data={"days": late.days, "last": files.latest[:10]}))
    if files.missing:
        lacking = [[file.machine, file.number, list(file.parts)] for file in files.lacking]
        data = {"count": files.missing, "files": lacking, "events": files.events}
        found.append(Reason(code=ReasonCode.MISSING_FILES, data=data))
    return found


def _of_pace(row: UnitFigures, pace: Pace | None) -> list[Reason]:
    """Return a reason only where the upper end is behind too: suspected lists are no accusation."""
    rate = None if pace is None else rate_named(row.figures, pace.denominator)
    if pace is None or rate is None:
        return []
    ends = row.ends(rate.denominator_name)
    if (rate.value if ends is None else ends.high) >= pace.due:
        return []
    needed = needed_for(pace.target, rate.numerator, rate.denominator)
    data = {**_rate(rate), "due": pace.due, "target": pace.target, "needed": needed}
    return [Reason(code=ReasonCode.BEHIND_PACE, data=data)]


def _of_quality(row: UnitFigures) -> list[Reason]:
    figures, found = row.figures, []
    over = [rate for rate in figures.rates if rate.is_over]
    if over:
        found.append(Reason(code=ReasonCode.OVER_HUNDRED, data=_rate(over[0])))
    for code, count in (
        (ReasonCode.SUSPECT_TIMES, figures.suspect),
        (ReasonCode.DOUBLE_VISITS, figures.doubled),
    ):
        if figures.visits and count > DOUBTFUL_SHARE * figures.visits:
            found.append(Reason(code=code, data={"count": count, "visits": figures.visits}))
    return found


def _rate(rate: Rate) -> dict[str, object]:
    return {"of": rate.denominator_name, "above": rate.numerator, "below": rate.denominator}
