"""People, tracks and assignments."""

from __future__ import annotations

from typing import TypedDict

from core.assignments.desk import AssignmentDesk
from core.assignments.walking import WalkDesk
from core.campaigns.models import Campaign
from core.people.consent_desk import ConsentDesk
from core.people.desk import PeopleDesk
from core.records.workspace import WorkspaceInfo
from core.tracks.desk import TrackDesk
from storage.local.directory import SqlDirectory
from storage.queries.assignments import SqlAssignmentReader, SqlWalkReader
from storage.queries.people import SqlPeopleReader
from storage.queries.tracks import SqlTrackReader
from storage.store import SqlStore


class PeopleDesks(TypedDict):
    """As `core.application.services.Services` names them."""

    people: PeopleDesk
    consents: ConsentDesk


def people_desks(store: SqlStore, campaign: Campaign) -> PeopleDesks:
    reader = SqlPeopleReader(store.connection, campaign.id)
    return PeopleDesks(
        people=PeopleDesk(store, reader, store.clock, campaign, SqlDirectory(store.connection)),
        consents=ConsentDesk(store, reader, store.clock, campaign),
    )


class TrackDesks(TypedDict):
    """As `core.application.services.Services` names them."""

    tracks: TrackDesk
    assignments: AssignmentDesk
    walk: WalkDesk


def track_desks(store: SqlStore, campaign: Campaign, info: WorkspaceInfo) -> TrackDesks:
    connection = store.connection
    return TrackDesks(
        tracks=TrackDesk(store, SqlTrackReader(connection, campaign.id), store.clock, campaign, info.unit),
        assignments=AssignmentDesk(
            store, SqlAssignmentReader(connection, campaign.id), info.officer, info.unit
        ),
        walk=WalkDesk(store, SqlWalkReader(connection)),
    )
