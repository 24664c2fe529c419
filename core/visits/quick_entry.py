"""The quick line: `322` Enter is a visit (ux.md 3; keys: model.md, "Results, keys and columns")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from core.base.errors import UserError
from core.records.results import RESULTS, Result
from core.visits.callbacks import LONGEST_CALLBACK_DAYS, read_callback

_LETTERS: Final = {info.keys: result for result, info in RESULTS.items() if info.keys}
_LINE: Final = re.compile(r"([\d -]*)\s*([a-zđ]{1,2})?\s*(\d{1,2})?")
_CALLBACK: Final = re.compile(r"([\d -]*)\s*(?:hẹn|hen|h)\b\s*(.*)|([\d -]*)\s*h(\d.*)")
_COUNTS: Final = re.compile(r"[\d -]*\d[\d -]*")
UNKNOWN: Final = "-"
"""In the place of a count that is not known: 0 is a count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Parsed line; counts are persons, `callback` a local date, or an instant where an hour is named."""

    result: Result
    people: int | None = None
    smartphones: int | None = None
    had: int | None = None
    installed: int | None = None
    callback: date | datetime | None = None


def read_line(text: str, *, today: date, known_smartphones: int | None = None) -> Reading | None:
    """The reading of a line, or None for an empty one.

    One number = smartphones, all installed now; two = smartphones, installed; three = people, smartphones,
    installed; a fourth = had before; `-` in the place of one = not known. Single digits need no space; from
    10 on spaces part them. A letter may follow; behind `h` a day and an hour may. Raises `quick.unreadable`,
    `quick.too_many` or what `read_callback` raises.
    """
    line = " ".join(text.lower().split())
    if not line:
        return None
    if agreed := _CALLBACK.fullmatch(line):
        return _agreed(agreed[1] or agreed[3] or "", agreed[2] or agreed[4] or "", today)
    match = _LINE.fullmatch(line)
    if match is None:
        raise UserError("quick.unreadable", text=text.strip()[:20])
    digits, letters, days = match.groups()
    typed = _Typed(text=text.strip()[:20], numbers=_numbers(digits), letters=letters, days=days)
    if letters in {"k", "c"}:
        return _whole_household(typed, known_smartphones)
    return _combine(typed)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Typed:
    """The parts of a line."""

    text: str
    numbers: tuple[int | None, ...]
    letters: str | None
    days: str | None


def is_counts(text: str) -> bool:
    """Return True if `text` has nothing but counts, at least one of them known."""
    return _COUNTS.fullmatch(text) is not None


def _numbers(text: str) -> tuple[int | None, ...]:
    parts = text.split()
    if len(parts) == 1:
        parts = list(parts[0])
    if len(parts) > 4:
        raise UserError("quick.too_many")
    known = [part for part in parts if part != UNKNOWN]
    if not all(part.isdecimal() and len(part) <= 2 for part in known) or (parts and not known):
        raise UserError("quick.unreadable", text=text[:20])
    return tuple(None if part == UNKNOWN else int(part) for part in parts)


def _agreed(digits: str, when: str, today: date) -> Reading:
    numbers = _numbers(digits)
    people, smartphones, installed, had = _placed(numbers)
    return Reading(
        result=Result.PARTIAL if numbers else Result.RESPONDENT_AWAY,
        people=people,
        smartphones=smartphones,
        had=had,
        installed=installed,
        callback=read_callback(when, today=today),
    )


def _combine(typed: _Typed) -> Reading:
    people, smartphones, installed, had = _placed(typed.numbers)
    letters = typed.letters
    if letters is None:
        result = Result.COMPLETED
    elif letters in _LETTERS and not typed.days and bool(typed.numbers) == (letters == "p"):
        result = _LETTERS[letters]
    else:
        raise UserError("quick.unreadable", text=typed.text)
    return Reading(result=result, people=people, smartphones=smartphones, had=had, installed=installed)


def _placed(numbers: tuple[int | None, ...]) -> tuple[int | None, int | None, int | None, int | None]:
    """Return (people, smartphones, installed, had) of at most four numbers, in the order of model.md."""
    match numbers:
        case ():
            return None, None, None, None
        case (phones,):
            return None, phones, phones, None
        case (phones, installed):
            return None, phones, installed, None
        case (people, phones, installed):
            return people, phones, installed, None
    people, phones, installed, had = numbers
    return people, phones, installed, had


def _whole_household(typed: _Typed, known_smartphones: int | None) -> Reading:
    """`k` = completed, no smartphone; `c` = completed, all had it before (numbers: people, smartphones)."""
    numbers = typed.numbers
    if typed.days or None in numbers or len(numbers) > (1 if typed.letters == "k" else 2):
        raise UserError("quick.unreadable", text=typed.text)
    if typed.letters == "k":
        people = numbers[0] if numbers else None
        return Reading(result=Result.COMPLETED, people=people, smartphones=0, had=0, installed=0)
    smartphones = numbers[-1] if numbers else known_smartphones
    people = numbers[0] if len(numbers) == 2 else None
    return Reading(
        result=Result.COMPLETED, people=people, smartphones=smartphones, had=smartphones, installed=0
    )


def write_line(reading: Reading, *, day: date) -> str:
    """Return a line that `read_line` parses as `reading` on `day`; empty where a visit has no typed
    values.
    """
    numbers = (reading.people, reading.smartphones, reading.installed, reading.had)
    if reading.callback is not None:
        return f"{write_counts(*numbers)}h{_when(reading.callback, day)}"
    if reading.result is Result.PARTIAL:
        return f"{write_counts(*numbers)}p"
    if reading.result is not Result.COMPLETED:
        return RESULTS[reading.result].keys
    if (reading.smartphones, reading.had, reading.installed) == (0, 0, 0):
        return f"{_joined((reading.people,))}k"
    if reading.installed == 0 and reading.had is not None and reading.had == reading.smartphones:
        return f"{_joined((reading.people, reading.smartphones))}c"
    return write_counts(*numbers)


def write_counts(people: int | None, smartphones: int | None, installed: int | None, had: int | None) -> str:
    """Return counts as a line has them, with `-` for one that is not known; empty where none is."""
    numbers: tuple[int | None, ...] = (people, smartphones, installed, had)
    if all(number is None for number in numbers):
        return ""
    if had is None:
        numbers = (smartphones, installed) if people is None else (people, smartphones, installed)
    between = "" if all(number is None or number < 10 for number in numbers) else " "
    return between.join(UNKNOWN if number is None else str(number) for number in numbers)


def _when(callback: date | datetime, day: date) -> str:
    """Return the text of an agreed day or instant: days where that is enough."""
    if isinstance(callback, datetime):
        return f"{callback:%d/%m/%Y %H:%M}"
    left = (callback - day).days
    return str(left) if 1 <= left <= LONGEST_CALLBACK_DAYS else f"{callback:%d/%m/%Y}"


def _joined(numbers: Sequence[int | None]) -> str:
    """Return the stated numbers, with spaces from 10 on."""
    stated = [number for number in numbers if number is not None]
    return ("" if all(number < 10 for number in stated) else " ").join(map(str, stated))
