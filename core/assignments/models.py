"""Officers of a team and the doors they walk."""

from __future__ import annotations

from dataclasses import dataclass

from core.base.ids import HouseholdId, OfficerId


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """Who walks. Where doors were counted, `given` and `out` are listed households: given, and with them now.

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
class CheckedOut:
    """Doors that an officer took along: those that were not out with them yet.

    `shared` are the doors that another officer has out too, whether or not they were new.
    """

    households: tuple[HouseholdId, ...]
    officer: OfficerId
    shared: tuple[Door, ...]
