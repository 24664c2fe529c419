"""Walking order: hamlet, group, house number, the order of the list; and a door moved beside another one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from core.base.ids import HouseholdId
from core.base.text import fold, place_key, sort_key

_SEPARATOR: Final = "\x01"
_DOOR: Final = re.compile(r"(?:số\s+)?(\d[\w/.-]*)\s*,?\s*(.*)", re.IGNORECASE)


def walk_key(*, hamlet: str, group: str, address: str, order: int) -> str:
    """Return a text that sorts as a team walks; `219 đường số 5` sorts within its street, by its number."""
    match = _DOOR.fullmatch(address.strip())
    number, street = match.groups() if match else ("", address)
    return _SEPARATOR.join(
        (place_key(hamlet), place_key(fold(group)), sort_key(fold(street)), sort_key(number), f"{order:07d}")
    )


def street_of(address: str) -> str:
    """Return the street of an address without the number of the house, as it is spelled."""
    match = _DOOR.fullmatch(address.strip())
    return (match.group(2) if match else address).strip()


BEHIND: Final = ">"
BEFORE: Final = "<"
_PLACE: Final = re.compile(
    r"([0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})([<>][0-9a-z]{1,200})"
)
_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
_ORDER_DIGITS: Final = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkPlace:
    """Behind (`>`) or before (`<`) the natural place of the household `anchor`, at a rank: `mark` is `>i`."""

    anchor: HouseholdId
    mark: str

    @property
    def value(self) -> str:
        """As the register `walk` holds it."""
        return f"{self.anchor}{self.mark}"

    @property
    def side(self) -> str:
        return self.mark[0]

    @property
    def rank(self) -> str:
        return self.mark[1:]


def read_place(value: object) -> WalkPlace | None:
    """The place that a register holds; None for none, or for one that cannot be read."""
    match = _PLACE.fullmatch(value) if isinstance(value, str) else None
    return None if match is None else WalkPlace(anchor=HouseholdId(match[1]), mark=match[2])


def moved_key(anchor_key: str, mark: str, household: str) -> str:
    """The walking key at `mark` of a door whose natural key is `anchor_key`; `household` breaks ties."""
    if mark[0] == BEHIND:
        return f"{anchor_key}\x02{mark[1:]}\x03{household}"
    return f"{anchor_key[:-_ORDER_DIGITS]}!{mark[1:]}\x03{household}"


def rank_between(low: str, high: str | None) -> str:
    """A rank strictly between two, as short as it can be; `low` may be empty, None is no upper end.

    Ranks sort by code point and never end in `0`, so there is always one more between two of them.
    """
    made = ""
    at = 0
    while True:
        floor = _DIGITS.index(low[at]) if at < len(low) else 0
        ceiling = len(_DIGITS) if high is None else _DIGITS.index(high[at]) if at < len(high) else 0
        middle = (floor + ceiling) // 2
        if middle > floor:
            return made + _DIGITS[middle]
        made += _DIGITS[floor]
        if floor < ceiling:
            high = None
        at += 1


def house_number_of(address: str) -> str:
    """Return the number of an address, `7/4` of `7/4 hẻm 12`; the whole address where it has none."""
    match = _DOOR.fullmatch(address.strip())
    return (match.group(1) if match else address).strip()


def on_street(address: str, street: str) -> str:
    """Return `address` on another street: `7/4 hẻm 12` is `7/4 đường Lê Lợi`; a `street` with a house
    number replaces it whole.
    """
    match = _DOOR.fullmatch(address.strip())
    if match is None or _DOOR.fullmatch(street.strip()):
        return street.strip()
    return f"{match.group(1)} {street.strip()}"
