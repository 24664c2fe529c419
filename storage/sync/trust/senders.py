"""Trust in a file's sender: the province's list first, else the first file accepted in this workspace."""

from __future__ import annotations

from typing import Final

from core.base.errors import ExitCode, UserError
from core.base.keytext import number_code, short_number
from core.sync.manifest import Sender
from storage.db.connection import Connection
from storage.db.rows import scalar

_FORMER: Final = """
SELECT 1 FROM device_fact k
WHERE k.device = ?1 AND k.valid AND k.signing_key = ?2
  AND k.signer IN (SELECT signing_key FROM authority WHERE until IS NULL)
  AND (SELECT min(l.at) FROM device_fact l WHERE l.device = k.device AND l.valid
    AND (l.signing_key IS NOT NULL OR l.kind = 'device.revoked') AND (l.hlc, l.id) > (k.hlc, k.id)) > ?3
"""


def is_trusted(connection: Connection, sender: Sender, created: str, own_key: str) -> bool:
    """Return False where the user or the province must decide first.

    Raises, to hold the file (exit code 3): `batch.revoked_device` for data that a revoked machine signed from
    its revocation on, `batch.other_key` for an enrolled machine with a key that the province has not named.
    Raises, to refuse it: `batch.key_changed` for another key than the accepted one.
    """
    if sender.signing_key == own_key:
        return True
    said = connection.execute(
        "SELECT signing_key, revoked FROM enrolment WHERE device = ?", (sender.device,)
    ).fetchone()
    if said is not None:
        signing_key, revoked = said
        if revoked is not None and created >= revoked:
            raise UserError(
                "batch.revoked_device",
                number=short(sender),
                when=_shown(revoked),
                exit_code=ExitCode.NEEDS_DECISION,
            )
        if signing_key is not None:
            if signing_key == sender.signing_key or _was_its_key(connection, sender, created):
                return True
            raise UserError("batch.other_key", number=short(sender), exit_code=ExitCode.NEEDS_DECISION)
    return is_vouched(connection, sender) or _is_accepted(connection, sender)


def _is_accepted(connection: Connection, sender: Sender) -> bool:
    signing_key, trusted_at = connection.execute(
        "SELECT signing_key, trusted_at FROM device WHERE id = ?", (sender.device,)
    ).fetchone() or (None, None)
    if trusted_at is None:
        return False
    if signing_key != sender.signing_key:
        raise UserError("batch.key_changed", number=short(sender))
    return True


def is_vouched(connection: Connection, sender: Sender) -> bool:
    """Return True if another machine of its commune vouches for the sender and its key."""
    vouched = connection.execute(
        "SELECT signing_key FROM vouching WHERE device = ? AND unit_code = ? AND unit_valid_from = ?",
        (sender.device, sender.unit_code, sender.unit_valid_from),
    )
    return bool(scalar(vouched) == sender.signing_key)


def is_named(connection: Connection, device: str) -> bool:
    """Return True if the province or a machine of its commune made a statement about the device."""
    row = connection.execute(
        "SELECT 1 FROM enrolment WHERE device = ?1 UNION ALL SELECT 1 FROM vouching WHERE device = ?1",
        (device,),
    ).fetchone()
    return row is not None


def short(sender: Sender) -> str:
    """The first groups of a sender's number code."""
    return short_number(number_code(sender.age_recipient, sender.signing_key))


def _was_its_key(connection: Connection, sender: Sender, created: str) -> bool:
    """A file that was signed before the machine changed its keys."""
    found = connection.execute(_FORMER, (sender.device, sender.signing_key, created))
    return found.fetchone() is not None


def _shown(instant: str) -> str:
    return f"{instant[8:10]}/{instant[5:7]}/{instant[:4]} {instant[11:16]}"
