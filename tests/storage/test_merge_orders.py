"""Any order, any cut, any repetition of the same events shows the same state."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.base.ids import HouseholdId
from core.events.kinds import EventKind, HouseholdField
from tests.storage.replicas import START, Replica, make_replica, reader

ACTIONS = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 6), st.integers(0, 3), st.integers(0, 4)),
    min_size=3,
    max_size=25,
)


def act(replica: Replica, kind: int, households: list[HouseholdId], number: int) -> None:
    household = households[number % len(households)]
    replica.clock.advance(timedelta(hours=1 + number))
    match kind:
        case 0:
            households.append(replica.add_household(f"Hộ {len(households)}"))
        case 1:
            replica.visit(household, people=number, smartphones=number, installed=min(1, number))
        case 2:
            replica.visit(household, "not_home")
        case 3:
            replica.set_field(household, HouseholdField.PHONE, f"091234567{number}")
        case 4:
            replica.record(EventKind.HOUSEHOLD_CLOSED, household=household, reason="moved")
        case 5:
            replica.record(EventKind.HOUSEHOLD_SAME, a=household, b=households[0])
        case 6:
            visits = reader(replica).visits(household)
            if visits:
                replica.record(EventKind.VISIT_VOIDED, visit=visits[0].id, voided=number % 2 == 0)


@given(actions=ACTIONS, seed=st.integers(0, 2**16))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_replicas_with_the_same_events_show_the_same_state_in_any_order(
    tmp_path_factory: pytest.TempPathFactory, actions: list[tuple[int, int, int, int]], seed: int
) -> None:
    folder = tmp_path_factory.mktemp("replicas")
    replicas = [make_replica(folder / f"{n}.db", at=START + timedelta(minutes=n)) for n in range(4)]
    households = [replicas[0].add_household()]
    for other in replicas[1:3]:
        other.receive(replicas[0].lines())
    for who, kind, _, number in actions:
        act(replicas[who], kind, households, number)
    shuffled = random.Random(seed)
    everything = [line for replica in replicas[:3] for line in replica.lines()]
    for replica in replicas:
        shuffled.shuffle(everything)
        cuts = sorted(shuffled.sample(range(len(everything) + 1), k=min(2, len(everything))))
        for part in (everything[: cuts[0]], everything[cuts[0] : cuts[-1]], everything[cuts[-1] :]):
            replica.receive(part)
    states = [replica.state() for replica in replicas]
    for replica in replicas:
        replica.connection.close()
    assert states[1:] == states[:-1]
