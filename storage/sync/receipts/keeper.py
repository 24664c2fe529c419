"""Receipts and downstream files of an open workspace. It answers `core.sync.answer_desk.AnswerKeeper`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

import orjson

from core.base.clock import iso, parse_instant
from core.base.errors import UserError
from core.base.ids import DeviceId, VisitId
from core.base.progress import SILENT, Progress
from core.base.text import name_part
from core.campaigns.parsing import bundled_bytes, bundled_ids
from core.figures.arrivals import Lack
from core.figures.files import Files
from core.sync.answer_desk import (
    AnsweredMachine,
    AskedOfUs,
    DownInUse,
    ReceivedReceipt,
    RestoredWard,
    SentBatch,
    SlowClock,
    StreamState,
    WrittenDown,
    WrittenRestore,
)
from core.sync.downstream import DownKind
from core.sync.ranges import Ranges
from core.sync.receipt_reader import parse
from core.sync.receipts import Place, Receipt, serialise
from core.units.models import UnitKey
from storage.db.rows import scalar
from storage.local.reference import SqlReferenceData
from storage.queries import sending as states
from storage.queries.arrivals import MachineFiles
from storage.store import SqlStore
from storage.sync.batches.keeper import SqlBatches
from storage.sync.downstream.lines import (
    DECISION_KINDS,
    ROSTER_KINDS,
    LinesHandler,
    decisions_body,
    roster_body,
)
from storage.sync.downstream.references import CampaignHandler, CatalogueHandler
from storage.sync.downstream.restore import RestoreHandler, content, restored, ward_parts
from storage.sync.downstream.writing import DownWriter
from storage.sync.receipts.clock import forget_if_right, slow_clock
from storage.sync.receipts.reading import ReceiptHandler
from storage.sync.receipts.requests import as_it_stands
from storage.sync.receipts.writing import (
    Answered,
    asked_of,
    forked_lives,
    missing_of,
    receipt_for,
    senders,
)
from storage.sync.registry.refused import Refused

_FRESH: Final = """
SELECT (SELECT count(*) FROM batch WHERE device = :device AND direction = 'in'),
  (SELECT count(*) FROM batch WHERE device = :device AND direction = 'in' AND handled > :since),
  (SELECT json_group_array(DISTINCT number) FROM batch
    WHERE device = :device AND direction = 'in' AND number IS NOT NULL)
"""
_KINDS: Final = frozenset(kind.value for kind in DownKind)


class SqlAnswers:
    """Over one connection; also registers with `batches` the handler of each kind of downstream file."""

    def __init__(
        self,
        store: SqlStore,
        batches: SqlBatches,
        references: SqlReferenceData,
        unit_name: Callable[[str, str], str],
    ) -> None:
        self._store = store
        self._connection = store.connection
        self._unit_name = unit_name
        self._refused = batches.refused
        self._arrivals = batches.arrivals
        self._writer = DownWriter(store=store, machine=batches)
        batches.handlers |= {
            DownKind.RECEIPT.value: ReceiptHandler(store, unit_name),
            DownKind.ROSTER.value: LinesHandler(store, ROSTER_KINDS),
            DownKind.DECISIONS.value: LinesHandler(store, DECISION_KINDS),
            DownKind.CAMPAIGN.value: CampaignHandler(store, references),
            DownKind.CATALOGUE.value: CatalogueHandler(store, references),
            DownKind.RESTORE.value: RestoreHandler(store),
        }

    def machines(self) -> Sequence[AnsweredMachine]:
        forked, refused = forked_lives(self._connection), self._refused.all()
        arrived, gaps = self._arrivals.machines(), self._arrivals.gaps()
        found = [
            self._machine(to, arrived.get(to.device), gaps, forked, refused)
            for to in senders(self._connection, self._store.identity.device)
        ]
        return sorted(found, key=lambda entry: (-entry.fresh, entry.place, entry.device))

    def _machine(
        self,
        to: Answered,
        arrived: MachineFiles | None,
        gaps: Mapping[int, Ranges],
        forked: frozenset[tuple[str, str]],
        refused: Sequence[Refused],
    ) -> AnsweredMachine:
        missing = missing_of(self._connection, to, gaps, self._store.identity.device)
        since = self._store.meta(_answered(to.device)) or ""
        files, fresh, came = self._connection.execute(_FRESH, {"device": to.row, "since": since}).fetchone()
        return AnsweredMachine(
            device=to.device,
            place=states.place_of(self._connection, to.device, self._unit_name),
            received=to.received,
            files=files,
            fresh=fresh + sum(one.device == to.device and one.handled > since for one in refused),
            missing=missing,
            files_state=Files() if arrived is None else arrived.files(self._store.clock.now()),
            asked=asked_of(to, forked, missing),
            came=tuple(sorted(orjson.loads(came))),
        )

    def write_receipts(
        self, devices: Sequence[DeviceId] | None, out: Path, progress: Progress = SILENT
    ) -> WrittenDown:
        now = self._store.clock.now()
        wanted = [
            to
            for to in senders(self._connection, self._store.identity.device)
            if devices is None or to.device in frozenset(devices)
        ]
        if not wanted:
            raise UserError("receipt.nobody")
        refused, arrived = self._refused.all(), self._arrivals.machines()
        bodies = []
        for place, to in enumerate(wanted):
            progress.checkpoint()
            progress.report(place, len(wanted))
            lack = arrived[to.device].lack if to.device in arrived else Lack()
            bodies.append((serialise(receipt_for(self._connection, to, now, refused, lack)), [to.age]))
        progress.checkpoint()
        version, files = self._writer.write(
            DownKind.RECEIPT,
            bodies,
            out,
            subject=self._store.identity.device,
            days=None,
            names=[name_part(states.place_of(self._connection, to.device, self._unit_name)) for to in wanted],
        )
        with self._store.writing() as unit:
            for to in wanted:
                unit.set_meta(_answered(to.device), now.isoformat(timespec="seconds"))
        return WrittenDown(kind=DownKind.RECEIPT, version=version, files=files, machines=len(wanted))

    def received(self) -> Sequence[ReceivedReceipt]:
        forget_if_right(self._store)
        rows = self._connection.execute(
            "SELECT receiver, place, number, made, received, body FROM receipt ORDER BY received DESC"
        ).fetchall()
        return [
            self._receipt(receiver, parse(body), place=place, number=number, made=made, received=received)
            for receiver, place, number, made, received, body in rows
        ]

    def slow_clock(self) -> SlowClock | None:
        return slow_clock(self._connection, self._store.clock.now())

    def _receipt(
        self, receiver: str, receipt: Receipt, *, place: str, number: int, made: str, received: str
    ) -> ReceivedReceipt:
        acknowledged = scalar(
            self._connection.execute(
                "SELECT coalesce(sum(last - first + 1), 0) FROM acked WHERE receiver = ?", (receiver,)
            )
        )
        requests: tuple[AskedOfUs, ...] = tuple(
            as_it_stands(
                self._connection,
                request,
                incarnation=self._store.incarnation(),
                receiver=receiver,
                now=iso(self._store.clock.now()),
            )
            for request in receipt.requests
        )
        return ReceivedReceipt(
            place=place,
            number=number,
            made=made,
            received=received,
            acknowledged=acknowledged,
            missing=receipt.missing,
            missing_batches=receipt.missing_batches,
            forks=len(receipt.forks),
            requests=requests,
        )

    def places(self, visits: Sequence[VisitId]) -> Mapping[VisitId, Place]:
        return states.visit_places(self._connection, visits)

    def sent(self) -> Sequence[SentBatch]:
        return states.sent_batches(self._connection)

    def streams(self) -> Sequence[StreamState]:
        return states.stream_states(self._connection, self._unit_name)

    def in_use(self) -> Sequence[DownInUse]:
        now = iso(self._store.clock.now())
        rows = self._connection.execute(
            "SELECT kind, version, handled, expires FROM downstream WHERE direction = 'in'"
            " ORDER BY handled DESC"
        )
        return [
            DownInUse(
                kind=DownKind(kind),
                version=version,
                received=received,
                expires=expires,
                is_expired=expires is not None and parse_instant(expires) < parse_instant(now),
            )
            for kind, version, received, expires in rows
            if kind in _KINDS
        ]

    def write_roster(self, commune: UnitKey, out: Path, *, full: bool, days: int) -> WrittenDown:
        code, valid_from = commune.code, commune.valid_from.isoformat()
        body = roster_body(self._connection, code, valid_from, full=full)
        return self._write(DownKind.ROSTER, body, self._ages(code), out, subject=code, days=days)

    def write_decisions(self, commune: UnitKey, out: Path, *, days: int) -> WrittenDown:
        code, valid_from = commune.code, commune.valid_from.isoformat()
        body = decisions_body(self._connection, code, valid_from)
        return self._write(DownKind.DECISIONS, body, self._ages(code), out, subject=code, days=days)

    def write_restore(self, device: DeviceId, out: Path) -> WrittenRestore:
        row = self._connection.execute(
            "SELECT age, unit_code, unit_valid_from FROM enrolment"
            " WHERE device = ? AND revoked IS NULL AND length(unit_code) = 5",
            (device,),
        ).fetchone()
        if row is None:
            raise UserError("restore.not_ward")
        age, code, valid_from = row
        parts = list(ward_parts(self._connection, code, valid_from))
        version = 0
        files: list[Path] = []
        for place, body in enumerate(parts, start=1):
            several = len(parts) > 1
            version, written = self._writer.write(
                DownKind.RESTORE,
                [(body, [age])],
                out,
                subject=f"{code}.{place}.{len(parts)}" if several else code,
                days=None,
                label=f"_{place}" if several else "",
            )
            files += written
        what = content(self._connection, code, valid_from)
        return WrittenRestore(version=version, files=tuple(files), content=what)

    def restored(self) -> RestoredWard | None:
        return restored(self._connection)

    def write_campaign(self, campaign: str, out: Path) -> WrittenDown:
        stored = scalar(self._connection.execute("SELECT body FROM campaign WHERE id = ?", (campaign,)))
        if stored is None and campaign not in bundled_ids():
            raise UserError("campaign.unknown", campaign=campaign[:40], known=", ".join(bundled_ids()))
        body = bundled_bytes(campaign) if stored is None else str(stored).encode()
        return self._write(DownKind.CAMPAIGN, body, self._ages(""), out, subject=campaign, days=None)

    def write_catalogue(self, out: Path) -> WrittenDown:
        newest = "SELECT body FROM catalogue ORDER BY data_date DESC, loaded DESC LIMIT 1"
        body = scalar(self._connection.execute(newest))
        if body is None:
            raise UserError("catalogue.none")
        return self._write(DownKind.CATALOGUE, bytes(body), self._ages(""), out, subject="", days=None)

    def _write(
        self, kind: DownKind, body: bytes, ages: Sequence[str], out: Path, *, subject: str, days: int | None
    ) -> WrittenDown:
        version, files = self._writer.write(kind, [(body, ages)], out, subject=subject, days=days)
        return WrittenDown(kind=kind, version=version, files=files, machines=len(ages))

    def _ages(self, commune: str) -> Sequence[str]:
        """Return the age recipients of the enrolled machines of a commune (or of all)."""
        rows = self._connection.execute(
            "SELECT age FROM enrolment WHERE revoked IS NULL AND age IS NOT NULL"
            " AND (? = '' OR unit_code = ?) AND device <> ? ORDER BY device",
            (commune, commune, self._store.identity.device),
        )
        ages = [age for (age,) in rows]
        if not ages:
            raise UserError("downstream.no_machines")
        return ages


def _answered(device: str) -> str:
    return f"receipt.answered {device}"
