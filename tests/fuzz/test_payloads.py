"""Any value in any key of a known kind is right or wrong; nothing else may come of it."""

from __future__ import annotations

from contextlib import suppress

import pytest

from core.base.errors import UserError
from core.events.kinds import EventKind, event_class
from core.events.payloads import SHAPES, check_payload
from tests.fuzz.mutations import NOT_A_LIST, NOT_A_NUMBER, NOT_AN_OBJECT, NOT_TEXT

HOSTILE: tuple[object, ...] = (
    *NOT_TEXT,
    *NOT_A_NUMBER,
    *NOT_A_LIST,
    *NOT_AN_OBJECT,
    "2020-13-40",
    "9" * 30,
    {"a": {"b": []}},
)


@pytest.mark.parametrize("kind", EventKind)
def test_any_value_in_any_key_is_right_or_wrong(kind: EventKind) -> None:
    required, optional = SHAPES[kind]
    with pytest.raises(UserError, match=r"event\.payload"):
        check_payload(kind, {})
    for value in HOSTILE:
        for check in (*required.values(), *optional.values()):
            assert check(value) in (True, False)
        for key in (*required, *optional, "field", "value"):
            event_class(kind, {key: value})
            with suppress(UserError):
                check_payload(kind, {**dict.fromkeys(required, value), key: value})
