"""Registers that each kind of event sets, and the earlier events that it replaces in them
(docs/events.md).
"""

from __future__ import annotations

from typing import Final

import pytest

from core.events.kinds import EventKind, kind_version
from core.events.registers import WITH_BASE, Register, bases, registers

TRACK: Final = {"campaign": "vneid-2026", "unit": "32002", "valid_from": "2025-07-01"}
DOORS: Final = {"households": ["h1", "h2"], "by": "o1", "to": "o2"}

SET_BY: Final[dict[EventKind, tuple[dict[str, object], list[Register]]]] = {
    EventKind.HOUSEHOLD_FIELD: ({"household": "h", "field": "phone"}, [("household.field", "h", "phone")]),
    EventKind.PERSON_FIELD: ({"person": "p", "field": "name"}, [("person.field", "p", "name")]),
    EventKind.HOUSEHOLD_CLOSED: ({"household": "h"}, [("closing", "h")]),
    EventKind.HOUSEHOLD_REOPENED: ({"household": "h"}, [("closing", "h")]),
    EventKind.HOUSEHOLD_SAME: ({"a": "h2", "b": "h1"}, [("pair", "h1", "h2")]),
    EventKind.HOUSEHOLD_NOT_SAME: ({"a": "h1", "b": "h2"}, [("pair", "h1", "h2")]),
    EventKind.HOUSEHOLD_WAY: ({"household": "h"}, [("way", "h")]),
    EventKind.VISIT_VOIDED: ({"visit": "v"}, [("voided", "v")]),
    EventKind.VISIT_CORRECTED: (
        {"visit": "v", "people": 3, "result": "completed"},
        [("corrected", "v", "result"), ("corrected", "v", "people")],
    ),
    EventKind.VISIT_RETURNED: ({"visit": "v"}, [("returned", "v")]),
    EventKind.VISIT_NOTE: ({"visit": "v"}, [("note", "v")]),
    EventKind.DUPLICATE_DECIDED: ({"visit": "v", "other": "w"}, [("decided", "v"), ("decided", "w")]),
    EventKind.CLOCK_OFFSET: ({"machine": "m"}, [("offset", "m")]),
    EventKind.OFFICER_FIELD: ({"who": "o", "field": "name"}, [("officer", "o", "name")]),
    EventKind.PERSON_STAGE: ({"person": "p", "campaign": "c"}, [("stage", "p", "c")]),
    EventKind.PERSON_VOIDED: ({"person": "p"}, [("gone", "p")]),
    EventKind.CONSENT_GIVEN: (
        {"household": "h", "purpose": "phone"},
        [("consent", "household", "h", "phone")],
    ),
    EventKind.CONSENT_WITHDRAWN: (
        {"person": "p", "household": "h", "purpose": "phone"},
        [("consent", "person", "p", "phone")],
    ),
    EventKind.TRACK_AGENCY: (
        {**TRACK, "section": "s"},
        [("agency", "vneid-2026", "32002", "2025-07-01", "s")],
    ),
    EventKind.TRACK_MEMBERS: (
        {**TRACK, "organisation": "women"},
        [("members", "vneid-2026", "32002", "2025-07-01", "women")],
    ),
    EventKind.TRACK_POINT: ({"point": "t"}, [("point", "t")]),
    EventKind.TRACK_HOST: ({"point": "t"}, [("host", "t")]),
    EventKind.TRACK_VOIDED: ({"target": "t"}, [("taken_back", "t")]),
    EventKind.ASSIGNMENT_GIVEN: (dict(DOORS), [("given", "h1"), ("given", "h2")]),
    EventKind.ASSIGNMENT_OUT: (dict(DOORS), [("out", "h1", "o1"), ("out", "h2", "o1")]),
    EventKind.ASSIGNMENT_BACK: (dict(DOORS), [("out", "h1", "o1"), ("out", "h2", "o1")]),
    EventKind.ASSIGNMENT_HANDED: (
        dict(DOORS),
        [("out", "h1", "o1"), ("out", "h2", "o1"), ("out", "h1", "o2"), ("out", "h2", "o2")],
    ),
}


@pytest.mark.parametrize("kind", sorted(WITH_BASE))
def test_each_kind_sets_its_registers(kind: EventKind) -> None:
    payload, expected = SET_BY[kind]
    assert registers(kind, payload) == expected


def test_a_resolution_sets_the_field_of_a_person_or_of_a_household() -> None:
    of_household = {"household": "h", "person": None, "field": "phone"}
    assert registers(EventKind.CONFLICT_RESOLVED, of_household) == [("household.field", "h", "phone")]
    of_person = {"person": "p", "field": "name"}
    assert registers(EventKind.CONFLICT_RESOLVED, of_person) == [("person.field", "p", "name")]


def test_kinds_without_a_register_set_none() -> None:
    assert registers(EventKind.VISIT_RECORDED, {"household": "h"}) == []
    assert registers(EventKind.ASSIGNMENT_GIVEN, {"households": "h1"}) == []


def test_kinds_of_version_2_are_those_that_carry_a_base() -> None:
    assert {kind for kind in EventKind if kind_version(kind) == 2} == WITH_BASE


def test_version_1_named_one_event_in_fields_alone() -> None:
    assert bases(EventKind.HOUSEHOLD_FIELD, 1, {"base": "a"}) == ["a"]
    assert bases(EventKind.HOUSEHOLD_CLOSED, 1, {"base": ["a"]}) == []
    assert bases(EventKind.HOUSEHOLD_CLOSED, 2, {"base": ["a", "b"]}) == ["a", "b"]
    assert bases(EventKind.CONFLICT_RESOLVED, 1, {"tips": ["a"]}) == ["a"]


def test_an_event_without_base_replaces_none() -> None:
    assert bases(EventKind.HOUSEHOLD_FIELD, 1, {"base": None}) == []
    assert bases(EventKind.HOUSEHOLD_FIELD, 2, {}) == []
