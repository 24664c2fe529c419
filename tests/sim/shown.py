"""Households, people and tracks as a replica shows them, beside what follows from its events."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.sim.machine import Machine
from tests.sim.oracle import Household, Truth
from tests.sim.oracle_doors import doors
from tests.sim.oracle_people import INSTALLED
from tests.sim.oracle_tracks import folded

Same = Callable[[str, object, object], None]

TEXTS = ("name", "phone", "note", "address", "code", "roster_people")


def check_households(machine: Machine, truth: Truth, same: Same) -> None:
    rows = machine.connection.execute(
        "SELECT h.id, c.id, h.added IS NOT NULL, h.closed, h.name, h.phone, h.note, h.address, h.code,"
        " h.roster_people, h.hidden FROM household h JOIN household c ON c.n = h.canon"
    )
    shown = {
        row[0]: tuple(row[1:]) for row in rows if row[1] != row[0] or row[2] or row[0] in truth.households
    }
    true = {
        one.id: (
            one.canon, int(one.added is not None), one.closed, *(truth.shown(one, name) for name in TEXTS),
            truth.people.hidden_of(one.id),
        )
        for one in truth.households.values()
    }  # fmt: skip
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
    for one in truth.listed():
        _check_listed(machine, truth, one, same)


def check_doors(machine: Machine, truth: Truth, same: Same) -> None:
    canon = {one.id: one.canon for one in truth.households.values()}
    given, out = doors(truth.events, lambda one: canon.get(one, one))
    execute, of = machine.connection.execute, "JOIN household h ON h.n = d.household"
    same("doors given", dict(execute(f"SELECT h.id, d.officer FROM door d {of}")), given)
    same("doors out", set(execute(f"SELECT h.id, d.officer FROM door_holder d {of}")), out)


def _check_listed(machine: Machine, truth: Truth, one: Household, same: Same) -> None:
    row = machine.services.store.households.get(one.id)  # type: ignore[arg-type] # ids here are plain text
    shown = row and (row.status.value, row.people or 0, row.smartphones or 0, row.installed, row.way.value)
    figure = truth.figure(one, truth.of_household(one.id))
    way = "persons" if truth.people.one_by_one(one.id) else "counts"
    true = (truth.status(one), figure.people, figure.smartphones, figure.installed, way)
    same(f"status and totals of {one.id}", shown, true)
    if way == "persons":
        row = machine.connection.execute("SELECT children FROM household WHERE id = ?", (one.id,)).fetchone()
        same(f"children of {one.id}", row[0], truth.people.children(one.id))


def check_people(machine: Machine, truth: Truth, same: Same) -> None:
    rows = machine.connection.execute(
        "SELECT p.id, h.id, c.id, p.born, p.sex, p.child, p.name, p.phone, p.gone, p.erased, p.hidden,"
        " p.may_tell FROM person p LEFT JOIN household h ON h.n = p.household"
        " LEFT JOIN household c ON c.n = p.canon WHERE p.added IS NOT NULL"
    )
    shown: dict[str, tuple[Any, ...]] = {row[0]: tuple(row[1:]) for row in rows}
    added = {one.id: one for one in truth.people.persons.values() if one.is_added}
    same("people", shown, {
        one.id: (one.home, one.canon, one.born, one.sex, int(one.child), one.name, one.phone, one.gone,
                 int(one.erased), one.hidden, int(one.may_tell))
        for one in added.values()
    })  # fmt: skip
    reader = machine.services.people.reader
    for one in added.values():
        person = reader.get(one.id)  # type: ignore[arg-type] # ids here are plain text
        assert person is not None
        stage, platform = (each and each.value for each in (person.stage, person.platform))
        same(
            f"how far {one.id} has come",
            (stage, person.reason, platform, person.had, person.is_installed, frozenset(person.memberships)),
            (one.stage, one.reason, one.platform, one.had, one.stage in INSTALLED, one.memberships),
        )


def check_tracks(machine: Machine, truth: Truth, same: Same) -> None:
    reader = machine.services.tracks.reader
    shown = {
        (s.unit, folded(s.section)): (s.statement, s.staff, s.smartphones, s.installed, s.number)
        for s in reader.sections()
    }
    same("sections of the agency", shown, truth.tracks.sections())
    declared = {
        (s.unit, folded(s.organisation)): (s.statement, s.members, s.smartphones)
        for s in reader.declarations()
    }
    true = {key: said[:3] for key, said in truth.tracks.declarations().items()}
    same("members declared", declared, true)
    points = {
        p.id: (p.kind, p.place, p.host, p.guided, p.had, p.installed, p.voided)
        for p in reader.points(voided=True)
    }
    same("outreach points", points, truth.tracks.points())
    _check_states(machine, truth, same)


def _check_states(machine: Machine, truth: Truth, same: Same) -> None:
    """The tracks side by side: nothing of one is added to another."""
    said = {state.track.value: dict(state.counted) for state in machine.services.tracks.states()}
    sections = list(truth.tracks.sections().values())
    points = [point for point in truth.tracks.points().values() if not point[-1]]
    communes, _ = truth.figures()
    names = ("listed", "visited", "people", "smartphones", "installed")
    true = {"household": {name: sum(getattr(one, name) for one in communes.values()) for name in names}}
    if "agency" in said:
        staff, smartphones, installed = (sum(one[at] for one in sections) for at in (1, 2, 3))
        true["agency"] = {"sections": len(sections), "staff": staff, "smartphones": smartphones,
                          "installed": installed, "not_yet": smartphones - installed}  # fmt: skip
        members, owners, helped = truth.people.members(one.id for one in truth.listed()).get("", (0, 0, 0))
        declared = sum(said[2] for said in truth.tracks.declarations().values())
        true["members"] = {"members": members, "smartphones": owners, "installed": helped,
                           "left": owners - helped, "declared_smartphones": declared}  # fmt: skip
        guided, had, there = (sum(one[at] for one in points) for at in (3, 4, 5))
        true["outreach"] = {"points": len(points), "guided": guided, "had": had, "installed": there}
    same("the tracks side by side", said, true)
