"""Rows whose name is new, and that are a known household by phone, or by place, order and people."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from core.base.text import fold
from core.roster.model import KnownHousehold, RosterValues

_folded: Final = lru_cache(maxsize=16_384)(fold)
Place = tuple[str, str, str]


def pair_renamed(
    rows: Sequence[RosterValues], known: Sequence[KnownHousehold], found: list[KnownHousehold | None]
) -> None:
    """Fill `found` for rows that no name found: by a unique phone, else by place, order and people.

    A phone that several rows or households share finds nothing, nor does a place with several new names.
    """
    _by_phone(rows, known, found)
    _by_place(rows, known, found)


def is_renamed(row: RosterValues, known: KnownHousehold) -> bool:
    """Return True if the row's name is neither the one in use nor the one that the last list stated."""
    names = {known.now.name, known.roster.name if known.roster else known.now.name}
    return _folded(row.name) not in {_folded(name) for name in names}


def _by_phone(
    rows: Sequence[RosterValues], known: Sequence[KnownHousehold], found: list[KnownHousehold | None]
) -> None:
    used = Counter((_folded(row.hamlet), row.phone) for row in rows if row.phone)
    owners: dict[tuple[str, str], list[KnownHousehold]] = defaultdict(list)
    for household in known:
        if household.now.phone:
            owners[_folded(household.now.hamlet), household.now.phone].append(household)
    taken = {household.id for household in found if household is not None}
    for number, row in enumerate(rows):
        if found[number] is not None or row.phone is None:
            continue
        key = (_folded(row.hamlet), row.phone)
        having = owners.get(key, ())
        if used[key] == 1 and len(having) == 1 and having[0].id not in taken:
            found[number] = having[0]
            taken.add(having[0].id)


def _by_place(
    rows: Sequence[RosterValues], known: Sequence[KnownHousehold], found: list[KnownHousehold | None]
) -> None:
    taken = {household.id for household in found if household is not None}
    homes: dict[Place, list[KnownHousehold]] = defaultdict(list)
    for household in known:
        place = place_of(household.now)
        if place is not None and household.id not in taken:
            homes[place].append(household)
    before = _nearest(rows, found, range(len(rows)))
    after = _nearest(rows, found, range(len(rows) - 1, -1, -1))
    waiting: dict[tuple[Place, int | None, int | None], list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        place = place_of(row) if found[number] is None else None
        if place in homes:
            waiting[place, before[number], after[number]].append(number)
    for (place, low, high), numbers in waiting.items():
        fitting = [one for one in homes[place] if _is_between(one.now.order, low, high)]
        if len(numbers) == len(fitting) == 1 and _may_be(rows[numbers[0]], fitting[0].now, low, high):
            found[numbers[0]] = fitting[0]


def _is_between(order: int, low: int | None, high: int | None) -> bool:
    return (low is None or order > low) and (high is None or order < high)


def _may_be(row: RosterValues, now: RosterValues, low: int | None, high: int | None) -> bool:
    """Without a house number the people must be known and equal, and a neighbour of the list known too."""
    if _has_number(row.address):
        return None in {row.roster_people, now.roster_people} or row.roster_people == now.roster_people
    has_neighbour = low is not None or high is not None
    return has_neighbour and row.roster_people is not None and row.roster_people == now.roster_people


def place_of(values: RosterValues) -> Place | None:
    """Return hamlet, group and house number; without a house number hamlet and group. None without either."""
    address = _folded(values.address or "")
    group = _folded(values.group or "")
    if _has_number(values.address):
        return _folded(values.hamlet), group, address
    return (_folded(values.hamlet), group, "") if group else None


def _has_number(address: str | None) -> bool:
    return any(letter.isdigit() for letter in address or "")


def _nearest(
    rows: Sequence[RosterValues], found: Sequence[KnownHousehold | None], numbers: Iterable[int]
) -> dict[int, int | None]:
    last: dict[str, int] = {}
    nearest: dict[int, int | None] = {}
    for number in numbers:
        hamlet = _folded(rows[number].hamlet)
        nearest[number] = last.get(hamlet)
        household = found[number]
        if household is not None:
            last[hamlet] = household.now.order
    return nearest
