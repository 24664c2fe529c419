"""Events that take back counts of the tracks and assignments."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from core.events.kinds import EventKind
from core.events.registers import bases
from storage.db.connection import Connection
from storage.db.rows import named_rows
from storage.log.undo.before import Value
from storage.projections.rows.tracks import GIVEN

Body = Mapping[str, Any]
Inverse = tuple[EventKind, dict[str, object]]
_Answer = Callable[[Connection, Body], Inverse]


def _stated(_connection: Connection, body: Body) -> Inverse:
    return EventKind.TRACK_VOIDED, {"target": body["id"]}


def _point(_connection: Connection, body: Body) -> Inverse:
    return EventKind.TRACK_VOIDED, {"target": body["point"]}


def _voided(_connection: Connection, body: Body) -> Inverse:
    return EventKind.TRACK_VOIDED, {"target": body["target"], "voided": body.get("voided") is False}


def _tally(_connection: Connection, body: Body) -> Inverse:
    kept = {key: body[key] for key in ("point", "what", "at")}
    return EventKind.TRACK_TALLY, {**kept, "step": -body["step"]}


def _given(connection: Connection, body: Body) -> Inverse:
    """To whom the doors were given before: to one officer, since the desk makes an event for each."""
    found = connection.execute(
        "SELECT a.id, a.officer FROM assignment a JOIN household h ON h.n = a.household JOIN household c"
        " ON c.canon = h.canon WHERE c.id = ? AND a.what = ? ORDER BY a.hlc, a.id",
        (body["households"][0], GIVEN),
    )
    rows = list(named_rows(Value, found))
    named = bases(body["kind"], body["v"], body)
    if body["v"] > 1:
        rows = [row for row in rows if row.event in named]
    else:
        rows = rows[: [row.event for row in rows].index(body["id"])]
    to = {"to": rows[-1].value} if rows and rows[-1].value else {}
    return EventKind.ASSIGNMENT_GIVEN, {"households": body["households"], **to}


def _out(_connection: Connection, body: Body) -> Inverse:
    return EventKind.ASSIGNMENT_BACK, {"households": body["households"], "by": body["by"]}


def _back(_connection: Connection, body: Body) -> Inverse:
    return EventKind.ASSIGNMENT_OUT, {"households": body["households"], "by": body["by"]}


def _handed(_connection: Connection, body: Body) -> Inverse:
    doors = {"households": body["households"]}
    return EventKind.ASSIGNMENT_HANDED, {**doors, "by": body["to"], "to": body["by"]}


ANSWERS: Final[dict[EventKind, _Answer]] = {
    EventKind.TRACK_AGENCY: _stated,
    EventKind.TRACK_MEMBERS: _stated,
    EventKind.TRACK_POINT: _point,
    EventKind.TRACK_VOIDED: _voided,
    EventKind.TRACK_TALLY: _tally,
    EventKind.ASSIGNMENT_GIVEN: _given,
    EventKind.ASSIGNMENT_OUT: _out,
    EventKind.ASSIGNMENT_BACK: _back,
    EventKind.ASSIGNMENT_HANDED: _handed,
}
SILENT: Final = frozenset({EventKind.TRACK_HOST})
"""Kinds without an inverse of their own: they are taken back with their point."""
