"""Versions of downstream files in use, proved by the signatures of their writers.

docs/batch-format.md, "What is in use". A writer that was put back to an older copy learns from them the
numbers that it has used already.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from core.events.strictjson import MAX_TEXT_CHARS, Json

MAX_PROOFS: Final = 64
MAX_HEAD_BYTES: Final = 16 * 1024
MAX_SIGNATURE_BYTES: Final = 1024
_PIECES: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class DownProof:
    """A signed head without its body."""

    head: bytes
    """`downstream.json`, byte for byte."""
    signature: bytes
    """`downstream.json.minisig`."""

    def fits(self) -> bool:
        """Return True if it is small enough to be sent."""
        return len(self.head) <= MAX_HEAD_BYTES and len(self.signature) <= MAX_SIGNATURE_BYTES


def record(proof: DownProof) -> dict[str, Json]:
    """Return its record in a manifest: base64, in pieces of the longest allowed text."""
    text = base64.b64encode(proof.head).decode()
    return {
        "head": [text[at : at + MAX_TEXT_CHARS] for at in range(0, len(text), MAX_TEXT_CHARS)],
        "signature": base64.b64encode(proof.signature).decode(),
    }


def read(value: Json) -> DownProof | None:
    """Return the proof that `record` wrote, or None where it is something else."""
    if not isinstance(value, Mapping):
        return None
    pieces, signature = value.get("head"), value.get("signature")
    if not isinstance(pieces, list) or len(pieces) > _PIECES or not isinstance(signature, str):
        return None
    texts = [piece for piece in pieces if isinstance(piece, str)]
    if len(texts) != len(pieces):
        return None
    try:
        proof = DownProof(
            head=base64.b64decode("".join(texts), validate=True),
            signature=base64.b64decode(signature, validate=True),
        )
    except (binascii.Error, ValueError):
        return None
    return proof if proof.fits() else None
