"""The ranking by other denominators, on one commune, saved as Excel, and after the meeting room."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QApplication

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import FixedClock
from core.base.ids import IdSource
from core.figures.table import FigureLevel
from core.tracks.models import NewStaffCount
from tests.pages_office.conftest import OpenOffice, add_doors, new_workspace
from tests.pages_office.test_report import (
    click_header,
    pick,
    report_of,
    send,
    shown_basis,
    shown_units,
)
from ui.qt.page_ids import PageId
from ui.qt.report.rank_model import SPOKEN
from ui.qt.report.rank_table import RankTable
from ui.qt.report.state import Basis, Column, State


def test_staff_and_members_of_units_are_ranked_by_denominators_of_their_own(
    open_office: OpenOffice, ward: Services, province: Services, tmp_path: Path
) -> None:
    said = NewStaffCount(section="Ủy ban nhân dân", staff=20, smartphones=16, installed=12, reasons={})
    ward.tracks.set_staff(said)
    send(ward, province, tmp_path)
    page = report_of(open_office(province).open(PageId.REPORT))
    pick(page, "report.level", "Cán bộ cơ quan")
    assert shown_units(page) == ["Phường 8"]
    assert not page.filters.period_choice.isVisible()
    spoken = str(page.table.rank_model.index(0, 0).data(SPOKEN))
    assert "Tính trên số cán bộ có điện thoại thông minh: 75,0\u00a0%, 12 / 16" in spoken
    assert "Tính trên tổng số cán bộ: 60,0\u00a0%, 12 / 20" in spoken
    assert "Tệp nhận: đủ tệp" in spoken
    pick(page, "report.level", "Đoàn viên, hội viên")
    assert shown_units(page) == []
    assert page.notes[1].sentence.text() == "Chưa có đơn vị nào báo số liệu này."
    pick(page, "report.level", "Xã, phường")
    assert page.model.state.basis is Basis.SMARTPHONES
    assert "6 / 12" in page.foot.accessibleName()


def test_a_double_click_on_a_commune_shows_its_hamlets_alone(
    open_office: OpenOffice, ward: Services, province: Services, clock: FixedClock, tmp_path: Path
) -> None:
    send(ward, province, tmp_path)
    other = Workspaces(clock=clock, ids=IdSource()).create(tmp_path / "p6", new_workspace("32017"))
    add_doors(other)
    mine = other.province.figures.table(FigureLevel.HAMLET)
    send(other, province, tmp_path)
    page = report_of(open_office(province).open(PageId.REPORT))
    row = shown_units(page).index("Phường 6")
    page.table.activated.emit(page.table.rank_model.index(row, 1))
    assert page.filters.unit_choice.currentText() == "Phường 6"
    assert page.filters.unit_choice.isVisible()
    assert page.model.state.total is not None
    assert page.model.state.total.figures.name == "Phường 6"
    assert page.model.state.total.figures.installed == mine.total.figures.installed
    assert sorted(shown_units(page)) == sorted(one.figures.name for one in mine.rows)
    pick(page, "report.unit", "Phường 8")
    assert page.model.state.total.figures.name == "Phường 8"
    pick(page, "report.level", "Xã, phường")
    assert not page.filters.unit_choice.isVisible()


def test_the_table_is_saved_as_excel_with_its_formulas(
    open_office: OpenOffice, ward: Services, tmp_path: Path
) -> None:
    office = open_office(ward)
    page = report_of(office.open(PageId.REPORT))
    office.answers.save = tmp_path / "bảng.xlsx"
    click_header(page, Column.COUNTS)
    assert page.export()
    (sheet,) = openpyxl.load_workbook(tmp_path / "bảng.xlsx", data_only=True).worksheets
    rows = list(sheet.iter_rows(min_row=4, values_only=True))
    assert [row[1] for row in rows[1:4]] == shown_units(page)
    total = dict(zip(rows[0], rows[4], strict=True))
    assert (total["Đơn vị"], total["Đã cài"]) == ("Phường 8", 6)
    assert total["Tính trên số người có điện thoại thông minh (%)"] == 50
    (written,) = openpyxl.load_workbook(tmp_path / "bảng.xlsx").worksheets
    assert str(written.cell(8, 10).value) == "=SUM(J5:J7)"


def test_the_page_measures_its_table_once_when_it_is_opened_and_not_under_the_tiles(
    open_office: OpenOffice,
    ward: Services,
    province: Services,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown: list[int] = []
    former = RankTable.show_state

    def counted(table: RankTable, state: State) -> None:
        shown.append(len(state.lines))
        former(table, state)

    monkeypatch.setattr(RankTable, "show_state", counted)
    send(ward, province, tmp_path)
    office = open_office(province)
    assert len(shown) == 1, "the window opens with this page"
    page = report_of(office.window.current_page())
    for wanted in (1, 0):
        office.open(PageId.SYNC)
        shown.clear()
        office.open(PageId.REPORT)
        assert len(shown) == wanted
        page.tiles.switch.buttons["tiles"].click()
    page.tiles.switch.buttons["table"].click()
    assert shown_units(page)[0] == "Phường 8"


def test_what_was_asked_for_behind_the_meeting_room_is_shown_when_it_is_left(
    open_office: OpenOffice, ward: Services, province: Services, tmp_path: Path
) -> None:
    send(ward, province, tmp_path)
    office = open_office(province)
    page = report_of(office.open(PageId.REPORT))
    page.present()
    QApplication.processEvents()
    page.model.choose(Basis.PEOPLE)
    assert shown_basis(page) is Basis.SMARTPHONES, "the page is out of sight"
    office.window.dismiss_screen()
    QApplication.processEvents()
    assert shown_basis(page) is Basis.PEOPLE
    assert page.choice.cards[Basis.PEOPLE].isChecked()
