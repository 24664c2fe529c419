"""Assignments in the history of a household."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from core.events.kinds import EventKind
from core.records.household import HistoryItem, HistoryKind

PICKED: Final = "UNION SELECT event FROM assignment WHERE household IN h"
"""More events of the households `h`, behind the first part of a UNION."""

_KINDS: Final[dict[str, tuple[HistoryKind, str]]] = {
    EventKind.ASSIGNMENT_GIVEN: (HistoryKind.GIVEN, "to"),
    EventKind.ASSIGNMENT_OUT: (HistoryKind.OUT, "by"),
    EventKind.ASSIGNMENT_BACK: (HistoryKind.BACK, "by"),
    EventKind.ASSIGNMENT_HANDED: (HistoryKind.HANDED, "to"),
}


def item_of(
    blank: HistoryItem, kind: str, body: Mapping[str, Any], officers: Mapping[str, str | None]
) -> HistoryItem | None:
    """The entry of one event, with the officer it names in `after`; None where it is of no kind of these."""
    if kind not in _KINDS:
        return None
    shown, who = _KINDS[kind]
    return replace(blank, kind=shown, after=officers.get(str(body.get(who))) or "")
