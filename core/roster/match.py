"""Matches rows to known households, and finds the changes in a row (model.md: hamlet, name, place, order)."""

from __future__ import annotations

import hmac
from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import lru_cache
from typing import Final

from core.base.text import fold
from core.roster.draft import Draft
from core.roster.model import (
    COMPARED,
    ErasedHeads,
    FieldChange,
    KnownHousehold,
    PlannedHousehold,
    RosterValues,
)
from core.roster.renamed import pair_renamed
from core.roster.restored import pair_restored

Key = tuple[str, str, str]

_folded: Final = lru_cache(maxsize=16_384)(fold)


def key_of(values: RosterValues) -> Key:
    """Hamlet, name, and address if any, else group; all folded."""
    place = ""
    if values.address:
        place = _folded(values.address)
    elif values.group:
        place = f"#{_folded(values.group)}"
    return _folded(values.hamlet), _folded(values.name), place


def match(rows: Sequence[RosterValues], known: Sequence[KnownHousehold]) -> list[KnownHousehold | None]:
    """Return the known household of each row, or None.

    First by the key of the last import's values, then by the key of the current values, then by name, hamlet
    and phone together. Among equals those with the same phone are matched, then the rest in order. A row
    whose name is new is found by its phone, or by its place, order and people (`renamed`); after
    a restore pack by its structure (`restored`).
    """
    found: list[KnownHousehold | None] = [None] * len(rows)
    taken: set[str] = set()
    keys = [key_of(row) for row in rows]
    for known_keys in (
        [(key_of(household.roster), household) for household in known if household.roster is not None],
        [(key_of(household.now), household) for household in known],
    ):
        _pair(rows, keys, known_keys, found, taken)
    _pair_by_phone(rows, keys, known, found, taken)
    pair_renamed(rows, known, found)
    pair_restored(rows, known, found)
    return found


def changed_fields(row: RosterValues, known: KnownHousehold) -> tuple[str, ...]:
    """Return the fields that this list changes since the last one.

    The last import's value is the base: a field corrected by hand in the app stays as long as the list has
    the base value. An empty cell changes nothing. A household that no list has named before only gets its
    missing fields.
    """
    return tuple(name for name in COMPARED if _changes(name, row, known))


def remembered(row: RosterValues, before: RosterValues | None) -> RosterValues:
    """Return the values to store as those of the last import, for every imported row, unchanged ones too.

    Where this list has no value, that of an earlier one stays the base.
    """
    if before is None:
        return row
    kept = {name: getattr(before, name) for name in COMPARED if getattr(row, name) is None}
    return replace(row, **kept)


def _changes(name: str, row: RosterValues, known: KnownHousehold) -> bool:
    said = getattr(row, name)
    if said is None or said == "" or said == getattr(known.now, name):
        return False
    if known.undone:
        return True
    if known.roster is None:
        return getattr(known.now, name) in {None, ""}
    return bool(said != getattr(known.roster, name))


def _pair(
    rows: Sequence[RosterValues],
    keys: Sequence[Key],
    known_keys: Iterable[tuple[Key, KnownHousehold]],
    found: list[KnownHousehold | None],
    taken: set[str],
) -> None:
    """Pairs rows and households of one key that are still free."""
    free: dict[Key, list[KnownHousehold]] = defaultdict(list)
    for key, household in known_keys:
        if household.id not in taken:
            free[key].append(household)
    waiting: dict[Key, list[int]] = defaultdict(list)
    for number, key in enumerate(keys):
        if found[number] is None and key in free:
            waiting[key].append(number)
    for key, numbers in waiting.items():
        for number, household in _pairs(rows, numbers, free[key]):
            found[number] = household
            taken.add(household.id)


def _pairs(
    rows: Sequence[RosterValues], numbers: list[int], households: list[KnownHousehold]
) -> list[tuple[int, KnownHousehold]]:
    if len(numbers) == 1 and len(households) == 1:
        return [(numbers[0], households[0])]
    pairs: list[tuple[int, KnownHousehold]] = []
    left = list(households)
    rest: list[int] = []
    for number in numbers:
        phone = rows[number].phone
        same = next((known for known in left if phone is not None and phone in _phones(known)), None)
        if same is None:
            rest.append(number)
        else:
            left.remove(same)
            pairs.append((number, same))
    return pairs + list(zip(rest, left, strict=False))


def _pair_by_phone(
    rows: Sequence[RosterValues],
    keys: Sequence[Key],
    known: Sequence[KnownHousehold],
    found: list[KnownHousehold | None],
    taken: set[str],
) -> None:
    """The same name in the same hamlet under the same phone is the same household at another address."""
    free = {
        (*key_of(household.now)[:2], phone): household
        for household in known
        if household.id not in taken
        for phone in _phones(household)
    }
    if not free:
        return
    for number, row in enumerate(rows):
        if found[number] is None and row.phone is not None:
            household = free.get((*keys[number][:2], row.phone))
            if household is not None and household.id not in taken:
                found[number] = household
                taken.add(household.id)


def _phones(household: KnownHousehold) -> set[str]:
    said = {household.now.phone, household.roster.phone if household.roster else None}
    return {phone for phone in said if phone is not None}


def field_changes(
    changed: Sequence[str], known: KnownHousehold | None, values: RosterValues
) -> tuple[FieldChange, ...]:
    """The changed fields as they are now and as the list states them."""
    if known is None:
        return ()
    return tuple(
        FieldChange(field=name, old=getattr(known.now, name), new=getattr(values, name)) for name in changed
    )


def missing_households(
    rows: Sequence[PlannedHousehold], known: Sequence[KnownHousehold]
) -> list[KnownHousehold]:
    """Return open households of an earlier list that no row names, of the hamlets and groups of these rows.

    A list whose rows all have a group covers only these groups. Parked rows name theirs by hamlet and name.
    """
    spoken = {(key_of(row.values)[0], fold(row.values.group or "")) for row in rows}
    whole = {hamlet for hamlet, group in spoken if not group}
    matched = {row.household_id for row in rows}
    named = {household.canon or household.id for household in known if household.id in matched}
    parked = {key_of(row.values)[:2] for row in rows if row.reason is not None}
    return [
        household
        for household in known
        if household.id not in named
        and not household.closed
        and not household.canon
        and household.roster is not None
        and _is_spoken_for(household, spoken, whole)
        and key_of(household.now)[:2] not in parked
    ]


def _is_spoken_for(
    household: KnownHousehold, spoken: AbstractSet[tuple[str, str]], whole: AbstractSet[str]
) -> bool:
    hamlet, group = key_of(household.now)[0], fold(household.now.group or "")
    return hamlet in whole or (hamlet, group) in spoken


def marks_of(values: RosterValues, key: bytes) -> set[str]:
    """Return the marks of a head: hamlet and name with the place, and with the phone."""
    hamlet, name, place = key_of(values)
    said = {f"place\0{hamlet}\0{name}\0{place}"}
    if values.phone:
        said.add(f"phone\0{hamlet}\0{name}\0{values.phone}")
    return {hmac.digest(key, text.encode(), "sha256").hex() for text in said}


def pair_erased(
    drafts: Sequence[Draft],
    known: Sequence[KnownHousehold],
    erased: ErasedHeads | None,
    paired: dict[int, KnownHousehold],
) -> None:
    """Add to `paired` (place of a draft -> household) the rows that name an erased head."""
    if erased is None or not erased.households:
        return
    by_id = {household.id: household for household in known}
    taken = {household.id for household in paired.values()}
    for place, draft in enumerate(drafts):
        if place in paired or not draft.values.name:
            continue
        for mark in marks_of(draft.values, erased.key):
            household = by_id.get(erased.households.get(mark, ""))
            if household is not None and household.erased and household.id not in taken:
                paired[place] = household
                taken.add(household.id)
                break
