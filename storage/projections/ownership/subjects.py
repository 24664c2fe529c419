"""Units of the subjects that events speak of: of households, visits, persons, points and machines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final, NamedTuple

from core.authority.may import Place
from core.base.ids import bound_unit
from core.events.kinds import EventKind
from core.events.lines import Envelope
from storage.db.connection import Connection
from storage.db.sql import json_list

Kinds = frozenset[EventKind]

_VISIT_KINDS: Final[Kinds] = frozenset(
    {
        EventKind.VISIT_NOTE,
        EventKind.VISIT_CORRECTED,
        EventKind.VISIT_VOIDED,
        EventKind.VISIT_RETURNED,
        EventKind.VISIT_COMMENT,
        EventKind.DUPLICATE_DECIDED,
    }
)
_HOUSEHOLD_KINDS: Final[Kinds] = frozenset(
    {
        EventKind.VISIT_RECORDED,
        EventKind.HOUSEHOLD_FIELD,
        EventKind.HOUSEHOLD_CLOSED,
        EventKind.HOUSEHOLD_REOPENED,
        EventKind.HOUSEHOLD_WAY,
    }
)
_UNIT_KINDS: Final[Kinds] = frozenset(
    {EventKind.TRACK_AGENCY, EventKind.TRACK_MEMBERS, EventKind.TRACK_POINT}
)
_POINT_KINDS: Final[Kinds] = frozenset({EventKind.TRACK_HOST, EventKind.TRACK_TALLY})

_MADE: Final[Mapping[str, str]] = {
    EventKind.HOUSEHOLD_ADDED: "household",
    EventKind.PERSON_ADDED: "person",
    EventKind.TRACK_POINT: "point",
}
"""Keys of the ids that kinds make."""

_HOUSEHOLDS: Final = """
SELECT h.id, h.commune, h.commune_from FROM json_each(?) j JOIN household h ON h.id = j.value
WHERE h.commune IS NOT NULL
"""
_VISITS: Final = """
SELECT v.id, h.id FROM json_each(?) j JOIN visit v ON v.id = j.value JOIN household h ON h.n = v.household
"""
_PERSONS: Final = """
SELECT p.id, h.id FROM json_each(?) j JOIN person p ON p.id = j.value
  JOIN household h ON h.n = p.added_household
"""
_POINTS: Final = """
SELECT p.point, p.unit, p.unit_from, min(p.id) FROM json_each(?) j JOIN track_point p ON p.point = j.value
GROUP BY p.point
"""
_COUNTS: Final = """
SELECT c.id, c.unit, c.unit_from FROM json_each(?) j JOIN track_count c ON c.id = j.value
"""


class Subject(NamedTuple):
    """Subject of an event: a `what` of household, visit, person, point, machine, target, or a unit."""

    what: str
    id: str
    place: Place | None = None


def subjects_of(event: Envelope) -> tuple[Subject, ...]:
    """Return every subject of an event; none where it has none."""
    get, kind = event.payload.get, event.kind
    one = get("household")
    if kind in _HOUSEHOLD_KINDS and one is not None:
        return (Subject("household", str(one)),)
    if kind == EventKind.HOUSEHOLD_ADDED:
        return (_unit(get("commune"), get("valid_from")),)
    if kind in _VISIT_KINDS:
        return tuple(Subject("visit", str(get(key))) for key in ("visit", "other") if get(key) is not None)
    if kind.startswith("track."):
        return (_of_track(event),)
    if kind in (EventKind.OFFICER_ADDED, EventKind.OFFICER_FIELD):
        unit = bound_unit(str(get("who")))
        return () if unit is None else (Subject("unit", unit, Place(unit)),)
    if kind == EventKind.CLOCK_OFFSET:
        return (Subject("machine", str(get("machine"))),)
    return _of_people(event)


def names_another_unit(event: Envelope, places: Iterable[Place | None]) -> bool:
    """Return True if an event makes something in another unit than the one that its id names."""
    key = _MADE.get(event.kind)
    if key is None:
        return False
    unit = bound_unit(str(event.payload.get(key)))
    return unit is not None and any(place is not None and place.code != unit for place in places)


def unit_of_id(subject: Subject) -> Place | None:
    """Return the unit that the id of a subject names, None where it names none."""
    unit = bound_unit(subject.id)
    return None if unit is None else Place(unit)


def _of_people(event: Envelope) -> tuple[Subject, ...]:
    get = event.payload.get
    if get("person") is None or event.kind == EventKind.PERSON_ADDED:
        listed = get("households")
        several = listed if isinstance(listed, list) else ()
        named = (get(key) for key in ("household", "a", "b"))
        return tuple(Subject("household", str(one)) for one in (*named, *several) if one is not None)
    person = Subject("person", str(get("person")))
    moved = event.kind == EventKind.PERSON_FIELD and get("field") == "household" and get("value") is not None
    return (person, Subject("household", str(get("value")))) if moved else (person,)


def _of_track(event: Envelope) -> Subject:
    get = event.payload.get
    if event.kind in _UNIT_KINDS:
        return _unit(get("unit"), get("valid_from"))
    if event.kind in _POINT_KINDS:
        return Subject("point", str(get("point")))
    return Subject("target", str(get("target")))


def _unit(code: object, valid_from: object) -> Subject:
    return Subject("unit", str(code), Place(str(code), str(valid_from)))


class Units:
    """Units of the subjects of some events, from the database and from the events themselves."""

    def __init__(self, connection: Connection, place_of_machine: Callable[[str], Place | None]) -> None:
        self._connection = connection
        self._place_of_machine = place_of_machine
        self._homes: dict[str, str] = {}
        """Household ids of visits and persons."""
        self._places: dict[str, Place] = {}

    def read(self, subjects: Iterable[Subject]) -> None:
        """Look up subjects in the database; those set by `define` stay."""
        asked: dict[str, dict[str, None]] = {}
        for what, one, _ in subjects:
            asked.setdefault(what, {})[one] = None
        households = asked.get("household", {})
        for what, sql in (("visit", _VISITS), ("person", _PERSONS)):
            if what in asked:
                for one, home in self._connection.execute(sql, (json_list(asked[what]),)):
                    self._homes.setdefault(one, home)
                households |= dict.fromkeys(self._homes[one] for one in asked[what] if one in self._homes)
        targets = asked.get("target", {})
        self._read_places(_HOUSEHOLDS, households)
        self._read_places(_POINTS, asked.get("point", {}) | targets)
        self._read_places(_COUNTS, targets)

    def _read_places(self, sql: str, ids: dict[str, None]) -> None:
        if ids:
            for one, code, valid_from, *_ in self._connection.execute(sql, (json_list(ids),)):
                self._places.setdefault(one, Place(code, valid_from))

    def define(self, event: Envelope) -> str | None:
        """Takes in what an event that is not yet written defines; the id of that subject."""
        get, kind = event.payload.get, event.kind
        if kind == EventKind.VISIT_RECORDED:
            self._homes[event.id] = str(get("household"))
            return event.id
        if kind == EventKind.PERSON_ADDED:
            self._homes[str(get("person"))] = str(get("household"))
            return str(get("person"))
        if kind == EventKind.HOUSEHOLD_ADDED:
            self._places.setdefault(str(get("household")), Place(str(get("commune")), str(get("valid_from"))))
            return str(get("household"))
        if kind in _UNIT_KINDS:
            one = str(get("point")) if kind == EventKind.TRACK_POINT else event.id
            self._places.setdefault(one, Place(str(get("unit")), str(get("valid_from"))))
            return one
        return None

    def awaits(self, subject: Subject) -> str:
        """Return the id that must arrive before the unit of a subject is known."""
        return self._homes.get(subject.id, subject.id)

    def of(self, subject: Subject) -> Place | None:
        """Return the unit of a subject, None where it has not arrived."""
        what, one, place = subject
        if place is not None:
            return place
        if what == "machine":
            return self._place_of_machine(one)
        return self._places.get(self._homes.get(one, one))
