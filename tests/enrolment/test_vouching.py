"""An enrolled machine of a commune vouches for the second one; the province reads it in any order."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.application.services import Services
from core.enrolment.models import DeviceState
from core.sync.desk import FileState, NewKeys
from core.sync.manifest import Profile
from tests.database import connection_of, store_of
from tests.enrolment.offices import Offices, add_visit, code_of, refusal


@pytest.fixture
def enrolled(world: Offices, province: Services, laptop: Services) -> Services:
    world.receive(laptop, world.enrol(laptop, province))
    return laptop


@pytest.fixture
def second(world: Offices) -> Services:
    return world.make("may-2", "32059", "Ấp 2")


def vouch(world: Offices, by: Services, second: Services) -> None:
    request = by.enrolment.read_second(world.request(second))
    by.enrolment.vouch(request, second.batches.own_keys().number)


def vouched(services: Services) -> list[str]:
    return [device for (device,) in connection_of(services).execute("SELECT device FROM vouching")]


def test_the_second_machine_of_a_commune_comes_in_without_another_question(
    world: Offices, province: Services, enrolled: Services, second: Services
) -> None:
    add_visit(second, "Trần Thị Tư")
    file = world.export(second, province)
    (held,) = world.receive(province, file)
    assert code_of(held) == "batch.unknown_device"
    vouch(world, enrolled, second)
    world.receive(province, world.export(enrolled, province))
    (retried,) = province.enrolment.retry_held().value
    assert (retried.state, retried.visits) == (FileState.MERGED, 1)
    devices = {device.device: device.state for device in province.enrolment.devices()}
    assert devices[store_of(enrolled).identity.device] is DeviceState.ENROLLED
    assert store_of(second).identity.device in devices


def test_accepting_a_machine_of_the_same_commune_vouches_for_it(
    world: Offices, province: Services, enrolled: Services, second: Services
) -> None:
    world.receive(enrolled, world.export(second, enrolled, Profile.FULL), new_keys=NewKeys.TRUST)
    device = store_of(second).identity.device
    assert vouched(enrolled) == [device]
    world.receive(province, world.export(enrolled, province))
    assert vouched(province) == [device]
    assert [d.state for d in province.enrolment.devices() if d.device == device] == [DeviceState.VOUCHED]


def test_a_stranger_vouches_for_nobody(world: Offices, province: Services, second: Services) -> None:
    stranger = world.make("la", "32062")
    third = world.make("may-3", "32059")
    request = world.request(third)
    assert refusal(lambda: stranger.enrolment.read_second(request)) == "vouch.other_commune"
    assert refusal(lambda: province.enrolment.read_second(request)) == "vouch.not_commune"
    assert refusal(lambda: third.enrolment.read_second(request)) == "vouch.itself"
    wish = second.enrolment.read_second(request)
    assert refusal(lambda: second.enrolment.vouch(wish, "1234")) == "enrolment.number"
    vouch(world, second, third)
    world.receive(province, world.export(second, province), new_keys=NewKeys.HOLD)
    assert vouched(province) == []


def test_who_was_vouched_for_vouches_for_nobody(
    world: Offices, province: Services, enrolled: Services, second: Services
) -> None:
    third = world.make("may-3", "32059")
    vouch(world, enrolled, second)
    vouch(world, second, third)
    world.receive(province, world.export(enrolled, province), world.export(second, province))
    assert vouched(province) == [store_of(second).identity.device]


def test_a_machine_that_vouched_and_is_revoked_later_takes_nothing_back(
    world: Offices, province: Services, laptop: Services, second: Services
) -> None:
    """It was accepted by its first file and never enrolled: the machines it vouched for before stay
    accepted.
    """
    vouch(world, laptop, second)
    world.receive(province, world.export(laptop, province), new_keys=NewKeys.TRUST)
    add_visit(second, "Trần Thị Tư")
    (came,) = world.receive(province, world.export(second, province))
    assert came.state is FileState.MERGED
    world.clock.instant += timedelta(days=9)
    province.enrolment.revoke(laptop.batches.own_keys().number)
    assert vouched(province) == [store_of(second).identity.device]
    assert [row.visits for row in province.store.figures.units()] == [1]
    third = world.make("may-3", "32059")
    vouch(world, laptop, third)
    world.receive(province, world.export(laptop, province))
    assert vouched(province) == [store_of(second).identity.device]


def test_an_officer_of_a_machine_that_nobody_vouches_for_any_more_is_listed_no_more(
    world: Offices, province: Services, enrolled: Services, second: Services
) -> None:
    """The file that brought the word for it is taken back: its lines wait, and so does who recorded them."""
    add_visit(second, "Trần Thị Tư")
    vouch(world, enrolled, second)
    brought = world.receive(province, world.export(enrolled, province))[0].batch
    world.receive(province, world.export(second, province))
    officers = connection_of(province).execute("SELECT count(*) FROM officer").fetchone()
    assert brought is not None
    province.batches.undo(brought)
    assert connection_of(province).execute("SELECT count(*) FROM officer").fetchone() == (officers[0] - 2,)
