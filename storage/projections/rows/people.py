"""Persons: added, their registers, stages and voids; how a household is recorded; consents; erasures."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import orjson

from core.events.kinds import EventKind
from core.events.lines import Envelope
from core.records.person import PersonField
from storage.db.rows import first_column
from storage.db.sql import json_list
from storage.projections.base.facts import Facts, Numbered, Write, first_base
from storage.projections.people.erasing import cut_erased

VOIDED: Final = "added_by_mistake"
"""The reason of a void that gives none."""


def person_numbers(facts: Facts, ids: Iterable[str]) -> dict[str, int]:
    """Row numbers of persons, who are marked stale; an unknown one becomes a stub (M14)."""
    listed = json_list(set(ids))
    execute = facts.connection.execute
    execute("INSERT OR IGNORE INTO person (id) SELECT value FROM json_each(?)", (listed,))
    numbers: dict[str, int] = dict(
        execute("SELECT p.id, p.n FROM json_each(?) j JOIN person p ON p.id = j.value", (listed,))
    )
    facts.dirty.persons.update(numbers.values())
    return numbers


def of_event(facts: Facts, event: Envelope, numbers: dict[str, int]) -> None:
    """Marks what a removed event was about."""
    if event.kind == EventKind.HOUSEHOLD_WAY:
        facts.dirty.ways.add(numbers[str(event.payload["household"])])
    if (person := event.payload.get("person")) is not None:
        person_numbers(facts, [str(person)])
    elif event.kind in {EventKind.CONSENT_GIVEN, EventKind.CONSENT_WITHDRAWN}:
        _mark_household(facts, [numbers[str(event.payload["household"])]])


def _mark_household(facts: Facts, households: list[int]) -> None:
    """A consent of a household decides for its people, of merged records too."""
    rows = facts.connection.execute(
        "SELECT n FROM household WHERE canon IN"
        " (SELECT canon FROM household WHERE n IN (SELECT value FROM json_each(?)))",
        (json_list(households),),
    ).fetchall()
    facts.dirty.registers.update(first_column(rows))
    people = facts.connection.execute(
        "SELECT n FROM person WHERE canon IN (SELECT value FROM json_each(?))",
        (json_list(first_column(rows)),),
    )
    facts.dirty.persons.update(first_column(people))


def _way(facts: Facts, events: Numbered, numbers: dict[str, int]) -> None:
    rows = []
    for n, event in events:
        household = numbers[str(event.payload["household"])]
        facts.dirty.ways.add(household)
        rows.append((n, household, event.hlc, event.id, event.payload["way"]))
    facts.connection.executemany("INSERT INTO way_set VALUES (?, ?, ?, ?, ?)", rows)


def _added(facts: Facts, events: Numbered, numbers: dict[str, int]) -> None:
    persons = person_numbers(facts, (str(event.payload["person"]) for _, event in events))
    rows = []
    for n, event in events:
        get = event.payload.get
        household = numbers[str(get("household"))]
        stated = (get("born"), get("sex"), bool(get("child")))
        rows.append((n, household, *stated, persons[str(get("person"))], n))
    facts.connection.executemany(
        "UPDATE person SET added = ?, added_household = ?, added_born = ?, added_sex = ?, added_child = ?"
        " WHERE n = ? AND (added IS NULL OR"
        " (SELECT id FROM event WHERE n = ?) < (SELECT id FROM event WHERE n = added))",
        rows,
    )


def _field(facts: Facts, events: Numbered, _numbers: dict[str, int]) -> None:
    write_fields(facts, events)


def write_fields(facts: Facts, events: Numbered) -> None:
    """Write values of registers of persons, from `person.field` and resolutions."""
    persons = person_numbers(facts, (str(event.payload["person"]) for _, event in events))
    rows, homes = [], set()
    for n, event in events:
        get = event.payload.get
        value = get("value")
        if get("field") == PersonField.HOUSEHOLD and value is not None:
            homes.add(str(value))
        stored = orjson.dumps(value).decode() if isinstance(value, list | bool | dict) else value
        person = persons[str(get("person"))]
        rows.append((n, person, get("field"), event.hlc, event.id, stored, first_base(event)))
    facts.connection.executemany("INSERT INTO person_field VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    if homes:
        execute = facts.connection.execute
        execute("INSERT OR IGNORE INTO household (id) SELECT value FROM json_each(?)", (json_list(homes),))
        execute("UPDATE household SET canon = n WHERE canon IS NULL")


def _stage(facts: Facts, events: Numbered, _numbers: dict[str, int]) -> None:
    persons = person_numbers(facts, (str(event.payload["person"]) for _, event in events))
    rows = []
    for n, event in events:
        get = event.payload.get
        stated = tuple(get(key) for key in ("stage", "reason", "platform", "had"))
        person = persons[str(get("person"))]
        rows.append((n, person, get("campaign"), event.hlc, event.id, event.officer, *stated))
    facts.connection.executemany("INSERT INTO person_stage VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)


def _void(facts: Facts, events: Numbered, _numbers: dict[str, int]) -> None:
    persons = person_numbers(facts, (str(event.payload["person"]) for _, event in events))
    rows = []
    for n, event in events:
        get = event.payload.get
        reason = None if get("voided") is False else get("reason") or VOIDED
        rows.append((n, persons[str(get("person"))], event.hlc, event.id, reason))
    facts.connection.executemany("INSERT INTO person_void VALUES (?, ?, ?, ?, ?)", rows)


def _consent(facts: Facts, events: Numbered, numbers: dict[str, int]) -> None:
    named = {str(event.payload["person"]) for _, event in events if event.payload.get("person")}
    persons = person_numbers(facts, named)
    rows, households = [], []
    for n, event in events:
        get = event.payload.get
        person = get("person")
        household = None if person is not None else numbers[str(get("household"))]
        if household is not None:
            households.append(household)
        rows.append(
            (
                *(n, None if person is None else persons[str(person)], household, get("purpose")),
                *(event.hlc, event.id, event.officer, get("at")),
                None if get("mistake") is True else event.kind == EventKind.CONSENT_GIVEN,
                *(get(key) for key in ("version", "hash", "how")),
                event.v,
            )
        )
    facts.connection.executemany(f"INSERT INTO consent VALUES ({', '.join('?' * 13)})", rows)
    _mark_household(facts, households)


def _erased(facts: Facts, events: Numbered, numbers: dict[str, int]) -> None:
    named = {str(event.payload["person"]) for _, event in events if event.payload.get("person")}
    persons = person_numbers(facts, named)
    rows = []
    for n, event in events:
        person = event.payload.get("person")
        household = None if person is not None else numbers[str(event.payload["household"])]
        if household is not None:
            facts.dirty.registers.add(household)
        rows.append((n, None if person is None else persons[str(person)], household))
    facts.connection.executemany("INSERT OR IGNORE INTO erasure VALUES (?, ?, ?)", rows)
    facts.dirty.cut |= cut_erased(facts.connection, everywhere=True)


TABLES: Final = ("way_set", "person_field", "person_stage", "person_void", "consent")
"""Not `erasure`: what the law had erased does not come back with the undo of a file."""

WRITERS: Final[dict[EventKind, Write]] = {
    EventKind.HOUSEHOLD_WAY: _way,
    EventKind.PERSON_ADDED: _added,
    EventKind.PERSON_FIELD: _field,
    EventKind.PERSON_STAGE: _stage,
    EventKind.PERSON_VOIDED: _void,
    EventKind.PERSON_ERASED: _erased,
    EventKind.CONSENT_GIVEN: _consent,
    EventKind.CONSENT_WITHDRAWN: _consent,
}
