"""A forgotten passphrase costs a request, a phone call and an answer; never data."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.application.services import Services
from core.base.clock import FixedClock
from core.records.household import HouseholdQuery
from storage.keys import keyring
from storage.sync.enrolment import ceremony
from tests.enrolment.offices import Offices, add_visit, refusal


@pytest.fixture
def locked(world: Offices, province: Services) -> Path:
    """The folder of an enrolled laptop whose passphrase nobody remembers."""
    laptop = world.make("may-khoa", "32059", "Ấp 1", passphrase="quên mất rồi")
    add_visit(laptop, "Đặng Thị Hoà")
    laptop.enrolment.accept(world.enrol(laptop, province))
    laptop.close()
    return world.folder / "may-khoa"


def test_request_and_answer_open_the_laptop_and_set_another_passphrase(
    world: Offices, province: Services, locked: Path
) -> None:
    wish, request = world.workspaces.ask_to_unlock(locked, world.out("requests"))
    assert 600 <= request.stat().st_size <= 1100  # age adds up to some 200 bytes of noise
    read = province.enrolment.read_unlock(request)
    assert read.number == wish.number
    answer = province.enrolment.answer_unlock(read, wish.number, world.out("answers"))
    assert 250 <= answer.stat().st_size <= 600
    services = world.workspaces.unlock_with_answer(locked, answer, "mật khẩu mới")
    world.stack.callback(services.close)
    assert len(services.store.households.numbers(HouseholdQuery())) == 1
    services.close()
    assert refusal(lambda: world.workspaces.open(locked, "quên mất rồi")) == "key.wrong_passphrase"
    world.workspaces.open(locked, "mật khẩu mới").close()
    assert not (locked / "unlock.key").exists()
    assert keyring.read_lock(locked).escrow is not None
    assert refusal(lambda: world.workspaces.unlock_with_answer(locked, answer, "x")) == "unlock.no_request"


def test_asking_twice_is_one_wish(world: Offices, province: Services, locked: Path) -> None:
    first, _ = world.workspaces.ask_to_unlock(locked, world.out("one"))
    second, request = world.workspaces.ask_to_unlock(locked, world.out("two"))
    assert first.number == second.number
    read = province.enrolment.read_unlock(request)
    answer = province.enrolment.answer_unlock(read, first.number, world.out("answers"))
    world.workspaces.unlock_with_answer(locked, answer, "mật khẩu mới").close()


def test_the_number_must_be_the_one_that_the_officer_reads(
    world: Offices, province: Services, locked: Path
) -> None:
    _, request = world.workspaces.ask_to_unlock(locked, world.out("requests"))
    read, out = province.enrolment.read_unlock(request), world.out("answers")
    number = province.batches.own_keys().number
    assert refusal(lambda: province.enrolment.answer_unlock(read, number, out)) == "enrolment.number"
    assert list(out.iterdir()) == []


def test_the_offline_card_answers_where_the_province_lost_its_machine(
    world: Offices, clock: FixedClock, province: Services
) -> None:
    made = province.enrolment.prepare_ceremony()
    province.enrolment.complete_ceremony(made)
    card = ceremony.recovery_text(made.recovery_identity)
    laptop = world.make("may-khoa", "32059", "Ấp 1", passphrase="quên mất rồi")
    laptop.enrolment.accept(world.enrol(laptop, province))
    laptop.close()
    folder = world.folder / "may-khoa"
    wish, request = world.workspaces.ask_to_unlock(folder, world.out("requests"))
    other = world.make("tinh-khac", "96")
    read, out = other.enrolment.read_unlock(request), world.out("answers")
    assert refusal(lambda: other.enrolment.answer_unlock(read, wish.number, out)) == "unlock.not_ours"
    answer = other.enrolment.answer_unlock(read, wish.number, out, card)
    world.workspaces.unlock_with_answer(folder, answer, "mật khẩu mới").close()
    world.workspaces.open(folder, "mật khẩu mới").close()
    world.workspaces.unlock_with_card(folder, card, "mật khẩu từ thẻ").close()
    world.workspaces.open(folder, "mật khẩu từ thẻ").close()


def test_the_province_itself_is_opened_by_its_card(world: Offices) -> None:
    province = world.make("tinh-khoa", "96", passphrase="quên mất rồi")
    made = province.enrolment.prepare_ceremony()
    province.enrolment.complete_ceremony(made)
    province.close()
    folder = world.folder / "tinh-khoa"
    card = ceremony.recovery_text(made.recovery_identity)
    world.workspaces.unlock_with_card(folder, card, "mật khẩu mới").close()
    world.workspaces.open(folder, "mật khẩu mới").close()


def test_the_escrow_follows_the_province_to_other_keys(
    world: Offices, province: Services, laptop: Services
) -> None:
    laptop.enrolment.accept(world.enrol(laptop, province))
    before = keyring.read_lock(laptop.info.folder).escrow
    changed = province.enrolment.change_province_keys(world.out("new")).value
    laptop.enrolment.accept(changed.files[0])
    after = keyring.read_lock(laptop.info.folder).escrow
    assert before is not None
    assert after is not None
    assert after.recipients == (province.batches.own_keys().age_recipient,) != before.recipients


def test_another_passphrase_keeps_the_escrow(world: Offices, province: Services, laptop: Services) -> None:
    laptop.enrolment.accept(world.enrol(laptop, province))
    escrow = keyring.read_lock(laptop.info.folder).escrow
    for passphrase in ("mật khẩu một", None, "mật khẩu hai"):
        laptop.set_passphrase(passphrase)
        assert keyring.read_lock(laptop.info.folder).escrow == escrow


def test_an_answer_of_another_machine_or_a_damaged_one_opens_nothing(
    world: Offices, province: Services, locked: Path
) -> None:
    other = world.make("may-2", "32059", "Ấp 2", passphrase="khác hẳn đi")
    other.enrolment.accept(world.enrol(other, province))
    other.close()
    wish, request = world.workspaces.ask_to_unlock(locked, world.out("requests"))
    theirs, their_request = world.workspaces.ask_to_unlock(world.folder / "may-2", world.out("theirs"))
    desk, before = province.enrolment, (locked / "keys.json").read_bytes()
    right = desk.answer_unlock(desk.read_unlock(request), wish.number, world.out("answers")).read_bytes()
    wrong = desk.answer_unlock(desk.read_unlock(their_request), theirs.number, world.out("theirs"))
    bad = world.out("bad") / "answer"
    opened = []
    for data in (
        wrong.read_bytes(),
        *(right[:length] for length in range(0, len(right), 7)),
        *(right[:at] + bytes([right[at] ^ 1]) + right[at + 1 :] for at in range(0, len(right), 7)),
        b"",
        b"x" * 5000,
    ):
        bad.write_bytes(data)
        opened.append(refusal(lambda: world.workspaces.unlock_with_answer(locked, bad, "mật khẩu mới")))
    assert set(opened) == {"unlock.wrong_answer"}
    assert (locked / "keys.json").read_bytes() == before


def test_a_request_that_was_cut_or_edited_is_not_answered(
    world: Offices, province: Services, locked: Path
) -> None:
    wish, request = world.workspaces.ask_to_unlock(locked, world.out("requests"))
    data, bad = request.read_bytes(), world.out("bad") / "request"
    for length in range(0, len(data) - 1, 5):
        bad.write_bytes(data[:length])
        assert refusal(lambda: province.enrolment.read_unlock(bad)) == "request.unreadable"
    other = world.make("may-2", "32059").batches.own_keys().age_recipient
    bad.write_bytes(data.replace(wish.answer_to.encode(), other.encode()))
    edited, out = province.enrolment.read_unlock(bad), world.out("answers")
    assert refusal(lambda: province.enrolment.answer_unlock(edited, wish.number, out)) == "enrolment.number"
    bad.write_bytes(data.replace(wish.check.encode(), b"0" * 32))
    forged = province.enrolment.read_unlock(bad)
    code = refusal(lambda: province.enrolment.answer_unlock(forged, forged.number, out))
    assert code == "unlock.not_ours"
    assert list(out.iterdir()) == []


def test_a_machine_that_was_never_approved_says_what_is_left(world: Offices) -> None:
    world.make("may-le", "32059", passphrase="quên mất rồi").close()
    folder = world.folder / "may-le"
    assert refusal(lambda: world.workspaces.ask_to_unlock(folder, world.out("r"))) == "unlock.no_escrow"
    assert not (folder / "unlock.key").exists()
