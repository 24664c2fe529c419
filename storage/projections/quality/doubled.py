"""Lists that seem loaded twice, by structure: the derived table `doubled_list`, and what is decided."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from core.quality.doubled import DoubledHamlet, DoubledList, Structure, alike_origins
from core.records.sums import total
from core.units.models import UnitKey
from storage.db.connection import Connection, transaction
from storage.db.rows import scalar
from storage.db.sql import chunks
from storage.projections.quality.shared import count_shared
from storage.projections.quality.surplus import ORIGIN, group_key, kept_surplus

_STRUCTURES: Final = f"""
SELECT h.hamlet_key, {ORIGIN} AS origin, coalesce(h."group", ''), h.roster_people, h.roster_adults,
  h.roster_smartphones, count(*)
FROM household h WHERE h.commune = ? AND h.commune_from = ?
  AND h.added IS NOT NULL AND h.canon = h.n AND h.closed IS NULL
GROUP BY 1, 2, 3, 4, 5, 6
"""

_RESTORED: Final = """
SELECT EXISTS (SELECT 1 FROM batch WHERE direction = 'in' AND applied AND profile = 'restore')
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
    """Compare the lists of the communes that changed, and those that several loaded.

    In a transaction of its own.
    """
    if scalar(connection.execute("SELECT NOT EXISTS (SELECT 1 FROM doubled_stale)")):
        return
    with transaction(connection):
        for commune in connection.execute("SELECT commune, commune_from FROM doubled_stale").fetchall():
            for table in ("doubled_list", "doubled_surplus"):
                connection.execute(f"DELETE FROM {table} WHERE commune = ? AND commune_from = ?", commune)
            connection.executemany(
                "INSERT INTO doubled_list VALUES (?, ?, ?, ?, ?, ?)",
                [(*commune, *row) for row in _alike(connection, commune)],
            )
        count_shared(connection)
        connection.execute("DELETE FROM doubled_stale")


def _alike(connection: Connection, commune: Sequence[str]) -> Iterable[tuple[str, str, str, int]]:
    is_restored = bool(scalar(connection.execute(_RESTORED)))
    hamlets: dict[str, dict[str, Counter[Structure]]] = defaultdict(lambda: defaultdict(Counter))
    for hamlet, origin, group, *counts, number in connection.execute(_STRUCTURES, commune):
        hamlets[hamlet or ""][origin][(group_key(group), *counts)] += number
    for hamlet, sets in hamlets.items():
        for one, other, pairs in alike_origins(sets, is_restored=is_restored):
            yield hamlet, one, other, pairs


def doubled_lists(connection: Connection, campaign: str) -> dict[UnitKey, DoubledList]:
    """Return the units in which a list seems to be loaded twice.

    A hamlet whose lists are decided to be different is left out.
    """
    refresh_doubled(connection)
    units: dict[UnitKey, list[DoubledHamlet]] = defaultdict(list)
    for commune, since, key, one, other, same, hamlet in connection.execute(_FOUND).fetchall():
        if same == 0:
            continue
        sizes, surplus = kept_surplus(connection, campaign, (commune, since, key, one, other))
        found = DoubledHamlet(
            hamlet_key=key,
            hamlet=hamlet or "",
            one=one,
            other=other,
            households=surplus.listed,
            listed=sizes,
            surplus=surplus,
            is_undecided=same is None,
        )
        units[UnitKey(commune, date.fromisoformat(since))].append(found)
    return {
        unit: DoubledList(
            unit=unit,
            households=sum(found.households for found in hamlets),
            undecided=any(found.is_undecided for found in hamlets),
            surplus=total(found.surplus for found in hamlets),
            hamlets=tuple(hamlets),
        )
        for unit, hamlets in units.items()
    }
