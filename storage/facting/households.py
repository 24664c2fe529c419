"""Households: added, their registers, closings and merges."""

from __future__ import annotations

from typing import Final

from core.exchange.kinds import EventKind
from storage.facting.base import Facts, Numbered, Write


def _added(facts: Facts, events: Numbered, numbers: dict[str, int]) -> None:
    rows = []
    for n, event in events:
        get = event.payload.get
        household = numbers[str(get("household"))]
        facts.dirty.registers.add(household)
        rows.append(
            (
                n,
                *(get(key) for key in ("commune", "valid_from", "hamlet", "group", "order")),
                *(get(key) for key in ("roster_people", "roster_adults", "roster_smartphones")),
                get("has_smartphone"),
                household,
                n,
            )
        )
    facts.connection.executemany(
        "UPDATE household SET added = ?, commune = ?, commune_from = ?, added_hamlet = ?,"
        " added_group = ?, added_order = ?, added_people = ?, added_adults = ?, added_smartphones = ?,"
        " added_has_smartphone = ?"
        " WHERE n = ? AND (added IS NULL OR"
        " (SELECT id FROM event WHERE n = ?) < (SELECT id FROM event WHERE n = added))",
        rows,
    )
    facts.connection.executemany(
        "INSERT INTO household_split VALUES (?, ?, ?)",
        [
            (n, numbers[str(event.payload["household"])], event.payload["split_from"])
            for n, event in events
            if event.payload.get("split_from") is not None
        ],
    )


def _field(facts: Facts, events: Numbered, numbers: dict[str, int]) -> None:
    rows = []
    for n, event in events:
        get = event.payload.get
        household = numbers[str(get("household"))]
        facts.dirty.registers.add(household)
        told = (get("value"), get("base"), get("by"), get("seen"))
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


TABLES: Final = ("field_set", "closing", "same_as", "household_split", "same_open")

WRITERS: Final[dict[EventKind, Write]] = {
    EventKind.HOUSEHOLD_ADDED: _added,
    EventKind.HOUSEHOLD_FIELD: _field,
    EventKind.HOUSEHOLD_CLOSED: _closing,
    EventKind.HOUSEHOLD_REOPENED: _closing,
    EventKind.HOUSEHOLD_SAME: _same,
    EventKind.HOUSEHOLD_NOT_SAME: _same,
}
