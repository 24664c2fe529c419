"""A forgotten passphrase: the escrow slot, the request of the locked machine, and the province's answer.

None of it needs the database. A request is about 750 bytes, an answer about 350 (docs/keys.md).
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import orjson

from core.base.clock import Clock, iso
from core.base.errors import UserError
from core.base.keytext import identity_bytes
from core.enrolment.models import UnlockRequest
from storage.db.files import PRIVATE, read_bounded, remove, write_durably
from storage.keys import keyring
from storage.keys.keyring import DataKey, Escrow
from storage.sync.format import age as agefile

WAITING: Final = "unlock.key"
"""The identity that the answer is encrypted to; it opens nothing else, and goes with the answer."""

MAX_ANSWER_BYTES: Final = 4_096


def make_escrow(key: DataKey, *, recipients: Sequence[str], unit_code: str, machine: str) -> Escrow:
    return Escrow(
        recipients=tuple(recipients),
        unit_code=unit_code,
        machine=machine,
        box=agefile.encrypt(key.raw, recipients),
    )


def request(folder: Path, clock: Clock) -> UnlockRequest:
    """The request of the locked workspace in `folder`; asked again it is the same wish, so each answer fits.

    Raises `unlock.no_escrow` where the province was never given the key.
    """
    lock = keyring.read_lock(folder)
    if lock.escrow is None:
        raise UserError("unlock.no_escrow")
    identity = _waiting(folder) or _new_identity(folder)
    (answer_to,) = agefile.recipients([identity])
    return UnlockRequest(
        workspace=lock.workspace,
        check=lock.check,
        answer_to=answer_to,
        box=lock.escrow.box,
        unit_code=lock.escrow.unit_code,
        machine=lock.escrow.machine,
        created=iso(clock.now()),
    )


def answer(wish: UnlockRequest, identities: Sequence[str]) -> bytes:
    """The answer file. Raises `unlock.not_ours` where none of `identities` opens the box."""
    try:
        raw = agefile.decrypt(wish.box, identities)
    except UserError:
        raise UserError("unlock.not_ours") from None
    if len(raw) != 32 or keyring.check_of(DataKey(raw)) != wish.check:
        raise UserError("unlock.not_ours")
    body = orjson.dumps({"workspace": wish.workspace, "key": base64.b64encode(raw).decode()})
    return agefile.encrypt(body, [wish.answer_to])


def open_answer(folder: Path, data: bytes) -> DataKey:
    """The data key in the province's answer.

    Raises `unlock.no_request` where this machine waits for none, `unlock.wrong_answer` for anything that is
    not the answer to its request.
    """
    lock, identity = keyring.read_lock(folder), _waiting(folder)
    if identity is None:
        raise UserError("unlock.no_request")
    try:
        record = orjson.loads(agefile.decrypt(data, [identity]))
        raw = base64.b64decode(record["key"], validate=True)
    except (UserError, ValueError, KeyError, TypeError, binascii.Error):
        raise UserError("unlock.wrong_answer") from None
    if record.get("workspace") != lock.workspace or keyring.check_of(DataKey(raw)) != lock.check:
        raise UserError("unlock.wrong_answer")
    return DataKey(raw)


def open_with_card(folder: Path, identity: str) -> DataKey:
    """The data key by the offline recovery key itself. Raises `unlock.no_escrow` or `unlock.not_ours`."""
    lock = keyring.read_lock(folder)
    if lock.escrow is None:
        raise UserError("unlock.no_escrow")
    try:
        raw = agefile.decrypt(lock.escrow.box, [identity])
    except UserError:
        raise UserError("unlock.not_ours") from None
    if len(raw) != 32 or keyring.check_of(DataKey(raw)) != lock.check:
        raise UserError("unlock.not_ours")
    return DataKey(raw)


def forget_request(folder: Path) -> None:
    if (folder / WAITING).exists():
        remove(folder / WAITING)


def read_answer_file(path: Path) -> bytes:
    data = read_bounded(path, MAX_ANSWER_BYTES)
    if data is None:
        raise UserError("unlock.wrong_answer")
    return data


def _waiting(folder: Path) -> str | None:
    if not (folder / WAITING).exists():
        return None
    text = (read_bounded(folder / WAITING, MAX_ANSWER_BYTES) or b"").decode("utf-8", "replace").strip()
    return text if identity_bytes(text) is not None else None


def _new_identity(folder: Path) -> str:
    import pyrage

    identity = str(pyrage.x25519.Identity.generate())
    write_durably(folder / WAITING, identity.encode() + b"\n", mode=PRIVATE)
    return identity
