"""The lock of a workspace: a random data key, and the slots that give it back (docs/keys.md).

`keys.json` names the slots. With a passphrase the key is in it, sealed; without, it is in `khoa.key` beside
it. A recovery file, kept elsewhere, opens either.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import orjson

from core.base.errors import ExitCode, UserError
from core.base.keytext import is_age_recipient
from core.base.passphrase import LEAST_LENGTH, is_weak
from core.events.strictjson import Json, JsonProblem, read_object
from storage.db.files import DISK, PRIVATE, FileSystem, read_bounded, remove, write_durably
from storage.keys import recovery_code
from storage.keys.sealing import MODERATE, Cost, SealedKey, seal_key, unseal_key

KEYS_FILE: Final = "keys.json"
KEY_FILE: Final = "khoa.key"
FORMAT: Final = 1
MAX_FILE_BYTES: Final = 64 * 1024
MAX_ESCROW_BYTES: Final = 1024


@dataclass(frozen=True, slots=True)
class DataKey:
    """32 bytes that open the database; never printed."""

    raw: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Escrow:
    """The data key for the province and for its offline key, and which machine this is, for the request."""

    recipients: tuple[str, ...]
    unit_code: str
    machine: str
    """The first groups of the machine's number code."""
    box: bytes
    """An age file of the 32 bytes."""

    def record(self) -> dict[str, Json]:
        return {
            "to": list(self.recipients),
            "unit": self.unit_code,
            "machine": self.machine,
            "box": base64.b64encode(self.box).decode(),
        }

    @staticmethod
    def read(record: Json) -> Escrow | None:
        """The slot in `record`, or None where it is not one."""
        if not isinstance(record, Mapping):
            return None
        to, unit, machine, box = (record.get(name) for name in ("to", "unit", "machine", "box"))
        if not isinstance(to, list) or not (
            isinstance(unit, str) and isinstance(machine, str) and isinstance(box, str)
        ):
            return None
        recipients = tuple(entry for entry in to if isinstance(entry, str) and is_age_recipient(entry))
        try:
            sealed = base64.b64decode(box, validate=True)
        except (binascii.Error, ValueError):
            return None
        if not recipients or len(recipients) != len(to) or not 0 < len(sealed) <= MAX_ESCROW_BYTES:
            return None
        return Escrow(recipients=recipients, unit_code=unit, machine=machine, box=sealed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """Content of `keys.json`: the workspace of the lock, and its passphrase slot, if there is one."""

    workspace: str
    check: str
    """The first 16 bytes of a hash of the data key, in hex: it detects a wrong key, and gives
    nothing away.
    """
    sealed: SealedKey | None
    escrow: Escrow | None = None

    @property
    def has_passphrase(self) -> bool:
        return self.sealed is not None


def create_lock(
    folder: Path, *, workspace: str, passphrase: str | None, cost: Cost = MODERATE, disk: FileSystem = DISK
) -> DataKey:
    """A new data key and its slot in `folder`. Raises `key.exists`, `key.passphrase_*` or `file.*`."""
    if (folder / KEYS_FILE).exists():
        raise UserError("key.exists")
    key = DataKey(secrets.token_bytes(recovery_code.KEY_BYTES))
    _write_slot(folder, key, workspace=workspace, passphrase=passphrase, cost=cost, disk=disk)
    return key


def read_lock(folder: Path) -> Lock:
    """Raises `key.missing`, `key.damaged` or `key.newer`."""
    try:
        record = read_object(_read(folder / KEYS_FILE))
    except JsonProblem:
        raise _damaged(KEYS_FILE) from None
    version, workspace, check = record.get("format"), record.get("workspace"), record.get("check")
    if type(version) is int and version > FORMAT:
        raise UserError("key.newer", exit_code=ExitCode.STORAGE)
    if version != FORMAT or not isinstance(workspace, str) or not isinstance(check, str):
        raise _damaged(KEYS_FILE)
    slot = record.get("passphrase")
    sealed = None if slot is None else SealedKey.read(slot)
    if slot is not None and sealed is None:
        raise _damaged(KEYS_FILE)
    return Lock(workspace=workspace, check=check, sealed=sealed, escrow=Escrow.read(record.get("escrow")))


def unlock(folder: Path, passphrase: str | None = None, *, disk: FileSystem = DISK) -> DataKey:
    """The data key, by the passphrase where there is one, else by the key file.

    Raises `key.passphrase_needed`, `key.wrong_passphrase`, `key.missing`, `key.damaged`, `key.newer`,
    `key.no_memory`. A key file that a power cut left beside a passphrase is removed.
    """
    lock = read_lock(folder)
    if lock.sealed is None:
        return _by_key_file(folder, lock)
    if passphrase is None:
        raise UserError("key.passphrase_needed", exit_code=ExitCode.NEEDS_DECISION)
    raw = unseal_key(lock.sealed, passphrase)
    if raw is None:
        raise UserError("key.wrong_passphrase")
    key = _checked(raw, lock, KEYS_FILE)
    if (folder / KEY_FILE).exists():
        remove(folder / KEY_FILE, disk=disk)
    return key


def unlock_with_recovery(folder: Path, text: str) -> DataKey:
    """The data key in a recovery file, or typed from one. Works without `keys.json`.

    Raises `key.recovery_unreadable` and, where `keys.json` can be read, `key.other_workspace`.
    """
    raw = recovery_code.parse_recovery(text)
    if raw is None:
        raise UserError("key.recovery_unreadable")
    try:
        lock = read_lock(folder)
    except UserError as error:
        if error.code not in ("key.missing", "key.damaged"):
            raise
        return DataKey(raw)
    if check_of(DataKey(raw)) != lock.check:
        raise UserError("key.other_workspace")
    return DataKey(raw)


def set_passphrase(
    folder: Path,
    key: DataKey,
    *,
    workspace: str,
    passphrase: str | None,
    cost: Cost = MODERATE,
    disk: FileSystem = DISK,
) -> None:
    """Replaces the slots of `folder`: another passphrase, or none. The data key stays, so do all backups.

    Also mends a lost or damaged `keys.json` after `unlock_with_recovery`. A power cut in between leaves the
    old lock or the new one. Raises `key.passphrase_empty`, `key.passphrase_weak` or `file.*`.
    """
    _write_slot(folder, key, workspace=workspace, passphrase=passphrase, cost=cost, disk=disk)


def set_escrow(folder: Path, escrow: Escrow, *, disk: FileSystem = DISK) -> None:
    """Puts another escrow slot beside the others. Raises as `read_lock`, or `file.*`."""
    record = dict(read_object(_read(folder / KEYS_FILE))) | {"escrow": escrow.record()}
    read_lock(folder)
    _write_record(folder, record, disk)


def recovery_text(key: DataKey, *, workspace: str) -> str:
    """Return the content of a recovery file. Anyone who has it can read the data: the text warns of that."""
    return recovery_code.recovery_text(key.raw, workspace)


def save_recovery(path: Path, key: DataKey, *, workspace: str, disk: FileSystem = DISK) -> None:
    """Write the recovery file, readable only by its owner, and read it back. Raises `file.*`."""
    data = recovery_text(key, workspace=workspace).encode()
    write_durably(path, data, mode=PRIVATE, disk=disk)
    if recovery_code.parse_recovery(_read(path).decode("utf-8", "replace")) != key.raw:
        raise UserError("file.not_verified", exit_code=ExitCode.STORAGE, path=str(path))


def check_of(key: DataKey) -> str:
    """Return a digest that distinguishes data keys without giving them away, in hex."""
    return hashlib.sha256(b"tung-nha data key check 1\0" + key.raw).hexdigest()[:32]


def _write_slot(
    folder: Path, key: DataKey, *, workspace: str, passphrase: str | None, cost: Cost, disk: FileSystem
) -> None:
    record: dict[str, Json] = {"format": FORMAT, "workspace": workspace, "check": check_of(key)}
    escrow = _kept_escrow(folder, record)
    if escrow is not None:
        record["escrow"] = escrow.record()
    if passphrase is None:
        text = recovery_code.key_file_text(key.raw).encode()
        write_durably(folder / KEY_FILE, text, mode=PRIVATE, disk=disk)
    elif passphrase.strip() and is_weak(passphrase):
        raise UserError("key.passphrase_weak", least=LEAST_LENGTH)
    else:
        record["passphrase"] = seal_key(key.raw, passphrase, cost).record()
    _write_record(folder, record, disk)
    if passphrase is not None and (folder / KEY_FILE).exists():
        remove(folder / KEY_FILE, disk=disk)


def _write_record(folder: Path, record: dict[str, Json], disk: FileSystem) -> None:
    data = orjson.dumps(record, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    write_durably(folder / KEYS_FILE, data, mode=PRIVATE, disk=disk)


def _kept_escrow(folder: Path, record: dict[str, Json]) -> Escrow | None:
    """The escrow of the same data key stays where another slot is changed."""
    try:
        lock = read_lock(folder)
    except UserError:
        return None
    return lock.escrow if lock.check == record["check"] else None


def _by_key_file(folder: Path, lock: Lock) -> DataKey:
    text = _read(folder / KEY_FILE).decode("utf-8", "replace")
    raw = recovery_code.parse_key_file(text)
    if raw is None:
        raise _damaged(KEY_FILE)
    if not hmac.compare_digest(check_of(DataKey(raw)), lock.check):
        raise UserError("key.other_workspace")
    return DataKey(raw)


def _checked(raw: bytes, lock: Lock, name: str) -> DataKey:
    if check_of(DataKey(raw)) != lock.check:
        raise _damaged(name)
    return DataKey(raw)


def _read(path: Path) -> bytes:
    if not path.exists():
        raise UserError("key.missing", exit_code=ExitCode.STORAGE, name=path.name)
    data = read_bounded(path, MAX_FILE_BYTES)
    if data is None:
        raise _damaged(path.name)
    return data


def _damaged(name: str) -> UserError:
    return UserError("key.damaged", exit_code=ExitCode.STORAGE, name=name)
