"""What a newer list changes in known households, and which of them it lacks."""

from __future__ import annotations

from collections.abc import Sequence

from core.households.roster.match import key_of
from core.households.roster.model import FieldChange, KnownHousehold, PlannedHousehold, RosterValues


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
    """Open households of an earlier list that no row names, of the hamlets of these rows.

    Parked rows name theirs by hamlet and name.
    """
    hamlets = {key_of(row.values)[0] for row in rows}
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
        and key_of(household.now)[0] in hamlets
        and key_of(household.now)[:2] not in parked
    ]
