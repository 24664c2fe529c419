"""Values before an event that is taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import orjson

from core.base.errors import UserError
from core.events.kinds import EventKind
from core.events.registers import bases
from storage.db.connection import Connection

Body = Mapping[str, Any]


def before(body: Body, said: Sequence[tuple[Any, ...]]) -> tuple[Any, ...] | None:
    """Return the value that `body` replaced first; None where there was none. Each of `said` begins with its
    event.

    An event of version 1 names nothing: then it is the one before it in the order.
    """
    if body["v"] > 1:
        named = bases(body["kind"], body["v"], body)
        return next((row for row in said if named and row[0] == named[0]), None)
    at = [row[0] for row in said].index(body["id"])
    return said[at - 1] if at else None


_TIPS: Final = """
SELECT f.id FROM {table} f JOIN {subject} s ON s.n = f.{subject}
WHERE s.id = ? AND f.field = ? AND f.hlc >= '0'
"""


def decided_again(connection: Connection, body: Body) -> tuple[EventKind, dict[str, object]]:
    """Return the choice that `body` took back. Raises `undo.changed` where the values are others now."""
    row = connection.execute("SELECT line FROM event WHERE id = ?", (body["tips"][0],)).fetchone()
    chosen = orjson.loads(bytes(row[0]))
    subject, table = ("person", "person_field") if "person" in body else ("household", "field_set")
    sql = _TIPS.format(table=table, subject=subject)
    tips = {tip for (tip,) in connection.execute(sql, (body[subject], body["field"]))}
    if tips != set(chosen["tips"]):
        raise UserError("undo.changed")
    said = {name: chosen.get(name) for name in ("field", "tips", "value")}
    return EventKind.CONFLICT_RESOLVED, {subject: body[subject], **said}
