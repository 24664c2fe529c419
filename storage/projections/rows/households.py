"""Households: added, their registers, closings and merges."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

import orjson

from core.events.kinds import EventKind
from storage.db.sql import json_list
from storage.projections.base.facts import Facts, Numbered, Write, first_base
from storage.projections.base.marks import AUTOMATIC
from storage.projections.ownership.claims import BEFORE_VERDICTS, claim_of, claim_order, unbound_claim


def _added(facts: Facts, events: Numbered, numbers: dict[str, int]) -> None:
    rows, addings, unbound, listed = [], [], set[int](), set[tuple[str, str, str]]()
    for n, event in events:
        get = event.payload.get
        household = numbers[str(get("household"))]
        facts.dirty.registers.add(household)
        addings.append((n, household, get("list")))
        if get("list") is not None:
            listed.add((str(get("list")), str(get("commune")), str(get("valid_from"))))
        if claim := unbound_claim(event.payload):
            unbound.add(household)
            facts.dirty.claims.add(claim)
        rows.append((*_definition(get, n), household, n))
    facts.connection.executemany(_DEFINE, rows)
    facts.connection.executemany("INSERT OR REPLACE INTO household_adding VALUES (?, ?, ?)", addings)
    facts.connection.executemany("INSERT OR IGNORE INTO list_unit VALUES (?, ?, ?)", sorted(listed))
    _define(facts, facts.connection.execute(_SEVERAL, (json_list(unbound),)).fetchall())
    facts.connection.executemany(
        "INSERT INTO household_split VALUES (?, ?, ?)",
        [
            (n, numbers[str(event.payload["household"])], event.payload["split_from"])
            for n, event in events
            if event.payload.get("split_from") is not None
        ],
    )


def add_again(facts: Facts, households: Iterable[int]) -> None:
    """Define households whose defining adding was removed by the first that is left."""
    _define(facts, facts.connection.execute(_UNDEFINED, (json_list(households),)).fetchall())


def _define(facts: Facts, addings: Sequence[tuple[int, int, str, bytes, int]]) -> None:
    """Define households by the first of their addings."""
    first: dict[int, tuple[tuple[bool, bytes, str], int, bytes]] = {}
    for household, n, event, line, before in addings:
        order = claim_order(claim_of(orjson.loads(line)), event, before=bool(before))
        first[household] = min(first.get(household, (order, n, line)), (order, n, line))
    for household, (_, n, line) in first.items():
        facts.connection.execute(_SET, (*_definition(orjson.loads(line).get, n), household))


def _definition(get: Callable[[str], object], n: int) -> tuple[object, ...]:
    return (n, *(get(key) for key in _DEFINING))


_DEFINING: Final = (
    "commune", "valid_from", "hamlet", "group", "order", "roster_people", "roster_adults",
    "roster_smartphones", "has_smartphone",
)  # fmt: skip
_SET: Final = """
UPDATE household SET added = ?, commune = ?, commune_from = ?, added_hamlet = ?, added_group = ?,
  added_order = ?, added_people = ?, added_adults = ?, added_smartphones = ?, added_has_smartphone = ?
WHERE n = ?
"""
_DEFINE: Final = f"""{_SET} AND (added IS NULL OR
  (SELECT id FROM event WHERE n = ?) < (SELECT id FROM event WHERE n = added))
"""


_ADDINGS: Final = f"""
SELECT h.n, e.n, e.id, e.line, {BEFORE_VERDICTS} FROM json_each(?) j JOIN household h ON h.n = j.value
  JOIN household_adding a ON a.household = h.n JOIN event e ON e.n = a.event
"""
_UNDEFINED: Final = f"{_ADDINGS} WHERE h.added IS NULL"
_SEVERAL: Final = f"""{_ADDINGS}
WHERE (SELECT count(*) FROM household_adding o WHERE o.household = h.n) > 1
"""


def _field(facts: Facts, events: Numbered, numbers: dict[str, int]) -> None:
    rows = []
    for n, event in events:
        get = event.payload.get
        household = numbers[str(get("household"))]
        facts.dirty.registers.add(household)
        told = (get("value"), first_base(event), get("by"), get("seen"))
        rows.append((n, household, get("field"), event.hlc, event.id, *told))
    facts.connection.executemany("INSERT INTO field_set VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)


def _closing(facts: Facts, events: Numbered, numbers: dict[str, int]) -> None:
    rows = []
    for n, event in events:
        household = numbers[str(event.payload["household"])]
        facts.dirty.registers.add(household)
        closed = event.kind == EventKind.HOUSEHOLD_CLOSED
        rows.append((n, household, event.hlc, event.id, event.payload["reason"] if closed else None))
    facts.connection.executemany("INSERT INTO closing VALUES (?, ?, ?, ?, ?)", rows)


def _same(facts: Facts, events: Numbered, numbers: dict[str, int]) -> None:
    rows = []
    for n, event in events:
        a, b = (numbers[one] for one in sorted((str(event.payload["a"]), str(event.payload["b"]))))
        facts.dirty.aliases.update((a, b))
        hlc = f"{AUTOMATIC}{event.hlc}" if event.payload.get("auto") is True else event.hlc
        rows.append((n, a, b, hlc, event.id, event.kind == EventKind.HOUSEHOLD_SAME))
    facts.connection.executemany("INSERT INTO same_as VALUES (?, ?, ?, ?, ?, ?)", rows)
    facts.connection.executemany(
        "INSERT INTO same_open VALUES (?)", [(n,) for n, event in events if event.payload.get("open") is True]
    )


TABLES: Final = ("field_set", "closing", "same_as", "household_split", "same_open", "household_adding")

WRITERS: Final[dict[EventKind, Write]] = {
    EventKind.HOUSEHOLD_ADDED: _added,
    EventKind.HOUSEHOLD_FIELD: _field,
    EventKind.HOUSEHOLD_CLOSED: _closing,
    EventKind.HOUSEHOLD_REOPENED: _closing,
    EventKind.HOUSEHOLD_SAME: _same,
    EventKind.HOUSEHOLD_NOT_SAME: _same,
}
