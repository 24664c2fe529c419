"""Reduction of the sums by merging the suspected pairs of two lists, stored until a fact of them changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import orjson

from core.base.text import fold
from core.quality.doubled import Structure, surplus_of
from core.records.sums import COLUMNS, Sums, sums_of, total
from storage.db.connection import Connection, transaction
from storage.db.rows import scalar
from storage.db.sql import chunks, json_list
from storage.projections.figures.shares import given_by_day

ORIGIN: Final = (
    "(SELECT d.id FROM event e JOIN stream s ON s.n = e.stream JOIN device d ON d.n = s.device"
    " WHERE e.n = h.added)"
)
"""The list that a household h came from: the machine that added it."""

Place = tuple[str, str, str, str, str]
"""Commune, valid from, folded hamlet, and the origins of both sets."""

_HOUSEHOLDS: Final = f"""
SELECT h.id, {ORIGIN} AS origin, coalesce(h."group", ''), h.roster_people, h.roster_adults,
  h.roster_smartphones, f.body
FROM household h LEFT JOIN figure_share f ON f.household = h.n
WHERE h.commune = ? AND h.commune_from = ? AND coalesce(h.hamlet_key, '') = ?
  AND h.added IS NOT NULL AND h.canon = h.n AND h.closed IS NULL ORDER BY h.id
"""
_KEPT: Final = """
SELECT sizes, sums FROM doubled_surplus
WHERE (commune, commune_from, hamlet_key, one, other, campaign) = (?, ?, ?, ?, ?, ?)
"""

_LACKING: Final = """
SELECT commune, commune_from, hamlet_key, one, other FROM doubled_list l WHERE NOT EXISTS (
  SELECT 1 FROM doubled_surplus s WHERE (s.commune, s.commune_from, s.hamlet_key, s.one, s.other)
    = (l.commune, l.commune_from, l.hamlet_key, l.one, l.other) AND s.campaign = ?)
"""

Rows = Mapping[Structure, Sequence[tuple[str, Sums]]]
"""Ids and sums of the households of one structure."""


def kept_surplus(connection: Connection, campaign: str, place: Place) -> tuple[tuple[int, int], Sums]:
    """The sizes of two sets in a hamlet, and their surplus in one campaign."""
    row = connection.execute(_KEPT, (*place, campaign)).fetchone()
    if row is None:
        return _made_surplus(connection, campaign, place)
    sizes, surplus = row
    one, other = orjson.loads(sizes)
    return (one, other), sums_of(orjson.loads(surplus))


def keep_surplus(connection: Connection, campaign: str) -> None:
    """Make what is not kept, in a transaction of its own, so that pages need not."""
    lacking = connection.execute(_LACKING, (campaign,)).fetchall()
    if not lacking:
        return
    with transaction(connection):
        for place in lacking:
            sizes, surplus = _made_surplus(connection, campaign, place)
            connection.execute(
                "INSERT OR REPLACE INTO doubled_surplus VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (*place, campaign, json_list(sizes), json_list(surplus)),
            )


def _made_surplus(connection: Connection, campaign: str, place: Place) -> tuple[tuple[int, int], Sums]:
    mine, theirs = rows_of(connection, campaign, place)
    surplus = total(
        surplus_of([sums for _, sums in rows], [sums for _, sums in theirs.get(structure, ())])
        for structure, rows in mine.items()
    )
    return (_size(mine), _size(theirs)), surplus


def forget_surplus(connection: Connection, households: Iterable[int]) -> None:
    """The figures of these households changed."""
    if scalar(connection.execute("SELECT NOT EXISTS (SELECT 1 FROM doubled_surplus)")):
        return
    for listed in chunks(households):
        connection.execute(
            "DELETE FROM doubled_surplus WHERE (commune, commune_from) IN (SELECT commune, commune_from"
            " FROM household WHERE n IN (SELECT value FROM json_each(?)))",
            (listed,),
        )


def rows_of(connection: Connection, campaign: str, place: Place) -> tuple[Rows, Rows]:
    """The open households of both origins in a hamlet, by structure."""
    *where, one, other = place
    sets: dict[str, dict[Structure, list[tuple[str, Sums]]]] = {
        one: defaultdict(list),
        other: defaultdict(list),
    }
    for household, origin, group, *counts, body in connection.execute(_HOUSEHOLDS, where):
        if origin in sets:
            sets[origin][group_key(group), *counts].append((household, _sums(body, campaign)))
    return sets[one], sets[other]


def group_key(group: str) -> str:
    """`Tổ 01`, `tổ 1` and `1` are one group."""
    digits = "".join(letter for letter in group if letter.isdigit()).lstrip("0")
    return digits or fold(group)


def _size(rows: Rows) -> int:
    return sum(map(len, rows.values()))


def _sums(body: bytes | None, campaign: str) -> Sums:
    """Return the share of a household in the sums of its place, from its stored row."""
    row = [0] * len(COLUMNS)
    if body is not None:
        for _, counts in given_by_day(body, campaign):
            for at, count in enumerate(counts):
                row[at] += count
    return sums_of(row)
