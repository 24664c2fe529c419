"""What only a machine above the commune may say: that a clock was wrong, that a value is the province's."""

from __future__ import annotations

from typing import Final

from core.errors import UserError
from core.exchange.kinds import EventKind
from storage.database import Connection

_BEYOND: Final = """
WITH said AS MATERIALIZED (
  SELECT event, 'clock.offset' AS kind FROM clock_offset
  UNION ALL SELECT event, 'household.field' FROM field_set WHERE owner IS NOT NULL)
SELECT s.kind FROM said s CROSS JOIN event_batch b ON b.event = s.event AND b.batch = ?
  JOIN event e ON e.n = s.event JOIN stream t ON t.n = e.stream JOIN device d ON d.n = t.device
WHERE length(d.unit_code) = 5 LIMIT 1
"""
"""The few such statements first: a batch has many events."""


def check_ownership(connection: Connection, batch: int) -> None:
    """Raises `event.authority` where a machine known to sit in a commune says in `batch` what it may not."""
    row = connection.execute(_BEYOND, (batch,)).fetchone()
    if row is not None:
        raise UserError("event.authority", kind=EventKind(row[0]).value)
