"""The append-only event log: union by id (M1), tamper and fork checks (M2, M3)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, NamedTuple

import orjson

from core.authority.may import Verdict
from core.base.errors import UserError
from core.events.door import ANYWHERE, Door
from core.events.kinds import is_known, may_be_public
from core.events.lines import Envelope, EventClass, decode, decode_many, digest
from core.events.payloads import check_payload
from core.sync.manifest import StreamKey
from core.sync.seals import Seal, SealedLine
from storage.db.connection import Connection
from storage.db.rows import named_rows, scalar
from storage.log.authority.judge import Judge
from storage.log.authority.seals import Seals
from storage.log.authority.texts import Clash, Texts
from storage.projections.writer import FactWriter

CHUNK_EVENTS: Final = 4_000
"""Lines read at a time: few enough to stay in the processor's cache and in little memory."""

_LINK_ROWS: Final = """
WITH RECURSIVE row (n) AS (SELECT ?1 UNION ALL SELECT n + 1 FROM row WHERE n < ?2)
INSERT INTO event_batch (event, batch) SELECT n, ?3 FROM row
"""

NumberedEvent = tuple[int, Envelope]
"""An event with its local row number."""


class _Known(NamedTuple):
    id: str
    line: bytes
    erased: str | None
    n: int
    live: int


"""A stored event: id, line, the hash of a line that was cut, row number, live flag."""


@dataclass(slots=True)
class Added:
    """Number of new lines, of known lines, and of visits among the new ones."""

    new: int = 0
    duplicate: int = 0
    visits: int = 0
    newest: str = ""
    """The last hlc of all lines."""


class EventStore:
    """Writes events and their facts inside a transaction that the caller owns."""

    def __init__(self, connection: Connection, facts: FactWriter) -> None:
        self._connection = connection
        self._facts = facts
        self.judge = Judge(connection, facts)
        self._seals = Seals(connection, self.stream_number)
        self._texts = Texts(connection, facts, self.judge, self.stream_number)
        self._streams: dict[tuple[str, str, str], int] = {}

    def append_own(self, events: Sequence[tuple[Envelope, bytes]]) -> None:
        """Add events recorded in this workspace."""
        self._insert(events, local=1, forwarder=None)
        self._judge_touched(event for event, _ in events)

    def add_received(
        self,
        lines: Iterable[bytes],
        batch: int,
        admit: Callable[[Envelope], None] = lambda _event: None,
        door: Door = ANYWHERE,
        seals: Sequence[Seal] = (),
    ) -> Added:
        """Add the lines of one received batch, some thousands at a time; `seals` prove their machines.

        `admit` raises for a line that is not allowed. Raises `batch.tampered` where an id is stored with
        other bytes and both texts are proven, and the errors of malformed lines; the caller's transaction
        then rolls back.
        """
        added, forwarder = Added(), self._forwarder(batch)
        clashes: list[Clash] = []
        sealed: dict[StreamKey, list[SealedLine]] = {
            StreamKey(seal.device, seal.incarnation, EventClass(seal.cls)): [] for seal in seals
        }
        iterator = iter(lines)
        first, before = 1, self._last_row()

        def look(envelope: Envelope) -> None:
            admit(envelope)
            door.check(envelope)

        while chunk := list(islice(iterator, CHUNK_EVENTS)):
            try:
                events = _read(chunk, look)
                fresh = self._only_new(events, batch, added, clashes, forwarder)
                numbers = self._insert(fresh, local=0, forwarder=forwarder)
            except UserError as error:
                raise door.located(error, chunk, first) from None
            first += len(chunk)
            added.newest = max(added.newest, *(envelope.hlc for envelope, _ in events))
            if sealed:
                _collect(events, sealed)
            if numbers:
                self._connection.execute(_LINK_ROWS, (numbers[0], numbers[-1], batch))
            self._judge_touched(event for event, _ in fresh)
        self._seals.exclude(before + 1)
        self._prove(seals, sealed, clashes, batch)
        return added

    def _last_row(self) -> int:
        return int(scalar(self._connection.execute("SELECT coalesce(max(n), 0) FROM event")))

    def _prove(
        self,
        seals: Sequence[Seal],
        sealed: Mapping[StreamKey, list[SealedLine]],
        clashes: Sequence[Clash],
        batch: int,
    ) -> None:
        """Verify the seals at the end of a file, then choose the text of each id that has two."""
        for several in sealed.values():
            several.sort()
        found = self._texts.look(clashes)
        proven, waiting = self._seals.keep(seals, sealed)
        self._texts.settle(
            [
                one._replace(proven=one.proven or proven.get(one.event.id) == digest(one.line).hex())
                for one in found
            ],
            batch,
        )
        self.judge.again(waiting)

    def _forwarder(self, batch: int) -> str | None:
        """The device whose file it is; None of a file that came before authority was judged."""
        found = self._connection.execute(
            "SELECT d.id FROM batch b JOIN device d ON d.n = b.forwarder WHERE b.n = ?", (batch,)
        )
        device: str | None = scalar(found)
        return device

    def _judge_touched(self, events: Iterable[Envelope]) -> None:
        """Judges again what waited for a machine or a subject that these events speak of."""
        several = list(events)
        if any(event.kind.startswith("device.") for event in several):
            self.judge.machines_changed()
        self.judge.settle(several)

    def _only_new(
        self,
        events: list[tuple[Envelope, bytes]],
        batch: int,
        added: Added,
        clashes: list[Clash],
        forwarder: str | None,
    ) -> list[tuple[Envelope, bytes]]:
        """Return the events that are not stored; a line that differs from the stored one goes to
        `clashes`.
        """
        ids = orjson.dumps([envelope.id for envelope, _ in events]).decode()
        rows = self._connection.execute(
            "SELECT e.id, e.line, e.erased, e.n, e.live FROM json_each(?) j JOIN event e ON e.id = j.value",
            (ids,),
        )
        known = {row.id: row for row in named_rows(_Known, rows)}
        fresh: dict[str, tuple[Envelope, bytes]] = {}
        for envelope, line in events:
            here = known.get(envelope.id)
            if here is None:
                _, first = fresh.setdefault(envelope.id, (envelope, line))
                if first != line:
                    raise UserError("batch.tampered", id=envelope.id)
            elif line != here.line and digest(line).hex() != here.erased:
                _check_payloads([(here.n, envelope)] if is_known(envelope.kind, envelope.v) else ())
                own = forwarder is None or forwarder == envelope.device
                clashes.append(Clash(here.n, envelope, line, own))
                del known[envelope.id]
        added.new += len(fresh)
        added.duplicate += len(events) - len(fresh)
        added.visits += sum(1 for envelope, _ in fresh.values() if envelope.kind == "visit.recorded")
        if known:
            self._revive(list(known.values()), batch)
        return list(fresh.values())

    def _revive(self, known: Sequence[_Known], batch: int) -> None:
        """Links events known already to this batch; those that an undone batch had brought apply again."""
        self._connection.execute(
            "INSERT OR IGNORE INTO event_batch (event, batch) SELECT value, ? FROM json_each(?)",
            (batch, orjson.dumps([row.n for row in known]).decode()),
        )
        stopped = [(row.n, row.line) for row in known if not row.live and row.erased is None]
        self._live_again(stopped)
        held = "SELECT n FROM event WHERE verdict AND n IN (SELECT value FROM json_each(?))"
        listed = orjson.dumps([row.n for row in known]).decode()
        self.judge.again([n for (n,) in self._connection.execute(held, (listed,))])

    def _live_again(self, rows: Sequence[tuple[int, bytes]]) -> None:
        """Makes events apply that no applied batch brought; each is judged by whoever brings it now."""
        self._connection.executemany(
            "UPDATE event SET live = 1, verdict = ? WHERE n = ?", [(Verdict.WAITING, n) for n, _ in rows]
        )
        self.judge.again(n for n, _ in rows)
        self._judge_touched(decode(bytes(line)) for _, line in rows)

    def apply_batch(self, batch: int) -> None:
        """Make the events of an undone batch apply again."""
        rows = self._connection.execute(
            "SELECT e.n, e.line FROM event_batch b JOIN event e ON e.n = b.event"
            " WHERE b.batch = ? AND NOT e.live AND e.erased IS NULL",
            (batch,),
        ).fetchall()
        self._live_again(rows)
        doubted = "SELECT e.n FROM other_text o JOIN event e ON e.id = o.event WHERE o.batch = ?"
        self.judge.again([n for (n,) in self._connection.execute(doubted, (batch,))])

    def withdraw_batch(self, batch: int) -> int:
        """Stops the events that only this batch brought; returns how many (model.md, undo of a batch)."""
        rows = self._connection.execute(
            "SELECT e.n, e.known AND NOT e.verdict, e.line FROM event_batch b JOIN event e ON e.n = b.event"
            " WHERE b.batch = ? AND e.live AND NOT e.local AND e.erased IS NULL AND NOT EXISTS ("
            "  SELECT 1 FROM event_batch o JOIN batch p ON p.n = o.batch"
            "  WHERE o.event = e.n AND p.applied AND p.n <> b.batch)",
            (batch,),
        ).fetchall()
        self._connection.executemany("UPDATE event SET live = 0 WHERE n = ?", [(n,) for n, _, _ in rows])
        events = [(n, decode(bytes(line))) for n, applies, line in rows if applies]
        self._facts.remove(events)
        for n, _, _ in rows if self._has_other_texts() else ():
            self._texts.restore(n)
        left = self._connection.execute(
            "SELECT e.n FROM event_batch b JOIN event e ON e.n = b.event WHERE b.batch = ? AND e.live"
            " UNION SELECT event FROM judgement",
            (batch,),
        ).fetchall()
        self.judge.again(n for (n,) in left)
        self._judge_touched(event for _, event in events)
        return len(rows)

    def _has_other_texts(self) -> bool:
        return self._connection.execute("SELECT 1 FROM other_text LIMIT 1").fetchone() is not None

    def learn(self) -> int:
        """Applies kept events whose kind this program has come to know since (M13); returns how many."""
        rows = self._connection.execute("SELECT n, local, line FROM event WHERE NOT known").fetchall()
        events = [(n, local, decode(bytes(line))) for n, local, line in rows]
        learnt = [
            (n, local, event) for n, local, event in events if is_known(event.kind, event.v) and _fits(event)
        ]
        self._connection.executemany(
            "UPDATE event SET known = 1, verdict = ? WHERE n = ?",
            [(Verdict.ALLOWED if local else Verdict.WAITING, n) for n, local, _ in learnt],
        )
        self._facts.write_again([(n, event) for n, local, event in learnt if local])
        self.judge.again(n for n, local, _ in learnt if not local)
        self._judge_touched(event for _, _, event in learnt)
        return len(learnt)

    def _insert(
        self, events: Sequence[tuple[Envelope, bytes]], *, local: int, forwarder: str | None
    ) -> range:
        """Adds new events with their facts; their row numbers."""
        if not events:
            return range(0)
        first = self._last_row() + 1
        rows, known = [], []
        for n, (event, line) in enumerate(events, start=first):
            stream = self.stream_number(event.device, event.incarnation, event.cls)
            knows = is_known(event.kind, event.v)
            if knows:
                known.append((n, event))
            # the driver binds a bytearray as it is, and asks an adapter for bytes
            told = (event.seq, event.hlc, event.kind, local, int(knows), bytearray(line))
            rows.append((n, event.id, stream, *told))
        self._connection.executemany(
            "INSERT INTO event (n, id, stream, seq, hlc, kind, local, live, known, line)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?)",
            rows,
        )
        _check_payloads(known)
        if forwarder is not None:
            known = self.judge.of_new(known, forwarder)
        self._facts.write(known)
        return range(first, first + len(events))

    def stream_number(self, device: str, incarnation: str, cls: str) -> int:
        key = (device, incarnation, cls)
        if key not in self._streams:
            execute = self._connection.execute
            execute("INSERT INTO device (id) VALUES (?) ON CONFLICT (id) DO NOTHING", (device,))
            execute(
                "INSERT INTO stream (device, incarnation, class) SELECT n, ?, ? FROM device WHERE id = ?"
                " ON CONFLICT DO NOTHING",
                (incarnation, cls, device),
            )
            self._streams[key] = scalar(
                execute(
                    "SELECT s.n FROM stream s JOIN device d ON d.n = s.device"
                    " WHERE d.id = ? AND s.incarnation = ? AND s.class = ?",
                    (device, incarnation, cls),
                )
            )
        return self._streams[key]


def _read(chunk: Sequence[bytes], look: Callable[[Envelope], None]) -> list[tuple[Envelope, bytes]]:
    """The events of some lines, each looked at."""
    events = list(zip(decode_many(chunk), chunk, strict=True))
    for envelope, _ in events:
        look(envelope)
        _check_class(envelope)
    return events


def _fits(event: Envelope) -> bool:
    """Return True if a line that was kept unread is valid for its kind; an invalid one stays unread."""
    try:
        check_payload(event.kind, event.payload)
    except UserError:
        return False
    return True


def _collect(events: Iterable[tuple[Envelope, bytes]], sealed: Mapping[StreamKey, list[SealedLine]]) -> None:
    """Adds place and hash of each line to its stream, where a seal speaks of that."""
    last, several = None, None
    for event, line in events:
        stream = event.device, event.incarnation, event.cls
        if stream != last:  # lines of one stream are adjacent
            last, several = stream, sealed.get(StreamKey(*stream))
        if several is not None:
            several.append(SealedLine(event.seq, event.id, digest(line).hex()))


def _check_payloads(numbered: Sequence[NumberedEvent]) -> None:
    for _, event in numbered:
        check_payload(event.kind, event.payload)


def _check_class(event: Envelope) -> None:
    """A file carries no local event, and no name hides in a public one. Raises `event.class`."""
    cls = event.cls
    wrong = cls is EventClass.PUBLIC and not may_be_public(event.kind, event.payload)
    if wrong or cls is EventClass.LOCAL:
        raise UserError("event.class", kind=event.kind)
