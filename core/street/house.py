"""A household on the street, and the street that it is on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final, NamedTuple


class State(StrEnum):
    """The look of a house, in the order in which the legend names them."""

    NEW = "new"
    AWAY = "away"
    BACK = "back"
    PART = "part"
    LATE = "late"
    TODAY = "today"
    LATER = "later"
    INST = "inst"
    HAD = "had"
    NONE = "none"
    NOPHONE = "nophone"
    REFSOFT = "refsoft"
    REFHARD = "refhard"
    CLOSED = "closed"


class Owner(StrEnum):
    """The officer whom a household is given to, or who has it out."""

    NOBODY = "nobody"
    MINE = "mine"
    OTHER = "other"


class Sync(StrEnum):
    """State of this laptop's visits to a household. NONE where it recorded none."""

    NONE = "none"
    LOCAL = "local"
    SENT = "sent"
    ACKED = "acked"


FINISHED: Final = frozenset({State.INST, State.HAD, State.NONE, State.NOPHONE, State.REFHARD})
"""States in which a household needs no further visit. CLOSED is counted apart."""

DUE: Final = frozenset({State.LATE, State.TODAY})
VISITED: Final = frozenset({State.INST, State.HAD, State.NONE, State.NOPHONE})
"""The states that the far form fills: somebody was met and the visit was completed."""


class House(NamedTuple):
    """One household. Of a household that is closed by decision `is_listed` is False and `place` is 0.

    `number` is the local row number, `place` the 1-based place in walking order. `amount` is the number of
    installs in INST, of visits in AWAY, and of days in LATE. `day` is the agreed day (ISO) or empty.
    `is_ended`: three attempts at three hours found nobody home (status `absent`).
    """

    number: int
    place: int
    state: State
    amount: int = 0
    day: str = ""
    owner: Owner = Owner.NOBODY
    sync: Sync = Sync.NONE
    has_draft: bool = False
    is_listed: bool = True
    is_visited: bool = False
    is_ended: bool = False

    @property
    def is_to_visit(self) -> bool:
        """Return True where a further visit is needed, as in the list of households."""
        return self.state is not State.CLOSED and self.state not in FINISHED and not self.is_ended


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts of some houses. The first six are words of docs/figures.md; `finished` excludes `off`.

    `off` is the number of houses in state CLOSED: closed by decision, moved, vacant or no dwelling. `begun`
    is the number of houses that are neither NEW nor CLOSED.
    """

    ever: int = 0
    listed: int = 0
    closed: int = 0
    visited: int = 0
    to_visit: int = 0
    callbacks: int = 0
    finished: int = 0
    off: int = 0
    due: int = 0
    late: int = 0
    begun: int = 0

    @property
    def is_done(self) -> bool:
        """Return True where every house is finished; a house that is off the list keeps it False."""
        return 0 < self.finished == self.ever

    @property
    def to_return(self) -> int:
        """Number of houses that were visited and are neither finished nor off the list."""
        return self.begun - self.finished


def tally(houses: Sequence[House]) -> Tally:
    """Return the counts of `houses`."""
    states = Counter(house.state for house in houses)
    listed = sum(house.is_listed for house in houses)
    due = states[State.LATE] + states[State.TODAY]
    return Tally(
        ever=len(houses),
        listed=listed,
        closed=len(houses) - listed,
        visited=sum(house.is_visited and house.is_listed for house in houses),
        to_visit=sum(house.is_to_visit for house in houses),
        callbacks=due + states[State.LATER],
        finished=sum(states[state] for state in FINISHED),
        off=states[State.CLOSED],
        due=due,
        late=states[State.LATE],
        begun=len(houses) - states[State.NEW] - states[State.CLOSED],
    )


@dataclass(frozen=True, kw_only=True)
class Group:
    """The houses of one tổ in walking order. `street` names one street, or two joined by ` · `.

    `name` and `hamlet` are as the list spells them; either may be empty.
    """

    hamlet: str
    name: str
    street: str
    houses: tuple[House, ...]

    @cached_property
    def tally(self) -> Tally:
        return tally(self.houses)


@dataclass(frozen=True, kw_only=True)
class Street:
    """All groups in walking order, on a day (ISO): overdue and due today are of that day."""

    groups: tuple[Group, ...] = ()
    day: str = ""

    def __len__(self) -> int:
        return sum(len(group.houses) for group in self.groups)

    @cached_property
    def houses(self) -> tuple[House, ...]:
        """Every house, along the street."""
        return tuple(house for group in self.groups for house in group.houses)

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        return tuple(len(group.houses) for group in self.groups)

    @cached_property
    def spots(self) -> Mapping[int, tuple[int, int]]:
        """(group, index in it) of each household by its row number."""
        return {
            house.number: (at, index)
            for at, group in enumerate(self.groups)
            for index, house in enumerate(group.houses)
        }

    @cached_property
    def states(self) -> Mapping[State, int]:
        return Counter(house.state for house in self.houses)

    @cached_property
    def drafts(self) -> int:
        return sum(house.has_draft for house in self.houses)

    @cached_property
    def tally(self) -> Tally:
        return tally(self.houses)

    @cached_property
    def hamlets(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """Each hamlet with the numbers of its groups, in walking order."""
        found: dict[str, list[int]] = {}
        for at, group in enumerate(self.groups):
            found.setdefault(group.hamlet, []).append(at)
        return tuple((hamlet, tuple(groups)) for hamlet, groups in found.items())

    def next_unvisited(self, after: int | None) -> House | None:
        """Return the first house in state NEW behind the household `after`, else the first of all."""
        houses = self.houses
        start = 0
        if after is not None and after in self.spots:
            group, index = self.spots[after]
            start = sum(self.sizes[:group]) + index + 1
        ordered = (*houses[start:], *houses[:start])
        return next((house for house in ordered if house.state is State.NEW), None)
