"""A number that a laptop gave a household is kept by it, and no two households have one number."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.base.ids import HouseholdId
from core.events.kinds import EventKind, HouseholdField
from core.records.household import HouseholdQuery
from tests.storage.replicas import START, Replica, make_replica, reader

ACTIONS = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 6), st.integers(0, 30)), min_size=3, max_size=30
)


class Laptop:
    """A replica with every number it ever gave."""

    def __init__(self, replica: Replica) -> None:
        self.replica = replica
        self.given: dict[str, int] = {}

    def check(self) -> None:
        """Fail if a number changed, is missing in the list, or is listed twice."""
        rows = self.replica.connection.execute(
            "SELECT h.id, l.number FROM list_number l JOIN household h ON h.n = l.household"
        )
        numbers: dict[str, int] = dict(rows.fetchall())
        assert {one: numbers.get(one) for one in self.given} == self.given
        self.given = numbers
        households = reader(self.replica)
        shown = [row.list_number for row in households.rows(households.numbers(HouseholdQuery()))]
        assert 0 not in shown
        assert len(set(shown)) == len(shown)


def act(laptop: Laptop, kind: int, households: list[HouseholdId], dice: random.Random) -> None:
    replica, household = laptop.replica, dice.choice(households)
    replica.clock.advance(timedelta(seconds=dice.choice((1, 90))))
    match kind:
        case 0:
            households.append(
                replica.add_household(f"Hộ {len(households)}", hamlet=f"Ấp {dice.randint(1, 3)}")
            )
        case 1:
            replica.set_field(household, HouseholdField.ADDRESS, f"{dice.randint(1, 90)} Lý Bôn")
        case 2:
            replica.set_field(household, HouseholdField.ORDER, dice.randint(1, 90))
        case 3:
            replica.record(EventKind.HOUSEHOLD_CLOSED, household=household, reason="moved")
        case 4:
            replica.record(EventKind.HOUSEHOLD_REOPENED, household=household, reason="came_back")
        case 5:
            replica.record(EventKind.HOUSEHOLD_SAME, a=household, b=dice.choice(households))
        case 6:
            replica.set_field(household, HouseholdField.HAMLET, f"Ấp {dice.randint(1, 3)}")


@given(actions=ACTIONS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_number_stays_whatever_is_done_and_received(
    tmp_path_factory: pytest.TempPathFactory, actions: list[tuple[int, int, int]]
) -> None:
    """Adding, closing, moving, merging, and files with any part of the events in any order."""
    folder = tmp_path_factory.mktemp("numbers")
    laptops = [Laptop(make_replica(folder / f"{n}.db", at=START + timedelta(minutes=n))) for n in range(3)]
    households = [laptops[0].replica.add_household()]
    for who, kind, seed in actions:
        dice, laptop = random.Random(seed), laptops[who]
        act(laptop, kind, households, dice)
        laptop.check()
        lines = laptop.replica.lines()
        receiver = laptops[dice.choice([other for other in range(3) if other != who])]
        receiver.replica.receive(dice.sample(lines, dice.randint(1, len(lines))))
        receiver.check()
    everything = [line for laptop in laptops for line in laptop.replica.lines()]
    for laptop in laptops:
        laptop.replica.receive(random.Random(len(everything)).sample(everything, len(everything)))
        laptop.check()
        laptop.replica.connection.close()
    assert {frozenset(laptop.given) for laptop in laptops} == {frozenset(laptops[0].given)}
