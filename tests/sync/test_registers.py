"""The kinds that carry `base` are those of version 2, and each finds its registers."""

from __future__ import annotations

from core.events.kinds import EventKind, kind_version
from core.events.registers import WITH_BASE, bases


def test_kinds_of_version_2_are_those_that_carry_a_base() -> None:
    assert {kind for kind in EventKind if kind_version(kind) == 2} == WITH_BASE


def test_version_1_named_one_event_in_fields_alone() -> None:
    assert bases(EventKind.HOUSEHOLD_FIELD, 1, {"base": "a"}) == ["a"]
    assert bases(EventKind.HOUSEHOLD_CLOSED, 1, {"base": ["a"]}) == []
    assert bases(EventKind.HOUSEHOLD_CLOSED, 2, {"base": ["a", "b"]}) == ["a", "b"]
    assert bases(EventKind.CONFLICT_RESOLVED, 1, {"tips": ["a"]}) == ["a"]
