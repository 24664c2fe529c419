"""The ranking's page where five of six units try to win a place, and an officer looks at one of them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from core.clock import FixedClock
from core.ids import IdSource
from storage.workspace import Workspaces
from tests.figures.gamed import gamed_province
from tests.pages_office.conftest import Office, OpenOffice
from tests.pages_office.test_report import press, report_of, shown_units
from tests.ui_kit import checks
from ui.qt.i18n import Language
from ui.qt.page_ids import PageId
from ui.qt.report import words
from ui.qt.report.page import ReportPage
from ui.qt.report.rank_model import LINE_ROLE, SPOKEN, TIP


@pytest.fixture
def office(open_office: OpenOffice, clock: FixedClock, tmp_path: Path) -> Office:
    made = gamed_province(Workspaces(clock=clock, ids=IdSource()), clock, tmp_path)
    return open_office(made)


def why(page: ReportPage) -> dict[str, str]:
    """The reasons on the rows that have some, by unit."""
    model = page.table.rank_model
    rows = range(model.rowCount())
    lines = [model.index(row, 0).data(LINE_ROLE) for row in rows]
    for row, line in enumerate(lines):
        assert str(model.index(row, 0).data(TIP)).startswith(words.unplaced(line))
    return {line.figures.name: text for line in lines if (text := words.unplaced(line))}


def choose(page: ReportPage, unit: str) -> None:
    page.table.setCurrentIndex(page.table.rank_model.index(shown_units(page).index(unit), 0))


def keep_picture(window: QWidget, name: str) -> None:
    """Where pictures are asked for (`TUNG_NHA_PICTURES`), the window as it looks now."""
    folder = os.environ.get("TUNG_NHA_PICTURES")
    if folder:
        QApplication.processEvents()
        window.grab().save(str(Path(folder) / f"{name}.png"))


def test_every_trick_stands_on_its_row_and_one_decision_gives_a_place_back(office: Office) -> None:
    page = report_of(office.open(PageId.REPORT))
    assert shown_units(page)[0] == "Phường 8"
    reasons = why(page)
    assert reasons == {
        "Thị trấn U Minh": "trên 100 % (240/32); 8/8 hộ có số điện thoại quá nhiều so với số người",
        "Phường 6": "đóng 8/12 hộ",
        "Phường 7": "mới có 1 hộ, cần 10",
        "Xã An Xuyên": "trên 100 % (24/8); 8/8 hộ cài nhiều hơn số điện thoại",
        "Xã Tân Thành": "14/14 lượt ghi lùi ngày vào kỳ đã qua",
    }
    keep_picture(office.window, "ranking-marks-vi")
    assert page.look_bar.sentence.sentence.text() == "4 đơn vị chưa xếp hạng, chờ xem lại."
    assert "gồm 4 đơn vị đang chờ xem lại" in page.foot.accessibleName()
    press(page, "report.show_marked")
    assert len(shown_units(page)) == 4
    page.filters.only_choice.setCurrentIndex(0)
    page.filters.chosen.emit()

    choose(page, "Thị trấn U Minh")
    assert page.look_bar.sentence.sentence.text().startswith("Thị trấn U Minh chưa xếp hạng: ")
    press(page, "report.look")
    assert page.look_bar.name_field.text() == "Lê Văn Tám"
    press(page, "report.look_save")
    assert "Chưa ghi lý do" in page.problem.sentence.text()
    page.look_bar.reason_field.set_text("Ký túc xá, đã gọi thị trấn ngày 14/9")
    keep_picture(office.window, "ranking-look-vi")
    press(page, "report.look_save")
    assert page.problem.isHidden()
    assert shown_units(page)[0] == "Thị trấn U Minh"
    choose(page, "Thị trấn U Minh")
    assert "Lê Văn Tám đã xem lại ngày 14/09/2020" in page.look_bar.sentence.sentence.text()
    press(page, "report.look_undo")
    assert shown_units(page)[0] == "Phường 8"
    spoken = page.table.rank_model.index(1, 0).data(SPOKEN)
    assert reasons[shown_units(page)[1]] in str(spoken)


def test_the_marks_fit_the_page_in_both_languages(office: Office) -> None:
    page = report_of(office.open(PageId.REPORT))
    for language in Language:
        office.window.set_language(language)
        for width, height in ((1366, 768), (1024, 600)):
            office.window.resize(width, height)
            QApplication.processEvents()
            choose(page, shown_units(page)[1])
            QApplication.processEvents()
            keep_picture(office.window, f"ranking-marks-{language.value}-{width}")
            assert page.look_bar.begin.isVisible()
            assert not checks.cut_texts(page)
            assert not checks.overlapping(page)
            assert not checks.unnamed(page)
