"""What the desks and pages of people ask of whoever keeps them on disk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from core.base.ids import HouseholdId, PersonId
from core.campaigns.models import Stage
from core.records.consent import ConsentRecord, ConsentState, Subject
from core.records.person import CountCheck, Person, Way


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

    def steps(self, household: HouseholdId) -> Mapping[PersonId, Mapping[Stage, str]]:
        """When (ISO) each stage was last recorded of each person, in the current campaign."""
        ...

    def full_files(self) -> Sequence[str]:
        """Names of files with names in them that were sent, where what was erased here still lies."""
        ...

    def consents(self, household: HouseholdId) -> Sequence[ConsentRecord]:
        """Where each purpose stands that somebody was asked for, of the household first, then of persons."""
        ...

    def state(self, subject: Subject, purpose: str) -> ConsentState | None:
        """Where a purpose stands; a person's own word goes before the household's. None = not asked."""
        ...
