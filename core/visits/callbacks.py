"""The day, and the hour, on which a household is visited again, as it is typed: `3`, `5/12`, `tối nay`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from core.base.clock import VIETNAM
from core.base.errors import UserError
from core.base.text import fold

LONGEST_CALLBACK_DAYS: Final = 60
LONGEST_NAMED_DAYS: Final = 366
"""Of a date that is typed with its year."""

_DATE: Final = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?\b")
_HOUR: Final = re.compile(r"\b(\d{1,2})(?:\s*(?:h|g|gio)\s*(\d{2})?|:(\d{2}))(?=\s|$)")
_BARE_HOUR: Final = re.compile(r"^\s*(\d{1,2})\s*$")
_DAYS: Final = re.compile(r"^\s*(\d{1,3})\s*(?:ngay(?: nua)?)?\s*$")
_WEEKDAY: Final = re.compile(r"\b(?:thu\s*|t)([2-7]|hai|ba|tu|nam|sau|bay)\b|\b(chu nhat|cn)\b")
_WEEK: Final = re.compile(r"\btuan (sau|toi|nay)\b")
_THIS: Final = re.compile(r"\bnay\b")
_WORDS: Final = {"hom nay": 0, "nay": 0, "ngay mai": 1, "mai": 1, "ngay kia": 2, "mot": 2}
_PARTS: Final = {"sang": 8, "trua": 11, "chieu": 15, "toi": 19}
"""The hour meant by a part of the day without one."""

_WEEKDAYS: Final = {"hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6, "bay": 7}
_AFTERNOON: Final = frozenset({"chieu", "toi"})


def read_callback(text: str, *, today: date) -> date | datetime:
    """Return the day meant, or the instant where an hour or a part of the day is named.

    An empty text is tomorrow, one number that many days, `5/12` the coming one, a weekday the next. Raises
    `quick.callback`, `quick.callback_words`, `quick.callback_far` or `quick.callback_past`.
    """
    folded = fold(text)
    if match := _DAYS.fullmatch(folded or "1"):
        return today + timedelta(days=_checked_days(int(match[1])))
    rest = _Rest(folded)
    day = _typed_date(rest, today)
    named = rest.take(_WEEK)
    week = None if named is None else named[1]
    part, hour = rest.word(_PARTS), rest.take(_HOUR)
    if day is None:
        day = _named_day(rest, week, today)
    elif hour is None:
        hour = rest.take(_BARE_HOUR)
    if rest.text.strip(" ,-") or (day is None and part is None and hour is None):
        raise UserError("quick.callback_words", text=text.strip()[:30])
    day = today if day is None else day
    clock = _clock(part, hour, text)
    return day if clock is None else datetime.combine(day, clock, VIETNAM)


@dataclass(slots=True)
class _Rest:
    """A text of which parts are taken as they are understood."""

    text: str

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        match = pattern.search(self.text)
        if match is not None:
            self.text = f"{self.text[: match.start()]} {self.text[match.end() :]}"
        return match

    def word(self, words: dict[str, int]) -> str | None:
        """The first of `words` that occurs."""
        match = self.take(re.compile(rf"\b({'|'.join(words)})\b"))
        return None if match is None else match[1]


def _checked_days(days: int) -> int:
    if not 1 <= days <= LONGEST_CALLBACK_DAYS:
        raise UserError("quick.callback", days=days, most=LONGEST_CALLBACK_DAYS)
    return days


def _typed_date(rest: _Rest, today: date) -> date | None:
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
    if day < today:
        raise UserError("quick.callback_past", day=f"{day:%d/%m/%Y}")
    if (day - today).days > (LONGEST_CALLBACK_DAYS if year is None else LONGEST_NAMED_DAYS):
        raise UserError("quick.callback_far", text=match[0], day=f"{day:%d/%m/%Y}", left=(day - today).days)
    return day


def _named_day(rest: _Rest, week: str | None, today: date) -> date | None:
    if match := rest.take(_WEEKDAY):
        number = 8 if match[1] is None else _WEEKDAYS.get(match[1]) or int(match[1])
        rest.take(_THIS)
        return _weekday(number - 2, week, today)
    if week is not None and week != "nay":
        return today + timedelta(days=7)
    word = rest.word(_WORDS)
    return None if word is None else today + timedelta(days=_WORDS[word])


def _weekday(weekday: int, week: str | None, today: date) -> date:
    """Return the next such day, or the one of this week or of the next where it is named."""
    if week is None:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    day = today + timedelta(days=weekday - today.weekday() + (0 if week == "nay" else 7))
    if day < today:
        raise UserError("quick.callback_past", day=f"{day:%d/%m/%Y}")
    return day


def _clock(part: str | None, hour: re.Match[str] | None, text: str) -> time | None:
    if hour is None:
        return None if part is None else time(_PARTS[part])
    minute = next((int(found) for found in hour.groups()[1:] if found is not None), 0)
    number = int(hour[1])
    if part in _AFTERNOON and number < 12:
        number += 12
    try:
        return time(number, minute)
    except ValueError:
        raise UserError("quick.callback_words", text=text.strip()[:30]) from None
