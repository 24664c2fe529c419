"""Batch files out: frozen in one transaction, written, read back, then marked."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, TypeVar

from core.base.clock import iso, utc_millis
from core.base.errors import ExitCode, UserError
from core.base.ids import BatchId, DeviceId
from core.base.keytext import short_number
from core.base.program import VERSION
from core.base.progress import SILENT, Progress
from core.events.lines import EventClass, digest
from core.sync.coverage import RangesBuilder, joined
from core.sync.desk import SENT, ExportedBatch, ExportPreview
from core.sync.keyfile import PublicKeys
from core.sync.manifest import Manifest, Profile, Sender, StreamKey, StreamRanges
from core.sync.ranges import count
from core.sync.seals import Seal, SealedLine
from storage.db.connection import reading
from storage.db.files import make_folder, write_beside
from storage.db.rows import scalar
from storage.keys.device_keys import DeviceKeys
from storage.log.authority.seals import Seals, own_seals
from storage.projections.base.conditions import WITHHELD
from storage.queries.named_places import NamedPlaces
from storage.store import SqlStore
from storage.sync.format.batch_file import seal
from storage.sync.format.payload import Carried, Payload, pack
from storage.sync.registry.batches import insert_batch
from storage.sync.registry.proofs import proofs_for
from storage.sync.registry.received import note_streams
from storage.sync.registry.sent import SentFiles, Unacknowledged, note_files, previous_number
from storage.sync.trust.province_keys import recovery_recipient

_log = logging.getLogger(__name__)

T = TypeVar("T")

_CLASSES: Final = {
    Profile.PSEUDONYMOUS: (EventClass.PUBLIC,),
    Profile.FULL: (EventClass.PUBLIC, EventClass.PERSONAL),
}

_GOES: Final = f"""
e.stream IN (SELECT n FROM stream WHERE class IN (SELECT value FROM json_each(:classes)))
AND e.n NOT IN ({WITHHELD}) AND e.n NOT IN (SELECT value FROM json_each(:named))
"""

_LINES: Final = f"""
SELECT e.stream, e.seq, e.line, e.id, e.local FROM event e WHERE e.live AND {_GOES} {{unless}} ORDER BY e.n
"""

_NUMBERS: Final = f"""
SELECT count(*) FROM (SELECT DISTINCT e.stream, e.seq FROM event e WHERE e.live AND {_GOES} {{unless}})
"""

_STAYS: Final = f"""
SELECT e.stream, e.seq FROM event e WHERE e.live AND NOT ({_GOES}) {{unless}}
  AND e.stream IN (SELECT n FROM stream WHERE class <> 'local') ORDER BY e.n
"""

_ENVELOPE_BYTES: Final = 2_000
_USUAL_BYTES: Final = 110
"""Of a packed file without its events, and of an event in it."""

_ROWS_A_LOOK: Final = 1_000


@dataclass(frozen=True, slots=True)
class _Asked:
    """Order of one file; `named` are lines that name a resident, which it leaves out."""

    profile: Profile
    unless: Unacknowledged
    named: Sequence[int] = ()


class BatchWriter:
    """Writes what a workspace sends."""

    def __init__(
        self,
        store: SqlStore,
        keys: DeviceKeys,
        own: PublicKeys,
        write_anchor: Callable[[], None],
        folder: Path,
    ) -> None:
        """A copy of each file that was written is kept below `folder`."""
        self._store = store
        self._connection = store.connection
        self._keys = keys
        self._own = own
        self._write_anchor = write_anchor
        self._copies = SentFiles(folder)

    def preview(
        self, profile: Profile, keys: PublicKeys | None, *, everything: bool, counted: bool
    ) -> ExportPreview:
        sending = self._store.figures.sending()
        quick = ExportPreview(
            number=self._next_number(),
            visits=sending.local + sending.sent,
            fresh=sending.local,
        )
        if not counted:
            return quick
        asked = _Asked(profile, Unacknowledged.of(self._connection, None if everything else keys))
        events = int(scalar(self._rows(_NUMBERS, asked)))
        return replace(
            quick,
            events=events,
            size=_ENVELOPE_BYTES + int(events * self._bytes_an_event()),
            withheld=sum(count(entry.ranges) for entry in self._withheld(asked)),
            is_counted=True,
        )

    def write(
        self,
        keys: PublicKeys,
        profile: Profile,
        out: Path,
        *,
        everything: bool = False,
        state: str = SENT,
        progress: Progress = SILENT,
    ) -> ExportedBatch:
        """Freezes, writes, reads back, then marks: a crash on the way only leaves a file to repeat.

        What the addressee acknowledged is left out, unless `everything` is asked for. Sealing takes the time;
        from the first file on it runs to its end.
        """
        unless = Unacknowledged.of(self._connection, None if everything else keys)
        if not out.is_dir() and not out.parent.is_dir():
            raise UserError("export.no_folder", folder=str(out), exit_code=ExitCode.STORAGE)
        make_folder(out)
        places = self._named_places(unless) if profile is Profile.PSEUDONYMOUS else None
        asked = _Asked(profile, unless, places.lines if places else ())
        with reading(self._connection):
            sealed, manifest, last_event = self._seal(keys, asked, progress)
        progress.checkpoint()
        digests = tuple(hashlib.sha256(data).hexdigest() for data in sealed)
        self._copies.keep(sealed, digests)
        self._write_anchor()  # before anything leaves: what has left must not be numbered again
        written = tuple(self._write_parts(sealed, manifest.number, out))
        exported = ExportedBatch(
            batch=manifest.batch,
            number=manifest.number,
            files=tuple(path for _, path in written),
            events=manifest.events,
            withheld=sum(count(entry.ranges) for entry in manifest.withheld),
            size=sum(len(data) for data in sealed),
            sha256=digests,
            spared=tuple(wanted for wanted, path in written if path != wanted),
            named=places.codes() if places else (),
        )
        self._mark_sent(exported, keys, manifest, last_event, unless, state=state)
        self._copies.prune(self._connection)
        _log.info(
            "file %d: %d events in %d parts, %d bytes",
            exported.number,
            exported.events,
            len(exported.files),
            exported.size,
        )
        return exported

    def _named_places(self, unless: Unacknowledged) -> NamedPlaces:
        """The lines that no file without names carries; whose household needs it is added again without."""
        places = NamedPlaces(self._connection)
        if places.lines:
            with self._store.writing() as unit:
                places.add_again(unit, unless.sql, unless.values)
        return places

    def _seal(self, keys: PublicKeys, asked: _Asked, progress: Progress) -> tuple[list[bytes], Manifest, int]:
        """The sealed parts of one snapshot, the manifest of the whole, and the last event in it."""
        streams = self._streams()
        rows = self._rows(_LINES, asked)
        sealing = _Sealing(self._store.identity.device)
        carried = (
            sealing.take(Carried(streams[stream], seq, line), event, is_ours=bool(ours))
            for stream, seq, line, event, ours in _watched(rows, progress)
        )
        payloads = list(pack(carried))
        last_event = int(scalar(self._connection.execute("SELECT coalesce(max(n), 0) FROM event")))
        manifest = self._manifest(keys, asked, len(payloads))
        offline = recovery_recipient(self._connection)
        sealed = [
            seal(
                replace(
                    manifest if part == 1 else replace(manifest, part=part, withheld=(), in_use=()),
                    seals=self._seals(payload, sealing, asked.named),
                ),
                payload,
                recipients=[keys.age_recipient, *filter(None, [offline])],
                seed=self._keys.seed,
            )
            for part, payload in enumerate(_told(payloads, progress), start=1)
        ]
        events = sum(payload.events for payload in payloads)
        ranges = joined(entry for payload in payloads for entry in payload.streams)
        return sealed, replace(manifest, events=events, streams=ranges), last_event

    def _seals(self, part: Payload, sealing: _Sealing, named: Sequence[int]) -> tuple[Seal, ...]:
        """Of our own lines in this part, and those of other machines whose lines it passes on."""
        own = own_seals(part.streams, sealing.ours, sealing.others, self._keys.seed)
        with_numbers = {key: n for n, key in self._streams().items()}
        kept = Seals(self._connection, lambda *key: with_numbers[StreamKey(*key)])
        return (*own, *kept.to_pass_on(part.streams, sealing.device, named))

    def _manifest(self, keys: PublicKeys, asked: _Asked, parts: int) -> Manifest:
        now = self._store.clock.now()
        own = self._own
        return Manifest(
            batch=BatchId(self._store.ids.new(utc_millis(now))),
            number=self._next_number(),
            previous=previous_number(self._connection, keys),
            parts=parts,
            created=iso(now),
            profile=asked.profile,
            sender=Sender(
                device=self._store.identity.device,
                incarnation=self._store.incarnation(),
                unit_code=own.unit_code,
                unit_valid_from=own.unit_valid_from,
                hamlet=own.hamlet,
                age_recipient=own.age_recipient,
                signing_key=own.signing_key,
            ),
            addressee=keys.age_recipient,
            withheld=self._withheld(asked),
            in_use=proofs_for(self._connection, keys.signing_key),
            app_version=VERSION,
        )

    def _write_parts(self, sealed: Sequence[bytes], number: int, out: Path) -> Iterator[tuple[Path, Path]]:
        """Yield (wanted path, path as written) of each part."""
        machine = short_number(self._keys.number).replace("-", "")
        for part, data in enumerate(sealed, start=1):
            piece = f"_{part}" if len(sealed) > 1 else ""
            wanted = out / f"TN_{self._own.unit_code}_{machine}_{number:04d}{piece}.tnb"
            yield wanted, write_beside(wanted, data)

    def _mark_sent(
        self,
        exported: ExportedBatch,
        keys: PublicKeys,
        manifest: Manifest,
        last_event: int,
        unless: Unacknowledged,
        *,
        state: str,
    ) -> None:
        visits = self._connection.execute(
            "SELECT count(*) FROM visit v JOIN event e ON e.n = v.event"
            f" WHERE e.live AND e.n <= :last {unless.sql}",
            {"last": last_event, **unless.values},
        )
        row = {
            "id": exported.batch,
            "direction": "out",
            "state": state,
            "number": exported.number,
            "profile": manifest.profile.value,
            "previous": manifest.previous,
            "other_key": keys.signing_key,
            "other_code": short_number(keys.number),
            "other_unit": keys.unit_name,
            "file": exported.files[0].name,
            "sha256": exported.sha256[0],
            "bytes": exported.size,
            "handled": iso(self._store.clock.now()),
            "events": exported.events,
            "visits": scalar(visits),
            "last_event": last_event,
        }
        with self._store.writing() as unit:
            batch = insert_batch(unit, row)
            note_streams(unit, batch, manifest.streams, withheld=False)
            note_files(unit, batch, exported.files, exported.sha256)
            what = f"{exported.number} {manifest.profile.value} {short_number(keys.number)}"
            unit.audit("batch.export", what)

    def _withheld(self, asked: _Asked) -> tuple[StreamRanges, ...]:
        """Live events that a file of this profile leaves out; local ones are never counted."""
        streams, withheld = self._streams(), RangesBuilder()
        for stream, seq in self._rows(_STAYS, asked):
            withheld.add(streams[stream], seq)
        return withheld.built()

    def _streams(self) -> dict[int, StreamKey]:
        rows = self._connection.execute(
            "SELECT s.n, d.id, s.incarnation, s.class FROM stream s JOIN device d ON d.n = s.device"
        )
        return {
            n: StreamKey(DeviceId(device), incarnation, EventClass(cls))
            for n, device, incarnation, cls in rows
        }

    def _rows(self, sql: str, asked: _Asked) -> Any:
        """A cursor over the events that go or stay."""
        told = {
            "classes": json.dumps([cls.value for cls in _CLASSES[asked.profile]]),
            "named": json.dumps(asked.named),
            **asked.unless.values,
        }
        return self._connection.execute(sql.format(unless=asked.unless.sql), told)

    def _bytes_an_event(self) -> float:
        size, events = self._connection.execute(
            "SELECT bytes, events FROM batch WHERE direction = 'out' AND events > 100 ORDER BY n DESC LIMIT 1"
        ).fetchone() or (0, 0)
        return max(size - _ENVELOPE_BYTES, 0) / events if events else _USUAL_BYTES

    def _next_number(self) -> int:
        following = "SELECT coalesce(max(number), 0) + 1 FROM batch WHERE direction = 'out'"
        return int(scalar(self._connection.execute(following)))


class _Sealing:
    """Places and hashes of the lines of this machine's streams on their way into a file."""

    def __init__(self, device: str) -> None:
        self.device = device
        self.ours: dict[StreamKey, list[SealedLine]] = {}
        self.others: dict[StreamKey, list[SealedLine]] = {}

    def take(self, carried: Carried, event: str, *, is_ours: bool) -> Carried:
        if carried.stream.device == self.device:
            kept = self.ours if is_ours else self.others
            line = SealedLine(carried.seq, event, digest(carried.line).hex())
            kept.setdefault(carried.stream, []).append(line)
        return carried


def _watched(rows: Iterable[T], progress: Progress) -> Iterator[T]:
    """Yield the rows; check for cancellation every few rows."""
    for place, row in enumerate(rows):
        if place % _ROWS_A_LOOK == 0:
            progress.checkpoint()
        yield row


def _told(parts: Sequence[T], progress: Progress) -> Iterator[T]:
    """Each part, with how far it is."""
    for place, part in enumerate(parts):
        progress.checkpoint()
        progress.report(place, len(parts))
        yield part
