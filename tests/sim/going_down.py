"""Expected events of a list of households or of decisions. Nothing of the program is imported."""

from __future__ import annotations

from collections.abc import Callable

from tests.sim.happened import Event
from tests.sim.oracle import Truth
from tests.sim.registers import FIELD_KINDS

PERSONAL = ("name", "phone", "address", "note")
CLOSING = ("household.closed", "household.reopened")
JOINING = ("household.same", "household.not_same")


def _in_commune(truth: Truth, commune: str) -> Callable[[str | None], bool]:
    there = {one.id for one in truth.households.values() if one.added and one.added["commune"] == commune}
    return lambda household: household in there


def roster(truth: Truth, commune: str, *, full: bool) -> set[str]:
    """Return the events of the households of a commune; names only in a full list."""
    here = _in_commune(truth, commune)
    first = {one.id: one.added["id"] for one in truth.households.values() if one.added}

    def belongs(event: Event) -> bool:
        body, kind = event.body, event.kind
        if kind == "household.added":
            return here(body["household"]) and first[body["household"]] == event.id
        if kind in FIELD_KINDS and not body.get("person"):
            return here(body["household"]) and (full or body["field"] not in PERSONAL)
        return (kind in CLOSING and here(body["household"])) or (kind in JOINING and here(body["a"]))

    return {event.id for event in truth.events if belongs(event)} - truth.withheld()


def decisions(truth: Truth, commune: str, local: set[str]) -> set[str]:
    """Return the decisions of a machine about a commune."""
    here = _in_commune(truth, commune)
    visits = {one.event.id: one.household for one in truth.visits.values()}

    def belongs(event: Event) -> bool:
        body, kind = event.body, event.kind
        if kind == "conflict.resolved" and body.get("person"):
            return here(truth.people.persons[body["person"]].home)
        if kind == "conflict.resolved" or kind in CLOSING:
            return here(body["household"])
        if kind in JOINING:
            return here(body["a"])
        if kind == "duplicate.decided":
            return here(visits.get(body["visit"])) or here(visits.get(body["other"]))
        if kind in ("visit.returned", "visit.comment"):
            return here(visits.get(body["visit"]))
        return kind == "clock.offset"

    return {event.id for event in truth.events if event.id in local and belongs(event)} - truth.withheld()
