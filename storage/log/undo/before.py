"""Values before an event that is taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple, Protocol, TypeVar

import orjson

from core.base.errors import UserError
from core.events.kinds import EventKind
from core.events.registers import bases
from storage.db.connection import Connection
from storage.db.rows import scalar

Body = Mapping[str, Any]


class Value(NamedTuple):
    """A value that an event set."""

    event: str
    value: Any


class Replaced(Protocol):
    """A row of what an event stated."""

    @property
    def event(self) -> str: ...


_Said = TypeVar("_Said", bound=Replaced)


def before(body: Body, said: Sequence[_Said]) -> _Said | None:
    """Return the row that `body` replaced first; None where there was none.

    An event of version 1 names nothing: then it is the one before it in the order.
    """
    if body["v"] > 1:
        named = bases(body["kind"], body["v"], body)
        return next((row for row in said if row.event in named[:1]), None)
    at = [row.event for row in said].index(body["id"])
    return said[at - 1] if at else None


_TIPS: Final = """
SELECT f.id FROM {table} f JOIN {subject} s ON s.n = f.{subject}
WHERE s.id = ? AND f.field = ? AND f.hlc >= '0'
"""


def decided_again(connection: Connection, body: Body) -> tuple[EventKind, dict[str, object]]:
    """Return the choice that `body` took back. Raises `undo.changed` where the values are others now."""
    line = scalar(connection.execute("SELECT line FROM event WHERE id = ?", (body["tips"][0],)))
    chosen = orjson.loads(bytes(line))
    subject, table = ("person", "person_field") if "person" in body else ("household", "field_set")
    sql = _TIPS.format(table=table, subject=subject)
    tips = {tip for (tip,) in connection.execute(sql, (body[subject], body["field"]))}
    if tips != set(chosen["tips"]):
        raise UserError("undo.changed")
    said = {name: chosen.get(name) for name in ("field", "tips", "value")}
    return EventKind.CONFLICT_RESOLVED, {subject: body[subject], **said}
