"""Answers of the first start, and its step when it was left halfway."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from core.records.workspace import Language as WorkspaceLanguage
from core.records.workspace import NewWorkspace
from core.units.models import UnitKey
from ui.qt.i18n import Language
from ui.qt.settings import WindowSettings

KEYS: Final = ("setup/unit", "setup/hamlet", "setup/campaign", "setup/step")


class Source(StrEnum):
    """Origin of the list of a new laptop: a file, the first laptop of the ward, the province's pack."""

    FILE = "file"
    LAPTOP = "laptop"
    PROVINCE = "province"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Everything a workspace is made of. `campaign_file` holds an imported campaign; `recovery` is where
    its recovery file goes."""

    unit: UnitKey | None = None
    hamlet: str = ""
    officer: str = ""
    passphrase: str | None = None
    recovery: Path | None = None
    campaign: str = ""
    campaign_file: bytes | None = None

    def new_workspace(self, language: Language, *, bundled: str) -> NewWorkspace:
        """As the use case wants it; an imported campaign is loaded after a `bundled` one."""
        if self.unit is None:
            raise ValueError("no unit chosen")
        return NewWorkspace(
            unit_code=self.unit.code,
            valid_from=self.unit.valid_from,
            hamlet=self.hamlet or None,
            officer_name=self.officer,
            campaign=bundled if self.campaign_file is not None else self.campaign,
            passphrase=self.passphrase,
            language=WorkspaceLanguage(language.value),
        )


def remember(settings: WindowSettings, answers: Answers, step: int) -> None:
    """Unit, hamlet, campaign and step, so that setting up goes on where it was left; no person is named."""
    unit = "" if answers.unit is None else answers.unit.text
    campaign = "" if answers.campaign_file is not None else answers.campaign
    for key, value in zip(KEYS, (unit, answers.hamlet, campaign, str(step)), strict=True):
        settings.set_value(key, value)


def recall(settings: WindowSettings) -> tuple[Answers, int]:
    """Return the stored answers, and the step: never beyond the officer's, whose name is not stored."""
    unit, hamlet, campaign, step = (settings.value(key) for key in KEYS)
    key = _key(unit)
    answers = Answers(unit=key, hamlet=hamlet, campaign=campaign)
    return answers, min(int(step), 1) if key is not None and step.isdecimal() else 0


def forget(settings: WindowSettings) -> None:
    """The workspace is made."""
    for key in KEYS:
        settings.set_value(key, "")


def _key(text: str) -> UnitKey | None:
    code, _, day = text.partition("@")
    try:
        return UnitKey(code, date.fromisoformat(day))
    except ValueError:
        return None
