"""What a workspace is: where it sits, who uses it, which campaign it serves, and the unit's settings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from core.campaigns.links import check_web_address
from core.changes import Outcome, Topic, touched
from core.errors import UserError
from core.households.desk import checked_text
from core.ids import OfficerId
from core.phones import read_phone
from core.ports import Store
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
    """Where an open workspace sits. `unit_name` is the full name in the catalogue."""

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

    @property
    def place(self) -> str:
        return f"{self.hamlet}, {self.unit_name}" if self.hamlet else self.unit_name


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitSettings:
    """What the unit prints about itself; an empty text is left out on paper."""

    issuer: str
    help_number: str
    help_hours: str
    zalo_link: str
    zalo_label: str


class SettingsDesk:
    """Reads and changes the settings of the unit."""

    def __init__(self, store: Store, info: WorkspaceInfo) -> None:
        self._store = store
        self._info = info

    def unit(self) -> UnitSettings:
        values = {setting.value: self._store.meta(setting.value) or "" for setting in UnitSetting}
        if not values["issuer"]:
            values["issuer"] = default_issuer(self._info.unit_name)
        return UnitSettings(**values)

    def change(self, setting: UnitSetting, value: str) -> Outcome[None]:
        """Keeps one setting. Raises `settings.help_number`, `campaign.link*` or `household.text`."""
        text = checked_text(value)
        if setting is UnitSetting.HELP_NUMBER and text:
            number = read_phone(text).value
            if number is None:
                raise UserError("settings.help_number", number=text)
            text = number
        if setting is UnitSetting.ZALO_LINK and text:
            text = check_web_address(text)
        with self._store.writing() as writer:
            writer.set_meta(setting.value, text)
        return Outcome(None, touched(Topic.SETTINGS))

    def choice(self, name: str) -> str | None:
        """A remembered choice of the program, such as the last key file."""
        return self._store.meta(f"choice.{name}")

    def remember(self, name: str, value: str) -> None:
        with self._store.writing() as writer:
            writer.set_meta(f"choice.{name}", value)


def default_issuer(unit_name: str) -> str:
    return f"UBND và Ủy ban MTTQ Việt Nam {unit_name[:1].lower()}{unit_name[1:]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SafeCopy:
    """A rolling copy of the workspace; `size` in bytes."""

    name: str
    at: datetime
    reason: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LostEntries:
    """Entries that this machine saved in a workspace and that are not there any more."""

    missing: int
    copy: SafeCopy | None = None
    """The safe copy that holds most of them, where one holds more than what is there."""
    regained: int = 0
    """How many that copy brings back."""


class SafeCopies(Protocol):
    """Makes, lists and restores encrypted copies."""

    def list(self) -> Sequence[SafeCopy]: ...

    def make(self, reason: str) -> SafeCopy: ...

    def lost(self) -> LostEntries | None:
        """Entries that are missing since this machine last saved here, until that is accepted."""
        ...

    def accept_loss(self) -> None:
        """Go on without what is missing; it is not mentioned again."""
        ...

    def restore(self, name: str) -> None:
        """Puts a copy in place; the state before is copied first. The workspace must be opened again."""
        ...
