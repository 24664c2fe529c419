"""The invariants: what a replica shows is what follows from what it must hold."""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from core.ranking.figures import Figures
from storage.conflict_reader import read_conflicts, read_forks
from tests.sim.machine import CAMPAIGN, Machine
from tests.sim.oracle import FIGURES, Event, Figure, Truth, conflicts, digest_of, forks
from tests.storage.replicas import STATE_TABLES, make_replica

DAYS = 1000


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
    digests: dict[str, str] = field(default_factory=dict)
    truths: dict[str, Truth] = field(default_factory=dict)
    done: int = 0

    def truth(self, machine: Machine) -> tuple[str, Truth]:
        ids = {one for one in machine.know.applying() if self.events[one].kind not in machine.unknown}
        key = digest_of(ids)
        if key not in self.truths:
            self.truths.clear()
            self.truths[key] = Truth((self.events[one] for one in ids), CAMPAIGN)
        return key, self.truths[key]

    def quick(self, machine: Machine) -> None:
        """The events, and every figure."""
        self.done += 1
        check_events(machine, self.events)
        _, truth = self.truth(machine)
        figures = machine.services.store.figures
        communes, hamlets = truth.figures()
        same("figures of communes", {row.code: sums(row) for row in figures.units()}, communes)
        shown = {(row.code, row.name.casefold()): sums(row) for row in figures.hamlets()}
        same("figures of hamlets", shown, hamlets)
        days = {day.day: (day.visited, day.installed) for day in figures.days(DAYS)}
        same("days", days, truth.days())

    def full(self, machine: Machine) -> None:
        """Every household, visit, conflict and fork; and one state for one set of events."""
        self.quick(machine)
        key, truth = self.truth(machine)
        check_households(machine, truth)
        known = [self.events[one] for one in machine.know.everything()]
        shown_forks = {(f.device, f.incarnation, f.cls, f.seq) for f in read_forks(machine.connection)}
        same("forks", shown_forks, forks(known))
        applying = [self.events[one] for one in machine.know.applying()]
        shown = {(one.household, one.field) for one in read_conflicts(machine.connection)}
        same("conflicts", shown, conflicts(e for e in applying if e.kind not in machine.unknown))
        state = state_digest(machine.connection)
        same("the state of one set of events", state, self.digests.setdefault(key, state))


def check_events(machine: Machine, events: dict[str, Event]) -> None:
    """Nothing that must be there is missing, nothing else is there, and no byte changed."""
    rows = machine.connection.execute("SELECT id, live, local, known, line FROM event").fetchall()
    know = machine.know
    same("events", {row[0] for row in rows}, know.everything())
    same("events that apply", {row[0] for row in rows if row[1]}, know.applying())
    same("events recorded here", {row[0] for row in rows if row[2]}, know.local)
    for one, _, _, known, line in rows:
        if events[one].line != bytes(line):
            raise DivergenceError(f"the bytes of {one} changed")
        same("known", bool(known), events[one].kind not in machine.unknown)


def sums(row: Figures) -> Figure:
    return Figure(*(getattr(row, name) for name in FIGURES))


def check_households(machine: Machine, truth: Truth) -> None:
    rows = machine.connection.execute(
        "SELECT h.id, c.id, h.added IS NOT NULL, h.closed, h.name, h.phone, h.address, h.code,"
        " h.roster_people FROM household h JOIN household c ON c.n = h.canon"
    )
    shown = {
        row[0]: tuple(row[1:]) for row in rows if row[1] != row[0] or row[2] or row[0] in truth.households
    }
    texts = ("name", "phone", "address", "code", "roster_people")
    true = {
        one.id: (one.canon, int(one.added is not None), one.closed, *(one.fields.get(name) for name in texts))
        for one in truth.households.values()
    }
    same("households", shown, true)
    rows = machine.connection.execute(
        "SELECT v.id, c.id, v.at, v.result, v.people, v.smartphones, v.had, v.installed, v.callback,"
        " v.voided, v.counts FROM visit v JOIN household c ON c.n = v.canon"
    )
    same(
        "visits",
        {row[0]: (*row[1:9], bool(row[9]), bool(row[10])) for row in rows},
        {
            one.event.id: (one.canon, one.at, one.result, *one.stated.values(), one.voided, one.counts)
            for one in truth.visits.values()
        },
    )
    officers = dict(machine.connection.execute("SELECT id, name FROM officer"))
    same("officers", officers, truth.officers())
    reader = machine.services.store.households
    for one in truth.listed():
        row = reader.get(one.id)  # type: ignore[arg-type] # ids of the season are plain text
        shown_row = row and (row.status.value, row.people or 0, row.smartphones or 0, row.installed)
        figure = truth.figure(one, truth.of_household(one.id))
        true_row = (truth.status(one), figure.people, figure.smartphones, figure.installed)
        same(f"status and totals of {one.id}", shown_row, true_row)


def rebuilt(machine: Machine, events: dict[str, Event], dice: random.Random, path: Path) -> None:
    """A new replica that gets the same lines in another order, in two files, comes to the same state."""
    lines = [events[one].line for one in sorted(machine.know.applying())]
    dice.shuffle(lines)
    fresh = make_replica(path)
    try:
        cut = dice.randint(0, len(lines))
        for part in (lines[:cut], lines[cut // 2 :]):
            fresh.receive(part)
        same("a state built anew", state_digest(fresh.connection), state_digest(machine.connection))
    finally:
        fresh.connection.close()


def state_digest(connection: Any) -> str:
    """Of everything derived, by ids alone. Stubs that an undone batch left behind hold nothing."""
    hashed = hashlib.sha256()
    for name, sql in STATE_TABLES.items():
        rows = connection.execute(sql).fetchall()
        if name == "household":
            rows = [row for row in rows if row[2] is not None or row[1] != row[0]]
        hashed.update(repr((name, rows)).encode())
    return hashed.hexdigest()
