"""A household on the street, and the street that it is on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import chain
from operator import itemgetter
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

    `number` is the local row number, `place` the number that lists and papers show. `amount` is the number of
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


Kind = tuple[State, Owner, Sync, bool, bool, bool, bool]
"""The counted part of a house: state, owner, sync, has a draft, is listed, is visited, is ended."""

_kind = itemgetter(2, 5, 6, 7, 8, 9, 10)


def _house_of(kind: Kind) -> House:
    state, owner, sync, has_draft, is_listed, is_visited, is_ended = kind
    return House(0, 0, state, 0, "", owner, sync, has_draft, is_listed, is_visited, is_ended)


_NO_FURTHER: Final = FINISHED | {State.CLOSED}


def tally(houses: Iterable[House]) -> Tally:
    """Return the counts of `houses`."""
    return _tally(Counter(map(_kind, houses)))


def _tally(kinds: Mapping[Kind, int]) -> Tally:
    states, ever, on_list, met, left = Counter[State](), 0, 0, 0, 0
    for (state, _, _, _, listed, visited, ended), count in kinds.items():
        states[state] += count
        ever += count
        on_list += count * listed
        met += count * (listed and visited)
        left += count * (not ended and state not in _NO_FURTHER)
    due = states[State.LATE] + states[State.TODAY]
    return Tally(
        ever=ever,
        listed=on_list,
        closed=ever - on_list,
        visited=met,
        to_visit=left,
        callbacks=due + states[State.LATER],
        finished=sum(states[state] for state in FINISHED),
        off=states[State.CLOSED],
        due=due,
        late=states[State.LATE],
        begun=ever - states[State.NEW] - states[State.CLOSED],
    )


@dataclass(frozen=True, kw_only=True)
class Group:
    """The houses of one tổ in walking order. `street` names one street, or two joined by ` · `.

    `name` and `hamlet` are as the list spells them; either may be empty. `seam` is the place of the
    first house on the second street, 0 where there is none.
    """

    hamlet: str
    name: str
    street: str
    houses: tuple[House, ...]
    seam: int = 0

    @cached_property
    def kinds(self) -> Counter[Kind]:
        return Counter(map(_kind, self.houses))

    @cached_property
    def tally(self) -> Tally:
        return _tally(self.kinds)


@dataclass(frozen=True, kw_only=True)
class Street:
    """All groups in walking order, on a day (ISO): overdue and due today are of that day.

    Counts of groups are kept, so that one changed house costs the counts of its group.
    """

    groups: tuple[Group, ...] = ()
    day: str = ""
    known_spots: Mapping[int, tuple[int, int]] | None = field(default=None, repr=False, compare=False)

    def __len__(self) -> int:
        return sum(self.sizes)

    @cached_property
    def houses(self) -> tuple[House, ...]:
        """Every house, along the street."""
        return tuple(house for group in self.groups for house in group.houses)

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        return tuple(len(group.houses) for group in self.groups)

    @cached_property
    def seams(self) -> tuple[int, ...]:
        return tuple(group.seam for group in self.groups)

    @property
    def shape(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """All of the list that positions depend on."""
        return self.sizes, self.seams

    @cached_property
    def spots(self) -> Mapping[int, tuple[int, int]]:
        """(group, index in it) of each household by its row number."""
        if self.known_spots is not None:
            return self.known_spots
        return {
            house[0]: (at, index)
            for at, group in enumerate(self.groups)
            for index, house in enumerate(group.houses)
        }

    @cached_property
    def kinds(self) -> Counter[Kind]:
        kinds = Counter[Kind]()
        for group in self.groups:
            kinds.update(group.kinds)
        return kinds

    def count(self, test: Callable[[House], bool]) -> int:
        """Number of houses for which a test holds that looks at no number, place, amount or day."""
        return sum(count for kind, count in self.kinds.items() if test(_house_of(kind)))

    @cached_property
    def states(self) -> Mapping[State, int]:
        states = Counter[State]()
        for kind, count in self.kinds.items():
            states[kind[0]] += count
        return states

    @property
    def drafts(self) -> int:
        return self.count(lambda house: house.has_draft)

    @cached_property
    def tally(self) -> Tally:
        return _tally(self.kinds)

    @cached_property
    def hamlets(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """Each hamlet with the numbers of its groups, in walking order."""
        found: dict[str, list[int]] = {}
        for at, group in enumerate(self.groups):
            found.setdefault(group.hamlet, []).append(at)
        return tuple((hamlet, tuple(groups)) for hamlet, groups in found.items())

    def next_unvisited(self, after: int | None) -> House | None:
        """Return the first house in state NEW behind the household `after`, else the first of all."""
        group, index = (0, -1) if after is None else self.spots.get(after, (0, -1))
        behind = chain(
            self.groups[group].houses[index + 1 :] if self.groups else (),
            *(each.houses for each in self.groups[group + 1 :]),
            *(each.houses for each in self.groups[: group + 1]),
        )
        return next((house for house in behind if house[2] is State.NEW), None)
