"""Letters of the register: those of the campaign file, and those entered or written in this workspace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from core.campaigns.models import Urgency
from core.units.models import UnitKey


class LetterKind(StrEnum):
    """Purpose of a letter; each `urge` raises "(lần N)"."""

    ORDER = "order"
    URGE = "urge"
    REPORT = "report"
    NOTICE = "notice"
    MINUTES = "minutes"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """`number` is as printed on it, None until the office gives one; `aliases` are numbers others cite.

    `round` is N of "(lần N)", `units` whom it urges. `n` is None for a letter of the campaign file.
    """

    n: int | None
    number: str | None
    symbol: str
    issued_on: date | None
    issuer: str
    abstract: str
    urgency: Urgency
    aliases: tuple[str, ...]
    kind: LetterKind
    round: int | None
    units: tuple[UnitKey, ...]

    @property
    def reference(self) -> str:
        """`5355/UBND-KGVX`; a gap where the number is not given yet."""
        return f"{self.number or '     '}/{self.symbol}"

    def concerns(self, unit: UnitKey) -> bool:
        """A letter that names no units, as those of the campaign file, goes to everybody."""
        return not self.units or unit in self.units


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLetter:
    """A letter to be entered; as `Letter`."""

    symbol: str
    issuer: str
    abstract: str
    kind: LetterKind
    number: str | None = None
    issued_on: date | None = None
    urgency: Urgency = Urgency.NONE
    aliases: tuple[str, ...] = ()
    round: int | None = None
    units: tuple[UnitKey, ...] = ()


class LetterKeeper(Protocol):
    """Stores the letters of the campaign that were entered in this workspace."""

    def letters(self) -> Sequence[Letter]:
        """In the order in which they were entered."""
        ...

    def add(self, letter: NewLetter) -> int:
        """Its row number."""
        ...

    def set_number(self, n: int, number: str, issued_on: date) -> None: ...
