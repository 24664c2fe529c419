"""Registers that several people set: the value in use, and disagreement. Nothing of the program."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from tests.sim.happened import Event

FIELD_KINDS = ("household.field", "person.field", "conflict.resolved")
PROVINCES = ("name", "code", "hamlet")
"""Fields of a household that belong to the province."""

Tips = dict[tuple[str, str], list[Event]]


def subject(event: Event) -> str:
    """The person or household whose register is set."""
    return str(event.body.get("person") or event.body["household"])


def tips_of(events: Iterable[Event]) -> Tips:
    """Return (household or person, field) -> values that no event replaces, the one in use last (M5 to M8).

    Ownership has priority over clocks: the province's values of its own fields, the ward's of the others.
    """
    sets: Tips = defaultdict(list)
    for event in events:
        if event.kind in FIELD_KINDS:
            sets[subject(event), event.body["field"]].append(event)

    def rank(event: Event) -> tuple[bool, str, str]:
        owned = (event.body.get("by") == "province") == (event.body["field"] in PROVINCES)
        return (owned or "person" in event.body, *event.order)

    return {key: _tips(said, rank) for key, said in sets.items()}


def replaces(event: Event) -> set[str]:
    """Return the events that one names as replaced: in version 1 only fields did."""
    if event.kind == "conflict.resolved":
        return set(event.body["tips"])
    if event.body["v"] == 1 and event.kind not in FIELD_KINDS:
        return set()
    named = event.body.get("base") or []
    return {named} if isinstance(named, str) else set(named)


def _seen(event: Event, left_out: Mapping[str, Event]) -> set[str]:
    """Return the events that one replaces, and those replaced by named events that are left out."""
    found = replaces(event)
    for one in found & left_out.keys():
        found |= _seen(left_out[one], {key: other for key, other in left_out.items() if key != one})
    return found


def _tips(said: Iterable[Event], rank: Callable[[Event], Any], left_out: Iterable[Event] = ()) -> list[Event]:
    """Return the tips of one register, the one in use last; all where each was replaced by another.

    Events that are `left_out` replace nothing themselves; an event that names one has seen the events that it
    names.
    """
    in_order, without = sorted(said, key=rank), {event.id: event for event in left_out}
    replaced = {other for event in in_order for other in _seen(event, without) - {event.id}}
    replaced |= _twins(in_order, replaced)
    return [event for event in in_order if event.id not in replaced] or in_order


def by_clock(event: Event) -> tuple[str, str]:
    return event.order


def standing(
    events: Iterable[Event],
    keys: Callable[[Event], Iterable[Hashable]],
    rank: Callable[[Event], Any] = by_clock,
) -> dict[Any, Event]:
    """Return the event in force of each register; `keys` are the registers that an event sets."""
    sets: dict[Hashable, list[Event]] = defaultdict(list)
    for event in events:
        for key in keys(event):
            sets[key].append(event)
    return {key: _tips(said, rank)[-1] for key, said in sets.items()}


def closings(said: Iterable[Event], added: Iterable[Event]) -> dict[str, Event]:
    """Return the event in force of each closed or reopened household: an undone list closes none that another
    holds.
    """
    registers: dict[str, list[Event]] = defaultdict(list)
    for event in said:
        registers[event.body["household"]].append(event)
    adders: dict[str, set[str]] = defaultdict(set)
    for event in added:
        adders[event.body["household"]].add(event.device)
    found = {}
    for household, words in registers.items():
        holders = {one for one in adders[household] if not _has_undone(one, words)}
        counting = [e for e in words if not _undoes(e) or holders <= {e.device}]
        left_out = [e for e in words if e not in counting]
        if counting:
            found[household] = _tips(counting, by_clock, left_out)[-1]
    return found


def _undoes(event: Event) -> bool:
    return event.body.get("reason") == "import_undone"


def _has_undone(device: str, words: Iterable[Event]) -> bool:
    """Return True if the last event of a laptop on a household is the undo of its list."""
    own, others = ([e for e in words if (e.device == device) is its] for its in (True, False))
    return bool(own) and _undoes(_tips(own, by_clock, others)[-1])


def consents(events: Iterable[Event], key: Callable[[Event], Hashable]) -> dict[Any, Event]:
    """Return the state of each purpose: of concurrent answers a refusal; of version 1 the last."""
    sets: dict[Hashable, list[Event]] = defaultdict(list)
    for event in events:
        sets[key(event)].append(event)
    found = {}
    for one, said in sets.items():
        tips = _tips(said, by_clock)
        last_of_1 = max((e.order for e in said if e.body["v"] == 1), default=None)
        left = [e for e in tips if e.body["v"] > 1 or e.order == last_of_1] or tips
        refusals = [e for e in left if e.kind == "consent.withdrawn" and not e.body.get("mistake")]
        found[one] = (refusals or left)[-1]
    return found


def _twins(said: Iterable[Event], replaced: AbstractSet[Any]) -> set[str]:
    """First values of a household that are equal to a replaced first value: laptops that load one list."""
    first = [
        event
        for event in said
        if event.kind == "household.field"
        and not event.body.get("base")
        and event.body.get("value") is not None
    ]
    values = [event.body["value"] for event in first if event.id in replaced]
    return {event.id for event in first if event.body["value"] in values}


def differ(tips: Iterable[Event]) -> bool:
    """Return True if a decision is needed: the tips have different values (M6)."""
    return len({_comparable(tip.body) for tip in tips}) > 1


def _comparable(body: Mapping[str, Any]) -> object:
    value = body.get("value")
    return tuple(value) if isinstance(value, list) else value or ""
