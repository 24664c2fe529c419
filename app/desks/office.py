"""Figures of an office, and the documents made from them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypedDict

from core.base.clock import iso
from core.campaigns.models import Campaign
from core.figures.files import Files, UnitFiles, communes_below
from core.letters.desk import RegisterDesk
from core.periods.desk import PeriodDesk
from core.periods.models import MembersAt
from core.ranking.denominator_desk import DenominatorDesk
from core.ranking.desk import FigureDesk
from core.ranking.external import ExternalRankDesk
from core.ranking.look_desk import LookDesk
from core.ranking.province import ProvinceDesks
from core.ranking.urging import UrgingDesk
from core.records.workspace import WorkspaceInfo
from core.reports.desk import ReportDesk
from core.reports.office import Office
from core.tracks.figures import declared_members
from core.units.catalogue import Catalogue
from storage.local.letters import SqlLetters
from storage.local.models import SqlSharing
from storage.local.periods import SqlPeriods
from storage.local.ranking import SqlRanks
from storage.queries.arrivals import SqlArrivals
from storage.queries.figures import SqlFigures
from storage.queries.publishing.postgres.publisher import PostgresPublisher
from storage.queries.publishing.views import ViewPublisher
from storage.queries.tracks import SqlTrackReader
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

    def members() -> MembersAt:
        reader = SqlTrackReader(connection, campaign.id)
        declared = declared_members(reader.declarations(), reader.installed_by_organisation())
        return MembersAt(at=iso(clock.now()), found=reader.all_members(), declared=declared)

    closed = SqlPeriods(connection, campaign.id, clock)
    periods = PeriodDesk(closed, keeper, campaign, clock, below=below, members=members)
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


class OfficeDesks(TypedDict):
    """As `core.application.services.Services` names them."""

    province: ProvinceDesks
    reports: ReportDesk


def office_desks(
    store: SqlStore,
    campaign: Campaign,
    info: WorkspaceInfo,
    catalogue: Callable[[], Catalogue],
    arrivals: SqlArrivals,
) -> OfficeDesks:
    province = province_desks(store, campaign, info, catalogue, arrivals)
    reports = ReportDesk(
        province,
        SqlSharing(store.connection, campaign.id, store.clock),
        ViewPublisher(store.connection, catalogue),
        PostgresPublisher(
            connection=store.connection,
            clock=store.clock,
            info=info,
            catalogue=catalogue,
            incarnation=store.incarnation,
            audit=store.audit,
        ),
        campaign=campaign,
        office=Office(name=info.name_on_paper, upper=info.upper_name),
        workspace=info.folder,
        clock=store.clock,
        tracks=SqlTrackReader(store.connection, campaign.id),
    )
    return OfficeDesks(province=province, reports=reports)
