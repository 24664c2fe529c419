"""The register of batches, out and in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from core.base.ids import BatchId
from core.sync.desk import BatchRow
from core.sync.manifest import Profile
from storage.db.connection import Connection
from storage.log.unit_of_work import UnitOfWork

_PROFILES: Final = (None, *(profile.value for profile in Profile))


def insert_batch(unit: UnitOfWork, row: Mapping[str, object]) -> int:
    """Adds a row to the register; its number."""
    columns = ", ".join(row)
    marks = ", ".join("?" for _ in row)
    inserted = unit.connection.execute(
        f"INSERT INTO batch ({columns}) VALUES ({marks}) RETURNING n", tuple(row.values())
    )
    return int(inserted.fetchone()[0])


def read_register(connection: Connection, limit: int | None = None) -> Sequence[BatchRow]:
    """Newest first."""
    rows = connection.execute(
        "SELECT id, direction, state, number, other_unit, other_code, file, bytes, handled, events, new,"
        " duplicate, visits, sha256, reason, profile, applied FROM batch ORDER BY n DESC LIMIT ?",
        (-1 if limit is None else limit,),
    )
    return [_batch_row(row) for row in rows]


def _batch_row(row: Sequence[Any]) -> BatchRow:
    return BatchRow(
        batch=BatchId(row[0]),
        outgoing=row[1] == "out",
        state=row[2],
        number=row[3],
        unit_name=row[4] or "",
        number_code=row[5] or "",
        file=row[6],
        size=row[7],
        handled=row[8],
        events=row[9] or 0,
        new=row[10] or 0,
        duplicate=row[11] or 0,
        visits=row[12] or 0,
        sha256=row[13] or "",
        was_held=row[14] == "held",
        kind="batch" if row[15] in _PROFILES else str(row[15]),
        undone=row[1] == "in" and row[16] == 0,
    )
