"""State of our own clock after a receiver has reported it wrong (M12).

No program without the rights of an administrator sets a clock; it can report the difference, and notice when
the clock was set.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final, NamedTuple

import orjson

from core.base.clock import iso, parse_instant
from core.sync.answer_desk import SlowClock
from core.sync.receipts import Asked, Receipt
from storage.db.connection import Connection
from storage.db.rows import named_rows
from storage.log.unit_of_work import UnitOfWork
from storage.store import SqlStore

_WRONG: Final = "clock.wrong "
"""Before the receiver's signing key; the value is empty once the clock was seen to be right."""

_OPEN: Final = (
    "SELECT key, value FROM meta WHERE key BETWEEN 'clock.wrong ' AND 'clock.wrong~' AND value <> ''"
)


BEHIND: Final = timedelta(minutes=15)
"""Clocks that are never set drift by minutes; a larger difference is reported."""

_WRITTEN: Final = """
SELECT max(created) AS last, other_unit, profile NOT IN ('pseudonymous', 'full') AS above FROM batch
WHERE direction = 'in' AND created > ? GROUP BY other_code, above ORDER BY last DESC
"""


class _Written(NamedTuple):
    last: str
    place: str
    above: int


def slow_clock(connection: Connection, now: datetime) -> SlowClock | None:
    """Return the proof that our clock, which shows `now`, is behind.

    Between two machines it may be either; with those above us, and with two that agree, it is ours.
    """
    rows = list(named_rows(_Written, connection.execute(_WRITTEN, (iso(now + BEHIND),))))
    proofs = [row for row in rows if row.above][:1] + [row for row in rows if not row.above][1:2]
    if not proofs:
        return None
    proof = max(proofs)
    seconds = int((parse_instant(proof.last) - now).total_seconds())
    return SlowClock(seconds=seconds, now=iso(now), written=proof.last, place=proof.place)


def note_asked(unit: UnitOfWork, receiver: str, receipt: Receipt) -> None:
    """Store the newest receipt's finding about our clock, in the transaction that reads it."""
    seconds = next((asked.seconds for asked in receipt.requests if asked.asked is Asked.FIX_CLOCK), 0)
    if seconds or unit.meta(_WRONG + receiver):
        said = orjson.dumps({"made": receipt.made, "seconds": seconds}).decode() if seconds else ""
        unit.set_meta(_WRONG + receiver, said)


def is_wrong(connection: Connection, receiver: str) -> bool:
    """Return True if the clock was not seen to be right since this receiver reported it wrong."""
    return any(key == _WRONG + receiver for key, _ in connection.execute(_OPEN))


def forget_if_right(store: SqlStore) -> None:
    """Closes what was asked where the clock now shows a time that it could not show uncorrected."""
    asked = store.connection.execute(_OPEN).fetchall()
    now = store.clock.now()
    right = [key for key, value in asked if _is_right(orjson.loads(value), now)]
    if right:
        with store.writing() as unit:
            for key in right:
                unit.set_meta(key, "")
            unit.audit("clock.right", str(len(right)))


def _is_right(said: dict[str, object], now: datetime) -> bool:
    """Return True if a clock that was ahead no longer places the receipt that far in the past."""
    since = now - parse_instant(str(said["made"]))
    return timedelta() <= since < timedelta(seconds=abs(int(str(said["seconds"]))))
