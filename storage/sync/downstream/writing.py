"""Downstream files out: one version for all addressees, each file read back, noted at the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Final, Protocol

from core.base.clock import iso
from core.base.program import VERSION
from core.events.lines import decode, digest
from core.sync.downstream import MAX_ADDRESSEES, DownHead, DownKind
from core.sync.keyfile import PublicKeys
from core.sync.manifest import Sender, StreamKey, StreamRanges
from core.sync.seals import Seal, SealedLine
from storage.db.files import make_folder, write_beside
from storage.db.rows import scalar
from storage.keys.device_keys import DeviceKeys
from storage.log.authority.seals import Seals, own_seals
from storage.store import SqlStore
from storage.sync.downstream.restore import streams_of
from storage.sync.format.downstream_file import seal_downstream
from storage.sync.registry.versions import next_version, note_written
from storage.sync.trust.province_keys import recovery_recipient

MOST_SEALS: Final = 12
"""A head travels upward again as proof of what is in use, and is short for that."""

_WORDS: Final = {
    DownKind.RECEIPT: "bien-nhan",
    DownKind.ROSTER: "danh-sach",
    DownKind.DECISIONS: "quyet-dinh",
    DownKind.CAMPAIGN: "chien-dich",
    DownKind.CATALOGUE: "danh-muc",
    DownKind.RESTORE: "khoi-phuc",
}


class OwnMachine(Protocol):
    """The keys of this machine, and the mark that it leaves beside the database."""

    write_anchor: Callable[[], None]

    @property
    def keys(self) -> DeviceKeys: ...

    def own_keys(self) -> PublicKeys: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class DownWriter:
    """Signs and seals in the name of this machine."""

    store: SqlStore
    machine: OwnMachine

    def sender(self) -> Sender:
        keys = self.machine.own_keys()
        return Sender(
            device=self.store.identity.device,
            incarnation=self.store.incarnation(),
            unit_code=keys.unit_code,
            unit_valid_from=keys.unit_valid_from,
            hamlet=keys.hamlet,
            age_recipient=keys.age_recipient,
            signing_key=keys.signing_key,
        )

    def _seals(self, kind: DownKind, body: bytes) -> tuple[Seal, ...]:
        """Of our own lines in a body; one seal a stream, over just those that the file carries.

        A restore pack also passes on the seals of the machines whose lines it carries.
        """
        if kind not in (DownKind.ROSTER, DownKind.DECISIONS, DownKind.RESTORE):
            return ()
        device = self.store.identity.device
        own: dict[StreamKey, list[SealedLine]] = {}
        for line in body.split(b"\n")[:-1]:
            event = decode(line)
            if event.device == device and self._is_ours(event.id):
                key = StreamKey(event.device, event.incarnation, event.cls)
                own.setdefault(key, []).append(SealedLine(event.seq, event.id, digest(line).hex()))
        streams = [
            StreamRanges(stream=key, ranges=((min(lines).seq, max(lines).seq),))
            for key, lines in sorted(own.items())
        ]
        ours = own_seals(streams[-MOST_SEALS:], own, {}, self.machine.keys.seed)
        if kind is not DownKind.RESTORE:
            return tuple(ours)
        kept = Seals(self.store.connection, lambda *stream: self._stream(StreamKey(*stream)))
        return (*ours, *kept.to_pass_on(streams_of(body), device))

    def _stream(self, key: StreamKey) -> int:
        stream = self.store.connection.execute(
            "SELECT s.n FROM stream s JOIN device d ON d.n = s.device"
            " WHERE d.id = ? AND s.incarnation = ? AND s.class = ?",
            (key.device, key.incarnation, key.cls.value),
        )
        return int(scalar(stream))

    def _is_ours(self, event: str) -> bool:
        sql = "SELECT 1 FROM event WHERE id = ? AND local"
        return self.store.connection.execute(sql, (event,)).fetchone() is not None

    def version(self, kind: DownKind, subject: str) -> int:
        return next_version(self.store.connection, kind.value, subject, self.store.clock.now())

    def write(
        self,
        kind: DownKind,
        bodies: Sequence[tuple[bytes, Sequence[str]]],
        out: Path,
        *,
        subject: str,
        days: int | None,
        label: str = "",
        names: Sequence[str] = (),
    ) -> tuple[int, tuple[Path, ...]]:
        """Return (version, files). Each of `bodies` is written for its age recipients, at most 60 a file.

        `days`: after this number the receiver is asked to fetch a newer one. `label` ends the name of each
        file; `names` are the endings of single files, where each body is one.
        """
        now = self.store.clock.now()
        version = self.version(kind, subject)
        head = DownHead(
            kind=kind.value,
            subject=subject,
            version=version,
            created=iso(now),
            expires=None if days is None else iso(now + timedelta(days=days)),
            sender=self.sender(),
            addressees=("",),
            app_version=VERSION,
        )
        groups = [
            (body, tuple(ages[at : at + MAX_ADDRESSEES]))
            for body, ages in bodies
            for at in range(0, len(ages), MAX_ADDRESSEES)
        ]
        make_folder(out)
        offline = recovery_recipient(self.store.connection)
        files = []
        for place, (body, ages) in enumerate(groups, start=1):
            piece = f"_{names[place - 1]}" if names else f"_{place}" if len(groups) > 1 else ""
            path = out / f"TN_{head.sender.unit_code}_{_WORDS[kind]}_{version}{label}{piece}.tnd"
            sealed = seal_downstream(
                replace(head, addressees=ages, seals=self._seals(kind, body)),
                body,
                recovery=offline,
                seed=self.machine.keys.seed,
            )
            files.append(write_beside(path, sealed))
        with self.store.writing() as unit:
            note_written(unit, head, iso(now))
            unit.audit(f"{kind.value}.write", f"{version} {len(files)}")
        self.machine.write_anchor()
        return version, tuple(files)
