"""Counts of staff and members, outreach points with their tallies, and who walks which doors."""

from __future__ import annotations

from typing import Final

import orjson

from core.base.text import fold
from core.campaigns.models import Track
from core.events.kinds import EventKind
from storage.projections.base.facts import Facts, Numbered, Write

GIVEN: Final = "given"
OUT: Final = "out"
BACK: Final = "back"


def _agency(facts: Facts, events: Numbered, _numbers: dict[str, int]) -> None:
    _count(facts, events, Track.AGENCY, name="section", people="staff")


def _members(facts: Facts, events: Numbered, _numbers: dict[str, int]) -> None:
    _count(facts, events, Track.MEMBERS, name="organisation", people="members")


def _count(facts: Facts, events: Numbered, track: Track, *, name: str, people: str) -> None:
    rows = []
    for n, event in events:
        get = event.payload.get
        reasons = get("reasons")
        rows.append(
            (
                *(n, event.id, track.value, get("campaign"), get("unit"), get("valid_from")),
                *(get(name), fold(str(get(name))), get("at"), event.hlc, event.officer),
                *(get(people), get("smartphones"), get("installed")),
                None if reasons is None else orjson.dumps(reasons, option=orjson.OPT_SORT_KEYS).decode(),
            )
        )
    facts.connection.executemany(
        f"INSERT INTO track_count VALUES ({', '.join('?' * 15)})",
        rows,
    )


def _point(facts: Facts, events: Numbered, _numbers: dict[str, int]) -> None:
    rows = []
    for n, event in events:
        get = event.payload.get
        place = (get(key) for key in ("point", "campaign", "unit", "valid_from"))
        said = (get(key) for key in ("place_kind", "place", "day", "opens", "closes"))
        rows.append((n, event.id, *place, event.hlc, *said))
    facts.connection.executemany(f"INSERT INTO track_point VALUES ({', '.join('?' * 12)})", rows)


def _host(facts: Facts, events: Numbered, _numbers: dict[str, int]) -> None:
    rows = [(n, e.id, e.payload["point"], e.hlc, e.payload["text"]) for n, e in events]
    facts.connection.executemany("INSERT INTO track_host VALUES (?, ?, ?, ?, ?)", rows)


def _tally(facts: Facts, events: Numbered, _numbers: dict[str, int]) -> None:
    rows = [(n, *(e.payload[key] for key in ("point", "what", "step", "at"))) for n, e in events]
    facts.connection.executemany("INSERT INTO track_tally VALUES (?, ?, ?, ?, ?)", rows)


def _void(facts: Facts, events: Numbered, _numbers: dict[str, int]) -> None:
    rows = [(n, e.payload["target"], e.hlc, e.id, e.payload.get("voided") is not False) for n, e in events]
    facts.connection.executemany("INSERT INTO track_void VALUES (?, ?, ?, ?, ?)", rows)


def _assignment(facts: Facts, events: Numbered, numbers: dict[str, int]) -> None:
    """A row for each household and each register that the event sets."""
    rows = []
    for n, event in events:
        get = event.payload.get
        said = {
            EventKind.ASSIGNMENT_GIVEN: ((GIVEN, get("to") or ""),),
            EventKind.ASSIGNMENT_OUT: ((OUT, get("by")),),
            EventKind.ASSIGNMENT_BACK: ((BACK, get("by")),),
            EventKind.ASSIGNMENT_HANDED: ((BACK, get("by")), (OUT, get("to"))),
        }[EventKind(event.kind)]
        listed = event.payload["households"]
        for household in {numbers[str(item)] for item in listed} if isinstance(listed, list) else ():
            facts.dirty.doors.add(household)
            rows += [(n, household, what, officer, event.hlc, event.id) for what, officer in said]
    facts.connection.executemany("INSERT OR IGNORE INTO assignment VALUES (?, ?, ?, ?, ?, ?)", rows)


TABLES: Final = ("track_count", "track_point", "track_host", "track_tally", "track_void", "assignment")

WRITERS: Final[dict[EventKind, Write]] = {
    EventKind.TRACK_AGENCY: _agency,
    EventKind.TRACK_MEMBERS: _members,
    EventKind.TRACK_POINT: _point,
    EventKind.TRACK_HOST: _host,
    EventKind.TRACK_TALLY: _tally,
    EventKind.TRACK_VOIDED: _void,
    EventKind.ASSIGNMENT_GIVEN: _assignment,
    EventKind.ASSIGNMENT_OUT: _assignment,
    EventKind.ASSIGNMENT_BACK: _assignment,
    EventKind.ASSIGNMENT_HANDED: _assignment,
}
