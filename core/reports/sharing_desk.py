"""Enters good models and Zalo groups; what is entered is checked before it is kept."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from core.base.changes import Outcome, Topic, touched
from core.base.errors import UserError
from core.base.validation import checked_text
from core.reports.sharing import GoodModel, SharingKeeper, ZaloGroup

_COUNTED: Final = re.compile(r"\d[\d.]*\s*/\s*\d")


class SharingDesk:
    """The registers of one campaign."""

    def __init__(self, keeper: SharingKeeper) -> None:
        self.keeper = keeper

    def enter_model(self, model: GoodModel) -> Outcome[GoodModel]:
        """A new one, or a change. Raises `model.incomplete`, `model.bare_rate` or `household.text`."""
        cleaned = replace(
            model,
            title=checked_text(model.title),
            place=checked_text(model.place),
            what=checked_text(model.what),
            figure=checked_text(model.figure),
        )
        if not (cleaned.title and cleaned.place and cleaned.what):
            raise UserError("model.incomplete")
        for text in (cleaned.title, cleaned.what, cleaned.figure):
            if "%" in text and _COUNTED.search(text) is None:
                raise UserError("model.bare_rate", text=text[:60])
        return Outcome(replace(cleaned, n=self.keeper.keep_model(cleaned)), touched(Topic.CAMPAIGN))

    def approve_model(self, n: int, *, approved: bool = True) -> Outcome[GoodModel]:
        """Raises `model.unknown`."""
        model = replace(self.model(n), approved=approved)
        self.keeper.keep_model(model)
        return Outcome(model, touched(Topic.CAMPAIGN))

    def remove_model(self, n: int) -> Outcome[GoodModel]:
        """Raises `model.unknown`."""
        model = self.model(n)
        self.keeper.remove_model(n)
        return Outcome(model, touched(Topic.CAMPAIGN))

    def model(self, n: int) -> GoodModel:
        """Raises `model.unknown`."""
        found = next((one for one in self.keeper.models() if one.n == n), None)
        if found is None:
            raise UserError("model.unknown", model=n)
        return found

    def enter_group(self, group: ZaloGroup) -> Outcome[ZaloGroup]:
        """Raises `group.incomplete` or `household.text`."""
        cleaned = replace(
            group,
            name=checked_text(group.name),
            runner=checked_text(group.runner),
            link=checked_text(group.link),
        )
        if not (cleaned.name and cleaned.runner):
            raise UserError("group.incomplete")
        return Outcome(replace(cleaned, n=self.keeper.keep_group(cleaned)), touched(Topic.CAMPAIGN))

    def remove_group(self, n: int) -> Outcome[ZaloGroup]:
        """Raises `group.unknown`."""
        group = next((one for one in self.keeper.groups() if one.n == n), None)
        if group is None:
            raise UserError("group.unknown", group=n)
        self.keeper.remove_group(n)
        return Outcome(group, touched(Topic.CAMPAIGN))
