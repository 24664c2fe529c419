"""A locked folder: the request that it writes, and what opens it again under another passphrase."""

from __future__ import annotations

from pathlib import Path

from core.base.clock import Clock
from core.base.errors import UserError
from core.enrolment.files import unlock_line
from core.enrolment.models import UnlockRequest
from storage.db.files import write_beside
from storage.keys import keyring
from storage.keys.keyring import DataKey
from storage.keys.sealing import Cost
from storage.sync.enrolment import ceremony, unlock


def ask(folder: Path, out: Path, clock: Clock) -> tuple[UnlockRequest, Path]:
    """The wish and the file that carries it. Raises `unlock.no_escrow` or `file.*`."""
    wish = unlock.request(folder, clock)
    path = out / f"TN_quen-mat-khau_{wish.unit_code}_{wish.machine.replace('-', '')}.tnk"
    return wish, write_beside(path, unlock_line(wish))


def by_answer(folder: Path, answer: Path, passphrase: str | None, cost: Cost) -> DataKey:
    """Raises `key.passphrase_empty` or `unlock.*`; nothing has changed then."""
    key = unlock.open_answer(folder, unlock.read_answer_file(answer))
    _set(folder, key, passphrase, cost)
    unlock.forget_request(folder)
    return key


def by_card(folder: Path, card: str, passphrase: str | None, cost: Cost) -> DataKey:
    """By the text of the offline recovery card. Raises as `by_answer`, and `enrolment.card`."""
    key = unlock.open_with_card(folder, ceremony.recovery_identity(card))
    _set(folder, key, passphrase, cost)
    return key


def _set(folder: Path, key: DataKey, passphrase: str | None, cost: Cost) -> None:
    if passphrase is not None and not passphrase.strip():
        raise UserError("key.passphrase_empty")
    workspace = keyring.read_lock(folder).workspace
    keyring.set_passphrase(folder, key, workspace=workspace, passphrase=passphrase, cost=cost)
