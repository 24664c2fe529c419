"""Required content of each known event kind; anything else is kept unread (docs/events.md)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from core.base.errors import UserError
from core.events.kinds import EventKind
from core.events.registers import BASE, WITH_BASE
from core.events.shapes import decisions, device, field, people, quality, tracks
from core.events.shapes.checks import Check, Shape, is_base, is_text

SHAPES: Final[dict[EventKind, Shape]] = {
    **field.SHAPES,
    **people.SHAPES,
    **quality.SHAPES,
    **decisions.SHAPES,
    **device.SHAPES,
    **tracks.SHAPES,
}


def _checks(kind: EventKind, checks: dict[str, Check]) -> dict[str, Check]:
    return checks | {BASE: is_base} if kind in WITH_BASE else checks


_FIELD_KINDS: Final = frozenset({EventKind.HOUSEHOLD_FIELD, EventKind.CONFLICT_RESOLVED})
_BY_NAME: Final = {
    kind.value: (
        frozenset(required),
        _checks(kind, required | optional),
        kind in _FIELD_KINDS | people.WHOLE_KINDS,
    )
    for kind, (required, optional) in SHAPES.items()
}


def check_payload(kind: str, payload: Mapping[str, object]) -> None:
    """Raises `event.payload` where a known kind lacks a key or holds a value out of range."""
    required, checks, more = _BY_NAME[kind]
    if not required <= payload.keys():
        missing = next(name for name in checks if name in required and name not in payload)
        raise UserError("event.payload", kind=kind, name=missing)
    for name, value in payload.items():
        check = checks.get(name)
        if check is not None and not (check(value) if value is not None else name not in required):
            raise UserError("event.payload", kind=kind, name=name)
    if more:
        if kind in _FIELD_KINDS and "person" not in payload:
            _check_field(kind, payload)
        people.check_whole(EventKind(kind), payload)


def _check_field(kind: str, payload: Mapping[str, object]) -> None:
    name, value = payload["field"], payload.get("value")
    check = field.HOUSEHOLD_FIELDS.get(str(name), is_text)
    if value is not None and not check(value):
        raise UserError("event.payload", kind=kind, name="value")
