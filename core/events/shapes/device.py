"""Decisions about machines; each carries its own signature, since lines are forwarded."""

from __future__ import annotations

import re
from typing import Final

from core.base.clock import HLC_LAST, HLC_PATTERN
from core.base.keytext import is_age_recipient, is_signing_key
from core.events.kinds import EventKind
from core.events.shapes.checks import Check, Shape, is_code, is_day, is_id, is_instant, is_text, is_unit

_SIGNATURE: Final = re.compile(r"[A-Za-z0-9+/]{86}==")


def _signing_key(value: object) -> bool:
    return isinstance(value, str) and is_signing_key(value)


def _recipient(value: object) -> bool:
    return isinstance(value, str) and is_age_recipient(value)


def _stamp(value: object) -> bool:
    return isinstance(value, str) and HLC_PATTERN.fullmatch(value) is not None and value <= HLC_LAST


def _signature(value: object) -> bool:
    return isinstance(value, str) and _SIGNATURE.fullmatch(value) is not None


_SIGNED: Final[dict[str, Check]] = {
    "machine": is_id,
    "at": is_instant,
    "stamp": _stamp,
    "signer": _signing_key,
    "signature": _signature,
}
_KEYS: Final[dict[str, Check]] = {"minisign": _signing_key, "age": _recipient}

SHAPES: Final[dict[EventKind, Shape]] = {
    EventKind.DEVICE_ENROLLED: (
        {**_SIGNED, **_KEYS, "unit": is_unit, "valid_from": is_day},
        {"hamlet": is_text, "succeeds": is_id},
    ),
    EventKind.DEVICE_REVOKED: ({**_SIGNED, "reason": is_code}, {}),
    EventKind.DEVICE_ROTATED: (
        {**_SIGNED, **_KEYS, "unit": is_unit, "valid_from": is_day},
        {"hamlet": is_text},
    ),
    EventKind.DEVICE_VOUCHED: (
        {**_SIGNED, **_KEYS, "unit": is_unit, "valid_from": is_day},
        {"hamlet": is_text},
    ),
}
