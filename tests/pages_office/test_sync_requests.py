"""Requests of a receipt to a laptop, shown and fulfilled at the real windows."""

from __future__ import annotations

import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import FixedClock
from core.base.ids import HouseholdId, IdSource
from core.sync.receipts import Asked
from tests.pages_office.conftest import Office, OpenOffice
from tests.pages_office.sync_hands import answer, bring, counts, first_door, press, send, sync_of, visit
from ui.qt.conflicts.page import ConflictsPage
from ui.qt.page_ids import PageId
from ui.qt.sync.page import SyncPage
from ui.qt.widgets.field import Field


def told(page: SyncPage, text: str) -> str:
    """The one sentence of the receipt card that holds `text`."""
    (found,) = [sentence for sentence in page.receipt.sentences if text in sentence]
    return found


def again(office: Office) -> SyncPage:
    """The page left and opened once more."""
    page = sync_of(office)
    page.activate()
    office.finish_jobs()
    return page


def asked(services: Services) -> list[tuple[Asked, bool]]:
    return [(one.asked, one.done) for receipt in services.answers.received() for one in receipt.requests]


def incarnation(services: Services) -> str:
    return services.store.meta("incarnation") or ""


class Disk:
    """A laptop's disk, put back later with all its files outside the database."""

    def __init__(self, services: Services, image: Path, clock: FixedClock) -> None:
        self._clock, self._image = clock, image
        self._folders = (services.info.folder, Path(os.environ["TUNG_NHA_STATE"]))
        services.close()
        for folder in self._folders:
            shutil.copytree(folder, image / folder.name)

    def start(self) -> Services:
        return Workspaces(clock=self._clock, ids=IdSource()).open(self._folders[0])

    def put_back(self, services: Services) -> Services:
        services.close()
        for folder in self._folders:
            shutil.rmtree(folder)
            shutil.copytree(self._image / folder.name, folder)
        return self.start()


def test_a_laptop_put_back_to_an_old_image_counts_in_a_sequence_of_its_own(
    open_office: OpenOffice,
    enrolled: Services,
    province: Services,
    stick: Path,
    clock: FixedClock,
    tmp_path: Path,
) -> None:
    centre = open_office(province)
    disk = Disk(enrolled, tmp_path / "ảnh đĩa", clock)
    before = disk.start()
    visit(before, first_door(before))
    bring(centre, *before.batches.export(province.batches.own_keys(), stick).value.files)
    restored = disk.put_back(before)
    former = incarnation(restored)
    laptop = open_office(restored)
    clock.advance(timedelta(hours=1))
    visit(restored, first_door(restored))
    bring(centre, send(laptop, province, stick))
    page = bring(laptop, *answer(centre, stick / "biên nhận"))
    assert told(page, "dùng một số hai lần").endswith("Máy đã chuyển sang dãy số mới, không mất lượt nào.")
    assert asked(restored) == [(Asked.ROTATE_INCARNATION, True)]
    assert incarnation(restored) != former
    clock.advance(timedelta(hours=1))
    visit(restored, first_door(restored))
    bring(centre, send(laptop, province, stick))
    (figures,) = [one for one in province.store.figures.units() if one.visits]
    assert figures.visits == 8  # five of the ward's doors, and three after: none lost, none twice
    page = bring(laptop, *answer(centre, stick / "biên nhận 2"))
    assert counts(page) == ["0", "0", "7"]
    assert not [sentence for sentence in page.receipt.sentences if "hai lần" in sentence]


def test_what_a_province_lost_with_its_disk_goes_with_the_next_export(
    open_office: OpenOffice,
    enrolled: Services,
    province: Services,
    stick: Path,
    clock: FixedClock,
    tmp_path: Path,
) -> None:
    """The province goes back to an old image after its receipt: it lacks what the laptop takes for known."""
    laptop = open_office(enrolled)
    province.batches.receive([send(laptop, province, stick)])
    disk = Disk(province, tmp_path / "ảnh đĩa", clock)
    before = disk.start()
    visit(enrolled, first_door(enrolled))
    before.batches.receive([send(laptop, before, stick)])
    bring(laptop, *before.answers.write_receipts(stick).value.files)
    assert counts(sync_of(laptop)) == ["0", "0", "6"]
    centre = open_office(disk.put_back(before))
    clock.advance(timedelta(hours=1))
    visit(enrolled, first_door(enrolled))
    page = bring(centre, send(laptop, centre.services, stick))
    assert page.senders.sentence.text() == "Đã nhận tệp số 1 và 3. Đang chờ tệp số 2."
    page = bring(laptop, *answer(centre, stick / "biên nhận"))
    assert asked(enrolled) == [(Asked.SEND_MISSING, False)]
    assert told(page, "Tỉnh còn thiếu 1 mục của máy này; lần xuất tới sẽ mang theo.")
    assert counts(page) == ["0", "1", "6"]
    clock.advance(timedelta(hours=1))
    bring(centre, send(laptop, centre.services, stick))
    page = bring(laptop, *answer(centre, stick / "biên nhận 2"))
    assert (counts(page), asked(enrolled)) == (["0", "0", "7"], [])
    assert list(centre.services.store.figures.units()) == list(enrolled.store.figures.units())


def test_a_newer_version_is_asked_for_until_it_is_installed(
    open_office: OpenOffice,
    enrolled: Services,
    province: Services,
    stick: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    laptop, centre = open_office(enrolled), open_office(province)
    bring(centre, send(laptop, province, stick))
    monkeypatch.setattr("storage.sync.receipts.writing.VERSION", "0.2.0")
    page = bring(laptop, *answer(centre, stick / "biên nhận"))
    assert told(page, "0.2.0") == (
        "Tỉnh đã dùng bản 0.2.0, máy này còn bản 0.1.0. Nhờ tỉnh chép bộ cài mới vào USB rồi cài đè lên;"
        " dữ liệu giữ nguyên, tệp đã gửi vẫn được tính."
    )
    assert asked(enrolled) == [(Asked.UPDATE_APP, False)]
    for name in ("storage.sync.receipts.requests", "ui.receipt_words"):
        monkeypatch.setattr(f"{name}.VERSION", "0.10.0")
    assert told(again(laptop), "0.10.0") == "Máy này đã dùng bản 0.10.0, không phải cập nhật nữa."
    assert asked(enrolled) == [(Asked.UPDATE_APP, True)]


def test_a_wrong_clock_is_told_until_it_is_right_and_its_visits_are_put_right(
    open_office: OpenOffice, enrolled: Services, province: Services, stick: Path, clock: FixedClock
) -> None:
    """At the laptop: what to do, and for how long. At the province: a decision, which goes back down."""
    laptop, centre = open_office(enrolled), open_office(province)
    wrong = timedelta(days=2)
    clock.advance(wrong)
    door = first_door(enrolled)
    visit(enrolled, door)
    file = send(laptop, province, stick)
    clock.advance(-wrong)
    bring(centre, file)
    receipts = answer(centre, stick / "biên nhận")

    clock.advance(wrong)
    page = bring(laptop, *receipts)
    assert page.clock.isVisible()
    assert not [sentence for sentence in page.receipt.sentences if "đồng hồ" in sentence]
    assert page.clock.sentence.text() == (
        "Tỉnh thấy đồng hồ máy này chạy nhanh 2 ngày. Máy đang để 16/09/2020, 09:42; giờ đúng vào khoảng"
        " 14/09/2020, 09:42. Bấm chuột phải vào đồng hồ ở góc màn hình, chọn chỉnh ngày giờ, đặt lại cho"
        " đúng rồi mở lại trang này. Các lượt đã ghi vẫn được tính."
    )
    clock.advance(timedelta(hours=5))
    assert asked(enrolled) == [(Asked.FIX_CLOCK, False)]
    clock.advance(-2 * wrong)
    assert again(laptop).clock.sentence.text().startswith("Đồng hồ máy này chạy chậm, ít nhất 43 giờ")
    clock.advance(wrong)
    assert told(again(laptop), "nhanh 2 ngày").endswith("Nay đã chỉnh đúng, không phải làm gì thêm.")
    assert not page.clock.isVisible()
    clock.advance(timedelta(days=9))
    assert asked(enrolled) == [(Asked.FIX_CLOCK, True)]

    choosing = centre.open(PageId.CONFLICTS)
    assert isinstance(choosing, ConflictsPage)
    centre.finish_jobs()
    assert choosing.detail.explained.text().startswith(
        "1 lượt của máy này có giờ không thể có: 16/09/2020, 09:42. Tệp đến đây lúc 14/09/2020, 09:42."
    )
    card = choosing.detail.clock
    fields = [part.inner for part in (card.shown, card.right)]
    assert [field.text() for field in fields if isinstance(field, Field)] == [
        "16/09/2020, 09:42",
        "14/09/2020, 09:42",
    ]
    assert card.outcome.text().startswith("Lệch 2 ngày: 1 lượt sẽ thành của 14/09/2020, 09:42")
    shown, right = (field for field in fields if isinstance(field, Field))
    shown.set_text("hôm qua")
    assert not card.save.isEnabled()
    assert card.shown.problem.text().startswith("Chưa hiểu giờ “hôm qua”")
    shown.set_text("16/9/2020 9:42")
    right.set_text("14/9/2020 10:42")
    press(choosing, "conflicts.clock_save")
    centre.finish_jobs()
    assert choosing.nothing.isVisible()
    assert days(province, door) == ["2020-09-14T10:42"]
    assert choosing.undo()
    centre.finish_jobs()
    assert days(province, door) == ["2020-09-16T09:42"]
    assert [clock.visits for clock in province.decisions.suspect_clocks()] == [1]
    assert choosing.model.redo()
    centre.finish_jobs()

    page = sync_of(centre)
    centre.finish_jobs()
    centre.answers.folder = stick / "xuống"
    press(page, "sync.down_write")
    centre.finish_jobs()
    bring(laptop, *(stick / "xuống").glob("*.tnd"))
    assert days(enrolled, door) == ["2020-09-14T10:42"]


def days(services: Services, door: HouseholdId) -> list[str]:
    """When the second visit of a door was, by the minute."""
    visits = services.store.households.visits(door)
    return [f"{one.at:%Y-%m-%dT%H:%M}" for one in visits if f"{one.at:%d %H:%M}" != "14 09:42"]


def test_a_ward_sets_no_clock_and_hears_of_its_own(
    open_office: OpenOffice, enrolled: Services, clock: FixedClock
) -> None:
    """With an empty battery the clock shows 1990: the laptop goes on, keeps the visit and shows the next
    step.
    """
    clock.advance(-timedelta(days=365 * 30))
    visit(enrolled, first_door(enrolled))
    laptop = open_office(enrolled)
    page = laptop.open(PageId.CONFLICTS)
    assert isinstance(page, ConflictsPage)
    laptop.finish_jobs()
    assert page.detail.explained.text().endswith(
        "Các lượt vẫn được tính. Chỉnh lại ngày giờ của máy rồi báo tỉnh."
    )
    assert not page.detail.clock.isVisible()


def test_a_laptop_hours_behind_hears_it_from_the_time_of_its_receipt(
    open_office: OpenOffice, enrolled: Services, province: Services, stick: Path, clock: FixedClock
) -> None:
    laptop, centre = open_office(enrolled), open_office(province)
    visit(enrolled, first_door(enrolled))
    bring(centre, send(laptop, province, stick))
    receipts = answer(centre, stick / "biên nhận")
    clock.advance(-timedelta(hours=3))
    page = bring(laptop, *receipts)
    assert page.clock.isVisible()
    assert page.clock.sentence.text().startswith(
        "Đồng hồ máy này chạy chậm, ít nhất 3 giờ: máy đang để 14/09/2020, 06:42, mà đã nhận tệp"
    )
    assert page.clock.y() < page.panel.y()
    clock.advance(timedelta(hours=3))
    assert not again(laptop).clock.isVisible()
