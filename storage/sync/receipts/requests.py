"""A request of a receiver, compared with the current data."""

from __future__ import annotations

from core.base.program import VERSION, numbers_of
from core.sync.answer_desk import AskedOfUs
from core.sync.manifest import StreamRanges
from core.sync.ranges import count
from core.sync.receipts import Asked, Request
from storage.db.connection import Connection
from storage.db.rows import scalar
from storage.sync.receipts.clock import is_wrong


def as_it_stands(
    connection: Connection, request: Request, *, incarnation: str, receiver: str, now: str
) -> AskedOfUs:
    """Return the state of a request; `send_missing` is done where nothing of it is left; it is exported
    automatically.

    `receiver` is the signing key of the requester, `now` our clock's time (ISO).
    """
    match request.asked:
        case Asked.SEND_MISSING:
            here = sum(_held(connection, entry) for entry in request.ranges)
            wanted = sum(count(entry.ranges) for entry in request.ranges)
            return AskedOfUs(asked=request.asked, numbers=here, elsewhere=wanted - here, done=here == 0)
        case Asked.ROTATE_INCARNATION:
            return AskedOfUs(asked=request.asked, done=request.incarnation != incarnation)
        case Asked.FIX_CLOCK:
            return AskedOfUs(
                asked=request.asked,
                seconds=request.seconds,
                now=now,
                done=not is_wrong(connection, receiver),
            )
        case Asked.UPDATE_APP:
            done = numbers_of(VERSION) >= numbers_of(request.version)
            return AskedOfUs(asked=request.asked, version=request.version, done=done)


def _held(connection: Connection, entry: StreamRanges) -> int:
    device, incarnation, cls = entry.stream
    return sum(
        scalar(
            connection.execute(
                "SELECT count(DISTINCT e.seq) FROM event e JOIN stream s ON s.n = e.stream"
                " JOIN device d ON d.n = s.device WHERE d.id = ? AND s.incarnation = ? AND s.class = ?"
                " AND e.live AND e.seq BETWEEN ? AND ?",
                (device, incarnation, cls.value, first, last),
            )
        )
        for first, last in entry.ranges
    )
