"""Signatures in the form of minisign, prehashed: Ed25519 over the BLAKE2b-512 of a message.

The form is minisign's own (docs/batch-format.md, "manifest.json.minisig"), so that its tool verifies them.
PyNaCl is imported where it is used: none of it is needed to open the window.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import Final

KEY_ID_BYTES: Final = 8
MAX_SIGNATURE_BYTES: Final = 1_024

_KEY_MARK: Final = b"Ed"
_PREHASHED_MARK: Final = b"ED"
_UNTRUSTED: Final = "untrusted comment: "
_TRUSTED: Final = "trusted comment: "
_SIGNATURE_BYTES: Final = 64


class BadSignatureError(ValueError):
    """The text is no signature, or not of this message by this key."""


def public_key_text(seed: bytes) -> str:
    """The base64 line that `minisign -P` takes, of the Ed25519 seed (32 bytes).

    The key id is the first 8 bytes of the public key's SHA-256: it needs no place to be kept.
    """
    from nacl.signing import SigningKey

    public = bytes(SigningKey(seed).verify_key)
    return base64.b64encode(_KEY_MARK + _key_id(public) + public).decode()


def sign(message: bytes, seed: bytes, trusted_comment: str) -> bytes:
    """The four lines of a `.minisig` file. `trusted_comment` is signed with it and is one line."""
    from nacl.signing import SigningKey

    key = SigningKey(seed)
    signature = key.sign(hashlib.blake2b(message).digest()).signature
    together = key.sign(signature + trusted_comment.encode()).signature
    first = base64.b64encode(_PREHASHED_MARK + _key_id(bytes(key.verify_key)) + signature).decode()
    lines = (
        f"{_UNTRUSTED}signature from Tung Nha",
        first,
        f"{_TRUSTED}{trusted_comment}",
        base64.b64encode(together).decode(),
    )
    return "".join(f"{line}\n" for line in lines).encode()


def verify(message: bytes, signature_file: bytes, public_key: str) -> str:
    """The trusted comment, where the signature is `public_key`'s and of `message`.

    Raises `BadSignatureError` for anything else, minisign's old form without prehashing included.
    """
    from nacl.exceptions import CryptoError
    from nacl.signing import VerifyKey

    key_id, key = _split_key(public_key)
    signed_by, signature, comment, together = _split_signature(signature_file)
    if signed_by != key_id:
        raise BadSignatureError("another key")
    try:
        VerifyKey(key).verify(hashlib.blake2b(message).digest(), signature)
        VerifyKey(key).verify(signature + comment, together)
    except (CryptoError, ValueError) as error:
        raise BadSignatureError("does not verify") from error
    return comment.decode("utf-8", "replace")


def sign_plain(message: bytes, seed: bytes) -> bytes:
    """64 bytes: Ed25519 over `message` itself, nothing beside it."""
    from nacl.signing import SigningKey

    return SigningKey(seed).sign(message).signature


def verifies_plain(message: bytes, signature: bytes, public_key: str) -> bool:
    """Return True if `sign_plain` made `signature` with the key of the line `public_key`."""
    from nacl.exceptions import CryptoError
    from nacl.signing import VerifyKey

    try:
        VerifyKey(key_bytes(public_key)).verify(message, signature)
    except (CryptoError, ValueError):
        return False
    return True


def key_bytes(public_key: str) -> bytes:
    """The 32 bytes of a key line. Raises `BadSignatureError`."""
    return _split_key(public_key)[1]


def _split_key(public_key: str) -> tuple[bytes, bytes]:
    raw = _base64(public_key.encode())
    if len(raw) != 2 + KEY_ID_BYTES + 32 or raw[:2] != _KEY_MARK:
        raise BadSignatureError("no minisign key")
    return raw[2 : 2 + KEY_ID_BYTES], raw[2 + KEY_ID_BYTES :]


def _split_signature(data: bytes) -> tuple[bytes, bytes, bytes, bytes]:
    lines = data.split(b"\n")
    if len(data) > MAX_SIGNATURE_BYTES or len(lines) != 5 or lines[4] != b"":
        raise BadSignatureError("not four lines")
    if not lines[0].startswith(_UNTRUSTED.encode()) or not lines[2].startswith(_TRUSTED.encode()):
        raise BadSignatureError("no comments")
    raw, together = _base64(lines[1]), _base64(lines[3])
    if len(raw) != 2 + KEY_ID_BYTES + _SIGNATURE_BYTES or raw[:2] != _PREHASHED_MARK:
        raise BadSignatureError("not prehashed")
    return raw[2 : 2 + KEY_ID_BYTES], raw[2 + KEY_ID_BYTES :], lines[2][len(_TRUSTED) :], together


def _base64(text: bytes) -> bytes:
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadSignatureError("no base64") from error
    if base64.b64encode(raw) != text:
        raise BadSignatureError("another spelling")
    return raw


def _key_id(public: bytes) -> bytes:
    return hashlib.sha256(public).digest()[:KEY_ID_BYTES]
