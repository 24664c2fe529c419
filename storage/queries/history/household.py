"""The history of one household, read from the facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from typing import Any, Final

import orjson

from core.base.clock import Hlc, hlc_instant, iso
from core.base.ids import HouseholdId, VisitId
from core.events.kinds import EventKind
from core.records.household import HistoryItem, HistoryKind, Stated
from core.records.results import Result
from storage.db.connection import Connection
from storage.queries.history import assignments as doors
from storage.queries.history import people
from storage.queries.history.quality import PICKED, item_of

AT_ONCE: Final = timedelta(seconds=5)
"""Fields recorded within it after their household came with it."""

_EVENTS: Final = f"""
WITH h AS (SELECT n FROM household WHERE canon = (SELECT canon FROM household WHERE id = :id)),
picked AS (
  SELECT added AS event FROM household WHERE n IN h AND added IS NOT NULL
  UNION SELECT event FROM field_set WHERE household IN h
  UNION SELECT event FROM closing WHERE household IN h
  UNION SELECT event FROM visit WHERE canon IN h
  UNION SELECT c.event FROM visit v CROSS JOIN visit_change c ON c.visit = v.id WHERE v.canon IN h
  UNION SELECT t.event FROM visit v CROSS JOIN visit_note t ON t.visit = v.id WHERE v.canon IN h
  {PICKED} {people.PICKED} {doors.PICKED})
SELECT e.id, e.kind, e.hlc, e.line, e.local FROM picked p CROSS JOIN event e ON e.n = p.event
ORDER BY e.hlc, e.id
"""
"""CROSS JOIN keeps the order: from the few of one household to their events, never the other way round."""


def read_history(connection: Connection, household: HouseholdId) -> Sequence[HistoryItem]:
    """Newest first; first values that came with the household itself are left out."""
    officers: dict[str, str] = dict(connection.execute("SELECT id, name FROM officer"))
    items: list[HistoryItem] = []
    values: dict[str, str] = {}
    visits: dict[str, Stated] = {}
    made: datetime | None = None
    persons = people.PeopleHistory.of(connection, household)
    for event, kind, hlc, line, local in connection.execute(_EVENTS, {"id": household}):
        body = orjson.loads(bytes(line))
        moment = hlc_instant(Hlc(hlc))
        if kind == EventKind.HOUSEHOLD_ADDED:
            made = moment
            values.update({name: str(body[name]) for name in ("hamlet", "group", "order") if name in body})
        blank = HistoryItem(
            event=event,
            kind=HistoryKind.ADDED,
            at=iso(moment),
            officer=officers.get(body.get("officer")) or "",
            local=bool(local),
        )
        item = (
            _field_item(blank, body, values, with_household=made is not None and moment - made < AT_ONCE)
            if kind in (EventKind.HOUSEHOLD_FIELD, EventKind.CONFLICT_RESOLVED) and "household" in body
            else _item(blank, kind, body, visits)
            or item_of(connection, household, blank, kind, body)
            or doors.item_of(blank, kind, body, officers)
            or persons.item(blank, kind, body)
        )
        if item is not None:
            items.append(persons.masked(item))
    return items[::-1]


def _item(
    blank: HistoryItem, kind: str, body: Mapping[str, Any], visits: dict[str, Stated]
) -> HistoryItem | None:
    match kind:
        case EventKind.HOUSEHOLD_CLOSED:
            return replace(blank, kind=HistoryKind.CLOSED, after=str(body["reason"]))
        case EventKind.HOUSEHOLD_REOPENED:
            return replace(blank, kind=HistoryKind.REOPENED, after=body.get("reason"))
        case (
            EventKind.VISIT_RECORDED
            | EventKind.VISIT_CORRECTED
            | EventKind.VISIT_VOIDED
            | EventKind.VISIT_NOTE
        ):
            visit = VisitId(str(body.get("visit", body["id"])))
            return _visit_item(replace(blank, visit=visit), kind, body, visits)
        case _:
            return None


def _visit_item(
    blank: HistoryItem, kind: str, body: Mapping[str, Any], visits: dict[str, Stated]
) -> HistoryItem:
    visit = str(blank.visit)
    was = visits.get(visit)
    match kind:
        case EventKind.VISIT_RECORDED:
            visits[visit] = _stated(body)
            return replace(blank, kind=HistoryKind.VISIT, stated=visits[visit])
        case EventKind.VISIT_CORRECTED:
            if was is not None:
                visits[visit] = _stated({**asdict(was), **body})
            return replace(blank, kind=HistoryKind.CORRECTED, was=was, stated=visits.get(visit))
        case EventKind.VISIT_NOTE:
            return replace(blank, kind=HistoryKind.NOTE, after=str(body["text"]))
        case _:
            shown = HistoryKind.RESTORED if body.get("voided") is False else HistoryKind.VOIDED
            return replace(blank, kind=shown, stated=was)


def _stated(body: Mapping[str, Any]) -> Stated:
    names = ("people", "smartphones", "had", "installed", "callback", "flyer")
    return Stated(
        result=Result(body["result"]), at=str(body["at"]), **{name: body.get(name) for name in names}
    )


def _field_item(
    blank: HistoryItem, body: Mapping[str, Any], values: dict[str, str], *, with_household: bool
) -> HistoryItem | None:
    field = str(body["field"])
    after = "" if body.get("value") is None else str(body["value"])
    before = values.get(field)
    values[field] = after
    if before is None and with_household:
        return None
    return replace(blank, kind=HistoryKind.FIELD, field=field, before=before or "", after=after)
