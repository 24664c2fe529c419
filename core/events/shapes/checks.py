"""Checks of the values of a payload."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Final

from core.base import ids
from core.base.text import is_plain
from core.events.registers import MOST_BASE
from core.records.results import Result

Check = Callable[[object], bool]
Shape = tuple[dict[str, Check], dict[str, Check]]
"""Required keys, and optional keys."""

NONE: Final[dict[str, Check]] = {}
MOST_ROSTER_PEOPLE: Final = 999
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INSTANT: Final = re.compile(rf"{_DAY.pattern}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\+07:00")
_CODE: Final = re.compile(r"[a-z][a-z_]{0,39}")
_LIST_NAME: Final = re.compile(r"[0-9a-f]{16}")
_UNIT_CODE: Final = re.compile(r"[0-9]{2}|[0-9]{3}|[0-9]{5}")


def is_text(value: object) -> bool:
    """Text that is what it looks like: no control, direction or zero-width characters."""
    return isinstance(value, str) and is_plain(value)


def is_code(value: object) -> bool:
    """A word of a closed list, perhaps of a later version; never free text."""
    return isinstance(value, str) and _CODE.fullmatch(value) is not None


def is_id(value: object) -> bool:
    return isinstance(value, str) and ids.is_id(value)


def is_list_name(value: object) -> bool:
    return isinstance(value, str) and _LIST_NAME.fullmatch(value) is not None


def is_base(value: object) -> bool:
    """Return True for the events that an author had seen: ids, none twice; in version 1 one id."""
    if not isinstance(value, list):
        return is_id(value)
    return len(value) <= MOST_BASE and all(map(is_id, value)) and len(set(value)) == len(value)


def is_count(value: object) -> bool:
    return type(value) is int and 0 <= value <= 10_000_000


def is_few(value: object) -> bool:
    return type(value) is int and 0 <= value <= MOST_ROSTER_PEOPLE


def is_flag(value: object) -> bool:
    return isinstance(value, bool)


def is_instant(value: object) -> bool:
    """ISO text in +07:00 to the second, so that it sorts and its date is local.

    In the first hours of year 1 no other zone has a date.
    """
    if not isinstance(value, str) or _INSTANT.fullmatch(value) is None:
        return False
    return value[:4] > "0001" and _is_date(
        value[:10]
    )  # in the first hours of year 1 no other zone has a date


def is_day(value: object) -> bool:
    if not isinstance(value, str):
        return False
    if _DAY.fullmatch(value) is None:
        return is_instant(value)
    return _is_date(value)


@lru_cache(maxsize=4096)
def _is_date(text: str) -> bool:
    """Return True if the calendar has this day; events of one file speak of few days."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_unit(value: object) -> bool:
    return isinstance(value, str) and _UNIT_CODE.fullmatch(value) is not None


def is_result(value: object) -> bool:
    return isinstance(value, str) and value in Result._value2member_map_
