"""Returned visits, the comments on them, and decided pairs of visits."""

from __future__ import annotations

from typing import Final

from core.events.kinds import EventKind
from storage.projections.base.facts import Facts, Numbered, Write


def _returned(facts: Facts, events: Numbered, _numbers: dict[str, int]) -> None:
    rows = []
    for n, event in events:
        get = event.payload.get
        visit = str(get("visit"))
        facts.dirty.visits.add(visit)
        rows.append((n, visit, event.hlc, event.id, get("reason"), get("returned") is not False))
    facts.connection.executemany("INSERT INTO visit_return VALUES (?, ?, ?, ?, ?, ?)", rows)


def _comment(facts: Facts, events: Numbered, _numbers: dict[str, int]) -> None:
    rows = [(n, e.payload["visit"], e.payload["about"], e.hlc, e.id, e.payload["text"]) for n, e in events]
    facts.connection.executemany("INSERT INTO visit_comment VALUES (?, ?, ?, ?, ?, ?)", rows)


def _decided(facts: Facts, events: Numbered, _numbers: dict[str, int]) -> None:
    rows = []
    for n, event in events:
        visit, other = str(event.payload["visit"]), str(event.payload["other"])
        facts.dirty.visits.update((visit, other))
        decision = (event.payload.get("counts"), event.payload.get("open") is True)
        for one, two in ((visit, other), (other, visit)):
            rows.append((n, one, two, event.hlc, event.id, *decision))
    facts.connection.executemany("INSERT OR IGNORE INTO visit_decision VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


TABLES: Final = ("visit_return", "visit_comment", "visit_decision")

WRITERS: Final[dict[EventKind, Write]] = {
    EventKind.VISIT_RETURNED: _returned,
    EventKind.VISIT_COMMENT: _comment,
    EventKind.DUPLICATE_DECIDED: _decided,
}
