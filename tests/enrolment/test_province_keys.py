"""The ceremony, other working keys, other keys of a laptop, and a province whose machine was lost."""

from __future__ import annotations

import json
from datetime import timedelta
from functools import partial

import pyrage
import pytest

from core.application.services import Services
from core.base.clock import FixedClock
from core.enrolment.models import DeviceState, RevokeReason
from core.sync.desk import FileState
from core.sync.manifest import Profile
from storage.sync.enrolment import ceremony
from storage.sync.format import age as agefile
from storage.sync.format.batch_file import open_container
from tests.database import batches_of, connection_of
from tests.enrolment.offices import Offices, add_visit, code_of, refusal


def held_ceremony(province: Services) -> tuple[str, str]:
    """Return root and recovery in the form of their cards."""
    made = province.enrolment.prepare_ceremony()
    province.enrolment.complete_ceremony(made)
    return ceremony.root_text(made.root_seed), ceremony.recovery_text(made.recovery_identity)


def test_the_ceremony_is_held_once_and_its_secrets_stay_nowhere(world: Offices, province: Services) -> None:
    made = province.enrolment.prepare_ceremony()
    assert not province.enrolment.standing().has_ceremony
    province.enrolment.complete_ceremony(made)
    standing = province.enrolment.standing()
    assert standing.province == made.province
    assert standing.has_ceremony
    assert standing.is_province
    assert refusal(province.enrolment.prepare_ceremony) == "enrolment.ceremony_done"
    rows = connection_of(province).execute("SELECT value FROM meta").fetchall()
    kept = " ".join(value for (value,) in rows)
    assert made.recovery_identity not in kept
    assert made.root_seed.hex() not in kept
    assert made.recovery_identity not in repr(made)
    assert made.root_seed.hex() not in repr(made)


def test_the_offline_key_opens_every_file_that_leaves_a_laptop(
    world: Offices, province: Services, laptop: Services
) -> None:
    _, recovery = held_ceremony(province)
    identity = ceremony.recovery_identity(recovery)
    add_visit(laptop, "Đặng Thị Hoà")
    before = world.export(laptop, province).read_bytes()
    laptop.enrolment.accept(world.enrol(laptop, province))
    second = world.make("may-2", "32059", "Ấp 2")
    for file in (
        world.export(laptop, province),
        world.export(laptop, second, Profile.FULL),
        province.enrolment.publish(world.out("keys")).value.files[0],
    ):
        assert agefile.decrypt(file.read_bytes(), [identity])
    with pytest.raises(Exception, match=r"batch\.wrong_key"):
        agefile.decrypt(before, [identity])
    opened = open_container(
        world.export(laptop, province).read_bytes(),
        [identity],
        addressees=frozenset({province.batches.own_keys().age_recipient}),
    )
    assert opened.manifest.events > 0


def test_cards_are_read_as_they_stand_or_as_they_were_typed(province: Services) -> None:
    made = province.enrolment.prepare_ceremony()
    root, recovery = ceremony.root_text(made.root_seed), ceremony.recovery_text(made.recovery_identity)
    assert ceremony.root_seed(root) == made.root_seed
    assert ceremony.root_seed(root.splitlines()[1].lower().replace("-", " ")) == made.root_seed
    assert ceremony.recovery_identity(recovery) == made.recovery_identity
    spaced = " ".join(made.recovery_identity[at : at + 4] for at in range(0, 74, 4)).lower()
    assert ceremony.recovery_identity(spaced) == made.recovery_identity
    for text in ("", root[:-4], recovery, "AGE-SECRET-KEY-1QQ"):
        assert refusal(partial(ceremony.root_seed, text)) == "enrolment.card"
    for text in ("", root, recovery[:-4], recovery.replace("AGE-SECRET-KEY-1", "AGE-SECRET-KEY-1X")):
        assert refusal(partial(ceremony.recovery_identity, text)) == "enrolment.card"


def test_laptops_follow_when_the_province_changes_its_working_keys(
    world: Offices, clock: FixedClock, province: Services, laptop: Services
) -> None:
    second = world.make("may-2", "32059", "Ấp 2")
    laptop.enrolment.accept(world.enrol(laptop, province))
    world.enrol(second, province)
    clock.advance(timedelta(days=1))
    province.enrolment.revoke(second.batches.own_keys().number, reason=RevokeReason.STOLEN)
    add_visit(laptop, "Đặng Thị Hoà")
    on_its_way = world.export(laptop, province)
    before = province.enrolment.devices()
    old_number = province.batches.own_keys().number
    changed = province.enrolment.change_province_keys(world.out("new")).value
    assert province.batches.own_keys().number == changed.number != old_number
    assert [(d.device, d.state, d.revoked, d.reason) for d in province.enrolment.devices()] == [
        (d.device, d.state, d.revoked, d.reason) for d in before
    ]
    assert world.receive(province, on_its_way)[0].state is FileState.MERGED
    accepted = laptop.enrolment.accept(changed.files[0]).value
    assert accepted.province.number == changed.number
    assert (accepted.own_state, accepted.revoked) == (DeviceState.ENROLLED, 1)
    assert world.receive(province, world.export(laptop, province))[0].state is FileState.MERGED


def test_a_file_by_the_old_working_key_is_refused_once_it_was_replaced(
    world: Offices, province: Services, laptop: Services
) -> None:
    laptop.enrolment.accept(world.enrol(laptop, province))
    stolen = batches_of(province).keys
    changed = province.enrolment.change_province_keys(world.out("new")).value
    laptop.enrolment.accept(changed.files[0])
    forger = world.make("ke-trom", "96")
    with forger.store.writing() as unit:
        unit.set_meta("device_keys", json.dumps(stolen.texts()))
    batches_of(forger).keys_changed()
    for _ in range(4):
        request = forger.enrolment.open_request(world.request(laptop))
        number = laptop.batches.own_keys().number
        forged = forger.enrolment.approve(request, number, world.out("forged")).value.files[0]
    assert refusal(lambda: laptop.enrolment.accept(forged)) == "downstream.old_key"
    assert laptop.enrolment.standing().province is not None
    assert laptop.enrolment.standing().version == changed.version


def test_a_stolen_working_key_is_replaced_by_the_root(
    world: Offices, province: Services, laptop: Services
) -> None:
    root, _ = held_ceremony(province)
    laptop.enrolment.accept(world.enrol(laptop, province))
    other, _ = held_ceremony(world.make("tinh-2", "96"))
    out = world.out("new")
    assert refusal(lambda: province.enrolment.change_province_keys(out, other)) == "enrolment.card"
    changed = province.enrolment.change_province_keys(out, root).value
    assert laptop.enrolment.accept(changed.files[0]).value.province.number == changed.number


def test_a_lost_machine_of_the_province_is_replaced_with_the_cards(
    world: Offices, clock: FixedClock, province: Services, laptop: Services
) -> None:
    root, recovery = held_ceremony(province)
    laptop.enrolment.accept(world.enrol(laptop, province))
    clock.advance(timedelta(days=3))
    fresh = world.make("tinh-moi", "96")
    fresh.enrolment.complete_ceremony(fresh.enrolment.prepare_ceremony(root + recovery))
    answer = world.enrol(laptop, fresh)
    accepted = laptop.enrolment.accept(answer).value
    assert accepted.new
    assert accepted.province.number == fresh.batches.own_keys().number
    assert accepted.own_state is DeviceState.ENROLLED


def test_another_province_cannot_take_a_laptop_over(
    world: Offices, province: Services, laptop: Services
) -> None:
    laptop.enrolment.accept(world.enrol(laptop, province))
    other = world.make("tinh-2", "96")
    number = other.batches.own_keys().number
    answer = world.enrol(laptop, other)
    assert refusal(lambda: laptop.enrolment.accept(answer)) == "downstream.unknown_province"
    assert refusal(lambda: laptop.enrolment.accept(answer, number)) == "downstream.unknown_province"
    now = laptop.enrolment.standing().province
    assert now is not None
    assert now.number == province.batches.own_keys().number


def test_a_laptop_changes_its_keys_by_a_request_that_the_old_one_signed(
    world: Offices, clock: FixedClock, province: Services, laptop: Services
) -> None:
    laptop.enrolment.accept(world.enrol(laptop, province))
    add_visit(laptop, "Đặng Thị Hoà")
    on_its_way = world.export(laptop, province)
    clock.advance(timedelta(hours=1))
    wish = laptop.enrolment.change_own_keys(world.out("requests"))
    add_visit(laptop, "Lê Văn Ba")
    after = world.export(laptop, province)
    assert code_of(world.receive(province, after)[0]) == "batch.other_key"
    clock.advance(timedelta(hours=1))
    request = province.enrolment.open_request(wish)
    assert request.former is not None
    approved = province.enrolment.approve(request, None, world.out("approvals")).value
    assert [file.state for file in approved.retried] == [FileState.MERGED]
    assert world.receive(province, on_its_way)[0].state is FileState.MERGED
    assert laptop.enrolment.accept(approved.files[0]).value.own_state is DeviceState.ENROLLED
    assert len(province.enrolment.devices()) == 1


def test_a_change_of_keys_by_somebody_else_is_not_approved(
    world: Offices, province: Services, laptop: Services
) -> None:
    world.enrol(laptop, province)
    laptop.enrolment.change_own_keys(world.out("lost"))
    wish = laptop.enrolment.change_own_keys(world.out("requests"))
    request = province.enrolment.open_request(wish)
    out = world.out("approvals-2")
    assert refusal(lambda: province.enrolment.approve(request, None, out)) == "enrolment.former"
    assert list(out.iterdir()) == []


def test_a_stock_age_opens_what_the_card_says(province: Services) -> None:
    made = province.enrolment.prepare_ceremony()
    line = ceremony.recovery_text(made.recovery_identity).splitlines()[1]
    assert str(pyrage.x25519.Identity.from_str(line).to_public()) == made.province.recovery
