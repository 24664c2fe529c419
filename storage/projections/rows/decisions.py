"""Resolved conflicts and wrong clocks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from core.events.kinds import EventKind
from storage.db.sql import json_list
from storage.projections.base.facts import Facts, Numbered, Write
from storage.projections.rows.people import write_fields


def _resolved(facts: Facts, events: Numbered, numbers: dict[str, int]) -> None:
    """A resolution is a value of its register like any other, on several bases (M7); one that is `open` takes
    the first of its tips back.
    """
    taken_back = [(n, event.payload["tips"]) for n, event in events if event.payload.get("open") is True]
    facts.connection.executemany(
        "INSERT INTO resolution_open VALUES (?, ?)",
        [(n, tips[0]) for n, tips in taken_back if isinstance(tips, list)],
    )
    write_fields(facts, [(n, event) for n, event in events if event.payload.get("person") is not None])
    rows = []
    for n, event in events:
        get = event.payload.get
        if get("person") is not None:
            continue
        household, field = numbers[str(get("household"))], get("field")
        facts.dirty.registers.add(household)
        rows.append((n, household, field, event.hlc, event.id, get("value")))
    facts.connection.executemany(
        "INSERT INTO field_set (event, household, field, hlc, id, value) VALUES (?, ?, ?, ?, ?, ?)", rows
    )


def _offset(facts: Facts, events: Numbered, _numbers: dict[str, int]) -> None:
    rows = []
    for n, event in events:
        get = event.payload.get
        rows.append((n, get("machine"), get("since"), get("until"), get("seconds"), event.hlc, event.id))
    facts.connection.executemany("INSERT INTO clock_offset VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    _mark_visits(facts, {str(event.payload.get("machine")) for _, event in events})


def mark_removed(facts: Facts, events: Numbered) -> None:
    """Mark the objects of a decision stale once it no longer applies."""
    offsets = [event for _, event in events if event.kind == EventKind.CLOCK_OFFSET]
    _mark_visits(facts, {str(event.payload["machine"]) for event in offsets})


def mark_shifted(facts: Facts, visits: Iterable[str]) -> None:
    """Marks, of `visits` just written, those of machines whose clock is known to have been wrong."""
    if facts.connection.execute("SELECT 1 FROM clock_offset LIMIT 1").fetchone() is not None:
        facts.dirty.visits.update(
            visit for (visit,) in facts.connection.execute(_SHIFTED, (json_list(visits),))
        )


_SHIFTED: Final = """
SELECT v.id FROM json_each(?) j JOIN visit v ON v.id = j.value JOIN device d ON d.n = v.device
WHERE d.id IN (SELECT device FROM clock_offset)
"""


def _mark_visits(facts: Facts, machines: set[str]) -> None:
    for machine in machines:
        facts.dirty.visits.update(
            visit
            for (visit,) in facts.connection.execute(
                "SELECT v.id FROM visit v JOIN device d ON d.n = v.device WHERE d.id = ?", (machine,)
            )
        )


TABLES: Final = ("clock_offset", "resolution_open")

WRITERS: Final[dict[EventKind, Write]] = {
    EventKind.CONFLICT_RESOLVED: _resolved,
    EventKind.CLOCK_OFFSET: _offset,
}
