"""The settings of the unit, as printed on its papers, and remembered choices of the program."""

from __future__ import annotations

from typing import Final

from core.base.changes import Outcome, Topic, touched
from core.base.errors import UserError
from core.base.phones import read_phone
from core.base.validation import checked_text
from core.campaigns.links import check_web_address
from core.events.kinds import EventKind
from core.ports import Store
from core.records.workspace import UnitSetting, UnitSettings, WorkspaceInfo

PRINTED_NAME: Final = "printed_name"


class SettingsDesk:
    """Reads and changes the settings of the unit."""

    def __init__(self, store: Store, info: WorkspaceInfo) -> None:
        self._store = store
        self._info = info

    def unit(self) -> UnitSettings:
        values = {setting.value: self._store.meta(setting.value) or "" for setting in UnitSetting}
        if not values["issuer"]:
            values["issuer"] = default_issuer(self._info.name_on_paper)
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

    def rename_officer(self, name: str) -> Outcome[None]:
        """Correct the name of the officer of this laptop. Raises `officer.no_name` or `household.text`."""
        text = checked_text(name)
        if not text:
            raise UserError("officer.no_name")
        with self._store.writing() as writer:
            writer.record(
                EventKind.OFFICER_FIELD, {"who": self._info.officer, "field": "name", "value": text}
            )
        return Outcome(None, touched(Topic.SETTINGS))

    def rename_unit(self, name: str) -> Outcome[None]:
        """Keep the unit's name as it is printed; an empty one is that of the catalogue.

        Files to other laptops name the unit by its code. Raises `household.text`.
        """
        text = checked_text(name)
        with self._store.writing() as writer:
            writer.set_meta(PRINTED_NAME, "" if text == self._info.unit_name else text)
        return Outcome(None, touched(Topic.SETTINGS))

    def choice(self, name: str) -> str | None:
        """A remembered choice of the program, such as the last key file."""
        return self._store.meta(f"choice.{name}")

    def remember(self, name: str, value: str) -> None:
        with self._store.writing() as writer:
            writer.set_meta(f"choice.{name}", value)


def default_issuer(unit_name: str) -> str:
    return f"UBND và Ủy ban MTTQ Việt Nam {unit_name[:1].lower()}{unit_name[1:]}"
