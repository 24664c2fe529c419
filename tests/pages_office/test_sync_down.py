"""Files of the province for its laptops, and outdated ones."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QComboBox

from core.application.services import Services
from core.base.clock import FixedClock
from core.sync.desk import FileState
from tests.pages_office.conftest import OpenOffice
from tests.pages_office.sync_hands import bring, exported_file, press, sync_of
from ui.qt.i18n import Language


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
        assert page.down.done.sentence.text().startswith("Đã xuất 1 tệp cho 1 máy.")
    kind.setCurrentIndex(3)
    kind.activated.emit(3)
    press(page, "sync.down_write")
    centre.finish_jobs()
    assert "Đã xuất" not in page.down.done.sentence.text()
    files = list((stick / "xuống").glob("*.tnd"))
    assert len(files) == 3
    states = enrolled.batches.receive(files).value
    assert {one.state for one in states} == {FileState.MERGED}


def test_what_came_and_what_goes_down_changes_its_language_with_the_window(
    open_office: OpenOffice, enrolled: Services, province: Services, stick: Path
) -> None:
    centre = open_office(province)
    page = bring(centre, *enrolled.batches.export(province.batches.own_keys(), stick).value.files)
    title = page.senders.header.title
    assert title.text() == "Máy của phường 8 gửi đến"
    assert title.height() < 2 * title.fontMetrics().height()
    centre.window.set_language(Language.ENGLISH)
    centre.finish_jobs()
    assert title.text() == "Machine of Phường 8"
    assert page.senders.sentence.text() == "Files here: number 1. None is missing."
    assert page.down.write.text() == "Write files…"


def test_a_laptop_takes_its_own_receipt_out_of_a_folder_and_skips_the_others(
    open_office: OpenOffice, enrolled: Services, twin: Services, province: Services, stick: Path
) -> None:
    for one in (enrolled, twin):
        province.batches.receive([exported_file(one, province, stick / one.info.folder.name)])
    down = stick / "xuống"
    receipts = province.answers.write_receipts(down).value.files
    names = sorted(file.name.split("_", 4)[4] for file in receipts)
    numbers = [one.batches.own_keys().number[:9] for one in (enrolled, twin)]
    assert names == sorted((f"phuong-8-{numbers[0]}.tnd", f"khom-2-phuong-8-{numbers[1]}.tnd"))
    laptop = open_office(enrolled)
    page = bring(laptop, down)
    assert [line.name for line in page.model.state.lines if line.kind == "receipt"] == [
        next(file.name for file in receipts if numbers[0] in file.name)
    ]
    other = next(file for file in receipts if numbers[1] in file.name)
    next(file for file in receipts if numbers[0] in file.name).unlink()
    page.take_files((down,))
    laptop.finish_jobs()
    assert page.files.told.sentence.text().startswith("Trong đó không có tệp .tnb hay .tnd nào cho máy này.")
    page.take_files((other,))
    laptop.finish_jobs()
    assert page.model.state.received[0].state is FileState.REFUSED
