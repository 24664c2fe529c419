"""The desks of an office over one connection: its figures, and the documents made from them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypedDict

from core.campaigns.models import Campaign
from core.figures.province import ProvinceDesks
from core.reports.desk import ReportDesk
from core.reports.office import Office
from core.units.catalogue import Catalogue
from core.workspace import WorkspaceInfo
from storage.province.desks import province_desks
from storage.province.publishing import ViewPublisher
from storage.province.sharing import SqlSharing
from storage.receipts.arrivals import SqlArrivals
from storage.store import SqlStore
from storage.tracks.reader import SqlTrackReader


class OfficeDesks(TypedDict):
    """As `core.services.Services` names them."""

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
        campaign=campaign,
        office=Office(name=info.unit_name, upper=info.upper_name),
        workspace=info.folder,
        clock=store.clock,
        sections=SqlTrackReader(store.connection, campaign.id).sections,
    )
    return OfficeDesks(province=province, reports=reports)
