"""The date of visits that are typed in late from paper: `12/9`, `12/9/2020 15:20`, `hôm qua`, `thứ Hai`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from core.base.clock import VIETNAM
from core.base.errors import UserError
from core.base.text import fold
from core.visits.day_words import Rest, read_past

NOON: Final = 12
_DAY: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?(?:[ ,]+(\d{1,2})(?:[:h](\d{2})?)?)?")


def read_day(text: str, *, now: datetime, latest: datetime, today: date | None = None) -> datetime | None:
    """The instant meant, at noon without an hour; None for an empty text, which means now.

    Without a year it is the latest such day that is not in the future. `today` is the day that words such
    as `hôm qua` are counted from, by default that of `now`. Raises `visit.day`, `visit.day_which`, and
    `visit.future` for one later than `latest`.
    """
    if not text.strip():
        return None
    match = _DAY.fullmatch(text.strip())
    moments = _named(text, today or now.date()) if match is None else _numbered(match, now)
    moment = next((moment for moment in moments if moment.date() <= now.date()), moments[0])
    if moment > latest and moment.date() > now.date():
        raise UserError("visit.future", at=f"{moment:%d/%m/%Y %H:%M}")
    return min(moment, latest)


def _numbered(match: re.Match[str], now: datetime) -> Sequence[datetime]:
    """The instant of a date in figures, without a year that of this year and of the last."""
    day, month, year, hour, minute = (None if part is None else int(part) for part in match.groups())
    clock = (NOON if hour is None else hour, minute or 0)
    try:
        return [
            datetime(y, month or 0, day or 0, *clock, tzinfo=VIETNAM)
            for y in ((now.year, now.year - 1) if year is None else (year,))
        ]
    except ValueError:
        raise UserError("visit.day", text=match[0][:20]) from None


def _named(text: str, today: date) -> Sequence[datetime]:
    named = read_past(text, today=today)
    if named is None:
        raise UserError("visit.day", text=text.strip()[:20])
    day, clock = named
    return [datetime.combine(day, time(NOON) if clock is None else clock, VIETNAM)]


def read_instant(text: str) -> datetime:
    """A whole date with its time, `14/09/2020 09:42`, wherever in time. Raises `clock.time`."""
    match = _DAY.fullmatch(text.strip())
    parts = () if match is None else tuple(int(part or -1) for part in match.groups())
    try:
        day, month, year, hour, minute = parts
        return datetime(year, month, day, hour, minute, tzinfo=VIETNAM)
    except ValueError:
        raise UserError("clock.time", text=text.strip()[:20]) from None


def read_date(text: str, *, near: date) -> date | None:
    """The date of an outreach point, in the year of `near` where none is written; None for an empty text.

    `hôm qua` and `mai` are counted from `near`; a weekday may be before or after it, and is refused.
    Raises `visit.day`.
    """
    if not text.strip():
        return None
    match = _DAY.fullmatch(text.strip())
    if match is None:
        rest = Rest(fold(text))
        offset = rest.offset()
        if offset is None or not rest.is_empty:
            raise UserError("visit.day", text=text.strip()[:20])
        return near + timedelta(days=offset)
    day, month, year = (None if part is None else int(part) for part in match.groups()[:3])
    try:
        return date(year or near.year, month or 0, day or 0)
    except ValueError:
        raise UserError("visit.day", text=text.strip()[:20]) from None
