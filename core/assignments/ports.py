"""What assignments ask of whoever keeps them on disk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from core.assignments.models import Door, Officer
from core.base.ids import HouseholdId, OfficerId


class AssignmentReader(Protocol):
    """Reads officers and doors. A household is read through what it was merged with."""

    def officers(self) -> Sequence[Officer]:
        """Every officer known here, by given name; their doors are not counted."""
        ...

    def counted(self) -> Sequence[Officer]:
        """The same officers, with how many listed doors each has."""
        ...

    def has_doors(self) -> bool:
        """Whether any door was given to somebody, or is out."""
        ...

    def officer(self, officer: OfficerId) -> Officer | None: ...

    def doors(self, households: Sequence[HouseholdId]) -> Mapping[HouseholdId, Door]:
        """The doors of these households; one that nobody was given and nobody has out is left out."""
        ...

    def unknown(self, households: Sequence[HouseholdId]) -> Sequence[HouseholdId]:
        """Those that no event has added here."""
        ...

    def shared(self) -> Sequence[Door]:
        """Listed doors that more than one officer has out, in walking order."""
        ...

    def of_officer(self, officer: OfficerId | None) -> Sequence[Door]:
        """Listed doors in walking order: an officer's, given or out; of all officers for None."""
        ...

    def visited(self, officer: OfficerId) -> int:
        """How many of an officer's listed doors, given or out, were visited in this campaign."""
        ...

    def range(self, first: HouseholdId, last: HouseholdId) -> Sequence[HouseholdId]:
        """The listed households from one to another in walking order, both included."""
        ...

    def place(self, hamlet: str, group: str | None) -> Sequence[HouseholdId]:
        """The listed households of a hamlet, or of one group in it; names are compared folded."""
        ...

    def around(self, household: HouseholdId) -> Sequence[HouseholdId]:
        """The listed households of its hamlet, in walking order."""
        ...
