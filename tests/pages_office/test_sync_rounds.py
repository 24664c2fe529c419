"""The officer's three states, driven through the windows of a ward and its province, file by file."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox
from pytestqt.qtbot import QtBot

from core.clock import FixedClock
from core.exchange.desk import FileState, NewKeys
from core.exchange.kinds import HouseholdField
from core.exchange.manifest import Profile
from core.households.household import HouseholdQuery
from core.ids import HouseholdId, IdSource
from core.services import Services
from core.visits.results import Result
from core.visits.visit import VisitEntry
from storage.workspace import Workspaces
from tests.pages_office.conftest import WARD, Office, OpenOffice, new_workspace
from tests.pages_office.test_sync import confirm_key, items, press, save_key, sync_of, words
from tests.ui_kit.hands import CONTROL, NONE
from tests.ui_kit.hands import press as strike
from ui.qt.conflicts.page import ConflictsPage
from ui.qt.households.page import HouseholdsPage
from ui.qt.i18n import Language
from ui.qt.jobs import JobRunner, PoolExecutor
from ui.qt.page_ids import PageId
from ui.qt.sync.page import SyncPage
from ui.qt.sync.state import LineState
from ui.qt.widgets.text import recorded_misfits

STALL_S: Final = 0.05


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "usb"
    folder.mkdir()
    return folder


@pytest.fixture
def enrolled(ward: Services, province: Services, stick: Path) -> Services:
    """The ward's machine as the province approved it; its answer is obeyed."""
    enrol(ward, province, stick / "duyệt")
    return ward


@pytest.fixture
def twin(clock: FixedClock, tmp_path: Path, province: Services, stick: Path) -> Iterator[Services]:
    """A second laptop of the ward."""
    made = Workspaces(clock=clock, ids=IdSource()).create(tmp_path / "máy hai", new_workspace(WARD, "Khóm 2"))
    enrol(made, province, stick / "duyệt hai")
    yield made
    made.close()


def enrol(laptop: Services, province: Services, folder: Path) -> None:
    folder.mkdir()
    request = province.enrolment.open_request(
        laptop.enrolment.write_request(folder, province.batches.own_keys())
    )
    number = laptop.batches.own_keys().number
    (answer,) = province.enrolment.approve(request, number, folder).value.files
    laptop.enrolment.accept(answer)


def first_door(services: Services) -> HouseholdId:
    reader = services.store.households
    return next(iter(reader.rows(reader.numbers(HouseholdQuery())))).id


def visit(services: Services, household: HouseholdId) -> None:
    entry = VisitEntry(
        household=household,
        result=Result.COMPLETED,
        at=services.clock.now(),
        people=3,
        smartphones=2,
        installed=1,
    )
    services.visits.record(entry)


def where(office: Office, household: HouseholdId) -> list[str]:
    """What the visits of a household say of where they are."""
    page = office.open(PageId.HOUSEHOLDS)
    assert isinstance(page, HouseholdsPage)
    page.activate(household)
    shown = page.visits.list.row_model.rows
    return ["" if row.status is None else row.status.text for row in shown]


def counts(page: SyncPage) -> list[str]:
    """The three figures of the panel."""
    return [part.split(" lượt ")[0] for part in page.states.accessibleName().split("; ")]


def send(office: Office, province: Services, stick: Path) -> Path:
    """Exports by the page; the new file."""
    page = sync_of(office)
    if page.model.state.addressee is None:
        confirm_key(office, page, save_key(province, stick.parent / "khoa-tinh.txt"))
    office.answers.folder = stick
    page.export()
    office.finish_jobs()
    exported = page.model.state.exported
    assert exported is not None
    return exported.files[0]


def bring(office: Office, *files: Path) -> SyncPage:
    """Drops files on the page and goes on after the preview."""
    page = sync_of(office)
    page.take_files(files)
    office.finish_jobs()
    press(page, "sync.import")
    office.finish_jobs()
    return page


def answer(office: Office, folder: Path) -> tuple[Path, ...]:
    """Writes receipts for every machine."""
    folder.mkdir()
    page = sync_of(office)
    office.finish_jobs()
    office.answers.folder = folder
    press(page, "sync.receipts")
    office.finish_jobs()
    return tuple(sorted(folder.glob("*.tnd")))


def test_a_visit_is_on_this_laptop_then_sent_then_at_the_province(
    open_office: OpenOffice, enrolled: Services, province: Services, stick: Path
) -> None:
    laptop, centre = open_office(enrolled), open_office(province)
    door = first_door(enrolled)
    page = sync_of(laptop)
    assert counts(page) == ["5", "0", "0"]
    assert where(laptop, door) == ["Trên máy này"]
    file = send(laptop, province, stick)
    assert counts(sync_of(laptop)) == ["0", "5", "0"]
    assert where(laptop, door) == ["Đã gửi"]

    receiving = sync_of(centre)
    receiving.take_files((file,))
    centre.finish_jobs()
    sentence = receiving.files.preview.sentence.text()
    assert sentence.startswith("Nhập được 1 tệp: 5 lượt mới, 5 hộ mới. Lượt của ngày 14/09/2020.")
    assert words(receiving) == [("Tệp số 1 của phường 8", "chờ nhập")]
    assert list(province.batches.register()) == []
    press(receiving, "sync.import")
    centre.finish_jobs()
    assert words(receiving) == [("Tệp số 1 của phường 8", "đã nhập")]
    assert receiving.senders.sentence.text() == "Đã nhận lô 1, không thiếu lô nào."
    (receipt,) = answer(centre, stick / "biên nhận")
    assert receiving.senders.done.sentence.text().startswith("Đã ghi 1 tệp cho 1 máy.")

    page = bring(laptop, receipt)
    assert counts(page) == ["0", "0", "5"]
    assert where(laptop, door) == ["Tỉnh đã nhận"]
    states = {item.title: item.status[0] for item in items(page)}
    assert states["Tệp số 1 gửi tỉnh Cà Mau"] == "Tỉnh đã nhận"
    assert "biên nhận 14/9, 09:42" in page.states.accessibleName()


def test_a_lost_file_heals_and_both_ends_name_it(
    open_office: OpenOffice, enrolled: Services, province: Services, stick: Path, clock: FixedClock
) -> None:
    laptop, centre = open_office(enrolled), open_office(province)
    bring(centre, send(laptop, province, stick))
    clock.advance(timedelta(hours=1))
    visit(enrolled, first_door(enrolled))
    send(laptop, province, stick).unlink()
    clock.advance(timedelta(hours=1))
    page = bring(centre, send(laptop, province, stick))
    told = page.senders.sentence.text()
    assert told.startswith("Đã nhận lô 1 và 3. Thiếu lô 2. Nhờ phường 8")
    assert page.senders.chips.accessibleName() == told
    laptop_page = bring(laptop, *answer(centre, stick / "biên nhận"))
    assert counts(laptop_page) == ["0", "0", "6"]
    assert any("Lô chưa đến: 2." in sentence for sentence in laptop_page.receipt.sentences)
    assert list(province.store.figures.units()) == list(enrolled.store.figures.units())


def test_an_imported_batch_is_taken_back_and_brought_in_again(
    open_office: OpenOffice, enrolled: Services, province: Services, stick: Path
) -> None:
    centre = open_office(province)
    page = bring(centre, send(open_office(enrolled), province, stick))
    before = list(province.store.figures.units())
    assert page.undo()
    centre.finish_jobs()
    assert list(province.store.figures.units()) == []
    assert words(page) == [("Tệp số 1 của phường 8", "đã gỡ")]
    assert page.files.told.sentence.text().startswith("Đã gỡ ở máy này: ")
    assert not page.undo()
    assert page.model.actions.redo_last()
    centre.finish_jobs()
    assert list(province.store.figures.units()) == before

    page.files.list.setCurrentIndex(page.files.list.file_model.index(0))
    press(page, "sync.file_undo")
    centre.finish_jobs()
    assert list(province.store.figures.units()) == []
    press(page, "sync.file_redo")
    centre.finish_jobs()
    assert list(province.store.figures.units()) == before


def test_a_conflict_resolved_at_the_province_reaches_the_laptop_by_a_decisions_file(
    open_office: OpenOffice,
    enrolled: Services,
    twin: Services,
    province: Services,
    stick: Path,
    clock: FixedClock,
) -> None:
    door = first_door(enrolled)
    full = enrolled.batches.export(twin.batches.own_keys(), stick, Profile.FULL).value.files[0]
    twin.batches.receive([full], new_keys=NewKeys.TRUST)
    files: list[Path] = []
    for services, group in ((enrolled, "3"), (twin, "4")):
        clock.advance(timedelta(minutes=1))
        services.households.set_field(door, HouseholdField.GROUP, group)
        files += services.batches.export(province.batches.own_keys(), stick).value.files
    centre, laptop = open_office(province), open_office(enrolled)
    page = bring(centre, *files)
    assert "Có 1 chỗ hai người ghi khác nhau." in page.files.conflicts.sentence.text()
    page.files.conflicts.action.click()
    choosing = centre.window.current_page()
    assert isinstance(choosing, ConflictsPage)
    centre.finish_jobs()
    press(choosing, "conflicts.keep_a")
    centre.finish_jobs()
    assert choosing.nothing.isVisible()

    page = sync_of(centre)
    centre.finish_jobs()
    centre.answers.folder = stick / "xuống"
    press(page, "sync.down_write")
    centre.finish_jobs()
    assert page.down.done.sentence.text().startswith("Đã ghi 1 tệp cho 2 máy.")
    (decisions,) = (stick / "xuống").glob("*.tnd")
    received = bring(laptop, decisions)
    assert received.model.state.conflicts == 0
    assert words(received)[0] == ("Quyết định của tỉnh Cà Mau", "đã nhập")
    row = enrolled.store.households.get(door)
    assert row is not None
    assert row.group == "3"


def test_a_folder_is_one_job_and_doubtful_files_do_not_stop_the_good_ones(
    open_office: OpenOffice,
    ward: Services,
    enrolled: Services,
    twin: Services,
    province: Services,
    stick: Path,
) -> None:
    folder = stick / "các xã" / "ngày 14"
    folder.mkdir(parents=True)
    good = enrolled.batches.export(province.batches.own_keys(), folder).value.files[0]
    stranger = twin.batches.export(province.batches.own_keys(), folder).value.files[0]
    province.enrolment.revoke(twin.batches.own_keys().number)
    for number in range(150):
        (folder / f"hỏng-{number:03}.tnb").write_bytes(good.read_bytes()[: 40 + number])
    centre = open_office(province)
    page = sync_of(centre)
    centre.finish_jobs()
    centre.answers.folder = stick / "các xã"
    press(page, "sync.open_folder")
    assert centre.executor.waiting == 1
    assert page.files.busy.isVisible()
    centre.finish_jobs()
    found = page.model.state.looked
    assert found is not None
    assert [found.count(state) for state in FileState] == [1, 0, 1, 150]
    assert items(page)[0].status[0] == "đang giữ"
    assert len(items(page)) == 50
    assert page.files.preview.more.isVisible()
    assert list(province.batches.register()) == []
    press(page, "sync.import")
    assert centre.executor.waiting == 1
    centre.finish_jobs()
    assert [row.file for row in province.batches.register()] == [good.name]
    assert [path.stat().st_size for path in province.batches.held()] == [stranger.stat().st_size]


def test_a_preview_may_be_left_and_an_empty_folder_says_so(
    open_office: OpenOffice, enrolled: Services, province: Services, stick: Path
) -> None:
    (stick / "trống").mkdir()
    centre = open_office(province)
    page = sync_of(centre)
    page.take_files((stick / "trống",))
    centre.finish_jobs()
    assert page.files.told.sentence.text().startswith("Trong đó không có tệp .tnb hay .tnd nào.")
    page.take_files((send(open_office(enrolled), province, stick),))
    centre.finish_jobs()
    press(page, "sync.leave")
    assert page.model.state.lines == ()
    assert list(province.batches.register()) == []


def test_a_written_file_is_checked_again_and_written_again(
    open_office: OpenOffice, enrolled: Services, province: Services, stick: Path
) -> None:
    laptop = open_office(enrolled)
    file = send(laptop, province, stick)
    page = sync_of(laptop)
    press(page, "sync.check")
    laptop.finish_jobs()
    assert page.files.told.sentence.text().startswith(f"{file.name} còn nguyên như lúc ghi. Mã ")
    code = page.files.told.sentence.text()[-10:-1]
    assert code in page.sending.saved.accessibleName()
    copy = file.read_bytes()
    file.write_bytes(copy[:-1])
    press(page, "sync.again")
    press(page, "sync.file_verify")
    laptop.finish_jobs()
    assert page.files.told.sentence.text().startswith(f"{file.name} đã hỏng.")
    laptop.answers.folder = stick / "lại"
    laptop.answers.folder.mkdir()
    press(page, "sync.file_again")
    laptop.finish_jobs()
    assert (stick / "lại" / file.name).read_bytes() == copy


def test_what_a_receipt_asks_is_told_with_what_was_done(
    open_office: OpenOffice, enrolled: Services, province: Services, stick: Path, clock: FixedClock
) -> None:
    laptop, centre = open_office(enrolled), open_office(province)
    clock.advance(timedelta(days=400))
    file = send(laptop, province, stick)
    clock.advance(timedelta(days=-400))
    bring(centre, file)
    receipts = answer(centre, stick / "biên nhận")
    clock.advance(timedelta(days=401))
    page = bring(laptop, *receipts)
    assert any("đồng hồ máy này chạy nhanh" in sentence for sentence in page.receipt.sentences)


def test_an_old_file_of_the_province_asks_for_a_newer_one(
    open_office: OpenOffice, enrolled: Services, province: Services, stick: Path, clock: FixedClock
) -> None:
    written = province.answers.write_decisions(enrolled.info.unit, stick).value
    laptop = open_office(enrolled)
    page = bring(laptop, *written.files)
    assert page.receipt.sentences == ()
    clock.advance(timedelta(days=31))
    page = sync_of(laptop)
    page.activate()
    laptop.finish_jobs()
    told = "Tệp quyết định của tỉnh có hạn đến 14/10/2020. Máy vẫn dùng; nhờ tỉnh gửi tệp mới."
    assert told in page.receipt.sentences
    assert page.receipt.isVisible()


def test_what_goes_down_is_chosen_in_plain_words(
    open_office: OpenOffice, enrolled: Services, province: Services, stick: Path
) -> None:
    centre = open_office(province)
    page = sync_of(centre)
    centre.finish_jobs()
    kind = page.findChild(QComboBox, "sync.down_kind")
    assert kind is not None
    names = [kind.itemText(at) for at in range(kind.count())]
    assert names == ["Quyết định của tỉnh", "Danh sách hộ", "Chiến dịch", "Danh mục đơn vị", "Danh sách máy"]
    centre.answers.folder = stick / "xuống"
    for at in (1, 2, 4):
        kind.setCurrentIndex(at)
        kind.activated.emit(at)
        press(page, "sync.down_write")
        centre.finish_jobs()
        assert page.down.done.sentence.text().startswith("Đã ghi 1 tệp cho 1 máy.")
    kind.setCurrentIndex(3)
    kind.activated.emit(3)
    press(page, "sync.down_write")
    centre.finish_jobs()
    assert "Đã ghi" not in page.down.done.sentence.text()
    files = list((stick / "xuống").glob("*.tnd"))
    assert len(files) == 3
    states = enrolled.batches.receive(files).value
    assert {one.state for one in states} == {FileState.MERGED}


def test_an_import_by_keys_alone(
    open_office: OpenOffice, enrolled: Services, province: Services, stick: Path
) -> None:
    file = send(open_office(enrolled), province, stick)
    centre = open_office(province)
    page = sync_of(centre)
    centre.window.activateWindow()
    QApplication.processEvents()
    centre.answers.open = [file]
    strike(page.window(), Qt.Key.Key_O, CONTROL)
    centre.finish_jobs()
    focus = QApplication.focusWidget()
    assert isinstance(focus, QAbstractButton)
    assert focus.objectName() == "sync.import"
    strike(focus, Qt.Key.Key_Return, NONE)
    centre.finish_jobs()
    assert [line.state for line in page.model.state.lines] == [LineState.MERGED]
    strike(page.files.list, Qt.Key.Key_Z, CONTROL)
    centre.finish_jobs()
    assert [line.state for line in page.model.state.lines] == [LineState.UNDONE]


def test_the_window_answers_while_a_folder_is_looked_at(
    open_office: OpenOffice, enrolled: Services, province: Services, stick: Path, qtbot: QtBot
) -> None:
    """Measured in the time of the window's thread alone, so that other programs do not count."""
    folder = stick / "nhiều tệp"
    folder.mkdir()
    good = enrolled.batches.export(province.batches.own_keys(), folder).value.files[0].read_bytes()
    for number in range(400):
        (folder / f"hỏng-{number:03}.tnb").write_bytes(good[: 40 + number])
    runner = JobRunner(PoolExecutor())
    page = SyncPage(replace(open_office(province).session.context(), jobs=runner))
    qtbot.addWidget(page)
    page.resize(1158, 768)
    page.show()
    longest = min(_longest_beat(page, folder, qtbot) for _ in range(2))
    runner.shutdown()
    assert longest < STALL_S


def _longest_beat(page: SyncPage, folder: Path, qtbot: QtBot) -> float:
    """Seconds of this thread's time between two beats while the files of `folder` are looked at."""
    beats = [time.thread_time()]
    timer = QTimer()
    timer.setInterval(5)
    timer.timeout.connect(lambda: beats.append(time.thread_time()))
    timer.start()
    page.model.leave_alone()
    page.take_files((folder,))
    qtbot.waitUntil(lambda: page.model.state.looked is not None, timeout=30_000)
    QApplication.processEvents()
    beats.append(time.thread_time())
    timer.stop()
    return max(after - before for before, after in pairwise(beats))


@pytest.mark.parametrize("language", [Language.VIETNAMESE, Language.ENGLISH])
@pytest.mark.parametrize("zoom", [100, 125])
def test_nothing_is_cut_off_on_either_page(
    open_office: OpenOffice,
    enrolled: Services,
    province: Services,
    stick: Path,
    language: Language,
    zoom: int,
) -> None:
    laptop, centre = open_office(enrolled), open_office(province)
    file = send(laptop, province, stick)
    (stick / "hỏng.tnb").write_bytes(file.read_bytes()[:100])
    for office in (laptop, centre):
        office.window.set_language(language)
        office.window.set_zoom(zoom)
        page = sync_of(office)
        page.take_files((file, stick / "hỏng.tnb"))
        office.finish_jobs()
        with recorded_misfits() as misfits:
            office.window.grab()
        if page.files.preview.isVisible():
            press(page, "sync.import")
            office.finish_jobs()
        page.files.list.setCurrentIndex(page.files.list.file_model.index(1))
        with recorded_misfits() as more:
            office.window.grab()
        assert [one.text for one in (*misfits, *more)] == []
