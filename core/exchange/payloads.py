"""What each known event kind must carry; anything else is kept unread (docs/events.md)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from core.clock import parse_instant
from core.errors import UserError
from core.exchange.kinds import EventKind, HouseholdField
from core.ids import is_id
from core.visits.results import Result

Check = Callable[[object], bool]

_CODE: Final = re.compile(r"[a-z][a-z_]{0,39}")
_UNIT_CODE: Final = re.compile(r"\d{2}|\d{3}|\d{5}")
MOST_ROSTER_PEOPLE: Final = 999


def check_payload(kind: str, payload: Mapping[str, object]) -> None:
    """Raises `event.payload` where a known kind lacks a key or holds a value out of range."""
    required, optional = _SHAPES[EventKind(kind)]
    for name, check in required.items():
        if not check(payload.get(name)):
            raise UserError("event.payload", kind=kind, name=name)
    for name, check in optional.items():
        value = payload.get(name)
        if value is not None and not check(value):
            raise UserError("event.payload", kind=kind, name=name)
    if kind == EventKind.HOUSEHOLD_FIELD:
        _check_field(payload)


def _check_field(payload: Mapping[str, object]) -> None:
    field, value = payload["field"], payload.get("value")
    check = _FIELD_CHECKS.get(str(field), _text)
    if value is not None and not check(value):
        raise UserError("event.payload", kind=EventKind.HOUSEHOLD_FIELD.value, name="value")


def _text(value: object) -> bool:
    return isinstance(value, str)


def _code(value: object) -> bool:
    """A word of a closed list, perhaps of a later version; never free text."""
    return isinstance(value, str) and _CODE.fullmatch(value) is not None


def _id(value: object) -> bool:
    return isinstance(value, str) and is_id(value)


def _count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 10_000_000


def _few(value: object) -> bool:
    return _count(value) and isinstance(value, int) and value <= MOST_ROSTER_PEOPLE


def _flag(value: object) -> bool:
    return isinstance(value, bool)


def _instant(value: object) -> bool:
    """ISO text in +07:00 to the second, so that it sorts and its date is local."""
    if not isinstance(value, str) or len(value) != 25 or not value.endswith("+07:00"):
        return False
    try:
        parse_instant(value)
    except UserError:
        return False
    return True


def _day(value: object) -> bool:
    if not isinstance(value, str):
        return False
    try:
        date.fromisoformat(value[:10])
    except ValueError:
        return False
    return len(value) == 10 or _instant(value)


def _unit(value: object) -> bool:
    return isinstance(value, str) and _UNIT_CODE.fullmatch(value) is not None


def _result(value: object) -> bool:
    return value in Result._value2member_map_


def _field(value: object) -> bool:
    return isinstance(value, str)


_FIELD_CHECKS: Final[dict[str, Check]] = {
    HouseholdField.ORDER: _count,
    HouseholdField.ROSTER_PEOPLE: _few,
    HouseholdField.ROSTER_ADULTS: _few,
    HouseholdField.ROSTER_SMARTPHONES: _few,
    HouseholdField.HAS_SMARTPHONE: _flag,
}
_VISIT_NUMBERS: Final[dict[str, Check]] = {
    "people": _few,
    "smartphones": _few,
    "had": _few,
    "installed": _few,
    "callback": _day,
    "flyer": _text,
}
_NONE: Final[dict[str, Check]] = {}

_SHAPES: Final[dict[EventKind, tuple[dict[str, Check], dict[str, Check]]]] = {
    EventKind.HOUSEHOLD_ADDED: (
        {"household": _id, "commune": _unit, "valid_from": _day},
        {
            "hamlet": _text,
            "group": _text,
            "order": _count,
            "roster_people": _few,
            "roster_adults": _few,
            "roster_smartphones": _few,
            "has_smartphone": _flag,
        },
    ),
    EventKind.HOUSEHOLD_FIELD: ({"household": _id, "field": _field}, {"base": _id}),
    EventKind.HOUSEHOLD_CLOSED: ({"household": _id, "reason": _code}, _NONE),
    EventKind.HOUSEHOLD_REOPENED: ({"household": _id}, {"reason": _code}),
    EventKind.HOUSEHOLD_SAME: ({"a": _id, "b": _id}, _NONE),
    EventKind.HOUSEHOLD_NOT_SAME: ({"a": _id, "b": _id}, _NONE),
    EventKind.VISIT_RECORDED: (
        {"campaign": _text, "household": _id, "at": _instant, "result": _result},
        _VISIT_NUMBERS,
    ),
    EventKind.VISIT_NOTE: ({"visit": _id, "text": _text}, _NONE),
    EventKind.VISIT_CORRECTED: ({"visit": _id}, {"at": _instant, "result": _result, **_VISIT_NUMBERS}),
    EventKind.VISIT_VOIDED: ({"visit": _id}, {"voided": _flag}),
    EventKind.OFFICER_ADDED: ({"who": _id}, _NONE),
    EventKind.OFFICER_FIELD: ({"who": _id, "field": _text, "value": _text}, _NONE),
}
