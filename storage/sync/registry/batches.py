"""The register of batches, out and in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from core.base.ids import BatchId
from core.sync.desk import BatchRow
from core.sync.manifest import Profile
from storage.db.connection import Connection
from storage.db.rows import named_rows, scalar
from storage.log.unit_of_work import UnitOfWork

_PROFILES: Final = (None, *(profile.value for profile in Profile))


def insert_batch(unit: UnitOfWork, row: Mapping[str, object]) -> int:
    """Adds a row to the register; its number."""
    columns = ", ".join(row)
    marks = ", ".join("?" for _ in row)
    inserted = unit.connection.execute(
        f"INSERT INTO batch ({columns}) VALUES ({marks}) RETURNING n", tuple(row.values())
    )
    return int(scalar(inserted))


_REGISTER: Final = """
SELECT id, direction, state, number, other_unit, other_code, file, bytes, handled, events, new, duplicate,
  visits, sha256, reason, profile, applied FROM batch ORDER BY n DESC LIMIT ?
"""


class _Row(NamedTuple):
    id: BatchId
    direction: str
    state: str
    number: int
    other_unit: str | None
    other_code: str | None
    file: str
    bytes: int
    handled: str
    events: int | None
    new: int | None
    duplicate: int | None
    visits: int | None
    sha256: str | None
    reason: str | None
    profile: str | None
    applied: int


def read_register(connection: Connection, limit: int | None = None) -> Sequence[BatchRow]:
    """Newest first."""
    rows = connection.execute(_REGISTER, (-1 if limit is None else limit,))
    return [_batch_row(row) for row in named_rows(_Row, rows)]


def _batch_row(row: _Row) -> BatchRow:
    return BatchRow(
        batch=row.id,
        outgoing=row.direction == "out",
        state=row.state,
        number=row.number,
        unit_name=row.other_unit or "",
        number_code=row.other_code or "",
        file=row.file,
        size=row.bytes,
        handled=row.handled,
        events=row.events or 0,
        new=row.new or 0,
        duplicate=row.duplicate or 0,
        visits=row.visits or 0,
        sha256=row.sha256 or "",
        was_held=row.reason == "held",
        kind="batch" if row.profile in _PROFILES else str(row.profile),
        undone=row.direction == "in" and row.applied == 0,
    )
