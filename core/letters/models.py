"""Letters of the register: those of the campaign file, and those entered or written in this workspace; and
drafts, which are in no register yet.
"""

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


class LetterState(StrEnum):
    """`revised`: a later letter is in its place. Only letters in force count, bind and are cited."""

    IN_FORCE = "in_force"
    REVISED = "revised"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """`number` is as printed on it; `aliases` are numbers others cite.

    `round` is N of "(lần N)", `units` whom it urges. `n` is None for a letter of the campaign file. A letter
    without a number is of an earlier version, or was entered so: it counts as one that was sent. `digest` is
    the SHA-256 of the text that was issued, empty where none was kept; `reason` is why it was withdrawn, or
    the reference of the letter in its place.
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
    state: LetterState = LetterState.IN_FORCE
    reason: str = ""
    digest: str = ""

    @property
    def reference(self) -> str:
        """`5355/UBND-KGVX`; a gap where the number is not given yet."""
        return f"{self.number or '     '}/{self.symbol}"

    def concerns(self, unit: UnitKey) -> bool:
        """A letter that names no units, as those of the campaign file, goes to everybody."""
        return not self.units or unit in self.units


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLetter:
    """A letter to be entered; as `Letter`. `due`, if any, leaves a task of the office by that day."""

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
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftUnit:
    """A unit that a draft urges: its name in the catalogue, the title of its task, and reasons as text."""

    unit: UnitKey
    name: str
    title: str
    reasons: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A letter without number and day. It counts no round and leaves no task.

    One of a `name` takes the place of the former. `made` is the instant (ISO) of its figures, `due` the day
    it sets, `document` its whole text as kept; `revises` is the row of the letter whose place it takes,
    `wording` the choices of a person as text.
    """

    name: str
    kind: LetterKind
    symbol: str
    issuer: str
    abstract: str
    urgency: Urgency
    round: int | None
    due: date | None
    made: str
    units: tuple[DraftUnit, ...]
    document: str
    revises: int | None = None
    wording: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Number and day that the office gave a draft, and the text with both in it."""

    number: str
    issued_on: date
    document: str
    digest: str


class LetterKeeper(Protocol):
    """Stores the letters of the campaign that were entered in this workspace, and drafts."""

    def letters(self) -> Sequence[Letter]:
        """In the order in which they were entered."""
        ...

    def add(self, letter: NewLetter) -> int:
        """Its row number."""
        ...

    def change(self, n: int, letter: NewLetter) -> None:
        """Put `letter` in the place of what was entered, with its task."""
        ...

    def remove(self, n: int) -> None:
        """The letter was never entered; its tasks are gone."""
        ...

    def due(self, n: int) -> date | None:
        """Return the day of the office's own task that a letter leaves open."""
        ...

    def set_number(self, n: int, number: str, issued_on: date) -> None: ...

    def drafts(self) -> Sequence[Draft]:
        """By name."""
        ...

    def keep_draft(self, draft: Draft) -> None:
        """In the place of the former of its name."""
        ...

    def drop_draft(self, name: str) -> None: ...

    def issue(self, draft: Draft, issue: Issue) -> int:
        """Enter the letter with a task for each unit, and drop the draft, all or nothing; its row number."""
        ...

    def text(self, n: int) -> str | None:
        """Return the text of an issued letter; None where none was kept. Raises `letter.altered`."""
        ...

    def withdraw(self, n: int, state: LetterState, reason: str) -> None:
        """Mark a letter, and drop the tasks that it left open."""
        ...
