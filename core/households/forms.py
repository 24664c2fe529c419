"""Forms that are kept as they are typed, as the line of a visit is: local, offered again, and no events."""

from __future__ import annotations

from typing import Final

from core.base.ids import HouseholdId

NEW_HOUSEHOLD: Final = "household"
_PERSON: Final = "person "
_APART: Final = "apart "


def new_person(household: HouseholdId) -> str:
    """The line in which somebody is added to a household."""
    return f"{_PERSON}{household}"


def new_apart(origin: HouseholdId) -> str:
    """The form of a household that parts from `origin`."""
    return f"{_APART}{origin}"


def household_of(form: str) -> HouseholdId | None:
    """Return the household of a form; None for a new household."""
    _, _, household = form.partition(" ")
    return HouseholdId(household) if household else None


def is_new_person(form: str) -> bool:
    return form.startswith(_PERSON)
