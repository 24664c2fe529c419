"""Assigned officer of a household, and those who have it out. Nothing of the program is imported."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator

from tests.sim.happened import Event
from tests.sim.registers import standing

KINDS = ("assignment.given", "assignment.out", "assignment.back", "assignment.handed")

Canon = Callable[[str], str]


def doors(events: Iterable[Event], canon: Canon) -> tuple[dict[str, str], set[tuple[str, str]]]:
    """To whom each household is given, and (household, officer) of those that are out."""
    by_kind: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        by_kind[event.kind].append(event)

    def homes(event: Event) -> set[str]:
        return {canon(one) for one in event.body["households"]}

    def held(event: Event) -> Iterator[Hashable]:
        for name in ("by", "to") if event.kind == "assignment.handed" else ("by",):
            yield from ((one, event.body[name]) for one in homes(event))

    def is_out(officer: str, event: Event) -> bool:
        named = "to" if event.kind == "assignment.handed" else "by"
        return event.kind != "assignment.back" and event.body[named] == officer

    given = standing(by_kind[KINDS[0]], homes)
    carried = standing((e for kind in KINDS[1:] for e in by_kind[kind]), held)
    return (
        {one: event.body["to"] for one, event in given.items() if event.body.get("to")},
        {(one, officer) for (one, officer), event in carried.items() if is_out(officer, event)},
    )
