"""The keys of a machine, made once: what others encrypt to (age), and what it signs with (Ed25519)."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from core.base.errors import ExitCode, UserError
from core.base.keytext import identity_bytes, number_code
from storage.keys import minisign

SEED_BYTES: Final = 32

_IDENTITY: Final = "age_identity"
_RECIPIENT: Final = "age_recipient"
_SEED: Final = "signing_seed"
_FORMER: Final = "former_identities"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceKeys:
    """A key pair to receive with and one to sign with. The secret halves are never printed."""

    identity: str = field(repr=False)
    """`AGE-SECRET-KEY-1...`"""
    recipient: str
    """`age1...`"""
    seed: bytes = field(repr=False)
    former: tuple[str, ...] = field(default=(), repr=False)
    """Identities from before a change of keys: files that were on their way then still open."""

    @property
    def identities(self) -> tuple[str, ...]:
        """All that files for this machine may be encrypted to."""
        return (self.identity, *self.former)

    @property
    def signing_key(self) -> str:
        """The minisign public key line."""
        return minisign.public_key_text(self.seed)

    @property
    def number(self) -> str:
        """The number code over both public keys."""
        return number_code(self.recipient, self.signing_key)

    def texts(self) -> dict[str, str]:
        """Return the values that the caller stores inside the encrypted database, and nowhere else."""
        former = {_FORMER: " ".join(self.former)} if self.former else {}
        return {_IDENTITY: self.identity, _RECIPIENT: self.recipient, _SEED: self.seed.hex(), **former}


def generate() -> DeviceKeys:
    """New keys from the system's random source."""
    import pyrage

    identity = pyrage.x25519.Identity.generate()
    return DeviceKeys(
        identity=str(identity), recipient=str(identity.to_public()), seed=secrets.token_bytes(SEED_BYTES)
    )


def from_texts(texts: Mapping[str, str]) -> DeviceKeys:
    """The keys that `DeviceKeys.texts` gave. Raises `key.damaged` where one is missing or unreadable."""
    identity, recipient = texts.get(_IDENTITY, ""), texts.get(_RECIPIENT, "")
    try:
        seed = bytes.fromhex(texts.get(_SEED, ""))
    except ValueError:
        seed = b""
    former = tuple(texts.get(_FORMER, "").split())
    broken = any(identity_bytes(text) is None for text in (identity, *former))
    if broken or not recipient or len(seed) != SEED_BYTES:
        raise UserError("key.damaged", exit_code=ExitCode.STORAGE, name=_IDENTITY)
    return DeviceKeys(identity=identity, recipient=recipient, seed=seed, former=former)


class DeviceSigner:
    """Answers `core.ports.Signer`; keys are read from the database when first needed."""

    def __init__(self, keys: Callable[[], DeviceKeys]) -> None:
        self._keys = keys

    @property
    def public_key(self) -> str:
        return self._keys().signing_key

    def sign(self, message: bytes) -> bytes:
        return minisign.sign_plain(message, self._keys().seed)

    def verifies(self, message: bytes, signature: bytes, public_key: str) -> bool:
        return minisign.verifies_plain(message, signature, public_key)
