"""Rows of a list too short for ids, found again among unnamed households of a restore pack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from core.base.text import fold
from core.roster.model import KnownHousehold, RosterValues

LEAST_PERCENT: Final = 85
"""Of the rows that are not found by name; fewer are another list of this hamlet."""


def pair_restored(
    rows: Sequence[RosterValues], known: Sequence[KnownHousehold], found: list[KnownHousehold | None]
) -> None:
    """Add to `found` unnamed households whose structure (hamlet, group, counts) is unique on both sides."""
    taken = {household.id for household in found if household is not None}
    unnamed = [household for household in known if _is_unnamed(household) and household.id not in taken]
    if not unnamed:
        return
    places = [place for place, household in enumerate(found) if household is None]
    structures = {place: _structure(rows[place]) for place in places}
    rows_of, mine = Counter(structures.values()), Counter(_structure(one.now) for one in unnamed)
    shared = sum(min(count, mine[structure]) for structure, count in rows_of.items())
    if shared * 100 < LEAST_PERCENT * len(places):
        return
    by_structure = {_structure(one.now): one for one in unnamed}
    for place, structure in structures.items():
        if rows_of[structure] == mine[structure] == 1:
            found[place] = by_structure[structure]


def _is_unnamed(household: KnownHousehold) -> bool:
    """Return True for an open household of a list, which has people, without a name or an earlier import."""
    is_open = not household.closed and not household.erased and not household.canon
    return (
        is_open and household.roster is None and not household.now.name and bool(household.now.roster_people)
    )


def _structure(values: RosterValues) -> tuple[object, ...]:
    counts = values.roster_people, values.roster_adults, values.roster_smartphones
    return fold(values.hamlet), fold(values.group or ""), *counts
