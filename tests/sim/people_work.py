"""Recording people one by one: who they are, how far they have come, what they agree to, what is erased."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from core.base.ids import HouseholdId, PersonId
from core.campaigns.models import Platform, Stage
from core.people.desk import StageEntry
from core.people.line import NewPerson
from core.records.consent import How, Subject
from core.records.person import GoneReason, PersonField, Sex, Way
from tests.sim.machine import Machine
from tests.sim.oracle import Truth
from tests.sim.oracle_people import Person
from tests.sim.work import NOTHING, Expected, Work

NAMES: Final = ("Phạm Hữu Hà", "Trần Thị Bé", "=cmd|x", "<b>An</b>")
PHONES: Final = ("0911222333", "0977888999")
PURPOSES: Final = ("list", "phone", "membership")
ORGANISATIONS: Final = ("youth_union", "farmers", "women")
REASONS: Final = (None, "no_code", "no_memory", "later")


@dataclass(frozen=True, slots=True)
class PeopleWork:
    """Chooses by dice; `truth` is what is known at this machine."""

    dice: random.Random
    truth: Truth
    machine: Machine

    def choose(self, household: str) -> Work:
        people, canon = self.truth.people, self.truth.households[household].canon
        here = [p for p in people.persons.values() if p.canon == canon and p.is_added]
        adults = [person for person in here if not person.child and person.gone is None]
        unknown = self.machine.unknown
        home = Subject(household=HouseholdId(household))
        choices: list[tuple[int, Callable[[], Work]]] = [(3, lambda: self._consent(home, canon))]
        if not people.one_by_one(canon):
            choices += [(8, lambda: self._way(household, "persons"))]
        else:
            choices += [(1, lambda: self._way(household, "counts"))]
            choices += [(20 if len(adults) < 3 else 4, lambda: self._add(household, canon))]
            if "person.erased" not in unknown:
                choices += [(1, lambda: self._erase_head(household))]
        if here:
            anybody = self.dice.choice(here)
            choices += [(1, lambda: self._put_back(anybody)), (2, lambda: self._move(anybody))]
            if "person.erased" not in unknown:
                choices += [(2, lambda: self._erase(anybody))]
        if adults:
            adult = self.dice.choice(adults)
            choices += [
                (12, lambda: self._stage(adult)),
                (5, lambda: self._field(adult)),
                (3, lambda: self._memberships(adult)),
                (1, lambda: self._take_off(adult)),
                (4, lambda: self._consent(Subject(person=PersonId(adult.id)), adult.canon or "")),
            ]
        return self.dice.choices([work for _, work in choices], [weight for weight, _ in choices])[0]()

    def _way(self, household: str, way: str) -> Work:
        return (
            f"record {household[-6:]} by {way}",
            lambda s: s.people.set_way(HouseholdId(household), Way(way)),
            [("household.way", {"household": household, "way": way})],
        )

    def _may(self, states: dict[str, bool], purpose: str) -> bool:
        """The campaign rests on consent: nothing is kept of whom nobody asked."""
        return states.get(purpose) is True

    def _add(self, household: str, canon: str) -> Work:
        dice = self.dice
        states = dict(self.truth.people.of_households.get(canon, {}))
        child = dice.random() < 0.2
        year = dice.choice([None, 1961, 1988, 2001])
        named = not child and self._may(states, "list") and dice.random() < 0.8
        called = not child and self._may(states, "phone") and dice.random() < 0.8
        groups = tuple(dice.sample(self._organisations(), dice.randint(0, 2))) if not child else ()
        new = NewPerson(
            name=dice.choice(NAMES) if named else "", phone=dice.choice(PHONES) if called else "",
            birth_year=None if child else year, sex=dice.choice([None, Sex.MALE, Sex.FEMALE]), is_child=child,
            memberships=groups,
        )  # fmt: skip
        band = None if child or year is None else f"{year - year % 5}-{year - year % 5 + 4}"
        said = {"household": household, "born": band, "sex": new.sex and new.sex.value,
                "child": True if child else None}  # fmt: skip
        events: Expected = [("person.added", said)]
        if named:
            events.append(("person.field", {"field": "name", "value": new.name, "base": None}))
        if called:
            events.append(("person.field", {"field": "phone", "value": new.phone, "base": None}))
        if groups:
            events.append(("person.field", {"field": "memberships", "value": sorted(groups)}))
        return (
            f"add somebody to {household[-6:]}{', a child' if child else ''}",
            lambda s: s.people.add(HouseholdId(household), new),
            events,
        )

    def _organisations(self) -> list[str]:
        return [one.code for one in self.machine.services.people.organisations.all()][:4]

    def _field(self, person: Person) -> Work:
        name = self.dice.choice([PersonField.NAME, PersonField.PHONE, PersonField.SEX, PersonField.BORN])
        values = {"name": NAMES, "phone": PHONES, "sex": ("male", "female"), "born": ("1950", "1977")}
        value = self.dice.choice(values[name.value])
        kept = f"{int(value) - int(value) % 5}-{int(value) - int(value) % 5 + 4}" if name == "born" else value
        if getattr(person, name.value) == kept:
            return NOTHING
        said = self._said(person, name.value, kept)
        return (
            f"set {name.value} of {person.id[-6:]}",
            lambda s: s.people.set_field(PersonId(person.id), name, value),
            [("person.field", said)],
        )

    def _said(self, person: Person, name: str, value: object) -> dict[str, Any]:
        tips = self.truth.tips.get((person.id, name))
        base = [tip.id for tip in reversed(tips or ())] or None
        return {"person": person.id, "field": name, "value": value, "base": base}

    def _memberships(self, person: Person) -> Work:
        groups = sorted(self.dice.sample(self._organisations(), self.dice.randint(0, 2)))
        if frozenset(groups) == person.memberships:
            return NOTHING
        return (
            f"organisations of {person.id[-6:]}: {', '.join(groups)}",
            lambda s: s.people.set_memberships(PersonId(person.id), tuple(groups)),
            [("person.field", self._said(person, "memberships", groups))],
        )

    def _move(self, person: Person) -> Work:
        others = sorted(
            one.id for one in self.truth.households.values()
            if one.added is not None and one.canon != person.canon
        )  # fmt: skip
        if not others:
            return NOTHING
        to = self.dice.choice(others)
        return (
            f"{person.id[-6:]} moves to {to[-6:]}",
            lambda s: s.people.move(PersonId(person.id), HouseholdId(to)),
            [("person.field", self._said(person, "household", to))],
        )

    def _stage(self, person: Person) -> Work:
        stage = self.dice.choice([one for one in (*Stage, *Stage, None) if one != person.stage])
        platform = self.dice.choice([None, *Platform])
        entry = StageEntry(
            stage=stage, reason=self.dice.choice(REASONS), platform=platform,
            had=self.dice.choice([None, True, False]),
        )  # fmt: skip
        said = {"person": person.id, "campaign": self.machine.campaign,
                "stage": None if stage is None else stage.value, "reason": entry.reason}  # fmt: skip
        return (
            f"{person.id[-6:]}: {stage}",
            lambda s: s.people.set_stage(PersonId(person.id), entry),
            [("person.stage", said)],
        )

    def _take_off(self, person: Person) -> Work:
        reason = self.dice.choice(list(GoneReason))
        said = {"person": person.id, "reason": reason.value}
        return (
            f"take {person.id[-6:]} off",
            lambda s: s.people.take_off(PersonId(person.id), reason),
            [("person.voided", said)] if person.gone != reason else [],
        )

    def _put_back(self, person: Person) -> Work:
        return (
            f"put {person.id[-6:]} back",
            lambda s: s.people.put_back(PersonId(person.id)),
            [("person.voided", {"person": person.id, "voided": False})] if person.gone is not None else [],
        )

    def _erase(self, person: Person) -> Work:
        return (
            f"erase {person.id[-6:]}",
            lambda s: s.people.erase(PersonId(person.id)),
            [("person.erased", {"person": person.id})],
        )

    def _erase_head(self, household: str) -> Work:
        return (
            f"erase the head of {household[-6:]}",
            lambda s: s.people.erase_head(HouseholdId(household)),
            [("person.erased", {"household": household})],
        )

    def _consent(self, subject: Subject, canon: str) -> Work:
        """Give, refuse, or withdraw a consent; an unchanged one is no event."""
        people, dice = self.truth.people, self.dice
        states = people.own.get(subject.person, {}) if subject.person else people.of_households.get(canon, {})
        purposes = dice.sample(PURPOSES, dice.randint(1, 3))
        about = {"person": subject.person} if subject.person else {"household": subject.household}
        if dice.random() < 0.3 and "consent.withdrawn" not in self.machine.unknown:
            fresh = [one for one in purposes if states.get(one) is not False]
            return (
                f"{self._named(subject)} refuses {', '.join(purposes)}",
                lambda s: s.consents.withdraw(subject, purposes),
                [("consent.withdrawn", {**about, "purpose": one}) for one in fresh],
            )
        fresh = [one for one in purposes if states.get(one) is not True]
        how = dice.choice(list(How))
        return (
            f"{self._named(subject)} agrees to {', '.join(purposes)}",
            lambda s: s.consents.give(subject, purposes, how),
            [("consent.given", {**about, "purpose": one, "how": how.value}) for one in fresh],
        )

    def _named(self, subject: Subject) -> str:
        return (subject.person or subject.household or "")[-6:]
