"""Requests of the street to the storage layer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from core.street.house import Sync


class Facts(NamedTuple):
    """One household by its standing; texts of codes are those of `core.records.results`."""

    number: int
    hamlet_key: str
    hamlet: str
    group: str
    address: str
    is_listed: bool
    status: str | None
    last_result: str | None
    callback: str | None
    visits: int
    smartphones: int | None
    had: int | None
    installed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Row numbers of the households that have a mark; `mine` and `others` may overlap."""

    mine: AbstractSet[int] = frozenset()
    others: AbstractSet[int] = frozenset()
    drafts: AbstractSet[int] = frozenset()
    sync: Mapping[int, Sync] = field(default_factory=dict)


class StreetReader(Protocol):
    """Reads the households of the current campaign for the street."""

    def facts(self, number: int | None = None) -> Iterator[Facts]:
        """Every household ever listed, in walking order, closed ones too; or one of them.

        Those that the undo of an import closed are left out, as in the figures.
        """
        ...

    def marks(self) -> Marks: ...

    def number(self, household: str) -> int | None:
        """The row number of the household that an id is read as."""
        ...
