"""One line at the door: a name, a year of birth or age, a phone, man or woman, in the order they come."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from core.base.errors import UserError
from core.base.phones import read_phone
from core.base.text import clean, fold, looks_like_secret
from core.records.person import Sex

ADULT_AGE: Final = 16
OLDEST: Final = 120
BAND_YEARS: Final = 5
_YEAR: Final = re.compile(r"(?:18|19|20)\d\d")
_AGE: Final = re.compile(r"(\d{1,3})t?")
_PHONE: Final = re.compile(r"\+?\d[\d.\-]{6,}")
_SEXES: Final = {"nam": Sex.MALE, "nu": Sex.FEMALE, "m": Sex.MALE, "f": Sex.FEMALE}


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPerson:
    """Values of a person to be added; `is_child` = under 16, counted and never named."""

    name: str = ""
    phone: str = ""
    birth_year: int | None = None
    sex: Sex | None = None
    is_child: bool = False
    memberships: tuple[str, ...] = ()


def read_person(text: str, today: date) -> NewPerson:
    """Parse `Phạm Hữu Hà 1961 nam 0912345678`, any part left out; an age may replace a year (`59`, `59
    tuổi`).

    The name ends where the first digit begins, so that `Nguyễn Văn Nam` keeps its last word. Raises
    `visit.note_secret`, `person.line`, `person.born` or `household.phone`.
    """
    line = clean(text)
    if looks_like_secret(line):
        raise UserError("visit.note_secret")
    words = line.split()
    first = next((at for at, word in enumerate(words) if word[0].isdigit() or word[0] == "+"), len(words))
    name, rest = " ".join(words[:first]), _joined(words[first:])
    year: int | None = None
    phone, sex = "", None
    for word in rest:
        if fold(word) in _SEXES:
            sex = _SEXES[fold(word)]
        elif (stated := _year_of(word, today)) is not None and year is None:
            year = stated
        elif _PHONE.fullmatch(word) and not phone:
            phone = _phone_of(word)
        elif fold(word) not in {"tuoi", "t"}:
            raise UserError("person.line", word=word[:20])
    return NewPerson(name=name, phone=phone, birth_year=year, sex=sex, is_child=is_child(year, today))


def is_child(birth_year: int | None, today: date) -> bool:
    """Return True if under 16; the year decides: someone born 16 calendar years ago counts as 16."""
    return birth_year is not None and today.year - birth_year < ADULT_AGE


def band_of(birth_year: int) -> str:
    """`1960-1964` of 1961: what is kept of a birth."""
    start = birth_year - birth_year % BAND_YEARS
    return f"{start}-{start + BAND_YEARS - 1}"


def check_birth_year(birth_year: int, today: date) -> None:
    """Raises `person.born` for a year nobody living was born in."""
    if not today.year - OLDEST <= birth_year <= today.year:
        raise UserError("person.born", year=birth_year)


def _joined(words: list[str]) -> list[str]:
    """A phone written in groups as one word: `0912 345 678`."""
    joined: list[str] = []
    for word in words:
        continues = word.replace(".", "").isdigit() and not _YEAR.fullmatch(word)
        if joined and continues and joined[-1][0] in "0+" and len(_digits(joined[-1] + word)) <= 11:
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())


def _year_of(word: str, today: date) -> int | None:
    if _YEAR.fullmatch(word):
        year = int(word)
    elif age := _AGE.fullmatch(fold(word)):
        year = today.year - int(age[1])
    else:
        return None
    check_birth_year(year, today)
    return year


def _phone_of(word: str) -> str:
    phone = read_phone(word)
    if phone.value is None:
        raise UserError("household.phone", phone=word[:20])
    return phone.value
