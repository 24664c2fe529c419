"""Reads downstream files: authority of the signer, version, then the handler of its kind, at once.

A kind is one `Handler`; `SqlBatches.handlers` names them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from core.base.clock import iso
from core.base.errors import ExitCode, UserError
from core.base.ids import BatchId
from core.base.keytext import number_code, short_number
from core.sync.desk import FileState, ReceivedFile
from core.sync.manifest import Sender
from storage.db.bulk import bulk
from storage.db.rows import scalar
from storage.log.unit_of_work import UnitOfWork
from storage.store import SqlStore
from storage.sync.format.downstream_file import OpenedDownstream
from storage.sync.registry.batches import insert_batch
from storage.sync.registry.proofs import keep
from storage.sync.registry.versions import Standing, is_new, newest, note_received
from storage.sync.trust import province_keys as authority


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """Lines of the body that were new, and those that were stored already."""

    new: int = 0
    duplicate: int = 0
    visits: int = 0


class Handler(Protocol):
    """Handler of one kind of downstream file."""

    def authorise(self, opened: OpenedDownstream) -> None:
        """Raise where the signer is not authorised; with exit code 3 the file is held."""
        ...

    def begins_anew(self, opened: OpenedDownstream) -> bool:
        """Return True if versions of an authorised signer need not be above those of the one before it."""
        ...

    def counted_as(self, opened: OpenedDownstream) -> str:
        """Return the key within which its version is compared: its subject, for most."""
        ...

    def apply(self, unit: UnitOfWork, opened: OpenedDownstream, batch: int) -> Applied:
        """In the transaction that also notes version and register. `batch` is the register's row."""
        ...


class DownstreamReader:
    """Applies what comes down, each file in one transaction."""

    def __init__(
        self, store: SqlStore, unit_name: Callable[[str, str], str], handlers: Mapping[str, Handler]
    ) -> None:
        self._store = store
        self._unit_name = unit_name
        self._handlers = handlers

    def receive(
        self, file: Path, name: str, size: int, opened: OpenedDownstream, before_merge: Callable[[], None]
    ) -> ReceivedFile:
        """`name` and `size` go into the register. Raises the reason of a refusal or of holding it."""
        head = opened.head
        if not self.check(opened):
            return self._known(file, opened)
        handler = self._handlers[head.kind]
        before_merge()
        handled = iso(self._store.clock.now())
        with bulk(self._store.connection), self._store.writing() as unit:
            batch = self._register(unit, name, size, opened, handled)
            applied = handler.apply(unit, opened, batch)
            note_received(unit, opened, handler.counted_as(opened), handled)
            keep(unit, head, opened.proof)
            unit.connection.execute(
                "UPDATE batch SET events = ?, new = ?, duplicate = ?, visits = ? WHERE n = ?",
                (applied.new + applied.duplicate, applied.new, applied.duplicate, applied.visits, batch),
            )
            batch_id = scalar(unit.connection.execute("SELECT id FROM batch WHERE n = ?", (batch,)))
        return ReceivedFile(
            file=file,
            state=FileState.MERGED,
            kind=head.kind,
            reason=self._late(opened),
            new=applied.new,
            duplicate=applied.duplicate,
            visits=applied.visits,
            number=head.version,
            unit_name=self._place(head.sender),
            number_code=number_code(head.sender.age_recipient, head.sender.signing_key),
            batch=BatchId(batch_id),
            handled=handled,
        )

    def check(self, opened: OpenedDownstream) -> bool:
        """Return True if the file is new. Raises the reason of a refusal or of holding it."""
        handler = self._handlers.get(opened.head.kind)
        if handler is None:
            raise UserError("batch.newer", exit_code=ExitCode.NEEDS_DECISION)
        handler.authorise(opened)
        return is_new(opened, self._last(opened), begins_anew=handler.begins_anew(opened))

    def _last(self, opened: OpenedDownstream) -> Standing | None:
        """The one in use of what the file is counted as."""
        kind = opened.head.kind
        return newest(self._store.connection, "in", kind, self._handlers[kind].counted_as(opened))

    def _late(self, opened: OpenedDownstream) -> UserError | None:
        if not opened.head.is_expired(self._store.clock.now()):
            return None
        expires = opened.head.expires or ""
        return UserError("downstream.expired", when=f"{expires[8:10]}/{expires[5:7]}/{expires[:4]}")

    def _known(self, file: Path, opened: OpenedDownstream) -> ReceivedFile:
        last = self._last(opened)
        handled = "" if last is None else last.handled
        return ReceivedFile(
            file=file,
            state=FileState.DONE_BEFORE,
            kind=opened.head.kind,
            reason=UserError("batch.done_before", when=shown(handled)),
            number=opened.head.version,
            unit_name=self._place(opened.head.sender),
            handled=handled,
        )

    def _register(
        self, unit: UnitOfWork, name: str, size: int, opened: OpenedDownstream, handled: str
    ) -> int:
        head = opened.head
        return insert_batch(
            unit,
            {
                "id": unit.new_id(),
                "direction": "in",
                "state": FileState.MERGED.value,
                "number": head.version,
                "profile": head.kind,
                "other_code": short_number(number_code(head.sender.age_recipient, head.sender.signing_key)),
                "other_unit": self._place(head.sender),
                "file": name,
                "sha256": opened.sha256,
                "bytes": size,
                "created": head.created,
                "handled": handled,
                "applied": 1,
                "forwarder": province_machine(unit, opened),
            },
        )

    def _place(self, sender: Sender) -> str:
        unit = self._unit_name(sender.unit_code, sender.unit_valid_from)
        return f"{sender.hamlet}, {unit}" if sender.hamlet else unit


def province_machine(unit: UnitOfWork, opened: OpenedDownstream) -> int:
    """Notes that a machine signs with the province's key, where that is who signed; the machine's row."""
    device, execute = opened.head.sender.device, unit.connection.execute
    execute("INSERT INTO device (id) VALUES (?) ON CONFLICT (id) DO NOTHING", (device,))
    province = authority.current(unit.connection)
    if province is not None and province.minisign == opened.signer:
        execute("INSERT OR REPLACE INTO province_machine VALUES (?, ?)", (device, opened.signer))
        unit.events.judge.machines_changed()
    return int(scalar(execute("SELECT n FROM device WHERE id = ?", (device,))))


class FromOurProvince:
    """`authorise` for all kinds that only the province of this workspace may send."""

    def __init__(self, store: SqlStore) -> None:
        self._store = store

    def authorise(self, opened: OpenedDownstream) -> None:
        """Raises `downstream.unknown_province` (held) or, for a replaced key, `downstream.old_key`."""
        province = authority.current(self._store.connection)
        if province is not None and opened.signer == province.minisign:
            return
        if authority.was_ours(self._store.connection, opened.signer):
            raise UserError("downstream.old_key")
        sender = opened.head.sender
        raise UserError(
            "downstream.unknown_province",
            number=number_code(sender.age_recipient, sender.signing_key),
            exit_code=ExitCode.NEEDS_DECISION,
        )

    def begins_anew(self, opened: OpenedDownstream) -> bool:
        """Always: whoever spoke for the province before is refused by the key."""
        del opened
        return True

    def counted_as(self, opened: OpenedDownstream) -> str:
        return opened.head.subject


def shown(handled: str) -> str:
    """`24/11/2026 08:41` of an ISO instant."""
    return f"{handled[8:10]}/{handled[5:7]}/{handled[:4]} {handled[11:16]}"
