"""The two public keys of a workspace as text: where to encrypt to (age) and what it signs with (minisign).

Pure checks of form; the curves are checked where the keys are used.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import Final

MINISIGN_CHARS: Final = 56
SIGNING_KEY_BYTES: Final = 42
"""`Ed`, an 8-byte key id, a 32-byte Ed25519 public key."""

NUMBER_DIGITS: Final = 24

_BECH32: Final = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR: Final = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_BODY_CHARS: Final = 58
"""32 bytes in 52 characters, and the checksum."""

_CHECKSUM_CHARS: Final = 6
_DOMAIN: Final = b"tung-nha number code 1\0"


def is_age_recipient(text: str) -> bool:
    """A native X25519 recipient: `age1` and 58 characters of bech32 (BIP 173) with a right checksum."""
    return _bech32(text, "age") is not None


def identity_bytes(text: str) -> bytes | None:
    """The X25519 scalar (32 bytes) in an `AGE-SECRET-KEY-1...` line, or None."""
    return _bech32(text.lower(), "age-secret-key-") if text.isupper() else None


def is_signing_key(text: str) -> bool:
    """A minisign public key line: base64 of `Ed`, key id, Ed25519 key, in the canonical spelling."""
    if len(text) != MINISIGN_CHARS:
        return False
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return False
    return len(raw) == SIGNING_KEY_BYTES and raw[:2] == b"Ed" and base64.b64encode(raw).decode() == text


def number_code(age_recipient: str, signing_key: str) -> str:
    """24 digits in six groups of four, a digest of both keys, to be read over a phone.

    SHA-256 over a domain, the recipient, a zero byte and the minisign line, modulo 10^24.
    """
    hashed = hashlib.sha256(_DOMAIN + age_recipient.encode() + b"\0" + signing_key.encode()).digest()
    digits = f"{int.from_bytes(hashed, 'big') % 10**NUMBER_DIGITS:0{NUMBER_DIGITS}d}"
    return "-".join(digits[start : start + 4] for start in range(0, NUMBER_DIGITS, 4))


def short_number(number: str) -> str:
    """The first two groups, a name for a machine in a sentence: `7204-1186`. Never proof of anything."""
    return number[:9]


def _bech32(text: str, prefix: str) -> bytes | None:
    start = f"{prefix}1"
    body = text[len(start) :]
    if not text.startswith(start) or len(body) != _BODY_CHARS or any(c not in _BECH32 for c in body):
        return None
    values = [_BECH32.index(character) for character in body]
    expanded = [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]
    if _polymod(expanded + values) != 1:
        return None
    number = 0
    for value in values[:-_CHECKSUM_CHARS]:
        number = number << 5 | value
    key, padding = divmod(number, 16)  # 52 characters carry 260 bits
    return key.to_bytes(32, "big") if padding == 0 else None


def _polymod(values: list[int]) -> int:
    checksum = 1
    for value in values:
        top = checksum >> 25
        checksum = (checksum & 0x1FFFFFF) << 5 ^ value
        for bit, term in enumerate(_GENERATOR):
            checksum ^= term if (top >> bit) & 1 else 0
    return checksum
