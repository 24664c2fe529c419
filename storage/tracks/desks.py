"""The desks of tracks and assignments over one open database."""

from __future__ import annotations

from typing import TypedDict

from core.assignments.desk import AssignmentDesk
from core.assignments.walking import WalkDesk
from core.campaigns.models import Campaign
from core.tracks.desk import TrackDesk
from core.workspace import WorkspaceInfo
from storage.store import SqlStore
from storage.tracks.assignments import SqlAssignmentReader
from storage.tracks.reader import SqlTrackReader
from storage.tracks.walk import SqlWalkReader


class TrackDesks(TypedDict):
    """As `core.services.Services` names them."""

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
