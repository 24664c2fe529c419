"""Turns events into fact rows, and remembers what must be derived again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import Final

from core.events.kinds import EventKind
from core.events.lines import Envelope
from storage.db.connection import Connection
from storage.db.rows import scalar
from storage.db.sql import json_list
from storage.projections.base.facts import Facts, Numbered, Write
from storage.projections.base.marks import forget_seen, keep_seen, mark_rows
from storage.projections.ownership.claims import unbound_claim
from storage.projections.people.erasing import cut_erased
from storage.projections.quality.doubled import mark_doubled
from storage.projections.quality.surplus import forget_surplus
from storage.projections.rows import decisions, devices, households, officers, people, quality, tracks, visits

_AREAS: Final = (households, visits, quality, officers, tracks, decisions, devices, people)
_WRITERS: Final[dict[EventKind, Write]] = {
    kind: write for area in _AREAS for kind, write in area.WRITERS.items()
}
_FACT_TABLES: Final = tuple(table for area in _AREAS for table in area.TABLES)


class FactWriter:
    """Writes and removes the fact rows of known events."""

    def __init__(self, connection: Connection, suspect_after: str) -> None:
        """`suspect_after`: the ISO instant after which a visit's time cannot be true (M12)."""
        self._connection = connection
        self._facts = Facts(connection, suspect_after)
        self.dirty = self._facts.dirty

    def write(self, events: Numbered) -> None:
        numbers = self._household_numbers(events)
        by_kind: dict[str, list[tuple[int, Envelope]]] = {}
        for n, event in events:
            by_kind.setdefault(event.kind, []).append((n, event))
        for kind, group in by_kind.items():
            _WRITERS[EventKind(kind)](self._facts, group, numbers)
        keep_seen(self._connection, events)
        self.dirty.cut |= cut_erased(self._connection)

    def write_again(self, events: Numbered) -> None:
        """Write facts of known events again: the time of a visit is compared with its first arrival, not with
        now.
        """
        self.write(events)
        visits.mark_again(self._facts, (event.id for _, event in events))

    def remove(self, events: Numbered) -> None:
        """Remove the facts of events that no longer apply."""
        numbers = self._household_numbers(events)
        for _, event in events:
            if event.kind == EventKind.HOUSEHOLD_ADDED and (claim := unbound_claim(event.payload)):
                self.dirty.claims.add(claim)
            self._mark_removed(event, numbers)
            people.of_event(self._facts, event, numbers)
        decisions.mark_removed(self._facts, events)
        officers.forget(self._facts, events)
        passed = forget_seen(self._connection, events)
        keys = [(n,) for n, _ in events]
        for table in _FACT_TABLES:
            self._connection.executemany(f"DELETE FROM {table} WHERE event = ?", keys)
        for table, rows in passed.items():
            mark_rows(self._connection, table, rows)
        mark_doubled(self._connection, numbers.values())
        forget_surplus(self._connection, numbers.values())
        self._connection.executemany(
            "UPDATE household SET added = NULL, commune = NULL, commune_from = NULL WHERE added = ?", keys
        )
        households.add_again(self._facts, numbers.values())
        self._connection.executemany(
            "UPDATE person SET added = NULL, added_household = NULL WHERE added = ?", keys
        )

    def _mark_removed(self, event: Envelope, numbers: dict[str, int]) -> None:
        for key in ("household", "a", "b"):
            if event.payload.get(key) is not None:
                n = numbers[str(event.payload[key])]
                self.dirty.registers.add(n)
                self.dirty.standing.add(n)
                if key != "household":
                    self.dirty.aliases.add(n)
        for key in ("visit", "other"):
            if key in event.payload:
                self.dirty.visits.add(str(event.payload[key]))
        self.dirty.doors.update(numbers[str(one)] for one in _listed(event))

    def _household_numbers(self, events: Numbered) -> dict[str, int]:
        """Row numbers of every household that the events name; an unknown one becomes a stub (M14)."""
        ids: dict[str, None] = {}
        """In order of arrival, which is nearly that of their ids: rows are beside one another."""
        for _, event in events:
            payload = event.payload
            for key in _NAMING:
                if key in payload and payload[key] is not None:
                    ids[str(payload[key])] = None
            ids.update((str(one), None) for one in _listed(event))
        if not ids:
            return {}
        connection = self._connection
        found = connection.execute(
            "SELECT h.id, h.n FROM json_each(?) j JOIN household h ON h.id = j.value", (json_list(ids),)
        )
        numbers: dict[str, int] = dict(found)
        missing = [household for household in ids if household not in numbers]
        if missing:
            last = scalar(connection.execute("SELECT coalesce(max(n), 0) FROM household"))
            made = dict(zip(missing, count(last + 1), strict=False))
            connection.executemany(
                "INSERT INTO household (n, id, canon) VALUES (?, ?, ?)",
                [(n, household, n) for household, n in made.items()],
            )
            numbers |= made
        return numbers


_NAMING: Final = ("household", "a", "b")


def _listed(event: Envelope) -> Sequence[object]:
    """The households that an event names in a list."""
    listed = event.payload.get("households")
    return listed if isinstance(listed, list) else ()
