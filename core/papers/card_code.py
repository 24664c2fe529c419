"""The signed code of a staff card: 133 characters that any workspace can check offline
(docs/codes.md).

`TNC1:` and base45 (RFC 9285) of 21 bytes of facts and a 64-byte signature over them. The facts,
most significant bit first: unit code 17 bits, card number 14 bits, one bit 0; last day 16 bits,
days since 2020-01-01; 16 bits of the campaign id's SHA-256; 20 letters of the folded name, 5 bits
each (0 nothing, 1 to 26 A to Z, 27 a space); 4 bits how many digits the unit code has. The code
only has a folded name: the user who checks a card compares name, photo and number.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from core.base.errors import UserError
from core.base.text import fold
from core.ports import Signer

PREFIX: Final = "TNC1:"
CODE_LENGTH: Final = 133
DOMAIN: Final = b"tung-nha staff card 1\n"
"""Signed in front of the facts, so that no signature of anything else is one of a card."""
FACT_BYTES: Final = 21
SIGNATURE_BYTES: Final = 64
MOST_NUMBER: Final = 9_999
NAME_LETTERS: Final = 20
TEAM_NUMBER: Final = 0
"""A poster hangs where anybody can copy its code: no staff card has this number."""

_BASE45: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_EPOCH: Final = date(2020, 1, 1)
_LAST_DAY: Final = _EPOCH + timedelta(days=0xFFFF)
_LETTERS: Final = "\0ABCDEFGHIJKLMNOPQRSTUVWXYZ "


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFacts:
    """Values in the code. `name` is folded capitals, at most 20 letters; `campaign` two bytes in hex."""

    unit: str
    number: int
    until: date
    campaign: str
    name: str

    @property
    def of_team(self) -> bool:
        return self.number == TEAM_NUMBER

    @property
    def printed_number(self) -> str:
        """`32059-0017`."""
        return f"{self.unit}-{self.number:04}"


def card_facts(*, unit: str, number: int, until: date, campaign_id: str, name: str) -> CardFacts:
    """Raises `document.card_number` or `document.card_until` for what the code cannot hold."""
    if not 1 <= number <= MOST_NUMBER:
        raise UserError("document.card_number", number=number, most=MOST_NUMBER)
    return _facts(unit, number, until, campaign_id, name)


def team_facts(*, unit: str, until: date, campaign_id: str, name: str) -> CardFacts:
    """Those of a team's poster, whose number no card has. Raises `document.card_until`."""
    return _facts(unit, TEAM_NUMBER, until, campaign_id, name)


def _facts(unit: str, number: int, until: date, campaign_id: str, name: str) -> CardFacts:
    if not _EPOCH <= until <= _LAST_DAY:
        raise UserError("document.card_until", until=until.isoformat())
    return CardFacts(
        unit=unit, number=number, until=until, campaign=campaign_mark(campaign_id), name=coded_name(name)
    )


def campaign_mark(campaign_id: str) -> str:
    return hashlib.sha256(campaign_id.encode()).hexdigest()[:4]


def coded_name(name: str) -> str:
    """`TRAN THI DIEM HUONG`: other signs than letters become spaces."""
    letters = "".join(c if "A" <= c <= "Z" else " " for c in fold(name).upper())
    return " ".join(letters.split())[:NAME_LETTERS].rstrip()


def signed_code(facts: CardFacts, signer: Signer) -> str:
    """The text of the card's QR code."""
    packed = _packed(facts)
    return PREFIX + encode_base45(packed + signer.sign(DOMAIN + packed))


def read_code(text: str, keys: Iterable[str], signer: Signer) -> CardFacts:
    """The facts of a card's code, where one of `keys` (minisign lines) signed it.

    Raises `document.card_code` for a text of another kind, `document.card_forged` where no key fits. Whether
    the card is still valid is the caller's to compare.
    """
    try:
        data = decode_base45(text.removeprefix(PREFIX)) if len(text) == CODE_LENGTH else b""
    except ValueError:
        data = b""
    if not text.startswith(PREFIX) or len(data) != FACT_BYTES + SIGNATURE_BYTES:
        raise UserError("document.card_code")
    packed, signature = data[:FACT_BYTES], data[FACT_BYTES:]
    if not any(signer.verifies(DOMAIN + packed, signature, key) for key in keys):
        raise UserError("document.card_forged")
    return _unpacked(packed)


def encode_base45(data: bytes) -> str:
    """RFC 9285: two bytes as three signs, a last one as two."""
    out = []
    for index in range(0, len(data), 2):
        pair = data[index : index + 2]
        value = int.from_bytes(pair, "big")
        for _ in range(len(pair) + 1):
            value, sign = divmod(value, 45)
            out.append(_BASE45[sign])
    return "".join(out)


def decode_base45(text: str) -> bytes:
    """Raises ValueError for what `encode_base45` never gives."""
    out = b""
    for index in range(0, len(text), 3):
        signs = text[index : index + 3]
        value = sum(_BASE45.index(sign) * 45**place for place, sign in enumerate(signs))
        size = len(signs) - 1
        if size < 1 or value >= 256**size:
            raise ValueError("not base45")
        out += value.to_bytes(size, "big")
    return out


def _packed(facts: CardFacts) -> bytes:
    value = int(facts.unit)
    value = value << 14 | facts.number
    value = value << 1
    value = value << 16 | (facts.until - _EPOCH).days
    value = value << 16 | int(facts.campaign, 16)
    for letter in facts.name.ljust(NAME_LETTERS, "\0"):
        value = value << 5 | _LETTERS.index(letter)
    return (value << 4 | len(facts.unit)).to_bytes(FACT_BYTES, "big")


def _unpacked(data: bytes) -> CardFacts:
    width = data[-1] & 0xF
    value = int.from_bytes(data, "big") >> 4
    letters = [_LETTERS[min(value >> 5 * place & 31, 27)] for place in range(NAME_LETTERS)]
    value >>= 5 * NAME_LETTERS
    return CardFacts(
        unit=f"{value >> 47:0{width}}",
        number=value >> 33 & 0x3FFF,
        until=_EPOCH + timedelta(days=value >> 16 & 0xFFFF),
        campaign=f"{value & 0xFFFF:04x}",
        name="".join(reversed(letters)).rstrip("\0"),
    )
