"""Lists that seem loaded twice, by structure: the derived table `doubled_list`, and what is decided."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from core.quality.doubled import (
    DoubledHamlet,
    DoubledList,
    Structure,
    alike_origins,
    sum_up,
    surplus_of,
)
from core.text import fold
from core.units.models import UnitKey
from storage.database import Connection, transaction
from storage.facting.base import chunks

ORIGIN: Final = (
    "(SELECT d.id FROM event e JOIN stream s ON s.n = e.stream JOIN device d ON d.n = s.device"
    " WHERE e.n = h.added)"
)
"""The list that a household h came from: the machine that added it."""

_STRUCTURES: Final = f"""
SELECT h.hamlet_key, {ORIGIN} AS origin, coalesce(h."group", ''), h.roster_people, h.roster_adults,
  h.roster_smartphones, count(*)
FROM household h WHERE h.commune = ? AND h.commune_from = ?
  AND h.added IS NOT NULL AND h.canon = h.n AND h.closed IS NULL
GROUP BY 1, 2, 3, 4, 5, 6
"""

FIELDS: Final = ("listed", "visited", "people", "smartphones", "had", "installed")
_HOUSEHOLDS: Final = f"""
SELECT h.id, {ORIGIN} AS origin, coalesce(h."group", ''), h.roster_people, h.roster_adults,
  h.roster_smartphones, 1, coalesce(s.visits, 0) > 0, coalesce(s.people, h.persons, h.roster_adults, 0),
  coalesce(s.smartphones, t.smartphones, CASE WHEN h.persons IS NULL THEN h.roster_smartphones END, 0),
  coalesce(s.had, t.had, 0), coalesce(s.had, t.had, 0) + coalesce(s.installed, t.installed - t.had, 0)
FROM household h LEFT JOIN standing s ON s.household = h.n AND s.campaign = :campaign
  LEFT JOIN people_total t ON t.household = h.n AND t.campaign = :campaign
WHERE h.commune = :commune AND h.commune_from = :since AND h.hamlet_key = :hamlet
  AND h.added IS NOT NULL AND h.canon = h.n AND h.closed IS NULL ORDER BY h.id
"""
_DECIDED: Final = """
SELECT d.same FROM doubled_decision d WHERE (d.commune, d.commune_from, d.hamlet_key, d.one, d.other)
  = (l.commune, l.commune_from, l.hamlet_key, l.one, l.other) ORDER BY d.n DESC LIMIT 1
"""
_FOUND: Final = f"""
SELECT l.commune, l.commune_from, l.hamlet_key, l.one, l.other, ({_DECIDED}),
  (SELECT max(h.hamlet) FROM household h WHERE h.commune = l.commune AND h.commune_from = l.commune_from
    AND h.hamlet_key = l.hamlet_key)
FROM doubled_list l ORDER BY 1, 2, 3, 4, 5
"""


def mark_doubled(connection: Connection, households: Iterable[int]) -> None:
    """Note that the communes of these households must be compared again."""
    for listed in chunks(households):
        connection.execute(
            "INSERT OR IGNORE INTO doubled_stale SELECT DISTINCT commune, commune_from FROM household"
            " WHERE added IS NOT NULL AND n IN (SELECT value FROM json_each(?))",
            (listed,),
        )


def refresh_doubled(connection: Connection) -> None:
    """Compare the lists of the communes that changed, in a transaction of its own."""
    if connection.execute("SELECT NOT EXISTS (SELECT 1 FROM doubled_stale)").fetchone()[0]:
        return
    with transaction(connection):
        for commune in connection.execute("SELECT commune, commune_from FROM doubled_stale").fetchall():
            connection.execute("DELETE FROM doubled_list WHERE commune = ? AND commune_from = ?", commune)
            connection.executemany(
                "INSERT INTO doubled_list VALUES (?, ?, ?, ?, ?, ?)",
                [(*commune, *row) for row in _alike(connection, commune)],
            )
        connection.execute("DELETE FROM doubled_stale")


def _alike(connection: Connection, commune: Sequence[str]) -> Iterable[tuple[str, str, str, int]]:
    hamlets: dict[str, dict[str, Counter[Structure]]] = defaultdict(lambda: defaultdict(Counter))
    for hamlet, origin, group, *counts, number in connection.execute(_STRUCTURES, commune):
        hamlets[hamlet or ""][origin][(group_key(group), *counts)] += number
    for hamlet, sets in hamlets.items():
        for one, other, pairs in alike_origins(sets):
            yield hamlet, one, other, pairs


def group_key(group: str) -> str:
    """`Tổ 01`, `tổ 1` and `1` are one group."""
    digits = "".join(letter for letter in group if letter.isdigit()).lstrip("0")
    return digits or fold(group)


def doubled_lists(connection: Connection, campaign: str) -> dict[UnitKey, DoubledList]:
    """Return the units in which a list seems to be loaded twice.

    A hamlet whose lists are decided to be different is left out.
    """
    refresh_doubled(connection)
    units: dict[UnitKey, list[tuple[DoubledHamlet, bool]]] = defaultdict(list)
    for commune, since, key, one, other, same, hamlet in connection.execute(_FOUND).fetchall():
        if same == 0:
            continue
        unit = UnitKey(commune, date.fromisoformat(since))
        mine, theirs = (
            rows_of(connection, campaign, (commune, since, key), origin) for origin in (one, other)
        )
        surplus = sum_up(
            surplus_of([row for _, row in rows], [row for _, row in theirs.get(structure, ())], FIELDS)
            for structure, rows in mine.items()
        )
        found = DoubledHamlet(
            hamlet_key=key,
            hamlet=hamlet or "",
            one=one,
            other=other,
            households=surplus.listed,
            listed=(sum(map(len, mine.values())), sum(map(len, theirs.values()))),
            surplus=surplus,
        )
        units[unit].append((found, same is None))
    return {
        unit: DoubledList(
            unit=unit,
            households=sum(found.households for found, _ in hamlets),
            undecided=any(undecided for _, undecided in hamlets),
            surplus=sum_up(found.surplus for found, _ in hamlets),
            hamlets=tuple(found for found, _ in hamlets),
        )
        for unit, hamlets in units.items()
    }


Rows = Mapping[Structure, Sequence[tuple[str, Sequence[int]]]]
"""Ids and values of `FIELDS` of the households of one structure."""


def rows_of(connection: Connection, campaign: str, place: tuple[str, str, str], origin: str) -> Rows:
    """The listed households of one origin in a hamlet, by structure."""
    values = dict(zip(("commune", "since", "hamlet"), place, strict=True), campaign=campaign)
    rows: dict[Structure, list[tuple[str, Sequence[int]]]] = defaultdict(list)
    for household, made_by, group, people, adults, smartphones, *numbers in connection.execute(
        _HOUSEHOLDS, values
    ):
        if made_by == origin:
            rows[group_key(group), people, adults, smartphones].append((household, numbers))
    return rows
