"""A ward that prints its walk list."""

from __future__ import annotations

from core.application.services import Services
from core.papers.selection import Selection
from core.papers.walk_list_desk import WalkListChoice, WalkListDesk
from core.records.workspace import Language
from tests.quality.conftest import clock, folder, services, ward_template

__all__ = ["clock", "folder", "services", "ward_template"]


def print_list(services: Services, limit: int | None = None) -> str:
    """Prints the walk list of the khóm; its number with the print, without the page."""
    desk = WalkListDesk(
        services.store, services.campaign, services.settings.unit(), place="Phường 8", clock=services.clock
    )
    drawn = desk.draw(WalkListChoice(selection=Selection(limit=limit), language=Language.VIETNAMESE))
    desk.keep(drawn)
    return drawn.version
