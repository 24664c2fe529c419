"""Helpers of tests of decisions: waiting files, every order of arrival, a contest over one phone."""

from __future__ import annotations

from datetime import timedelta
from itertools import permutations

from core.base.ids import HouseholdId
from core.events.kinds import HouseholdField
from core.sync.decisions import DecisionDesk
from storage.queries.conflicts import SqlConflicts
from tests.storage.replicas import Maker, Replica, reader

PHONE, NOTE, NAME, GROUP = (
    HouseholdField.PHONE,
    HouseholdField.NOTE,
    HouseholdField.NAME,
    HouseholdField.GROUP,
)


def waits(replica: Replica) -> SqlConflicts:
    return SqlConflicts(replica.connection, lambda code, _day: code, (replica.identity.device, "Ấp 1"))


def new_lines(replica: Replica, known: list[bytes]) -> list[bytes]:
    return [line for line in replica.lines() if line not in known]


def shown(replica: Replica, household: HouseholdId) -> tuple[str, str, str]:
    row = reader(replica).get(household)
    assert row is not None
    return row.head, row.phone, row.group


def everywhere(new_replica: Maker, start: list[bytes], parts: list[list[bytes]]) -> list[Replica]:
    """A replica for each order of arrival of `parts`, all of which show the same."""
    replicas = []
    for order in permutations(parts):
        replica = new_replica()
        replica.receive(start)
        for part in order:
            replica.receive(part)
        replicas.append(replica)
    for other in replicas[1:]:
        assert other.state() == replicas[0].state()
        assert waits(other).conflicts(10) == waits(replicas[0]).conflicts(10)
    return replicas


class Contest:
    """Two laptops that changed one phone without having seen each other, and a third that saw both."""

    def __init__(self, new_replica: Maker) -> None:
        self.one, self.other, self.third = new_replica(), new_replica(), new_replica()
        self.household = self.one.add_household()
        self.start = self.one.lines()
        self.other.receive(self.start)
        self.one.set_field(self.household, PHONE, "0987654321")
        self.other.clock.advance(timedelta(days=1))
        self.other.set_field(self.household, PHONE, "0912345678")
        self.by_one, self.by_other = new_lines(self.one, self.start), new_lines(self.other, self.start)
        for part in (self.start, self.by_one, self.by_other):
            self.third.receive(part)

    def resolve(self, value: str) -> list[bytes]:
        known = self.third.lines()
        desk(self.third).take_value(self.household, "phone", value)
        return new_lines(self.third, known)


def desk(replica: Replica, *, above_commune: bool = False) -> DecisionDesk:
    class Store:
        """The parts of an open workspace that the use case needs."""

        writing = replica.writing

    return DecisionDesk(Store(), waits(replica), above_commune=above_commune)  # type: ignore[arg-type]  # only `writing` is asked
