"""Helpers of tests of merging people: their tables, and events about them."""

from __future__ import annotations

from collections.abc import Callable

from core.base.ids import HouseholdId
from core.events.kinds import EventKind
from tests.storage.replicas import CAMPAIGN, Replica, reader

Maker = Callable[[], Replica]


HASH = "ab" * 32


PEOPLE_TABLES = {
    "person": "SELECT p.id, h.id, c.id, p.born, p.sex, p.child, p.name, p.phone, p.gone, p.erased, p.hidden,"
    " p.may_tell FROM person p LEFT JOIN household h ON h.n = p.household"
    " LEFT JOIN household c ON c.n = p.canon ORDER BY p.id",
    "membership": "SELECT p.id, m.organisation FROM membership m JOIN person p ON p.n = m.person"
    " ORDER BY 1, 2",
    "progress": "SELECT p.id, g.campaign, g.stage, g.reason, g.platform, g.had, g.at FROM progress g"
    " JOIN person p ON p.n = g.person ORDER BY 1, 2",
    "total": "SELECT h.id, t.campaign, t.smartphones, t.had, t.installed FROM people_total t"
    " JOIN household h ON h.n = t.household ORDER BY 1, 2",
    "shares": "SELECT h.id, s.organisation, s.campaign, s.members, s.smartphones, s.installed"
    " FROM member_share s JOIN household h ON h.n = s.household ORDER BY 1, 2, 3",
    "household": "SELECT id, persons, children, hidden, name, phone, note, text_key FROM household"
    " ORDER BY id",
    "contested": "SELECT p.id, c.field FROM contested_person c JOIN person p ON p.n = c.person ORDER BY 1, 2",
    "erased": "SELECT id, line, erased FROM event WHERE erased IS NOT NULL ORDER BY id",
}


def state(replica: Replica) -> dict[str, list[tuple[object, ...]]]:
    people = {name: replica.connection.execute(sql).fetchall() for name, sql in PEOPLE_TABLES.items()}
    return replica.state() | {f"people.{name}": rows for name, rows in people.items()}


def add_person(replica: Replica, household: str, **stated: object) -> str:
    person = replica.ids.new(int(replica.clock.now().timestamp() * 1000))
    replica.record(EventKind.PERSON_ADDED, person=person, household=household, **stated)
    return person


def set_field(replica: Replica, person: str, field: str, value: object) -> None:
    replica.record(EventKind.PERSON_FIELD, person=person, field=field, value=value)


def stage(replica: Replica, person: str, name: str | None, **more: object) -> None:
    said = {"stage": name} if name else {}
    replica.record(EventKind.PERSON_STAGE, person=person, campaign=CAMPAIGN, **said, **more)


def consent(replica: Replica, purpose: str, *, given: bool = True, **subject: str) -> None:
    kind = EventKind.CONSENT_GIVEN if given else EventKind.CONSENT_WITHDRAWN
    text = {"version": "VN-01", "hash": HASH, "how": "paper"} if given else {}
    replica.record(kind, purpose=purpose, **text, **subject)


def totals(replica: Replica, household: HouseholdId) -> tuple[object, ...]:
    row = reader(replica).get(household)
    assert row is not None
    return row.people, row.smartphones, row.had, row.installed
