"""Wrong clocks (M12): reported, corrected by the province, and back again, in every order."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import combinations

import pytest

from core.base.clock import VIETNAM, iso
from core.base.errors import UserError
from core.base.ids import DeviceId
from core.events.kinds import EventKind
from tests.storage.deciding import (
    desk,
    everywhere,
    new_lines,
    waits,
)
from tests.storage.replicas import START, Maker, Replica, reader


def test_a_wrong_clock_is_put_right_in_any_order_and_back_again(new_replica: Maker) -> None:
    ward = new_replica(at=datetime(2099, 1, 2, 8, 0, tzinfo=VIETNAM))
    province = new_replica(at=datetime(2026, 6, 2, 9, 0, tzinfo=VIETNAM))
    household = ward.add_household()
    start = ward.lines()
    ward.visit(household, smartphones=2, installed=1)
    visits = new_lines(ward, start)
    province.receive(start)
    province.receive(visits)
    (suspect,) = waits(province).suspect_clocks()
    assert (suspect.machine, suspect.visits) == (ward.identity.device, 1)
    seconds = int(
        (datetime(2026, 6, 2, tzinfo=VIETNAM) - datetime(2099, 1, 2, tzinfo=VIETNAM)).total_seconds()
    )
    desk(province, above_commune=True).set_clock_offset(
        ward.identity.device,
        datetime(2099, 1, 1, tzinfo=VIETNAM),
        datetime(2099, 1, 3, tzinfo=VIETNAM),
        seconds,
    )
    offset = new_lines(province, start + visits)
    for replica in everywhere(new_replica, start, [visits, offset]):
        (visit,) = reader(replica).visits(household)
        assert visit.at == datetime(2026, 6, 2, 8, 0, tzinfo=VIETNAM)
        assert not visit.suspect_time
        assert waits(replica).suspect_clocks() == []
    undone = new_replica()
    for part in (start, visits, offset):
        undone.receive(part)
    with undone.writing() as unit:
        unit.connection.execute("UPDATE batch SET applied = 0 WHERE n = 3")
        assert unit.events.withdraw_batch(3) == 1
    assert reader(undone).visits(household)[0].at.year == 2099


def test_an_offset_leaves_other_times_and_other_machines_and_corrections(new_replica: Maker) -> None:
    ward, other = new_replica(), new_replica()
    household = ward.add_household()
    other.receive(ward.lines())
    first = ward.visit(household, smartphones=1)
    ward.visit(household, at=START + timedelta(days=3), smartphones=1)
    other.visit(household, smartphones=1)
    ward.record(EventKind.VISIT_CORRECTED, visit=first, at="2026-06-01T10:00:00+07:00")
    ward.receive(other.lines())
    ward.record(
        EventKind.CLOCK_OFFSET,
        machine=ward.identity.device,
        since="2026-06-01T00:00:00+07:00",
        until="2026-06-01T23:59:59+07:00",
        seconds=-86_400,
    )
    days = sorted(visit.at.isoformat()[:16] for visit in reader(ward).visits(household))
    assert days == ["2026-06-01T08:00", "2026-06-01T10:00", "2026-06-04T08:00"]


def test_only_a_unit_above_the_commune_says_that_a_clock_was_wrong(new_replica: Maker) -> None:
    ward = new_replica()
    ward.add_household()
    device, moment = ward.identity.device, START
    with pytest.raises(UserError, match=r"clock\.not_above"):
        desk(ward).set_clock_offset(device, moment, moment, 60)
    province = desk(ward, above_commune=True)
    with pytest.raises(UserError, match=r"clock\.unknown_machine"):
        province.set_clock_offset(DeviceId("x"), moment, moment, 60)
    for until, seconds in ((moment - timedelta(seconds=1), 60), (moment, 10**12)):
        with pytest.raises(UserError, match=r"clock\.offset"):
            province.set_clock_offset(device, moment, until, seconds)
    assert len(ward.lines()) == 2


def test_what_is_said_of_a_clock_holds_while_it_applies_whatever_was_undone_and_done_again(
    new_replica: Maker,
) -> None:
    """Every set of undone files shows the state of a replica that never had them (M1)."""
    ward = new_replica(at=START + timedelta(days=30))
    household = ward.add_household()
    files = [ward.lines()]

    def file_of(record: Callable[[], object]) -> None:
        known = [line for file in files for line in file]
        record()
        files.append(new_lines(ward, known))

    visit = ward.visit(household, smartphones=2, installed=1)
    file_of(lambda: ward.visit(household, at=START - timedelta(days=1), smartphones=1))
    file_of(lambda: ward.record(EventKind.VISIT_CORRECTED, visit=visit, installed=2))
    span = {"since": iso(START + timedelta(days=29)), "until": iso(START + timedelta(days=31))}
    offset = {"machine": ward.identity.device, **span, "seconds": -30 * 86_400}
    file_of(lambda: ward.record(EventKind.CLOCK_OFFSET, **offset))

    numbers = range(1, len(files) + 1)
    sets = [there for size in range(len(files) + 1) for there in combinations(numbers, size)]
    expected = {}
    for there in sets:
        plain = new_replica()
        for number in there:
            plain.receive(files[number - 1])
        expected[there] = dated(plain)
    assert len(set(map(str, expected.values()))) > len(files)

    changing = new_replica()
    for file in files:
        changing.receive(file)
    now = set(numbers)
    changing.clock.advance(timedelta(days=40))
    order = [*random.Random(4).sample(sets, len(sets)), tuple(numbers)]
    for wanted in order:
        for number in now.symmetric_difference(wanted):
            undo_or_redo(changing, number, applied=number in wanted)
        now = set(wanted)
        assert dated(changing) == expected[wanted], wanted


def dated(replica: Replica) -> list[tuple[object, ...]]:
    return list(
        replica.connection.execute(
            "SELECT id, at, day, hour, installed, suspect, counts FROM visit ORDER BY id"
        )
    )


def undo_or_redo(replica: Replica, batch: int, *, applied: bool) -> None:
    with replica.writing() as unit:
        unit.connection.execute("UPDATE batch SET applied = ? WHERE n = ?", (applied, batch))
        if applied:
            unit.events.apply_batch(batch)
        else:
            unit.events.withdraw_batch(batch)


def test_a_time_of_this_machine_is_held_against_when_it_was_recorded(new_replica: Maker) -> None:
    """A visit changed by a decision does not become impossible because a file of ours came back."""
    ward = new_replica(at=START + timedelta(days=30))
    household = ward.add_household()
    ward.visit(household, smartphones=2)
    ward.clock.advance(-timedelta(days=30))
    ward.receive(ward.lines())
    moment = iso(START + timedelta(days=90))
    ward.record(EventKind.CLOCK_OFFSET, machine=ward.identity.device, since=moment, until=moment, seconds=60)
    assert [visit.suspect_time for visit in reader(ward).visits(household)] == [False]
