"""The sync pages of a ward and its province: files out and in, each with its fate."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.application.services import Services
from core.sync.desk import FileState, NewKeys
from tests.pages_office.conftest import PROVINCE, OpenOffice, add_doors
from tests.pages_office.sync_hands import confirm_key, exported_file, items, press, sync_of, words
from ui.qt.jobs import JobRunner, PoolExecutor
from ui.qt.sync import view_model
from ui.qt.sync.state import LineState
from ui.qt.sync.view_model import SyncViewModel


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
    assert page.files.waiting.sentence.text() == "1 tệp của Phường 8 đang giữ từ trước, không mất."
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


def test_what_a_large_file_carries_is_counted_after_the_page_is_shown(
    open_office: OpenOffice, ward: Services, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view_model, "MANY_EVENTS", 1)
    office = open_office(ward)
    page = sync_of(office)
    confirm_key(office, page, key)
    ready = page.sending.ready
    assert ready.summary.text() == "Tệp số 1 mang 5 lượt, đều là lượt mới."
    assert ready.export.isEnabled()
    assert not ready.carried.isVisible()
    office.finish_jobs()
    assert ready.carried.isVisible()
    assert page.model.state.preview == ward.batches.preview()
    page.model.load()
    assert page.model.state.preview == ward.batches.preview(), "it is counted once"
