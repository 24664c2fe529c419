"""Walking order: hamlet, group, house number in natural order, then the order of the list."""

from __future__ import annotations

import re
from typing import Final

from core.text import fold, place_key, sort_key

_SEPARATOR: Final = "\x01"
_DOOR: Final = re.compile(r"(?:số\s+)?(\d[\w/.-]*)\s*,?\s*(.*)", re.IGNORECASE)


def walk_key(*, hamlet: str, group: str, address: str, order: int) -> str:
    """A text that sorts as a team walks; `219 đường số 5` stands in its street, by its number."""
    match = _DOOR.fullmatch(address.strip())
    number, street = match.groups() if match else ("", address)
    return _SEPARATOR.join(
        (place_key(hamlet), place_key(fold(group)), sort_key(fold(street)), sort_key(number), f"{order:07d}")
    )


def street_of(address: str) -> str:
    """Return the street of an address without the number of the house, as it is spelled."""
    match = _DOOR.fullmatch(address.strip())
    return (match.group(2) if match else address).strip()
