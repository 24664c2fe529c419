"""A laptop asks, the province decides, held files come in, and what a revoked machine signs does not."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from core.application.services import Services
from core.base.clock import FixedClock, iso
from core.enrolment.models import DeviceState, RevokeReason
from core.sync.desk import FileState, NewKeys
from core.sync.manifest import Profile
from tests.database import connection_of, store_of
from tests.enrolment.offices import Offices, add_visit, code_of, refusal


def test_files_that_were_held_come_in_by_themselves_when_the_machine_is_approved(
    world: Offices, province: Services, laptop: Services
) -> None:
    add_visit(laptop, "Đặng Thị Hoà")
    first = world.export(laptop, province)
    add_visit(laptop, "Lê Văn Ba")
    second = world.export(laptop, province)
    held = world.receive(province, first, second)
    assert [(file.state, code_of(file)) for file in held] == [(FileState.HELD, "batch.unknown_device")] * 2
    request = province.enrolment.open_request(world.request(laptop, province))
    approved = province.enrolment.approve(
        request, laptop.batches.own_keys().number, world.out("approvals")
    ).value
    assert [(file.state, file.visits) for file in approved.retried] == [
        (FileState.MERGED, 1),
        (FileState.MERGED, 1),
    ]
    rows = province.batches.register()
    assert [row.file for row in reversed(rows)] == [first.name, second.name]
    assert all(row.was_held for row in rows)
    assert province.batches.held() == []
    assert province.enrolment.requests() == []


def test_the_laptop_obeys_the_answer_of_the_province_that_it_asked(
    world: Offices, province: Services, laptop: Services
) -> None:
    answer = world.enrol(laptop, province)
    accepted = laptop.enrolment.accept(answer).value
    assert accepted.own_state is DeviceState.ENROLLED
    assert accepted.province.number == province.batches.own_keys().number
    assert laptop.enrolment.standing().expected == ""
    again = laptop.enrolment.accept(answer).value
    assert (again.new, again.own_state) == (False, DeviceState.ENROLLED)


def test_an_answer_of_an_unknown_province_waits_for_its_number(
    world: Offices, province: Services, laptop: Services
) -> None:
    request = province.enrolment.open_request(world.request(laptop))
    number = laptop.batches.own_keys().number
    answer = province.enrolment.approve(request, number, world.out("a")).value.files[0]
    assert refusal(lambda: laptop.enrolment.accept(answer)) == "downstream.unknown_province"
    assert laptop.enrolment.standing().province is None
    wrong = number
    assert refusal(lambda: laptop.enrolment.accept(answer, wrong)) == "downstream.unknown_province"
    assert laptop.enrolment.accept(answer, province.batches.own_keys().number).value.new


def test_a_machine_is_not_approved_by_a_wrong_number(
    world: Offices, province: Services, laptop: Services
) -> None:
    request = province.enrolment.open_request(world.request(laptop, province))
    out = world.out("approvals")
    for number in (None, "1234", province.batches.own_keys().number):
        assert refusal(partial(province.enrolment.approve, request, number, out)) == "enrolment.number"
    assert list(out.iterdir()) == []
    assert [entry.keys.device for entry in province.enrolment.requests()] == [request.keys.device]


def test_a_request_of_another_province_is_refused(world: Offices, province: Services) -> None:
    other = world.make("may-ha-noi", "00004")
    assert refusal(lambda: province.enrolment.open_request(world.request(other))) == "batch.outside"
    assert province.enrolment.requests() == []


def test_laptops_of_a_ward_believe_each_other_once_the_province_named_both(
    world: Offices, province: Services, laptop: Services
) -> None:
    second = world.make("may-2", "32059", "Ấp 2")
    add_visit(second, "Lê Văn Ba", hamlet="Ấp 2")
    sent = world.export(second, laptop, Profile.FULL)
    assert code_of(world.receive(laptop, sent)[0]) == "batch.unknown_device"
    world.enrol(second, province)
    accepted = laptop.enrolment.accept(world.enrol(laptop, province)).value
    assert [file.state for file in accepted.retried] == [FileState.MERGED]
    assert accepted.enrolled == 2


def test_what_a_revoked_machine_signs_later_is_held_and_what_was_merged_stays(
    world: Offices, clock: FixedClock, province: Services, laptop: Services
) -> None:
    world.enrol(laptop, province)
    add_visit(laptop, "Đặng Thị Hoà")
    assert world.receive(province, world.export(laptop, province))[0].visits == 1
    add_visit(laptop, "Lê Văn Ba")
    before = world.export(laptop, province)
    clock.advance(timedelta(hours=1))
    stolen = iso(clock.now())
    clock.advance(timedelta(hours=1))
    add_visit(laptop, "Kẻ Trộm")
    after = world.export(laptop, province)
    number = laptop.batches.own_keys().number
    device = province.enrolment.revoke(number, at=stolen, reason=RevokeReason.STOLEN).value
    assert (device.state, device.revoked, device.reason) == (DeviceState.REVOKED, stolen, "stolen")
    received = world.receive(province, after, before, new_keys=NewKeys.TRUST)
    assert [(file.state, code_of(file)) for file in received] == [
        (FileState.HELD, "batch.revoked_device"),
        (FileState.MERGED, None),
    ]
    (row,) = province.store.figures.units()
    assert row.visited == 2
    assert province.enrolment.retry_held().value[0].state is FileState.HELD


def test_a_machine_that_came_back_is_approved_again_and_its_files_come_in(
    world: Offices, clock: FixedClock, province: Services, laptop: Services
) -> None:
    world.enrol(laptop, province)
    province.enrolment.revoke(laptop.batches.own_keys().number, reason=RevokeReason.LOST)
    clock.advance(timedelta(days=1))
    add_visit(laptop, "Đặng Thị Hoà")
    assert world.receive(province, world.export(laptop, province))[0].state is FileState.HELD
    clock.advance(timedelta(days=1))
    world.enrol(laptop, province)
    assert province.batches.held() == []
    assert [device.state for device in province.enrolment.devices()] == [DeviceState.ENROLLED]


def test_a_ward_hears_of_a_revocation_by_the_keys_file(
    world: Offices, clock: FixedClock, province: Services, laptop: Services
) -> None:
    second = world.make("may-2", "32059", "Ấp 2")
    world.enrol(second, province)
    laptop.enrolment.accept(world.enrol(laptop, province))
    clock.advance(timedelta(hours=1))
    province.enrolment.revoke(second.batches.own_keys().number, reason=RevokeReason.STOLEN)
    published = province.enrolment.publish(world.out("keys")).value
    assert len(published.files) == 1
    accepted = laptop.enrolment.accept(published.files[0]).value
    assert (accepted.enrolled, accepted.revoked) == (1, 1)
    clock.advance(timedelta(hours=1))
    add_visit(second, "Lê Văn Ba", hamlet="Ấp 2")
    received = world.receive(laptop, world.export(second, laptop, Profile.FULL))[0]
    assert code_of(received) == "batch.revoked_device"


def test_an_older_keys_file_is_refused_as_a_rollback(
    world: Offices, province: Services, laptop: Services
) -> None:
    old = world.enrol(laptop, province)
    laptop.enrolment.accept(old)
    newer = province.enrolment.publish(world.out("keys")).value.files[0]
    version = laptop.enrolment.accept(newer).value.version
    assert refusal(lambda: laptop.enrolment.accept(old)) == "downstream.rollback"
    assert laptop.enrolment.standing().version == version == province.enrolment.standing().version


def test_a_province_put_back_to_a_safe_copy_is_obeyed_at_once(
    world: Offices, clock: FixedClock, province: Services, laptop: Services
) -> None:
    laptop.enrolment.accept(world.enrol(laptop, province))
    copy = province.copies.make("manual").name
    for name in ("a", "b"):
        laptop.enrolment.accept(province.enrolment.publish(world.out(name)).value.files[0])
    province.copies.restore(copy)
    clock.advance(timedelta(hours=1))
    again = world.workspaces.open(province.info.folder)
    second = world.make("may-2", "32059", "Ấp 2")
    world.enrol(second, again)
    again.enrolment.revoke(second.batches.own_keys().number)
    accepted = laptop.enrolment.accept(again.enrolment.publish(world.out("c")).value.files[0]).value
    assert (accepted.new, accepted.revoked) == (True, 1)
    again.close()


def test_an_expired_keys_file_is_obeyed_and_said_to_be_late(
    world: Offices, clock: FixedClock, province: Services, laptop: Services
) -> None:
    answer = world.enrol(laptop, province)
    clock.advance(timedelta(days=91))
    received = world.receive(laptop, answer)[0]
    assert (received.state, code_of(received)) == (FileState.MERGED, "downstream.expired")
    assert laptop.enrolment.standing().is_expired


def test_a_machine_that_was_only_trusted_can_be_revoked(
    world: Offices, clock: FixedClock, province: Services, laptop: Services
) -> None:
    add_visit(laptop, "Đặng Thị Hoà")
    world.receive(province, world.export(laptop, province), new_keys=NewKeys.TRUST)
    assert [device.state for device in province.enrolment.devices()] == [DeviceState.TRUSTED]
    clock.advance(timedelta(hours=1))
    number = laptop.batches.own_keys().number
    assert province.enrolment.revoke(number[:9]).value.state is DeviceState.REVOKED
    clock.advance(timedelta(hours=1))
    add_visit(laptop, "Lê Văn Ba")
    received = world.receive(province, world.export(laptop, province), new_keys=NewKeys.TRUST)[0]
    assert code_of(received) == "batch.revoked_device"


def test_only_the_province_decides(world: Offices, province: Services, laptop: Services) -> None:
    request = world.request(laptop)
    assert refusal(lambda: laptop.enrolment.open_request(request)) == "enrolment.not_province"
    assert refusal(lambda: laptop.enrolment.revoke("1234-5678")) == "enrolment.not_province"
    assert refusal(lambda: province.enrolment.revoke("1234-5678")) == "enrolment.unknown_device"
    own = province.batches.own_keys().number
    world.enrol(laptop, province)
    assert refusal(lambda: province.enrolment.revoke(own)) == "enrolment.unknown_device"


def test_files_held_by_another_version_of_the_program_are_tried_again(
    world: Offices, province: Services, laptop: Services
) -> None:
    add_visit(laptop, "Đặng Thị Hoà")
    world.receive(province, world.export(laptop, province))
    assert not province.enrolment.needs_retry()
    with store_of(province).writing() as unit:
        unit.connection.execute("UPDATE held_file SET tried_by = '0.0.1'")
    assert province.enrolment.needs_retry()
    province.enrolment.retry_held()
    assert not province.enrolment.needs_retry()


def test_trusting_a_new_key_at_once_is_logged(world: Offices, province: Services, laptop: Services) -> None:
    add_visit(laptop, "Đặng Thị Hoà")
    world.receive(province, world.export(laptop, province), new_keys=NewKeys.TRUST)
    connection = connection_of(province)
    rows = connection.execute("SELECT what FROM audit").fetchall()
    assert ("device.trusted",) in rows


def test_the_list_of_trusted_machines_holds_the_enrolled_and_not_the_revoked(
    world: Offices, province: Services, laptop: Services
) -> None:
    second = world.make("may-2", "32059", "Ấp 2")
    third = world.make("may-3", "32059", "Ấp 3")
    world.enrol(laptop, province)
    world.enrol(second, province)
    add_visit(third, "Lê Văn Ba", hamlet="Ấp 3")
    world.receive(province, world.export(third, province), new_keys=NewKeys.TRUST)
    province.enrolment.revoke(second.batches.own_keys().number)
    numbers = {device.number for device in province.batches.trusted()}
    assert numbers == {laptop.batches.own_keys().number, third.batches.own_keys().number}


def test_a_held_keys_file_leaves_the_shelf_once_a_newer_one_is_in_use(
    world: Offices, province: Services, laptop: Services
) -> None:
    request = province.enrolment.open_request(world.request(laptop))
    number = laptop.batches.own_keys().number
    old = province.enrolment.approve(request, number, world.out("a")).value.files[0]
    newer = province.enrolment.publish(world.out("b")).value.files[0]
    assert world.receive(laptop, old)[0].state is FileState.HELD
    accepted = laptop.enrolment.accept(newer, province.batches.own_keys().number).value
    assert [code_of(file) for file in accepted.retried] == ["downstream.rollback"]
    assert laptop.batches.held() == []
    assert laptop.enrolment.standing().version == accepted.version
