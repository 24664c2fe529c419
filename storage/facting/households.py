"""Households: added, their registers, closings and merges."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

import orjson

from core.exchange.kinds import EventKind
from storage.facting.base import Facts, Numbered, Write, first_base, json_list


def _added(facts: Facts, events: Numbered, numbers: dict[str, int]) -> None:
    rows, addings = [], []
    for n, event in events:
        get = event.payload.get
        household = numbers[str(get("household"))]
        facts.dirty.registers.add(household)
        addings.append((n, household, get("list")))
        rows.append((*_definition(get, n), household, n))
    facts.connection.executemany(_DEFINE, rows)
    facts.connection.executemany("INSERT OR REPLACE INTO household_adding VALUES (?, ?, ?)", addings)
    facts.connection.executemany(
        "INSERT INTO household_split VALUES (?, ?, ?)",
        [
            (n, numbers[str(event.payload["household"])], event.payload["split_from"])
            for n, event in events
            if event.payload.get("split_from") is not None
        ],
    )


def add_again(facts: Facts, households: Iterable[int]) -> None:
    """Define households whose defining adding was removed by the one with the smallest id that is left."""
    rows = facts.connection.execute(
        "SELECT h.n, e.n, e.line FROM household h JOIN household_adding a ON a.household = h.n"
        " JOIN event e ON e.n = a.event WHERE h.n IN (SELECT value FROM json_each(?)) AND h.added IS NULL"
        " ORDER BY h.n, e.id",
        (json_list(households),),
    ).fetchall()
    first = {household: (n, bytes(line)) for household, n, line in reversed(rows)}
    for household, (n, line) in first.items():
        facts.connection.execute(_DEFINE, (*_definition(orjson.loads(line).get, n), household, n))


def _definition(get: Callable[[str], object], n: int) -> tuple[object, ...]:
    return (n, *(get(key) for key in _DEFINING))


_DEFINING: Final = (
    "commune", "valid_from", "hamlet", "group", "order", "roster_people", "roster_adults",
    "roster_smartphones", "has_smartphone",
)  # fmt: skip
_DEFINE: Final = """
UPDATE household SET added = ?, commune = ?, commune_from = ?, added_hamlet = ?, added_group = ?,
  added_order = ?, added_people = ?, added_adults = ?, added_smartphones = ?, added_has_smartphone = ?
WHERE n = ? AND (added IS NULL OR
  (SELECT id FROM event WHERE n = ?) < (SELECT id FROM event WHERE n = added))
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
        pair = sorted((str(event.payload["a"]), str(event.payload["b"])))
        a, b = numbers[pair[0]], numbers[pair[1]]
        facts.dirty.aliases.update((a, b))
        rows.append((n, a, b, event.hlc, event.id, event.kind == EventKind.HOUSEHOLD_SAME))
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
