"""Concurrent edits and forks, read from the events; nothing is kept of them (M3, M6)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any, Final

import orjson

from core.clock import Hlc, hlc_instant, iso
from core.exchange.conflicts import FieldConflict, FieldTip, Fork
from core.ids import EventId, HouseholdId
from storage.database import Connection

_TIPS: Final = """
WITH tip AS (
  SELECT f.household, f.field, f.event, f.hlc, f.id, f.value FROM field_set f
  WHERE NOT EXISTS (SELECT 1 FROM field_set later
    WHERE later.household = f.household AND later.field = f.field AND later.base = f.id)),
contested AS (
  SELECT household, field FROM tip GROUP BY household, field HAVING count(DISTINCT coalesce(value, '')) > 1)
SELECT h.id, t.field, t.id, t.value, t.hlc, e.line FROM contested c
  JOIN tip t ON t.household = c.household AND t.field = c.field
  JOIN household h ON h.n = t.household JOIN event e ON e.n = t.event
ORDER BY h.id, t.field, t.hlc, t.id
"""
"""Tips: values that no later edit names as its base. Equal values are no conflict."""

_FORKS: Final = """
SELECT d.id, s.incarnation, s.class, e.seq, json_group_array(e.id ORDER BY e.id) FROM event e
  JOIN stream s ON s.n = e.stream JOIN device d ON d.n = s.device
GROUP BY e.stream, e.seq HAVING count(*) > 1 ORDER BY 1, 2, 3, 4
"""


def read_conflicts(connection: Connection) -> Sequence[FieldConflict]:
    """Every field on which two people disagree without having seen each other."""
    officers = dict(connection.execute("SELECT id, name FROM officer"))
    found = []
    for (household, field), rows in groupby(connection.execute(_TIPS), key=lambda row: (row[0], row[1])):
        tips = [_tip(row, officers) for row in rows]
        last = tips[-1]
        in_use = FieldTip(event=last.event, value=last.value, at=last.at, officer=last.officer, in_use=True)
        conflict = FieldConflict(household=HouseholdId(household), field=field, tips=(*tips[:-1], in_use))
        found.append(conflict)
    return found


def read_forks(connection: Connection) -> Sequence[Fork]:
    """Every number that two events bear."""
    return [
        Fork(
            device=device,
            incarnation=incarnation,
            cls=cls,
            seq=seq,
            events=tuple(EventId(event) for event in orjson.loads(events)),
        )
        for device, incarnation, cls, seq, events in connection.execute(_FORKS)
    ]


def _tip(row: Sequence[Any], officers: dict[str, str]) -> FieldTip:
    body = orjson.loads(bytes(row[5]))
    return FieldTip(
        event=EventId(row[2]),
        value=None if row[3] is None else str(row[3]),
        at=iso(hlc_instant(Hlc(row[4]))),
        officer=officers.get(body.get("officer", "")) or "",
        in_use=False,
    )
