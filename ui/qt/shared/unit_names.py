"""Names of units beside records, at levels that hold records of several."""

from __future__ import annotations

from core.application.services import Services
from core.units.models import UnitKey


def commune_name(services: Services, commune: UnitKey | None) -> str:
    """Return a commune's name, its code where the catalogue does not have it, "" where none is known."""
    if commune is None:
        return ""
    rows = services.catalogue().rows(commune.code)
    return next((unit.name for unit in rows if unit.key == commune), commune.code)


def unit_name_of_code(services: Services, code: str | None) -> str:
    """Return the name that a code had at the campaign's start, or the last one known before or after."""
    if code is None:
        return ""
    rows = services.catalogue().rows(code)
    start = services.campaign.start
    found = next((unit for unit in rows if unit.in_force(start)), rows[-1] if rows else None)
    return code if found is None else found.name
