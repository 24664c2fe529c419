"""The pages of machines of a ward and its province: asked, compared, approved, revoked."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import FixedClock
from core.base.errors import UserError
from core.base.ids import IdSource
from core.enrolment.models import DeviceState
from core.events.kinds import EventKind
from core.sync.desk import NewKeys
from storage.keys import loose
from storage.keys.sealing import Cost
from tests.database import record_anyhow, store_of
from tests.enrolment.offices import Offices
from tests.enrolment.test_replaced_machine import taken_over
from tests.pages_office.conftest import WARD, Office, OpenOffice, new_workspace
from ui.qt.keys.page import KeysPage
from ui.qt.page_ids import PageId


def page_of(office: Office) -> KeysPage:
    page = office.open(PageId.MACHINES)
    assert isinstance(page, KeysPage)
    return page


def press(page: QWidget, name: str) -> None:
    button = page.findChild(QAbstractButton, name)
    assert button is not None
    assert button.isVisible(), name
    button.click()


def rows(page: KeysPage) -> list[tuple[str, str]]:
    shown = page.machines.list.row_model.items
    return [(row.title, "" if row.status is None else row.status.text) for row in shown]


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def ask(office: Office, stick: Path) -> Path:
    page = page_of(office)
    office.answers.folder = stick
    press(page, "keys.ask")
    (request,) = stick.glob("*.tnk")
    assert str(request) in page.machines.done.sentence.text()
    return request


def test_a_laptop_asks_and_the_province_approves_what_it_had_held(
    open_office: OpenOffice, ward: Services, province: Services, stick: Path
) -> None:
    (sent,) = ward.batches.export(province.batches.own_keys(), stick).value.files
    province.batches.receive([sent])
    laptop = open_office(ward)
    request = ask(laptop, stick)
    centre = open_office(province)
    page = page_of(centre)
    centre.answers.open = [request]
    press(page, "keys.open")
    assert page.machines.question.number.accessibleName() == ward.batches.own_keys().number
    assert province.enrolment.devices() == []
    centre.answers.folder = stick
    press(page, "keys.agree")
    centre.finish_jobs()
    assert [(title, state) for title, state in rows(page)] == [("Phường 8", "đã duyệt")]
    assert "1" in page.machines.done.sentence.text()
    assert province.batches.held() == []
    (answer,) = stick.glob("*.tnd")
    at_ward = page_of(laptop)
    laptop.answers.open = [answer]
    press(at_ward, "keys.answer")
    laptop.finish_jobs()
    number = at_ward.machines.question.number.accessibleName()
    assert number == province.batches.own_keys().number
    assert ward.enrolment.standing().province is None
    press(at_ward, "keys.agree")
    laptop.finish_jobs()
    standing = ward.enrolment.standing()
    assert standing.own_state is DeviceState.ENROLLED
    assert at_ward.laptop.standing.sentence.text() == "Tỉnh đã duyệt máy này."


def test_a_request_that_was_put_off_waits_on_the_page(
    open_office: OpenOffice, ward: Services, province: Services, stick: Path
) -> None:
    request = ask(open_office(ward), stick)
    centre = open_office(province)
    page = page_of(centre)
    page.take_files((request,))
    press(page, "keys.later")
    assert not page.machines.question.isVisible()
    again = page_of(open_office(province))
    assert again.machines.question.isVisible()
    assert province.enrolment.devices() == []


def test_a_machine_is_revoked_with_a_reason_after_it_was_chosen(
    open_office: OpenOffice, ward: Services, province: Services, stick: Path
) -> None:
    request = province.enrolment.open_request(ward.enrolment.write_request(stick))
    province.enrolment.approve(request, ward.batches.own_keys().number, stick)
    page = page_of(open_office(province))
    assert not page.machines.revoke.isVisible()
    page.machines.list.row_chosen.emit(request.keys.device)
    assert page.machines.revoke.isVisible()
    page.machines.reason.setCurrentIndex(1)
    press(page, "keys.revoke")
    (device,) = province.enrolment.devices()
    assert (device.state, device.reason) == (DeviceState.REVOKED, "stolen")
    assert rows(page) == [("Phường 8", "đã thu hồi")]
    assert not page.machines.revoke.isVisible()


def test_what_is_no_request_is_told_and_changes_nothing(
    open_office: OpenOffice, province: Services, stick: Path
) -> None:
    bad = stick / "bad.tnk"
    bad.write_bytes(b"{}")
    page = page_of(open_office(province))
    page.take_files((bad,))
    assert "không phải tệp yêu cầu" in page.machines.done.sentence.text()
    assert page.model.state.question is None


def test_the_paper_keys_count_once_they_are_printed_and_their_file_goes(
    open_office: OpenOffice, province: Services, stick: Path
) -> None:
    office = open_office(province)
    page = page_of(office)
    office.answers.save = stick / "khoa.pdf"
    press(page, "keys.ceremony")
    assert office.answers.save.read_bytes().startswith(b"%PDF")
    assert not province.enrolment.standing().has_ceremony
    press(page, "keys.not_printed")
    assert not office.answers.save.exists()
    assert not province.enrolment.standing().has_ceremony
    press(page, "keys.ceremony")
    press(page, "keys.printed")
    assert not office.answers.save.exists()
    assert province.enrolment.standing().has_ceremony
    assert not page.province.begin.isVisible()


def test_while_a_viewer_holds_the_paper_keys_the_ceremony_stays_open_and_says_so(
    open_office: OpenOffice, province: Services, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = open_office(province)
    page = page_of(office)
    office.answers.save = stick / "khoa.pdf"
    press(page, "keys.ceremony")
    with monkeypatch.context() as held:
        held.setattr(loose, "destroy", refuse)
        press(page, "keys.printed")
        assert "đang mở ở chương trình khác" in page.machines.done.sentence.text()
        assert not province.enrolment.standing().has_ceremony
        assert [error.code for error in loose.destroy_left(province.info.folder)] == ["key.file_held"]
    press(page, "keys.printed")
    assert not office.answers.save.exists()
    assert province.enrolment.standing().has_ceremony


def refuse(path: Path, **_: object) -> None:
    raise UserError("file.unwritable", path=str(path), reason="held")


def test_the_list_is_written_for_the_machines(
    open_office: OpenOffice, ward: Services, province: Services, stick: Path
) -> None:
    office = open_office(province)
    page = page_of(office)
    office.answers.folder = stick
    press(page, "keys.publish")
    assert "Chưa có máy nào được duyệt" in page.machines.done.sentence.text()
    request = province.enrolment.open_request(ward.enrolment.write_request(stick))
    province.enrolment.approve(request, ward.batches.own_keys().number, stick)
    press(page, "keys.publish")
    assert len(list(stick.glob("*.tnd"))) == 2


def test_the_province_answers_a_forgotten_passphrase(
    open_office: OpenOffice, clock: FixedClock, province: Services, stick: Path
) -> None:
    folder = stick / "laptop"
    workspaces = Workspaces(clock=clock, ids=IdSource(), cost=Cost(operations=1, memory_bytes=8192))
    made = workspaces.create(folder, replace(new_workspace(WARD), passphrase="quên mất rồi"))
    made.enrolment.write_request(stick, province.batches.own_keys())
    request = province.enrolment.open_request(next(stick.glob("*.tnk")))
    approved = province.enrolment.approve(request, made.batches.own_keys().number, stick).value
    made.enrolment.accept(approved.files[0])
    made.close()
    wish, file = workspaces.ask_to_unlock(folder, stick)
    office = open_office(province)
    page = page_of(office)
    page.take_files((file,))
    assert page.machines.question.number.accessibleName() == wish.number
    office.answers.folder = stick
    press(page, "keys.agree")
    (answer,) = stick.glob("TN_mo-khoa_*.tnk")
    workspaces.unlock_with_answer(folder, answer, "mật khẩu mới").close()
    workspaces.open(folder, "mật khẩu mới").close()


def test_the_page_of_files_leads_to_the_machines(open_office: OpenOffice, province: Services) -> None:
    office = open_office(province)
    press(office.open(PageId.SYNC), "sync.machines")
    assert office.window.current_page() is page_of(office)


def test_files_held_by_an_older_program_come_in_when_the_window_opens(
    open_office: OpenOffice, ward: Services, province: Services, stick: Path
) -> None:
    request = province.enrolment.open_request(ward.enrolment.write_request(stick))
    (sent,) = ward.batches.export(province.batches.own_keys(), stick).value.files
    province.batches.receive([sent])
    province.enrolment._keeper.become_province()
    province.enrolment._keeper.enrol(request)  # the list came by a copy; nobody looked at the shelf
    with store_of(province).writing() as unit:
        unit.connection.execute("UPDATE held_file SET tried_by = '0.0.1'")
    assert len(province.batches.held()) == 1
    office = open_office(province)
    office.finish_jobs()
    assert province.batches.held() == []
    (row,) = province.batches.register()
    assert (row.was_held, row.visits) == (True, 5)


def test_a_request_under_another_machines_name_is_shown_in_red_and_wants_a_reason(
    open_office: OpenOffice, ward: Services, province: Services, stick: Path
) -> None:
    request = province.enrolment.open_request(ward.enrolment.write_request(stick))
    province.enrolment.approve(request, ward.batches.own_keys().number, stick)
    world = Offices(stick, FixedClock(ward.clock.now()), ExitStack())
    path, number = taken_over(world, ward, ward.info.unit.code, ward.info.unit.valid_from.isoformat())
    centre = open_office(province)
    page = page_of(centre)
    page.take_files((path,))
    question = page.machines.question
    assert question.alarm.isVisible()
    assert request.keys.number[:9] in question.alarm.text()
    assert not question.accept.isEnabled()
    question.reason.set_text("máy hỏng")
    assert question.accept.isEnabled()
    centre.answers.folder = stick
    press(page, "keys.agree")
    centre.finish_jobs()
    assert [device.number for device in province.enrolment.devices()] == [number]


def test_a_lost_machine_is_replaced_with_a_reason_and_its_data_is_written(
    open_office: OpenOffice, ward: Services, province: Services, stick: Path, clock: FixedClock
) -> None:
    request = province.enrolment.open_request(ward.enrolment.write_request(stick))
    province.enrolment.approve(request, ward.batches.own_keys().number, stick)
    (sent,) = ward.batches.export(province.batches.own_keys(), stick).value.files
    province.batches.receive([sent])
    spaces = Workspaces(clock=clock, ids=IdSource(), cost=Cost(operations=1, memory_bytes=8192))
    fresh = spaces.create(stick / "moi", new_workspace(WARD))
    asked = fresh.enrolment.write_request(stick)
    centre = open_office(province)
    page = page_of(centre)
    page.take_files((asked,))
    card = page.machines
    assert card.replaces.isVisible()
    assert card.question.accept.isEnabled()
    card.replaces.setCurrentIndex(1)
    assert ward.batches.own_keys().number[:9] in card.replaces.currentText()
    assert card.question.alarm.isVisible()
    assert not card.question.accept.isEnabled()
    card.question.reason.set_text("Mất trên xe buýt")
    out = centre.answers.folder = stick / "goi"
    press(page, "keys.agree")
    centre.finish_jobs()
    assert sorted(path.name.split("_")[2] for path in out.iterdir()) == ["khoa", "khoi-phuc"]
    said = card.done.sentence.text()
    assert ward.batches.own_keys().number[:9] in said
    assert "1" in said
    states = [device.state for device in province.enrolment.devices()]
    assert sorted(states) == [DeviceState.ENROLLED, DeviceState.REVOKED]
    assert any("Thay cho máy đã mất" in line for row in card.list.row_model.items for line in row.lines)
    page.model.choose(store_of(fresh).identity.device)
    again = centre.answers.folder = stick / "goi-2"
    press(page, "keys.pack")
    centre.finish_jobs()
    assert len(list(again.iterdir())) == 1
    fresh.close()


def test_lines_that_do_not_count_stand_with_their_sender(
    open_office: OpenOffice, ward: Services, province: Services, stick: Path
) -> None:
    where = {"commune": "32059", "valid_from": "2025-07-01"}
    record_anyhow(ward, (EventKind.HOUSEHOLD_ADDED, {"household": IdSource().new(1), **where}))
    (sent,) = ward.batches.export(province.batches.own_keys(), stick).value.files
    province.batches.receive([sent], new_keys=NewKeys.TRUST)
    page = page_of(open_office(province))
    assert ("Từ Phường 8", "không tính") in rows(page)
