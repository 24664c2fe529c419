"""UUIDv7 ids and the short household code on paper (docs/codes.md)."""

from __future__ import annotations

import re
import secrets
from typing import Final, NewType

from core.base.errors import UserError

HouseholdId = NewType("HouseholdId", str)
VisitId = NewType("VisitId", str)
PersonId = NewType("PersonId", str)
EventId = NewType("EventId", str)
DeviceId = NewType("DeviceId", str)
OfficerId = NewType("OfficerId", str)
ImportId = NewType("ImportId", str)
BatchId = NewType("BatchId", str)

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXY"
"""Crockford's base 32 without Z: 31 characters, a prime, so that the check sees every single error."""

QR_PREFIX: Final = "TN1:"
_CODE: Final = re.compile(r"([0-9A-HJKMNP-TV-Y]{2})-?(\d{1,7})-?([0-9A-HJKMNP-TV-Y])")
_LOOKALIKE: Final = str.maketrans("OILUZ–— ", "011V2---")
_UNIT_DIGITS: Final = 5
_LAST_62: Final = (1 << 62) - 1
_UUID: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


class IdSource:
    """Makes UUIDv7 text (RFC 9562, 5.7), increasing within one source; a test seam."""

    def __init__(self) -> None:
        self._last = 0

    def new(self, unix_millis: int) -> str:
        """A fresh id stamped `unix_millis`; the 12 bits after the time count up inside one millisecond."""
        chance = secrets.randbits(73)
        stamp = (unix_millis << 12) | chance >> 62
        if stamp <= self._last:
            stamp = self._last + 1
        self._last = stamp
        head = (stamp >> 12 << 16) | 0x7000 | (stamp & 0xFFF)
        text = f"{(head << 64) | (0b10 << 62) | (chance & _LAST_62):032x}"
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def id_millis(text: str) -> int:
    """Return the clock time in a UUIDv7: Unix milliseconds."""
    return int(text[:8] + text[9:13], 16)


def bound_id(text: str, unit_code: str) -> str:
    """Return the UUIDv8 of an id that names its unit in its last five digits (`96` as `96fff`)."""
    return f"{text[:14]}8{text[15:-_UNIT_DIGITS]}{unit_code:f<{_UNIT_DIGITS}}"


def bound_unit(text: str) -> str | None:
    """Return the code of the unit that an id names; None of an id that names none."""
    code = text[-_UNIT_DIGITS:].rstrip("f")
    return code if text[14:15] == "8" and code.isdecimal() else None


def is_id(text: str) -> bool:
    return _UUID.fullmatch(text) is not None


def new_block() -> str:
    """Two Crockford characters that begin every household code of a workspace."""
    return "".join(secrets.choice(ALPHABET) for _ in range(2))


def household_code(block: str, number: int) -> str:
    """`K7-147-X`: block, running number, check character.

    The check is a weighted sum modulo 31 over the alphabet values of block and zero-padded number; it
    catches every single wrong character and every swap of neighbours.
    """
    return f"{block}-{number}-{_check(block, number)}"


def parse_household_code(text: str) -> str:
    """The canonical code in what was typed or scanned (`tn1:k7-147-x`, `K7147X`).

    Raises `code.unreadable` if it has no such form and `code.check` if the check character is wrong.
    """
    bare = text.strip().upper().removeprefix(QR_PREFIX).translate(_LOOKALIKE)
    match = _CODE.fullmatch(bare)
    if match is None:
        raise UserError("code.unreadable", text=text.strip()[:40])
    block, digits, check = match.groups()
    if _check(block, int(digits)) != check:
        raise UserError("code.check", text=text.strip()[:40])
    return household_code(block, int(digits))


def _check(block: str, number: int) -> str:
    values = [ALPHABET.index(character) for character in block + f"{number:07d}"]
    total = sum(weight * value for weight, value in enumerate(values, start=1))
    return ALPHABET[total % 31]
