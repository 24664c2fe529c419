"""A whole sheet is typed in the real window, by keys only."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.application.services import Services
from core.base.clock import FixedClock
from core.households.desk import NewHousehold
from core.records.household import CloseReason
from core.records.results import Result
from core.records.visit import Visit, VisitEntry
from tests.pages_field.conftest import catalogues, dressed, translations
from tests.pages_field.parts import edit, text_of
from tests.paper_entry.conftest import print_list
from tests.ui_kit import checks
from tests.ui_kit.hands import CONTROL, press, type_text
from ui.qt.changes import ChangeNotifier
from ui.qt.context import PageContext
from ui.qt.dialogs import FileDialogs
from ui.qt.i18n import Translations
from ui.qt.icons import Icon
from ui.qt.jobs import JobRunner, ManualExecutor
from ui.qt.main_window import MainWindow
from ui.qt.page_ids import PageId
from ui.qt.pages import PageSpec
from ui.qt.paper_entry.page import PaperEntryPage
from ui.qt.paper_entry.page import make_page as make_paper
from ui.qt.quick.page import QuickPage
from ui.qt.quick.page import make_page as make_quick
from ui.qt.settings import WindowSettings

__all__ = ["catalogues", "dressed", "translations"]
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)


@dataclass(slots=True)
class Desk:
    """The window, its services and the number of the printed list."""

    window: MainWindow
    services: Services
    number: str

    @property
    def page(self) -> PaperEntryPage:
        page = self.window.current_page()
        assert isinstance(page, PaperEntryPage)
        return page

    @property
    def focus(self) -> QWidget:
        found = self.window.focusWidget()
        assert found is not None
        return found

    def keys(self, *texts: str) -> None:
        """Types each text where the focus is, and Enter."""
        for text in texts:
            type_text(self.focus, text)
            press(self.focus, Qt.Key.Key_Return)


@pytest.fixture
def desk(
    qtbot: QtBot,
    services: Services,
    translations: Translations,
    tmp_path: Path,
) -> Desk:
    number = print_list(services, limit=14)
    settings = WindowSettings(tmp_path / "window.ini")
    window = MainWindow(settings, JobRunner(ManualExecutor()), translations, lambda: None)
    context = PageContext(
        services=services,
        jobs=window.jobs,
        settings=settings,
        changes=ChangeNotifier(services.changes, window),
        dialogs=FileDialogs(),
        look_around=lambda: None,
    )
    qtbot.addWidget(window)
    window.resize(1366, 768)
    makers = {PageId.QUICK: make_quick, PageId.PAPER: make_paper}
    specs = [
        PageSpec(page_id=page, icon=Icon.RECORD, title=partial(str, page.value), make=partial(make, context))
        for page, make in makers.items()
    ]
    window.install(tuple(specs))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return Desk(window=window, services=services, number=number)


def results(desk: Desk) -> list[Result | None]:
    sheet = desk.services.sheets.open(f"{desk.number}-1")
    return [row.visit.result if row.visit and not row.visit.voided else None for row in sheet.rows]


def test_a_scanned_sheet_is_typed_from_the_first_row_to_the_totals(desk: Desk) -> None:
    """From the quick line: scan, the day once, ten rows, the four totals; no mouse."""
    desk.window.go_to_page(PageId.QUICK)
    desk.keys(f"TN1:{desk.number}-1")
    page = desk.page
    assert desk.focus is edit(page, "sheet.day")
    desk.keys("12/9")
    assert desk.focus is edit(page, "sheet.row.1")
    desk.keys("1 3 2 2", "4", "33", "", "2431h3", "5 17/9", "6", "7", "8", "0")
    assert results(desk) == [
        Result.COMPLETED,
        Result.NOT_HOME,
        Result.REFUSED_HARD,
        None,
        Result.PARTIAL,
        Result.RESPONDENT_AWAY,
        Result.UNABLE,
        Result.NO_ACCESS,
        Result.NOT_FOUND,
        Result.NOT_DWELLING_OR_DUPLICATE,
    ]
    assert desk.focus is edit(page, "sheet.total.0")
    desk.keys("9", "7", "5", "3")
    assert page.model.state.sheet is not None
    assert page.model.state.sheet.page == 2
    days = {visit.at.date() for visit in _visits(desk)}
    assert {day.isoformat() for day in days} == {"2020-09-12"}


def test_a_row_has_the_number_that_is_printed_in_it(desk: Desk) -> None:
    """Also after somebody was added who is walked before it, and of a household that was closed since.

    An empty row of the paper has its place.
    """
    new = NewHousehold(name="Trần Thị Mới", hamlet="Khóm 3", group="1", address="1 Lý Bôn")
    desk.services.households.add(new)
    printed = desk.services.sheets.open(f"{desk.number}-2").rows[2].household
    assert printed is not None
    desk.services.households.close(printed.id, CloseReason.VACANT)
    desk.window.go_to_page(PageId.QUICK)
    desk.keys(f"TN1:{desk.number}-2")
    shown = [text_of(desk.page, f"sheet.number.{place}") for place in range(1, 11)]
    assert shown == ["0011", "0012", "0013", "0014", "5", "6", "7", "8", "9", "10"]
    desk.keys("12/9")
    assert edit(desk.page, "sheet.row.1").accessibleName().startswith("Dòng 0011,")
    desk.keys("4")
    done = desk.page.model.state.done
    assert done is not None
    assert "0011" in done.sentence


def _visits(desk: Desk) -> list[Visit]:
    sheet = desk.services.sheets.open(f"{desk.number}-1")
    return [row.visit for row in sheet.rows if row.visit is not None]


def test_the_totals_of_the_paper_are_compared(desk: Desk) -> None:
    desk.window.go_to_page(PageId.PAPER, f"{desk.number}-1")
    desk.keys("12/9", "1 3 2 2")
    page = desk.page
    for at, text in enumerate(("1", "3", "2", "1")):
        edit(page, f"sheet.total.{at}").setText(text)
    assert "Đã cài hôm nay" in text_of(page, "sheet.verdict")
    edit(page, "sheet.total.3").setText("2")
    assert "khớp" in text_of(page, "sheet.verdict")


def test_up_goes_back_and_corrects_the_row(desk: Desk) -> None:
    desk.window.go_to_page(PageId.PAPER, f"{desk.number}-1")
    desk.keys("12/9", "1 3 2 2")
    page = desk.page
    press(desk.focus, Qt.Key.Key_Up)
    assert desk.focus is edit(page, "sheet.row.1")
    edit(page, "sheet.row.1").selectAll()
    desk.keys("1 4 2 1")
    (visit,) = _visits(desk)
    assert (visit.people, visit.installed) == (4, 1)
    assert desk.focus is edit(page, "sheet.row.2")


def test_without_a_day_nothing_is_recorded_and_the_row_stays(desk: Desk) -> None:
    desk.window.go_to_page(PageId.PAPER, f"{desk.number}-1")
    page = desk.page
    edit(page, "sheet.row.1").setFocus()
    desk.keys("1 3 2 2")
    assert desk.focus is edit(page, "sheet.day")
    assert page.side.day_part.problem.isVisible()
    assert edit(page, "sheet.row.1").text() == "1 3 2 2"
    desk.keys("30/2")
    assert "30/2" in page.side.day_part.problem.text()
    edit(page, "sheet.day").selectAll()
    desk.keys("12/9")
    desk.keys("")
    assert results(desk)[0] is Result.COMPLETED


@pytest.mark.parametrize(
    ("typed", "words"),
    [("1 3 2 4", "Cài giúp 4"), ("1 x", "Chưa đọc được"), ("4 3", "Ô 4"), ("1 3 2 2 2", "ba số")],
)
def test_what_cannot_be_recorded_stays_beside_its_sentence_and_the_rest_goes_on(
    desk: Desk, typed: str, words: str
) -> None:
    desk.window.go_to_page(PageId.PAPER, f"{desk.number}-1")
    desk.keys("12/9", typed)
    page = desk.page
    assert words in text_of(page, "sheet.wrong.1")
    assert edit(page, "sheet.row.1").text() == typed
    press(desk.focus, Qt.Key.Key_Down)
    desk.keys("1 1 1 1")
    assert results(desk)[:2] == [None, Result.COMPLETED]
    desk.window.go_to_page(PageId.QUICK)
    desk.window.go_to_page(PageId.PAPER, f"{desk.number}-1")
    assert edit(desk.page, "sheet.row.1").text() == typed


def test_more_adults_than_the_list_has_people_ask_once(desk: Desk) -> None:
    sheet = desk.services.sheets.open(f"{desk.number}-1")
    household = sheet.rows[0].household
    assert household is not None
    assert household.roster_people is not None
    row = f"1 {household.roster_people + 1} 1 1"
    desk.window.go_to_page(PageId.PAPER, f"{desk.number}-1")
    desk.keys("12/9", row)
    assert f"Danh sách ghi {household.roster_people} người" in text_of(desk.page, "sheet.wrong.1")
    assert results(desk)[0] is None
    press(desk.focus, Qt.Key.Key_Return)
    assert results(desk)[0] is Result.COMPLETED


def test_a_visit_of_that_day_asks_once(desk: Desk) -> None:
    sheet = desk.services.sheets.open(f"{desk.number}-1")
    household = sheet.rows[0].household
    assert household is not None
    desk.window.go_to_page(PageId.PAPER, f"{desk.number}-1")
    desk.keys("12/9")
    day = desk.page.model.state.day
    assert day is not None
    entry = VisitEntry(household=household.id, result=Result.NOT_HOME, at=day)
    desk.services.published(desk.services.visits.record(entry))
    desk.keys("1 3 2 2")
    assert "đã có lượt" in text_of(desk.page, "sheet.wrong.1")
    assert results(desk)[0] is None
    desk.keys("")
    assert results(desk)[0] is Result.COMPLETED


def test_undo_takes_the_last_row_back_and_keeps_what_was_typed(desk: Desk) -> None:
    desk.window.go_to_page(PageId.PAPER, f"{desk.number}-1")
    desk.keys("12/9", "1 3 2 2", "4")
    press(desk.page, Qt.Key.Key_Z, CONTROL)
    assert results(desk)[:2] == [Result.COMPLETED, None]
    assert edit(desk.page, "sheet.row.2").text() == "4"


def test_a_sheet_that_is_not_known_says_what_to_do(desk: Desk) -> None:
    desk.window.go_to_page(PageId.PAPER)
    desk.keys(f"{desk.number}9-1")
    assert "chưa in tờ" in desk.page.problem.sentence.text()
    assert edit(desk.page, "sheet.search").text() == f"{desk.number}9-1"
    desk.page.search.set_text("")
    desk.keys(f"{desk.number}-2")
    assert desk.page.model.state.sheet is not None


def test_a_code_that_may_be_a_household_s_too_opens_nothing(desk: Desk) -> None:
    desk.window.go_to_page(PageId.QUICK)
    page = desk.window.current_page()
    assert isinstance(page, QuickPage)
    type_text(page.search.edit, "WC811-1")
    press(page.search.edit, Qt.Key.Key_Return)
    assert desk.window.current_page() is page
    assert "WC8-11-1 hoặc hộ WC-811-1" in page.problem.sentence.text()
    assert page.search.text() == "WC811-1"


def test_an_older_print_opens_with_its_own_rows(desk: Desk, clock: FixedClock) -> None:
    before = desk.services.sheets.open(f"{desk.number}-1").rows
    print_list(desk.services, limit=12)
    desk.window.go_to_page(PageId.PAPER, f"TN1:{desk.number}-1")
    sheet = desk.page.model.state.sheet
    assert sheet is not None
    assert sheet.rows == before


def test_every_part_is_named(desk: Desk) -> None:
    desk.window.go_to_page(PageId.PAPER, f"{desk.number}-1")
    assert checks.unnamed(desk.page) == []
