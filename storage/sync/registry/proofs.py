"""Versions that were given and forgotten: who uses them shows them; their writer goes on above (ADR 22)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

from core.base.errors import UserError
from core.sync.downstream import DownHead, parse
from core.sync.proofs import MAX_PROOFS, DownProof
from storage.db.connection import Connection
from storage.keys import minisign
from storage.keys.device_keys import from_texts
from storage.log.unit_of_work import UnitOfWork
from storage.sync.registry.versions import begin_above, written_as

HIGHEST: Final = 10_000_000_000
"""Versions begin at the minutes since 1970; no clock shows a year that comes to this."""

_SENT: Final = """
SELECT head, signature FROM down_proof
ORDER BY signer = :to DESC, signer IN (SELECT signing_key FROM authority) DESC, version DESC LIMIT :most
"""

_KEPT: Final = """
INSERT INTO down_proof (kind, subject, signer, version, head, signature) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (kind, subject, signer) DO UPDATE SET version = excluded.version, head = excluded.head,
  signature = excluded.signature WHERE excluded.version > version
"""


def keep(unit: UnitOfWork, head: DownHead, proof: DownProof) -> None:
    """Notes which version of a writer is in use; of each kind and subject the newest."""
    if proof.fits():
        row = (head.kind, head.subject, head.sender.signing_key, head.version, proof.head, proof.signature)
        unit.connection.execute(_KEPT, row)


def proofs_for(connection: Connection, signing_key: str) -> tuple[DownProof, ...]:
    """Return the files in use, those of the owner of `signing_key` first, then our province's.

    Also by keys that are not theirs as far as we know: they may have changed them before we enrolled.
    """
    rows = connection.execute(_SENT, {"to": signing_key, "most": MAX_PROOFS})
    return tuple(DownProof(head=bytes(head), signature=bytes(signature)) for head, signature in rows)


def learn(unit: UnitOfWork, proofs: Sequence[DownProof], now: str) -> None:
    """Store another machine's proofs: of ours we write higher versions from now on, our province's we pass
    on.

    Proofs signed by others are ignored, and so are invalid ones: they prove nothing about us.
    """
    if not proofs:
        return
    own = from_texts(json.loads(unit.meta("device_keys") or "{}")).signing_key
    province = {
        key: until is None
        for key, until in unit.connection.execute("SELECT signing_key, until FROM authority")
    }
    ours = {own, *province} if province.get(own) else {own}
    given: dict[str, int] = {}
    for proof in proofs:
        head = _verified(proof, ours | set(province))
        if head is None:
            continue
        if head.sender.signing_key in ours:
            name = written_as(head.kind, head.subject)
            given[name] = max(head.version, given.get(name, 0))
        else:
            keep(unit, head, proof)
    for name in begin_above(unit.connection, given, now):
        unit.audit("downstream.raised", f"{name} {given[name]}")


def _verified(proof: DownProof, signers: set[str]) -> DownHead | None:
    try:
        head = parse(proof.head)
        if head.sender.signing_key not in signers or head.version > HIGHEST:
            return None
        minisign.verify(proof.head, proof.signature, head.sender.signing_key)
    except (UserError, minisign.BadSignatureError):
        return None
    return head
