"""The report page of a ward and the ranking of a province, on real workspaces."""

from __future__ import annotations

import csv
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from core.exchange.desk import NewKeys
from core.ranking.figures import Figures
from core.services import Services
from tests.pages_office.conftest import OpenOffice
from ui.qt.i18n import Language
from ui.qt.page_ids import PageId
from ui.qt.report.page import ReportPage
from ui.qt.report.state import COLUMNS, Column


def report_of(page: object) -> ReportPage:
    assert isinstance(page, ReportPage)
    return page


def shown_units(page: ReportPage) -> list[str]:
    return [
        str(page.table.rank_model.index(row, 1).data()) for row in range(page.table.rank_model.rowCount())
    ]


def press(page: ReportPage, name: str) -> None:
    button = page.findChild(QAbstractButton, name)
    assert button is not None
    button.click()


def click_header(page: ReportPage, column: Column) -> None:
    header = page.table.rank_header
    at = header.sectionViewportPosition(COLUMNS.index(column)) + 6
    where = QPoint(at, header.height() - 10)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)


def by_name(figures: list[Figures]) -> dict[str, Figures]:
    return {unit.name: unit for unit in figures}


def test_a_ward_sees_its_hamlets_ranked_with_the_sum_below(open_office: OpenOffice, ward: Services) -> None:
    page = report_of(open_office(ward).open(PageId.REPORT))
    assert shown_units(page) == ["Khóm 1", "Khóm 10", "Khóm 2"]
    assert page.foot.accessibleName().startswith("Phường 8, Trên người có điện thoại thông minh: 50,0")
    assert "6 / 12" in page.foot.accessibleName()
    assert page.header.subtitle.text() == "Số liệu tính đến 09:42 ngày 14/09/2020"


def test_rows_say_every_rate_with_its_denominator(open_office: OpenOffice, ward: Services) -> None:
    page = report_of(open_office(ward).open(PageId.REPORT))
    spoken = str(page.table.rank_model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken == (
        "Khóm 1, Trên người có điện thoại thông minh: 75,0\u00a0%, 3 / 4, hạng 1,"
        " Trên người từ 16 tuổi: 60,0\u00a0%, 3 / 5, hạng 1, Đã đến, trên số hộ: 100,0\u00a0%, 2 / 2, hạng 1"
    )


def test_another_denominator_is_chosen_and_remembered(open_office: OpenOffice, ward: Services) -> None:
    office = open_office(ward)
    page = report_of(office.open(PageId.REPORT))
    press(page, "report.basis.people")
    assert page.table.rank_model.headerData(4, Qt.Orientation.Horizontal) == "đã cài / người"
    assert office.window.settings.value("report/basis") == "people of 16 and older found"


def test_a_click_on_a_header_sorts(open_office: OpenOffice, ward: Services) -> None:
    page = report_of(open_office(ward).open(PageId.REPORT))
    click_header(page, Column.UNIT)
    assert shown_units(page) == ["Khóm 1", "Khóm 2", "Khóm 10"]
    click_header(page, Column.UNIT)
    assert shown_units(page) == ["Khóm 10", "Khóm 2", "Khóm 1"]


def test_the_table_is_copied_as_text(open_office: OpenOffice, ward: Services) -> None:
    page = report_of(open_office(ward).open(PageId.REPORT))
    press(page, "report.copy")
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:3] == ["Hạng", "Đơn vị", "Trên người có điện thoại thông minh"]
    assert lines[1].split("\t")[:4] == ["1", "Khóm 1", "75,0\u00a0%", "3 / 4"]
    assert len(lines) == 6


def test_the_table_is_saved_as_csv_with_the_sums(
    open_office: OpenOffice, ward: Services, tmp_path: Path
) -> None:
    office = open_office(ward)
    page = report_of(office.open(PageId.REPORT))
    office.answers.save = tmp_path / "bảng.csv"
    assert page.export()
    data = (tmp_path / "bảng.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(data.decode("utf-8-sig").splitlines()))
    head = rows[0]
    total = dict(zip(head, rows[4], strict=True))
    assert total["Đơn vị"] == "Phường 8"
    assert (total["Đã cài"], total["Người có điện thoại thông minh"]) == ("6", "12")
    assert total["Trên người có điện thoại thông minh (%)"] == "50,00"
    assert page.saved.isVisible()


def test_a_table_that_cannot_be_saved_is_told_in_the_page(
    open_office: OpenOffice, ward: Services, tmp_path: Path
) -> None:
    office = open_office(ward)
    page = report_of(office.open(PageId.REPORT))
    office.answers.save = tmp_path / "không có" / "bảng.csv"
    page.export()
    assert page.problem.isVisible()
    assert "Chưa ghi được" in page.problem.sentence.text()
    assert not page.saved.isVisible()


def test_an_empty_province_says_how_figures_come(open_office: OpenOffice, province: Services) -> None:
    office = open_office(province)
    page = report_of(office.open(PageId.REPORT))
    assert page.empty.isVisible()
    assert not page.figures.isVisible()
    assert page.header.title.text() == "Tổng hợp tỉnh Cà Mau"
    assert not page.export()
    wanted: list[str] = []
    page.page_requested.connect(lambda page_id, _target: wanted.append(page_id))
    page.get_data.click()
    assert wanted == [PageId.SYNC]


def test_the_province_shows_the_figures_of_the_ward_and_who_is_missing(
    open_office: OpenOffice, ward: Services, province: Services, tmp_path: Path
) -> None:
    exported = ward.batches.export(province.batches.own_keys(), tmp_path).value
    province.batches.receive(exported.files, new_keys=NewKeys.TRUST)
    mine = by_name(list(ward.store.figures.units()))
    ward.close()
    page = report_of(open_office(province).open(PageId.REPORT))
    assert by_name([line.figures for line in page.model.state.lines]) == mine
    assert page.header.subtitle.text() == "Theo tệp nhận đến 09:42 ngày 14/09/2020"
    assert page.notes[1].sentence.text() == "Có số liệu của 1 trong 101 xã, phường; nơi khác chưa gửi tệp."


def test_the_page_follows_the_language(open_office: OpenOffice, ward: Services) -> None:
    office = open_office(ward)
    page = report_of(office.open(PageId.REPORT))
    office.window.set_language(Language.ENGLISH)
    QApplication.processEvents()
    assert page.header.title.text() == "Figures of Phường 8"
    assert page.table.rank_model.headerData(0, Qt.Orientation.Horizontal) == "Place"
    assert "50.0\u00a0%" in page.foot.accessibleName()
