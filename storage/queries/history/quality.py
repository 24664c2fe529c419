"""Returns, decisions, splits and merges in the history of a household."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from core.base.ids import VisitId
from core.events.kinds import EventKind
from core.records.household import HistoryItem, HistoryKind
from storage.db.connection import Connection
from storage.db.rows import scalar

PICKED: Final = """
  UNION SELECT r.event FROM visit v CROSS JOIN visit_return r ON r.visit = v.id WHERE v.canon IN h
  UNION SELECT c.event FROM visit v CROSS JOIN visit_comment c ON c.visit = v.id WHERE v.canon IN h
  UNION SELECT d.event FROM visit v CROSS JOIN visit_decision d ON d.visit = v.id WHERE v.canon IN h
  UNION SELECT s.event FROM household_split s JOIN household o ON o.id = s.origin WHERE o.n IN h
  UNION SELECT event FROM same_as WHERE a IN h OR b IN h
"""
"""More events of the households `h`, behind the first part of a UNION."""


def item_of(
    connection: Connection, household: str, blank: HistoryItem, kind: str, body: Mapping[str, Any]
) -> HistoryItem | None:
    """The entry of one event in the history of `household`; None where it is of no kind of these."""
    match kind:
        case EventKind.HOUSEHOLD_ADDED:
            return _split_item(connection, household, blank, body)
        case EventKind.HOUSEHOLD_SAME | EventKind.HOUSEHOLD_NOT_SAME:
            return _pair_item(connection, household, blank, kind, body)
        case EventKind.VISIT_RETURNED:
            taken = body.get("returned") is False
            shown = HistoryKind.RETURN_TAKEN_BACK if taken else HistoryKind.RETURNED
            return replace(blank, kind=shown, visit=VisitId(body["visit"]), after=str(body["reason"]))
        case EventKind.VISIT_COMMENT:
            return replace(
                blank, kind=HistoryKind.COMMENT, visit=VisitId(body["visit"]), after=str(body["text"])
            )
        case EventKind.DUPLICATE_DECIDED:
            counts = body.get("counts")
            shown = HistoryKind.REOPENED_PAIR if body.get("open") else HistoryKind.DECIDED
            return replace(blank, kind=shown, visit=None if counts is None else VisitId(counts))
        case _:
            return None


def _split_item(
    connection: Connection, household: str, blank: HistoryItem, body: Mapping[str, Any]
) -> HistoryItem:
    origin, part = body.get("split_from"), body["household"]
    if origin is None:
        return blank
    if _is_of(connection, part, household):
        return replace(blank, kind=HistoryKind.SPLIT_FROM, after=_label(connection, origin))
    return replace(blank, kind=HistoryKind.SPLIT_OFF, after=_label(connection, part))


def _pair_item(
    connection: Connection, household: str, blank: HistoryItem, kind: str, body: Mapping[str, Any]
) -> HistoryItem:
    a, b = str(body["a"]), str(body["b"])
    other = a if b == household else b
    if kind == EventKind.HOUSEHOLD_SAME:
        shown = HistoryKind.MERGED
    else:
        shown = HistoryKind.REOPENED_PAIR if body.get("open") else HistoryKind.PARTED
    return replace(blank, kind=shown, after=_label(connection, other))


def _is_of(connection: Connection, record: str, household: str) -> bool:
    found = connection.execute(
        "SELECT (SELECT canon FROM household WHERE id = ?) = (SELECT canon FROM household WHERE id = ?)",
        (record, household),
    )
    return bool(scalar(found))


def _label(connection: Connection, household: str) -> str:
    """Return name and code, as far as they are stored."""
    row = connection.execute("SELECT name, code FROM household WHERE id = ?", (household,)).fetchone()
    return " · ".join(text for text in row or () if text)
