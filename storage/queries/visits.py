"""Reads visits with their last note, for the reader of households."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from core.base.clock import parse_instant
from core.base.ids import HouseholdId, OfficerId, VisitId
from core.records.results import Result
from core.records.visit import Visit, is_outside
from storage.db.connection import Connection
from storage.db.rows import named_rows

_VISIT: Final = """
SELECT v.id, h.id, v.campaign, v.officer, v.at, v.result, v.people, v.smartphones, v.had, v.installed,
  v.callback, (SELECT text FROM visit_note t WHERE t.visit = v.id ORDER BY t.hlc DESC, t.id DESC LIMIT 1),
  v.voided, v.counts, v.suspect
FROM visit v JOIN household h ON h.n = v.household
"""


class _Row(NamedTuple):
    id: VisitId
    household: HouseholdId
    campaign: str
    officer: OfficerId | None
    at: str
    result: str
    people: int | None
    smartphones: int | None
    had: int | None
    installed: int | None
    callback: str | None
    note: str | None
    voided: int
    counts: int
    suspect: int


def read_visits(
    connection: Connection, days: tuple[date, date | None], where: str, values: Sequence[object]
) -> list[Visit]:
    """Return the visits `v` of households `h` for which `where` holds; `days` are those of the campaign."""
    rows = connection.execute(f"{_VISIT} WHERE {where}", values)
    return [_visit(row, *days) for row in named_rows(_Row, rows)]


def _visit(row: _Row, start: date, end: date | None) -> Visit:
    at = parse_instant(row.at)
    return Visit(
        id=row.id,
        household=row.household,
        campaign=row.campaign,
        officer=row.officer,
        at=at,
        result=Result(row.result),
        people=row.people,
        smartphones=row.smartphones,
        had=row.had,
        installed=row.installed,
        callback=row.callback,
        note=row.note or None,
        voided=bool(row.voided),
        counts=bool(row.counts),
        suspect_time=bool(row.suspect),
        outside_campaign=is_outside(at, start, end),
    )
