"""Households, visits and officers."""

from __future__ import annotations

from typing import Final

from core.events.kinds import EventKind, HouseholdField
from core.events.shapes.checks import (
    NONE,
    Check,
    Shape,
    is_code,
    is_count,
    is_day,
    is_few,
    is_flag,
    is_id,
    is_instant,
    is_list_name,
    is_result,
    is_text,
    is_unit,
)
from core.records.walking import read_place

HOUSEHOLD_FIELDS: Final[dict[str, Check]] = {
    HouseholdField.ORDER: is_count,
    HouseholdField.WALK: lambda value: read_place(value) is not None,
    HouseholdField.ROSTER_PEOPLE: is_few,
    HouseholdField.ROSTER_ADULTS: is_few,
    HouseholdField.ROSTER_SMARTPHONES: is_few,
    HouseholdField.HAS_SMARTPHONE: is_flag,
}
"""Check of each register of a household; text where none is given."""

_VISIT_NUMBERS: Final[dict[str, Check]] = {
    "people": is_few,
    "smartphones": is_few,
    "had": is_few,
    "installed": is_few,
    "callback": is_day,
    "flyer": is_text,
}

SHAPES: Final[dict[EventKind, Shape]] = {
    EventKind.HOUSEHOLD_ADDED: (
        {"household": is_id, "commune": is_unit, "valid_from": is_day},
        {
            "hamlet": is_text,
            "group": is_text,
            "order": is_count,
            "roster_people": is_few,
            "roster_adults": is_few,
            "roster_smartphones": is_few,
            "has_smartphone": is_flag,
            "split_from": is_id,
            "list": is_list_name,
        },
    ),
    EventKind.HOUSEHOLD_FIELD: (
        {"household": is_id, "field": is_text},
        {"by": is_code, "seen": is_id},
    ),
    EventKind.HOUSEHOLD_CLOSED: ({"household": is_id, "reason": is_code}, NONE),
    EventKind.HOUSEHOLD_REOPENED: ({"household": is_id}, {"reason": is_code}),
    EventKind.HOUSEHOLD_SAME: ({"a": is_id, "b": is_id}, {"auto": is_flag}),
    EventKind.HOUSEHOLD_NOT_SAME: ({"a": is_id, "b": is_id}, {"open": is_flag}),
    EventKind.VISIT_RECORDED: (
        {"campaign": is_text, "household": is_id, "at": is_instant, "result": is_result},
        _VISIT_NUMBERS,
    ),
    EventKind.VISIT_NOTE: ({"visit": is_id, "text": is_text}, NONE),
    EventKind.VISIT_CORRECTED: ({"visit": is_id}, {"at": is_instant, "result": is_result, **_VISIT_NUMBERS}),
    EventKind.VISIT_VOIDED: ({"visit": is_id}, {"voided": is_flag}),
    EventKind.OFFICER_ADDED: ({"who": is_id}, NONE),
    EventKind.OFFICER_FIELD: ({"who": is_id, "field": is_text, "value": is_text}, NONE),
}
