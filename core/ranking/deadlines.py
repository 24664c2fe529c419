"""The deadlines of the letters in their own words, days left or over, for each track and unit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from core.campaigns.models import Campaign, Deadline, Target, Track
from core.campaigns.timing import days_left
from core.figures.table import UnitFigures
from core.figures.targets import rate_named
from core.ranking.urging import pace_of
from core.records.figures import Rate, needed_for
from core.tracks.models import TrackState


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRow:
    """One deadline, for a whole track (`unit` empty) or one unit of it.

    `left` counts whole days to the last that counts, 0 on it, negative when over. `needed` of the rate's
    numerator are short of the target, None without a target or rate.
    """

    deadline: Deadline
    unit: str
    left: int
    rate: Rate | None
    target: float | None
    needed: int | None


def deadline_rows(
    campaign: Campaign, today: date, states: Iterable[TrackState], units: Sequence[UnitFigures] = ()
) -> tuple[DeadlineRow, ...]:
    """Every deadline by its day, each followed by the units of its track where they are known."""
    by_track = {state.track: state for state in states}
    pace = pace_of(campaign, today)
    rows: list[DeadlineRow] = []
    for deadline in sorted(campaign.deadlines, key=lambda one: one.last_day):
        state = by_track.get(deadline.track)
        target = None if state is None else state.target
        rate = None if state is None else state.target_rate
        rows.append(_row(deadline, "", today, rate, target))
        if deadline.track is Track.HOUSEHOLD and pace is not None:
            rows += [
                _row(deadline, unit.figures.name, today, rate_named(unit.figures, pace.denominator), target)
                for unit in units
            ]
    return tuple(rows)


def _row(deadline: Deadline, unit: str, today: date, rate: Rate | None, target: Target | None) -> DeadlineRow:
    share = None if target is None else target.percent / 100
    return DeadlineRow(
        deadline=deadline,
        unit=unit,
        left=days_left(deadline, today),
        rate=rate,
        target=share,
        needed=None if share is None or rate is None else needed_for(share, rate.numerator, rate.denominator),
    )
