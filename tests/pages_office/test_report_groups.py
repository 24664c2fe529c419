"""The table of groups in the report of a hamlet: what is copied and saved is what is shown."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence, QPainter
from PySide6.QtTest import QTest

from app.workspaces import Workspaces
from core.base.clock import FixedClock
from core.base.ids import IdSource
from core.households.desk import NewHousehold
from core.records.results import Result
from core.records.visit import VisitEntry
from tests.pages_office.conftest import WARD, Office, OpenOffice, new_workspace
from tests.pages_office.test_report import report_of
from tests.ui_kit import checks
from ui.qt.page_ids import PageId
from ui.qt.report.group_cells import PARTS, Part, Scale, paint_cell
from ui.qt.report.page import ReportPage
from ui.qt.theme import current_theme
from ui.qt.tokens import Role


@pytest.fixture
def office(open_office: OpenOffice, clock: FixedClock, tmp_path: Path) -> Office:
    """A hamlet of two groups; one of the two households of Tổ 1 was visited."""
    services = Workspaces(clock=clock, ids=IdSource()).create(
        tmp_path / "khóm", new_workspace(WARD, "Khóm 3")
    )
    added = [
        services.households.add(
            NewHousehold(
                name=f"Lê Văn {place}",
                hamlet="Khóm 3",
                group=f"Tổ {place // 2 + 1}",
                address=f"{place + 1} đường Lê Hồng Phong",
            )
        ).value
        for place in range(4)
    ]
    visit = VisitEntry(
        household=added[0],
        result=Result.COMPLETED,
        at=clock.now(),
        people=3,
        smartphones=2,
        installed=1,
    )
    services.visits.record(visit)
    return open_office(services)


@pytest.fixture
def report(office: Office) -> ReportPage:
    page = report_of(office.open(PageId.REPORT))
    checks.settle(office.window)
    assert page.groups.panel.isVisible()
    return page


def titles(page: ReportPage) -> list[str]:
    return [cells.title for cells in page.groups.panel.table.group_model.rows]


def copied() -> list[list[str]]:
    return [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]


def test_the_groups_that_are_shown_are_copied_with_what_their_rates_are_of(report: ReportPage) -> None:
    report.copy.click()
    head, *rows, source = copied()
    assert head == [
        "Tổ",
        "Đường",
        "xong / hộ",
        "đã cài / có máy",
        "Tính trên số người có điện thoại thông minh",
    ]
    assert [row[0] for row in rows] == [*titles(report), "Khóm 3"]
    assert rows[0][1:] == ["đường Lê Hồng Phong", "1 / 2", "1 / 2", "50,0\u00a0%"]
    (said,) = source
    assert said.startswith("Số liệu tính đến 09:42 ngày 14/09/2020. Tính trên số người")
    assert said.endswith("đã biết ở 1 / 4 hộ")


def test_ctrl_c_in_the_table_copies_the_groups_too(report: ReportPage) -> None:
    report.copy.click()
    by_button = QGuiApplication.clipboard().text()
    QGuiApplication.clipboard().clear()
    table = report.groups.panel.table
    table.setFocus(Qt.FocusReason.OtherFocusReason)
    table.setCurrentIndex(table.group_model.index(0, 0))
    QTest.keySequence(table, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QGuiApplication.clipboard().text() == by_button


def test_the_groups_that_are_shown_are_saved_with_their_denominators(
    report: ReportPage, office: Office, tmp_path: Path
) -> None:
    office.answers.save = tmp_path / "bảng.xlsx"
    assert report.export()
    sheet = openpyxl.load_workbook(tmp_path / "bảng.xlsx").worksheets[0]
    lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
    top = next(at for at, line in enumerate(lines) if "Tổ" in line)
    column = lines[top].index("Tổ")
    names = [line[column] for line in lines[top + 1 :]]
    assert [name for name in names if name in titles(report)] == titles(report)
    assert "Khóm 3" in names
    heads = [str(head) for head in lines[top]]
    assert "Tính trên số người có điện thoại thông minh (%)" in heads
    assert not any(head.startswith(("Hạng", "Mã")) for head in heads), "groups have neither rank nor code"
    first = lines[top + 1 + names.index("Tổ 1")]
    assert first[heads.index("Hộ đã xong")] == 1
    assert any("đã biết" in str(cell) for line in lines[top + 1 :] for cell in line)
    assert office.answers.asked[-1].startswith("bao-cao-theo-to-")


@pytest.mark.parametrize("size", [(1024, 600), (1280, 660), (1366, 768)])
def test_a_hamlet_needs_no_search_and_shows_its_moment(
    office: Office, report: ReportPage, size: tuple[int, int]
) -> None:
    office.window.resize(*size)
    checks.settle(office.window)
    filters = report.filters
    assert not filters.search.isVisible()
    assert not filters.only_choice.isVisible()
    assert [card.isVisible() for card in report.choice.cards.values()].count(True) == 3
    moments = [report.header.subtitle, report.notes[2].sentence]
    assert [label.text().startswith("Số liệu tính đến") for label in moments if label.isVisible()] == [True]
    assert checks.cut_texts(report) == []


def test_buttons_keep_to_the_row_of_the_title_in_a_small_window(office: Office, report: ReportPage) -> None:
    office.window.resize(1024, 600)
    checks.settle(office.window)
    title, save = report.header.title, report.save
    assert save.mapTo(report, save.rect().topLeft()).y() < title.mapTo(report, title.rect().bottomLeft()).y()


def test_a_narrow_table_gives_the_course_of_the_days_to_the_street(
    office: Office, report: ReportPage
) -> None:
    table = report.groups.panel.table
    course = len(PARTS) - 1
    office.window.resize(1366, 768)
    checks.settle(office.window)
    assert not table.isColumnHidden(course)
    office.window.resize(1024, 600)
    checks.settle(office.window)
    assert table.isColumnHidden(course)


@pytest.mark.parametrize("target", [None, 0.5])
def test_the_course_has_the_line_of_the_target_where_there_is_one(
    office: Office, report: ReportPage, target: float | None
) -> None:
    """Of the sum, whose rate is 50 % on the last day: rows of pixels that are dotted at that height."""
    groups = report.groups
    total = groups.panel.rows[-1]
    image = QImage(120, 40, QImage.Format.Format_RGB32)
    image.fill(current_theme().colour(Role.SURFACE))
    painter = QPainter(image)
    paint_cell(painter, QRectF(0, 0, 120, 40), total, Part.TREND, Scale(target=target))
    painter.end()
    ink = current_theme().colour(Role.TEXT2)
    dots = [x for x in range(120) if any(image.pixelColor(x, y) == ink for y in range(40))]
    assert bool(dots) is (target is not None)
    assert len(dots) < 60, "dotted, not a line"


def test_the_target_of_the_campaign_reaches_the_groups(office: Office, report: ReportPage) -> None:
    assert report.groups.panel.table.target == 0.5
    without = replace(report.model.state, targets=())
    report.groups.show_state(without, is_now=True, shown=True)
    assert report.groups.panel.table.target is None
