"""Puts the desks of the province together over one connection."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from core.campaigns.models import Campaign
from core.errors import UserError
from core.figures.denominator_desk import DenominatorDesk
from core.figures.desk import FigureDesk
from core.figures.province import ProvinceDesks
from core.figures.urging import UrgingDesk
from core.periods.desk import PeriodDesk
from core.ranking.external import ExternalRankDesk
from core.register.desk import RegisterDesk
from core.units.catalogue import Catalogue
from core.workspace import WorkspaceInfo
from storage.province.figures import SqlFigures
from storage.province.periods import SqlPeriods
from storage.province.ranks import SqlRanks
from storage.province.register import SqlLetters
from storage.store import SqlStore


def province_desks(
    store: SqlStore, campaign: Campaign, info: WorkspaceInfo, catalogue: Callable[[], Catalogue]
) -> ProvinceDesks:
    connection, clock = store.connection, store.clock
    keeper = SqlFigures(connection, campaign.id, clock)

    def gaps() -> Sequence[str]:
        return _gaps(keeper, info, catalogue(), campaign)

    periods = PeriodDesk(SqlPeriods(connection, campaign.id), keeper, campaign, clock, gaps)
    figures = FigureDesk(keeper, periods, catalogue=catalogue, campaign=campaign, unit=info.unit, clock=clock)
    register = RegisterDesk(SqlLetters(connection, campaign.id, clock), campaign)
    return ProvinceDesks(
        figures=figures,
        denominators=DenominatorDesk(figures, store),
        periods=periods,
        register=register,
        ranks=ExternalRankDesk(SqlRanks(connection, campaign.id, info.unit, clock), clock),
        urging=UrgingDesk(figures, register, campaign),
    )


def _gaps(keeper: SqlFigures, info: WorkspaceInfo, catalogue: Catalogue, campaign: Campaign) -> Sequence[str]:
    """Units below, in words, of which no file or not every file has come."""
    files = keeper.files()
    try:
        below = catalogue.communes(info.unit, max(info.unit.valid_from, campaign.start))
    except UserError:
        return ()
    found = []
    for unit in below:
        seen = files.get(unit.key)
        if unit.key == info.unit:
            continue
        if seen is None or not seen.senders:
            found.append(f"{unit.name}: chưa gửi tệp")
        elif seen.missing:
            found.append(f"{unit.name}: thiếu {seen.missing} lô")
    return found
