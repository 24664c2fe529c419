"""Long work is stopped halfway at the real window: unfinished parts do not exist, former ones stay."""

from __future__ import annotations

from pathlib import Path

from core.application.services import Services
from core.sync.desk import NewKeys
from tests.pages_office.conftest import Office, OpenOffice
from tests.pages_office.sync_hands import confirm_key, first_door, press, sync_of, visit
from ui.qt.keys.page import KeysPage
from ui.qt.letters.page import LettersPage
from ui.qt.page_ids import PageId
from ui.qt.pages import Page

NOTHING_WRITTEN = "Đã dừng. Chưa ghi tệp nào; có thể làm lại."


def toast(page: Page) -> str:
    return page.header.toast.sentence.text()


def machines_of(office: Office) -> KeysPage:
    page = office.open(PageId.MACHINES)
    assert isinstance(page, KeysPage)
    return page


def test_an_export_that_is_stopped_writes_nothing_and_keeps_its_number(
    open_office: OpenOffice, ward: Services, province: Services, key: Path, stick: Path
) -> None:
    office = open_office(ward)
    page = sync_of(office)
    confirm_key(office, page, key)
    office.answers.folder = stick
    stopping = page.model.export_reported.connect(lambda *_: page.sending.busy.stop.click())
    press(page, "sync.export")
    assert page.sending.busy.stop.isVisible()
    office.finish_jobs()
    assert list(stick.iterdir()) == []
    assert list(ward.batches.register()) == []
    assert toast(page) == NOTHING_WRITTEN
    page.model.export_reported.disconnect(stopping)
    press(page, "sync.export")
    office.finish_jobs()
    assert [row.number for row in ward.batches.register()] == [1]
    assert len(list(stick.iterdir())) == 1
    province.close()


def test_receipts_that_are_stopped_are_not_written(
    open_office: OpenOffice, ward: Services, province: Services, stick: Path, tmp_path: Path
) -> None:
    files = ward.batches.export(province.batches.own_keys(), stick).value.files
    province.batches.receive(files, new_keys=NewKeys.TRUST)
    office = open_office(province)
    page = sync_of(office)
    office.finish_jobs()
    office.answers.folder = out = tmp_path / "biên nhận"
    page.answers.reported.connect(lambda *_: page.senders.busy.stop.click())
    press(page, "sync.receipts")
    assert page.senders.busy.stop.isVisible()
    assert not page.down.busy.isVisible()
    office.finish_jobs()
    assert not out.exists()
    assert toast(page) == NOTHING_WRITTEN
    assert not page.senders.busy.isVisible()
    ward.close()


def test_bringing_in_what_was_held_ends_between_two_files(
    open_office: OpenOffice, ward: Services, province: Services, stick: Path
) -> None:
    sent: list[Path] = []
    for _ in range(2):
        sent += ward.batches.export(province.batches.own_keys(), stick).value.files
        visit(ward, first_door(ward))
    province.batches.receive(sent)
    assert len(province.batches.held()) == 2
    office = open_office(province)
    page = machines_of(office)
    page.take_files((ward.enrolment.write_request(stick),))
    office.answers.folder = stick
    page.model.reported.connect(lambda *_: page.machines.busy.stop.click())
    press(page, "keys.agree")
    assert page.machines.busy.stop.isVisible()
    office.finish_jobs()
    assert len(province.batches.held()) == 1
    assert page.machines.done.isVisible()
    ward.close()


def test_a_document_that_is_stopped_is_not_written(
    open_office: OpenOffice, ward: Services, stick: Path
) -> None:
    office = open_office(ward)
    page = office.open(PageId.LETTERS)
    assert isinstance(page, LettersPage)
    office.finish_jobs()
    office.answers.folder = stick
    page.model.reported.connect(lambda *_: page.busy.stop.click())
    page.document.write.click()
    assert page.busy.sentence.text() == "Đang lập văn bản từ số liệu"
    office.finish_jobs()
    assert list(stick.iterdir()) == []
    assert toast(page) == "Đã dừng. Chưa ghi văn bản nào; có thể lập lại."
    assert not page.busy.isVisible()
    assert page.document.write.isEnabled()
