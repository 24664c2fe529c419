"""Requests of the street to the storage layer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from core.street.house import Sync
from core.street.report import Given


class Place(NamedTuple):
    """Hamlet and group as the list spells them; `hamlet_key` is the hamlet without accents."""

    hamlet_key: str
    hamlet: str
    group: str


class Standing(NamedTuple):
    """A household by its visits; texts of codes are those of `core.records.results`."""

    status: str
    last_result: str
    callback: str | None = None
    visits: int = 1
    smartphones: int | None = None
    had: int | None = None
    installed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Row numbers of the households that have a mark; `mine` and `others` may overlap."""

    mine: AbstractSet[int] = frozenset()
    others: AbstractSet[int] = frozenset()
    drafts: AbstractSet[int] = frozenset()
    sync: Mapping[Sync, Sequence[int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Households by row number: each standing once, and places with the rows that they hold for, others too.

    `walk` is every household ever listed, in walking order, closed ones too; those that the undo of an
    import closed are left out, as in the figures. A household without a standing was never visited.
    `list_numbers` are the numbers that lists and papers show; facts of one household have none and no places.
    """

    walk: Sequence[int]
    places: Sequence[tuple[Place, Sequence[int]]]
    standings: Sequence[tuple[Standing, Sequence[int]]] = ()
    closed: AbstractSet[int] = frozenset()
    list_numbers: Mapping[int, int] = field(default_factory=dict)
    marks: Marks = Marks()


class StreetReader(Protocol):
    """Reads the households of the current campaign for the street."""

    def facts(self, number: int | None = None) -> Facts:
        """Every household, or one of them."""
        ...

    def given(self, numbers: Sequence[int]) -> Mapping[int, Given]:
        """Return what households give to the figures of the current campaign."""
        ...

    def addresses(self, numbers: Sequence[int]) -> Mapping[int, str]:
        """The addresses of some households; those without one are left out."""
        ...

    def number(self, household: str) -> int | None:
        """The row number of the household that an id is read as."""
        ...
