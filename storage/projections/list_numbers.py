"""The numbers of households in lists and on paper: given once, next to the greatest, and kept.

Households of one import get them in the walking order of the list, whatever was moved or corrected
since; those added one by one in the order of their events. So laptops that load one list, or get it in a
file, agree. Where each added a household before they exchanged files, each goes on in its own order (ADR 32).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from core.records.walking import walk_key
from storage.db.connection import Connection, transaction
from storage.db.rows import scalar
from storage.db.sql import json_list

_PAUSE: Final = 10_000
"""Milliseconds: events of one import follow each other faster, households that somebody types in slower."""

_MARKS: Final = "-w"
"""Marks before the hlc of some facts (`storage/projections/base/marks.py`)."""

IS_NUMBERED: Final = "EXISTS (SELECT 1 FROM list_number l WHERE l.household = household.n)"
"""The condition that a row of `household` has its number."""

_FREE: Final = """
DELETE FROM list_number WHERE household IN (
  SELECT h.n FROM json_each(?) j JOIN household h ON h.n = j.value
  WHERE h.added IS NULL OR h.closed = 'import_undone')
"""
_NEW: Final = """
SELECT h.n, h.id, min(e.hlc), a.list, h."order", h.walk_key, h.added_hamlet, h.added_group, h.added_order
FROM json_each(?) j JOIN household h ON h.n = j.value
  JOIN household_adding a ON a.household = h.n JOIN event e ON e.n = a.event
WHERE h.added IS NOT NULL AND coalesce(h.closed, '') <> 'import_undone'
  AND NOT EXISTS (SELECT 1 FROM list_number l WHERE l.household = h.n)
GROUP BY h.n
"""
_SAID: Final = """
SELECT household, field, hlc, value FROM field_set WHERE household IN (SELECT value FROM json_each(?))
  AND field IN ('hamlet', 'group', 'address', 'order', 'walk')
"""
_SHOWN: Final = """
SELECT h.n FROM household h WHERE h.added IS NOT NULL AND h.canon = h.n AND h.closed IS NULL
ORDER BY h.walk_key, h.n
"""


class _New(NamedTuple):
    """A household without a number; `hlc` and `list` are those of its first adding."""

    n: int
    id: str
    hlc: str
    list: str | None
    order: int | None
    walk_key: str
    added_hamlet: str | None
    added_group: str | None
    added_order: int | None


def number_households(connection: Connection, stale: Mapping[int, bool]) -> None:
    """Number what is new of the stale ones; those of an import or a file that was undone lose theirs."""
    listed = json_list(n for n, is_stale in stale.items() if is_stale)
    if listed == "[]":
        return
    connection.execute(_FREE, (listed,))
    new = [_New(*row) for row in connection.execute(_NEW, (listed,))]
    _append(connection, new if len(new) < 2 else _in_order(connection, new))


def fill_numbers(connection: Connection) -> None:
    """After an upgrade the table is empty while there are households: each keeps the number that the former
    program showed, its place in the walk.
    """
    missing = scalar(
        connection.execute(
            "SELECT EXISTS (SELECT 1 FROM household) AND NOT EXISTS (SELECT 1 FROM list_number)"
        )
    )
    if missing:
        with transaction(connection):
            connection.executemany(_GIVE, [(n,) for n, *_ in connection.execute(_SHOWN)])
            number_households(connection, dict(connection.execute("SELECT n, true FROM household")))


_GIVE: Final = """
INSERT INTO list_number (household, number) SELECT ?, coalesce(max(number), 0) + 1 FROM list_number
"""


def _append(connection: Connection, new: Sequence[_New]) -> None:
    connection.executemany(_GIVE, [(one.n,) for one in new])


def _in_order(connection: Connection, new: Sequence[_New]) -> list[_New]:
    starts = _starts([one for one in new if one.list is not None or one.order is not None])
    keys = _first_keys(connection, [one for one in new if one.n in starts])
    return sorted(new, key=lambda one: (starts.get(one.n, one.hlc), keys.get(one.n, ""), one.id))


def _starts(listed: Iterable[_New]) -> dict[int, str]:
    """The hlc at which the import of each household began."""
    lists: dict[str, list[_New]] = defaultdict(list)
    for one in sorted(listed, key=lambda one: one.hlc):
        lists[one.list or ""].append(one)
    runs = sorted(run for members in lists.values() for run in _runs(members))
    starts: dict[int, str] = {}
    start = end = ""
    for first, last, members in runs:
        start, end = (first, last) if first > end else (start, max(end, last))
        starts |= dict.fromkeys(members, start)
    return starts


def _runs(members: Sequence[_New]) -> list[tuple[str, str, list[int]]]:
    """First hlc, last hlc and households of each stretch without a pause."""
    runs: list[tuple[str, str, list[int]]] = []
    for one in members:
        if runs and _millis(one.hlc) - _millis(runs[-1][1]) <= _PAUSE:
            first, _, members_of = runs.pop()
            members_of.append(one.n)
            runs.append((first, one.hlc, members_of))
        else:
            runs.append((one.hlc, one.hlc, [one.n]))
    return runs


def _first_keys(connection: Connection, listed: Sequence[_New]) -> dict[int, str]:
    """The walking key of each household as its import gave it; only what changed since is made again."""
    added = {one.n: _millis(one.hlc) for one in listed}
    said: dict[int, dict[str, tuple[str, object]]] = defaultdict(dict)
    changed = set[int]()
    for n, field, marked, value in connection.execute(_SAID, (json_list(added),)):
        hlc = marked.lstrip(_MARKS)
        first = said[n].get(field)
        if field == "walk" or first is not None or _millis(hlc) - added[n] > _PAUSE:
            changed.add(n)
        if _millis(hlc) - added[n] <= _PAUSE and (first is None or hlc < first[0]):
            said[n][field] = (hlc, value)
    return {one.n: _first_key(one, said[one.n]) if one.n in changed else one.walk_key for one in listed}


def _first_key(one: _New, said: dict[str, tuple[str, object]]) -> str:
    def first(name: str, added: object) -> str:
        return str((said[name][1] if name in said else added) or "")

    return walk_key(
        hamlet=one.added_hamlet or "",
        group=one.added_group or "",
        address=first("address", ""),
        order=int(first("order", one.added_order) or 0),
    )


def _millis(hlc: str) -> int:
    return int(hlc[:12], 16)
