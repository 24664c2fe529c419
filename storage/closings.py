"""The register of closings: which households are closed, and why (M9)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from core.households.household import CloseReason
from storage.database import Connection
from storage.facting.base import json_list

_SAID: Final = """
SELECT household, reason FROM closing WHERE household IN (SELECT value FROM json_each(?)) ORDER BY hlc, id
"""

_UNDONE: Final = f"""
SELECT DISTINCT household FROM closing
WHERE household IN (SELECT value FROM json_each(?)) AND reason = '{CloseReason.IMPORT_UNDONE.value}'
"""

_BY_DEVICE: Final = """
SELECT c.household, c.reason, s.device FROM closing c JOIN event e ON e.n = c.event
  JOIN stream s ON s.n = e.stream
WHERE c.household IN (SELECT value FROM json_each(?)) ORDER BY c.hlc, c.id
"""

_ADDERS: Final = """
SELECT DISTINCT a.household, s.device FROM household_adding a JOIN event e ON e.n = a.event
  JOIN stream s ON s.n = e.stream
WHERE a.household IN (SELECT value FROM json_each(?))
"""


def closed_reasons(connection: Connection, listed: str) -> Mapping[int, str | None]:
    """Return the reason of each household in `listed` (JSON) that was ever closed; None: open again.

    The last closing or reopening stands, but an undone import closes only what no other device added
    too, unless that device has undone its own.
    """
    closed: dict[int, str | None] = dict(connection.execute(_SAID, (listed,)))
    undone = json_list(row[0] for row in connection.execute(_UNDONE, (listed,)))
    if undone == "[]":
        return closed
    adders: dict[int, set[int]] = defaultdict(set)
    for household, device in connection.execute(_ADDERS, (undone,)):
        adders[household].add(device)
    said: dict[int, list[tuple[str | None, int]]] = defaultdict(list)
    for household, reason, device in connection.execute(_BY_DEVICE, (undone,)):
        said[household].append((reason, device))
    return closed | {household: _reason(list_, adders[household]) for household, list_ in said.items()}


def _reason(said: list[tuple[str | None, int]], adders: set[int]) -> str | None:
    """Reason of one household, of its closings and reopenings in order with their devices."""
    last = {device: reason for reason, device in said}
    holding = {device for device in adders if last.get(device) != CloseReason.IMPORT_UNDONE}
    standing: str | None = None
    for reason, device in said:
        if reason != CloseReason.IMPORT_UNDONE or not holding - {device}:
            standing = reason
    return standing
