"""What the desks and pages of people ask of whoever keeps them on disk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from core.ids import HouseholdId, PersonId
from core.people.consent import ConsentRecord, Subject
from core.people.person import CountCheck, MemberCount, Person, Way


class PeopleReader(Protocol):
    """Reads persons of the current campaign. Nothing here reads a whole table for one household."""

    def way(self, household: HouseholdId) -> Way:
        """How the household's people are recorded; counts where nobody has switched it."""
        ...

    def of_household(self, household: HouseholdId) -> Sequence[Person]:
        """Who lives there, in the order of adding; records merged into it among them, gone ones not."""
        ...

    def get(self, person: PersonId) -> Person | None:
        """One person, also one who is gone."""
        ...

    def check(self, household: HouseholdId) -> CountCheck:
        """The counts of visits beside the persons recorded."""
        ...

    def tip(self, person: PersonId, field: str) -> str | None:
        """The id of the event that set a register last, the `base` of the next one (M6)."""
        ...

    def members(self) -> Sequence[MemberCount]:
        """One row an organisation that has members in listed households, by code."""
        ...

    def left(self, organisation: str) -> Sequence[int]:
        """Row numbers of its members with a smartphone and without the app, in walking order.

        Only of listed households; cheap enough to hold for a whole ward. `rows` reads a window of them.
        """
        ...

    def rows(self, numbers: Sequence[int]) -> Sequence[Person]:
        """The persons of `numbers`, in that order; numbers that are gone are left out."""
        ...

    def consents(self, household: HouseholdId) -> Sequence[ConsentRecord]:
        """Where each purpose stands, of the household first, then of its persons."""
        ...

    def stands(self, subject: Subject, purpose: str) -> bool:
        """Whether consent for a purpose stands; a person's own word goes before the household's."""
        ...
