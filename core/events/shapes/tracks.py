"""The tracks beside the households, and who walks which doors."""

from __future__ import annotations

import re
from typing import Final

from core.events.kinds import EventKind
from core.events.shapes.checks import (
    NONE,
    Shape,
    is_code,
    is_count,
    is_day,
    is_flag,
    is_id,
    is_instant,
    is_text,
    is_unit,
)

MOST_HOUSEHOLDS: Final = 2_000
"""Households that one event of an assignment names, so that its line stays far below the limit."""

MOST_STEP: Final = 999
MOST_NAME: Final = 200
MOST_REASONS: Final = 40
_HOUR: Final = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def is_name(value: object) -> bool:
    """The name of an office or a place."""
    return is_text(value) and 0 < len(str(value)) <= MOST_NAME


def is_hour(value: object) -> bool:
    """`07:30`."""
    return isinstance(value, str) and _HOUR.fullmatch(value) is not None


def is_step(value: object) -> bool:
    """An increment up or down, never nothing."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 < abs(value) <= MOST_STEP


def is_reasons(value: object) -> bool:
    """Return True for counts by reason code."""
    return (
        isinstance(value, dict)
        and len(value) <= MOST_REASONS
        and all(is_code(code) and is_count(count) for code, count in value.items())
    )


def are_ids(value: object) -> bool:
    return isinstance(value, list) and 0 < len(value) <= MOST_HOUSEHOLDS and all(map(is_id, value))


_PLACE: Final = {"campaign": is_text, "unit": is_unit, "valid_from": is_day}

SHAPES: Final[dict[EventKind, Shape]] = {
    EventKind.TRACK_AGENCY: (
        {
            **_PLACE,
            "section": is_name,
            "at": is_instant,
            "staff": is_count,
            "smartphones": is_count,
            "installed": is_count,
        },
        {"reasons": is_reasons},
    ),
    EventKind.TRACK_MEMBERS: (
        {**_PLACE, "organisation": is_code, "at": is_instant, "members": is_count, "smartphones": is_count},
        NONE,
    ),
    EventKind.TRACK_POINT: (
        {**_PLACE, "point": is_id, "place_kind": is_code, "place": is_name, "day": is_day},
        {"opens": is_hour, "closes": is_hour},
    ),
    EventKind.TRACK_HOST: ({"point": is_id, "text": is_name}, NONE),
    EventKind.TRACK_TALLY: ({"point": is_id, "what": is_code, "step": is_step, "at": is_instant}, NONE),
    EventKind.TRACK_VOIDED: ({"target": is_id}, {"voided": is_flag}),
    EventKind.ASSIGNMENT_GIVEN: ({"households": are_ids}, {"to": is_id}),
    EventKind.ASSIGNMENT_OUT: ({"households": are_ids, "by": is_id}, NONE),
    EventKind.ASSIGNMENT_BACK: ({"households": are_ids, "by": is_id}, NONE),
    EventKind.ASSIGNMENT_HANDED: ({"households": are_ids, "by": is_id, "to": is_id}, NONE),
}
