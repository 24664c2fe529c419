"""Sheets as they are kept while they are typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

from core.base.ids import VisitId
from core.records.household import HouseholdRow
from core.records.visit import Visit


class Beside(StrEnum):
    """Texts beside the rows of a sheet: its day, what is typed of the day before Enter, its own totals."""

    DAY = "day"
    DAY_TYPED = "day_typed"
    VISITED = "visited"
    ADULTS = "adults"
    SMARTPHONES = "smartphones"
    INSTALLED = "installed"


TOTALS: Final = (Beside.VISITED, Beside.ADULTS, Beside.SMARTPHONES, Beside.INSTALLED)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRow:
    """Last text typed in a row, and the visit that it made."""

    text: str
    visit: VisitId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSheet:
    """Rows typed into a sheet, by place from 1, and the texts beside them."""

    rows: Mapping[int, KeptRow]
    beside: Mapping[Beside, str]


class SheetStore(Protocol):
    """Keeps sheets as they are typed; local."""

    def kept(self, sheet: str) -> KeptSheet: ...

    def keep(self, sheet: str, place: int | Beside, kept: KeptRow) -> None:
        """Keep a row or a text beside the rows; an empty text without a visit forgets it."""
        ...

    def as_one(self) -> AbstractContextManager[None]:
        """Write everything inside to the disk together, or nothing."""
        ...

    def households(self, codes: Sequence[str]) -> Mapping[str, HouseholdRow]:
        """Return the households of printed codes, each as its record after merges."""
        ...

    def visits(self, visits: Sequence[VisitId]) -> Mapping[VisitId, Visit]: ...

    def begun(self) -> Sequence[str]:
        """Sheets with rows that were typed and not recorded, the latest first."""
        ...
