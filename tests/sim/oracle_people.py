"""Residents, visible values, stages. Nothing of the program is imported."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from tests.sim.happened import Event
from tests.sim.registers import FIELD_KINDS, Tips, consents, differ, standing

INSTALLED = ("installed", "registered", "activated", "working")
LIST, PHONE, ERASED = 1, 2, 4
EPOCH = datetime(1970, 1, 1, tzinfo=UTC).astimezone(timezone(timedelta(hours=7)))
HEAD_FIELDS = ("name", "phone", "note")
ByKind = Mapping[str, list[Event]]
"""Events by kind, each list in order."""


@dataclass(frozen=True, slots=True)
class Erasures:
    """Subjects of erasures, and the parts to be cut in every replica."""

    persons: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()

    @staticmethod
    def of(events: Iterable[Event]) -> Erasures:
        said = [event.body for event in events]
        return Erasures(
            frozenset(body["person"] for body in said if body.get("person")),
            frozenset(body["household"] for body in said if not body.get("person")),
        )

    def fields(self, events: Iterable[Event]) -> set[str]:
        """Values of registers that are cut."""
        return {
            event.id
            for event in events
            if event.kind in FIELD_KINDS
            and (
                event.body["field"] in ("name", "phone")
                if event.body.get("person") in self.persons
                else event.body.get("household") in self.heads and event.body["field"] in HEAD_FIELDS
            )
        }

    def notes(self, events: Iterable[Event]) -> set[str]:
        """Notes of visits to erased heads, where the visit is among the events too."""
        if not self.heads:
            return set()
        every = list(events)
        visits = {e.id for e in every if e.kind == "visit.recorded" and e.body["household"] in self.heads}
        return {e.id for e in every if e.kind == "visit.note" and e.body["visit"] in visits}


@dataclass(slots=True)
class Person:
    """Somebody, as every replica with the same events must show them."""

    id: str
    home: str | None
    canon: str | None
    is_added: bool
    born: str | None
    sex: str | None
    child: bool
    name: str | None
    phone: str | None
    memberships: frozenset[str]
    gone: str | None
    erased: bool
    hidden: int
    may_tell: bool
    stage: str | None = None
    reason: str | None = None
    platform: str | None = None
    had: bool = False

    @property
    def counts(self) -> bool:
        return self.is_added and self.gone is None and not self.child

    @property
    def has_smartphone(self) -> bool:
        return self.stage is not None and self.stage != "no_smartphone"


@dataclass(frozen=True, slots=True)
class People:
    """Everybody, by id; `canon` names the household that each household is read as."""

    by_kind: ByKind
    tips: Tips
    canon: Mapping[str, str]
    erasures: Erasures
    campaign: str
    ways: Mapping[str, str]
    of_households: Mapping[str, Mapping[str, bool]]
    """By canonical household: the state of each purpose."""
    own: Mapping[str, Mapping[str, bool]]
    persons: dict[str, Person]
    staged: dict[str, Event] = field(default_factory=dict)
    """By person: the stage in force."""

    @staticmethod
    def of(
        by_kind: ByKind, tips: Tips, canon: Mapping[str, str], erasures: Erasures, campaign: str
    ) -> People:
        said = standing(by_kind["household.way"], lambda e: [canon[e.body["household"]]])
        ways = {household: event.body["way"] for household, event in said.items()}
        words = by_kind["consent.given"] + by_kind["consent.withdrawn"]
        households = _last_words(
            [e for e in words if not e.body.get("person")], lambda e: canon[e.body["household"]]
        )
        own = _last_words([e for e in words if e.body.get("person")], lambda e: str(e.body["person"]))
        people = People(by_kind, tips, canon, erasures, campaign, ways, households, own, {})
        people._find()
        return people

    def _find(self) -> None:
        added: dict[str, Mapping[str, Any]] = {}
        for event in sorted(self.by_kind["person.added"], key=lambda one: one.id, reverse=True):
            added[event.body["person"]] = event.body
        named = {
            event.body["person"]
            for events in self.by_kind.values()
            for event in events
            if event.body.get("person")
        }
        gone = {
            one: None if e.body.get("voided") is False else e.body.get("reason")
            for one, e in standing(self.by_kind["person.voided"], lambda e: [e.body["person"]]).items()
        }
        for one in sorted(named | self.erasures.persons):
            self.persons[one] = self._person(one, added.get(one), gone.get(one))
        stages = [e for e in self.by_kind["person.stage"] if e.body["campaign"] == self.campaign]
        for one, event in standing(stages, lambda e: [e.body["person"]]).items():
            self.staged[one] = event
            person, body = self.persons[one], event.body
            person.reason, person.platform = body.get("reason"), body.get("platform")
        self.set_stages("9999")
        before = [event for event in stages if event.body.get("had") is not None]
        for one, event in standing(before, lambda e: [e.body["person"]]).items():
            self.persons[one].had = event.body["had"]

    def set_stages(self, upto: str) -> None:
        """Show the stages that were recorded on reporting days up to and including `upto`, and no others."""
        for one, event in self.staged.items():
            day = reporting_day(EPOCH + timedelta(milliseconds=int(event.hlc[:12], 16)))
            self.persons[one].stage = event.body.get("stage") if day <= upto else None

    def _person(self, one: str, added: Mapping[str, Any] | None, gone: str | None) -> Person:
        stated = added or {}

        def register(name: str, otherwise: Any = None) -> Any:
            tips = self.tips.get((one, name))
            return otherwise if tips is None else tips[-1].body.get("value")

        home = register("household") or stated.get("household")
        canon = None if home is None else self.canon[home]
        states = {**(self.of_households.get(canon, {}) if canon else {}), **self.own.get(one, {})}
        hidden, child = bits(states), bool(stated.get("child"))
        return Person(
            id=one, home=home, canon=canon, is_added=added is not None,
            born=register("born", stated.get("born")), sex=register("sex", stated.get("sex")), child=child,
            name=None if child or hidden & LIST else register("name"),
            phone=None if child or hidden & PHONE else register("phone"),
            memberships=frozenset(register("memberships") or ()), gone=gone,
            erased=one in self.erasures.persons, hidden=hidden, may_tell=states.get("membership") is True,
        )  # fmt: skip

    def one_by_one(self, canon: str) -> bool:
        """Return True if the people of a household are recorded person by person."""
        return self.ways.get(canon) == "persons"

    def counted(self, canon: str) -> list[Person]:
        """Return the adults of the household."""
        return [one for one in self.persons.values() if one.canon == canon and one.counts]

    def children(self, canon: str) -> int:
        return sum(
            p.canon == canon and p.is_added and p.gone is None and p.child for p in self.persons.values()
        )

    def hidden_of(self, household: str) -> int:
        """Return the hidden parts of a household (bits)."""
        states = self.of_households.get(self.canon[household], {})
        return bits(states) | (ERASED if household in self.erasures.heads else 0)

    def withheld(self) -> set[str]:
        """Events that no file may carry: what a withdrawn or refused consent covers."""
        found = set()
        for kind in FIELD_KINDS:
            for event in self.by_kind[kind]:
                body, name = event.body, event.body["field"]
                if body.get("person"):
                    hidden, listed = self.persons[body["person"]].hidden, {"name"}
                else:
                    hidden, listed = self.hidden_of(body["household"]), {"name", "note"}
                if (hidden & LIST and name in listed) or (hidden & PHONE and name == "phone"):
                    found.add(event.id)
        visits = {event.id: event.body["household"] for event in self.by_kind["visit.recorded"]}
        for event in self.by_kind["visit.note"]:
            household = visits.get(event.body["visit"])
            if household is not None and self.hidden_of(household) & LIST:
                found.add(event.id)
        return found

    def conflicts(self) -> set[tuple[str, str]]:
        """(person, field) on which people disagree and somebody may look."""
        found = set()
        for (one, name), tips in self.tips.items():
            person = self.persons.get(one)
            if person is None or person.gone is not None or person.home is None or not differ(tips):
                continue
            bit = {"name": LIST, "phone": PHONE}.get(name, 0)
            if not bit or not (person.child or person.hidden & bit):
                found.add((one, name))
        return found

    def members(self, listed: Iterable[str]) -> dict[str, tuple[int, int, int]]:
        """Organisation ('' = each member once) -> members, with a smartphone, with the app."""
        found: dict[str, tuple[int, int, int]] = defaultdict(lambda: (0, 0, 0))
        for canon in listed:
            for person in self.counted(canon) if self.one_by_one(canon) else ():
                for name in (*person.memberships, *([""] if person.memberships else [])):
                    members, smartphones, installed = found[name]
                    found[name] = (
                        members + 1, smartphones + person.has_smartphone,
                        installed + (person.stage in INSTALLED),
                    )  # fmt: skip
        return dict(found)


def reporting_day(at: datetime) -> str:
    """Before eight it is still the day before."""
    return (at - timedelta(hours=8)).date().isoformat()


def bits(states: Mapping[str, bool]) -> int:
    return (LIST if states.get("list") is False else 0) | (PHONE if states.get("phone") is False else 0)


def _last_words(said: Iterable[Event], subject: Callable[[Event], str]) -> dict[str, dict[str, bool]]:
    found: dict[str, dict[str, bool]] = defaultdict(dict)
    for (one, purpose), event in consents(said, lambda e: (subject(e), e.body["purpose"])).items():
        found[one][purpose] = event.kind == "consent.given"
    return dict(found)
