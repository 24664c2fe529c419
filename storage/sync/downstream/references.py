"""Downstream campaigns and catalogues: loaded, and used only when the user chooses them."""

from __future__ import annotations

from core.base.errors import UserError
from storage.local.reference import SqlReferenceData
from storage.log.unit_of_work import UnitOfWork
from storage.store import SqlStore
from storage.sync.downstream.reader import Applied, FromOurProvince
from storage.sync.format.downstream_file import OpenedDownstream


class CampaignHandler(FromOurProvince):
    """Loads a campaign. Raises what reading a campaign file raises, or `downstream.body`."""

    def __init__(self, store: SqlStore, references: SqlReferenceData) -> None:
        super().__init__(store)
        self._references = references

    def apply(self, unit: UnitOfWork, opened: OpenedDownstream, batch: int) -> Applied:
        del unit, batch
        if self._references.load_campaign(opened.body).id != opened.head.subject:
            raise UserError("downstream.body")
        return Applied(new=1)


class CatalogueHandler(FromOurProvince):
    """Loads a newer unit catalogue. Raises what reading one raises."""

    def __init__(self, store: SqlStore, references: SqlReferenceData) -> None:
        super().__init__(store)
        self._references = references

    def apply(self, unit: UnitOfWork, opened: OpenedDownstream, batch: int) -> Applied:
        del unit, batch
        self._references.load_catalogue(opened.body)
        return Applied(new=1)
