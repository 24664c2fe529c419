"""Ports of the figures, which `storage` implements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from core.figures.files import Files
from core.figures.places import BackRow, Look
from core.records.denominators import Denominator
from core.records.person import MemberCount
from core.records.sums import Sums
from core.units.models import UnitKey

TO_THE_LAST: Final = "9999-12-31"
WHOLE: Final = "\x1f"
"""The key of a commune among its hamlets; no folded name can be it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceSums:
    """The sums of a commune (its `key` is `WHOLE`) or of a hamlet, whose `key` is its folded name."""

    commune: UnitKey
    key: str
    hamlet: str
    sums: Sums


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubledPlace:
    """A hamlet in which a list seems to be loaded twice; `surplus` holds the sums that one list has less.

    `households` are those of both lists.
    """

    surplus: PlaceSums
    households: int
    is_undecided: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitChoice:
    """In which unit of a structure (of `day`, ISO) a hamlet of another structure is read."""

    commune: UnitKey
    key: str
    day: str
    to: UnitKey


class SumsReader(Protocol):
    """Reads the sums of one campaign; reporting days are ISO."""

    def communes(self, upto: str = TO_THE_LAST) -> Sequence[PlaceSums]:
        """One row a commune with households, by code, with the visits of days up to and including `upto`."""
        ...

    def hamlets(self, upto: str = TO_THE_LAST, commune: UnitKey | None = None) -> Sequence[PlaceSums]:
        """One row a hamlet, in natural order within its commune."""
        ...

    def trends(self, days: Sequence[str], *, hamlets: bool) -> Mapping[tuple[UnitKey, str], tuple[int, ...]]:
        """`smartphones_installed` at the end of each of `days`, by commune and key."""
        ...

    def steps(
        self, days: Sequence[str], *, hamlets: bool, commune: UnitKey | None = None
    ) -> Mapping[tuple[UnitKey, str], dict[str, int]]:
        """Return the increments of `installed` on each of `days` but the first, by commune and key."""
        ...

    def files(self) -> Mapping[UnitKey, Files]:
        """Return the files of each unit that has a trusted machine."""
        ...

    def received(self) -> str:
        """When the last file was merged (ISO); empty where none was."""
        ...

    def cut_off(self) -> int:
        """The hour at which a reporting day begins."""
        ...

    def denominators(self, loaded_by: str | None = None) -> Sequence[Denominator]:
        """Return all of them, or those that were loaded at an instant (ISO)."""
        ...

    def members(self) -> Mapping[UnitKey, MemberCount]:
        """Members of organisations by commune, each person once."""
        ...

    def choices(self) -> Sequence[UnitChoice]: ...

    def visits_noted_late(self) -> Sequence[BackRow]:
        """Visits noted on a later reporting day than their own, by commune."""
        ...

    def fastest(self) -> Mapping[UnitKey, int]:
        """The most visits of one officer in so short a time that nobody walks them, by commune."""
        ...

    def doubled(self) -> Sequence[DoubledPlace]:
        """Hamlets whose lists may be one list, where nobody decided that they are two."""
        ...

    def shared(self) -> Mapping[UnitKey, int]:
        """Households of a list that another commune loaded too, by commune."""
        ...

    def looks(self) -> Sequence[Look]:
        """Return the decisions about marks in force, the oldest first."""
        ...


class FigureKeeper(SumsReader, Protocol):
    """Keeps, beside the sums, what people enter about them."""

    def set_cut_off(self, hour: int) -> None:
        """Set another hour; every sum is computed again."""
        ...

    def add_denominators(self, found: Sequence[Denominator], file: str) -> int:
        """Keeps them all or none; how many were new."""
        ...

    def choose(self, choices: Sequence[UnitChoice]) -> None: ...

    def keep_looks(self, looks: Sequence[Look]) -> None: ...

    def take_looks_back(self, unit: UnitKey) -> int:
        """Take back every decision about a unit's marks; how many there were."""
        ...
