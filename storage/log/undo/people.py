"""Events that take back records of people: the former value, the former stage, the former way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

import orjson

from core.base.errors import UserError
from core.events.kinds import EventKind, without_none
from core.events.registers import bases
from core.records.person import PersonField, Way, read_value
from storage.db.connection import Connection
from storage.db.rows import first_row, named_rows, scalar
from storage.db.sql import json_list
from storage.log.undo.before import Value, before
from storage.projections.people.registers import STANDING_TIP

Body = Mapping[str, Any]
Inverse = tuple[EventKind, dict[str, object]]
_Answer = Callable[[Connection, Body], Inverse]


class _Stage(NamedTuple):
    event: str
    stage: str | None
    reason: str | None
    platform: str | None
    had: int | None


class _Consent(NamedTuple):
    event: str
    given: int | None
    version: str
    hash: str
    how: str


_KEPT: Final = ("stage", "reason", "platform")
_AS_ADDED: Final = {
    PersonField.BORN: "added_born",
    PersonField.SEX: "added_sex",
    PersonField.CHILD: "added_child",
}


def _way(connection: Connection, body: Body) -> Inverse:
    found = connection.execute(
        "SELECT w.id, w.way FROM way_set w JOIN household h ON h.n = w.household JOIN household c"
        " ON c.canon = h.canon WHERE c.id = ? ORDER BY w.hlc, w.id",
        (body["household"],),
    )
    *_, last = named_rows(Value, found)
    if last.value != body["way"]:
        raise UserError("undo.changed")
    way = Way.COUNTS if body["way"] == Way.PERSONS else Way.PERSONS
    return EventKind.HOUSEHOLD_WAY, {"household": body["household"], "way": way.value}


def _added(_connection: Connection, body: Body) -> Inverse:
    return EventKind.PERSON_VOIDED, {"person": body["person"]}


def _voided(connection: Connection, body: Body) -> Inverse:
    voided = body.get("voided") is not False
    gone = scalar(connection.execute("SELECT gone FROM person WHERE id = ?", (body["person"],)))
    if (gone is not None) != voided:
        raise UserError("undo.changed")
    return EventKind.PERSON_VOIDED, {"person": body["person"], "voided": not voided}


def _field(connection: Connection, body: Body) -> Inverse:
    person, field = body["person"], body["field"]
    standing = first_row(Value, connection.execute(STANDING_TIP, (person, field)))
    if standing is None or standing.value != _stored(body.get("value")):
        raise UserError("undo.changed")
    named = bases(body["kind"], body["v"], body)
    former = connection.execute(
        "SELECT value FROM person_field WHERE id = ?", (named[0] if named else None,)
    ).fetchone()
    if not former and field in _AS_ADDED:
        former = connection.execute(
            f"SELECT {_AS_ADDED[PersonField(field)]} FROM person WHERE id = ?", (person,)
        ).fetchone()
    if not former and field == PersonField.HOUSEHOLD:
        former = connection.execute(
            "SELECT h.id FROM person p JOIN household h ON h.n = p.added_household WHERE p.id = ?", (person,)
        ).fetchone()
    (stored,) = former or (None,)
    value = read_value(field, stored)
    return EventKind.PERSON_FIELD, {"person": person, "field": field, "value": value}


def resolved(connection: Connection, body: Body) -> Inverse:
    """The value that was in use among those decided on, and the choice is open again."""
    person, field = body["person"], body["field"]
    standing = first_row(Value, connection.execute(STANDING_TIP, (person, field)))
    if standing is None or standing.event != body["id"]:
        raise UserError("undo.changed")
    former = connection.execute(
        "SELECT value FROM person_field WHERE id IN (SELECT value FROM json_each(?))"
        " ORDER BY hlc DESC, id DESC LIMIT 1",
        (json_list(body["tips"]),),
    ).fetchone()
    return EventKind.CONFLICT_RESOLVED, {
        "person": person,
        "field": field,
        "tips": [body["id"]],
        "value": None if former is None else read_value(field, *former),
        "open": True,
    }


def _stage(connection: Connection, body: Body) -> Inverse:
    found = connection.execute(
        "SELECT s.id, s.stage, s.reason, s.platform, s.had FROM person_stage s"
        " JOIN person p ON p.n = s.person WHERE p.id = ? AND s.campaign = ? ORDER BY s.hlc, s.id",
        (body["person"], body["campaign"]),
    )
    rows = list(named_rows(_Stage, found))
    last = rows[-1]
    if (last.stage, last.reason, last.platform) != tuple(body.get(key) for key in _KEPT):
        raise UserError("undo.changed")
    stood = before(body, rows)
    former: dict[str, object] = {key: getattr(stood, key) for key in _KEPT} if stood else {}
    at = rows.index(stood) + 1 if stood else 0
    had = next((row.had for row in reversed(rows[:at]) if row.had is not None), None)
    former["had"] = bool(had) if had is not None or body.get("had") is not None else None
    said = {"person": body["person"], "campaign": body["campaign"]}
    return EventKind.PERSON_STAGE, {**said, **without_none(**former)}


def _consent(connection: Connection, body: Body) -> Inverse:
    """Return the previous answer on the purpose, or that it was not asked for."""
    column = "person" if body.get("person") else "household"
    said = {column: body[column], "purpose": body["purpose"]}
    found = connection.execute(
        f"SELECT c.id, c.given, c.version, c.hash, c.how FROM consent c JOIN {column} s ON s.n = c.{column}"
        " WHERE s.id = ? AND c.purpose = ? ORDER BY c.hlc, c.id",
        (body[column], body["purpose"]),
    )
    rows = list(named_rows(_Consent, found))
    if rows[-1].given != _given(body):
        raise UserError("undo.changed")
    former = before(body, rows)
    if former is not None and former.given:
        return EventKind.CONSENT_GIVEN, {
            **said,
            "version": former.version,
            "hash": former.hash,
            "how": former.how,
        }
    is_stated = former is not None and former.given is not None
    return EventKind.CONSENT_WITHDRAWN, said if is_stated else {**said, "mistake": True}


def _given(body: Body) -> int | None:
    if body.get("mistake") is True:
        return None
    return int(body["kind"] == EventKind.CONSENT_GIVEN)


def _stored(value: object) -> object:
    return orjson.dumps(value).decode() if isinstance(value, list | bool) else value


ANSWERS: Final[dict[EventKind, _Answer]] = {
    EventKind.HOUSEHOLD_WAY: _way,
    EventKind.PERSON_ADDED: _added,
    EventKind.PERSON_FIELD: _field,
    EventKind.PERSON_STAGE: _stage,
    EventKind.PERSON_VOIDED: _voided,
    EventKind.CONSENT_GIVEN: _consent,
    EventKind.CONSENT_WITHDRAWN: _consent,
}
