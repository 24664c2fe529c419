"""Days left, and the reporting periods of a campaign."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from core.campaigns.models import Campaign, Deadline, PeriodRule, Track


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Period `number` (the first is 1) of a campaign; both days belong to it."""

    number: int
    first_day: date
    last_day: date


def days_left(deadline: Deadline, today: date) -> int:
    """Whole days until the last one that counts: 0 on that day, negative when overdue."""
    return (deadline.last_day - today).days


def deadlines_of(campaign: Campaign, track: Track) -> tuple[Deadline, ...]:
    """The deadlines of one track, the nearest first."""
    found = (deadline for deadline in campaign.deadlines if deadline.track is track)
    return tuple(sorted(found, key=lambda deadline: deadline.last_day))


def period_of(rule: PeriodRule, day: date) -> Period | None:
    """The period that a day belongs to; None before the first. Weeks start on the anchor, not on Monday."""
    if day < rule.anchor:
        return None
    number = (day - rule.anchor).days // rule.days + 1
    first = rule.anchor + timedelta(days=(number - 1) * rule.days)
    return Period(number=number, first_day=first, last_day=first + timedelta(days=rule.days - 1))
