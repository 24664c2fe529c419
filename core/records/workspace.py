"""A workspace: its unit, officer, campaign, settings and safe copies."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from core.base.ids import OfficerId
from core.units.models import UnitKey


class Language(StrEnum):
    """The two languages of the app."""

    VIETNAMESE = "vi"
    ENGLISH = "en"


class UnitSetting(StrEnum):
    """Settings of the unit, as printed on its papers."""

    ISSUER = "issuer"
    HELP_NUMBER = "help_number"
    HELP_HOURS = "help_hours"
    ZALO_LINK = "zalo_link"
    ZALO_LABEL = "zalo_label"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWorkspace:
    """The answers of the wizard or of `init`."""

    unit_code: str
    valid_from: date | None
    hamlet: str | None
    officer_name: str
    campaign: str
    passphrase: str | None = None
    language: Language = Language.VIETNAMESE


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkspaceInfo:
    """Folder and unit of an open workspace. `unit_name` is the full name in the catalogue.

    `printed_name` is what the officer wrote for it, empty for that of the catalogue.
    """

    folder: Path
    unit: UnitKey
    unit_name: str
    upper_name: str
    hamlet: str | None
    officer: OfficerId
    officer_name: str
    campaign: str
    language: Language
    has_passphrase: bool
    demo: bool
    printed_name: str = ""

    @property
    def name_on_paper(self) -> str:
        return self.printed_name or self.unit_name

    @property
    def place(self) -> str:
        return f"{self.hamlet}, {self.name_on_paper}" if self.hamlet else self.name_on_paper


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitSettings:
    """Texts of the unit for its papers; an empty text is not printed."""

    issuer: str
    help_number: str
    help_hours: str
    zalo_link: str
    zalo_label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SafeCopy:
    """A rolling copy of the workspace; `size` in bytes."""

    name: str
    at: datetime
    reason: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LostEntries:
    """Entries that this machine saved in a workspace and that are missing now."""

    missing: int
    copy: SafeCopy | None = None
    """The safe copy that holds most of them, where one holds more than the database."""
    regained: int = 0
    """Number of entries that the copy brings back."""


class Deletion(StrEnum):
    """State of the deletion of a workspace; `BEGUN` left the keys whole."""

    NONE = "none"
    BEGUN = "begun"
    KEYS_GONE = "keys_gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class FullestCopy:
    """The safe copy with most entries; `entries` and `lacks` are None where the key is not at hand."""

    copy: SafeCopy
    entries: int | None = None
    lacks: int | None = None
    """Number of entries that this machine saved after it."""


class SafeCopies(Protocol):
    """Makes, lists and restores encrypted copies."""

    def list(self) -> Sequence[SafeCopy]: ...

    def make(self, reason: str) -> SafeCopy: ...

    def lost(self) -> LostEntries | None:
        """Return the entries missing since this machine last saved, until that is accepted."""
        ...

    def check(self, report: Callable[[int, int], None]) -> None:
        """Check every table. Raises `storage.damaged`."""
        ...

    def accept_loss(self) -> None:
        """Go on without what is missing; it is not mentioned again."""
        ...

    def restore(self, name: str) -> None:
        """Puts a copy in place; the state before is copied first. The workspace must be opened again."""
        ...
