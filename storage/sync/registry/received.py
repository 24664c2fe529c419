"""Notes on each file that is received, so that a receipt can answer it."""

from __future__ import annotations

from typing import Final

import orjson

from core.sync.manifest import Manifest, StreamRanges
from storage.log.unit_of_work import UnitOfWork
from storage.sync.registry.proofs import learn

_SENDER: Final = """
INSERT INTO sender (device, age, incarnation, number, app_version, created, received)
SELECT n, ?, ?, ?, ?, ?, ? FROM device WHERE id = ?
ON CONFLICT (device) DO UPDATE SET age = excluded.age, incarnation = excluded.incarnation,
  number = excluded.number, app_version = excluded.app_version, created = excluded.created,
  received = excluded.received
WHERE excluded.number >= sender.number OR excluded.incarnation <> sender.incarnation
"""


def note_received(unit: UnitOfWork, batch: int, manifest: Manifest, handled: str) -> None:
    """Store the manifest of the file in row `batch`; in the transaction that merges it."""
    sender = manifest.sender
    unit.connection.execute(
        "UPDATE batch SET device = (SELECT n FROM device WHERE id = ?), part = ?, parts = ?, previous = ?"
        " WHERE n = ?",
        (sender.device, manifest.part, manifest.parts, manifest.previous, batch),
    )
    unit.connection.execute(
        _SENDER,
        (
            sender.age_recipient,
            sender.incarnation,
            manifest.number,
            manifest.app_version,
            manifest.created,
            handled,
            sender.device,
        ),
    )
    note_streams(unit, batch, manifest.streams, withheld=False)
    note_streams(unit, batch, manifest.withheld, withheld=True)
    learn(unit, manifest.in_use, handled)


def note_streams(unit: UnitOfWork, batch: int, streams: tuple[StreamRanges, ...], *, withheld: bool) -> None:
    unit.connection.executemany(
        "INSERT OR REPLACE INTO batch_stream (batch, withheld, stream, ranges) VALUES (?, ?, ?, ?)",
        [
            (batch, withheld, unit.events.stream_number(*entry.stream), orjson.dumps(entry.ranges).decode())
            for entry in streams
        ],
    )
