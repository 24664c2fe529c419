"""The report page of a ward and the ranking of a province, on real workspaces."""

from __future__ import annotations

import csv
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import VIETNAM, FixedClock
from core.base.ids import IdSource
from core.figures.table import UnitFigures
from core.records.figures import Figures
from core.sync.desk import NewKeys
from core.units.models import UnitKey
from tests.figures.books import denominators
from tests.pages_office.conftest import OpenOffice, add_doors, new_workspace
from tests.ui_kit import checks
from ui.qt.i18n import Language
from ui.qt.page_ids import PageId
from ui.qt.report import words
from ui.qt.report.page import ReportPage
from ui.qt.report.state import COLUMNS, Basis, Column, Read, State, reduce_read


def report_of(page: object) -> ReportPage:
    assert isinstance(page, ReportPage)
    return page


def shown_units(page: ReportPage) -> list[str]:
    return [
        str(page.table.rank_model.index(row, 1).data()) for row in range(page.table.rank_model.rowCount())
    ]


def shown_basis(page: ReportPage) -> Basis:
    return page.table.rank_model.state.basis


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
    assert page.foot.accessibleName().startswith(
        "Phường 8, Tính trên số người có điện thoại thông minh: 50,0"
    )
    assert "6 / 12" in page.foot.accessibleName()
    assert page.header.subtitle.text() == "Số liệu tính đến 09:42 ngày 14/09/2020"


def test_rows_say_every_rate_with_its_denominator(open_office: OpenOffice, ward: Services) -> None:
    page = report_of(open_office(ward).open(PageId.REPORT))
    spoken = str(page.table.rank_model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    phones, people, _ = (words.known(share) for share in page.model.state.lines[0].shares)
    assert phones.endswith("nếu tính mọi hộ; đã biết 2/2 hộ")
    assert spoken == (
        f"Khóm 1, Tính trên số người có điện thoại thông minh: 75,0\u00a0%, 3 / 4, {phones}, hạng 1,"
        f" Tính trên số người từ 16 tuổi: 60,0\u00a0%, 3 / 5, {people}, hạng 1,"
        " Đã đến, tính trên số hộ đã lập danh sách: 100,0\u00a0%, 2 / 2, hạng 1,"
        " tăng · điểm: +3"
    )


def test_another_denominator_is_chosen_and_remembered(open_office: OpenOffice, ward: Services) -> None:
    office = open_office(ward)
    page = report_of(office.open(PageId.REPORT))
    press(page, "report.basis.people")
    assert page.table.rank_model.headerData(4, Qt.Orientation.Horizontal) == "đã cài / người"
    assert office.window.settings.value("report/basis") == "people of 16 and older known"


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
    assert lines[0].split("\t")[:3] == ["Hạng", "Đơn vị", "Tính trên số người có điện thoại thông minh"]
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
    assert total["Tính trên số người có điện thoại thông minh (%)"] == "50,00"
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
    first, *others = page.model.state.lines
    assert by_name([first.figures]) == mine
    assert len(others) == 100
    assert {line.chosen.place for line in others} == {None}
    assert {words.files(line) for line in others} == {"chưa gửi tệp"}
    assert page.header.subtitle.text() == "Theo tệp nhận đến 09:42 ngày 14/09/2020"
    assert page.notes[1].sentence.text() == (
        "Có số liệu của 1 trên 101 xã, phường; 100 đơn vị chưa gửi tệp."
        " Số ít, thêm một người là tỷ lệ đổi hơn nửa điểm: Phường 8."
    )


def test_the_page_follows_the_language(open_office: OpenOffice, ward: Services) -> None:
    office = open_office(ward)
    page = report_of(office.open(PageId.REPORT))
    office.window.set_language(Language.ENGLISH)
    QApplication.processEvents()
    assert page.header.title.text() == "Reports of Phường 8"
    assert page.table.rank_model.headerData(0, Qt.Orientation.Horizontal) == "Rank"
    assert "50.0\u00a0%" in page.foot.accessibleName()


def send(ward: Services, province: Services, folder: Path) -> None:
    exported = ward.batches.export(province.batches.own_keys(), folder).value
    province.batches.receive(exported.files, new_keys=NewKeys.TRUST)
    ward.close()


def pick(page: ReportPage, name: str, text: str) -> None:
    """Chooses an entry of a list as a person does."""
    combo = page.findChild(QComboBox, name)
    assert combo is not None
    combo.setCurrentIndex(combo.findText(text))
    combo.activated.emit(combo.currentIndex())


def test_units_are_found_by_name_and_filtered_while_the_sum_stays(
    open_office: OpenOffice, ward: Services
) -> None:
    office = open_office(ward)
    page = report_of(office.open(PageId.REPORT))
    assert page.go_to_search()
    QTest.keyClicks(page.filters.search.edit, "khom 10")
    assert shown_units(page) == ["Khóm 10"]
    assert page.table.rank_model.index(0, 0).data() == "2", "its place is among all units"
    assert "6 / 12" in page.foot.accessibleName()
    page.filters.search.set_text("")
    pick(page, "report.only", "Chưa đạt chỉ tiêu")
    assert shown_units(page) == ["Khóm 2"]
    pick(page, "report.only", "Thiếu tệp")
    pick(page, "report.only", "Tất cả đơn vị")
    assert len(shown_units(page)) == 3


def test_levels_and_closed_periods_are_chosen_in_the_page(
    open_office: OpenOffice, ward: Services, province: Services, clock: FixedClock, tmp_path: Path
) -> None:
    send(ward, province, tmp_path)
    clock.instant = datetime(2020, 9, 17, 8, 30, tzinfo=VIETNAM)
    province.province.periods.close()
    page = report_of(open_office(province).open(PageId.REPORT))
    assert shown_units(page) == ["Phường 8"]
    assert page.silent.words.text() == "100 đơn vị chưa gửi tệp nào"
    page.silent.open.click()
    assert shown_units(page)[0] == "Phường 8"
    assert len(shown_units(page)) == 101
    page.silent.open.click()
    assert len(shown_units(page)) == 1
    page.filters.search.set_text("phuong 1")
    QApplication.processEvents()
    assert not page.silent.isVisible()
    assert shown_units(page) == ["Phường 1"], "a search finds units that have sent nothing too"
    page.filters.search.set_text("")
    pick(page, "report.level", "Huyện (2020)")
    assert shown_units(page) == ["Thành phố Cà Mau"]
    pick(page, "report.level", "Ấp, khóm")
    assert shown_units(page) == ["Khóm 1", "Khóm 10", "Khóm 2"]
    pick(page, "report.level", "Xã, phường")
    pick(page, "report.period", "Kỳ 6, đã chốt")
    assert page.header.subtitle.text() == "Số liệu tính đến 08:00 ngày 17/09/2020"
    assert "6 / 12" in page.foot.accessibleName()
    pick(page, "report.period", "Kỳ 5")
    assert "0 / 0" not in page.foot.accessibleName()
    assert page.model.state.total is not None
    assert page.model.state.total.figures.installed == 0


def test_figures_are_read_in_the_units_of_2025_and_a_split_unit_stops_with_a_sentence(
    open_office: OpenOffice, ward: Services, province: Services, clock: FixedClock, tmp_path: Path
) -> None:
    send(ward, province, tmp_path)
    page = report_of(open_office(province).open(PageId.REPORT))
    pick(page, "report.level", "Xã, phường 2025")
    assert shown_units(page) == ["Phường Lý Văn Lâm"]
    pick(page, "report.level", "Xã, phường")
    split = Workspaces(clock=clock, ids=IdSource()).create(tmp_path / "p6", new_workspace("32017"))
    add_doors(split)
    send(split, province, tmp_path)
    pick(page, "report.level", "Xã, phường 2025")
    assert "Phường 6" in page.problem.sentence.text()
    assert page.filters.level_choice.currentText() == "Xã, phường"
    assert "Phường Lý Văn Lâm" not in shown_units(page)


def test_denominators_from_outside_get_a_card_and_sort_the_table(
    open_office: OpenOffice, ward: Services, province: Services, tmp_path: Path
) -> None:
    send(ward, province, tmp_path)
    file = denominators(
        tmp_path / "mau so.xlsx",
        ("32014", "người có điện thoại thông minh", 4, "Sở TT&TT, khảo sát", "31/08/2020"),
        ("96", "dân số", 1194476, "Tổng điều tra", "01/04/2019"),
    )
    province.province.denominators.load(file)
    page = report_of(open_office(province).open(PageId.REPORT))
    pick(page, "report.basis", "Tính trên số máy công bố")
    assert page.choice.cards[Basis.OWNERS].isChecked()
    line = page.model.state.lines[0]
    assert (line.chosen.is_over, line.chosen.rate and line.chosen.rate.value) == (True, 1.5)
    assert page.notes[0].sentence.text().startswith("Trên 100 %: Phường 8")
    card = page.choice.cards[Basis.INHABITANTS].accessibleName()
    assert card == "Tính trên dân số: 0,0\u00a0% · 6 / 1.194.476, Tổng điều tra, 01/04/2019"


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("size", [(1024, 600), (1093, 614)])
def test_the_ranking_fits_a_small_screen_and_a_laptop_at_125_per_cent(
    open_office: OpenOffice,
    ward: Services,
    province: Services,
    tmp_path: Path,
    language: Language,
    size: tuple[int, int],
) -> None:
    send(ward, province, tmp_path)
    office = open_office(province)
    page = report_of(office.open(PageId.REPORT))
    page.model.search("phuong 8")  # of a hundred units without figures not every one is seen at once
    office.window.set_language(language)
    office.window.resize(*size)
    checks.settle(office.window)
    assert page.scroll_area.horizontalScrollBar().maximum() == 0
    assert page.table.horizontalScrollBar().maximum() == 0
    assert page.table.verticalScrollBar().maximum() == 0
    assert page.filters.basis_choice.isVisible()
    coverage = "đã biết ở" if language is Language.VIETNAMESE else "known in"
    assert coverage in page.notes[2].sentence.text().lower()
    assert page.notes[2].isVisible(), "no card has the coverage"
    assert not page.choice.isVisible()
    assert checks.cut_texts(page) == []


def test_header_and_total_stay_when_many_units_scroll(open_office: OpenOffice, province: Services) -> None:
    office = open_office(province)
    office.window.resize(1366, 768)
    page = report_of(office.open(PageId.REPORT))
    units = tuple(
        UnitFigures(unit=UnitKey(f"{32000 + n}", date(2020, 1, 1)), figures=_figures(n)) for n in range(40)
    )
    state = reduce_read(
        State(), Read(units=units, total=units[0], received="2020-09-14T09:00:00+07:00", silent=0)
    )
    page.model._set(state)
    page.silent.open.click()
    QApplication.processEvents()
    office.window.set_zoom(150)
    checks.settle(office.window)
    for row in range(6):
        rect = page.table.visualRect(page.table.rank_model.index(row, 0))
        assert page.table.viewport().visibleRegion().contains(rect), f"row {row} at 1366x768 and 150 %"
    office.window.set_zoom(100)
    checks.settle(office.window)
    bar = page.scroll_area.verticalScrollBar()
    assert bar.maximum() == 0, "the page itself does not scroll"
    assert page.table.verticalScrollBar().maximum() > 0
    foot = page.foot.mapTo(page, QPoint(0, page.foot.height()))
    assert foot.y() <= page.height()
    assert page.table.height() > 10 * 32


def _figures(n: int) -> Figures:
    return Figures(
        code=f"{32000 + n}",
        valid_from="2020-01-01",
        name=f"Xã {n}",
        listed=10,
        found=10,
        visited=5,
        reached=5,
        helped=2,
        people=20,
        smartphones=300,
        installed=n,
        as_of="2020-09-14T09:42:00+07:00",
    )
