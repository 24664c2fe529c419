"""Visits, what was changed of them, and their notes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import orjson

from core.events.kinds import EventKind
from storage.db.rows import first_column
from storage.db.sql import json_list
from storage.projections.base.facts import Facts, Numbered, Write
from storage.projections.base.offsets import EARLIEST
from storage.projections.rows.decisions import mark_shifted


def _visit(facts: Facts, events: Numbered, numbers: dict[str, int]) -> None:
    rows, households = [], []
    canons, devices, latest = _canons(facts, numbers), _devices(facts), facts.suspect_after
    for n, event in events:
        get = event.payload.get
        at = str(get("at"))
        household = numbers[str(get("household"))]
        households.append(household)
        rows.append(
            (
                *(n, event.id, household, canons.get(household, household), get("campaign")),
                *(
                    devices[event.device],
                    event.hlc,
                    event.officer,
                    at,
                    at[:10],
                    int(at[11:13]),
                    get("result"),
                ),
                *(get("people"), get("smartphones"), get("had"), get("installed")),
                *(get("callback"), get("flyer"), int(at > latest or at < EARLIEST)),
            )
        )
    facts.dirty.standing.update(households)
    facts.connection.executemany(
        "INSERT INTO visit (event, id, household, canon, campaign, device, hlc, officer, at, day, hour,"
        " result, people, smartphones, had, installed, callback, flyer, suspect)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    mark_shifted(facts, (event.id for _, event in events))
    facts.dirty.visits.update(
        first_column(
            facts.connection.execute(
                "SELECT DISTINCT c.visit FROM json_each(?) j JOIN visit_change c ON c.visit = j.value",
                (json_list(event.id for _, event in events),),
            )
        )
    )


def mark_again(facts: Facts, visits: Iterable[str]) -> None:
    """Marks, of `visits` written once more, those whose time may be true or not by the day of the writing."""
    facts.dirty.visits.update(visit for (visit,) in facts.connection.execute(_DOUBTED, (json_list(visits),)))


_DOUBTED: Final = """
SELECT v.id FROM json_each(?) j JOIN visit v ON v.id = j.value WHERE v.suspect OR v.at > (
  SELECT min(b.handled) FROM event_batch e JOIN batch b ON b.n = e.batch WHERE e.event = v.event)
"""


def _canons(facts: Facts, numbers: dict[str, int]) -> dict[int, int]:
    """Return the rows of `numbers` that were merged into another row, with that row."""
    return dict(
        facts.connection.execute(
            "SELECT n, canon FROM household WHERE n IN (SELECT value FROM json_each(?)) AND canon <> n",
            (json_list(numbers.values()),),
        )
    )


def _devices(facts: Facts) -> dict[str, int]:
    return dict(facts.connection.execute("SELECT id, n FROM device"))


def _visit_change(facts: Facts, events: Numbered, _numbers: dict[str, int]) -> None:
    rows = []
    for n, event in events:
        visit = str(event.payload["visit"])
        facts.dirty.visits.add(visit)
        body = orjson.dumps({k: v for k, v in event.payload.items() if k != "visit"}).decode()
        rows.append((n, visit, event.hlc, event.id, event.kind, body))
    facts.connection.executemany("INSERT INTO visit_change VALUES (?, ?, ?, ?, ?, ?)", rows)


def _note(facts: Facts, events: Numbered, _numbers: dict[str, int]) -> None:
    rows = [(n, e.payload["visit"], e.hlc, e.id, e.payload["text"]) for n, e in events]
    facts.connection.executemany("INSERT INTO visit_note VALUES (?, ?, ?, ?, ?)", rows)


TABLES: Final = ("visit", "visit_change", "visit_note")

WRITERS: Final[dict[EventKind, Write]] = {
    EventKind.VISIT_RECORDED: _visit,
    EventKind.VISIT_NOTE: _note,
    EventKind.VISIT_CORRECTED: _visit_change,
    EventKind.VISIT_VOIDED: _visit_change,
}
