"""Registers that are put in order where they are read: what was changed of a visit, value by value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import orjson

from core.events.kinds import EventKind
from core.events.registers import BASE, VISIT_VALUES
from storage.db.connection import Connection

_VOIDED: Final = "voided"
_ALWAYS_STATED: Final = ("at", "result")
"""Every visit has these: a correction of them to nothing is ignored."""


@dataclass(frozen=True, slots=True)
class Said:
    """One event that changed a visit: what it lays over and which events it replaces."""

    id: str
    values: Mapping[str, Any]
    replaces: frozenset[str]


def read_changes(connection: Connection, visits: str) -> dict[str, list[Said]]:
    """Return the changes of the visits in `visits` (JSON), in the order of (hlc, id)."""
    changes: dict[str, list[Said]] = {}
    for visit, event, kind, text in connection.execute(
        "SELECT visit, id, kind, body FROM visit_change WHERE visit IN (SELECT value FROM json_each(?))"
        " ORDER BY hlc, id",
        (visits,),
    ):
        changes.setdefault(visit, []).append(_said(event, kind, orjson.loads(text)))
    return changes


def _said(event: str, kind: str, body: Mapping[str, Any]) -> Said:
    if kind == EventKind.VISIT_VOIDED:
        values = {_VOIDED: body.get(_VOIDED) is not False}
    else:
        values = {
            key: body[key]
            for key in VISIT_VALUES
            if key in body and (body[key] is not None or key not in _ALWAYS_STATED)
        }
    named = body.get(BASE)
    return Said(event, values, frozenset(named) if isinstance(named, list) else frozenset())


def last_said(changes: Sequence[Said]) -> dict[str, Said]:
    """Return the change in force of each value: the last of the tips, in a ring the last of all."""
    return {
        key: standing(changes, key)[-1] for key in dict.fromkeys(key for c in changes for key in c.values)
    }


def standing(changes: Iterable[Said], key: str) -> list[Said]:
    """Return the tips of one value, the one in use last."""
    said = [change for change in changes if key in change.values]
    if len(said) < 2:
        return said
    replaced = {other for change in said for other in change.replaces - {change.id}}
    return [change for change in said if change.id not in replaced] or said
