"""The office's page: periods closed, denominators loaded, letters found, ranks entered, splits decided."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import VIETNAM, FixedClock
from core.base.ids import IdSource
from core.letters.models import LetterKind, NewLetter
from core.sync.desk import NewKeys
from tests.figures.books import denominators
from tests.pages_office.conftest import OpenOffice, add_doors, new_workspace
from ui.qt.i18n import Language
from ui.qt.office.page import OfficePage
from ui.qt.page_ids import PageId
from ui.qt.shared.row_card import RowCard


def office_of(page: object) -> OfficePage:
    assert isinstance(page, OfficePage)
    return page


def titles(card: RowCard) -> list[str]:
    model = card.list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def press(page: OfficePage, name: str) -> None:
    button = page.findChild(QAbstractButton, name)
    assert button is not None
    button.click()


def test_a_period_is_closed_once_and_the_button_goes(
    open_office: OpenOffice, province: Services, clock: FixedClock
) -> None:
    clock.instant = datetime(2020, 8, 27, 8, 5, tzinfo=VIETNAM)
    page = office_of(open_office(province).open(PageId.OFFICE))
    assert page.close_period.text() == "Chốt kỳ 3"
    assert "Kỳ 3: 20/08/2020 đến 26/08/2020" in titles(page.periods)[1]
    page.close_period.click()
    assert list(province.province.periods.closed()) == []
    page.closing.close_it.click()
    assert page.notice.sentence.text() == "Đã chốt kỳ 3; số đến muộn sẽ thể hiện ở kỳ sau."
    assert not page.close_period.isVisible()
    assert not page.closing.isVisible()
    assert list(province.province.periods.closed()) == [3]


def test_closing_says_what_is_missing_held_and_frozen_and_asks_once(
    open_office: OpenOffice, province: Services, ward: Services, stick: Path, clock: FixedClock
) -> None:
    clock.instant = datetime(2020, 8, 27, 8, 5, tzinfo=VIETNAM)
    first, second = (
        ward.batches.export(province.batches.own_keys(), stick, everything=True).value.files[0]
        for _ in range(2)
    )
    page = office_of(open_office(province).open(PageId.OFFICE))
    page.close_period.click()
    closing = page.closing
    assert closing.isVisible()
    assert closing.missing.text().startswith("Còn thiếu: 101 đơn vị chưa đủ tệp. ")
    assert closing.missing.text().endswith("; và 96 đơn vị khác.")
    assert closing.held.text() == "Đang giữ: không có tệp nào chờ quyết định ở đây."
    assert (
        closing.frozen.text() == "Sẽ giữ nguyên: số liệu của 0 xã, 0 ấp, khóm: 0 hộ đã đến, 0 người đã cài."
    )
    assert closing.window().focusWidget() is closing.leave, "a stray Enter closes nothing"
    QTest.keyClick(closing.leave, Qt.Key.Key_Return)
    assert not closing.isVisible()
    page.close_period.click()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not closing.isVisible()
    assert page.close_period.isVisible()
    province.batches.receive([second])
    page.close_period.click()
    assert closing.held.text() == "Đang giữ: 1 tệp chờ quyết định ở đây, chưa được tính."
    province.batches.receive([first], new_keys=NewKeys.TRUST)
    page.closing.leave.click()
    page.close_period.click()
    assert "xã, " in closing.frozen.text()
    assert list(province.province.periods.closed()) == []


def test_a_closed_period_is_reopened_until_a_letter_was_issued(
    open_office: OpenOffice, province: Services, clock: FixedClock
) -> None:
    clock.instant = datetime(2020, 8, 27, 8, 5, tzinfo=VIETNAM)
    page = office_of(open_office(province).open(PageId.OFFICE))
    assert not page.reopen.isVisible()
    page.close_period.click()
    page.closing.close_it.click()
    assert page.reopen.text() == "Mở lại kỳ 3"
    page.reopen.click()
    opened = "Đã mở lại kỳ 3; số liệu lại theo các tệp cho đến khi chốt."
    assert page.notice.sentence.text() == opened
    assert (list(province.province.periods.closed()), page.reopen.isVisible()) == ([], False)
    page.close_period.click()
    page.closing.close_it.click()
    province.province.register.enter(
        NewLetter(symbol="BC-MTTQ-BTT", issuer="A", abstract="a", kind=LetterKind.REPORT, number="12")
    )
    page.reopen.click()
    assert "đã ban hành văn bản 12/BC-MTTQ-BTT" in page.notice.sentence.text()
    assert list(province.province.periods.closed()) == [3]


def test_denominators_are_loaded_and_a_bad_sheet_is_told_with_nothing_changed(
    open_office: OpenOffice, province: Services, tmp_path: Path
) -> None:
    office = open_office(province)
    page = office_of(office.open(PageId.OFFICE))
    row = ("96", "dân số", 1_194_476, "Tổng điều tra", "01/04/2019")
    office.answers.open = [denominators(tmp_path / "mẫu số.xlsx", row)]
    press(page, "office.load")
    assert titles(page.denominators) == ["Dân số: 1.194.476"]
    office.answers.open = [denominators(tmp_path / "sai.xlsx", ("96", "dân số", 0, "x", "01/04/2020"))]
    press(page, "office.load")
    assert page.notice.sentence.text().startswith("Dòng 4: mẫu số là 0")
    assert len(province.province.denominators.known()) == 1


def test_a_letter_is_found_by_the_number_that_others_cite(
    open_office: OpenOffice, province: Services
) -> None:
    page = office_of(open_office(province).open(PageId.OFFICE))
    assert page.basis.text().startswith("Thực hiện Công văn số 4865/UBND-KGVX ngày 13/8/2020 của")
    assert page.go_to_search()
    QTest.keyClicks(page.search.edit, "3555")
    assert titles(page.letters) == ["5355/UBND-KGVX"]
    spoken = page.letters.list.accessibleName()
    assert spoken == "Sổ văn bản"
    page.search.set_text("không có")
    assert page.letters.empty.isVisible()


def test_deadlines_stand_in_the_words_of_the_letter(
    open_office: OpenOffice, province: Services, clock: FixedClock
) -> None:
    page = office_of(open_office(province).open(PageId.OFFICE))
    assert titles(page.deadlines) == [
        "Cán bộ, công chức, viên chức, người lao động",
        "Hộ dân",
        "Điểm hỗ trợ",
    ]
    rows = [row.left for row in page.model.state.deadlines]
    assert rows == [-3, 4, 4]


def test_a_rank_is_entered_with_its_day_and_source_or_told_why_not(
    open_office: OpenOffice, province: Services
) -> None:
    page = office_of(open_office(province).open(PageId.OFFICE))
    page.rank.rank.set_text("59/63")
    page.rank.rate.set_text("16,08")
    page.rank.day.set_text("hôm qua")
    press(page, "office.rank.save")
    assert "hôm qua" in page.rank.notice.sentence.text()
    page.rank.day.set_text("07/09/2020")
    press(page, "office.rank.save")
    assert page.rank.notice.sentence.text().startswith("Chưa ghi nguồn của thứ hạng")
    page.rank.source.set_text("1166/STTTT-CNTTBCVT")
    press(page, "office.rank.save")
    assert page.rank.known.text() == (
        "Hạng 59/63, ngày 07/09/2020, theo 1166/STTTT-CNTTBCVT · 16,08 % (không nêu mẫu số)"
    )
    assert page.rank.rank.text() == ""
    assert page.rank.notice.isHidden()


def test_hamlets_of_a_split_unit_are_asked_about_and_decided_one_by_one(
    open_office: OpenOffice, province: Services, clock: FixedClock, tmp_path: Path
) -> None:
    split = Workspaces(clock=clock, ids=IdSource()).create(tmp_path / "p6", new_workspace("32017"))
    add_doors(split)
    exported = split.batches.export(province.batches.own_keys(), tmp_path).value
    province.batches.receive(exported.files, new_keys=NewKeys.TRUST)
    split.close()
    page = office_of(open_office(province).open(PageId.OFFICE))
    assert page.splits.isVisible()
    for _ in range(3):
        QApplication.processEvents()
        buttons = [
            button
            for button in page.splits.findChildren(QAbstractButton)
            if button.isVisibleTo(page) and button.text() == "Ghi"
        ]
        buttons[0].click()
    assert not page.splits.isVisible()
    structure = page.model.state.structure
    assert structure is not None
    assert province.province.figures.undecided(structure) == ()


def test_the_page_follows_the_language(open_office: OpenOffice, province: Services) -> None:
    office = open_office(province)
    page = office_of(office.open(PageId.OFFICE))
    office.window.set_language(Language.ENGLISH)
    QApplication.processEvents()
    assert page.header.title.text() == "Periods"
    assert page.close_period.text() == "Close period 5"
