"""The day, and the hour, on which a household is visited again, as it is typed: `3`, `5/12`, `tối nay`."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Final

from core.base.clock import VIETNAM
from core.base.errors import UserError
from core.base.text import fold
from core.visits.day_words import PARTS, Rest, clock, in_week

LONGEST_CALLBACK_DAYS: Final = 60
LONGEST_NAMED_DAYS: Final = 366
"""Of a date that is typed with its year."""

_DATE: Final = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?\b")
_BARE_HOUR: Final = re.compile(r"^\s*(\d{1,2})\s*$")
_DAYS: Final = re.compile(r"^\s*(\d{1,3})\s*(?:ngay(?: nua)?|days?)?\s*$")


def read_callback(text: str, *, today: date) -> date | datetime:
    """Return the day meant, or the instant where an hour or a part of the day is named.

    An empty text is tomorrow, one number that many days, `5/12` the coming one, a weekday the next. Raises
    `quick.callback`, `quick.callback_words`, `quick.callback_far` or `quick.callback_past`.
    """
    folded = fold(text)
    if match := _DAYS.fullmatch(folded or "1"):
        return today + timedelta(days=_checked_days(int(match[1])))
    rest = Rest(folded)
    day = _typed_date(rest, today)
    week = rest.week()
    part, hour = rest.word(PARTS), rest.hour()
    if day is None:
        day = _named_day(rest, week, today)
    elif hour is None:
        hour = rest.take(_BARE_HOUR)
    if not rest.is_empty or (day is None and part is None and hour is None):
        raise UserError("quick.callback_words", text=text.strip()[:30])
    day = today if day is None else day
    try:
        at = clock(part, hour)
    except ValueError:
        raise UserError("quick.callback_words", text=text.strip()[:30]) from None
    return day if at is None else datetime.combine(day, at, VIETNAM)


def _checked_days(days: int) -> int:
    if not 1 <= days <= LONGEST_CALLBACK_DAYS:
        raise UserError("quick.callback", days=days, most=LONGEST_CALLBACK_DAYS)
    return days


def _typed_date(rest: Rest, today: date) -> date | None:
    """Return the date of `5/12` or `5/12/2026`: without a year the coming one, where that is near."""
    match = rest.take(_DATE)
    if match is None:
        return None
    number, month, year = (None if part is None else int(part) for part in match.groups())
    try:
        day = date(year or today.year, month or 0, number or 0)
        if year is None and day < today:
            day = date(today.year + 1, month or 0, number or 0)
    except ValueError:
        raise UserError("quick.callback_words", text=match[0]) from None
    if (_not_past(day, today) - today).days > (LONGEST_CALLBACK_DAYS if year is None else LONGEST_NAMED_DAYS):
        raise UserError("quick.callback_far", text=match[0], day=f"{day:%d/%m/%Y}", left=(day - today).days)
    return day


def _named_day(rest: Rest, week: int | None, today: date) -> date | None:
    if (weekday := rest.weekday()) is not None:
        rest.this()
        return _not_past(_weekday(weekday, week, today), today)
    if week == 1:
        return today + timedelta(days=7)
    offset = rest.offset()
    return None if offset is None else _not_past(today + timedelta(days=offset), today)


def _weekday(weekday: int, week: int | None, today: date) -> date:
    """Return the next such day, or the one of a week that is named."""
    if week is None:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    return in_week(weekday, week, today)


def _not_past(day: date, today: date) -> date:
    if day < today:
        raise UserError("quick.callback_past", day=f"{day:%d/%m/%Y}")
    return day
