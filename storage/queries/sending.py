"""State of visits, batches and streams, from written files and receipts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

import orjson

from core.base.ids import BatchId, DeviceId, VisitId
from core.events.lines import EventClass
from core.sync.answer_desk import SentBatch, StreamState
from core.sync.manifest import StreamKey
from core.sync.ranges import Ranges, merge, missing, subtract
from core.sync.receipt_reader import parse
from core.sync.receipts import Place, Receipt
from storage.db.connection import Connection
from storage.db.rows import first_row

AT_PROVINCE: Final = """
SELECT e.n AS event FROM receipt r JOIN acked a ON a.receiver = r.receiver
  JOIN event e ON e.stream = a.stream AND e.seq BETWEEN a.first AND a.last AND e.n <= r.last_event
WHERE length(r.unit_code) < 5
UNION SELECT f.event FROM receipt r JOIN acked_fork f ON f.receiver = r.receiver WHERE length(r.unit_code) < 5
"""
"""Events that a receiver above the commune has acknowledged."""

LAST_SENT: Final = (
    "coalesce((SELECT max(last_event) FROM batch WHERE direction = 'out' AND state = 'sent'), 0)"
)

_PLACES: Final = f"""
WITH asked AS (SELECT v.id, e.n, e.stream, e.seq FROM json_each(?) j JOIN visit v ON v.id = j.value
  JOIN event e ON e.n = v.event WHERE e.local)
SELECT q.id, q.n <= {LAST_SENT}, EXISTS (
  SELECT 1 FROM receipt r WHERE length(r.unit_code) < 5 AND q.n <= r.last_event AND (
    coalesce((SELECT a.last FROM acked a WHERE a.receiver = r.receiver AND a.stream = q.stream
      AND a.first <= q.seq ORDER BY a.first DESC LIMIT 1), 0) >= q.seq
    OR EXISTS (SELECT 1 FROM acked_fork f WHERE f.receiver = r.receiver AND f.event = q.n)))
FROM asked q
"""

_ISLANDS: Final = """
SELECT stream, min(seq), max(seq) FROM (
  SELECT stream, seq, seq - dense_rank() OVER (PARTITION BY stream ORDER BY seq) AS island FROM event)
GROUP BY stream, island ORDER BY stream, 2
"""


_OURS: Final = "e.local AND e.kind = 'visit.recorded'"
"""The visits recorded in this workspace: the condition of the index `event_visit`."""

_COUNTED: Final = "event e INDEXED BY event_visit_after WHERE e.local = 1 AND e.kind = 'visit.recorded'"
"""The same in the words of an index that covers the count."""

_SENDING: Final = f"""
WITH has AS (
  SELECT e.n AS event FROM receipt r JOIN acked a ON a.receiver = r.receiver
    JOIN event e INDEXED BY event_visit
      ON e.stream = a.stream AND e.seq BETWEEN a.first AND a.last AND e.n <= r.last_event AND {_OURS}
  WHERE length(r.unit_code) < 5
  UNION SELECT f.event FROM receipt r JOIN acked_fork f ON f.receiver = r.receiver
    JOIN event e ON e.n = f.event AND {_OURS} WHERE length(r.unit_code) < 5)
SELECT (SELECT count(*) FROM {_COUNTED}), (SELECT count(*) FROM {_COUNTED} AND e.n > {LAST_SENT}),
  (SELECT count(*) FROM has),
  (SELECT count(*) FROM has WHERE event > {LAST_SENT})
"""


def visit_places(connection: Connection, visits: Sequence[VisitId]) -> Mapping[VisitId, Place]:
    """Return the state of visits recorded in this workspace; others are not in the result."""
    listed = orjson.dumps(list(visits)).decode()
    return {
        VisitId(visit): Place.ACKNOWLEDGED if acked else Place.SENT if sent else Place.LOCAL
        for visit, sent, acked in connection.execute(_PLACES, (listed,))
    }


def sent_batches(connection: Connection) -> Sequence[SentBatch]:
    """Newest first."""
    receipts = {
        receiver: (parse(body), made)
        for receiver, body, made in connection.execute("SELECT receiver, body, made FROM receipt")
    }
    acked = _ranges(connection, "SELECT receiver || ' ' || stream, first, last FROM acked")
    carried: dict[int, list[tuple[int, Ranges]]] = {}
    for batch, stream, ranges in connection.execute(
        "SELECT c.batch, c.stream, c.ranges FROM batch_stream c JOIN batch b ON b.n = c.batch"
        " WHERE b.direction = 'out' AND NOT c.withheld"
    ):
        pairs = tuple((first, last) for first, last in orjson.loads(ranges))
        carried.setdefault(batch, []).append((stream, pairs))
    found = []
    for n, batch, number, handled, receiver, parts in connection.execute(
        "SELECT b.n, b.id, b.number, b.handled, b.other_key,"
        " (SELECT count(*) FROM batch_file f WHERE f.batch = b.n)"
        " FROM batch b WHERE b.direction = 'out' AND b.profile IN ('pseudonymous', 'full') ORDER BY b.n DESC"
    ):
        receipt, made = receipts.get(receiver, (None, ""))
        merged, refused = _told(receipt, batch)
        whole = bool(carried.get(n)) and all(
            not subtract(ranges, acked.get(f"{receiver} {stream}", ())) for stream, ranges in carried[n]
        )
        arrived = whole or (merged > 0 and merged >= parts)
        found.append(
            SentBatch(
                batch=BatchId(batch),
                number=number,
                place=Place.ACKNOWLEDGED if arrived else Place.SENT,
                missing=not arrived and not refused and made > handled,
                refused="" if arrived else refused,
            )
        )
    return found


def _told(receipt: Receipt | None, batch: str) -> tuple[int, str]:
    """(parts that were merged, the code of a refusal) of one batch."""
    files = [entry for entry in receipt.batches if entry.batch == batch] if receipt else []
    merged = sum(1 for entry in files if entry.state == "merged")
    return merged, next((entry.code for entry in files if entry.code), "")


def stream_states(connection: Connection, unit_name: Callable[[str, str], str]) -> Sequence[StreamState]:
    """By device, incarnation and class."""
    held = _ranges(connection, _ISLANDS)
    withheld: dict[int, list[tuple[int, int]]] = {}
    for stream, ranges in connection.execute(
        "SELECT c.stream, c.ranges FROM batch_stream c JOIN batch b ON b.n = c.batch"
        " WHERE b.direction = 'in' AND c.withheld"
    ):
        withheld.setdefault(stream, []).extend((first, last) for first, last in orjson.loads(ranges))
    found = []
    for n, device, incarnation, cls in connection.execute(
        "SELECT s.n, d.id, s.incarnation, s.class FROM stream s JOIN device d ON d.n = s.device"
        " ORDER BY d.id, s.incarnation, s.class"
    ):
        ranges, hidden = merge(held.get(n, ())), merge(withheld.get(n, ()))
        if ranges or hidden:
            found.append(
                StreamState(
                    stream=StreamKey(DeviceId(device), incarnation, EventClass(cls)),
                    place=place_of(connection, device, unit_name),
                    ranges=ranges,
                    missing=subtract(missing(ranges), hidden),
                    withheld=subtract(hidden, ranges),
                )
            )
    return found


def _ranges(connection: Connection, sql: str) -> dict[object, list[tuple[int, int]]]:
    found: dict[object, list[tuple[int, int]]] = {}
    for key, first, last in connection.execute(sql):
        found.setdefault(key, []).append((first, last))
    return found


_MACHINE: Final = """
SELECT coalesce(d.hamlet, e.hamlet), coalesce(d.unit_code, e.unit_code),
  coalesce(d.unit_valid_from, e.unit_valid_from), d.number_code
FROM device d LEFT JOIN enrolment e ON e.device = d.id WHERE d.id = ?
"""


class _Machine(NamedTuple):
    hamlet: str | None
    unit_code: str | None
    unit_from: str
    number: str | None


def place_of(connection: Connection, device: str, unit_name: Callable[[str, str], str]) -> str:
    """`Khóm 3, Phường 8 (7204-1186)`, as much of it as is known; else the id's last characters."""
    row = first_row(_Machine, connection.execute(_MACHINE, (device,)))
    if row is None or not row.unit_code:
        return device[-8:]
    name = ", ".join(filter(None, (row.hamlet, unit_name(row.unit_code, row.unit_from))))
    return f"{name} ({(row.number or device[-8:])[:9]})"


def sending_counts(connection: Connection) -> tuple[int, int, int]:
    """Return (all, in a file and not acknowledged, at the province) of the visits recorded in this
    workspace.
    """
    total, later, acknowledged, early = connection.execute(_SENDING).fetchone()
    return int(total), int(total - later - acknowledged + early), int(acknowledged)
