"""A lost machine is replaced: one act of the province, and its pack brings the ward back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from core.application.services import Services
from core.enrolment.models import DeviceState, EnrolRequest
from core.events.kinds import EventKind
from core.records.visit import Visit
from core.sync import downstream
from core.sync.answer_desk import RestoredWard
from core.sync.desk import FileState
from core.sync.downstream import DownKind
from core.sync.manifest import Profile
from storage.sync.downstream import restore
from tests.database import connection_of, store_of
from tests.enrolment.offices import Offices, add_visit, code_of, refusal, visit
from tests.enrolment.test_down import forged, heads, visits

REASON = "Mất trên xe buýt ngày 24/11"


@pytest.fixture
def lost(world: Offices, province: Services, laptop: Services) -> Services:
    """The ward's laptop: approved, with three visits at the province; it is lost now."""
    world.receive(laptop, world.enrol(laptop, province))
    for name in ("Đặng Thị Hoà", "Lý Văn Tư", "Trần Thị Năm"):
        add_visit(laptop, name)
    world.receive(province, world.export(laptop, province))
    world.clock.advance(timedelta(hours=1))
    return laptop


@pytest.fixture
def new(world: Offices) -> Services:
    return world.make("may-moi", "32059", "Ấp 1")


def asks(world: Offices, new: Services, province: Services) -> EnrolRequest:
    return province.enrolment.open_request(world.request(new, province))


def replace(world: Offices, new: Services, lost: Services, province: Services) -> tuple[Path, ...]:
    """The province replaces the machine; its files for the new one."""
    made = province.succession.approve(
        asks(world, new, province),
        new.batches.own_keys().number,
        store_of(lost).identity.device,
        world.out("goi"),
        reason=REASON,
    )
    return made.value.files


def said(found: list[Visit]) -> list[tuple[str, str, int | None]]:
    return sorted((one.id, one.household, one.installed) for one in found)


def totals(services: Services) -> tuple[object, ...]:
    """Visits, and what they add up to."""
    sql = "SELECT sum(visits), sum(installed), sum(people), sum(listed) FROM v_unit WHERE visits > 0"
    return tuple(connection_of(services).execute(sql).fetchone())


def test_the_pack_brings_back_what_the_province_holds_and_revokes_the_lost_machine(
    world: Offices, province: Services, lost: Services, new: Services
) -> None:
    files = replace(world, new, lost, province)
    received = world.receive(new, *files)
    assert [one.state for one in received] == [FileState.MERGED, FileState.MERGED]
    assert received[1].kind == DownKind.RESTORE
    assert received[1].visits == 3
    assert said(visits(new)) == said(visits(lost))
    assert totals(new) == totals(lost) == totals(province)
    assert heads(new) == ["", "", ""]
    assert new.answers.restored() == RestoredWard(households=3, visits=3, of_lists=0, at_door=3, officers=1)
    devices = {device.device: device for device in province.enrolment.devices()}
    old = devices[store_of(lost).identity.device]
    fresh = devices[store_of(new).identity.device]
    assert (old.state, old.reason) == (DeviceState.REVOKED, "lost")
    assert (fresh.state, fresh.succeeds) == (DeviceState.ENROLLED, old.device)
    audit = connection_of(province).execute("SELECT detail FROM audit WHERE what = 'device.enrolled'")
    assert REASON in audit.fetchall()[-1][0]
    told = {device.device: device for device in new.enrolment.devices()}
    assert told[old.device].state is DeviceState.REVOKED


def test_nothing_is_counted_twice_when_the_new_machine_works_on_and_sends(
    world: Offices, province: Services, lost: Services, new: Services
) -> None:
    before = totals(province)
    world.receive(new, *replace(world, new, lost, province))
    assert world.receive(province, world.export(new, province))[0].state is FileState.MERGED
    assert totals(province) == before
    add_visit(new, "Phan Văn Sáu")
    world.receive(province, world.export(new, province))
    assert totals(province) == totals(new)
    assert len(visits(province)) == 4


def test_the_same_approval_again_decides_nothing_more_and_writes_the_files_again(
    world: Offices, province: Services, lost: Services, new: Services
) -> None:
    request, number = asks(world, new, province), new.batches.own_keys().number
    old, out = store_of(lost).identity.device, world.out("goi")

    def decisions() -> tuple[int, int]:
        kinds = "SELECT count(*) FROM event WHERE kind LIKE 'device.%'"
        audits = "SELECT count(*) FROM audit WHERE what LIKE 'device.%'"
        found = [connection_of(province).execute(sql).fetchone()[0] for sql in (kinds, audits)]
        return int(found[0]), int(found[1])

    province.succession.approve(request, number, old, out, reason=REASON)
    before = decisions()
    world.clock.advance(timedelta(minutes=5))
    again = province.succession.approve(request, number, old, out, reason=REASON).value
    province.enrolment.approve(asks(world, lost, province), lost.batches.own_keys().number, out)
    assert decisions()[0] == before[0] + 1, "a machine that was revoked is enrolled again"
    assert decisions()[1] == before[1] + 1
    world.receive(new, *again.files)
    assert said(visits(new)) == said(visits(lost))


def test_the_files_come_in_any_order_and_twice(
    world: Offices, province: Services, lost: Services, new: Services
) -> None:
    keys, pack = replace(world, new, lost, province)
    (early,) = world.receive(new, pack)
    assert (early.state, code_of(early)) == (FileState.HELD, "downstream.unknown_province")
    new.enrolment.accept(keys)
    assert said(visits(new)) == said(visits(lost))
    (again,) = world.receive(new, pack)
    assert (again.state, code_of(again)) == (FileState.DONE_BEFORE, "batch.done_before")
    assert totals(new) == totals(lost)


def test_a_machine_that_already_has_visits_keeps_them(
    world: Offices, province: Services, lost: Services, new: Services
) -> None:
    add_visit(new, "Hộ mới")
    world.receive(new, *replace(world, new, lost, province))
    assert len(visits(new)) == 4
    assert sorted(heads(new)) == ["", "", "", "Hộ mới"]


def test_a_file_of_the_lost_machine_that_was_on_its_way_still_comes_in_and_a_later_one_is_held(
    world: Offices, province: Services, lost: Services, new: Services
) -> None:
    add_visit(lost, "Trên đường")
    late = world.export(lost, province)
    world.clock.advance(timedelta(hours=1))
    world.receive(new, *replace(world, new, lost, province))
    assert world.receive(province, late)[0].state is FileState.MERGED
    pack = province.succession.write_pack(store_of(new).identity.device, world.out("goi-2")).value
    (received,) = world.receive(new, *pack.files)
    assert (received.state, received.visits) == (FileState.MERGED, 1)
    assert totals(new) == totals(province)
    world.clock.advance(timedelta(hours=1))
    add_visit(lost, "Kẻ trộm")
    (held,) = world.receive(province, world.export(lost, province))
    assert code_of(held) == "batch.revoked_device"


def test_names_that_the_province_was_given_come_back_too(
    world: Offices, province: Services, lost: Services, new: Services
) -> None:
    world.receive(province, world.export(lost, province, Profile.FULL))
    world.receive(new, *replace(world, new, lost, province))
    assert heads(new) == heads(lost)
    assert new.answers.restored() == RestoredWard(households=3, visits=3)


def test_another_wards_lines_are_not_in_the_pack(
    world: Offices, province: Services, lost: Services, new: Services
) -> None:
    neighbour = world.make("xa-khac", "32002")
    world.receive(neighbour, world.enrol(neighbour, province))
    add_visit(neighbour, "Xã khác")
    world.receive(province, world.export(neighbour, province))
    world.receive(new, *replace(world, new, lost, province))
    ours = {store_of(one).identity.device for one in (lost, province, new)}
    sql = "SELECT DISTINCT d.id FROM event e JOIN stream s ON s.n = e.stream JOIN device d ON d.n = s.device"
    assert {device for (device,) in connection_of(new).execute(sql)} <= ours


def test_what_the_second_machine_passed_on_comes_back(
    world: Offices, province: Services, lost: Services, new: Services
) -> None:
    """The lost machine was the hub: the other one's visits came to the province only through it."""
    second = world.make("may-2", "32059", "Ấp 2")
    over = lost.ward.read_second(world.request(second))
    lost.enrolment.vouch(over, second.batches.own_keys().number)
    add_visit(second, "Máy hai")
    world.receive(lost, world.export(second, lost, Profile.FULL))
    world.receive(province, world.export(lost, province))
    world.receive(new, *replace(world, new, lost, province))
    assert totals(new) == totals(province) == totals(lost)
    assert len(visits(new)) == 4


def test_decisions_of_the_province_come_back(
    world: Offices, province: Services, lost: Services, new: Services
) -> None:
    (first, *_) = visits(province)
    with province.store.writing() as writer:
        writer.record(EventKind.VISIT_RETURNED, {"visit": first.id, "reason": "counts", "returned": True})
    world.receive(new, *replace(world, new, lost, province))
    row = new.store.households.get(first.household)
    assert row is not None
    assert row.status.value == "returned"


def test_the_successor_of_another_unit_or_without_a_reason_is_refused_and_nothing_changes(
    world: Offices, province: Services, lost: Services, new: Services
) -> None:
    stranger = world.make("xa-khac", "32002")
    desk, out, old = province.succession, world.out("goi"), store_of(lost).identity.device

    def act(laptop: Services, reason: str, machine: str = old) -> str:
        request = asks(world, laptop, province)
        number = laptop.batches.own_keys().number
        return refusal(lambda: desk.approve(request, number, machine, out, reason=reason))

    assert act(stranger, REASON) == "succession.other_unit"
    assert act(new, "  ") == "succession.no_reason"
    assert act(lost, REASON) == "succession.itself"
    assert act(new, REASON, "9999-9999") == "enrolment.unknown_device"
    wrong = asks(world, new, province)
    assert refusal(lambda: desk.approve(wrong, "0", old, out, reason=REASON)) == "enrolment.number"
    assert list(out.iterdir()) == []
    assert [device.state for device in province.enrolment.devices()] == [DeviceState.ENROLLED]
    visit(lost, visits(lost)[0].household)
    assert world.receive(province, world.export(lost, province))[0].state is FileState.MERGED


def test_a_pack_for_another_machine_cut_newer_or_of_another_ward_changes_nothing(
    world: Offices, province: Services, lost: Services, new: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys, pack = replace(world, new, lost, province)
    world.receive(new, keys)
    half = world.out("hong") / "nua.tnd"
    half.write_bytes(pack.read_bytes()[: pack.stat().st_size // 2])
    (cut,) = world.receive(new, half)
    assert (cut.state, code_of(cut)) == (FileState.REFUSED, "batch.truncated")
    other = world.make("may-khac", "32059", "Ấp 3")
    (wrong,) = world.receive(other, pack)
    assert (wrong.state, code_of(wrong)) == (FileState.REFUSED, "batch.wrong_key")
    neighbour = world.make("xa-khac", "32002")
    world.receive(neighbour, world.enrol(neighbour, province))
    foreign = forged(province, neighbour, DownKind.RESTORE, b"", world.out("x"), subject="32059")
    (outside,) = world.receive(neighbour, foreign)
    assert (outside.state, code_of(outside)) == (FileState.REFUSED, "restore.other_unit")
    with monkeypatch.context() as future:
        future.setattr(downstream, "READER", 9)
        later = forged(province, new, DownKind.RESTORE, b"", world.out("y"), subject="32059")
    (held,) = world.receive(new, later)
    assert (held.state, code_of(held)) == (FileState.HELD, "batch.newer")
    assert visits(new) == []
    (whole,) = world.receive(new, pack)
    assert whole.state is FileState.MERGED


def test_a_stolen_machine_whose_copy_was_opened_comes_back_with_other_keys_and_a_reason(
    world: Offices, province: Services, lost: Services
) -> None:
    """The same machine id, from a copy: the thief has its old key, so the number and a reason are asked."""
    device = store_of(lost).identity.device
    add_visit(lost, "Trước khi mất")
    before = world.export(lost, province)
    world.clock.advance(timedelta(minutes=5))
    province.enrolment.revoke(device)
    world.clock.advance(timedelta(minutes=5))
    add_visit(lost, "Kẻ trộm")
    stolen = world.export(lost, province)
    world.clock.advance(timedelta(hours=1))
    rotated = lost.enrolment.change_own_keys(world.out("doi"))
    request = province.enrolment.open_request(rotated)
    assert request.replaces
    desk, out, number = province.enrolment, world.out("duyet"), lost.batches.own_keys().number
    assert refusal(lambda: desk.approve(request, None, out)) == "enrolment.number"
    assert refusal(lambda: desk.approve(request, number, out)) == "enrolment.replaces"
    desk.approve(request, number, out, reason="mở lại từ bản sao trên USB")
    assert desk.find(device).state is DeviceState.ENROLLED
    assert code_of(world.receive(province, stolen)[0]) == "batch.other_key"
    assert world.receive(province, before)[0].state is FileState.MERGED


def test_a_large_pack_comes_in_parts_in_any_order_and_proves_its_lines_once_all_are_there(
    world: Offices, province: Services, lost: Services, new: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restore, "PART_BYTES", 900)
    keys, *parts = replace(world, new, lost, province)
    assert len(parts) > 2
    world.receive(new, keys, *reversed(parts))
    assert totals(new) == totals(lost)
    sql = "SELECT count(*), sum(verified) FROM stream_seal"
    sealed, verified = connection_of(new).execute(sql).fetchone()
    assert sealed == verified > 0
    (again,) = world.receive(new, parts[0])
    assert again.state is FileState.DONE_BEFORE
    newer = province.succession.write_pack(store_of(new).identity.device, world.out("goi-2")).value
    assert {one.state for one in world.receive(new, *newer.files)} == {FileState.MERGED}
    (old,) = world.receive(new, parts[1])
    assert code_of(old) == "downstream.rollback"
    assert totals(new) == totals(lost)


def test_a_successor_stays_one_when_the_province_changes_its_keys(
    world: Offices, province: Services, lost: Services, new: Services
) -> None:
    world.receive(new, *replace(world, new, lost, province))
    changed = province.enrolment.change_province_keys(world.out("khoa-moi")).value
    old, fresh = store_of(lost).identity.device, store_of(new).identity.device
    assert world.receive(new, *changed.files)[0].state is FileState.MERGED
    for services in (province, new):
        known = {device.device: device for device in services.enrolment.devices()}
        assert known[fresh].succeeds == old
        assert known[old].state is DeviceState.REVOKED
    pack = province.succession.write_pack(fresh, world.out("goi-3")).value
    assert world.receive(new, *pack.files)[0].state is FileState.MERGED
    assert totals(new) == totals(lost)
