"""Replicas, and the content of their tracks, assignments and moved doors."""

from __future__ import annotations

from core.base.clock import iso
from core.base.ids import HouseholdId
from core.events.kinds import EventKind
from storage.queries.assignments import SqlAssignmentReader
from storage.queries.tracks import SqlTrackReader
from tests.storage.replicas import CAMPAIGN, Replica

UNIT = {"campaign": CAMPAIGN, "unit": "32059", "valid_from": "2025-07-01"}
DOORS = (
    "SELECT h.id, d.officer FROM door d JOIN household h ON h.n = d.household ORDER BY 1, 2",
    "SELECT h.id, d.officer, d.since FROM door_holder d JOIN household h ON h.n = d.household ORDER BY 1, 2",
    "SELECT id, walk_key FROM household ORDER BY id",
)


def tracks(replica: Replica) -> SqlTrackReader:
    return SqlTrackReader(replica.connection, CAMPAIGN)


def assignments(replica: Replica) -> SqlAssignmentReader:
    return SqlAssignmentReader(replica.connection, CAMPAIGN)


def standing(replica: Replica) -> list[object]:
    """Equal on replicas that hold the same events."""
    reader = tracks(replica)
    return [
        reader.sections(),
        reader.declarations(),
        reader.points(voided=True),
        *(replica.connection.execute(sql).fetchall() for sql in DOORS),
    ]


def state_staff(
    replica: Replica, section: str, staff: int, smartphones: int, installed: int, **more: object
) -> str:
    at = iso(replica.clock.now())
    said = {"staff": staff, "smartphones": smartphones, "installed": installed, "at": at}
    return replica.record(EventKind.TRACK_AGENCY, **UNIT, section=section, **said | more)


def add_point(replica: Replica, place: str = "Chợ phường 8", **more: object) -> str:
    with replica.writing() as unit:
        point = unit.new_id()
        unit.record(
            EventKind.TRACK_POINT,
            {**UNIT, "point": point, "place_kind": "market", "place": place, "day": "2026-06-01", **more},
        )
    return point


def tap(replica: Replica, point: str, what: str, step: int) -> str:
    said = {"point": point, "what": what, "step": step, "at": iso(replica.clock.now())}
    return replica.record(EventKind.TRACK_TALLY, **said)


def new_officer(replica: Replica, name: str = "") -> str:
    with replica.writing() as unit:
        who = unit.new_id()
        unit.record(EventKind.OFFICER_ADDED, {"who": who})
        if name:
            unit.record(EventKind.OFFICER_FIELD, {"who": who, "field": "name", "value": name})
    return who


def give(replica: Replica, households: list[HouseholdId], to: str | None) -> str:
    more = {} if to is None else {"to": to}
    return replica.record(EventKind.ASSIGNMENT_GIVEN, households=list(households), **more)


def take_out(replica: Replica, households: list[HouseholdId], by: str) -> str:
    return replica.record(EventKind.ASSIGNMENT_OUT, households=list(households), by=by)


def bring_back(replica: Replica, households: list[HouseholdId], by: str) -> str:
    return replica.record(EventKind.ASSIGNMENT_BACK, households=list(households), by=by)
