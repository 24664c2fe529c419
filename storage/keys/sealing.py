"""A data key under a passphrase: Argon2id, then XSalsa20-Poly1305 (libsodium's secretbox)."""

from __future__ import annotations

import base64
import binascii
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from core.base.errors import ExitCode, UserError
from core.events.strictjson import Json

SALT_BYTES: Final = 16
SEALED_BYTES: Final = 24 + 16 + 32
"""Nonce, tag, key."""

MAX_OPERATIONS: Final = 16
MAX_MEMORY_BYTES: Final = 1024 * 1024 * 1024

_MIN_MEMORY_BYTES: Final = 8192


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Cost of one guess: passes over an amount of memory (libsodium's opslimit and memlimit)."""

    operations: int
    memory_bytes: int


MODERATE: Final = Cost(operations=3, memory_bytes=256 * 1024 * 1024)
"""libsodium's "moderate": about 0.7 s on an office laptop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedKey:
    """A passphrase slot."""

    cost: Cost
    salt: bytes
    box: bytes

    def record(self) -> dict[str, Json]:
        return {
            "kdf": "argon2id13",
            "operations": self.cost.operations,
            "memory_bytes": self.cost.memory_bytes,
            "salt": base64.b64encode(self.salt).decode(),
            "box": base64.b64encode(self.box).decode(),
        }

    @staticmethod
    def read(record: Json) -> SealedKey | None:
        """The slot in `record`, or None where a part is missing, damaged or beyond its bounds."""
        if not isinstance(record, Mapping) or record.get("kdf") != "argon2id13":
            return None
        operations, memory = record.get("operations"), record.get("memory_bytes")
        salt, box = _bytes(record.get("salt"), SALT_BYTES), _bytes(record.get("box"), SEALED_BYTES)
        if type(operations) is not int or not 1 <= operations <= MAX_OPERATIONS:
            return None
        if type(memory) is not int or not _MIN_MEMORY_BYTES <= memory <= MAX_MEMORY_BYTES:
            return None
        if salt is None or box is None:
            return None
        return SealedKey(cost=Cost(operations=operations, memory_bytes=memory), salt=salt, box=box)


def seal_key(raw: bytes, passphrase: str, cost: Cost) -> SealedKey:
    """`raw` (32 bytes) under `passphrase`. Raises `key.passphrase_empty` or `key.no_memory`."""
    from nacl.secret import SecretBox
    from nacl.utils import random

    if not passphrase.strip():
        raise UserError("key.passphrase_empty")
    salt = random(SALT_BYTES)
    return SealedKey(
        cost=cost, salt=salt, box=bytes(SecretBox(_stretched(passphrase, salt, cost)).encrypt(raw))
    )


def unseal_key(sealed: SealedKey, passphrase: str) -> bytes | None:
    """The key, or None for another passphrase. Raises `key.no_memory`."""
    from nacl.exceptions import CryptoError
    from nacl.secret import SecretBox

    try:
        return SecretBox(_stretched(passphrase, sealed.salt, sealed.cost)).decrypt(sealed.box)
    except CryptoError:
        return None


def _stretched(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    from nacl.exceptions import RuntimeError as OutOfMemory
    from nacl.pwhash import argon2id

    typed = unicodedata.normalize("NFC", passphrase).encode()
    try:
        return argon2id.kdf(32, typed, salt, opslimit=cost.operations, memlimit=cost.memory_bytes)
    except (OutOfMemory, MemoryError):
        raise UserError("key.no_memory", exit_code=ExitCode.STORAGE) from None


def _bytes(text: Json, length: int) -> bytes | None:
    if not isinstance(text, str):
        return None
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return raw if len(raw) == length else None
