"""Batch files of an open workspace: frozen, written, verified, marked; opened, checked, merged."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from core.clock import Hlc, iso, utc_millis
from core.errors import ExitCode, UserError
from core.exchange.coverage import Coverage, RangesBuilder
from core.exchange.desk import (
    BatchRow,
    ExportedBatch,
    ExportPreview,
    FileState,
    NewKeys,
    ReceivedFile,
    unit_key,
)
from core.exchange.keyfile import PublicKeys
from core.exchange.keytext import number_code, short_number
from core.exchange.lines import EventClass, decode
from core.exchange.manifest import Manifest, Profile, Sender, StreamKey, StreamRanges
from core.exchange.ranges import count
from core.ids import BatchId, DeviceId
from core.units.models import UnitKey
from core.version import VERSION
from core.workspace import WorkspaceInfo
from storage import device_keys
from storage.container import Opened, open_container, read_file, seal
from storage.database import transaction
from storage.device_keys import DeviceKeys
from storage.files import PRIVATE, write_durably, write_verified
from storage.payload import Carried, pack
from storage.store import SqlStore
from storage.unit_of_work import UnitOfWork

INCOMING: Final = "incoming"
HELD: Final = "held"

_CLASSES: Final = {
    Profile.PSEUDONYMOUS: (EventClass.PUBLIC,),
    Profile.FULL: (EventClass.PUBLIC, EventClass.PERSONAL),
}

_SEQUENCES: Final = """
SELECT d.id, s.incarnation, s.class, e.seq FROM event e JOIN stream s ON s.n = e.stream
JOIN device d ON d.n = s.device WHERE e.live AND s.class <> 'local' ORDER BY e.n
"""

_LINES: Final = """
SELECT d.id, s.incarnation, s.class, e.seq, e.line FROM event e JOIN stream s ON s.n = e.stream
JOIN device d ON d.n = s.device WHERE e.live AND s.class IN (SELECT value FROM json_each(?)) ORDER BY e.n
"""


class SqlBatches:
    """Answers `core.exchange.desk.BatchKeeper`."""

    def __init__(
        self,
        store: SqlStore,
        folder: Path,
        info: WorkspaceInfo,
        *,
        unit_name: Callable[[str, str], str],
        write_anchor: Callable[[], None],
    ) -> None:
        self._unit_name = unit_name
        self._store = store
        self._connection = store.connection
        self._folder = folder
        self._info = info
        self._write_anchor = write_anchor

    def own_keys(self) -> PublicKeys:
        keys = self._keys
        return PublicKeys(
            unit_code=self._info.unit.code,
            unit_valid_from=self._info.unit.valid_from.isoformat(),
            unit_name=self._info.unit_name,
            hamlet=self._info.hamlet,
            age_recipient=keys.recipient,
            signing_key=keys.signing_key,
        )

    @cached_property
    def _keys(self) -> DeviceKeys:
        return device_keys.from_texts(json.loads(self._store.meta("device_keys") or "{}"))

    def preview(self, profile: Profile) -> ExportPreview:
        streams, withheld = self._streams(profile)
        sending = self._store.figures.sending()
        return ExportPreview(
            number=self._next_number(),
            events=sum(count(entry.ranges) for entry in streams),
            withheld=sum(count(entry.ranges) for entry in withheld),
            visits=sending.local + sending.sent,
            fresh=sending.local,
        )

    def write(self, keys: PublicKeys, profile: Profile, out: Path) -> ExportedBatch:
        """Freezes, writes, reads back, then marks: a crash on the way only leaves a file to repeat."""
        if not out.is_dir():
            raise UserError("export.no_folder", folder=str(out), exit_code=ExitCode.STORAGE)
        with transaction(self._connection):
            sealed, manifest, last_event = self._seal(keys, profile)
        files = tuple(self._write_parts(sealed, manifest.number, out))
        self._write_anchor()
        exported = ExportedBatch(
            batch=manifest.batch,
            number=manifest.number,
            files=files,
            events=manifest.events,
            withheld=sum(count(entry.ranges) for entry in manifest.withheld),
            size=sum(len(data) for data in sealed),
        )
        self._mark_sent(exported, sealed, keys, profile, last_event)
        return exported

    def _seal(self, keys: PublicKeys, profile: Profile) -> tuple[list[bytes], Manifest, int]:
        """The sealed parts of one snapshot, the manifest of the whole, and the last event in it."""
        rows = self._connection.execute(_LINES, (json.dumps([cls.value for cls in _CLASSES[profile]]),))
        carried = (
            Carried(StreamKey(DeviceId(device), incarnation, EventClass(cls)), seq, bytes(line))
            for device, incarnation, cls, seq, line in rows
        )
        payloads = list(pack(carried))
        last_event = int(self._connection.execute("SELECT coalesce(max(n), 0) FROM event").fetchone()[0])
        manifest = self._manifest(keys, profile, len(payloads))
        sealed = [
            seal(
                replace(manifest, part=part, withheld=manifest.withheld if part == 1 else ()),
                payload,
                recipients=[keys.age_recipient],
                seed=self._keys.seed,
            )
            for part, payload in enumerate(payloads, start=1)
        ]
        events = sum(payload.events for payload in payloads)
        return sealed, replace(manifest, events=events), last_event

    def _manifest(self, keys: PublicKeys, profile: Profile, parts: int) -> Manifest:
        now = self._store.clock.now()
        own = self.own_keys()
        return Manifest(
            batch=BatchId(self._store.ids.new(utc_millis(now))),
            number=self._next_number(),
            parts=parts,
            created=iso(now),
            profile=profile,
            sender=Sender(
                device=self._store.identity.device,
                incarnation=self._store.identity.incarnation,
                unit_code=own.unit_code,
                unit_valid_from=own.unit_valid_from,
                hamlet=own.hamlet,
                age_recipient=own.age_recipient,
                signing_key=own.signing_key,
            ),
            addressee=keys.age_recipient,
            withheld=self._streams(profile)[1],
            app_version=VERSION,
        )

    def _write_parts(self, sealed: Sequence[bytes], number: int, out: Path) -> Iterator[Path]:
        machine = short_number(self._keys.number).replace("-", "")
        for part, data in enumerate(sealed, start=1):
            piece = f"_{part}" if len(sealed) > 1 else ""
            path = out / f"TN_{self._info.unit.code}_{machine}_{number:04d}{piece}.tnb"
            write_verified(path, data)
            yield path

    def _mark_sent(
        self,
        exported: ExportedBatch,
        sealed: Sequence[bytes],
        keys: PublicKeys,
        profile: Profile,
        last_event: int,
    ) -> None:
        visits = self._connection.execute("SELECT count(*) FROM visit WHERE event <= ?", (last_event,))
        row = {
            "id": exported.batch,
            "direction": "out",
            "state": "sent",
            "number": exported.number,
            "profile": profile.value,
            "other_code": short_number(keys.number),
            "other_unit": keys.unit_name,
            "file": exported.files[0].name,
            "sha256": hashlib.sha256(sealed[0]).hexdigest(),
            "bytes": exported.size,
            "handled": iso(self._store.clock.now()),
            "events": exported.events,
            "visits": visits.fetchone()[0],
            "last_event": last_event,
        }
        with self._store.writing() as unit:
            _insert_batch(unit, row)
            unit.audit("batch.export", f"{exported.number} {profile.value} {short_number(keys.number)}")

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
        before = self._connection.execute(
            "SELECT id, handled, number, other_unit FROM batch"
            " WHERE sha256 = ? AND direction = 'in' AND applied",
            (hashlib.sha256(data).hexdigest(),),
        ).fetchone()
        if before is not None:
            return ReceivedFile(
                file=file,
                state=FileState.DONE_BEFORE,
                reason=UserError("batch.done_before", when=_shown(before[1])),
                batch=BatchId(before[0]),
                handled=before[1],
                number=before[2],
                unit_name=before[3],
            )
        opened = self._opened(file, data)
        if isinstance(opened, ReceivedFile):
            return opened
        sender = opened.manifest.sender
        check_place(unit_key(sender.unit_code, sender.unit_valid_from))
        if new_keys is NewKeys.HOLD and not self._is_trusted(sender):
            return self._hold(file, data, opened, UserError("batch.unknown_device", number=_short(sender)))
        before_merge()
        self._keep(INCOMING, data)
        received = self._merge(file, data, opened)
        (self._folder / HELD / f"{opened.sha256}.tnb").unlink(missing_ok=True)
        return received

    def _opened(self, file: Path, data: bytes) -> Opened | ReceivedFile:
        try:
            return open_container(data, [self._keys.identity])
        except UserError as error:
            if error.exit_code is not ExitCode.NEEDS_DECISION:
                raise
            self._keep(HELD, data)
            return ReceivedFile(file=file, state=FileState.HELD, reason=error)

    def _is_trusted(self, sender: Sender) -> bool:
        """Whether this device's key was accepted. Raises `batch.key_changed` for another key."""
        row = self._connection.execute(
            "SELECT signing_key, trusted_at FROM device WHERE id = ?", (sender.device,)
        ).fetchone()
        if row is None or row[1] is None:
            return sender.signing_key == self._keys.signing_key
        if row[0] != sender.signing_key:
            raise UserError("batch.key_changed", number=_short(sender))
        return True

    def _hold(self, file: Path, data: bytes, opened: Opened, reason: UserError) -> ReceivedFile:
        self._keep(HELD, data)
        sender = opened.manifest.sender
        return ReceivedFile(
            file=file,
            state=FileState.HELD,
            reason=reason,
            number=opened.manifest.number,
            number_code=number_code(sender.age_recipient, sender.signing_key),
        )

    def _keep(self, name: str, data: bytes) -> None:
        """Keeps a received file as it came, still encrypted: what was merged can be merged again."""
        folder = self._folder / name
        folder.mkdir(exist_ok=True)
        write_durably(folder / f"{hashlib.sha256(data).hexdigest()}.tnb", data, mode=PRIVATE)

    def _merge(self, file: Path, data: bytes, opened: Opened) -> ReceivedFile:
        manifest, sender = opened.manifest, opened.manifest.sender
        handled = iso(self._store.clock.now())
        with self._store.writing() as unit:
            self._trust(unit, sender, handled)
            number = _insert_batch(
                unit,
                {
                    "id": manifest.batch,
                    "direction": "in",
                    "state": FileState.MERGED.value,
                    "number": manifest.number,
                    "profile": manifest.profile.value,
                    "other_code": _short(sender),
                    "other_unit": self._unit_name(sender.unit_code, sender.unit_valid_from),
                    "file": file.name,
                    "sha256": opened.sha256,
                    "bytes": len(data),
                    "created": manifest.created,
                    "handled": handled,
                    "applied": 1,
                },
            )
            added = unit.events.add_received(_declared(opened), number)
            newest = unit.connection.execute(
                "SELECT max(e.hlc) FROM event_batch b JOIN event e ON e.n = b.event WHERE b.batch = ?",
                (number,),
            ).fetchone()[0]
            if newest is not None:
                unit.observe(Hlc(newest))
            unit.connection.execute(
                "UPDATE batch SET events = ?, new = ?, duplicate = ?, visits = ? WHERE n = ?",
                (manifest.events, added.new, added.duplicate, added.visits, number),
            )
        return ReceivedFile(
            file=file,
            state=FileState.MERGED,
            new=added.new,
            duplicate=added.duplicate,
            visits=added.visits,
            number=manifest.number,
            number_code=number_code(sender.age_recipient, sender.signing_key),
            batch=manifest.batch,
            handled=handled,
        )

    def _trust(self, unit: UnitOfWork, sender: Sender, now: str) -> None:
        execute = unit.connection.execute
        execute("INSERT INTO device (id) VALUES (?) ON CONFLICT (id) DO NOTHING", (sender.device,))
        changed = execute(
            "UPDATE device SET signing_key = ?, number_code = ?, unit_code = ?, unit_valid_from = ?,"
            " hamlet = ?, trusted_at = ?, trusted_how = 'first file' WHERE id = ? AND trusted_at IS NULL",
            (
                sender.signing_key,
                number_code(sender.age_recipient, sender.signing_key),
                sender.unit_code,
                sender.unit_valid_from,
                sender.hamlet,
                now,
                sender.device,
            ),
        ).rowcount
        if changed:
            unit.audit("device.trusted", _short(sender))

    def register(self) -> Sequence[BatchRow]:
        rows = self._connection.execute(
            "SELECT id, direction, state, number, other_unit, other_code, file, bytes, handled, events, new,"
            " duplicate, visits FROM batch ORDER BY n DESC"
        )
        return [_batch_row(row) for row in rows]

    def _streams(self, profile: Profile) -> tuple[tuple[StreamRanges, ...], tuple[StreamRanges, ...]]:
        """(carried, withheld): every live event by stream; local ones are in neither."""
        carried, withheld = RangesBuilder(), RangesBuilder()
        for device, incarnation, cls, seq in self._connection.execute(_SEQUENCES):
            key = StreamKey(DeviceId(device), incarnation, EventClass(cls))
            (carried if key.cls in _CLASSES[profile] else withheld).add(key, seq)
        return carried.built(), withheld.built()

    def _next_number(self) -> int:
        row = self._connection.execute(
            "SELECT coalesce(max(number), 0) + 1 FROM batch WHERE direction = 'out'"
        ).fetchone()
        return int(row[0])


def _declared(opened: Opened) -> Iterator[bytes]:
    """The lines of a file, each checked against the ranges that its manifest declares."""
    coverage = Coverage(opened.manifest)
    for line in opened.lines():
        coverage.admit(decode(line))
        yield line
    coverage.finish()


def _insert_batch(unit: UnitOfWork, row: Mapping[str, object]) -> int:
    columns = ", ".join(row)
    marks = ", ".join("?" for _ in row)
    inserted = unit.connection.execute(
        f"INSERT INTO batch ({columns}) VALUES ({marks}) RETURNING n", tuple(row.values())
    )
    return int(inserted.fetchone()[0])


def _batch_row(row: Sequence[Any]) -> BatchRow:
    return BatchRow(
        batch=BatchId(row[0]),
        outgoing=row[1] == "out",
        state=row[2],
        number=row[3],
        unit_name=row[4] or "",
        number_code=row[5] or "",
        file=row[6],
        size=row[7],
        handled=row[8],
        events=row[9] or 0,
        new=row[10] or 0,
        duplicate=row[11] or 0,
        visits=row[12] or 0,
    )


def _short(sender: Sender) -> str:
    return short_number(number_code(sender.age_recipient, sender.signing_key))


def _shown(handled: str) -> str:
    """`24/11/2026 08:41` of an ISO instant."""
    return f"{handled[8:10]}/{handled[5:7]}/{handled[:4]} {handled[11:16]}"
