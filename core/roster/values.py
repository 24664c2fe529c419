"""One cell at a time: names, numbers of people, marks and ages."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Final

from core.base.text import clean, fold
from core.roster.limits import MAX_PEOPLE
from core.roster.model import CellValue

ADULT_AGE: Final = 16

_NAME_ONLY: Final = re.compile(r"[^\W\d_]+(?:[ '’.\-()]+[^\W\d_]+)*[ '’.\-()]*|\(?[^\W\d_][^\d_<>=]*\)?")
_UPPER: Final = "A-ZĐÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_CAPITALISED: Final = re.compile(f"[{_UPPER}][^\\W\\d_]*(?: [{_UPPER}][^\\W\\d_]*)+")
_WORD_START: Final = re.compile(r"(?:^|(?<=[ '’\-(.]))[^\W\d_]")
_HOUSE_OF: Final = re.compile(
    r"^(?:hộ\s+(?:ông|bà|ông\s*[(/]\s*bà\s*\)?)|ông\s*[(/]\s*bà\s*\)?)\s*:?\s+", re.IGNORECASE
)
_LEADING_NUMBER: Final = re.compile(r"^\d{1,4}\s*[.)/-]\s*(?=[^\W\d])")
_PEOPLE: Final = re.compile(
    r"(\d{1,4})(?:[.,]0+)?\s*(?:người|nguoi|khẩu|khau|nk|nhân khẩu|nhan khau)?\.?(?:\s*\(.*\))?",
    re.IGNORECASE,
)
_FULL_DATE: Final = re.compile(r"(\d{1,2}|\?+)\s*[/.\- ]\s*(\d{1,2}|\?+)\s*[/.\- ]\s*(\d{4}|\d{2})(?!\d)")
_ISO_DATE: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_YEAR: Final = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?:\.0+)?(?!\d)")
_EXCEL_EPOCH: Final = date(1899, 12, 30)
_YES: Final = frozenset(
    {"x", "co", "c", "v", "1", "+", "√", "✓", "✔", "☑", "true", "yes", "y", "dung", "xx", "●", "*", "da co"}
)
_NO: Final = frozenset(
    {"0", "khong", "ko", "k", "kg", "-", "chua", "chua co", "khong co", "false", "no", "n", "o", "✗", "✘"}
)


class Mark(StrEnum):
    """Meaning of a mark in a column."""

    YES = "yes"
    NO = "no"
    BLANK = "blank"
    UNCLEAR = "unclear"


class PeopleProblem(StrEnum):
    """Reason that a number of people can't be used."""

    UNREADABLE = "unreadable"
    ABSURD = "absurd"


def text_of(cell: CellValue) -> str:
    """A cell as clean text: whole numbers without a fraction, dates as dd/mm/yyyy."""
    if isinstance(cell, str):
        return clean(cell)
    if isinstance(cell, bool):
        return "x" if cell else ""
    if isinstance(cell, (int, float)):
        return str(int(cell)) if cell == cell and abs(cell) < 1e15 and cell == int(cell) else str(cell)  # noqa: PLR0124
    if isinstance(cell, (date, datetime)):
        return cell.strftime("%d/%m/%Y")
    if isinstance(cell, (time, timedelta)):
        return str(cell)
    return ""


def address_text(cell: CellValue) -> str:
    """As `text_of`; a house number such as 12/5 that Excel took for a date becomes 12/5 again."""
    if isinstance(cell, (date, datetime)):
        return f"{cell.day}/{cell.month}"
    return text_of(cell)


def name_of(text: str) -> str:
    """A name with its capitals: every word begins upper case, ALL CAPS are taken back.

    What holds more than letters (a formula, markup) stays as it was typed.
    """
    if _CAPITALISED.fullmatch(text) and not text.isupper() and not text.startswith("Hộ "):
        return text
    bare = _HOUSE_OF.sub("", _LEADING_NUMBER.sub("", text)) or text
    if not _NAME_ONLY.fullmatch(bare):
        return bare
    if _is_shouted(bare):
        bare = bare.lower()
    return " ".join(map(_capital, bare.split(" ")))


def is_name(text: str) -> bool:
    """Return True if a text can be a person's name: it has a letter."""
    return any(character.isalpha() for character in text)


def looks_like_name(text: str) -> bool:
    """Return True if a text by itself in a row is a name and no remark."""
    return (
        is_name(text) and not any(c.isdigit() or c in ":;=<>/" for c in text) and 2 <= len(text.split()) <= 6
    )


def people_of(cell: CellValue) -> int | PeopleProblem:
    """The number of people in a cell that is not empty, 1 to 100."""
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        if cell != cell or cell != int(cell):  # noqa: PLR0124 - NaN
            return PeopleProblem.UNREADABLE
        number = int(cell)
    else:
        match = _PEOPLE.fullmatch(text_of(cell))
        if match is None or isinstance(cell, (date, datetime, time)):
            return PeopleProblem.UNREADABLE
        number = int(match.group(1))
    if number == 0:
        return PeopleProblem.UNREADABLE
    return number if 1 <= number <= MAX_PEOPLE else PeopleProblem.ABSURD


def mark_of(cell: CellValue) -> Mark:
    """A mark in a yes column: x, có, a number of devices; không, 0; or nothing."""
    if isinstance(cell, str):
        return _mark_of_text(cell)
    if isinstance(cell, (int, float)):
        return Mark.YES if 0 < cell < 100 else Mark.NO if cell == 0 else Mark.UNCLEAR
    return Mark.UNCLEAR


def is_adult(cell: CellValue, today: date) -> bool | None:
    """Return True if a birth date, year or age is 16 or more on `today`; None where it can't be read.

    With only a year the year decides: someone born 16 calendar years ago counts as 16.
    """
    born = _born(cell, today)
    if born is None or born > today:
        return None
    age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return age >= ADULT_AGE if age <= 125 else None


def _is_shouted(text: str) -> bool:
    """ALL CAPS, also where an old encoding had no capitals for letters with tones (`NGUYễN VĂN áNH`)."""
    plain = [character for character in text if character.isascii() and character.isalpha()]
    return len(plain) > 1 and all(map(str.isupper, plain))


def _capital(word: str) -> str:
    return _WORD_START.sub(lambda match: match.group().upper(), word)


@lru_cache(maxsize=256)
def _mark_of_text(text: str) -> Mark:
    folded = fold(clean(text)).strip(" .()[]")
    if not folded:
        return Mark.BLANK
    if folded in _YES or folded.startswith("co "):
        return Mark.YES
    if folded in _NO:
        return Mark.NO
    if folded.isdigit() and len(folded) < 3:
        return Mark.YES
    return Mark.UNCLEAR


def _born(cell: CellValue, today: date) -> date | None:
    """Return a birth date; only a year gives its 1 January."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return _born_of_number(cell, today)
    return _born_of_text(text_of(cell), today)


def _born_of_number(number: float, today: date) -> date | None:
    if 1880 <= number <= today.year:
        return date(int(number), 1, 1)
    if 0 <= number <= 120:
        return date(today.year - int(number), 1, 1)
    if 5_000 <= number <= 80_000:
        return _EXCEL_EPOCH + timedelta(days=int(number))
    return None


def _born_of_text(text: str, today: date) -> date | None:
    iso = _ISO_DATE.match(text)
    if iso:
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    full = _FULL_DATE.search(text)
    if full:
        year = int(full[3])
        if year < 100:
            year += 2000 if year <= today.year % 100 else 1900
        day, month = (int(part) if part.isdigit() else 1 for part in full.group(1, 2))
        return _date(year, month, day)
    alone = _YEAR.search(text)
    if alone:
        return date(int(alone[1]), 1, 1)
    return _born_of_number(float(text), today) if text.isdecimal() and len(text) < 9 else None


def _date(year: int, month: int, day: int) -> date | None:
    """The date, or the year's first day where day or month can't be."""
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, 1, 1) if 1880 <= year <= 2200 else None
