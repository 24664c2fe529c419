"""The order of the values of one register: replaced values before those that are not replaced.

Each fact of a register keeps the (hlc, id) of its event. Where another event of the same register names it,
the fact is *passed* and its hlc begins with `-`, so that everywhere `ORDER BY hlc, id` puts the tips last and
the last row is the value in use; where a faulty device made a ring all are passed, and the order is that of
all. A withdrawn consent that was not passed begins with `w`: of concurrent consents it is last. A pair that
the program itself made one keeps a `.` before its hlc: a concurrent answer of a user has priority over it.
The marks follow only from the set of facts (docs/adr/0024-format-2.md, "Bases").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from core.events.kinds import EventKind
from core.events.lines import Envelope
from core.events.registers import bases
from storage.db.connection import Connection
from storage.db.rows import first_column
from storage.db.sql import json_list
from storage.projections.base.facts import Numbered

_HOUSE: Final = "(SELECT canon FROM household WHERE n = {}.household)"
"""Merged households are one register."""

KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "field_set": ("{}.household", "{}.field"),
    "person_field": ("{}.person", "{}.field"),
    "closing": ("{}.household",),
    "same_as": ("{}.a", "{}.b"),
    "way_set": (_HOUSE,),
    "visit_return": ("{}.visit",),
    "visit_note": ("{}.visit",),
    "visit_decision": ("{}.visit",),
    "person_stage": ("{}.person", "{}.campaign"),
    "person_void": ("{}.person",),
    "consent": ("{}.purpose", "{}.person", _HOUSE),
    "officer_name": ("{}.who",),
    "track_count": ("{}.track", "{}.campaign", "{}.unit", "{}.unit_from", "{}.name_key"),
    "track_point": ("{}.point",),
    "track_host": ("{}.point",),
    "track_void": ("{}.target",),
    "assignment": (_HOUSE, "({}.what = 'given')", "CASE {0}.what WHEN 'given' THEN '' ELSE {0}.officer END"),
}
"""Columns that identify one register in a table."""

_OF_RESOLUTIONS: Final = ("field_set", "person_field")

OF_MERGED: Final = ("way_set", "consent", "assignment")
"""Tables whose registers grow together where households do."""

_TABLES: Final[Mapping[str, tuple[str, ...]]] = {
    EventKind.HOUSEHOLD_FIELD: ("field_set",),
    EventKind.PERSON_FIELD: ("person_field",),
    EventKind.CONFLICT_RESOLVED: ("field_set", "person_field"),
    EventKind.HOUSEHOLD_CLOSED: ("closing",),
    EventKind.HOUSEHOLD_REOPENED: ("closing",),
    EventKind.HOUSEHOLD_SAME: ("same_as",),
    EventKind.HOUSEHOLD_NOT_SAME: ("same_as",),
    EventKind.HOUSEHOLD_WAY: ("way_set",),
    EventKind.VISIT_RETURNED: ("visit_return",),
    EventKind.VISIT_NOTE: ("visit_note",),
    EventKind.DUPLICATE_DECIDED: ("visit_decision",),
    EventKind.PERSON_STAGE: ("person_stage",),
    EventKind.PERSON_VOIDED: ("person_void",),
    EventKind.CONSENT_GIVEN: ("consent",),
    EventKind.CONSENT_WITHDRAWN: ("consent",),
    EventKind.OFFICER_FIELD: ("officer_name",),
    EventKind.TRACK_AGENCY: ("track_count",),
    EventKind.TRACK_MEMBERS: ("track_count",),
    EventKind.TRACK_POINT: ("track_point",),
    EventKind.TRACK_HOST: ("track_host",),
    EventKind.TRACK_VOIDED: ("track_void",),
    EventKind.ASSIGNMENT_GIVEN: ("assignment",),
    EventKind.ASSIGNMENT_OUT: ("assignment",),
    EventKind.ASSIGNMENT_BACK: ("assignment",),
    EventKind.ASSIGNMENT_HANDED: ("assignment",),
}
"""Corrections and voids of visits and wrong clocks are put in order where they are read, value by value."""


def same_register(table: str, one: str, other: str) -> str:
    """SQL: rows `one` and `other` of `table` are of one register."""
    return " AND ".join(f"{key.format(one)} IS {key.format(other)}" for key in KEYS[table])


def is_passed(table: str, row: str) -> str:
    """SQL: another row of its register names the row `row` of `table`."""
    taken_back = f"NOT {_is_undone(table, 'l')}" if table in _OF_RESOLUTIONS else "1"
    named = (
        f"EXISTS (SELECT 1 FROM seen_tip s JOIN {table} l ON l.event = s.event WHERE s.tip = {row}.id"
        f" AND l.event <> {row}.event AND {same_register(table, 'l', row)} AND {taken_back})"
    )
    return f"({_is_undone(table, row)} OR {named})" if table in _OF_RESOLUTIONS else named


def _is_undone(table: str, row: str) -> str:
    """SQL: `row` is a choice that was taken back, or the event that did it: neither replaces a value."""
    return (
        f"EXISTS (SELECT 1 FROM resolution_open o JOIN {table} u ON u.event = o.event"
        f" WHERE (o.event = {row}.event OR o.undone = {row}.id) AND {same_register(table, 'u', row)})"
    )


AUTOMATIC: Final = "."
"""Sorts behind `-` and before every digit."""

_LATER: Final = """o.v = 1 AND o.purpose = consent.purpose
    AND (ltrim(o.hlc, '-w'), o.id) > (ltrim(consent.hlc, '-w'), consent.id)"""
_FORMER_CONSENT: Final = f"""(consent.v = 1 AND (
  EXISTS (SELECT 1 FROM consent o WHERE o.person = consent.person AND {_LATER})
  OR EXISTS (SELECT 1 FROM household h JOIN consent o ON o.household = h.n
    WHERE h.canon = {_HOUSE.format("consent")} AND {_LATER})))"""
"""Of consents of version 1 the last one is in force, whatever its value."""


_FIRST: Final = "NOT EXISTS (SELECT 1 FROM seen_tip b WHERE b.event = {0}.event)"
_TWIN: Final = f"""({_FIRST.format("field_set")} AND EXISTS (
  SELECT 1 FROM field_set w WHERE w.household = field_set.household AND w.field = field_set.field
    AND w.value = field_set.value AND w.event <> field_set.event AND {_FIRST.format("w")}
    AND {is_passed("field_set", "w")}))"""
"""Equal first values, as laptops that load one list record them, are one: who replaces one replaces all."""


def _marking(table: str) -> str:
    mark = f"CASE WHEN {is_passed(table, table)} THEN '-' ELSE '' END"
    if table == "consent":
        passed = f"{is_passed(table, table)} OR {_FORMER_CONSENT}"
        mark = f"CASE WHEN {passed} THEN '-' WHEN given = 0 THEN 'w' ELSE '' END"
    if table == "field_set":
        mark = f"CASE WHEN {is_passed(table, table)} OR {_TWIN} THEN '-' ELSE '' END"
    if table == "same_as":
        mark += f" || CASE WHEN instr(hlc, '{AUTOMATIC}') THEN '{AUTOMATIC}' ELSE '' END"
    return (
        f"UPDATE {table} SET hlc = {mark} || ltrim(hlc, '-w{AUTOMATIC}')"
        f" WHERE event IN (SELECT value FROM json_each(?1)) AND hlc <> {mark} || ltrim(hlc, '-w{AUTOMATIC}')"
    )


_MARKING: Final = {table: _marking(table) for table in KEYS}

_TWINS: Final = """
SELECT w.event FROM json_each(?) j JOIN field_set f ON f.event = j.value
  JOIN field_set w ON w.household = f.household AND w.field = f.field
    AND (w.event = f.event OR w.value = f.value)
"""
_REPLACED_TWINS: Final = """
SELECT f.id FROM json_each(?) j JOIN event e ON e.id = j.value JOIN field_set f ON f.event = e.n
WHERE EXISTS (SELECT 1 FROM field_set w WHERE w.household = f.household AND w.field = f.field
  AND w.value = f.value AND w.event <> f.event AND w.hlc < '0')
"""

_NAMED_ALREADY: Final = "SELECT j.value FROM json_each(?) j WHERE j.value IN (SELECT tip FROM seen_tip)"
_ROWS: Final = "SELECT e.n FROM json_each(?) j JOIN event e ON e.id = j.value"
_SAME_CONSENT: Final = f"""
SELECT o.event FROM json_each(?) j JOIN consent c ON c.event = j.value
  JOIN consent o ON o.person = c.person AND o.purpose = c.purpose
UNION
SELECT o.event FROM json_each(?) j JOIN consent c ON c.event = j.value
  JOIN household h ON h.canon = {_HOUSE.format("c")}
  JOIN consent o ON o.household = h.n AND o.purpose = c.purpose
"""


def keep_seen(connection: Connection, events: Numbered) -> None:
    """Keeps what the authors of new events had seen, and marks what is passed now."""
    had = connection.execute("SELECT 1 FROM seen_tip LIMIT 1").fetchone() is not None
    rows: list[tuple[int, str]] = []
    stale: dict[str, set[str]] = {}
    fresh: dict[str, list[str]] = {}
    for n, event in events:
        named = bases(event.kind, event.v, event.payload)
        rows += [(n, tip) for tip in named]
        for table in _TABLES.get(event.kind, ()):
            fresh.setdefault(table, []).append(event.id)
            if named:
                stale.setdefault(table, set()).update(named, _of_choice(connection, event, named))
    for table, ids in fresh.items():
        if had:
            stale.setdefault(table, set()).update(_awaited(connection, table, ids))
    connection.executemany("INSERT OR IGNORE INTO seen_tip VALUES (?, ?)", rows)
    stale.setdefault("consent", set()).update(fresh.get("consent", ()))
    for table, marked in stale.items():
        if marked:
            mark_rows(connection, table, _rows(connection, marked))


def _of_choice(connection: Connection, event: Envelope, named: Sequence[str]) -> set[str]:
    """Return an event that takes choices back, and the events that these replaced; of others nothing."""
    if event.kind != EventKind.CONFLICT_RESOLVED or event.payload.get("open") is not True:
        return set()
    rows = connection.execute(
        "SELECT s.tip FROM json_each(?) j JOIN event e ON e.id = j.value JOIN seen_tip s ON s.event = e.n",
        (json_list(named),),
    )
    return {event.id, *(tip for (tip,) in rows)}


def _awaited(connection: Connection, table: str, ids: Sequence[str]) -> set[str]:
    """Return new events that a stored one named before they arrived, and first values whose twins are
    replaced.
    """
    listed = json_list(ids)
    found = set(first_column(connection.execute(_NAMED_ALREADY, (listed,))))
    if table == "field_set":
        found |= set(first_column(connection.execute(_REPLACED_TWINS, (listed,))))
    return found


def _rows(connection: Connection, ids: Iterable[str]) -> set[int]:
    return set(first_column(connection.execute(_ROWS, (json_list(ids),))))


def mark_rows(connection: Connection, table: str, numbers: Iterable[int]) -> None:
    """Mark the rows of these events again; of consents all of their registers."""
    listed = json_list(numbers)
    if listed == "[]":
        return
    if table == "field_set":
        listed = json_list(first_column(connection.execute(_TWINS, (listed,))))
    if table == "consent":
        rows = connection.execute(_SAME_CONSENT, (listed, listed)).fetchall()
        listed = json_list(first_column(rows))
    connection.execute(_MARKING[table], (listed,))


def mark_merged(connection: Connection, households: str) -> None:
    """Mark the facts of these households (JSON) again: their merged record changed."""
    for table in OF_MERGED:
        rows = connection.execute(
            f"SELECT event FROM {table} WHERE household IN (SELECT value FROM json_each(?))", (households,)
        ).fetchall()
        if rows:
            mark_rows(connection, table, set(first_column(rows)))


def forget_seen(connection: Connection, events: Numbered) -> dict[str, set[int]]:
    """Before facts of `events` go: forgets what they name; answers the rows that `mark_rows` is to see."""
    stale: dict[str, set[str]] = {}
    removed: dict[str, list[int]] = {}
    for n, event in events:
        for table in _TABLES.get(event.kind, ()):
            named = bases(event.kind, event.v, event.payload)
            stale.setdefault(table, set()).update(named, _of_choice(connection, event, named))
            removed.setdefault(table, []).append(n)
    connection.executemany("DELETE FROM seen_tip WHERE event = ?", [(n,) for n, _ in events])
    rows = {table: _rows(connection, ids) for table, ids in stale.items()}
    for table, others in (("consent", _SAME_CONSENT), ("field_set", _TWINS)):
        listed = json_list(removed.get(table, ()))
        found = connection.execute(others, [listed] * others.count("?"))
        rows.setdefault(table, set()).update(first_column(found))
    return rows
