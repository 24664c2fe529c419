"""Batch files in: opened in memory, checked, merged in one transaction each."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from core.base.clock import Hlc, iso
from core.base.errors import ExitCode, UserError
from core.base.ids import BatchId
from core.base.keytext import number_code
from core.enrolment.desk import COMMUNE_DIGITS
from core.enrolment.models import MachineKeys
from core.events.door import Door, KnowsUnit
from core.sync.coverage import Coverage
from core.sync.desk import FileState, NewKeys, ReceivedFile
from core.sync.file_desk import FilePreview
from core.sync.manifest import Manifest, Sender
from core.units.models import UnitKey, unit_key
from storage.db.bulk import bulk
from storage.db.files import PRIVATE, discard, make_folder, write_durably
from storage.db.folders import INCOMING
from storage.db.rows import first_row, scalar
from storage.keys.device_keys import DeviceKeys
from storage.log.event_store import Added
from storage.log.unit_of_work import UnitOfWork
from storage.queries.waiting_files import head_of
from storage.store import SqlStore
from storage.sync.batches.preview import Together, counted
from storage.sync.downstream.reader import DownstreamReader, Handler, shown
from storage.sync.format import age as agefile
from storage.sync.format import batch_file as container
from storage.sync.format import downstream_file as downstream
from storage.sync.format.batch_file import Opened, read_file
from storage.sync.registry.batches import insert_batch
from storage.sync.registry.held import HeldFiles, HeldNote
from storage.sync.registry.received import note_received
from storage.sync.registry.refused import RefusedFiles, refused_of
from storage.sync.trust import senders as trust
from storage.sync.trust.decisions import Decider

_log = logging.getLogger(__name__)


_DONE_BEFORE: Final = """
SELECT id, handled, number, other_unit FROM batch
WHERE sha256 = ? AND direction = 'in' AND applied AND profile IN ('pseudonymous', 'full')
"""


class _Done(NamedTuple):
    id: BatchId
    handled: str
    number: int
    unit_name: str


class BatchReader:
    """Merges what a workspace receives, and keeps each file as it came."""

    def __init__(
        self,
        store: SqlStore,
        keys: DeviceKeys,
        folder: Path,
        unit_name: Callable[[str, str], str],
        handlers: Mapping[str, Handler],
        *,
        knows_unit: KnowsUnit,
    ) -> None:
        self._store = store
        self._connection = store.connection
        self._keys = keys
        self._folder = folder
        self._unit_name = unit_name
        self._knows_unit = knows_unit
        self._held = HeldFiles(store, folder)
        self._downstream = DownstreamReader(store, unit_name, handlers)
        self.look_together(several=False)

    def look_together(self, *, several: bool) -> None:
        """The looks from now on are at files of one drop: what two of them bring is new once."""
        self._together = Together(self._connection, several=several)

    def receive(
        self,
        file: Path,
        *,
        new_keys: NewKeys,
        check_place: Callable[[UnitKey], None],
        before_merge: Callable[[], None],
    ) -> ReceivedFile:
        """Checks and merges one file in one transaction. Raises the reason of a refusal."""
        data = read_file(file)
        digest = hashlib.sha256(data).hexdigest()
        done = self._done_before(file, digest)
        if done is not None:
            if self._held.is_held(digest):
                self._held.release(digest)
            return done
        known: Sender | None = None
        number: int | None = None
        manifest: Manifest | None = None
        try:
            plain = agefile.decrypt(data, self._keys.identities)
            ours = agefile.recipients(self._keys.identities)
            if downstream.is_downstream(plain):
                opened_down = downstream.open_plain(plain, digest, ours)
                known, number = opened_down.head.sender, opened_down.head.version
                name = self._held.name_of(digest, file.name)
                received = self._downstream.receive(file, name, len(data), opened_down, before_merge)
            else:
                opened = container.open_plain(plain, digest, ours)
                manifest = opened.manifest
                known, number = manifest.sender, manifest.number
                self._check_sender(opened, new_keys, check_place)
                received = self._admit(file, data, opened, before_merge)
        except UserError as error:
            if error.exit_code is not ExitCode.NEEDS_DECISION:
                if error.code.startswith("downstream.") and self._held.is_held(digest):
                    self._held.release(digest)  # a newer file has replaced it since
                raise
            return self._hold(file, data, known, number, error, manifest=manifest)
        if self._held.is_held(digest):
            self._held.release(digest)
        return received

    def _done_before(self, file: Path, digest: str) -> ReceivedFile | None:
        row = first_row(_Done, self._connection.execute(_DONE_BEFORE, (digest,)))
        if row is None:
            return None
        return ReceivedFile(
            file=file,
            state=FileState.DONE_BEFORE,
            reason=UserError("batch.done_before", when=shown(row.handled)),
            batch=row.id,
            handled=row.handled,
            number=row.number,
            unit_name=row.unit_name,
        )

    def look(self, file: Path, *, new_keys: NewKeys, check_place: Callable[[UnitKey], None]) -> FilePreview:
        """Return the effects of receiving the file; the database and the folders are unchanged.

        Raises the reason of a refusal. A file that would be held is examined as if it were accepted.
        """
        data = read_file(file)
        digest = hashlib.sha256(data).hexdigest()
        done = self._done_before(file, digest)
        if done is not None:
            return FilePreview(
                file=file,
                state=done.state,
                reason=done.reason,
                sha256=digest,
                number=done.number,
                unit_name=done.unit_name,
            )
        plain = agefile.decrypt(data, self._keys.identities)
        ours = agefile.recipients(self._keys.identities)
        if downstream.is_downstream(plain):
            opened_down = downstream.open_plain(plain, digest, ours)
            is_new, head = self._downstream.check(opened_down), opened_down.head
            return FilePreview(
                file=file,
                state=FileState.MERGED if is_new else FileState.DONE_BEFORE,
                kind=head.kind,
                sha256=digest,
                number=head.version,
                created=head.created,
                unit_name=self._place(head.sender),
                number_code=number_code(head.sender.age_recipient, head.sender.signing_key),
            )
        opened = container.open_plain(plain, digest, ours)
        sender, reason = opened.manifest.sender, None
        try:
            self._check_sender(opened, new_keys, check_place)
        except UserError as error:
            if error.exit_code is not ExitCode.NEEDS_DECISION:
                raise
            reason = error
        seen = FilePreview(
            file=file,
            state=FileState.MERGED if reason is None else FileState.HELD,
            reason=reason,
            sha256=digest,
            number=opened.manifest.number,
            created=opened.manifest.created,
            unit_name=self._place(sender),
            number_code=number_code(sender.age_recipient, sender.signing_key),
            withheld=self._together.withheld(opened.manifest.withheld, comes_in=reason is None),
        )
        with bulk(self._connection), self._store.trying() as unit:
            batch, added = self._add(unit, file, len(data), opened, iso(self._store.clock.now()))
            unit.flush()
            found = counted(unit.connection, batch, added, seen, self._together.shared(batch))
            brought = {} if reason is not None else self._together.brought(batch)
        self._together.remember(file.name, brought)
        return found

    def _check_sender(
        self, opened: Opened, new_keys: NewKeys, check_place: Callable[[UnitKey], None]
    ) -> None:
        """Raises `batch.outside`, `batch.unknown_device` (held), or what `trust.is_trusted` raises."""
        sender = opened.manifest.sender
        check_place(unit_key(sender.unit_code, sender.unit_valid_from))
        trusted = trust.is_trusted(self._connection, sender, opened.manifest.created, self._keys.signing_key)
        if not trusted and new_keys is NewKeys.HOLD:
            raise UserError(
                "batch.unknown_device", number=trust.short(sender), exit_code=ExitCode.NEEDS_DECISION
            )

    def _admit(
        self, file: Path, data: bytes, opened: Opened, before_merge: Callable[[], None]
    ) -> ReceivedFile:
        before_merge()
        self._keep(INCOMING, data)
        try:
            return self._merge(file, data, opened)
        except UserError as error:
            discard(self._folder / INCOMING / f"{opened.sha256}.tnb")
            if error.exit_code is ExitCode.REFUSED:
                self._note_refused(opened, error.code)
            raise

    def _note_refused(self, opened: Opened, code: str) -> None:
        refused = refused_of(self._connection, opened, code, iso(self._store.clock.now()))
        if refused is not None:
            RefusedFiles(self._folder).note(refused)

    def _hold(
        self,
        file: Path,
        data: bytes,
        sender: Sender | None,
        number: int | None,
        reason: UserError,
        *,
        manifest: Manifest | None,
    ) -> ReceivedFile:
        """`manifest` is None of what comes down."""
        _log.info("a file is held: %s", reason.code)
        if sender is None:
            self._held.keep(file, data)
            return ReceivedFile(file=file, state=FileState.HELD, reason=reason)
        code = number_code(sender.age_recipient, sender.signing_key)
        note = None
        if manifest is not None:
            note = HeldNote(
                device=sender.device,
                number_code=code,
                unit_code=sender.unit_code,
                unit_valid_from=sender.unit_valid_from,
                number=manifest.number,
                reason=reason.code,
                head=head_of(manifest),
            )
        self._held.keep(file, data, note)
        return ReceivedFile(
            file=file,
            state=FileState.HELD,
            reason=reason,
            number=number,
            unit_name=self._place(sender),
            number_code=code,
        )

    def _place(self, sender: Sender) -> str:
        """Return the sender's place: `Khóm 3, Phường 8`."""
        unit = self._unit_name(sender.unit_code, sender.unit_valid_from)
        return f"{sender.hamlet}, {unit}" if sender.hamlet else unit

    def _keep(self, name: str, data: bytes) -> None:
        """Keeps a received file as it came, still encrypted: what was merged can be merged again."""
        folder = self._folder / name
        make_folder(folder)
        write_durably(folder / f"{hashlib.sha256(data).hexdigest()}.tnb", data, mode=PRIVATE)

    def _merge(self, file: Path, data: bytes, opened: Opened) -> ReceivedFile:
        manifest, sender = opened.manifest, opened.manifest.sender
        handled = iso(self._store.clock.now())
        with bulk(self._connection), self._store.writing() as unit:
            _, added = self._add(unit, file, len(data), opened, handled)
        _log.info(
            "file %d merged: %d events, %d new, %d here before",
            manifest.number,
            manifest.events,
            added.new,
            added.duplicate,
        )
        return ReceivedFile(
            file=file,
            state=FileState.MERGED,
            new=added.new,
            duplicate=added.duplicate,
            visits=added.visits,
            number=manifest.number,
            unit_name=self._place(sender),
            number_code=number_code(sender.age_recipient, sender.signing_key),
            batch=manifest.batch,
            handled=handled,
        )

    def _add(
        self, unit: UnitOfWork, file: Path, size: int, opened: Opened, handled: str
    ) -> tuple[int, Added]:
        """Everything that merging writes; the batch's row and what came."""
        manifest, sender = opened.manifest, opened.manifest.sender
        forwarder = self._trust(unit, sender, handled)
        number = insert_batch(
            unit,
            {
                "id": manifest.batch,
                "direction": "in",
                "state": FileState.MERGED.value,
                "number": manifest.number,
                "profile": manifest.profile.value,
                "other_code": trust.short(sender),
                "other_unit": self._place(sender),
                "reason": "held" if self._held.is_held(opened.sha256) else None,
                "file": self._held.name_of(opened.sha256, file.name),
                "sha256": opened.sha256,
                "bytes": size,
                "created": manifest.created,
                "handled": handled,
                "applied": 1,
                "forwarder": forwarder,
            },
        )
        coverage = Coverage(manifest)
        added = unit.events.add_received(
            opened.lines(), number, coverage.admit, Door(self._knows_unit), manifest.seals
        )
        coverage.finish()
        if added.newest:
            unit.observe(Hlc(added.newest))
        note_received(unit, number, manifest, handled)
        unit.connection.execute(
            "UPDATE batch SET events = ?, new = ?, duplicate = ?, visits = ? WHERE n = ?",
            (manifest.events, added.new, added.duplicate, added.visits, number),
        )
        return number, added

    def _trust(self, unit: UnitOfWork, sender: Sender, now: str) -> int:
        """Notes the sender's keys and place at its first file; its row."""
        execute = unit.connection.execute
        execute("INSERT INTO device (id) VALUES (?) ON CONFLICT (id) DO NOTHING", (sender.device,))
        changed = execute(
            "UPDATE device SET signing_key = ?, number_code = ?, unit_code = ?, unit_valid_from = ?,"
            " hamlet = ?, trusted_at = ?, trusted_how = ? WHERE id = ? AND trusted_at IS NULL",
            (
                sender.signing_key,
                number_code(sender.age_recipient, sender.signing_key),
                sender.unit_code,
                sender.unit_valid_from,
                sender.hamlet,
                now,
                "vouched" if trust.is_vouched(self._connection, sender) else "first file",
                sender.device,
            ),
        ).rowcount
        if changed:
            unit.audit("device.trusted", trust.short(sender))
            self._vouch(unit, sender)
            unit.events.judge.machines_changed()
        return int(scalar(execute("SELECT n FROM device WHERE id = ?", (sender.device,))))

    def _vouch(self, unit: UnitOfWork, sender: Sender) -> None:
        """Records that a machine of this commune was accepted, so that the province need not ask again."""
        own = (unit.meta("unit_code"), unit.meta("unit_valid_from"))
        if len(sender.unit_code) != COMMUNE_DIGITS or own != (sender.unit_code, sender.unit_valid_from):
            return
        if sender.signing_key == self._keys.signing_key or trust.is_named(self._connection, sender.device):
            return
        keys = MachineKeys(
            device=sender.device,
            unit_code=sender.unit_code,
            unit_valid_from=sender.unit_valid_from,
            hamlet=sender.hamlet,
            age=sender.age_recipient,
            minisign=sender.signing_key,
        )
        Decider(keys=self._keys, clock=self._store.clock).vouch(unit, keys)
