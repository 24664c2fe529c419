"""Pairs of households that two lists hold twice, found only from their texts. Pure and deterministic.

Lists that were loaded apart are compared two by two. Each step compares one set of texts; a pair is made
where the texts occur equally often in both lists, in the order of the lists. Paired households are left out
of the steps that follow.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Final

from core.base.ids import HouseholdId

Pair = tuple[HouseholdId, HouseholdId]
"""Two ids, the smaller first."""


class PairBasis(StrEnum):
    """The texts that are equal in a pair; all but `PHONE_ANYWHERE` within one hamlet."""

    ALL = "all"
    NAME_PHONE = "name_phone"
    NAME_ADDRESS = "name_address"
    NAME_GROUP = "name_group"
    NAME = "name"
    PHONE = "phone"
    ADDRESS = "address"
    PHONE_ANYWHERE = "phone_anywhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedRecord:
    """An open household with the folded texts that are compared; `origin` names its list."""

    id: HouseholdId
    origin: str
    place: str
    name: str | None
    phone: str | None
    address: str | None
    group: str
    people: int | None
    order: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPair:
    """Two households of two lists that may be one."""

    pair: Pair
    basis: PairBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPairs:
    """`sure`: unique and equal in hamlet, name, phone and address; `likely`: the rest, for one decision."""

    sure: tuple[Pair, ...]
    likely: tuple[ListPair, ...]


_Key = tuple[object, ...]


def _all(row: ListedRecord) -> _Key | None:
    known = row.name and (row.phone or row.address)
    return (row.place, row.name, row.phone, row.address) if known else None


def _together(*names: str) -> Callable[[ListedRecord], _Key | None]:
    """A key of the hamlet and of texts that must all be known."""

    def key(row: ListedRecord) -> _Key | None:
        texts = tuple(getattr(row, name) for name in names)
        return (row.place, *texts) if all(text not in {None, ""} for text in texts) else None

    return key


def _phone_anywhere(row: ListedRecord) -> _Key | None:
    return (row.name, row.phone) if row.name and row.phone else None


_STEPS: Final[tuple[tuple[PairBasis, Callable[[ListedRecord], _Key | None]], ...]] = (
    (PairBasis.ALL, _all),
    (PairBasis.NAME_PHONE, _together("name", "phone")),
    (PairBasis.NAME_ADDRESS, _together("name", "address")),
    (PairBasis.NAME_GROUP, _together("name", "group")),
    (PairBasis.PHONE, _together("phone")),
    (PairBasis.ADDRESS, _together("address", "group", "people")),
    (PairBasis.NAME, _together("name")),
    (PairBasis.PHONE_ANYWHERE, _phone_anywhere),
)


_ALLOWED: Final = {
    PairBasis.ALL: 1,
    PairBasis.NAME_PHONE: 2,
    PairBasis.NAME_ADDRESS: 1,
    PairBasis.NAME_GROUP: 1,
    PairBasis.NAME: 0,
    PairBasis.PHONE: 1,
    PairBasis.ADDRESS: 0,
    PairBasis.PHONE_ANYWHERE: 2,
}
"""The number of other texts that may differ in a pair of each basis."""


def pair_lists(
    records: Iterable[ListedRecord], asked: AbstractSet[Pair] = frozenset(), *, answered: AbstractSet[Pair]
) -> ListPairs:
    """Return the pairs of all lists, each household at most once for each two lists.

    `answered` pairs are not offered again. `asked` ones were answered once and are open again: they are
    offered and never sure.
    """
    lists: dict[str, list[ListedRecord]] = defaultdict(list)
    for record in records:
        lists[record.origin].append(record)
    sure: list[Pair] = []
    likely: list[ListPair] = []
    for one, other in combinations(sorted(lists), 2):
        for first, second, basis, unique in _pairs_of(lists[one], lists[other]):
            pair = ordered(first.id, second.id)
            if pair in answered:
                continue
            if (
                basis is PairBasis.ALL
                and unique
                and pair not in asked
                and _contradictions(first, second) == 0
            ):
                sure.append(pair)
            else:
                likely.append(ListPair(pair=pair, basis=basis))
    return ListPairs(sure=tuple(sorted(sure)), likely=tuple(likely))


def ordered(one: HouseholdId, other: HouseholdId) -> Pair:
    """The two ids, the smaller first."""
    return (one, other) if one < other else (other, one)


def _pairs_of(
    ones: Sequence[ListedRecord], others: Sequence[ListedRecord]
) -> Iterable[tuple[ListedRecord, ListedRecord, PairBasis, bool]]:
    left, right = _in_order(ones), _in_order(others)
    for basis, key in _STEPS:
        mine, theirs = _by_key(left, key), _by_key(right, key)
        used: set[HouseholdId] = set()
        for texts, rows in mine.items():
            matching = theirs.get(texts, ())
            if len(rows) != len(matching):
                continue
            for first, second in zip(rows, matching, strict=True):
                if _contradictions(first, second) <= _ALLOWED[basis]:
                    used |= {first.id, second.id}
                    yield first, second, basis, len(rows) == 1
        left = [row for row in left if row.id not in used]
        right = [row for row in right if row.id not in used]


def _in_order(rows: Sequence[ListedRecord]) -> list[ListedRecord]:
    return sorted(rows, key=lambda row: (row.order, row.id))


def _by_key(
    rows: Sequence[ListedRecord], key: Callable[[ListedRecord], _Key | None]
) -> dict[_Key, list[ListedRecord]]:
    found: dict[_Key, list[ListedRecord]] = defaultdict(list)
    for row in rows:
        texts = key(row)
        if texts is not None:
            found[texts].append(row)
    return found


def _contradictions(one: ListedRecord, other: ListedRecord) -> int:
    """The number of texts among phone, address and group that both have and that differ."""
    both = ((one.phone, other.phone), (one.address, other.address), (one.group, other.group))
    return sum(bool(mine) and bool(theirs) and mine != theirs for mine, theirs in both)
