"""Puts the desks of the province together over one connection."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from core.campaigns.models import Campaign
from core.figures.denominator_desk import DenominatorDesk
from core.figures.desk import FigureDesk
from core.figures.files import Files, UnitFiles, communes_below
from core.figures.look_desk import LookDesk
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
from storage.receipts.arrivals import SqlArrivals
from storage.store import SqlStore


def province_desks(
    store: SqlStore,
    campaign: Campaign,
    info: WorkspaceInfo,
    catalogue: Callable[[], Catalogue],
    arrivals: SqlArrivals,
) -> ProvinceDesks:
    connection, clock = store.connection, store.clock
    keeper = SqlFigures(connection, campaign.id, clock, arrivals)

    def below() -> Sequence[UnitFiles]:
        known, day = keeper.files(), max(info.unit.valid_from, campaign.start)
        return [
            UnitFiles(unit=unit.key, name=unit.name, files=known.get(unit.key, Files()))
            for unit in communes_below(catalogue(), info.unit, day)
        ]

    periods = PeriodDesk(SqlPeriods(connection, campaign.id), keeper, campaign, clock, below)
    figures = FigureDesk(keeper, periods, catalogue=catalogue, campaign=campaign, unit=info.unit, clock=clock)
    register = RegisterDesk(SqlLetters(connection, campaign.id, clock), campaign)
    return ProvinceDesks(
        figures=figures,
        denominators=DenominatorDesk(figures, store),
        periods=periods,
        register=register,
        ranks=ExternalRankDesk(SqlRanks(connection, campaign.id, info.unit, clock), clock),
        urging=UrgingDesk(figures, register, campaign),
        looks=LookDesk(figures),
    )
