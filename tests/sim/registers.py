"""Registers that several people set: which value stands, and where they disagree. Nothing of the program."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
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
    """(household or person, field) -> values that no event replaces, the one that stands last (M5 to M8).

    Ownership goes before clocks: the province's word on its own fields, the ward's on the others.
    """
    sets: Tips = defaultdict(list)
    for event in events:
        if event.kind in FIELD_KINDS:
            sets[subject(event), event.body["field"]].append(event)

    def rank(event: Event) -> tuple[bool, str, str]:
        owned = (event.body.get("by") == "province") == (event.body["field"] in PROVINCES)
        return (owned or "person" in event.body, *event.order)

    found = {}
    for key, said in sets.items():
        replaced = {event.body.get("base") for event in said}.union(*(e.body.get("tips", ()) for e in said))
        replaced |= _twins(said, replaced)
        found[key] = sorted((e for e in said if e.id not in replaced), key=rank) or sorted(said, key=rank)
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
    """Whether somebody should look: the tips say different things (M6)."""
    return len({_comparable(tip.body) for tip in tips}) > 1


def _comparable(body: Mapping[str, Any]) -> object:
    value = body.get("value")
    return tuple(value) if isinstance(value, list) else value or ""
