"""Officers and their names."""

from __future__ import annotations

from typing import Final

from core.exchange.kinds import EventKind
from storage.facting.base import Facts, Numbered, Write


def _officer(facts: Facts, events: Numbered, _numbers: dict[str, int]) -> None:
    facts.connection.executemany(
        "INSERT INTO officer (id) VALUES (?) ON CONFLICT DO NOTHING",
        [(e.payload["who"],) for _, e in events],
    )
    facts.connection.executemany(
        "UPDATE officer SET name = ?, name_hlc = ? WHERE id = ? AND coalesce(name_hlc, '') < ?",
        [
            (e.payload["value"], e.hlc + e.id, e.payload["who"], e.hlc + e.id)
            for _, e in events
            if e.payload.get("field") == "name"
        ],
    )


TABLES: Final[tuple[str, ...]] = ()

WRITERS: Final[dict[EventKind, Write]] = {
    EventKind.OFFICER_ADDED: _officer,
    EventKind.OFFICER_FIELD: _officer,
}
