"""Keys changed, taken from printed cards and proved by them, at the real windows."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import FixedClock
from core.base.ids import IdSource
from core.enrolment.models import DeviceState
from core.sync.desk import FileState
from storage.keys.sealing import Cost
from storage.sync.enrolment.ceremony import recovery_text, root_text
from tests.pages_office.conftest import PROVINCE, WARD, Office, OpenOffice, enrol, new_workspace
from tests.pages_office.test_machines import page_of, press
from ui.qt.keys.page import KeysPage


def with_paper_keys(province: Services) -> str:
    """Hold the ceremony; return the text of the cards."""
    made = province.enrolment.prepare_ceremony()
    province.enrolment.complete_ceremony(made)
    return f"{root_text(made.root_seed)}\n{recovery_text(made.recovery_identity)}"


def told(page: KeysPage) -> str:
    return page.machines.done.sentence.text()


def read_answer(office: Office, file: Path) -> KeysPage:
    page = page_of(office)
    office.answers.open = [file]
    press(page, "keys.answer")
    office.finish_jobs()
    return page


def test_a_laptop_changes_its_key_and_the_province_approves_it_without_a_number(
    open_office: OpenOffice, enrolled: Services, province: Services, stick: Path
) -> None:
    laptop, centre = open_office(enrolled), open_office(province)
    before = enrolled.batches.own_keys().number
    page = page_of(laptop)
    press(page, "keys.change_own")
    assert page.laptop.form.title.text() == "Đổi khóa của máy này?"
    press(page, "keys.own_not")
    assert not page.laptop.form.isVisible()
    assert enrolled.batches.own_keys().number == before
    press(page, "keys.change_own")
    laptop.answers.folder = stick
    press(page, "keys.own_go")
    (request,) = stick.glob("TN_doi-khoa_*.tnk")
    assert told(page).startswith(f"Máy này đã có khóa mới. Gửi yêu cầu {request} cho tỉnh")
    assert enrolled.batches.own_keys().number != before

    (sent,) = enrolled.batches.export(province.batches.own_keys(), stick).value.files
    assert [one.state for one in province.batches.receive([sent]).value] == [FileState.HELD]
    centre_page = page_of(centre)
    centre_page.take_files((request,))
    assert centre_page.machines.question.hint.text().startswith("Yêu cầu có chữ ký của khóa cũ")
    centre.answers.folder = stick
    press(centre_page, "keys.agree")
    centre.finish_jobs()
    assert [one.state for one in province.batches.receive([sent]).value] == [FileState.DONE_BEFORE]
    (answer,) = stick.glob("*.tnd")
    read_answer(laptop, answer)
    assert enrolled.enrolment.standing().own_state is DeviceState.ENROLLED


def test_the_province_changes_its_key_and_the_laptops_follow(
    open_office: OpenOffice, enrolled: Services, province: Services, stick: Path
) -> None:
    laptop, centre = open_office(enrolled), open_office(province)
    former = province.batches.own_keys().number
    page = page_of(centre)
    press(page, "keys.change_province")
    centre.answers.folder = stick / "khóa mới"
    centre.answers.folder.mkdir()
    press(page, "keys.province_go")
    number = province.batches.own_keys().number
    assert number != former
    assert told(page).startswith(f"Tỉnh đã có khóa mới, mã số {number[:9]}.")
    assert page.province.number.accessibleName() == number
    (file,) = centre.answers.folder.glob("*.tnd")
    shown = read_answer(laptop, file)
    assert shown.model.state.problem is None
    followed = enrolled.enrolment.standing().province
    assert followed is not None
    assert followed.number == number


def test_a_stolen_key_is_replaced_by_the_root_on_paper(
    open_office: OpenOffice, enrolled: Services, province: Services, stick: Path
) -> None:
    card = with_paper_keys(province)
    centre = open_office(province)
    page = page_of(centre)
    former = province.batches.own_keys().number
    press(page, "keys.change_province")
    centre.answers.folder = stick
    page.province.form.card.set_text("TUNG-NHA-ROOT-KEY 1 0000-0000")
    press(page, "keys.province_go")
    assert told(page).startswith("Không đọc được khóa trên thẻ, hoặc đó là thẻ khác. Chưa đổi gì.")
    assert province.batches.own_keys().number == former
    page.province.form.card.set_text(card)
    press(page, "keys.province_go")
    assert province.batches.own_keys().number != former
    press(page, "keys.change_province")
    assert page.province.form.card.text() == ""


@pytest.mark.parametrize("order", [1, -1])
def test_a_new_machine_takes_the_keys_from_the_cards_and_the_laptop_goes_on_obeying(
    open_office: OpenOffice,
    enrolled: Services,
    province: Services,
    stick: Path,
    clock: FixedClock,
    order: int,
) -> None:
    """The machine of the province burnt; its cards are in the safe."""
    cards = with_paper_keys(province)
    enrolled.enrolment.accept(province.enrolment.publish(stick).value.files[0])
    province.close()
    clock.advance(timedelta(days=1))
    fresh = Workspaces(clock=clock, ids=IdSource()).create(stick / "máy mới", new_workspace(PROVINCE))
    centre = open_office(fresh)
    page = page_of(centre)
    press(page, "keys.from_cards")
    centre.answers.save = stick / "thẻ.pdf"
    page.province.form.card.set_text("TUNG-NHA-ROOT-KEY 1")
    press(page, "keys.province_go")
    assert told(page).startswith("Không đọc được khóa trên thẻ")
    assert not centre.answers.save.exists()
    page.province.form.card.set_text("\n".join(cards.split("\n\n")[::order]))
    press(page, "keys.province_go")
    assert centre.answers.save.read_bytes().startswith(b"%PDF")
    assert not page.province.form.isVisible()
    press(page, "keys.printed")
    assert fresh.enrolment.standing().has_ceremony
    assert not page.province.from_cards.isVisible()

    request = fresh.enrolment.open_request(enrolled.enrolment.write_request(stick))
    folder = stick / "trả lời"
    folder.mkdir()
    (answer,) = fresh.enrolment.approve(request, enrolled.batches.own_keys().number, folder).value.files
    laptop = open_office(enrolled)
    shown = read_answer(laptop, answer)
    assert shown.model.state.question is None  # nothing to compare: the root on the card signed it
    followed = enrolled.enrolment.standing().province
    assert followed is not None
    assert followed.number == fresh.batches.own_keys().number


def test_the_recovery_card_opens_what_the_key_of_a_new_machine_does_not(
    open_office: OpenOffice, clock: FixedClock, province: Services, stick: Path
) -> None:
    """A laptop's passphrase is forgotten, and the province's machine was replaced meanwhile."""
    cards = with_paper_keys(province)
    workspaces = Workspaces(clock=clock, ids=IdSource(), cost=Cost(operations=1, memory_bytes=8192))
    laptop = workspaces.create(stick / "máy xã", replace(new_workspace(WARD), passphrase="quên mất rồi"))
    enrol(laptop, province, stick / "duyệt")
    laptop.close()
    province.close()
    wish, file = workspaces.ask_to_unlock(stick / "máy xã", stick)
    fresh = Workspaces(clock=clock, ids=IdSource()).create(stick / "máy mới", new_workspace(PROVINCE))
    centre = open_office(fresh)
    page = page_of(centre)
    page.take_files((file,))
    centre.answers.folder = stick
    press(page, "keys.agree")
    assert page.province.form.title.text() == "Khóa ở máy này không mở được"
    assert list(stick.glob("TN_mo-khoa_*.tnk")) == []
    page.province.form.card.set_text(cards)
    press(page, "keys.province_go")
    (answer,) = stick.glob("TN_mo-khoa_*.tnk")
    assert str(answer) in told(page)
    workspaces.unlock_with_answer(stick / "máy xã", answer, "mật khẩu mới").close()
    assert wish.machine in told(page)
