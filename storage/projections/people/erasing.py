"""Erasure by law: the personal events of a person are cut to id, kind and hash; they never come back.

The one exception to append-only (docs/events.md, "person.erased").
"""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING, Final

import orjson

from core.events.kinds import EventKind, HouseholdField
from storage.db.connection import Connection
from storage.db.rows import first_column
from storage.db.sql import json_list, read_meta

HEAD_FIELDS: Final = (HouseholdField.NAME, HouseholdField.PHONE, HouseholdField.NOTE)
"""Erased fields of a household's head. The address stays: it is of the dwelling."""

_LIVE: Final = """
SELECT e.n, e.id, e.kind, e.line FROM erasure r JOIN person_field f ON f.person = r.person
  JOIN event e ON e.n = f.event WHERE f.field IN ('name', 'phone') AND e.erased IS NULL
UNION
SELECT e.n, e.id, e.kind, e.line FROM erasure r JOIN field_set f ON f.household = r.household
  JOIN event e ON e.n = f.event WHERE f.field IN ('name', 'phone', 'note') AND e.erased IS NULL
UNION
SELECT e.n, e.id, e.kind, e.line FROM erasure r JOIN visit v ON v.household = r.household
  JOIN visit_note t ON t.visit = v.id JOIN event e ON e.n = t.event WHERE e.erased IS NULL
"""

_WITHDRAWN: Final = """
SELECT n, id, kind, line FROM event
WHERE NOT live AND erased IS NULL
  AND kind IN ('person.field', 'household.field', 'conflict.resolved', 'visit.note', 'visit.recorded')
"""
"""Lines of files that were undone: no fact contains their persons."""

_OF_PERSON: Final = frozenset({EventKind.PERSON_FIELD, EventKind.CONFLICT_RESOLVED})
_OF_HEAD: Final = frozenset({EventKind.HOUSEHOLD_FIELD, EventKind.CONFLICT_RESOLVED})
_FORGET_FORMS: Final = """
DELETE FROM form_draft WHERE substr(form, instr(form, ' ') + 1) IN (
  SELECT h.id FROM erasure r LEFT JOIN person p ON p.n = r.person
    JOIN household h ON h.n IN (r.household, p.household, p.canon))
"""
"""Of an erased head, and of the household of an erased person: that name may be in the line."""

_FORGET_DIRECTORY: Final = """
DELETE FROM directory WHERE household IN (
  SELECT h.n FROM erasure r LEFT JOIN person p ON p.n = r.person
    JOIN household c ON c.n IN (r.household, p.household, p.canon) JOIN household h ON h.canon = c.canon)
"""
"""Of an erased head or person, all that lists name in that household: nobody knows which entry is theirs."""

_NO_FORMER: Final = '{"fields":{},"roster":null}'
_FACTS: Final = ("person_field", "field_set", "visit_note")


def cut_erased(connection: Connection, *, everywhere: bool = False) -> set[int]:
    """Cut what has come of erased persons and heads, with `everywhere` also in files that were undone.

    Return the rows of the cut events.
    """
    if connection.execute("SELECT 1 FROM erasure LIMIT 1").fetchone() is None:
        return set()
    rows = connection.execute(_LIVE).fetchall()
    if everywhere:
        rows += _withdrawn(connection)
    cut = [(*_cut(event, kind, bytes(line)), n) for n, event, kind, line in rows]
    connection.executemany("UPDATE event SET line = ?, erased = ? WHERE n = ?", cut)
    for table in _FACTS:
        connection.executemany(f"DELETE FROM {table} WHERE event = ?", [(n,) for n, *_ in rows])
    _forget_acts(connection, {event for _, event, *_ in rows})
    _clean_local(connection)
    return {n for n, *_ in rows}


def _cut(event: str, kind: str, line: bytes) -> tuple[bytes, str]:
    digest = hashlib.sha256(line).hexdigest()
    return orjson.dumps({"id": event, "kind": kind, "hash": digest, "erased": True}), digest


def _withdrawn(connection: Connection) -> list[tuple[int, str, str, bytes]]:
    persons, households = (
        set(first_column(connection.execute(sql)))
        for sql in (
            "SELECT p.id FROM erasure r JOIN person p ON p.n = r.person",
            "SELECT h.id FROM erasure r JOIN household h ON h.n = r.household",
        )
    )
    written = "SELECT v.id FROM erasure r JOIN visit v ON v.household = r.household"
    visits = set(first_column(connection.execute(written)))
    lines = [
        (n, event, kind, bytes(line), orjson.loads(bytes(line)))
        for n, event, kind, line in connection.execute(_WITHDRAWN)
    ]
    visits |= {
        event
        for _, event, kind, _, body in lines
        if kind == EventKind.VISIT_RECORDED and body.get("household") in households
    }
    found = []
    for n, event, kind, line, body in lines:
        personal = body.get("class") == "personal"
        of_person = kind in _OF_PERSON and body.get("person") in persons
        of_head = (
            kind in _OF_HEAD and body.get("household") in households and body.get("field") in HEAD_FIELDS
        )
        of_visit = kind == EventKind.VISIT_NOTE and body.get("visit") in visits
        if personal and (of_person or of_head or of_visit):
            found.append((n, event, kind, line))
    return found


def _forget_acts(connection: Connection, erased: set[str]) -> None:
    """Remove erased events from the acts that could be undone."""
    for n, events in connection.execute(
        "SELECT n, events FROM undo_act WHERE EXISTS (SELECT 1 FROM json_each(undo_act.events) j"
        " JOIN json_each(?) e ON e.value = j.value)",
        (json_list(erased),),
    ).fetchall():
        left = [event for event in orjson.loads(events) if event not in erased]
        if left:
            connection.execute("UPDATE undo_act SET events = ? WHERE n = ?", (json_list(left), n))
        else:
            connection.execute("DELETE FROM undo_act WHERE n = ?", (n,))


def _clean_local(connection: Connection) -> None:
    """Delete local data about an erased head: the row of the list, unfinished notes."""
    heads = "(SELECT household FROM erasure WHERE household IS NOT NULL)"
    keep_marks(connection)
    connection.execute(f"DELETE FROM roster_row WHERE household IN {heads}")
    connection.execute(f"UPDATE roster_change SET former = ? WHERE household IN {heads}", (_NO_FORMER,))
    connection.execute(f"DELETE FROM draft WHERE household IN {heads}")
    connection.execute(_FORGET_DIRECTORY)
    connection.execute(_FORGET_FORMS)


if TYPE_CHECKING:
    from core.roster.model import ErasedHeads

KEY: Final = "erased_heads"
"""The meta value that keys the hashes."""

_FRESH: Final = """
SELECT h.n, h.name, h.hamlet, h."group", h.address, h.phone, r.body
FROM household h LEFT JOIN roster_row r ON r.household = h.n
WHERE h.n IN (SELECT household FROM erasure WHERE household IS NOT NULL)
  AND (h.name IS NOT NULL OR r.body IS NOT NULL)
"""
"""Erased heads whose name is about to go."""


def keep_marks(connection: Connection) -> None:
    """Keep the marks of heads that are erased now, while their names still exist."""
    rows = connection.execute(_FRESH).fetchall()
    if not rows:
        return
    from core.roster.match import marks_of
    from core.roster.model import RosterValues

    key = _key(connection)
    for n, name, hamlet, group, address, phone, body in rows:
        known = [] if body is None else [RosterValues(**orjson.loads(body))]
        if name:
            known.append(
                RosterValues(name=name, hamlet=hamlet or "", group=group, address=address, phone=phone)
            )
        marks = {mark for values in known for mark in marks_of(values, key)}
        connection.executemany(
            "INSERT OR IGNORE INTO erased_head VALUES (?, ?)", [(n, mark) for mark in sorted(marks)]
        )


def read_marks(connection: Connection) -> ErasedHeads:
    """Return the stored marks, with the key that makes them."""
    from core.roster.model import ErasedHeads

    rows = connection.execute("SELECT e.mark, h.id FROM erased_head e JOIN household h ON h.n = e.household")
    found: dict[str, str] = dict(rows.fetchall())
    return ErasedHeads(key=_key(connection) if found else b"", households=found)


def _key(connection: Connection) -> bytes:
    key = read_meta(connection, KEY)
    if key is None:
        key = secrets.token_hex(32)
        connection.execute("INSERT INTO meta (key, value) VALUES (?, ?)", (KEY, key))
    return bytes.fromhex(key)
