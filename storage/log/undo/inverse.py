"""The events that take events back, by kind; each restores the previous value.

An event is taken back only while its value is still in use.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NamedTuple

import orjson

from core.base.errors import UserError
from core.events.kinds import EventKind
from core.events.registers import VISIT_VALUES, bases
from core.records.household import CloseReason, ReopenReason
from storage.db.connection import Connection
from storage.db.rows import named_rows, scalar
from storage.db.sql import json_list
from storage.log.undo import people, tracks
from storage.log.undo.before import Value, before, decided_again
from storage.projections.base.overlays import Said, last_said, read_changes
from storage.projections.base.registers import IS_OWNED, STANDING_TIP
from storage.projections.closings import reason_before
from storage.projections.derive import REGISTERS

Body = Mapping[str, Any]
Inverse = tuple[EventKind, dict[str, object]]
_Answer = Callable[[Connection, Body], Inverse]


def inverse_of(connection: Connection, events: Sequence[Body]) -> list[Inverse]:
    """Return the events that take `events` of one act back, the last first. Raises `undo.changed`."""
    added = {body["household"] for body in events if body["kind"] == EventKind.HOUSEHOLD_ADDED}
    persons = {body["person"] for body in events if body["kind"] == EventKind.PERSON_ADDED}
    recorded = {body["id"] for body in events if body["kind"] == EventKind.VISIT_RECORDED}
    left = [
        body
        for body in events
        if not (body["kind"] == EventKind.HOUSEHOLD_FIELD and body["household"] in added)
        and not (body["kind"] == EventKind.VISIT_NOTE and body["visit"] in recorded)
        and not (body["kind"] == EventKind.PERSON_FIELD and body["person"] in persons)
        and body["kind"] not in _SILENT
    ]
    return [_ANSWERS[EventKind(body["kind"])](connection, body) for body in reversed(left)]


def _changed() -> UserError:
    return UserError("undo.changed")


def _added(_connection: Connection, body: Body) -> Inverse:
    reason = CloseReason.ADDED_BY_MISTAKE.value
    return EventKind.HOUSEHOLD_CLOSED, {"household": body["household"], "reason": reason}


def _field(connection: Connection, body: Body) -> Inverse:
    household, field = body["household"], body["field"]
    found = connection.execute(
        "SELECT f.id, f.value FROM field_set f JOIN household h ON h.n = f.household"
        " WHERE h.id = ? AND f.field = ? ORDER BY f.hlc, f.id",
        (household, field),
    )
    rows = list(named_rows(Value, found))
    if not rows or rows[-1].value != body.get("value"):
        raise _changed()
    named = bases(body["kind"], body["v"], body)
    former = next((row.value for row in rows if row.event in named[:1]), None)
    if not named and field in REGISTERS:
        former = scalar(
            connection.execute(f"SELECT {REGISTERS[field]} FROM household WHERE id = ?", (household,))
        )
    return EventKind.HOUSEHOLD_FIELD, {"household": household, "field": field, "value": former}


def _resolved(connection: Connection, body: Body) -> Inverse:
    """The value that was in use among those decided on, and the choice is open again."""
    if body.get("open") is True:
        return decided_again(connection, body)
    if "person" in body:
        return people.resolved(connection, body)
    household, field = body["household"], body["field"]
    if scalar(connection.execute(STANDING_TIP, (household, field))) != body["id"]:
        raise _changed()
    former = connection.execute(
        "SELECT f.value FROM field_set f WHERE f.id IN (SELECT value FROM json_each(?))"
        f" ORDER BY {IS_OWNED} DESC, f.hlc DESC, f.id DESC LIMIT 1",
        (json_list(body["tips"]),),
    )
    return EventKind.CONFLICT_RESOLVED, {
        "household": household,
        "field": field,
        "tips": [body["id"]],
        "value": scalar(former),
        "open": True,
    }


def _clock(connection: Connection, body: Body) -> Inverse:
    """Return the previous correction of that span of that clock, or that it was right."""
    found = connection.execute(
        "SELECT id, seconds FROM clock_offset WHERE device = ? AND since <= ? AND until >= ?"
        " ORDER BY hlc, id",
        (body["machine"], body["since"], body["until"]),
    )
    said = list(named_rows(Value, found))
    if said[-1].event != body["id"] and said[-1].value != body["seconds"]:
        raise _changed()
    former = before(body, said)
    return EventKind.CLOCK_OFFSET, {
        **{name: body[name] for name in ("machine", "since", "until")},
        "seconds": former.value if former else 0,
    }


def _closing(connection: Connection, body: Body) -> Inverse:
    n, standing = connection.execute(
        "SELECT n, closed FROM household WHERE id = ?", (body["household"],)
    ).fetchone()
    closed = body["kind"] == EventKind.HOUSEHOLD_CLOSED
    if closed and body["reason"] == CloseReason.IMPORT_UNDONE:
        standing = scalar(connection.execute(_LAST_CLOSING, (n,)))
    if standing != (body["reason"] if closed else None):
        raise _changed()
    if closed:
        reason = ReopenReason.UNDONE.value
        return EventKind.HOUSEHOLD_REOPENED, {"household": body["household"], "reason": reason}
    reason = reason_before(connection, n, body["id"]) or CloseReason.BY_DECISION.value
    return EventKind.HOUSEHOLD_CLOSED, {"household": body["household"], "reason": reason}


_LAST_CLOSING: Final = "SELECT reason FROM closing WHERE household = ? ORDER BY hlc DESC, id DESC LIMIT 1"
"""An undone list that closes nothing, since another laptop loaded the household too, is taken back too."""


class _Answered(NamedTuple):
    event: str
    kind: str
    is_open: int


def _pair(connection: Connection, body: Body) -> Inverse:
    """Return the previous answer about the pair, or that the question is open again."""
    a, b = sorted((body["a"], body["b"]))
    found = connection.execute(
        "SELECT s.id, e.kind, EXISTS (SELECT 1 FROM same_open o WHERE o.event = s.event) FROM same_as s"
        " JOIN household a ON a.n = s.a JOIN household b ON b.n = s.b JOIN event e ON e.n = s.event"
        " WHERE a.id = ? AND b.id = ? ORDER BY s.hlc, s.id",
        (a, b),
    )
    said = list(named_rows(_Answered, found))
    if said[-1] != (said[-1].event, body["kind"], int(body.get("open") is True)):
        raise _changed()
    former = before(body, said) or _Answered("", EventKind.HOUSEHOLD_NOT_SAME, 1)
    return EventKind(former.kind), {"a": a, "b": b, **({"open": True} if former.is_open else {})}


def _recorded(_connection: Connection, body: Body) -> Inverse:
    return EventKind.VISIT_VOIDED, {"visit": body["id"]}


def _voided(connection: Connection, body: Body) -> Inverse:
    voided = body.get("voided") is not False
    changes = read_changes(connection, json_list([body["visit"]]))[body["visit"]]
    if last_said(changes)["voided"].values["voided"] != voided:
        raise _changed()
    return EventKind.VISIT_VOIDED, {"visit": body["visit"], "voided": not voided}


def _corrected(connection: Connection, body: Body) -> Inverse:
    """The values that the keys of the correction had before it."""
    visit = body["visit"]
    changes = read_changes(connection, json_list([visit]))[visit]
    now = last_said(changes)
    keys = sorted(set(VISIT_VALUES) & set(body))
    if any(now[key].values[key] != body[key] for key in keys):
        raise _changed()
    line = scalar(
        connection.execute(
            "SELECT e.line FROM visit v JOIN event e ON e.n = v.event WHERE v.id = ?", (visit,)
        )
    )
    recorded: dict[str, Any] = {} if line is None else orjson.loads(bytes(line))
    former = {key: _former(body, changes, key, recorded) for key in keys}
    return EventKind.VISIT_CORRECTED, {"visit": visit, **former}


def _former(body: Body, changes: Sequence[Said], key: str, recorded: Body) -> object:
    said = [one for one in changes if key in one.values]
    named = set(bases(body["kind"], body["v"], body))
    if body["v"] > 1:
        seen = [one for one in said if one.id in named]
    else:
        seen = said[: [one.id for one in said].index(body["id"])]
    return seen[-1].values[key] if seen else recorded.get(key)


def _note(connection: Connection, body: Body) -> Inverse:
    found = connection.execute(
        "SELECT id, text FROM visit_note WHERE visit = ? ORDER BY hlc, id", (body["visit"],)
    )
    rows = list(named_rows(Value, found))
    if rows[-1].value != body["text"]:
        raise _changed()
    former = before(body, rows)
    return EventKind.VISIT_NOTE, {"visit": body["visit"], "text": former.value if former else ""}


def _returned(_connection: Connection, body: Body) -> Inverse:
    taken = body.get("returned") is False
    return EventKind.VISIT_RETURNED, {"visit": body["visit"], "reason": body["reason"], "returned": taken}


class _Decision(NamedTuple):
    event: str
    counts: str | None
    is_open: int


def _decided(connection: Connection, body: Body) -> Inverse:
    """The decision before, or that the question is open again."""
    found = connection.execute(
        "SELECT id, counts, open FROM visit_decision WHERE visit = ? AND other = ? ORDER BY hlc, id",
        (body["visit"], body["other"]),
    )
    said = list(named_rows(_Decision, found))
    if said[-1] != (said[-1].event, body.get("counts"), int(body.get("open") is True)):
        raise _changed()
    former = before(body, said) or _Decision("", None, 1)
    answer: dict[str, object] = {"visit": body["visit"], "other": body["other"]}
    if former.is_open:
        answer["open"] = True
    elif former.counts is not None:
        answer["counts"] = former.counts
    return EventKind.DUPLICATE_DECIDED, answer


_ANSWERS: Final[dict[EventKind, _Answer]] = {
    EventKind.HOUSEHOLD_ADDED: _added,
    EventKind.HOUSEHOLD_FIELD: _field,
    EventKind.CONFLICT_RESOLVED: _resolved,
    EventKind.CLOCK_OFFSET: _clock,
    EventKind.HOUSEHOLD_CLOSED: _closing,
    EventKind.HOUSEHOLD_REOPENED: _closing,
    EventKind.HOUSEHOLD_SAME: _pair,
    EventKind.HOUSEHOLD_NOT_SAME: _pair,
    EventKind.VISIT_RECORDED: _recorded,
    EventKind.VISIT_VOIDED: _voided,
    EventKind.VISIT_CORRECTED: _corrected,
    EventKind.VISIT_NOTE: _note,
    EventKind.VISIT_RETURNED: _returned,
    EventKind.DUPLICATE_DECIDED: _decided,
    **tracks.ANSWERS,
    **people.ANSWERS,
}
_SILENT: Final = {EventKind.VISIT_COMMENT} | tracks.SILENT
INVERTIBLE: Final = frozenset(_ANSWERS) | _SILENT
