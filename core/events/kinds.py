"""The event kinds of this version and the class each one travels in (docs/events.md)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from core.events.lines import EventClass


class EventKind(StrEnum):
    HOUSEHOLD_ADDED = "household.added"
    HOUSEHOLD_FIELD = "household.field"
    HOUSEHOLD_CLOSED = "household.closed"
    HOUSEHOLD_REOPENED = "household.reopened"
    HOUSEHOLD_SAME = "household.same"
    HOUSEHOLD_NOT_SAME = "household.not_same"
    VISIT_RECORDED = "visit.recorded"
    VISIT_NOTE = "visit.note"
    VISIT_CORRECTED = "visit.corrected"
    VISIT_VOIDED = "visit.voided"
    VISIT_RETURNED = "visit.returned"
    VISIT_COMMENT = "visit.comment"
    DUPLICATE_DECIDED = "duplicate.decided"
    CONFLICT_RESOLVED = "conflict.resolved"
    CLOCK_OFFSET = "clock.offset"
    DEVICE_ENROLLED = "device.enrolled"
    DEVICE_REVOKED = "device.revoked"
    DEVICE_ROTATED = "device.rotated"
    DEVICE_VOUCHED = "device.vouched"
    OFFICER_ADDED = "officer.added"
    OFFICER_FIELD = "officer.field"
    HOUSEHOLD_WAY = "household.way"
    PERSON_ADDED = "person.added"
    PERSON_FIELD = "person.field"
    PERSON_STAGE = "person.stage"
    PERSON_VOIDED = "person.voided"
    PERSON_ERASED = "person.erased"
    CONSENT_GIVEN = "consent.given"
    CONSENT_WITHDRAWN = "consent.withdrawn"
    TRACK_AGENCY = "track.agency"
    TRACK_MEMBERS = "track.members"
    TRACK_POINT = "track.point"
    TRACK_HOST = "track.host"
    TRACK_TALLY = "track.tally"
    TRACK_VOIDED = "track.voided"
    ASSIGNMENT_GIVEN = "assignment.given"
    ASSIGNMENT_OUT = "assignment.out"
    ASSIGNMENT_BACK = "assignment.back"
    ASSIGNMENT_HANDED = "assignment.handed"


class HouseholdField(StrEnum):
    """The registers of a household. Winner = max(hlc, event id) (M5)."""

    NAME = "name"
    PHONE = "phone"
    ADDRESS = "address"
    NOTE = "note"
    HAMLET = "hamlet"
    GROUP = "group"
    ORDER = "order"
    WALK = "walk"
    CODE = "code"
    ROSTER_PEOPLE = "roster_people"
    ROSTER_ADULTS = "roster_adults"
    ROSTER_SMARTPHONES = "roster_smartphones"
    HAS_SMARTPHONE = "has_smartphone"


PROVINCE: Final = "province"
"""Value of `by` where a workspace above the commune set a register (M8)."""

PROVINCE_FIELDS: Final = frozenset({HouseholdField.NAME, HouseholdField.CODE, HouseholdField.HAMLET})
"""Of two concurrent values the province's is used for these fields, the ward's for others (M8)."""

KEPT_FIELDS: Final = frozenset({HouseholdField.PHONE, HouseholdField.NOTE})
"""Of these, values that did not see each other are all kept: one is shown first (M8)."""

PERSONAL_FIELDS: Final = frozenset(
    {
        HouseholdField.NAME,
        HouseholdField.PHONE,
        HouseholdField.ADDRESS,
        HouseholdField.NOTE,
        HouseholdField.ORDER,
        HouseholdField.WALK,
    }
)
"""Places among the doors are personal: whoever holds the list reads in them which household is which."""

ONCE_PUBLIC_FIELDS: Final = frozenset({HouseholdField.ORDER, HouseholdField.WALK})
"""Fields that earlier programs wrote into public events, which stay readable."""

PERSONAL_OF_PERSONS: Final = frozenset({"name", "phone"})
"""Registers of a person that travel in personal events."""

_PERSONAL_KINDS: Final = frozenset(
    {EventKind.VISIT_NOTE, EventKind.VISIT_COMMENT, EventKind.OFFICER_FIELD, EventKind.TRACK_HOST}
)

_FIELD_KINDS: Final = frozenset({EventKind.HOUSEHOLD_FIELD, EventKind.CONFLICT_RESOLVED})


def may_be_public(kind: str, payload: Mapping[str, object]) -> bool:
    """Return True if a public line may contain this: no name, number, address or note."""
    field = payload.get("field")
    is_once_public = kind in _FIELD_KINDS and isinstance(field, str) and field in ONCE_PUBLIC_FIELDS
    return is_once_public or event_class(kind, payload) is not EventClass.PERSONAL


def event_class(kind: str, payload: Mapping[str, object]) -> EventClass:
    """The class an event of ours must travel in; a personal field makes the event personal."""
    if kind in _PERSONAL_KINDS:
        return EventClass.PERSONAL
    field = payload.get("field")
    if not isinstance(field, str):
        return EventClass.PUBLIC
    if kind in _FIELD_KINDS and field in PERSONAL_FIELDS:
        return EventClass.PERSONAL
    if kind == EventKind.PERSON_FIELD and field in PERSONAL_OF_PERSONS:
        return EventClass.PERSONAL
    return EventClass.PUBLIC


_VERSION_1: Final = frozenset(
    {
        EventKind.HOUSEHOLD_ADDED,
        EventKind.VISIT_RECORDED,
        EventKind.VISIT_COMMENT,
        EventKind.CONFLICT_RESOLVED,
        EventKind.DEVICE_ENROLLED,
        EventKind.DEVICE_REVOKED,
        EventKind.DEVICE_ROTATED,
        EventKind.DEVICE_VOUCHED,
        EventKind.OFFICER_ADDED,
        EventKind.PERSON_ADDED,
        EventKind.PERSON_ERASED,
        EventKind.TRACK_TALLY,
    }
)
"""Kinds that set no register, or name what they replace since version 1. The others carry `base` (2)."""


_NEWEST: Final = {kind.value: 1 if kind in _VERSION_1 else 2 for kind in EventKind}


def kind_version(kind: EventKind) -> int:
    """The version this program writes and the newest it applies; a newer one is kept unapplied (M13)."""
    return _NEWEST[kind]


def is_known(kind: str, v: int) -> bool:
    return v <= _NEWEST.get(kind, 0)


def without_none(**payload: object) -> dict[str, object]:
    """Return a payload without the entries that are None."""
    return {name: value for name, value in payload.items() if value is not None}
