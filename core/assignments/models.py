"""Officers of a team and the doors they walk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from core.ids import HouseholdId, OfficerId


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """Who walks. `given` and `out` count listed households: given to them, and with them now.

    `name` is empty where its event has not arrived (it is personal and stays in the ward).
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
class Given:
    """What was given, to whom, and to whom each door was given before: enough to take it back."""

    households: tuple[HouseholdId, ...]
    officer: OfficerId | None
    former: Mapping[HouseholdId, OfficerId | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedOut:
    """Doors that an officer took along. `shared` are those that another one has out too."""

    households: tuple[HouseholdId, ...]
    officer: OfficerId
    shared: tuple[Door, ...]
    already: tuple[HouseholdId, ...]
    """Those that this officer had out before: an undo leaves them out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """Doors that went from one officer to another; `former` says to whom each was given before."""

    households: tuple[HouseholdId, ...]
    officer: OfficerId
    to: OfficerId
    former: Mapping[HouseholdId, OfficerId | None]
