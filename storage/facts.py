"""Turns events into fact rows, and remembers what must be derived again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

import orjson

from core.exchange.kinds import EventKind
from core.exchange.lines import Envelope
from storage.database import Connection

Numbered = Sequence[tuple[int, Envelope]]


@dataclass(slots=True)
class Dirty:
    """Row numbers of households whose registers or standing, ids of visits whose overlay, are stale."""

    registers: set[int] = field(default_factory=set)
    standing: set[int] = field(default_factory=set)
    aliases: set[int] = field(default_factory=set)
    visits: set[str] = field(default_factory=set)

    def clear(self) -> None:
        for part in (self.registers, self.standing, self.aliases, self.visits):
            part.clear()


def json_list(values: Iterable[object]) -> str:
    """A JSON array for `json_each(?)`."""
    return orjson.dumps(list(values)).decode()


class FactWriter:
    """Writes and removes the fact rows of known events."""

    def __init__(self, connection: Connection, suspect_after: str) -> None:
        """`suspect_after`: the ISO instant after which a visit's time cannot be true (M12)."""
        self._connection = connection
        self._suspect_after = suspect_after
        self.dirty = Dirty()

    def write(self, events: Numbered) -> None:
        numbers = self._household_numbers(events)
        by_kind: dict[str, list[tuple[int, Envelope]]] = {}
        for n, event in events:
            by_kind.setdefault(event.kind, []).append((n, event))
        for kind, group in by_kind.items():
            _WRITERS[EventKind(kind)](self, group, numbers)

    def remove(self, events: Numbered) -> None:
        """Takes the facts of events away that no longer apply here."""
        numbers = self._household_numbers(events)
        for _, event in events:
            self._mark_removed(event, numbers)
        keys = [(n,) for n, _ in events]
        for table in _FACT_TABLES:
            self._connection.executemany(f"DELETE FROM {table} WHERE event = ?", keys)
        self._connection.executemany(
            "UPDATE household SET added = NULL, commune = NULL, commune_from = NULL WHERE added = ?", keys
        )

    def _mark_removed(self, event: Envelope, numbers: dict[str, int]) -> None:
        for key in ("household", "a", "b"):
            if key in event.payload:
                n = numbers[str(event.payload[key])]
                self.dirty.registers.add(n)
                self.dirty.standing.add(n)
                if key != "household":
                    self.dirty.aliases.add(n)
        if "visit" in event.payload:
            self.dirty.visits.add(str(event.payload["visit"]))

    def _household_numbers(self, events: Numbered) -> dict[str, int]:
        """Row numbers of every household that the events name; an unknown one becomes a stub (M14)."""
        ids = {
            str(event.payload[key])
            for _, event in events
            for key in ("household", "a", "b")
            if key in event.payload
        }
        if not ids:
            return {}
        listed = json_list(ids)
        execute = self._connection.execute
        execute("INSERT OR IGNORE INTO household (id) SELECT value FROM json_each(?)", (listed,))
        execute("UPDATE household SET canon = n WHERE canon IS NULL")
        return dict(
            execute("SELECT h.id, h.n FROM json_each(?) j JOIN household h ON h.id = j.value", (listed,))
        )

    def _added(self, events: Numbered, numbers: dict[str, int]) -> None:
        rows = []
        for n, event in events:
            get = event.payload.get
            household = numbers[str(get("household"))]
            self.dirty.registers.add(household)
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
        self._connection.executemany(
            "UPDATE household SET added = ?, commune = ?, commune_from = ?, added_hamlet = ?,"
            " added_group = ?, added_order = ?, added_people = ?, added_adults = ?, added_smartphones = ?,"
            " added_has_smartphone = ?"
            " WHERE n = ? AND (added IS NULL OR"
            " (SELECT id FROM event WHERE n = ?) < (SELECT id FROM event WHERE n = added))",
            rows,
        )

    def _field(self, events: Numbered, numbers: dict[str, int]) -> None:
        rows = []
        for n, event in events:
            get = event.payload.get
            household = numbers[str(get("household"))]
            self.dirty.registers.add(household)
            rows.append((n, household, get("field"), event.hlc, event.id, get("value"), get("base")))
        self._connection.executemany("INSERT INTO field_set VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    def _closing(self, events: Numbered, numbers: dict[str, int]) -> None:
        rows = []
        for n, event in events:
            household = numbers[str(event.payload["household"])]
            self.dirty.registers.add(household)
            closed = event.kind == EventKind.HOUSEHOLD_CLOSED
            rows.append((n, household, event.hlc, event.id, event.payload["reason"] if closed else None))
        self._connection.executemany("INSERT INTO closing VALUES (?, ?, ?, ?, ?)", rows)

    def _same(self, events: Numbered, numbers: dict[str, int]) -> None:
        rows = []
        for n, event in events:
            pair = sorted((str(event.payload["a"]), str(event.payload["b"])))
            a, b = numbers[pair[0]], numbers[pair[1]]
            self.dirty.aliases.update((a, b))
            rows.append((n, a, b, event.hlc, event.id, event.kind == EventKind.HOUSEHOLD_SAME))
        self._connection.executemany("INSERT INTO same_as VALUES (?, ?, ?, ?, ?, ?)", rows)

    def _visit(self, events: Numbered, numbers: dict[str, int]) -> None:
        rows = []
        for n, event in events:
            get = event.payload.get
            at = str(get("at"))
            household = numbers[str(get("household"))]
            self.dirty.standing.add(household)
            rows.append(
                (
                    *(
                        n,
                        event.id,
                        household,
                        household,
                        get("campaign"),
                        event.device,
                        event.hlc,
                        event.officer,
                    ),
                    *(at, at[:10], int(at[11:13]), get("result")),
                    *(get(key) for key in ("people", "smartphones", "had", "installed", "callback", "flyer")),
                    at > self._suspect_after,
                )
            )
        self._connection.executemany(
            "INSERT INTO visit (event, id, household, canon, campaign, device, hlc, officer, at, day, hour,"
            " result, people, smartphones, had, installed, callback, flyer, suspect)"
            " SELECT ?, ?, ?, (SELECT canon FROM household WHERE n = ?), ?,"
            " (SELECT n FROM device WHERE id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?",
            rows,
        )
        self.dirty.visits.update(
            row[0]
            for row in self._connection.execute(
                "SELECT DISTINCT c.visit FROM json_each(?) j JOIN visit_change c ON c.visit = j.value",
                (json_list(event.id for _, event in events),),
            )
        )

    def _visit_change(self, events: Numbered, _numbers: dict[str, int]) -> None:
        rows = []
        for n, event in events:
            visit = str(event.payload["visit"])
            self.dirty.visits.add(visit)
            body = orjson.dumps({k: v for k, v in event.payload.items() if k != "visit"}).decode()
            rows.append((n, visit, event.hlc, event.id, event.kind, body))
        self._connection.executemany("INSERT INTO visit_change VALUES (?, ?, ?, ?, ?, ?)", rows)

    def _note(self, events: Numbered, _numbers: dict[str, int]) -> None:
        rows = [(n, e.payload["visit"], e.hlc, e.id, e.payload["text"]) for n, e in events]
        self._connection.executemany("INSERT INTO visit_note VALUES (?, ?, ?, ?, ?)", rows)

    def _officer(self, events: Numbered, _numbers: dict[str, int]) -> None:
        self._connection.executemany(
            "INSERT INTO officer (id) VALUES (?) ON CONFLICT DO NOTHING",
            [(e.payload["who"],) for _, e in events],
        )
        self._connection.executemany(
            "UPDATE officer SET name = ?, name_hlc = ? WHERE id = ? AND coalesce(name_hlc, '') < ?",
            [
                (e.payload["value"], e.hlc + e.id, e.payload["who"], e.hlc + e.id)
                for _, e in events
                if e.payload.get("field") == "name"
            ],
        )


_FACT_TABLES: Final = ("field_set", "closing", "same_as", "visit", "visit_change", "visit_note")

_Write = Callable[[FactWriter, Numbered, dict[str, int]], None]

_WRITERS: Final[dict[EventKind, _Write]] = {
    EventKind.HOUSEHOLD_ADDED: FactWriter._added,
    EventKind.HOUSEHOLD_FIELD: FactWriter._field,
    EventKind.HOUSEHOLD_CLOSED: FactWriter._closing,
    EventKind.HOUSEHOLD_REOPENED: FactWriter._closing,
    EventKind.HOUSEHOLD_SAME: FactWriter._same,
    EventKind.HOUSEHOLD_NOT_SAME: FactWriter._same,
    EventKind.VISIT_RECORDED: FactWriter._visit,
    EventKind.VISIT_NOTE: FactWriter._note,
    EventKind.VISIT_CORRECTED: FactWriter._visit_change,
    EventKind.VISIT_VOIDED: FactWriter._visit_change,
    EventKind.OFFICER_ADDED: FactWriter._officer,
    EventKind.OFFICER_FIELD: FactWriter._officer,
}
