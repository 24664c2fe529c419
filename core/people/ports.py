"""Ports of the use cases and pages of people, which `storage` implements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from core.base.ids import HouseholdId, PersonId
from core.campaigns.models import Stage
from core.records.consent import ConsentRecord, ConsentState, Subject
from core.records.person import CountCheck, Person, Way


class PeopleReader(Protocol):
    """Reads persons of the current campaign. No query reads a whole table for one household."""

    def way(self, household: HouseholdId) -> Way:
        """Return the way of recording the household's people; counts where it was never switched."""
        ...

    def of_household(self, household: HouseholdId) -> Sequence[Person]:
        """Return its residents, in the order of adding; records merged into it among them, gone ones not."""
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
        """Return names of exported files with names in them, which still contain the erased data."""
        ...

    def consents(self, household: HouseholdId) -> Sequence[ConsentRecord]:
        """Return the state of each purpose with an answer, of the household first, then of persons."""
        ...

    def state(self, subject: Subject, purpose: str) -> ConsentState | None:
        """Return the state of a purpose; a person's own answer has priority over the household's. None = no
        answer.
        """
        ...
