"""The desks of people over one open database."""

from __future__ import annotations

from typing import TypedDict

from core.campaigns.models import Campaign
from core.people.consent_desk import ConsentDesk
from core.people.desk import PeopleDesk
from storage.people.directory import SqlDirectory
from storage.people.reader import SqlPeopleReader
from storage.store import SqlStore


class PeopleDesks(TypedDict):
    """As `core.services.Services` names them."""

    people: PeopleDesk
    consents: ConsentDesk


def people_desks(store: SqlStore, campaign: Campaign) -> PeopleDesks:
    reader = SqlPeopleReader(store.connection, campaign.id)
    return PeopleDesks(
        people=PeopleDesk(store, reader, store.clock, campaign, SqlDirectory(store.connection)),
        consents=ConsentDesk(store, reader, store.clock, campaign),
    )
