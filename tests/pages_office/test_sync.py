"""The sync pages of a ward and its province: keys compared, files out and in, each with its fate."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from core.clock import FixedClock
from core.exchange import keyfile
from core.exchange.desk import FileState, NewKeys
from core.exchange.manifest import Profile
from core.ids import IdSource
from core.services import Services
from storage.workspace import Workspaces
from tests.pages_office.conftest import PROVINCE, WARD, Office, OpenOffice, add_doors, new_workspace
from ui.qt.jobs import JobRunner, PoolExecutor
from ui.qt.page_ids import PageId
from ui.qt.sync.file_list import FileItem, FileList
from ui.qt.sync.page import SyncPage
from ui.qt.sync.state import LineState
from ui.qt.sync.view_model import SyncViewModel


def sync_of(office: Office) -> SyncPage:
    page = office.open(PageId.SYNC)
    assert isinstance(page, SyncPage)
    return page


def press(page: QWidget, name: str) -> None:
    button = page.findChild(QAbstractButton, name)
    assert button is not None
    assert button.isVisible(), name
    button.click()


def items(page: SyncPage) -> list[FileItem]:
    shown = page.findChild(FileList, "sync.files")
    assert shown is not None
    return list(shown.file_model.items)


def words(page: SyncPage) -> list[tuple[str, str]]:
    return [(item.title, item.status[0]) for item in items(page)]


def save_key(services: Services, path: Path) -> Path:
    path.write_text(keyfile.write(services.batches.own_keys()), encoding="utf-8")
    return path


def confirm_key(office: Office, page: SyncPage, key: Path) -> None:
    office.answers.open = [key]
    press(page, "sync.open_key")
    press(page, "sync.confirm_key")


@pytest.fixture
def key(province: Services, tmp_path: Path) -> Path:
    return save_key(province, tmp_path / "khoa-tinh.txt")


def test_a_key_is_used_only_after_its_number_was_compared(
    open_office: OpenOffice, ward: Services, province: Services, key: Path
) -> None:
    office = open_office(ward)
    page = sync_of(office)
    office.answers.open = [key]
    press(page, "sync.open_key")
    number = province.batches.own_keys().number
    assert page.sending.question.number.accessibleName() == number
    assert page.sending.question.who.text() == "Khóa của tỉnh Cà Mau"
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
    [("Xin chào", "Đây không phải tệp khóa công khai"), ("", "Đây không phải tệp khóa công khai")],
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


def test_every_figure_arrives_at_the_province_through_both_pages(
    open_office: OpenOffice, ward: Services, province: Services, key: Path, tmp_path: Path
) -> None:
    office = open_office(ward)
    page = sync_of(office)
    confirm_key(office, page, key)
    assert page.sending.ready.summary.text() == "Tệp số 1 mang 5 lượt, đều là lượt mới."
    office.answers.folder = tmp_path / "usb"
    (tmp_path / "usb").mkdir()
    assert page.export()
    assert not page.sending.ready.export.isEnabled()
    office.finish_jobs()
    exported = page.model.state.exported
    assert exported is not None
    assert page.sending.saved.isVisible()
    assert str(exported.files[0]) in page.sending.saved.accessibleName()
    assert page.states.accessibleName().startswith("0 lượt Chỉ có trên máy này")

    upper = open_office(province)
    receiving = sync_of(upper)
    upper.answers.open = [exported.files[0]]
    press(receiving, "sync.open_files")
    upper.finish_jobs()
    assert list(province.batches.held()) == []
    press(receiving, "sync.import")
    upper.finish_jobs()
    question = receiving.model.state.question
    assert question is not None
    assert question.number_code == ward.batches.own_keys().number
    assert list(province.store.figures.units()) == []
    assert words(receiving) == [("Tệp số 1 của phường 8", "đang giữ")]
    press(receiving, "sync.accept_machine")
    upper.finish_jobs()
    assert receiving.model.state.question is None
    assert words(receiving) == [("Tệp số 1 của phường 8", "đã nhập")]
    assert "Thêm 5 lượt" in items(receiving)[0].text
    assert list(province.store.figures.units()) == list(ward.store.figures.units())
    assert province.batches.register()[0].sha256 == ward.batches.register()[0].sha256


def exported_file(ward: Services, province: Services, folder: Path) -> Path:
    folder.mkdir()
    return ward.batches.export(province.batches.own_keys(), folder).value.files[0]


def test_each_file_says_what_became_of_it(
    open_office: OpenOffice, ward: Services, province: Services, tmp_path: Path
) -> None:
    file = exported_file(ward, province, tmp_path / "usb")
    broken = tmp_path / "hong.tnb"
    broken.write_bytes(file.read_bytes()[:200])
    office = open_office(province)
    page = sync_of(office)
    page.take_files((file, broken))
    office.finish_jobs()
    press(page, "sync.import")
    office.finish_jobs()
    press(page, "sync.accept_machine")
    office.finish_jobs()
    page.take_files((file,))
    office.finish_jobs()
    assert [line.state for line in page.model.state.lines] == [
        LineState.DONE_BEFORE,
        LineState.REFUSED,
        LineState.MERGED,
    ]
    done, refused, _merged = items(page)
    assert done.text == "Tệp này đã nhập lúc 14/09/2020 09:42, không tính thêm lần nào."
    assert refused.text.startswith("Tệp bị đứt giữa chừng nên chưa nhập gì.")
    assert refused.status[0] == "không mở được"
    ward.close()


def test_a_machine_may_be_decided_on_later_even_at_the_next_start(
    open_office: OpenOffice, ward: Services, province: Services, tmp_path: Path
) -> None:
    file = exported_file(ward, province, tmp_path / "usb")
    office = open_office(province)
    page = sync_of(office)
    page.take_files((file,))
    office.finish_jobs()
    press(page, "sync.import")
    office.finish_jobs()
    press(page, "sync.postpone_machine")
    assert page.model.state.question is None
    assert not page.files.question.isVisible()
    again = open_office(province.reopen())
    page = sync_of(again)
    assert page.files.waiting.sentence.text() == "1 tệp đang giữ từ trước, không mất."
    page.files.waiting.action.click()
    again.finish_jobs()
    press(page, "sync.accept_machine")
    again.finish_jobs()
    assert [line.state for line in page.model.state.lines] == [LineState.MERGED]
    assert page.model.state.waiting_before == ()
    ward.close()


def test_stopping_keeps_what_was_merged_and_counts_what_is_left(
    open_office: OpenOffice, ward: Services, province: Services, tmp_path: Path
) -> None:
    file = exported_file(ward, province, tmp_path / "usb")
    office = open_office(province)
    page = sync_of(office)
    page.take_files((file, tmp_path / "a.tnb", tmp_path / "b.tnb"))
    assert page.files.busy.isVisible()
    page.files.busy.stop.click()
    office.finish_jobs()
    assert page.files.left.sentence.text() == "Đã dừng. 3 tệp chưa đọc, lúc nào tiện thì mở lại."
    assert list(province.batches.register()) == []
    ward.close()


def test_a_row_of_files_ends_between_two_of_them(ward: Services, province: Services, tmp_path: Path) -> None:
    file = exported_file(ward, province, tmp_path / "usb")
    answers = iter((True, False))
    told: list[tuple[int, int]] = []
    received = province.batches.receive(
        (file, file, file),
        new_keys=NewKeys.TRUST,
        report=lambda done, total: told.append((done, total)),
        go_on=lambda: next(answers),
    ).value
    assert [one.state for one in received] == [FileState.MERGED]
    assert told[-1] == (1, 3)
    ward.close()
    province.close()


def test_files_go_out_and_come_in_on_a_thread_of_their_own(
    open_office: OpenOffice, ward: Services, province: Services, key: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    context = open_office(ward).session.context()
    runner = JobRunner(PoolExecutor())
    sender = SyncViewModel(replace(context, jobs=runner))
    sender.read_key_file(key)
    sender.confirm_key()
    sender.export(tmp_path)
    qtbot.waitUntil(lambda: sender.state.exported is not None)
    exported = sender.state.exported
    assert exported is not None
    upper = open_office(province).session.context()
    receiver = SyncViewModel(replace(upper, jobs=runner))
    receiver.receive(exported.files, NewKeys.TRUST)
    qtbot.waitUntil(lambda: not receiver.state.busy)
    assert list(province.store.figures.units()) == list(ward.store.figures.units())
    runner.shutdown()


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
    assert "Tệp có tên, số máy" in page.sending.ready.sealed.sentence.text()
    office.answers.folder = tmp_path
    page.export()
    office.finish_jobs()
    exported = page.model.state.exported
    assert exported is not None
    assert exported.withheld == 0
    assert page.sending.ready.plain.isChecked()
    hub.close()
    province.close()


def test_a_folder_is_asked_for_once_and_again_when_it_is_gone(
    open_office: OpenOffice, ward: Services, province: Services, key: Path, tmp_path: Path
) -> None:
    office = open_office(ward)
    page = sync_of(office)
    confirm_key(office, page, key)
    stick = tmp_path / "usb"
    stick.mkdir()
    office.answers.folder, office.answers.asked = stick, []
    for _ in range(2):
        page.export()
        office.finish_jobs()
    assert office.answers.asked == ["Nơi ghi tệp"]
    assert len(list(stick.glob("*.tnb"))) == 2
    for file in stick.glob("*.tnb"):
        file.unlink()
    stick.rmdir()
    office.answers.folder = None
    page.export()
    assert office.answers.asked == ["Nơi ghi tệp", "Nơi ghi tệp"]
    assert not page.model.state.busy
    province.close()


def test_an_export_that_fails_is_told_in_the_card(
    open_office: OpenOffice, ward: Services, province: Services, key: Path, tmp_path: Path
) -> None:
    office = open_office(ward)
    page = sync_of(office)
    confirm_key(office, page, key)
    office.answers.folder = tmp_path / "không" / "có"
    page.export()
    office.finish_jobs()
    assert page.sending.problem.sentence.text().startswith("Không thấy thư mục")
    assert page.sending.ready.export.isEnabled()
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


def test_no_receipt_is_claimed_before_there_is_one(open_office: OpenOffice, ward: Services) -> None:
    page = sync_of(open_office(ward))
    parts = page.states.accessibleName().split("; ")
    assert parts[0] == "5 lượt Chỉ có trên máy này chưa nằm trong tệp nào"
    assert parts[1] == "0 lượt Đã gửi, chờ biên nhận chưa xuất tệp nào"
    assert parts[2] == "0 lượt Thành phố Cà Mau đã nhận chưa có biên nhận nên chưa tính"


def test_a_unit_with_none_above_it_only_receives(open_office: OpenOffice, province: Services) -> None:
    page = sync_of(open_office(province))
    assert not page.sending.isVisible()
    assert not page.panel.isVisible()
    assert page.header.title.text() == "Nhận tệp"
    assert province.info.unit.code == PROVINCE
    assert page.own_key.number.accessibleName() == province.batches.own_keys().number
    assert page.files.empty.isVisible()


def test_the_list_grows_with_its_sentences(
    open_office: OpenOffice, ward: Services, province: Services, tmp_path: Path
) -> None:
    broken = tmp_path / "hong.tnb"
    broken.write_bytes(b"age-encryption.org/v1\n")
    office = open_office(province)
    page = sync_of(office)
    page.take_files((broken,))
    office.finish_jobs()
    shown = page.files.list
    model = shown.file_model
    spoken = str(model.index(0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.startswith("hong.tnb, không mở được. ")
    wide = shown.sizeHintForRow(0)
    shown.setFixedWidth(320)
    assert shown.sizeHintForRow(0) > wide
    ward.close()


def test_the_sidebar_counts_what_has_not_left(open_office: OpenOffice, ward: Services) -> None:
    office = open_office(ward)
    page = sync_of(office)
    counted: list[int] = []
    page.badge_changed.connect(counted.append)
    add_doors(ward, (("Khóm 2", "Lê Văn Út", 2, 1, 1),))
    page.activate()
    assert counted[-1] == 6


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
