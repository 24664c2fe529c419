"""Persons, their stages, consents, and what is erased by law."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from core.base.errors import UserError
from core.campaigns.models import Platform, Stage
from core.events.kinds import EventKind
from core.events.shapes.checks import (
    NONE,
    Check,
    Shape,
    is_code,
    is_flag,
    is_id,
    is_instant,
    is_text,
)
from core.records.consent import How
from core.records.person import PersonField, Sex, Way

MOST_MEMBERSHIPS: Final = 20
_BAND: Final = re.compile(r"(?:18|19|20)\d\d-(?:18|19|20)\d\d")
_CHOICE: Final = re.compile(r"[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*")
_HASH: Final = re.compile(r"[0-9a-f]{64}")
_VERSION: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,19}")


def is_band(value: object) -> bool:
    """Years of birth, `1960-1964`; never a date."""
    return isinstance(value, str) and _BAND.fullmatch(value) is not None


def is_choice(value: object) -> bool:
    """Return True for an id of a campaign's list, even of an unknown campaign; never for free text."""
    return isinstance(value, str) and len(value) <= 40 and _CHOICE.fullmatch(value) is not None


def is_hash(value: object) -> bool:
    return isinstance(value, str) and _HASH.fullmatch(value) is not None


def is_version(value: object) -> bool:
    return isinstance(value, str) and _VERSION.fullmatch(value) is not None


def is_memberships(value: object) -> bool:
    return isinstance(value, list) and len(value) <= MOST_MEMBERSHIPS and all(map(is_code, value))


def _is_stage(value: object) -> bool:
    return isinstance(value, str) and value in Stage._value2member_map_


def _is_platform(value: object) -> bool:
    return isinstance(value, str) and value in Platform._value2member_map_


def _is_sex(value: object) -> bool:
    return isinstance(value, str) and value in Sex._value2member_map_


def _is_way(value: object) -> bool:
    return isinstance(value, str) and value in Way._value2member_map_


def _is_how(value: object) -> bool:
    return isinstance(value, str) and value in How._value2member_map_


def _is_any(value: object) -> bool:
    """Return True for any value but a forbidden text; the field decides the rest."""
    return not isinstance(value, str) or is_text(value)


_FIELDS: Final[dict[str, Check]] = {
    PersonField.NAME: is_text,
    PersonField.PHONE: is_text,
    PersonField.MEMBERSHIPS: is_memberships,
    PersonField.BORN: is_band,
    PersonField.SEX: _is_sex,
    PersonField.CHILD: is_flag,
    PersonField.HOUSEHOLD: is_id,
}
_SUBJECT: Final[dict[str, Check]] = {"household": is_id, "person": is_id}
_WITH_SUBJECT: Final = frozenset(
    {EventKind.CONSENT_GIVEN, EventKind.CONSENT_WITHDRAWN, EventKind.PERSON_ERASED}
)

WHOLE_KINDS: Final = _WITH_SUBJECT | {EventKind.CONFLICT_RESOLVED, EventKind.PERSON_FIELD}
"""The kinds that `check_whole` looks at."""

SHAPES: Final[dict[EventKind, Shape]] = {
    EventKind.HOUSEHOLD_WAY: ({"household": is_id, "way": _is_way}, NONE),
    EventKind.PERSON_ADDED: (
        {"person": is_id, "household": is_id},
        {"born": is_band, "sex": _is_sex, "child": is_flag},
    ),
    EventKind.PERSON_FIELD: ({"person": is_id, "field": is_text}, {"value": _is_any}),
    EventKind.PERSON_STAGE: (
        {"person": is_id, "campaign": is_text},
        {
            "stage": _is_stage,
            "reason": is_choice,
            "platform": _is_platform,
            "had": is_flag,
            "visit": is_id,
        },
    ),
    EventKind.PERSON_VOIDED: ({"person": is_id}, {"voided": is_flag, "reason": is_code}),
    EventKind.PERSON_ERASED: ({}, _SUBJECT),
    EventKind.CONSENT_GIVEN: (
        {"purpose": is_choice, "version": is_version, "hash": is_hash, "how": _is_how},
        {**_SUBJECT, "at": is_instant},
    ),
    EventKind.CONSENT_WITHDRAWN: (
        {"purpose": is_choice},
        {**_SUBJECT, "at": is_instant, "mistake": is_flag},
    ),
}


def check_whole(kind: EventKind, payload: Mapping[str, object]) -> None:
    """Check conditions over several keys. Raises `event.payload`."""
    if kind in _WITH_SUBJECT and payload.get("household") is None and payload.get("person") is None:
        raise UserError("event.payload", kind=kind.value, name="household")
    if kind is EventKind.CONFLICT_RESOLVED and ("household" in payload) is ("person" in payload):
        raise UserError("event.payload", kind=kind.value, name="household")
    if kind is EventKind.PERSON_FIELD or (kind is EventKind.CONFLICT_RESOLVED and "person" in payload):
        value, check = payload.get("value"), _FIELDS.get(str(payload["field"]))
        if value is not None and check is not None and not check(value):
            raise UserError("event.payload", kind=kind.value, name="value")
