"""Decisions: a conflict resolved, a clock that was wrong."""

from __future__ import annotations

from typing import Final

from core.events.kinds import EventKind
from core.events.shapes.checks import NONE, Shape, is_flag, is_id, is_instant, is_text

MOST_TIPS: Final = 64
MOST_SECONDS: Final = 200 * 366 * 86_400
"""A clock is off by at most this much, either way."""


def _tips(value: object) -> bool:
    """The events that a resolution has seen: one to 64 ids, none twice."""
    return (
        isinstance(value, list)
        and 1 <= len(value) <= MOST_TIPS
        and all(is_id(entry) for entry in value)
        and len(set(value)) == len(value)
    )


def _any(value: object) -> bool:
    """By the field, as in `household.field` or `person.field`."""
    return not isinstance(value, str) or is_text(value)


def _seconds(value: object) -> bool:
    return type(value) is int and abs(value) <= MOST_SECONDS


SHAPES: Final[dict[EventKind, Shape]] = {
    EventKind.CONFLICT_RESOLVED: (
        {"field": is_text, "tips": _tips},
        {"household": is_id, "person": is_id, "value": _any, "open": is_flag},
    ),
    EventKind.CLOCK_OFFSET: (
        {"machine": is_id, "since": is_instant, "until": is_instant, "seconds": _seconds},
        NONE,
    ),
}
