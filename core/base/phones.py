"""Phone numbers of Vietnam: from the text of a list to the national number (docs/glossary.md, "phone")."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

MOVED_2018: Final = {
    "0162": "032", "0163": "033", "0164": "034", "0165": "035", "0166": "036", "0167": "037", "0168": "038",
    "0169": "039", "0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078", "0123": "083",
    "0124": "084", "0125": "085", "0127": "081", "0129": "082", "0186": "056", "0188": "058", "0199": "059",
}  # fmt: skip
"""Mobile prefixes of 11-digit numbers and what they became in 2018."""

MOVED_LANDLINES: Final = {"0780": "0290", "0781": "0291"}
"""Landline codes of Cà Mau and Bạc Liêu before and since 2017."""

_MOBILE: Final = re.compile(r"0[35789]\d{8}")
_LANDLINE: Final = re.compile(r"02\d{9}")
_SEPARATORS: Final = re.compile(r"[\s.\-–—()_']+")
_NUMBER_IN_TEXT: Final = re.compile(r"\+?\d(?:[\s.\-–()]{0,2}\d){6,}")
_GAP: Final = r"[\s.\-–()]{0,2}"
_IN_TEXT: Final = re.compile(
    rf"(?<!\d)(?:0|\+?84){_GAP}(?:[35789](?:{_GAP}\d){{8}}|2(?:{_GAP}\d){{9}})(?!\d)"
)
_PARTS: Final = re.compile(r"[\s/;,]+")
_FLOAT: Final = re.compile(r"\d+\.0+|\d(?:\.\d+)?[eE]\+?\d{1,2}")
_LETTER_ZERO: Final = str.maketrans("OoIl", "0011")
_TYPED_ZERO: Final = re.compile(r"[OoIl\d\s.\-+()]+")


class PhoneRepair(StrEnum):
    """Repair made to read a number; the commonest reason first found."""

    SEPARATORS = "separators"
    COUNTRY_CODE = "country_code"
    LOST_ZERO = "lost_zero"
    PREFIX_2018 = "prefix_2018"
    LANDLINE_CODE = "landline_code"
    LETTERS = "letters"
    FIRST_OF_SEVERAL = "first_of_several"


class PhoneProblem(StrEnum):
    """Reason that no number could be read."""

    NO_DIGITS = "no_digits"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    UNKNOWN_PREFIX = "unknown_prefix"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone:
    """A number read: `value` is 10 digits (mobile) or 11 (landline, 02…), or None with a `problem`.

    An empty cell has neither value nor problem. `repaired` is the repair; separators count only as a
    repair of writing.
    """

    value: str | None = None
    repaired: PhoneRepair | None = None
    problem: PhoneProblem | None = None


def read_phone(raw: str | float | None) -> Phone:
    """The national number in a cell or in what was typed; never raises."""
    if isinstance(raw, str) and _MOBILE.fullmatch(raw) and raw.isascii():
        return Phone(value=raw)
    text = _as_text(raw)
    if not text:
        return Phone()
    whole = _read_one(text)
    return whole if whole.value is not None else _read_within(text, whole)


def masked(phone: str) -> str:
    """A number that may be seen by others: `09xx xxx 678`."""
    return f"{phone[:2]}xx xxx {phone[-3:]}" if len(phone) >= 9 else "xxx"


def _as_text(raw: str | float | None) -> str:
    if raw is None or isinstance(raw, bool):
        return ""
    if isinstance(raw, (int, float)):
        return str(int(raw)) if raw == raw and abs(raw) < 1e15 else str(raw)  # noqa: PLR0124 - NaN
    text = unicodedata.normalize("NFKC", raw).strip().strip("'`")
    if _FLOAT.fullmatch(text):
        return str(int(float(text)))
    return text


def _read_one(text: str) -> Phone:
    """Reads `text` as one number and nothing else."""
    digits = _SEPARATORS.sub("", text)
    repair = PhoneRepair.SEPARATORS if digits != text else None
    if digits.startswith("+"):
        digits = digits[1:]
    if not digits.isdigit():
        return Phone(problem=PhoneProblem.NO_DIGITS)
    for form, reason in _forms(digits):
        value, moved = _moved(form)
        if _MOBILE.fullmatch(value) or _LANDLINE.fullmatch(value):
            return Phone(value=value, repaired=moved or reason or repair)
    return Phone(problem=_problem(digits))


def _forms(digits: str) -> list[tuple[str, PhoneRepair | None]]:
    """The ways to take a run of digits, likeliest first."""
    forms: list[tuple[str, PhoneRepair | None]] = [(digits, None)]
    bare = digits.removeprefix("00")
    if bare.startswith("84") and len(bare) >= 11:
        forms.append(("0" + bare[2:].removeprefix("0"), PhoneRepair.COUNTRY_CODE))
    if not digits.startswith("0"):
        forms.append(("0" + digits, PhoneRepair.LOST_ZERO))
    return forms


def _moved(number: str) -> tuple[str, PhoneRepair | None]:
    if len(number) != 11:
        return number, None
    if number[:4] in MOVED_2018:
        return MOVED_2018[number[:4]] + number[4:], PhoneRepair.PREFIX_2018
    if number[:4] in MOVED_LANDLINES:
        return MOVED_LANDLINES[number[:4]] + number[4:], PhoneRepair.LANDLINE_CODE
    return number, None


def _problem(digits: str) -> PhoneProblem:
    short = 10 if digits.startswith("0") else 9
    if len(digits) < short:
        return PhoneProblem.TOO_SHORT
    return PhoneProblem.UNKNOWN_PREFIX if len(digits) <= 10 else PhoneProblem.TOO_LONG


def _read_within(text: str, whole: Phone) -> Phone:
    """Finds a number among words or other numbers, or one typed with the letter O for zero."""
    if _TYPED_ZERO.fullmatch(text):
        typed = _read_one(text.translate(_LETTER_ZERO))
        if typed.value is not None:
            return Phone(value=typed.value, repaired=PhoneRepair.LETTERS)
    found = [_read_one(part) for part in _NUMBER_IN_TEXT.findall(text)]
    found += [_read_one(part) for part in _PARTS.split(text)]
    values = list(dict.fromkeys(phone.value for phone in found if phone.value is not None))
    if values:
        several = PhoneRepair.FIRST_OF_SEVERAL if len(values) > 1 else PhoneRepair.LETTERS
        return Phone(value=values[0], repaired=several)
    if whole.problem is PhoneProblem.NO_DIGITS and any(character.isdigit() for character in text):
        return (
            found[0]
            if found[0].problem is not PhoneProblem.NO_DIGITS
            else Phone(problem=PhoneProblem.TOO_SHORT)
        )
    return whole


def holds_phone(text: str) -> bool:
    """Return True if a text contains a telephone number of Vietnam."""
    return _IN_TEXT.search(text) is not None
