"""Versions of what comes down survive a copy put back, a clock of 2099, other keys and a lost machine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from core.application.services import Services
from core.base.program import state_folder
from core.sync.answer_desk import WrittenDown
from core.sync.desk import FileState, NewKeys
from core.sync.downstream import parse, serialise
from core.sync.manifest import Profile
from core.sync.proofs import DownProof
from storage.keys import minisign
from storage.log.unit_of_work import UnitOfWork
from storage.sync.registry.proofs import HIGHEST, learn, proofs_for
from storage.sync.registry.versions import written
from tests.database import batches_of, connection_of
from tests.enrolment.offices import Offices, add_visit, code_of, refusal
from tests.enrolment.test_province_keys import held_ceremony
from tests.enrolment.test_ward_hub import Ward

CENTURY = timedelta(days=26_700)
"""From 2026 to 2099."""

Write = Callable[[Services, Services, Path], tuple[Path, ...]]


def receipt(province: Services, _laptop: Services, out: Path) -> tuple[Path, ...]:
    return _files(province.answers.write_receipts(out).value)


def roster(province: Services, laptop: Services, out: Path) -> tuple[Path, ...]:
    return _files(province.answers.write_roster(laptop.info.unit, out).value)


def decisions(province: Services, laptop: Services, out: Path) -> tuple[Path, ...]:
    return _files(province.answers.write_decisions(laptop.info.unit, out).value)


def campaign(province: Services, _laptop: Services, out: Path) -> tuple[Path, ...]:
    return _files(province.answers.write_campaign("bluezone-2020", out).value)


def keys(province: Services, _laptop: Services, out: Path) -> tuple[Path, ...]:
    return province.enrolment.publish(out).value.files


def _files(written: WrittenDown) -> tuple[Path, ...]:
    return written.files


KINDS: dict[str, Write] = {
    "receipt": receipt,
    "roster": roster,
    "decisions": decisions,
    "campaign": campaign,
    "keys": keys,
}


@pytest.fixture
def enrolled(world: Offices, province: Services, laptop: Services) -> Services:
    world.receive(laptop, world.enrol(laptop, province))
    add_visit(laptop, "Đặng Thị Hoà")
    world.receive(province, world.export(laptop, province))
    return laptop


def put_back(world: Offices, services: Services, name: str, *, elsewhere: bool) -> Services:
    """A safe copy takes the place of the database; `elsewhere`, of a machine that lost its state too."""
    services.copies.restore(name)
    if elsewhere:
        forget_state()
    again = world.workspaces.open(services.info.folder)
    world.stack.callback(again.close)
    return again


def forget_state() -> None:
    for anchor in (state_folder() / "anchors").glob("*.json"):
        anchor.unlink()


def state_of(world: Offices, laptop: Services, files: tuple[Path, ...]) -> tuple[FileState, str | None]:
    (received,) = world.receive(laptop, *files)
    return received.state, code_of(received)


@pytest.mark.parametrize("elsewhere", [False, True])
@pytest.mark.parametrize("kind", KINDS)
def test_what_was_written_in_2099_and_lost_does_not_stop_what_is_written_later(
    world: Offices, province: Services, enrolled: Services, kind: str, elsewhere: bool
) -> None:
    write = KINDS[kind]
    copy = province.copies.make("manual").name
    world.clock.advance(CENTURY)
    mad = write(province, enrolled, world.out("mad"))
    assert state_of(world, enrolled, mad) == (FileState.MERGED, None)
    world.clock.advance(-CENTURY + timedelta(days=1))
    province = put_back(world, province, copy, elsewhere=elsewhere)
    lost = write(province, enrolled, world.out("after"))
    if elsewhere:
        assert state_of(world, enrolled, lost) == (FileState.REFUSED, "downstream.rollback")
        world.receive(province, world.export(enrolled, province))
        later = write(province, enrolled, world.out("healed"))
    else:
        later = lost
    assert state_of(world, enrolled, later) == (FileState.MERGED, None)
    for old in {mad, lost} - {later}:
        assert state_of(world, enrolled, old) == (FileState.REFUSED, "downstream.rollback")


def in_2099(world: Offices, province: Services, laptop: Services, write: Write) -> tuple[Path, ...]:
    """Return files of `write` under a clock of 2099, read by the laptop; the clock is right again."""
    world.clock.advance(CENTURY)
    mad = write(province, laptop, world.out("mad"))
    assert state_of(world, laptop, mad) == (FileState.MERGED, None)
    world.clock.advance(-CENTURY)
    return mad


def test_the_ward_passes_on_which_version_its_laptops_use(ward: Ward) -> None:
    world, copy = ward.world, ward.province.copies.make("manual").name
    in_2099(world, ward.province, ward.one, roster)
    in_2099(world, ward.province, ward.two, decisions)
    province = put_back(world, ward.province, copy, elsewhere=True)
    world.receive(ward.ward, ward.to_ward(ward.one), ward.to_ward(ward.two))
    world.receive(province, world.export(ward.ward, province))
    for write in (roster, decisions):
        assert state_of(world, ward.one, write(province, ward.one, world.out("x"))) == (
            FileState.MERGED,
            None,
        )
    assert not {name for name, version in written(connection_of(ward.ward)).items() if version > 60_000_000}


@pytest.fixture
def ward(world: Offices) -> Ward:
    made = Ward(world)
    add_visit(made.one, "Lê Văn Ba", hamlet="Ấp 1")
    return made


def show(province: Services, proofs: list[DownProof]) -> None:
    with province.store.writing() as unit:
        assert isinstance(unit, UnitOfWork)
        learn(unit, proofs, "2026-11-24T08:00:00+07:00")


def test_only_what_we_signed_raises_our_versions(
    world: Offices, province: Services, enrolled: Services
) -> None:
    in_2099(world, province, enrolled, roster)
    held = proofs_for(connection_of(enrolled), province.batches.own_keys().signing_key)
    mad = max(held, key=lambda proof: parse(proof.head).version)
    head, seed = parse(mad.head), batches_of(province).keys.seed
    other = world.make("tinh-khac", "96")

    def proof(version: int, *, by: Services = province, seed: bytes = seed) -> DownProof:
        sender = replace(head.sender, signing_key=by.batches.own_keys().signing_key)
        data = serialise(replace(head, version=version, sender=sender))
        return DownProof(head=data, signature=minisign.sign(data, seed, "roster"))

    refused = [
        DownProof(head=mad.head, signature=held[0].signature if held[0] != mad else held[1].signature),
        DownProof(head=mad.head.replace(b'"version":6', b'"version":7'), signature=mad.signature),
        DownProof(head=b"{}", signature=mad.signature),
        DownProof(head=mad.head, signature=b""),
        proof(HIGHEST + 1),
        proof(head.version + 5, by=other, seed=batches_of(other).keys.seed),
        proof(head.version + 5, seed=batches_of(other).keys.seed),
    ]
    connection = connection_of(province)
    connection.execute("UPDATE downstream SET version = 1 WHERE direction = 'out'")
    before = written(connection)
    show(province, refused)
    assert written(connection) == before
    show(province, [proof(head.version + 5)])
    assert written(connection)["roster 32059"] == head.version + 5


def test_a_machine_of_the_province_made_anew_is_followed_whatever_the_lost_one_counted(
    world: Offices, province: Services, laptop: Services
) -> None:
    root, recovery = held_ceremony(province)
    laptop.enrolment.accept(world.enrol(laptop, province))
    in_2099(world, province, laptop, keys)
    lost = roster(province, laptop, world.out("lost"))
    in_2099(world, province, laptop, roster)
    fresh = world.make("tinh-moi", "96")
    fresh.enrolment.complete_ceremony(fresh.enrolment.prepare_ceremony(root + recovery))
    answer = fresh.enrolment.open_request(world.request(laptop))
    approved = fresh.enrolment.approve(answer, answer.keys.number, world.out("new")).value.files[0]
    assert refusal(lambda: laptop.enrolment.accept(approved)) == "downstream.rollback"
    number = fresh.batches.own_keys().number
    assert laptop.enrolment.accept(approved, number).value.province.number == number
    assert state_of(world, laptop, roster(fresh, laptop, world.out("fresh"))) == (FileState.MERGED, None)
    assert state_of(world, laptop, lost) == (FileState.REFUSED, "downstream.old_key")


def test_the_thief_of_a_replaced_key_is_not_obeyed_by_way_of_the_root(
    world: Offices, province: Services, laptop: Services
) -> None:
    """The root certified the stolen key too, and links of it are in every keys file."""
    root, _ = held_ceremony(province)
    laptop.enrolment.accept(world.enrol(laptop, province))
    copy = province.copies.make("manual").name
    changed = province.enrolment.change_province_keys(world.out("new"), root).value
    laptop.enrolment.accept(changed.files[0])
    world.clock.advance(timedelta(days=1))
    thief = put_back(world, province, copy, elsewhere=False)
    old = thief.enrolment.publish(world.out("thief")).value.files[0]
    assert refusal(lambda: laptop.enrolment.accept(old)) == "downstream.old_key"
    next_of_it = thief.enrolment.change_province_keys(world.out("thief-2")).value
    assert refusal(lambda: laptop.enrolment.accept(next_of_it.files[0])) == "downstream.unknown_province"
    assert laptop.enrolment.standing().version == changed.version


def test_a_full_file_between_mates_shows_what_is_in_use_too(ward: Ward) -> None:
    in_2099(ward.world, ward.province, ward.one, roster)
    file = ward.world.export(ward.one, ward.province, Profile.FULL)
    shown = [parse(proof.head) for proof in ward.opened(file).manifest.in_use]
    assert {(head.kind, head.subject) for head in shown} == {("keys", ""), ("roster", "32059")}
    assert all(head.sender.signing_key == ward.province.batches.own_keys().signing_key for head in shown)


def test_the_answers_of_a_key_that_the_laptop_never_obeyed_do_not_stop_those_of_the_next(
    world: Offices, province: Services, laptop: Services
) -> None:
    """A receipt needs no obedience; each key counts its own."""
    add_visit(laptop, "Đặng Thị Hoà")
    world.receive(province, world.export(laptop, province), new_keys=NewKeys.TRUST)
    copy = province.copies.make("manual").name
    mad = in_2099(world, province, laptop, receipt)
    province = put_back(world, province, copy, elsewhere=True)
    province.enrolment.change_province_keys(world.out("keys"))
    world.receive(laptop, world.enrol(laptop, province))
    low = receipt(province, laptop, world.out("low"))
    assert state_of(world, laptop, low) == (FileState.MERGED, None)
    assert state_of(world, laptop, mad) == (FileState.DONE_BEFORE, "batch.done_before")
    later = receipt(province, laptop, world.out("later"))
    assert state_of(world, laptop, later) == (FileState.MERGED, None)
    assert state_of(world, laptop, low) == (FileState.REFUSED, "downstream.rollback")


def test_a_receipt_by_a_key_that_a_copy_never_knew_is_followed_by_one_of_the_key_after_it(
    world: Offices, province: Services, laptop: Services
) -> None:
    """The copy cannot recognise the key in between as its own; each key counts its own answers."""
    root, _ = held_ceremony(province)
    laptop.enrolment.accept(world.enrol(laptop, province))
    copy = province.copies.make("manual").name
    between = province.enrolment.change_province_keys(world.out("between"), root).value
    laptop.enrolment.accept(between.files[0])
    add_visit(laptop, "Đặng Thị Hoà")
    world.receive(province, world.export(laptop, province))
    mad = in_2099(world, province, laptop, receipt)
    world.clock.advance(timedelta(days=1))
    province = put_back(world, province, copy, elsewhere=True)
    later = province.enrolment.change_province_keys(world.out("later"), root).value
    laptop.enrolment.accept(later.files[0])
    world.receive(province, world.export(laptop, province))
    low = receipt(province, laptop, world.out("low"))
    assert state_of(world, laptop, low) == (FileState.MERGED, None)
    assert state_of(world, laptop, mad) == (FileState.DONE_BEFORE, "batch.done_before")
