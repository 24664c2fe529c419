"""The workspace of the morning: a hamlet with its list, nobody visited."""

from __future__ import annotations

from pathlib import Path

from app.workspaces import Workspaces
from core.application.services import Services
from core.papers.selection import Selection
from core.papers.walk_list_desk import WalkListChoice, WalkListDesk
from core.records.workspace import Language, NewWorkspace
from tests.day.script import FIRST_ROW, LAST
from tests.day.sitting import Plan
from tests.sitting import SAMPLES


def make_hamlet(folder: Path, workspaces: Workspaces) -> Services:
    new = NewWorkspace(
        unit_code="32059",
        valid_from=None,
        hamlet="Ấp 1",
        officer_name="Lê Văn Tám",
        campaign="vneid-2026",
    )
    services = workspaces.create(folder, new)
    assert services.imports is not None
    services.imports.apply(services.imports.prepare((SAMPLES / "ds-ho-ap-1-xa-khanh-an.xlsx",)))
    return services


def print_sheet(services: Services, plan: Plan) -> str:
    """The number of the walk list of the twenty doors that are typed from paper."""
    desk = WalkListDesk(
        services.store, services.campaign, services.settings.unit(), place="Ấp 1", clock=services.clock
    )
    selection = Selection(named=plan.ids[FIRST_ROW:LAST])
    drawn = desk.draw(WalkListChoice(selection=selection, language=Language.VIETNAMESE))
    desk.keep(drawn)
    return drawn.version
