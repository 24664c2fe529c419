"""Officers and their names."""

from __future__ import annotations

from typing import Final

from core.events.kinds import EventKind
from core.events.lines import decode
from storage.db.sql import json_list
from storage.projections.base.facts import Facts, Numbered, Write


def _officer(facts: Facts, events: Numbered, _numbers: dict[str, int]) -> None:
    _add(facts, events)
    facts.connection.executemany(
        "INSERT INTO officer_name VALUES (?, ?, ?, ?, ?)",
        [
            (n, e.payload["who"], e.hlc, e.id, e.payload["value"])
            for n, e in events
            if e.payload.get("field") == "name"
        ],
    )


def _add(facts: Facts, events: Numbered) -> None:
    named = [str(e.payload["who"]) for _, e in events]
    facts.dirty.officers.update(named)
    facts.connection.executemany(
        "INSERT INTO officer (id) VALUES (?) ON CONFLICT DO NOTHING", [(who,) for who in named]
    )


def forget(facts: Facts, events: Numbered) -> None:
    """Officers of events that no longer apply stay while another event that does names them."""
    named = {str(e.payload["who"]) for _, e in events if e.kind in WRITERS}
    if not named:
        return
    execute = facts.connection.execute
    execute("DELETE FROM officer WHERE id IN (SELECT value FROM json_each(?))", (json_list(named),))
    rows = execute(
        "SELECT n, line FROM event WHERE live AND known AND NOT verdict"
        " AND kind IN ('officer.added', 'officer.field')"
    )
    left = [(n, decode(bytes(line))) for n, line in rows.fetchall()]
    _add(facts, [(n, event) for n, event in left if event.payload["who"] in named])


TABLES: Final = ("officer_name",)

WRITERS: Final[dict[EventKind, Write]] = {
    EventKind.OFFICER_ADDED: _officer,
    EventKind.OFFICER_FIELD: _officer,
}
