"""The register of closings: which households are closed, and why (M9)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

import orjson

from core.records.household import CloseReason
from storage.db.connection import Connection
from storage.db.rows import first_column
from storage.db.sql import json_list

_SAID: Final = """
SELECT household, reason FROM closing WHERE household IN (SELECT value FROM json_each(?)) ORDER BY hlc, id
"""

_UNDONE: Final = f"""
SELECT DISTINCT household FROM closing
WHERE household IN (SELECT value FROM json_each(?)) AND reason = '{CloseReason.IMPORT_UNDONE.value}'
"""

_BY_DEVICE: Final = """
SELECT c.household, c.id, c.reason, s.device,
  (SELECT json_group_array(t.tip) FROM seen_tip t WHERE t.event = c.event)
FROM closing c JOIN event e ON e.n = c.event JOIN stream s ON s.n = e.stream
WHERE c.household IN (SELECT value FROM json_each(?)) ORDER BY ltrim(c.hlc, '-'), c.id
"""

_ADDERS: Final = """
SELECT DISTINCT a.household, s.device FROM household_adding a JOIN event e ON e.n = a.event
  JOIN stream s ON s.n = e.stream
WHERE a.household IN (SELECT value FROM json_each(?))
"""


def closed_reasons(connection: Connection, listed: str) -> Mapping[int, str | None]:
    """Return the reason of each household in `listed` (JSON) that was ever closed; None: open again.

    The last closing or reopening is in force, but an undone import closes only households that no other
    device added too, unless that device has undone its own. A closing that is left out so replaces nothing;
    an event that names it has seen the events that it names.
    """
    closed: dict[int, str | None] = dict(connection.execute(_SAID, (listed,)))
    undone = json_list(first_column(connection.execute(_UNDONE, (listed,))))
    if undone == "[]":
        return closed
    adders, said = _adders_of(connection, undone), _closings_of(connection, undone)
    return closed | {household: _reason(list_, adders[household]) for household, list_ in said.items()}


def reason_before(connection: Connection, household: int, event: str) -> str | None:
    """Return why a household was closed when `event`, a closing or reopening of it, was recorded.

    None: it was open. An event of version 1 names nothing: then it is the one before it in the order.
    """
    one = json_list([household])
    said = _closings_of(connection, one)[household]
    at = next(at for at, other in enumerate(said) if other.id == event)
    seen = _seen(said[at], {other.id: other.named for other in said})
    before = [other for other in said if other.id in seen] if said[at].named else said[:at]
    return _reason(before, _adders_of(connection, one)[household])


def _adders_of(connection: Connection, listed: str) -> Mapping[int, AbstractSet[int]]:
    """The devices that added each household."""
    adders: dict[int, set[int]] = defaultdict(set)
    for household, device in connection.execute(_ADDERS, (listed,)):
        adders[household].add(device)
    return adders


def _closings_of(connection: Connection, listed: str) -> Mapping[int, Sequence[_Said]]:
    """The closings and reopenings of each household, in the order of (hlc, id)."""
    said: dict[int, list[_Said]] = defaultdict(list)
    for household, id_, reason, device, named in connection.execute(_BY_DEVICE, (listed,)):
        said[household].append(_Said(id_, reason, device, orjson.loads(named)))
    return said


@dataclass(frozen=True, slots=True)
class _Said:
    """One closing or reopening, and the ids of those that it replaces."""

    id: str
    reason: str | None
    device: int
    named: Sequence[str]


def _reason(said: Sequence[_Said], adders: AbstractSet[int]) -> str | None:
    """Reason of one household, of its closings and reopenings in the order of (hlc, id)."""
    holding = set()
    for device in adders:
        last = _standing([one for one in said if one.device == device], said)
        if last is None or last.reason != CloseReason.IMPORT_UNDONE:
            holding.add(device)
    counting = [one for one in said if one.reason != CloseReason.IMPORT_UNDONE or not holding - {one.device}]
    standing = _standing(counting, said)
    return None if standing is None else standing.reason


def _standing(among: Sequence[_Said], said: Sequence[_Said]) -> _Said | None:
    """The last of `among` that none of them replaces, itself or by another of `said` that it names."""
    kept = {one.id for one in among}
    left_out = {one.id: one.named for one in said if one.id not in kept}
    replaced = {tip for one in among for tip in _seen(one, left_out)}
    tips = [one for one in among if one.id not in replaced] or among
    return tips[-1] if tips else None


def _seen(one: _Said, left_out: Mapping[str, Sequence[str]]) -> set[str]:
    """The closings that the author of `one` replaced, also through those that are `left_out`."""
    found, ahead = set[str](), list(one.named)
    while ahead:
        tip = ahead.pop()
        if tip not in found:
            found.add(tip)
            ahead += left_out.get(tip, ())
    return found - {one.id}
