"""Two people who changed one register of a person apart: both are seen, one is chosen, everywhere alike."""

from __future__ import annotations

from datetime import timedelta
from itertools import permutations

import orjson
import pytest

from core.base.errors import UserError
from core.events.kinds import EventKind
from storage.queries.conflicts import SqlConflicts
from tests.people.merging import Maker, add_person, consent, state
from tests.storage.replicas import Replica


def contested(replica: Replica) -> list[tuple[str, str]]:
    return [
        (row.field, "|".join(tip.value or "" for tip in row.tips))
        for row in SqlConflicts(replica.connection, lambda code, _day: code, ("", "")).person_conflicts(10)
    ]


def change(replica: Replica, person: str, field: str, value: object) -> None:
    """Change a field like the use case: on the stored value."""
    replica.record(EventKind.PERSON_FIELD, person=person, field=field, value=value)


class Contest:
    """Two laptops that changed one phone of a person apart, and a third that saw both and chose."""

    def __init__(self, new_replica: Maker, value: str) -> None:
        one, other, third = new_replica(), new_replica(), new_replica()
        household = one.add_household()
        self.person = add_person(one, household)
        change(one, self.person, "phone", "0987000000")
        self.start = one.lines()
        other.receive(self.start)
        change(one, self.person, "phone", "0987654321")
        other.clock.advance(timedelta(days=1))
        change(other, self.person, "phone", "0912345678")
        self.parts = [one.lines()[len(self.start) :], other.lines()[len(self.start) :]]
        for lines in (self.start, *self.parts):
            third.receive(lines)
        self.third, known = third, third.lines()
        assert contested(third) == [("phone", "0987654321|0912345678")]
        (conflict,) = self.reader().person_conflicts(10)
        tips = [tip.event for tip in conflict.tips]
        third.record(
            EventKind.CONFLICT_RESOLVED, person=self.person, field="phone", tips=tips, value=value
        )  # the third laptop's clock is a day behind the second's
        self.parts.append(third.lines()[len(known) :])

    def reader(self) -> SqlConflicts:
        return SqlConflicts(self.third.connection, lambda code, _day: code, ("", ""))

    def phone(self, replica: Replica) -> str | None:
        row = replica.connection.execute("SELECT phone FROM person WHERE id = ?", (self.person,)).fetchone()
        return None if row is None else row[0]


def test_a_conflict_of_a_person_resolved_shows_one_value_in_any_order(new_replica: Maker) -> None:
    contest = Contest(new_replica, "0987654321")
    states = []
    for order in permutations([contest.start, *contest.parts]):
        replica = new_replica()
        for lines in order:
            replica.receive(lines)
        states.append(state(replica))
        assert contest.phone(replica) == "0987654321"
        assert contested(replica) == []
    assert states.count(states[0]) == len(states) == 24


def test_a_change_that_a_resolution_had_not_seen_is_a_tip_again(new_replica: Maker) -> None:
    contest = Contest(new_replica, "0987654321")
    late = new_replica()
    for lines in (contest.start, contest.parts[0]):
        late.receive(lines)
    known = late.lines()
    late.clock.advance(timedelta(days=3))
    change(late, contest.person, "phone", "0905000000")
    replica = new_replica()
    for lines in (contest.start, *contest.parts, late.lines()[len(known) :]):
        replica.receive(lines)
    assert contested(replica) == [("phone", "0987654321|0905000000")]
    assert contest.phone(replica) == "0905000000"


def test_what_may_not_be_shown_of_a_person_is_no_question(new_replica: Maker) -> None:
    contest = Contest(new_replica, "0987654321")
    replica = new_replica()
    for lines in (contest.start, *contest.parts[:2]):
        replica.receive(lines)
    assert contested(replica)
    consent(replica, "phone", given=False, person=contest.person)
    assert contested(replica) == []
    consent(replica, "phone", person=contest.person)
    assert contested(replica)
    replica.record(EventKind.PERSON_ERASED, person=contest.person)
    assert contested(replica) == []
    kept = b"".join(replica.lines())
    assert b"0987654321" not in kept
    assert b"0912345678" not in kept


def test_an_erasure_cuts_a_resolution_in_a_file_that_was_undone(new_replica: Maker) -> None:
    contest = Contest(new_replica, "0987654321")
    replica = new_replica()
    for lines in (contest.start, *contest.parts):
        replica.receive(lines)
    with replica.writing() as unit:
        unit.events.withdraw_batch(unit.connection.execute("SELECT max(n) FROM batch").fetchone()[0])
    assert contest.phone(replica) == "0912345678"
    replica.record(EventKind.PERSON_ERASED, person=contest.person)
    assert b"0987654321" not in b"".join(replica.lines())


@pytest.mark.parametrize(
    "payload",
    [
        {"person": None},
        {"household": "01a0c450-6c00-7007-a508-8159456132b5"},
        {"field": "memberships", "value": "Nông dân"},
        {"field": "born", "value": "15/3/1970"},
    ],
)
def test_a_malformed_resolution_of_a_person_refuses_the_file(
    new_replica: Maker, payload: dict[str, object]
) -> None:
    contest = Contest(new_replica, "0987654321")
    line = orjson.loads(contest.parts[2][0]) | payload
    if payload.get("person", "") is None:
        del line["person"]
    replica = new_replica()
    replica.receive(contest.start)
    with pytest.raises(UserError, match=r"event\.payload"):
        replica.receive([orjson.dumps(line)])
