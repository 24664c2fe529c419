"""Finding the unit of a workspace: by name without accents or by code, newest structure first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from core.campaigns.models import Campaign
from core.campaigns.parsing import bundled_campaign, bundled_ids
from core.units.merging import bundled_catalogue
from core.units.models import OrgUnit, UnitKey

MOST_ROWS: Final = 40


def campaigns() -> tuple[Campaign, ...]:
    """The bundled campaigns, the newest first."""
    found = (bundled_campaign(campaign_id) for campaign_id in bundled_ids())
    return tuple(sorted(found, key=lambda campaign: campaign.start, reverse=True))


def find_units(text: str, days: Iterable[date]) -> tuple[OrgUnit, ...]:
    """Units of the first of `days`, then those of the others that were not found yet."""
    found: dict[UnitKey, OrgUnit] = {}
    for day in days:
        for unit in bundled_catalogue().search(text, day, limit=MOST_ROWS):
            found.setdefault(unit.key, unit)
    return tuple(found.values())[:MOST_ROWS]


def unit_of(key: UnitKey) -> OrgUnit | None:
    """The unit of a remembered key; None if the catalogue no longer has it."""
    return next((unit for unit in bundled_catalogue().units if unit.key == key), None)


def uppers(unit: OrgUnit) -> str:
    """The units above it, nearest first."""
    return ", ".join(upper.name for upper in bundled_catalogue().ancestors(unit.key))


def campaign_for(unit: OrgUnit) -> Campaign | None:
    """The newest bundled campaign at whose start the unit was in force."""
    return next((campaign for campaign in campaigns() if unit.in_force(campaign.start)), None)
