"""The age layer of our files, in memory only: `pyrage.decrypt_file` leaves partial plaintext behind.

age reports little about a file that does not open; `_why` examines it further, for the sentence only. The
bytes that it reads are never trusted or stored.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from collections.abc import Sequence
from typing import Final

from core.base.errors import UserError
from core.base.keytext import identity_bytes
from storage.sync.format import zip_layout as ziplayout

MAX_HEADER_BYTES: Final = 8 * 1024
"""Some 80 recipients. Reading a header takes time with the square of its length: 98 kB took 8 s."""

_MAGIC: Final = b"age-encryption.org/v1\n"
_HEADER_END: Final = re.compile(rb"\n--- [A-Za-z0-9+/]{43}\n")
_STANZA: Final = re.compile(rb"\n-> X25519 ([A-Za-z0-9+/]{43})\n([A-Za-z0-9+/]{43})(?=\n)")
_GRAMMAR: Final = re.compile(
    rb"age-encryption\.org/v1\n(-> [!-~]+( [!-~]+)*\n([A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{0,63}\n)+"
    rb"--- [A-Za-z0-9+/]{43}\n"
)
_NONCE_BYTES: Final = 16
_TAG_BYTES: Final = 16
_CHUNK_BYTES: Final = 64 * 1024 + _TAG_BYTES
_END_START: Final = ziplayout.END.pack(ziplayout.END_MARK, 0, 0, 3, 3, 0, 0, 0)[:12]


def encrypt(data: bytes, recipients: Sequence[str]) -> bytes:
    """`data` for every one of `recipients` (age X25519, `age1...`)."""
    import pyrage

    return bytes(pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(text) for text in recipients]))


def decrypt(data: bytes, identities: Sequence[str]) -> bytes:
    """Return the data that was encrypted to one of `identities` (`AGE-SECRET-KEY-1...`), whole and authentic,
    or nothing.

    Raises `batch.not_batch`, `batch.truncated`, `batch.wrong_key` or `batch.corrupted`. A header that was
    damaged in its recipient lines cannot be distinguished from one for another recipient.
    """
    import pyrage

    start = _payload_start(data)
    try:
        keys = [pyrage.x25519.Identity.from_str(text) for text in identities]
        return bytes(pyrage.decrypt(data, keys))
    except pyrage.DecryptError:
        raise UserError(_why(data, start, identities)) from None


def recipients(identities: Sequence[str]) -> frozenset[str]:
    """The public halves (`age1...`) of `identities`."""
    import pyrage

    return frozenset(str(pyrage.x25519.Identity.from_str(text).to_public()) for text in identities)


def _payload_start(data: bytes) -> int:
    """Return the end of the header, before a reader of headers sees it."""
    if not data.startswith(_MAGIC):
        raise UserError("batch.truncated" if _MAGIC.startswith(data) else "batch.not_batch")
    end = _HEADER_END.search(data, 0, MAX_HEADER_BYTES)
    if end is None:
        stopped = len(data) < MAX_HEADER_BYTES and data.isascii()  # the payload is not ASCII for long
        raise UserError("batch.truncated" if stopped else "batch.corrupted")
    return end.end()


def _why(data: bytes, start: int, identities: Sequence[str]) -> str:
    if _GRAMMAR.fullmatch(data, 0, start) is None:
        return "batch.corrupted"
    for identity in identities:
        file_key = _unwrapped(data[:start], identity)
        if file_key is not None:
            return "batch.truncated" if _is_cut(data[start:], file_key) else "batch.corrupted"
    return "batch.wrong_key"


def _unwrapped(header: bytes, identity: str) -> bytes | None:
    """The file key, where one of the header's stanzas was made for `identity`."""
    from nacl.bindings import crypto_scalarmult, crypto_scalarmult_base

    scalar = identity_bytes(identity)
    if scalar is None:
        return None
    recipient = crypto_scalarmult_base(scalar)
    for match in _STANZA.finditer(header):
        share, body = (base64.b64decode(group + b"=") for group in match.groups())
        try:
            shared = crypto_scalarmult(scalar, share)
        except RuntimeError:
            continue  # a point of low order
        wrapping = _hkdf(shared, share + recipient, b"age-encryption.org/v1/X25519")
        file_key = _opened(wrapping, bytes(12), body)
        if file_key is not None:
            return file_key
    return None


def _is_cut(payload: bytes, file_key: bytes) -> bool:
    """Return True if the payload ends before the ZIP in it does, as far as its bytes show."""
    key = _hkdf(file_key, payload[:_NONCE_BYTES], b"payload")
    before, number, at = b"", 0, _NONCE_BYTES
    while len(payload) - at > _CHUNK_BYTES:
        opened = _opened(key, _chunk_nonce(number, b"\0"), payload[at : at + _CHUNK_BYTES])
        if opened is None:
            return False  # damaged in the middle
        before, number, at = opened, number + 1, at + _CHUNK_BYTES
    last = payload[at:]
    if _opened(key, _chunk_nonce(number, b"\0"), last) is not None:
        return True
    believed = _unauthenticated(key, _chunk_nonce(number, b"\1"), last[:-_TAG_BYTES])
    if number == 0 and not _begins_as_zip(believed):
        return False
    return not _ends_as_zip(before + believed)


def _begins_as_zip(text: bytes) -> bool:
    """Most of the first bytes are those of one of our files; as many as there are."""
    starts = [
        ziplayout.LOCAL_MARK + text[4:30] + name.encode()
        for name in (ziplayout.MANIFEST, ziplayout.DOWNSTREAM)
    ]
    return any(_differing(text[: len(start)], start[: len(text)]) <= 2 for start in starts)


def _ends_as_zip(text: bytes) -> bool:
    end = text[-ziplayout.END.size :]
    if len(end) == ziplayout.END.size and _differing(end[:12] + end[20:], _END_START + bytes(2)) <= 1:
        return True
    found = text.rfind(_END_START)
    return 0 <= found <= len(text) - ziplayout.END.size  # whole, with something after it


def _differing(one: bytes, other: bytes) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


def _chunk_nonce(number: int, last: bytes) -> bytes:
    return number.to_bytes(11, "big") + last


def _opened(key: bytes, nonce: bytes, sealed: bytes) -> bytes | None:
    from nacl.bindings import crypto_aead_chacha20poly1305_ietf_decrypt
    from nacl.exceptions import CryptoError

    if len(sealed) < _TAG_BYTES:
        return None
    try:
        return crypto_aead_chacha20poly1305_ietf_decrypt(sealed, None, nonce, key)
    except CryptoError:
        return None


def _unauthenticated(key: bytes, nonce: bytes, sealed: bytes) -> bytes:
    """Encrypting a stream cipher's text once more gives it back."""
    from nacl.bindings import crypto_aead_chacha20poly1305_ietf_encrypt

    return crypto_aead_chacha20poly1305_ietf_encrypt(sealed, None, nonce, key)[:-_TAG_BYTES]


def _hkdf(secret: bytes, salt: bytes, info: bytes) -> bytes:
    """One block of HKDF-SHA-256 (RFC 5869)."""
    extracted = hmac.digest(salt, secret, hashlib.sha256)
    return hmac.digest(extracted, info + b"\1", hashlib.sha256)
