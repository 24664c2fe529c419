"""Laptops of a ward exchange full files; the ward sends one pseudonymous stream; nothing counts twice."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import permutations
from pathlib import Path

import pytest

from core.application.services import Services
from core.base.ids import HouseholdId
from core.events.lines import EventClass
from core.sync.desk import FileState, NewKeys
from core.sync.manifest import Profile
from storage.sync.format.batch_file import Opened, open_container
from tests.database import batches_of, connection_of, store_of
from tests.enrolment.offices import Offices, add_visit, visit


class Ward:
    """Three laptops, one of them the ward's own, and a province that enrolled all of them."""

    def __init__(self, world: Offices) -> None:
        self.world = world
        self.province = world.make("tinh", "96")
        self.ward = world.make("phuong", "32059")
        self.one = world.make("to-1", "32059", "Ấp 1")
        self.two = world.make("to-2", "32059", "Ấp 2")
        machines = (self.ward, self.one, self.two)
        for machine in machines:
            world.enrol(machine, self.province)
        (told,) = self.province.enrolment.publish(world.out("keys")).value.files
        for machine in machines:
            number = self.province.batches.own_keys().number
            machine.enrolment.accept(told, number)

    def to_ward(self, laptop: Services) -> Path:
        return self.world.export(laptop, self.ward, Profile.FULL)

    def up(self, machine: Services) -> Path:
        return self.world.export(machine, self.province)

    def opened(self, file: Path) -> Opened:
        keys = batches_of(self.province).keys
        return open_container(file.read_bytes(), [keys.identity])


@pytest.fixture
def ward(world: Offices) -> Ward:
    made = Ward(world)
    add_visit(made.ward, "Đặng Thị Hoà", hamlet="Ấp 3")
    add_visit(made.one, "Lê Văn Ba", hamlet="Ấp 1")
    add_visit(made.two, "Trần Thị Tư", hamlet="Ấp 2", installed=2)
    return made


def visited(province: Services) -> int:
    return sum(row.visited for row in province.store.figures.units())


def installed(province: Services) -> int:
    return sum(row.installed for row in province.store.figures.units())


def lines(services: Services, kind: str) -> set[bytes]:
    rows = connection_of(services).execute("SELECT line FROM event WHERE kind = ?", (kind,))
    return {bytes(line) for (line,) in rows}


def test_the_ward_sends_the_exact_lines_of_its_laptops_and_no_name(ward: Ward) -> None:
    received = ward.world.receive(ward.ward, ward.to_ward(ward.one), ward.to_ward(ward.two))
    assert [file.state for file in received] == [FileState.MERGED] * 2
    up = ward.up(ward.ward)
    opened = ward.opened(up)
    devices = {entry.stream.device for entry in opened.manifest.streams}
    assert {store_of(machine).identity.device for machine in (ward.ward, ward.one, ward.two)} <= devices
    assert all(entry.stream.cls is EventClass.PUBLIC for entry in opened.manifest.streams)
    withheld = {entry.stream.device for entry in opened.manifest.withheld}
    assert {store_of(machine).identity.device for machine in (ward.one, ward.two)} <= withheld
    content = b"\n".join(opened.lines()).decode()
    assert "Lê Văn Ba" not in content
    assert "Trần Thị Tư" not in content
    (merged,) = ward.world.receive(ward.province, up)
    assert (merged.state, merged.visits) == (FileState.MERGED, 3)
    for machine in (ward.ward, ward.one, ward.two):
        assert lines(machine, "visit.recorded") <= lines(ward.province, "visit.recorded")
    assert (visited(ward.province), installed(ward.province)) == (3, 4)


def test_a_laptop_that_also_sends_directly_is_counted_once_in_any_order(ward: Ward, world: Offices) -> None:
    world.receive(ward.ward, ward.to_ward(ward.one), ward.to_ward(ward.two))
    hub, direct = ward.up(ward.ward), ward.up(ward.two)
    later_visit(ward)
    second_direct = ward.up(ward.two)
    world.receive(ward.ward, ward.to_ward(ward.two))
    second_hub = ward.up(ward.ward)
    files = (hub, direct, second_direct, second_hub)
    digests = set()
    for number, order in enumerate(list(permutations(files))[::5]):
        province = world.make(f"tinh-{number}", "96")
        feed(ward, province, order)
        assert (visited(province), installed(province)) == (4, 5)
        digests.add(digest(province))
    assert len(digests) == 1


def later_visit(ward: Ward) -> HouseholdId:
    return add_visit(ward.two, "Phạm Văn Năm", hamlet="Ấp 2")


def feed(ward: Ward, province: Services, files: Iterable[Path]) -> None:
    """Gives the province's own files to another replica of it, which has the same keys."""
    keys = ward.province.store.meta("device_keys")
    assert keys is not None
    with province.store.writing() as unit:
        unit.set_meta("device_keys", keys)
    batches_of(province).keys_changed()
    states = [file.state for file in ward.world.receive(province, *files, new_keys=NewKeys.TRUST)]
    assert set(states) == {FileState.MERGED}


def digest(services: Services) -> tuple[object, ...]:
    connection = connection_of(services)
    ids = connection.execute(
        "SELECT id FROM event WHERE kind LIKE 'visit.%' OR kind LIKE 'household.%' ORDER BY id"
    ).fetchall()
    standings = connection.execute(
        "SELECT h.id, s.status, s.visits, s.installed FROM standing s JOIN household h ON h.n = s.household"
        " ORDER BY h.id"
    ).fetchall()
    return (tuple(ids), tuple(standings))


def test_two_laptops_at_one_household_count_once_and_both_visits_stay(ward: Ward, world: Offices) -> None:
    household = add_visit(ward.one, "Ngô Thị Sáu", hamlet="Ấp 1")
    world.receive(ward.two, world.export(ward.one, ward.two, Profile.FULL))
    visit(ward.two, household)
    world.receive(ward.ward, ward.to_ward(ward.one), ward.to_ward(ward.two))
    world.receive(ward.province, ward.up(ward.ward), ward.up(ward.two), ward.up(ward.one))
    rows = (
        connection_of(ward.province)
        .execute(
            "SELECT counts FROM visit v JOIN household h ON h.n = v.household WHERE h.id = ?", (household,)
        )
        .fetchall()
    )
    assert sorted(rows) == [(0,), (1,)]
    assert visited(ward.province) == 4


def test_a_ward_repeats_what_a_lost_direct_file_would_have_brought(ward: Ward, world: Offices) -> None:
    ward.up(ward.two)  # lost on its way
    world.receive(ward.ward, ward.to_ward(ward.two))
    (received,) = world.receive(ward.province, ward.up(ward.ward))
    assert received.visits == 2
    later_visit(ward)
    (direct,) = world.receive(ward.province, ward.up(ward.two))
    assert (direct.visits, direct.duplicate > 0) == (1, True)
    assert visited(ward.province) == 3


def test_the_ranges_of_a_laptop_are_whole_whichever_way_they_came(ward: Ward, world: Offices) -> None:
    world.receive(ward.ward, ward.to_ward(ward.two))
    world.receive(ward.province, ward.up(ward.ward))
    later_visit(ward)
    world.receive(ward.province, ward.up(ward.two))
    device = store_of(ward.two).identity.device
    seqs = [
        seq
        for (seq,) in connection_of(ward.province).execute(
            "SELECT e.seq FROM event e JOIN stream s ON s.n = e.stream JOIN device d ON d.n = s.device"
            " WHERE d.id = ? AND s.class = 'public' ORDER BY e.seq",
            (device,),
        )
    ]
    assert seqs == list(range(1, len(seqs) + 1))


def test_decisions_of_the_province_come_back_through_a_ward_as_known(ward: Ward, world: Offices) -> None:
    before = lines(ward.province, "device.enrolled")
    (received,) = world.receive(ward.province, ward.up(ward.ward))
    assert received.state is FileState.MERGED
    assert lines(ward.province, "device.enrolled") == before
    assert len(ward.province.enrolment.devices()) == 3


def test_what_a_ward_forwards_of_a_laptop_that_was_revoked_before_is_not_lost(
    ward: Ward, world: Offices
) -> None:
    world.receive(ward.ward, ward.to_ward(ward.one))
    ward.province.enrolment.revoke(ward.one.batches.own_keys().number)
    (received,) = world.receive(ward.province, ward.up(ward.ward))
    assert (received.state, received.visits) == (FileState.MERGED, 2)
