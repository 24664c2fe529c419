"""Words for a day and an hour, Vietnamese (folded) and English: one table for days to come and past."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Final

from core.base.errors import UserError
from core.base.text import fold

DAYS: Final = {
    "hom nay": 0, "bua nay": 0, "today": 0, "nay": 0, "this": 0,
    "ngay mai": 1, "mai": 1, "ngay kia": 2, "mot": 2, "day after tomorrow": 2, "tomorrow": 1,
    "hom qua": -1, "bua qua": -1, "hom kia": -2, "bua kia": -2, "day before yesterday": -2, "yesterday": -1,
    "qua": -1,
}  # fmt: skip
"""Days from today; a longer name is before a shorter one in it."""

PARTS: Final = {
    "sang": 8, "trua": 11, "chieu": 15, "toi": 19,
    "morning": 8, "noon": 11, "afternoon": 15, "evening": 19, "tonight": 19,
}  # fmt: skip
"""The hour meant by a part of the day without one."""

_AFTERNOON: Final = frozenset({"chieu", "toi", "afternoon", "evening", "tonight"})
_WEEKDAYS: Final = {
    "hai": 0, "2": 0, "ba": 1, "3": 1, "tu": 2, "4": 2, "nam": 3, "5": 3, "sau": 4, "6": 4, "bay": 5, "7": 5,
    "chu nhat": 6, "cn": 6,
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
}  # fmt: skip
_WEEKDAY: Final = re.compile(
    r"\b(?:(?:thu\s*|t)(hai|ba|tu|nam|sau|bay|[2-7])"
    r"|(chu nhat|cn|(?:mon|tues|wednes|thurs|fri|satur|sun)day))\b"
)
_WEEKS: Final = {"truoc": -1, "last": -1, "nay": 0, "this": 0, "sau": 1, "toi": 1, "next": 1}
_WEEK: Final = re.compile(r"\btuan (truoc|sau|toi|nay)\b|\b(last|this|next) week\b")
_HOUR: Final = re.compile(r"\b(\d{1,2})(?:\s*(?:h|g|gio)\s*(\d{2})?|:(\d{2}))(?=\s|$)")
_THIS: Final = re.compile(r"\b(?:nay|this)\b")
_JUST_PAST: Final = re.compile(r"\b(?:vua roi|vua qua|last)\b")
_DAYS_AGO: Final = re.compile(r"\b(\d{1,2}) (?:ngay truoc|days? ago)\b")


@dataclass(slots=True)
class Rest:
    """A folded text of which parts are taken as they are understood."""

    text: str

    @property
    def is_empty(self) -> bool:
        return not self.text.strip(" ,-")

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        match = pattern.search(self.text)
        if match is not None:
            self.text = f"{self.text[: match.start()]} {self.text[match.end() :]}"
        return match

    def word(self, words: Mapping[str, int]) -> str | None:
        """Take the first of `words` that occurs."""
        match = self.take(re.compile(rf"\b({'|'.join(words)})\b"))
        return None if match is None else match[1]

    def week(self) -> int | None:
        """Take a named week: weeks from this one."""
        match = self.take(_WEEK)
        return None if match is None else _WEEKS[match[1] or match[2]]

    def weekday(self) -> int | None:
        """Take the name of a day of the week: 0 is Monday."""
        match = self.take(_WEEKDAY)
        return None if match is None else _WEEKDAYS[match[1] or match[2]]

    def this(self) -> bool:
        return self.take(_THIS) is not None

    def hour(self) -> re.Match[str] | None:
        return self.take(_HOUR)

    def offset(self) -> int | None:
        """Take the word of a day: days from today."""
        word = self.word(DAYS)
        return None if word is None else DAYS[word]


def in_week(weekday: int, week: int, today: date) -> date:
    """Return the weekday of the week that is `week` weeks from this one; weeks begin on Monday."""
    return today + timedelta(days=weekday - today.weekday() + 7 * week)


def clock(part: str | None, hour: re.Match[str] | None) -> time | None:
    """Return the hour named, or meant by a part of the day. Raises `ValueError` for `25h`."""
    if hour is None:
        return None if part is None else time(PARTS[part])
    minute = next((int(found) for found in hour.groups()[1:] if found is not None), 0)
    number = int(hour[1])
    return time(number + 12 if part in _AFTERNOON and number < 12 else number, minute)


def read_past(text: str, *, today: date) -> tuple[date, time | None] | None:
    """Return the day, and the hour where one is named, of `hôm qua`, `sáng nay`, `thứ Hai`.

    A weekday is the last one before today. None if the text is not understood. Raises `visit.day_which`
    where the weekday is today's, so that today or a week ago may be meant.
    """
    rest = Rest(fold(text))
    ago, week = rest.take(_DAYS_AGO), rest.week()
    part, hour = rest.word(PARTS), rest.hour()
    if ago is not None:
        day: date | None = today - timedelta(days=int(ago[1]))
    elif (weekday := rest.weekday()) is not None:
        day = _past_weekday(rest, weekday, week, today, text)
    else:
        offset = rest.offset()
        day = None if offset is None or week is not None else today + timedelta(days=offset)
    if day is None or not rest.is_empty:
        return None
    try:
        return day, clock(part, hour)
    except ValueError:
        return None


def _past_weekday(rest: Rest, weekday: int, week: int | None, today: date, text: str) -> date:
    just_past, this = rest.take(_JUST_PAST) is not None, rest.this()
    if week is not None or this:
        return in_week(weekday, week or 0, today)
    days = (today.weekday() - weekday) % 7
    if days == 0 and not just_past:
        earlier = today - timedelta(days=7)
        raise UserError("visit.day_which", text=text.strip()[:20], earlier=f"{earlier:%d/%m}")
    return today - timedelta(days=days or 7)
