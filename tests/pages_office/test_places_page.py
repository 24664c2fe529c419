"""The ranking's page where six of seven units try to win a place, and an officer looks at one of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication

from app.workspaces import Workspaces
from core.base.clock import FixedClock
from core.base.ids import IdSource
from tests.pages_office.conftest import Office, OpenOffice
from tests.pages_office.test_report import press, report_of, shown_units
from tests.ui_kit import checks
from tools.gamed import gamed_province
from ui.qt.i18n import Language
from ui.qt.page_ids import PageId
from ui.qt.report import words
from ui.qt.report.page import ReportPage
from ui.qt.report.rank_model import LINE_ROLE, SPOKEN, TIP
from ui.qt.report.state import Line


@pytest.fixture
def office(open_office: OpenOffice, clock: FixedClock, tmp_path: Path) -> Office:
    made = gamed_province(Workspaces(clock=clock, ids=IdSource()), clock, tmp_path)
    return open_office(made)


def lines_of(page: ReportPage) -> list[Line]:
    model = page.table.rank_model
    return [model.index(row, 0).data(LINE_ROLE) for row in range(model.rowCount())]


def why(page: ReportPage) -> dict[str, str]:
    """The reasons on the rows that have some, by unit."""
    model, lines = page.table.rank_model, lines_of(page)
    for row, line in enumerate(lines):
        assert str(model.index(row, 0).data(TIP)).startswith(words.unplaced(line))
    return {line.figures.name: text for line in lines if (text := words.unplaced(line))}


def choose(page: ReportPage, unit: str) -> None:
    page.table.setCurrentIndex(page.table.rank_model.index(shown_units(page).index(unit), 0))


def test_every_trick_stands_on_its_row_and_one_decision_gives_a_place_back(office: Office) -> None:
    page = report_of(office.open(PageId.REPORT))
    assert shown_units(page)[0] == "Phường 8"
    reasons = why(page)
    assert reasons == {
        "Thị trấn U Minh": "trên 100 % (240/32); 8/8 hộ có số điện thoại quá nhiều so với số người",
        "Phường 2": "danh sách nhập hai lần (24–48 hộ)",
        "Phường 6": "8/12 hộ ngoài danh sách",
        "Phường 7": "mới có 1 hộ, cần 10",
        "Xã An Xuyên": "trên 100 % (24/8); 8/8 hộ cài nhiều hơn số điện thoại",
        "Xã Tân Thành": "14/14 lượt ghi lùi ngày vào kỳ đã qua",
    }
    assert page.look_bar.sentence.sentence.text() == "5 đơn vị chưa xếp hạng, chờ xem lại."
    assert "gồm 5 đơn vị đang chờ xem lại" in page.foot.accessibleName()
    press(page, "report.show_marked")
    assert len(shown_units(page)) == 5
    page.filters.only_choice.setCurrentIndex(0)
    page.filters.chosen.emit()

    choose(page, "Phường 2")
    assert "Quyết định về danh sách ở Kiểm tra chất lượng." in page.look_bar.sentence.sentence.text()
    assert page.look_bar.begin.isHidden()
    choose(page, "Thị trấn U Minh")
    assert page.look_bar.sentence.sentence.text().startswith("Thị trấn U Minh chưa xếp hạng: ")
    press(page, "report.look")
    assert page.look_bar.name_field.text() == "Lê Văn Tám"
    QApplication.processEvents()
    table = page.table
    seen = table.visualRect(table.currentIndex())
    assert (
        table.viewport().rect().contains(seen.adjusted(0, 0, table.viewport().width() - seen.right() - 1, 0))
    )
    press(page, "report.look_save")
    assert "Chưa ghi lý do" in page.problem.sentence.text()
    page.look_bar.reason_field.set_text("Ký túc xá, đã gọi thị trấn ngày 14/9")
    press(page, "report.look_save")
    assert page.problem.isHidden()
    assert shown_units(page)[0] == "Thị trấn U Minh"
    choose(page, "Thị trấn U Minh")
    assert "Lê Văn Tám đã xem lại ngày 14/09/2020" in page.look_bar.sentence.sentence.text()
    press(page, "report.look_undo")
    assert shown_units(page)[0] == "Phường 8"
    spoken = page.table.rank_model.index(1, 0).data(SPOKEN)
    assert reasons[shown_units(page)[1]] in str(spoken)


def test_a_narrow_row_still_says_what_is_in_doubt(office: Office) -> None:
    page = report_of(office.open(PageId.REPORT))
    said = {line.figures.name: words.in_the_bar(line) for line in lines_of(page)}
    assert said["Xã Tân Thành"] == (
        "14/14 lượt ghi lùi ngày vào kỳ đã qua",
        "14/14 lượt ghi lùi ngày vào kỳ đã qua",
        "14/14 lượt lùi ngày",
        "chờ xem lại",
    )
    assert said["Phường 7"] == ("mới có 1 hộ, cần 10", "mới có 1 hộ, cần 10", "chưa đủ hộ")


def test_the_marks_fit_the_page_in_both_languages(office: Office) -> None:
    page = report_of(office.open(PageId.REPORT))
    for language in Language:
        office.window.set_language(language)
        for width, height in ((1366, 768), (1024, 600)):
            office.window.resize(width, height)
            QApplication.processEvents()
            choose(page, shown_units(page)[2])
            QApplication.processEvents()
            assert page.look_bar.begin.isVisible()
            assert not checks.cut_texts(page)
            assert not checks.overlapping(page)
            assert not checks.unnamed(page)


@pytest.mark.parametrize(("width", "height", "zoom"), [(1366, 768, 100), (1024, 600, 100), (1366, 768, 150)])
def test_the_form_of_a_look_is_seen_whole_in_every_size(
    office: Office, width: int, height: int, zoom: int
) -> None:
    page = report_of(office.open(PageId.REPORT))
    office.window.resize(width, height)
    office.window.set_zoom(zoom)
    QApplication.processEvents()
    choose(page, "Thị trấn U Minh")
    press(page, "report.look")
    for _ in range(3):
        QApplication.processEvents()
    view = page.scroll_area.viewport()
    form = QRect(page.look_bar.form.mapTo(view, QPoint()), page.look_bar.form.size())
    assert view.rect().contains(form)
    assert page.scroll_area.horizontalScrollBar().maximum() == 0
    office.window.set_zoom(100)
