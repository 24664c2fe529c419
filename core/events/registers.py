"""The registers that an event sets, and the events that it replaces in them (docs/events.md, "Registers")."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from core.events.kinds import EventKind

Register = tuple[str, ...]
"""The name of a register and the ids of its subject."""

Payload = Mapping[str, object]

MOST_BASE: Final = 2_000
"""Tips that one event names, so that its line stays far below the limit; of more the last are named."""

BASE: Final = "base"
TIPS: Final = "tips"

VISIT_VALUES: Final = ("at", "result", "people", "smartphones", "had", "installed", "callback", "flyer")
"""Registers that a correction sets over those of a visit."""


def registers(kind: EventKind, payload: Payload) -> list[Register]:
    """The registers that an event of `kind` sets; of other kinds none."""
    find = _FINDERS.get(kind)
    return [] if find is None else find(payload)


def bases(kind: str, v: int, payload: Payload) -> list[str]:
    """Return the events that one replaces, the first of them the value in use when it was made.

    In version 1 a field named one event and no other kind named any.
    """
    if BASE not in payload and TIPS not in payload:
        return []
    if kind == EventKind.CONFLICT_RESOLVED:
        named = payload.get(TIPS)
    elif v > 1 or kind in _NAMED_IN_VERSION_1:
        named = payload.get(BASE)
    else:
        return []
    return [str(one) for one in named] if isinstance(named, list) else [str(named)] if named else []


_NAMED_IN_VERSION_1: Final = frozenset({EventKind.HOUSEHOLD_FIELD, EventKind.PERSON_FIELD})


def _of(name: str, *keys: str) -> Callable[[Payload], list[Register]]:
    if len(keys) == 2:  # most events of a list are such
        one, other = keys
        return lambda payload: [(name, str(payload[one]), str(payload[other]))]
    return lambda payload: [(name, *(str(payload[key]) for key in keys))]


def _resolved(payload: Payload) -> list[Register]:
    subject = "person" if payload.get("person") is not None else "household"
    return [(f"{subject}.field", str(payload[subject]), str(payload["field"]))]


def _pair(payload: Payload) -> list[Register]:
    return [("pair", *sorted((str(payload["a"]), str(payload["b"]))))]


def _corrected(payload: Payload) -> list[Register]:
    return [("corrected", str(payload["visit"]), key) for key in VISIT_VALUES if key in payload]


def _decided(payload: Payload) -> list[Register]:
    return [("decided", str(payload[key])) for key in ("visit", "other")]


def _consent(payload: Payload) -> list[Register]:
    subject = "person" if payload.get("person") is not None else "household"
    return [("consent", subject, str(payload[subject]), str(payload["purpose"]))]


def _statement(track: str, name: str) -> Callable[[Payload], list[Register]]:
    return _of(track, "campaign", "unit", "valid_from", name)


def _doors(payload: Payload) -> list[str]:
    listed = payload["households"]
    return [str(one) for one in listed] if isinstance(listed, list) else []


def _given(payload: Payload) -> list[Register]:
    return [("given", door) for door in _doors(payload)]


def _out(*keys: str) -> Callable[[Payload], list[Register]]:
    return lambda payload: [("out", door, str(payload[key])) for key in keys for door in _doors(payload)]


_FINDERS: Final[dict[EventKind, Callable[[Payload], list[Register]]]] = {
    EventKind.HOUSEHOLD_FIELD: _of("household.field", "household", "field"),
    EventKind.PERSON_FIELD: _of("person.field", "person", "field"),
    EventKind.CONFLICT_RESOLVED: _resolved,
    EventKind.HOUSEHOLD_CLOSED: _of("closing", "household"),
    EventKind.HOUSEHOLD_REOPENED: _of("closing", "household"),
    EventKind.HOUSEHOLD_SAME: _pair,
    EventKind.HOUSEHOLD_NOT_SAME: _pair,
    EventKind.HOUSEHOLD_WAY: _of("way", "household"),
    EventKind.VISIT_VOIDED: _of("voided", "visit"),
    EventKind.VISIT_CORRECTED: _corrected,
    EventKind.VISIT_RETURNED: _of("returned", "visit"),
    EventKind.VISIT_NOTE: _of("note", "visit"),
    EventKind.DUPLICATE_DECIDED: _decided,
    EventKind.CLOCK_OFFSET: _of("offset", "machine"),
    EventKind.OFFICER_FIELD: _of("officer", "who", "field"),
    EventKind.PERSON_STAGE: _of("stage", "person", "campaign"),
    EventKind.PERSON_VOIDED: _of("gone", "person"),
    EventKind.CONSENT_GIVEN: _consent,
    EventKind.CONSENT_WITHDRAWN: _consent,
    EventKind.TRACK_AGENCY: _statement("agency", "section"),
    EventKind.TRACK_MEMBERS: _statement("members", "organisation"),
    EventKind.TRACK_POINT: _of("point", "point"),
    EventKind.TRACK_HOST: _of("host", "point"),
    EventKind.TRACK_VOIDED: _of("taken_back", "target"),
    EventKind.ASSIGNMENT_GIVEN: _given,
    EventKind.ASSIGNMENT_OUT: _out("by"),
    EventKind.ASSIGNMENT_BACK: _out("by"),
    EventKind.ASSIGNMENT_HANDED: _out("by", "to"),
}

WITH_BASE: Final = frozenset(_FINDERS) - {EventKind.CONFLICT_RESOLVED}
"""Kinds that carry `base`, written as version 2; a resolution has always had its `tips`."""
