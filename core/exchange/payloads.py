"""What each known event kind must carry; anything else is kept unread (docs/events.md)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from core.errors import UserError
from core.exchange.kinds import EventKind
from core.exchange.shapes import field
from core.exchange.shapes.checks import Shape, is_text

SHAPES: Final[dict[EventKind, Shape]] = {
    **field.SHAPES,
}


def check_payload(kind: str, payload: Mapping[str, object]) -> None:
    """Raises `event.payload` where a known kind lacks a key or holds a value out of range."""
    required, optional = SHAPES[EventKind(kind)]
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
    name, value = payload["field"], payload.get("value")
    check = field.HOUSEHOLD_FIELDS.get(str(name), is_text)
    if value is not None and not check(value):
        raise UserError("event.payload", kind=EventKind.HOUSEHOLD_FIELD.value, name="value")
