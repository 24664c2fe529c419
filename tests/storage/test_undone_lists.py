"""An undone list between closings of others closes nothing: the state in the program and the oracle."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import permutations

import pytest
from orjson import loads

from core.base.clock import VIETNAM
from core.base.ids import HouseholdId
from core.events.kinds import EventKind, HouseholdField
from storage.log.undo.inverse import inverse_of
from tests.sim.happened import read_event
from tests.sim.registers import closings
from tests.storage.deciding import waits
from tests.storage.replicas import COMMUNE, START, Maker, Replica
from tests.storage.test_far_clocks import FAR

K = EventKind
RIGHT = datetime(2026, 12, 1, 8, 0, tzinfo=VIETNAM)
KINDS = (K.HOUSEHOLD_CLOSED, K.HOUSEHOLD_REOPENED)


def loaded(first: Replica, *mates: Replica) -> HouseholdId:
    """A household of one list that each of them loaded, and whose adding each has of all."""
    household = first.add_household()
    for mate in mates:
        mate.record(K.HOUSEHOLD_ADDED, household=household, hamlet="Ấp 1", **COMMUNE)
    lines = [replica.lines() for replica in (first, *mates)]
    for replica in (first, *mates):
        for said in lines:
            replica.receive(said)
    return household


def close(replica: Replica, household: HouseholdId, reason: str) -> None:
    replica.clock.advance(timedelta(minutes=1))
    replica.record(K.HOUSEHOLD_CLOSED, household=household, reason=reason)


def told(replica: Replica, household: HouseholdId) -> str | None:
    reason: str | None
    query = "SELECT closed FROM household WHERE id = ?"
    (reason,) = replica.connection.execute(query, (household,)).fetchone()
    return reason


def everywhere(
    new_replica: Maker, household: HouseholdId, *parts: list[bytes]
) -> set[tuple[str | None, str | None]]:
    """Return the states in the program and the oracle, for each order of the parts."""
    found = set()
    for order in permutations(parts):
        replica = new_replica()
        for part in order:
            replica.receive(part)
        events = [read_event(line) for line in replica.lines()]
        true = closings(
            [event for event in events if event.kind in KINDS],
            [event for event in events if event.kind == K.HOUSEHOLD_ADDED],
        )[household]
        found.add((told(replica, household), true.body.get("reason")))
    return found


@pytest.mark.parametrize("at", [START, FAR], ids=["right", "far"])
def test_who_closes_after_an_undone_list_has_seen_what_stood_before_it(
    new_replica: Maker, at: datetime
) -> None:
    """The list stays open for a mate; the officer sees "vacant" and corrects it, whatever the clocks
    showed.
    """
    mate, near = new_replica(at=at), new_replica()
    household = loaded(near, mate)
    close(mate, household, "vacant")
    near.receive(mate.lines())
    close(near, household, "import_undone")
    assert told(near, household) == "vacant"
    close(near, household, "no_dwelling")
    stands = ("no_dwelling", "no_dwelling")
    assert everywhere(new_replica, household, mate.lines(), near.lines()) == {stands}


def test_an_undone_list_puts_no_later_word_behind_one_that_had_not_seen_it(new_replica: Maker) -> None:
    """One laptop opens what was closed; another undoes its list; a third, earlier, had closed it unseen."""
    one, other, third = new_replica(), new_replica(), new_replica()
    household = loaded(one, other, third)
    close(third, household, "moved")
    one.clock.advance(timedelta(hours=1))
    one.record(K.HOUSEHOLD_REOPENED, household=household)
    other.receive(one.lines())
    other.clock.advance(timedelta(hours=2))
    close(other, household, "import_undone")
    parts = (one.lines(), other.lines(), third.lines())
    assert everywhere(new_replica, household, *parts) == {(None, None)}


def test_what_is_changed_after_a_closing_is_listed_though_a_mate_undid_its_list(new_replica: Maker) -> None:
    """The undone list of a mate closes nothing: they moved, and the phone was changed after that."""
    mate, near = new_replica(), new_replica()
    household = loaded(near, mate)
    close(near, household, "moved")
    third = new_replica()
    third.receive(mate.lines())
    third.clock.advance(timedelta(minutes=30))
    third.set_field(household, HouseholdField.PHONE, "0987654321")
    mate.clock.advance(timedelta(hours=1))
    close(mate, household, "import_undone")
    for lines in (mate.lines(), third.lines()):
        near.receive(lines)
    assert told(near, household) == "moved"
    late = waits(near).edited_after_closing(10)
    assert [(entry.reason, entry.what) for entry in late] == [("moved", "phone")]


def test_a_closing_is_taken_back_though_a_mate_undid_its_list_since(new_replica: Maker) -> None:
    mate, near = new_replica(), new_replica()
    household = loaded(near, mate)
    close(near, household, "moved")
    (closing,) = (line for line in map(loads, near.lines()) if line["kind"] == K.HOUSEHOLD_CLOSED)
    mate.clock.advance(timedelta(hours=1))
    close(mate, household, "import_undone")
    near.receive(mate.lines())
    assert told(near, household) == "moved"
    for kind, payload in inverse_of(near.connection, [closing]):
        near.record(kind, **payload)
    assert told(near, household) is None


def test_a_household_that_was_opened_closes_again_with_the_reason_that_stood(new_replica: Maker) -> None:
    """A mate's undone list was in between: it closed nothing, so it is no reason to close with."""
    mate, near = new_replica(), new_replica()
    household = loaded(near, mate)
    close(near, household, "moved")
    mate.receive(near.lines())
    mate.clock.advance(timedelta(minutes=30))
    close(mate, household, "import_undone")
    near.receive(mate.lines())
    assert told(near, household) == "moved"
    near.clock.advance(timedelta(hours=1))
    opening = near.record(K.HOUSEHOLD_REOPENED, household=household)
    (body,) = (line for line in map(loads, near.lines()) if line["id"] == opening)
    for kind, payload in inverse_of(near.connection, [body]):
        near.record(kind, **payload)
    assert told(near, household) == "moved"


def test_a_laptop_with_a_far_clock_has_undone_its_list_once_it_says_so(new_replica: Maker) -> None:
    """Its word of 2099 does not keep the household open for it: it has itself seen and replaced that."""
    far, near = new_replica(at=FAR), new_replica()
    household = loaded(near, far)
    close(far, household, "vacant")
    far.clock.instant = RIGHT
    close(far, household, "import_undone")
    near.clock.instant = RIGHT + timedelta(hours=1)
    close(near, household, "moved")
    close(near, household, "import_undone")
    stands = ("import_undone", "import_undone")
    assert everywhere(new_replica, household, far.lines(), near.lines()) == {stands}
