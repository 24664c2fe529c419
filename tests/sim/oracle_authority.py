"""Authority of each machine. Nothing of the program is imported."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from tests.sim.happened import Event, Knowledge, enrolments, vouchings

COMMUNE_DIGITS = 5
ABOVE = ("clock.offset",)
OF_OFFICERS = ("officer.added", "officer.field")
OF_MACHINES = "device."


@dataclass(slots=True)
class Authority:
    """One replica's answer to which of the events that it applies may be."""

    own: str
    unit: str
    province: str
    """Its device, whose lists every laptop of the province reads."""
    know: Knowledge
    events: Mapping[str, Event]
    lies: Collection[str]
    """Events that somebody made up; all others must apply, or an honest ward is locked out."""
    signed: Mapping[str, Collection[tuple[str, str]]]
    """By event: (device, signing key) of each file that carried it."""
    _units: dict[str, str] = field(default_factory=dict)
    _homes: dict[str, str] = field(default_factory=dict)
    """Households of visits and persons."""
    _communes: dict[str, str] = field(default_factory=dict)

    def of_known(self, ids: Iterable[str]) -> set[str]:
        """Return the events but those that came in files of machines of which nothing is known any more.

        That is so where the file that brought the word for them was taken back.
        """
        senders = {file.sender for file in self.know.files if file.applied}
        strangers = senders - self._units_of_machines().keys()
        said = (self.events[one] for one in ids)
        brought = {(file.sender, one) for file in self.know.files if file.applied for one in file.events}
        return {
            event.id
            for event in said
            if event.device not in strangers
            or (event.device, event.id) not in brought
            or event.id in self.know.local
            or event.kind.startswith(OF_MACHINES)
        }

    def allowed(self, ids: Iterable[str]) -> set[str]:
        """Return the events that may be."""
        said = [self.events[one] for one in ids]
        self._units = self._units_of_machines()
        added = sorted((e for e in said if e.kind == "household.added"), key=lambda e: e.id)
        for event in added:
            if self._may_be(event):
                self._communes.setdefault(event.body["household"], event.body["commune"])
        for event in said:
            if event.kind == "visit.recorded":
                self._homes[event.id] = event.body["household"]
            elif event.kind == "person.added":
                self._homes[event.body["person"]] = event.body["household"]
        return {event.id for event in said if self._may_be(event)}

    def waiting(self, ids: Iterable[str]) -> set[str]:
        """Return the erasures by others that wait for their subject (docs/authority.md).

        A head has arrived with the household, a person with their own event and the household of that; an id
        that names its unit need not arrive. An erasure that took effect once at this machine is final.
        """
        settled = self.know.local | self.know.erasures
        said = [self.events[one] for one in ids]
        homes = {event.body["household"] for event in said if event.kind == "household.added"}
        added = (event.body for event in said if event.kind == "person.added")
        persons = {body["person"] for body in added if body["household"] in homes}
        return {
            event.id
            for event in said
            if event.kind == "person.erased"
            and event.id not in settled
            and event.body.get("person") not in persons
            and event.body.get("household") not in homes
            and named_unit(event.body.get("person") or event.body["household"]) is None
        }

    def _units_of_machines(self) -> dict[str, str]:
        every = [self.events[one] for one in self.know.applying()]
        found = {device: one.unit for device, one in self.know.trusted.items() if one.by_person}
        found |= {device: one.unit for device, one in vouchings(every, self.know).items()}
        named = enrolments(every, self.know.province)
        found |= {device: one.unit for device, one in named.items() if one.unit is not None}
        return found | {self.province: "96", self.own: self.unit}

    def _may_be(self, event: Event) -> bool:
        if event.id in self.know.local or event.kind.startswith(OF_MACHINES):
            return True
        own = self._may(self._units.get(event.device), event)
        files = [file for file in self.know.files if file.applied and event.id in file.events]
        senders = {file.sender for file in files}
        passed_on = any(self._may(self._units.get(one), event) for one in senders)
        if event.id not in self.lies:
            proven = event.device in senders or any(self._proves(event, file.former) for file in files)
            return proven or passed_on
        if event.device in senders:
            return own
        return passed_on and (own or event.device not in self._units)

    def _proves(self, event: Event, former: Collection[str]) -> bool:
        """Return True unless its device sealed the line only by keys that were replaced before it came."""
        keys = {key for device, key in self.signed.get(event.id, ()) if device == event.device}
        return not keys or not keys <= set(former)

    def _may(self, unit: str | None, event: Event) -> bool:
        if unit is None:
            return False
        above = event.kind in ABOVE or event.body.get("by") == "province"
        if above and len(unit) >= COMMUNE_DIGITS:
            return False
        if len(unit) < COMMUNE_DIGITS:
            return True
        if event.kind in OF_OFFICERS:
            who = str(event.body["who"])
            return who[14] != "8" or who[-COMMUNE_DIGITS:] == unit
        communes = [self._commune(event, one) for one in self._subjects(event)]
        known = [one for one in communes if one is not None]
        return all(one == unit for one in known) and (bool(known) or event.kind != "person.erased")

    def _subjects(self, event: Event) -> list[str]:
        body = event.body
        keys = ("household", "a", "b", "visit", "other", "person")
        return [*(body[key] for key in keys if body.get(key)), *body.get("households", ())]

    def _commune(self, event: Event, subject: str) -> str | None:
        if event.kind == "household.added":
            of_id = subject[-COMMUNE_DIGITS:] if subject[14] == "8" else event.body["commune"]
            return event.body["commune"] if of_id == event.body["commune"] else "none"
        if event.kind == "person.added" and subject == event.body["person"]:
            return None
        said = self._communes.get(self._homes.get(subject, subject))
        return named_unit(subject) if said is None and event.kind == "person.erased" else said


def named_unit(subject: str) -> str | None:
    """The commune that an id names."""
    return subject[-COMMUNE_DIGITS:] if subject[14] == "8" else None
