"""Keys on the sync page: compared, remembered, given away; who may get names."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QRadioButton

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import FixedClock
from core.base.ids import IdSource
from core.sync import keyfile
from core.sync.manifest import Profile
from tests.pages_office.conftest import WARD, OpenOffice, new_workspace, save_key
from tests.pages_office.sync_hands import confirm_key, press, sync_of


def test_a_key_is_used_only_after_its_number_was_compared(
    open_office: OpenOffice, ward: Services, province: Services, key: Path
) -> None:
    office = open_office(ward)
    page = sync_of(office)
    office.answers.open = [key]
    press(page, "sync.open_key")
    number = province.batches.own_keys().number
    assert page.sending.question.number.accessibleName() == number
    assert page.sending.question.who.text() == "Mã nhận diện của tỉnh Cà Mau"
    assert page.model.state.addressee is None
    assert not page.export()
    press(page, "sync.confirm_key")
    assert page.model.state.addressee == province.batches.own_keys()
    assert page.sending.ready.export.isVisible()
    province.close()


def test_a_confirmed_key_is_remembered(
    open_office: OpenOffice, ward: Services, province: Services, key: Path
) -> None:
    office = open_office(ward)
    confirm_key(office, sync_of(office), key)
    again = open_office(ward.reopen())
    assert sync_of(again).model.state.addressee == province.batches.own_keys()
    province.close()


@pytest.mark.parametrize(
    ("text", "told"),
    [("Xin chào", "Đây không phải tệp nhận diện"), ("", "Đây không phải tệp nhận diện")],
)
def test_what_is_no_key_file_is_told_and_nothing_is_remembered(
    open_office: OpenOffice, ward: Services, tmp_path: Path, text: str, told: str
) -> None:
    file = tmp_path / "khoa.txt"
    file.write_text(text, encoding="utf-8")
    office = open_office(ward)
    page = sync_of(office)
    page.take_files((file,))
    assert page.sending.problem.sentence.text().startswith(told)
    assert page.model.state.candidate is None


def test_the_key_of_this_machine_or_of_another_ward_is_refused(
    open_office: OpenOffice, ward: Services, tmp_path: Path, clock: FixedClock
) -> None:
    other = Workspaces(clock=clock, ids=IdSource()).create(tmp_path / "khác", new_workspace("32005"))
    page = sync_of(open_office(ward))
    page.take_files((save_key(ward, tmp_path / "mình.txt"),))
    assert "chính máy này" in page.sending.problem.sentence.text()
    page.take_files((save_key(other, tmp_path / "khác.txt"),))
    assert "không phải đơn vị cấp trên" in page.sending.problem.sentence.text()
    other.close()


def test_names_may_leave_only_inside_the_commune_and_by_a_choice(
    open_office: OpenOffice, ward: Services, province: Services, key: Path, tmp_path: Path, clock: FixedClock
) -> None:
    office = open_office(ward)
    page = sync_of(office)
    confirm_key(office, page, key)
    assert not page.sending.ready.full.isVisible()
    hub = Workspaces(clock=clock, ids=IdSource()).create(tmp_path / "máy phường", new_workspace(WARD))
    page.take_files((save_key(hub, tmp_path / "phuong.txt"),))
    press(page, "sync.confirm_key")
    full = page.findChild(QRadioButton, "sync.full")
    assert full is not None
    assert full.isVisible()
    assert page.sending.ready.plain.isChecked()
    full.click()
    assert "Tệp có tên, số điện thoại" in page.sending.ready.sealed.sentence.text()
    office.answers.folder = tmp_path
    page.export()
    office.finish_jobs()
    exported = page.model.state.exported
    assert exported is not None
    assert exported.withheld == 0
    assert page.sending.ready.plain.isChecked()
    hub.close()
    province.close()


def test_this_machines_key_is_saved_and_copied(
    open_office: OpenOffice, ward: Services, tmp_path: Path
) -> None:
    office = open_office(ward)
    page = sync_of(office)
    office.answers.save = tmp_path / "khoa.txt"
    press(page, "sync.save_key")
    assert keyfile.read((tmp_path / "khoa.txt").read_bytes()) == ward.batches.own_keys()
    assert office.answers.asked == [f"tung-nha-khoa-{WARD}.txt"]
    press(page, "sync.copy_key")
    assert keyfile.read(QGuiApplication.clipboard().text().encode()) == ward.batches.own_keys()


def test_a_full_file_to_another_unit_cannot_even_be_asked_for(
    open_office: OpenOffice, ward: Services, province: Services, key: Path
) -> None:
    office = open_office(ward)
    page = sync_of(office)
    confirm_key(office, page, key)
    page.model.choose_profile(Profile.FULL)
    assert page.model.state.profile is Profile.PSEUDONYMOUS
    province.close()


def test_a_key_file_that_is_gone_is_told(open_office: OpenOffice, ward: Services, tmp_path: Path) -> None:
    page = sync_of(open_office(ward))
    page.take_files((tmp_path / "mất.txt",))
    assert page.sending.problem.sentence.text().startswith("Không đọc được")
