"""Signatures of this machine for anything small, such as a staff card: plain Ed25519, no comment beside it.

PyNaCl is imported where it is used: none of it is needed to open the window.
"""

from __future__ import annotations

from collections.abc import Callable

from storage import minisign
from storage.device_keys import DeviceKeys


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
