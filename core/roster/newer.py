"""What a newer list changes in known households, and which of them it lacks."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from core.base.text import fold
from core.roster.match import key_of
from core.roster.model import FieldChange, KnownHousehold, PlannedHousehold, RosterValues


def field_changes(
    changed: Sequence[str], known: KnownHousehold | None, values: RosterValues
) -> tuple[FieldChange, ...]:
    """The changed fields as they are now and as the list states them."""
    if known is None:
        return ()
    return tuple(
        FieldChange(field=name, old=getattr(known.now, name), new=getattr(values, name)) for name in changed
    )


def missing_households(
    rows: Sequence[PlannedHousehold], known: Sequence[KnownHousehold]
) -> list[KnownHousehold]:
    """Open households of an earlier list that no row names, of the hamlets and groups of these rows.

    A list whose rows all state a group speaks for these groups alone. Parked rows name theirs by hamlet and
    name.
    """
    spoken = {(key_of(row.values)[0], fold(row.values.group or "")) for row in rows}
    whole = {hamlet for hamlet, group in spoken if not group}
    matched = {row.household_id for row in rows}
    named = {household.canon or household.id for household in known if household.id in matched}
    parked = {key_of(row.values)[:2] for row in rows if row.reason is not None}
    return [
        household
        for household in known
        if household.id not in named
        and not household.closed
        and not household.canon
        and household.roster is not None
        and _is_spoken_for(household, spoken, whole)
        and key_of(household.now)[:2] not in parked
    ]


def _is_spoken_for(
    household: KnownHousehold, spoken: AbstractSet[tuple[str, str]], whole: AbstractSet[str]
) -> bool:
    hamlet, group = key_of(household.now)[0], fold(household.now.group or "")
    return hamlet in whole or (hamlet, group) in spoken
