"""The officer's three states, driven through the windows of a ward and its province, file by file."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from core.application.services import Services
from core.base.clock import FixedClock
from core.events.kinds import HouseholdField
from core.sync.desk import NewKeys
from core.sync.manifest import Profile
from tests.pages_office.conftest import OpenOffice
from tests.pages_office.sync_hands import (
    answer,
    bring,
    counts,
    first_door,
    items,
    press,
    send,
    sync_of,
    visit,
    where,
    words,
)
from ui.qt.conflicts.page import ConflictsPage


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
    assert receiving.senders.sentence.text() == "Đã nhận tệp số 1, không thiếu tệp nào."
    (receipt,) = answer(centre, stick / "biên nhận")
    assert receiving.senders.done.sentence.text().startswith("Đã xuất 1 tệp cho 1 máy.")

    page = bring(laptop, receipt)
    assert counts(page) == ["0", "0", "5"]
    assert where(laptop, door) == ["Tỉnh đã nhận"]
    states = {item.title: item.status[0] for item in items(page)}
    assert states["Tệp số 1 gửi tỉnh Cà Mau"] == "Tỉnh đã nhận"
    assert "biên nhận 14/9, 09:42" in page.states.accessibleName()


def test_a_lost_file_heals_and_neither_end_says_that_it_lacks(
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
    assert told == "Đã nhận tệp số 1 và 3, không thiếu tệp nào."
    assert page.senders.chips.accessibleName() == told
    laptop_page = bring(laptop, *answer(centre, stick / "biên nhận"))
    assert counts(laptop_page) == ["0", "0", "6"]
    assert not any("chưa đến" in sentence for sentence in laptop_page.receipt.sentences)
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
    assert words(page) == [("Tệp số 1 của phường 8", "đã hoàn tác")]
    assert page.files.told.sentence.text().startswith("Đã hoàn tác ở máy này: ")
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
    assert "Có 1 chỗ cần đối chiếu" in page.files.conflicts.sentence.text()
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
    assert page.down.done.sentence.text().startswith("Đã xuất 1 tệp cho 2 máy.")
    (decisions,) = (stick / "xuống").glob("*.tnd")
    received = bring(laptop, decisions)
    assert received.model.state.conflicts == 0
    assert words(received)[0] == ("Quyết định của tỉnh Cà Mau", "đã nhập")
    row = enrolled.store.households.get(door)
    assert row is not None
    assert row.group == "3"


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


def test_files_of_after_the_safe_copy_that_was_put_back_are_offered_and_count_once(
    open_office: OpenOffice, enrolled: Services, province: Services, stick: Path, clock: FixedClock
) -> None:
    laptop = open_office(enrolled)
    province.batches.receive([send(laptop, province, stick)])
    copy = province.copies.make("manual").name
    for _ in range(2):
        clock.advance(timedelta(hours=1))
        visit(enrolled, first_door(enrolled))
        province.batches.receive([send(laptop, province, stick)])
    before = figures(province)
    assert province.batches.forgotten() == []
    province.copies.restore(copy)
    restored = province.reopen()
    centre = open_office(restored)
    page = sync_of(centre)
    assert figures(restored) != before
    assert page.files.forgotten.sentence.text().startswith(
        "Bản sao lưu đang dùng chưa có 2 tệp đã nhập trước đây;"
    )
    page.files.forgotten.action.click()
    centre.finish_jobs()
    assert figures(restored) != before
    assert not page.files.forgotten.isVisible()
    press(page, "sync.import")
    centre.finish_jobs()
    assert figures(restored) == before
    assert not page.files.forgotten.isVisible()
    page.model.actions.undo(page.model.state.last_import)
    centre.finish_jobs()
    assert not page.files.forgotten.isVisible()


def figures(province: Services) -> list[tuple[int, int]]:
    return [(one.visits, one.installed) for one in province.store.figures.units() if one.visits]
