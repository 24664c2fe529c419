"""The import screen: samples read, mapped again, imported, taken back; nothing is written before the
confirmation.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from core.application.services import Services
from core.roster.codes import Field
from tests.sitting import SAMPLES, Desk, Sit
from tests.ui_kit import checks
from tests.ui_kit.hands import CONTROL, click, press
from ui.qt.page_ids import PageId
from ui.qt.roster.page import RosterPage
from ui.qt.shared.roster.parts import FieldCombo

MakeWard = Callable[..., Services]
EXCEL = SAMPLES / "ds-ho-ap-1-xa-khanh-an.xlsx"
OLD_FONT = SAMPLES / "danh-sach-cu-ap-2-vntime.xls"


@pytest.fixture
def desk(sit: Sit, make_ward: MakeWard) -> Desk:
    make_ward().close()
    return sit()


def page_of(desk: Desk) -> RosterPage:
    page = desk.window.open_page(PageId.ROSTER)
    assert isinstance(page, RosterPage)
    return page


def read(desk: Desk, *files: Path) -> RosterPage:
    page = page_of(desk)
    desk.dialogs.opened = files
    press(desk.window, Qt.Key.Key_O, CONTROL)
    desk.jobs.wait()
    QApplication.processEvents()
    return page


def listed(desk: Desk) -> int:
    assert desk.session.services is not None
    figures = desk.session.services.store.figures.units()
    return sum(each.listed for each in figures)


def test_a_list_is_looked_at_imported_and_taken_back(desk: Desk) -> None:
    page = read(desk, EXCEL)
    panel = page.panel
    assert panel.findings.lines[0].sentence.text() == "214 households read, 823 people."
    assert panel.primary.text() == "Import 214 household(s)"
    assert listed(desk) == 0
    press(panel.primary, Qt.Key.Key_Return)
    desk.jobs.wait()
    assert "names XÃ KHÁNH AN, while this workspace is of Phường Lý Văn Lâm" in panel.notice.sentence.text()
    assert listed(desk) == 0
    press(panel.primary, Qt.Key.Key_Return)
    desk.jobs.wait()
    assert listed(desk) == 214
    assert "214 new" in panel.notice.sentence.text()
    click(panel.notice.action)
    assert listed(desk) == 0
    assert "taken back" in panel.notice.sentence.text()


def test_ctrl_z_takes_the_import_back(desk: Desk) -> None:
    page = read(desk, EXCEL)
    click(page.panel.primary)
    click(page.panel.primary)  # though its title names another commune
    desk.jobs.wait()
    press(desk.window, Qt.Key.Key_Z, CONTROL)
    assert listed(desk) == 0


def test_a_list_imported_twice_has_nothing_new(desk: Desk) -> None:
    page = read(desk, EXCEL)
    click(page.panel.primary)
    click(page.panel.primary)  # though its title names another commune
    desk.jobs.wait()
    read(desk, EXCEL)
    counts = page.panel.findings.lines[1].sentence.text()
    assert "unchanged 214" in counts
    assert page.panel.model.state.prepared is not None
    assert page.panel.model.state.prepared.plan.counts.new == 0


def test_a_column_gets_another_meaning_and_the_plan_follows(desk: Desk) -> None:
    page = read(desk, EXCEL)
    view = page.panel.model.state.view
    assert view is not None
    column = view.mapping.fields.index(Field.PEOPLE)
    combo = page.findChild(FieldCombo, f"roster.field.{column}")
    assert isinstance(combo, FieldCombo)
    combo.setCurrentIndex(combo.findData(Field.IGNORED))
    combo.activated.emit(combo.currentIndex())
    desk.jobs.wait()
    assert page.panel.findings.lines[0].sentence.text() == "214 households read, 0 people."


def test_old_fonts_are_shown_before_and_after(desk: Desk) -> None:
    page = read(desk, OLD_FONT)
    told = "\n".join(line.sentence.text() for line in page.panel.findings.lines)
    assert "TCVN3" in told
    assert "→ Lâm Quốc Sơn" in told


def test_several_sheets_are_looked_at_one_by_one(desk: Desk) -> None:
    page = read(desk, SAMPLES / "nhan-khau-xa-tan-loc.xlsx")
    sheets = page.panel.file.sheets
    assert sheets.count() == len(page.panel.model.state.views)
    page.panel.model.show_sheet(sheets.count() - 1)
    view = page.panel.model.state.view
    assert view is not None
    assert view.name in page.panel.file.note.text()


def test_what_is_no_workbook_gets_a_sentence(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "x.xlsx"
    file.write_bytes(b"\x00\x01\x02" * 40)
    page = read(desk, file)
    assert "x.xlsx" in page.panel.notice.sentence.text()
    assert page.panel.drop.isVisibleTo(page)
    assert listed(desk) == 0


def test_rows_to_look_at_are_listed_and_written_only_where_a_person_says(
    desk: Desk, tmp_path: Path, workspace_dir: Path
) -> None:
    file = tmp_path / "hai.csv"
    file.write_text(
        "STT,Họ và tên chủ hộ,Số nhân khẩu\n1,Lê Văn Ánh,3\n2,Trần Thị Bé,9999\n3,Võ Thị Tư,2\n",
        encoding="utf-8",
    )
    page = read(desk, file)
    show = desk.named("roster.waiting")
    click(show)
    click(page.panel.primary)
    desk.jobs.wait()
    receipt = page.panel.model.state.receipt
    assert receipt is not None
    assert page.panel.receipt.isVisibleTo(page)
    assert not list(workspace_dir.rglob("*.xlsx"))
    desk.dialogs.saved = tmp_path / "usb" / "xem lại.xlsx"
    click(page.panel.receipt.save)
    assert "could not be written" in page.panel.notice.sentence.text()
    desk.dialogs.saved.parent.mkdir()
    click(page.panel.receipt.save)
    assert page.panel.receipt.path.text() == str(desk.dialogs.saved)
    assert desk.dialogs.saved.stat().st_size > 0


def test_a_stopped_reading_leaves_nothing(desk: Desk) -> None:
    page = page_of(desk)
    page.take_files((EXCEL,))
    click(page.panel.busy.stop)
    desk.jobs.wait()
    assert page.panel.drop.isVisibleTo(page)
    assert listed(desk) == 0


def test_the_screen_fits_and_speaks(desk: Desk) -> None:
    page = read(desk, EXCEL)
    assert checks.cut_texts(page) == []
    assert checks.unnamed(page) == []
    assert checks.outside_parent(page) == []
