"""What several people said of one thing without seeing each other (M6), and numbers given twice (M3)."""

from __future__ import annotations

from dataclasses import dataclass

from core.ids import EventId, HouseholdId


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldTip:
    """One of the values that nobody has overwritten. `at` is ISO; `in_use` is the one that is shown."""

    event: EventId
    value: str | None
    at: str
    officer: str
    in_use: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldConflict:
    """A field with two or more tips of different values; the last one in (hlc, id) order is in use."""

    household: HouseholdId
    field: str
    tips: tuple[FieldTip, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fork:
    """A number of a stream that two events bear: a restored or copied laptop went on under one name."""

    device: str
    incarnation: str
    cls: str
    seq: int
    events: tuple[EventId, ...]
