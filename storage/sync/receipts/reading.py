"""Reads a receipt: acknowledged batches, and requests to this laptop."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import orjson

from core.base.clock import iso
from core.base.errors import UserError
from core.base.ids import new_block
from core.sync.receipt_reader import parse
from core.sync.receipts import Asked, Receipt, StreamAck, range_check
from storage.backup.anchor import new_incarnation
from storage.db.connection import Connection
from storage.db.rows import scalar
from storage.log.unit_of_work import CODE_BLOCK, INCARNATION, NEXT_CODE, UnitOfWork
from storage.store import SqlStore
from storage.sync.downstream.reader import Applied, FromOurProvince
from storage.sync.format.downstream_file import OpenedDownstream
from storage.sync.receipts.clock import note_asked

_OURS: Final = "SELECT id FROM event WHERE stream = ? AND seq BETWEEN ? AND ? ORDER BY seq, id"
_STREAM: Final = (
    "SELECT s.n FROM stream s JOIN device d ON d.n = s.device"
    " WHERE d.id = ? AND s.incarnation = ? AND s.class = ?"
)


class ReceiptHandler:
    """Reads a receipt. It answers `storage.sync.downstream.reader.Handler`."""

    def __init__(self, store: SqlStore, place: Callable[[str, str], str]) -> None:
        """`place` names a unit by code and day."""
        self._store = store
        self._place = place

    def authorise(self, opened: OpenedDownstream) -> None:
        """Accept a receipt by a receiver of our files, or by our province. Raises `receipt.other_machine` for
        the answer to another laptop, `receipt.unreadable`, or the errors of `FromOurProvince`.
        """
        receipt = parse(opened.body)
        if receipt.device != self._store.identity.device:
            raise UserError("receipt.other_machine")
        if opened.head.subject != opened.head.sender.device:
            raise UserError("receipt.unreadable", field="subject")
        sent_to = self._store.connection.execute(
            "SELECT 1 FROM batch WHERE direction = 'out' AND other_key = ? LIMIT 1", (opened.signer,)
        ).fetchone()
        if sent_to is None:
            FromOurProvince(self._store).authorise(opened)

    def begins_anew(self, opened: OpenedDownstream) -> bool:
        """Never: no other key counts in the sequence of this one."""
        del opened
        return False

    def counted_as(self, opened: OpenedDownstream) -> str:
        """Each key of a receiver counts its own answers, as what it acknowledges is kept by its key.

        A receiver put back to before a change of its keys knows nothing of the other's numbers.
        """
        return f"{opened.head.subject} {opened.signer}"

    def apply(self, unit: UnitOfWork, opened: OpenedDownstream, batch: int) -> Applied:
        receipt, connection = parse(opened.body), unit.connection
        receiver = opened.signer
        for table in ("acked", "acked_fork"):
            connection.execute(f"DELETE FROM {table} WHERE receiver = ?", (receiver,))
        sender = opened.head.sender
        place = self._place(sender.unit_code, sender.unit_valid_from)
        connection.execute(
            "INSERT INTO receipt SELECT ?, ?, ?, ?, ?, ?, coalesce(max(n), 0), ? FROM event WHERE true"
            " ON CONFLICT (receiver) DO UPDATE SET number = excluded.number, made = excluded.made,"
            " unit_code = excluded.unit_code, place = excluded.place, received = excluded.received,"
            " last_event = excluded.last_event, body = excluded.body",
            (
                receiver,
                opened.head.version,
                receipt.made,
                sender.unit_code,
                f"{sender.hamlet}, {place}" if sender.hamlet else place,
                iso(self._store.clock.now()),
                opened.body,
            ),
        )
        acked = sum(_note_stream(connection, receiver, entry) for entry in receipt.streams)
        _note_forks(connection, receiver, receipt)
        note_asked(unit, receiver, receipt)
        self._obey(unit, receipt)
        unit.audit("receipt.read", f"{opened.head.version} {acked}")
        return Applied()

    def _obey(self, unit: UnitOfWork, receipt: Receipt) -> None:
        """Start a sequence of its own for this machine if a number was given twice."""
        now = unit.meta(INCARNATION)
        for request in receipt.requests:
            if request.asked is Asked.ROTATE_INCARNATION and request.incarnation == now:
                unit.set_meta(INCARNATION, new_incarnation())
                unit.set_meta(CODE_BLOCK, new_block())
                unit.set_meta(NEXT_CODE, "1")
                unit.audit("incarnation.rotate", "receipt")


def _note_stream(connection: Connection, receiver: str, entry: StreamAck) -> int:
    """Keeps the ranges whose ids are ours too; how many numbers those are."""
    stream = scalar(connection.execute(_STREAM, (*entry.stream[:2], entry.stream.cls.value)))
    if stream is None:
        return 0
    held = [
        (receiver, stream, part.first, part.last)
        for part in entry.acked
        if part.check
        == range_check(event for (event,) in connection.execute(_OURS, (stream, part.first, part.last)))
    ]
    connection.executemany("INSERT INTO acked VALUES (?, ?, ?, ?)", held)
    return sum(last - first + 1 for _, _, first, last in held)


def _note_forks(connection: Connection, receiver: str, receipt: Receipt) -> None:
    listed = orjson.dumps([event for fork in receipt.forks for event in fork.events]).decode()
    connection.execute(
        "INSERT INTO acked_fork SELECT ?, e.n FROM json_each(?) j JOIN event e ON e.id = j.value",
        (receiver, listed),
    )
