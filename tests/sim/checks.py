"""The invariants: what a replica shows is what follows from what it must hold."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from core.base.ids import VisitId
from core.records.figures import Figures
from core.sync.receipts import Place
from storage.queries.conflicts import read_conflicts, read_forks
from tests.sim.file_states import check_files
from tests.sim.happened import Event, digest_of, enrolments, forks
from tests.sim.machine import Machine
from tests.sim.oracle import FIGURES, Figure, Truth
from tests.sim.oracle_authority import Authority
from tests.sim.oracle_people import Erasures
from tests.sim.shown import check_doors, check_households, check_people, check_tracks
from tests.sim.state import state_digest

DAYS = 1000
T = TypeVar("T")


class DivergenceError(AssertionError):
    """A replica that shows something else than what happened."""


def same(what: str, shown: object, true: object) -> None:
    """Raises with what differs."""
    if shown == true:
        return
    if isinstance(shown, dict) and isinstance(true, dict):
        keys = [key for key in {**shown, **true} if shown.get(key) != true.get(key)]
        shown, true = {key: shown.get(key) for key in keys}, {key: true.get(key) for key in keys}
    elif isinstance(shown, set) and isinstance(true, set):
        shown, true = shown - true, true - shown
    raise DivergenceError(f"{what}: the program has {shown!r}, what happened is {true!r}")


@dataclass(slots=True)
class Checks:
    """Remembers the state of each set of events ever seen on a replica."""

    events: dict[str, Event]
    heads: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    lies: set[str] = field(default_factory=set)
    signed: Mapping[str, Collection[tuple[str, str]]] = field(default_factory=dict)
    province: Machine | None = None
    digests: dict[str, str] = field(default_factory=dict)
    truths: dict[str, Truth] = field(default_factory=dict)
    done: int = 0

    def applying(self, machine: Machine) -> set[str]:
        """Return the events that must show on a machine."""
        ids = {one for one in machine.know.applying() if self.events[one].kind not in machine.unknown}
        if self.province is None:
            return ids
        authority = Authority(
            machine.device, machine.unit, self.province.device, machine.know, self.events, self.lies,
            self.signed,
        )  # fmt: skip
        known = authority.of_known(ids)
        allowed = authority.allowed(known) if self.lies else known
        return allowed - authority.waiting(allowed)

    def truth(self, machine: Machine) -> tuple[str, Truth]:
        machine.remember_erasures()
        ids = self.applying(machine)
        key = digest_of(ids) + digest_of(machine.know.erasures)
        if key not in self.truths:
            self.truths.clear()
            erasures = [self.events[one] for one in machine.know.erasures]
            self.truths[key] = Truth((self.events[one] for one in ids), erasures, machine.campaign)
        return key, self.truths[key]

    def quick(self, machine: Machine) -> None:
        """The events, and every figure."""
        self.done += 1
        _, truth = self.truth(machine)
        check_events(machine, truth.erasures)
        figures = machine.services.store.figures
        communes, hamlets = truth.figures()
        same("figures of communes", {row.code: sums(row) for row in figures.units()}, communes)
        shown = {(row.code, row.name.casefold()): sums(row) for row in figures.hamlets()}
        same("figures of hamlets", shown, hamlets)
        days = {day.day: (day.visited, day.installed) for day in figures.days(DAYS)}
        same("days", days, truth.days())
        reader = machine.services.tracks.reader
        members = {m.organisation: (m.members, m.smartphones, m.installed) for m in reader.members()}
        every = reader.all_members()
        members |= {"": (every.members, every.smartphones, every.installed)}
        true = truth.people.members(one.id for one in truth.listed())
        same("members of organisations", members, {"": (0, 0, 0), **true})
        check_tracks(machine, truth, same)
        check_files(machine, self.heads, same)
        files = {path.stem for path in (machine.folder / "held").glob("*.tnb")}
        same("files that wait", files, set(machine.held))

    def full(self, machine: Machine) -> None:
        """Every household, person, visit, conflict and fork; who may send; one state for a set of events."""
        self.quick(machine)
        key, truth = self.truth(machine)
        check_households(machine, truth, same)
        check_people(machine, truth, same)
        check_doors(machine, truth, same)
        connection = machine.connection
        known = [self.events[one] for one in machine.know.everything()]
        shown_forks = {(f.device, f.incarnation, f.cls, f.seq) for f in read_forks(connection)}
        same("forks", shown_forks, forks(known))
        shown = {(one.household, one.field) for one in read_conflicts(connection)}
        same("conflicts", shown, truth.conflicts())
        people = machine.services.decisions.person_conflicts(1000)
        same("conflicts of persons", {(c.person, c.field) for c in people}, truth.people.conflicts())
        self._trust(machine)
        check_acknowledged(machine)
        state = state_digest(connection)
        same("the state of one set of events", state, self.digests.setdefault(key, state))

    def _trust(self, machine: Machine) -> None:
        know = machine.know
        said = enrolments((self.events[one] for one in know.applying()), know.province)
        rows = machine.connection.execute("SELECT device, signing_key, revoked FROM enrolment").fetchall()
        same("machines that the province named", {r[0]: r[1:] for r in rows},
             {device: (one.key, one.revoked) for device, one in said.items()})  # fmt: skip
        waiting = {request.keys.device for request in machine.services.enrolment.requests()}
        same("requests that wait", waiting, know.requests)
        province = machine.services.enrolment.standing().province
        same("the province", province and province.minisign, know.province)


def check_events(machine: Machine, erasures: Erasures) -> None:
    """Check that no expected event is missing, none is unexpected, and only the law changed bytes."""
    rows = machine.connection.execute("SELECT id, live, local, known, line, erased FROM event").fetchall()
    know, events = machine.know, machine.events
    everything, applying = know.everything(), know.applying()
    cut = {row[0] for row in rows if row[5]}
    same("events", {row[0] for row in rows}, everything)
    same("events that apply", {row[0] for row in rows if row[1]} - cut, applying - cut)
    same("events recorded here", {row[0] for row in rows if row[2]}, know.local)
    if cut or erasures.heads or erasures.persons:
        every = [events[one] for one in everything]
        fields = erasures.fields(every)
        same("what was erased", cut, fields | erasures.notes(every))
    for one, _, _, known, line, erased in rows:
        if erased:
            mark = {"id": one, "kind": events[one].kind, "hash": events[one].sha256, "erased": True}
            same("what is left of an erased line", (json.loads(bytes(line)), erased), (mark, mark["hash"]))
        elif events[one].line != bytes(line):
            raise DivergenceError(f"the bytes of {one} changed")
        same("known", bool(known), events[one].kind not in machine.unknown)


def check_acknowledged(machine: Machine) -> None:
    """Check that the receiver holds every event that this laptop counts as acknowledged."""
    know, events = machine.know, machine.events
    rows = machine.connection.execute(
        "SELECT r.receiver, e.id FROM receipt r JOIN acked a ON a.receiver = r.receiver JOIN event e"
        " ON e.stream = a.stream AND e.seq BETWEEN a.first AND a.last AND e.n <= r.last_event"
        " UNION SELECT f.receiver, e.id FROM acked_fork f JOIN event e ON e.n = f.event"
    )
    for receiver, one in rows:
        if one not in know.acked[receiver].holds:
            raise DivergenceError(f"{one} is taken for acknowledged, and {receiver} never had it")
    visits = [one for one in know.local if events[one].kind == "visit.recorded"]
    held = frozenset[str]().union(*(answer.holds for answer in know.acked.values()))
    places = machine.services.answers.places([VisitId(one) for one in visits])
    same("visits with a place", set(places), set(visits))
    there = {one for one, place in places.items() if place is Place.ACKNOWLEDGED}
    same("visits that the province is said to have", there - held, set())


def check_kept(machines: Iterable[Machine]) -> None:
    """Nothing acknowledged is missing on a disk that knows of its receipt: the writer's, or a later copy."""
    knows = [machine.know for machine in machines]
    for sender in knows:
        for answer in sender.acked.values():
            for receiver in knows:
                if answer.receipt in receiver.receipts:
                    same("acknowledged and gone", answer.holds - receiver.everything(), set())


def sums(row: Figures) -> Figure:
    return Figure(*(getattr(row, name) for name in FIGURES))
