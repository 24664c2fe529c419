"""Heads that were erased by law: a list that names one again is recognised, and the name stays away.

What is kept is a keyed hash of hamlet, name and place or phone. Its key never leaves the workspace, so that
nothing can be read from it, and a name can only be tested by whoever opens this workspace.
"""

from __future__ import annotations

import hmac
from collections.abc import Sequence

from core.roster.draft import Draft
from core.roster.match import key_of
from core.roster.model import ErasedHeads, KnownHousehold, RosterValues


def marks_of(values: RosterValues, key: bytes) -> set[str]:
    """Return the marks of a head: hamlet and name with the place, and with the phone."""
    hamlet, name, place = key_of(values)
    said = {f"place\0{hamlet}\0{name}\0{place}"}
    if values.phone:
        said.add(f"phone\0{hamlet}\0{name}\0{values.phone}")
    return {hmac.digest(key, text.encode(), "sha256").hex() for text in said}


def pair_erased(
    drafts: Sequence[Draft],
    known: Sequence[KnownHousehold],
    erased: ErasedHeads | None,
    paired: dict[int, KnownHousehold],
) -> None:
    """Add to `paired` (place of a draft -> household) the rows that name an erased head."""
    if erased is None or not erased.households:
        return
    by_id = {household.id: household for household in known}
    taken = {household.id for household in paired.values()}
    for place, draft in enumerate(drafts):
        if place in paired or not draft.values.name:
            continue
        for mark in marks_of(draft.values, erased.key):
            household = by_id.get(erased.households.get(mark, ""))
            if household is not None and household.erased and household.id not in taken:
                paired[place] = household
                taken.add(household.id)
                break
