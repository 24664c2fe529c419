"""The answer to a laptop: what is held of its streams, what became of its files, what is asked of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import orjson

from core.base.clock import parse_instant
from core.base.ids import BatchId, DeviceId, EventId
from core.base.program import VERSION, numbers_of
from core.events.lines import EventClass
from core.figures.arrivals import Lack
from core.sync.conflicts import Fork
from core.sync.manifest import StreamKey, StreamRanges
from core.sync.ranges import Ranges, count, merge, missing, subtract
from core.sync.receipts import (
    CHUNK,
    AckedRange,
    Asked,
    BatchAck,
    KindCount,
    Receipt,
    Request,
    StreamAck,
    ids_digest,
    range_check,
)
from storage.db.connection import Connection
from storage.projections.base.offsets import AHEAD, EARLIEST
from storage.queries.arrivals import comes_down
from storage.sync.registry.refused import Refused

_CONCERNED: Final = """
SELECT c.stream FROM batch b JOIN batch_stream c ON c.batch = b.n
  WHERE b.device = :device AND b.direction = 'in'
UNION SELECT n FROM stream WHERE device = :device AND class <> 'local'
"""
"""Numbers that a machine's files carried or withheld, and its own streams, from any file."""

_STREAMS: Final = f"""
SELECT s.n, d.id, s.incarnation, s.class FROM ({_CONCERNED}) c JOIN stream s ON s.n = c.stream
  JOIN device d ON d.n = s.device ORDER BY d.id, s.incarnation, s.class
"""

_CHUNKS: Final = f"""
SELECT stream, min(seq), max(seq), count(*), count(DISTINCT seq), group_concat(id ORDER BY seq)
FROM event WHERE stream IN (SELECT value FROM json_each(?)) GROUP BY stream, (seq - 1) / {CHUNK} ORDER BY 1, 2
"""

_UNEVEN: Final = "SELECT seq, id FROM event WHERE stream = ? AND seq BETWEEN ? AND ? ORDER BY seq, id"

_FORKED: Final = """
SELECT DISTINCT d.id, s.incarnation FROM (
  SELECT DISTINCT stream FROM (SELECT stream FROM event GROUP BY stream, seq HAVING count(*) > 1)) f
  JOIN stream s ON s.n = f.stream JOIN device d ON d.n = s.device
"""

_WITHHELD: Final = f"""
SELECT c.stream, c.ranges FROM ({_CONCERNED}) k JOIN batch_stream c ON c.stream = k.stream
  JOIN batch b ON b.n = c.batch AND b.direction = 'in' WHERE c.withheld
"""

_OURS: Final = "SELECT s.n FROM stream s JOIN device d ON d.n = s.device WHERE d.id = ?"

_ENROLLED: Final = """
SELECT s.device, d.id, s.age, s.incarnation, s.app_version, s.created, s.received FROM sender s
  JOIN device d ON d.n = s.device
UNION ALL
SELECT d.n, d.id, e.age,
  (SELECT s.incarnation FROM stream s WHERE s.device = d.n ORDER BY s.n DESC LIMIT 1), '', '', ''
FROM enrolment e JOIN device d ON d.id = e.device
WHERE e.revoked IS NULL AND e.age IS NOT NULL AND e.device <> ?
  AND NOT EXISTS (SELECT 1 FROM sender o WHERE o.device = d.n)
  AND EXISTS (SELECT 1 FROM stream s JOIN event v ON v.stream = s.n WHERE s.device = d.n)
ORDER BY 2
"""

_KINDS: Final = """
SELECT kind, count(*), group_concat(id ORDER BY id) FROM event
WHERE stream IN (SELECT value FROM json_each(?)) GROUP BY kind ORDER BY kind
"""

_FILES: Final = """
SELECT id, number, coalesce(part, 1), coalesce(parts, 1), sha256,
  CASE WHEN applied THEN 'merged' ELSE 'undone' END, coalesce(new, 0), coalesce(duplicate, 0), '', handled
FROM batch WHERE device = :device AND direction = 'in' ORDER BY 2, 3, 10
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A machine that is answered: its row, its id and where the answer goes."""

    row: int
    device: DeviceId
    age: str
    incarnation: str
    app_version: str
    created: str
    received: str


def senders(connection: Connection, own: str) -> Sequence[Answered]:
    """The machines whose files came in, and enrolled ones whose events others brought; by id.

    `own` is our device. Of a machine that sent nothing itself, the last three are empty.
    """
    names = ("row", "device", "age", "incarnation", "app_version", "created", "received")
    return [Answered(**dict(zip(names, row, strict=True))) for row in connection.execute(_ENROLLED, (own,))]


def forked_lives(connection: Connection) -> frozenset[tuple[str, str]]:
    """(device, incarnation) of every stream with a fork; one walk over an index."""
    return frozenset(connection.execute(_FORKED).fetchall())


def missing_of(connection: Connection, to: Answered, gaps: Mapping[int, Ranges], own: str) -> int:
    """Return the count of numbers that `receipt_for` would request from `to`; nothing of `own`, our device,
    is missing.

    `gaps` are those of every stream, by the files' manifests; no event is read.
    """
    ours = {stream for (stream,) in connection.execute(_OURS, (own,))}
    concerned = {stream for (stream,) in connection.execute(_CONCERNED, {"device": to.row})}
    return sum(
        count(ranges)
        for stream, ranges in gaps.items()
        if stream in concerned - ours and not comes_down(connection, stream)
    )


def asked_of(to: Answered, forked: frozenset[tuple[str, str]], missing: int) -> tuple[Asked, ...]:
    """Return the requests that `receipt_for` would make to `to`."""
    return (
        *([Asked.SEND_MISSING] if missing else []),
        *([Asked.ROTATE_INCARNATION] if (to.device, to.incarnation) in forked else []),
        *(request.asked for request in _about_the_machine(to)),
    )


def receipt_for(
    connection: Connection, to: Answered, made: datetime, refused: Sequence[Refused], lack: Lack
) -> Receipt:
    """Return the receipt for `to`, `lack` being its missing files; reads the events of its streams once."""
    rows = connection.execute(_STREAMS, {"device": to.row}).fetchall()
    keys = {
        n: StreamKey(DeviceId(device), incarnation, EventClass(cls)) for n, device, incarnation, cls in rows
    }
    listed = orjson.dumps(list(keys)).decode()
    acked, forks = _acked(connection, keys, listed)
    withheld = _withheld(connection, to.row)
    streams = tuple(
        StreamAck(
            stream=key,
            acked=tuple(acked.get(n, ())),
            missing=()
            if comes_down(connection, n)
            else _gaps(
                acked.get(n, ()), [fork.seq for fork in forks if _is_of(fork, key)], withheld.get(n, ())
            ),
        )
        for n, key in keys.items()
    )
    files = _files(connection, to, refused)
    return Receipt(
        device=to.device,
        made=made.isoformat(timespec="seconds"),
        streams=streams,
        batches=files,
        missing_batches=tuple(file.batch for file in lack.files),
        kinds=tuple(
            KindCount(kind=kind, events=events, digest=ids_digest(ids.split(",")))
            for kind, events, ids in connection.execute(_KINDS, (listed,))
        ),
        forks=tuple(forks),
        requests=tuple(_requests(to, streams, forks)),
    )


def _acked(
    connection: Connection, keys: dict[int, StreamKey], listed: str
) -> tuple[dict[int, list[AckedRange]], list[Fork]]:
    acked: dict[int, list[AckedRange]] = {}
    forks: list[Fork] = []
    for stream, first, last, events, numbers, ids in connection.execute(_CHUNKS, (listed,)).fetchall():
        found = acked.setdefault(stream, [])
        if events == numbers == last - first + 1:
            found.append(AckedRange(first, last, range_check(ids.split(","))))
            continue
        run: list[tuple[int, str]] = []
        for seq, held in _by_number(connection, stream, first, last):
            if run and (len(held) > 1 or run[-1][0] + 1 != seq):
                found.append(_run(run))
                run = []
            if len(held) > 1:
                forks.append(_fork(keys[stream], seq, held))
            else:
                run.append((seq, held[0]))
        if run:
            found.append(_run(run))
    return acked, forks


def _by_number(connection: Connection, stream: int, first: int, last: int) -> Iterator[tuple[int, list[str]]]:
    found: dict[int, list[str]] = {}
    for seq, event in connection.execute(_UNEVEN, (stream, first, last)):
        found.setdefault(seq, []).append(event)
    yield from found.items()


def _run(run: list[tuple[int, str]]) -> AckedRange:
    return AckedRange(run[0][0], run[-1][0], range_check(event for _, event in run))


def _fork(key: StreamKey, seq: int, events: list[str]) -> Fork:
    return Fork(
        device=key.device,
        incarnation=key.incarnation,
        cls=key.cls.value,
        seq=seq,
        events=tuple(EventId(event) for event in events),
    )


def _is_of(fork: Fork, key: StreamKey) -> bool:
    return (fork.device, fork.incarnation, fork.cls) == (key.device, key.incarnation, key.cls.value)


def _withheld(connection: Connection, device: int) -> dict[int, list[tuple[int, int]]]:
    """Return ranges by stream that files declare as withheld."""
    found: dict[int, list[tuple[int, int]]] = {}
    for stream, ranges in connection.execute(_WITHHELD, {"device": device}):
        found.setdefault(stream, []).extend((first, last) for first, last in orjson.loads(ranges))
    return found


def _gaps(acked: Sequence[AckedRange], forked: Sequence[int], withheld: Sequence[tuple[int, int]]) -> Ranges:
    held = merge([*((part.first, part.last) for part in acked), *((seq, seq) for seq in forked)])
    return subtract(missing(held), withheld)


def _files(connection: Connection, to: Answered, refused: Sequence[Refused]) -> tuple[BatchAck, ...]:
    """Return the outcome of each file of `to`; a refused one that was accepted since is no longer
    among them.
    """
    merged = [_batch(row) for row in connection.execute(_FILES, {"device": to.row})]
    known = {(file.batch, file.part) for file in merged}
    others = [
        BatchAck(
            batch=BatchId(one.batch),
            number=one.number,
            part=one.part,
            parts=one.parts,
            sha256=one.sha256,
            state="refused",
            new=0,
            duplicate=0,
            code=one.code,
            handled=one.handled,
        )
        for one in refused
        if one.device == to.device and (one.batch, one.part) not in known
    ]
    return tuple(sorted((*merged, *others), key=lambda file: (file.number, file.part, file.handled)))


def _batch(row: Sequence[object]) -> BatchAck:
    names = ("batch", "number", "part", "parts", "sha256", "state", "new", "duplicate", "code", "handled")
    values = dict(zip(names, row, strict=True))
    return BatchAck(**{**values, "batch": BatchId(str(values["batch"]))})  # type: ignore[arg-type]  # our own columns


def _requests(to: Answered, streams: Sequence[StreamAck], forks: Sequence[Fork]) -> Iterator[Request]:
    gaps = tuple(
        StreamRanges(stream=entry.stream, ranges=entry.missing) for entry in streams if entry.missing
    )
    if gaps:
        yield Request(asked=Asked.SEND_MISSING, ranges=gaps)
    if any((fork.device, fork.incarnation) == (to.device, to.incarnation) for fork in forks):
        yield Request(asked=Asked.ROTATE_INCARNATION, incarnation=to.incarnation)
    yield from _about_the_machine(to)


def _about_the_machine(to: Answered) -> Iterator[Request]:
    if not to.created:
        return  # it sent no file itself
    ahead = parse_instant(to.created) - parse_instant(to.received)
    if ahead > AHEAD or to.created < EARLIEST:
        yield Request(asked=Asked.FIX_CLOCK, seconds=int(ahead.total_seconds()))
    if numbers_of(to.app_version) < numbers_of(VERSION):
        yield Request(asked=Asked.UPDATE_APP, version=VERSION)
