"""Event lines that go down: a roster of a commune, the decisions about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from typing_extensions import override

from core.base.clock import Hlc
from core.base.errors import UserError
from core.events.kinds import PERSONAL_FIELDS, EventKind, is_known
from core.events.lines import decode
from storage.db.connection import Connection
from storage.log.unit_of_work import UnitOfWork
from storage.projections.base.conditions import WITHHELD
from storage.store import SqlStore
from storage.sync.downstream.reader import Applied, FromOurProvince
from storage.sync.format.downstream_file import OpenedDownstream

ROSTER_KINDS: Final = frozenset(
    {
        EventKind.HOUSEHOLD_ADDED,
        EventKind.HOUSEHOLD_FIELD,
        EventKind.HOUSEHOLD_CLOSED,
        EventKind.HOUSEHOLD_REOPENED,
        EventKind.HOUSEHOLD_SAME,
        EventKind.HOUSEHOLD_NOT_SAME,
        EventKind.CONFLICT_RESOLVED,
    }
)
DECISION_KINDS: Final = frozenset(
    {
        EventKind.HOUSEHOLD_CLOSED,
        EventKind.HOUSEHOLD_REOPENED,
        EventKind.HOUSEHOLD_SAME,
        EventKind.HOUSEHOLD_NOT_SAME,
        EventKind.VISIT_RETURNED,
        EventKind.VISIT_COMMENT,
        EventKind.DUPLICATE_DECIDED,
        EventKind.CONFLICT_RESOLVED,
        EventKind.CLOCK_OFFSET,
    }
)

_COMMUNE: Final = re.compile(r"\d{5}")
_PERSONAL: Final = ", ".join(f"'{name.value}'" for name in sorted(PERSONAL_FIELDS))

ROSTER_EVENTS: Final = f"""
WITH h AS (SELECT n, added FROM household WHERE commune = :commune AND commune_from = :valid_from),
picked AS (
  SELECT added AS event FROM h
  UNION SELECT f.event FROM h JOIN field_set f ON f.household = h.n
    WHERE :full OR f.field NOT IN ({_PERSONAL})
  UNION SELECT c.event FROM h JOIN closing c ON c.household = h.n
  UNION SELECT s.event FROM h JOIN same_as s ON s.a = h.n)
"""

_ROSTER: Final = f"""
{ROSTER_EVENTS}
SELECT e.line FROM picked p CROSS JOIN event e ON e.n = p.event
WHERE e.live AND e.n NOT IN ({WITHHELD}) ORDER BY e.n
"""

DECISION_EVENTS: Final = """
WITH h AS (SELECT n FROM household WHERE commune = :commune AND commune_from = :valid_from),
v AS MATERIALIZED (SELECT v.id FROM h CROSS JOIN household k ON k.n = h.n
  CROSS JOIN visit v ON v.canon = k.canon AND v.household = k.n),
picked AS (
  SELECT f.event FROM h JOIN field_set f ON f.household = h.n
    JOIN event r ON r.n = f.event AND r.kind = 'conflict.resolved'
  UNION SELECT f.event FROM h JOIN person p ON p.household = h.n JOIN person_field f ON f.person = p.n
    JOIN event r ON r.n = f.event AND r.kind = 'conflict.resolved'
  UNION SELECT c.event FROM h JOIN closing c ON c.household = h.n
  UNION SELECT s.event FROM h JOIN same_as s ON s.a = h.n
  UNION SELECT d.event FROM v JOIN visit_decision d ON d.visit = v.id
  UNION SELECT r.event FROM v JOIN visit_return r ON r.visit = v.id
  UNION SELECT c.event FROM v JOIN visit_comment c ON c.visit = v.id
  UNION SELECT event FROM clock_offset)
"""
"""Events of a commune as `picked`; of `:commune` and `:valid_from`."""

_DECISIONS: Final = f"""
{DECISION_EVENTS}
SELECT e.line FROM picked p CROSS JOIN event e ON e.n = p.event
WHERE e.local AND e.live AND e.n NOT IN ({WITHHELD}) ORDER BY e.n
"""


def roster_body(connection: Connection, commune: str, valid_from: str, *, full: bool) -> bytes:
    """The households of a commune; names, phones, addresses and notes only where `full`."""
    return _joined(connection, _ROSTER, {"commune": commune, "valid_from": valid_from, "full": full})


def decisions_body(connection: Connection, commune: str, valid_from: str) -> bytes:
    """Return the decisions of this workspace about a commune, with the comments on its returned visits."""
    return _joined(connection, _DECISIONS, {"commune": commune, "valid_from": valid_from})


def _joined(connection: Connection, sql: str, values: dict[str, object]) -> bytes:
    return b"".join(bytes(line) + b"\n" for (line,) in connection.execute(sql, values))


class LinesHandler(FromOurProvince):
    """Merges the lines of a roster or of decisions; only kinds that are allowed in them."""

    def __init__(self, store: SqlStore, kinds: frozenset[EventKind]) -> None:
        super().__init__(store)
        self._kinds = kinds

    @override
    def authorise(self, opened: OpenedDownstream) -> None:
        """Raises `downstream.body` also where the file is of no commune: versions count by it."""
        super().authorise(opened)
        if _COMMUNE.fullmatch(opened.head.subject) is None:
            raise UserError("downstream.body")

    def apply(self, unit: UnitOfWork, opened: OpenedDownstream, batch: int) -> Applied:
        newest: list[Hlc] = []
        added = unit.events.add_received(self._lines(opened.body, newest), batch, seals=opened.head.seals)
        if newest:
            unit.observe(max(newest))
        return Applied(new=added.new, duplicate=added.duplicate)

    def _lines(self, body: bytes, newest: list[Hlc]) -> Iterator[bytes]:
        """Raises `downstream.body` where a line is of another kind, or none."""
        lines = body.split(b"\n")
        if lines.pop() != b"":
            raise UserError("downstream.body")
        for line in lines:
            event = decode(line)
            if is_known(event.kind, event.v) and event.kind not in self._kinds:
                raise UserError("downstream.body")
            newest.append(event.hlc)
            yield line
