"""Doors of officers, and the port that reads them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from core.base.ids import HouseholdId, OfficerId


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """An officer who visits households; `given` and `out` count listed households, where they were counted.

    `name` is empty where its event has not arrived (it is personal and is not exported from the ward).
    """

    id: OfficerId
    name: str
    given: int = 0
    out: int = 0
    to_visit: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """To whom a household is given, and who has it out: more than one where two teams took it apart."""

    household: HouseholdId
    officer: OfficerId | None
    holders: tuple[OfficerId, ...]

    def rivals(self, me: OfficerId) -> tuple[OfficerId, ...]:
        """Others who have this door with them now."""
        return tuple(holder for holder in self.holders if holder != me)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedOut:
    """Doors that an officer took along: those that were not out with them yet.

    `shared` are the doors that another officer has out too, whether or not they were new.
    """

    households: tuple[HouseholdId, ...]
    officer: OfficerId
    shared: tuple[Door, ...]


class AssignmentReader(Protocol):
    """Reads officers and doors. A household is read through what it was merged with."""

    def officers(self) -> Sequence[Officer]:
        """Return every officer of this workspace by given name; their households are not counted."""
        ...

    def counted(self) -> Sequence[Officer]:
        """The same officers, with how many listed doors each has."""
        ...

    def has_doors(self) -> bool:
        """Return True if any household is assigned or checked out."""
        ...

    def officer(self, officer: OfficerId) -> Officer | None: ...

    def doors(self, households: Sequence[HouseholdId]) -> Mapping[HouseholdId, Door]:
        """The doors of these households; one that nobody was given and nobody has out is left out."""
        ...

    def unknown(self, households: Sequence[HouseholdId]) -> Sequence[HouseholdId]:
        """Return the ids that no event of this workspace has added."""
        ...

    def shared(self) -> Sequence[Door]:
        """Listed doors that more than one officer has out, in walking order."""
        ...

    def of_officer(self, officer: OfficerId | None) -> Sequence[Door]:
        """Listed doors in walking order: an officer's, given or out; of all officers for None."""
        ...

    def visited(self, officer: OfficerId) -> int:
        """Return the number of an officer's listed households, assigned or out, that were visited in this
        campaign.
        """
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
