"""Picking, giving, moving and closing many households through the real window; my doors on every page."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QDate, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from core.application.paper_order import Paper
from core.events.kinds import HouseholdField
from core.papers.selection import Selection
from core.records.household import WalkFilter
from core.records.results import Result
from core.records.visit import VisitEntry
from core.records.walking import on_street
from tests.assignments.window import act, chosen, focused, hoa, page_of, rows_of, services_of, text_of, walk
from tests.database import connection_of
from tests.sitting import Desk, Sit
from tests.ui_kit import checks
from tests.ui_kit.hands import CONTROL, NONE, click, press, type_text
from ui.qt.households.door_list import DOORS, DoorList
from ui.qt.households.page import HouseholdsPage
from ui.qt.i18n import Language
from ui.qt.page_ids import PageId
from ui.qt.printing.page import PrintPage
from ui.qt.quick.page import QuickPage

ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_several_are_picked_and_given_by_keys(desk: Desk) -> None:
    page = page_of(desk)
    rows = rows_of(desk)
    press(rows, Qt.Key.Key_Space)
    assert page.many.picking
    for _ in range(2):
        press(rows, Qt.Key.Key_Down)
        press(rows, Qt.Key.Key_Space)
    assert text_of(desk, "picked.count") == "Picked: 3 household(s)"
    act(desk, f"give:{hoa(desk)}")
    doors = services_of(desk).assignments.reader.of_officer(hoa(desk))
    assert [door.household for door in doors] == [row.id for row in walk(desk)[:3]]
    assert page.toast.sentence.text() == "Given to Tran Thi Hoa: 3 household(s)."
    assert text_of(desk, "picked.count") == "Picked: 3 household(s)", "what was picked stays picked"
    press(rows, Qt.Key.Key_Z, CONTROL)
    assert list(services_of(desk).assignments.reader.of_officer(hoa(desk))) == []
    press(rows, Qt.Key.Key_Escape)
    assert not page.many.picking


def test_a_click_picks_while_households_are_picked_and_opens_otherwise(desk: Desk) -> None:
    page = page_of(desk)
    rows = rows_of(desk)
    second = rows.visualRect(rows.households.index(1)).center()
    press(rows, Qt.Key.Key_Space)
    click(rows.viewport(), second)
    assert page.model.state.opened is None
    assert text_of(desk, "picked.count") == "Picked: 2 household(s)"
    click(rows.viewport(), second)
    assert text_of(desk, "picked.count") == "Picked: 1 household(s)"
    press(rows, Qt.Key.Key_Escape)
    click(rows.viewport(), second)
    assert page.model.state.opened is not None


def test_boxes_and_shift_pick_runs_and_a_run_can_be_made_shorter(desk: Desk) -> None:
    page = page_of(desk)
    rows, numbers = rows_of(desk), page.model.state.numbers
    box = QPoint(rows.side + 4, 0)

    def at(row: int) -> QPoint:
        return QPoint(box.x(), rows.visualRect(rows.households.index(row)).center().y())

    click(rows.viewport(), at(1))
    assert page.model.state.opened is None
    assert rows.picked() == [numbers[1]]
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, SHIFT, at(4))
    assert rows.picked() == list(numbers[1:5])
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, SHIFT, at(3))
    assert rows.picked() == list(numbers[1:4])
    click(rows.viewport(), at(6))
    press(rows, Qt.Key.Key_Down, SHIFT)
    press(rows, Qt.Key.Key_Down, SHIFT)
    press(rows, Qt.Key.Key_Up, SHIFT)
    assert rows.picked() == [*numbers[1:4], *numbers[6:8]]
    assert text_of(desk, "households.count") == "5 / 167"
    click(desk.named("households.every"))
    assert len(rows.picked()) == 167
    click(desk.named("households.every"))
    assert not page.many.picking
    press(rows, Qt.Key.Key_Home, SHIFT)
    assert rows.picked() == list(numbers[:8]), "from the current row"


def test_places_of_the_picked_are_corrected_at_once_with_one_undo(desk: Desk) -> None:
    page, before = page_of(desk), walk(desk)
    numbers = [row.number for row in before[:3]]
    press(rows_of(desk), Qt.Key.Key_Space)
    page.list_card.list.set_picked(numbers)
    act(desk, "places:")
    for part, text in (("group", "Tổ 9"), ("address", "đường Lê Lợi")):
        edit = desk.named(f"households.many.{part}")
        assert isinstance(edit, QLineEdit)
        edit.setText(text)
    press(edit, Qt.Key.Key_Return)
    reader = services_of(desk).store.households
    corrected = reader.rows(numbers)
    assert {row.group for row in corrected} == {"Tổ 9"}
    assert [row.hamlet for row in corrected] == [row.hamlet for row in before[:3]]
    wanted = [on_street(row.address, "đường Lê Lợi") for row in before[:3]]
    assert [row.address for row in corrected] == wanted
    assert all(text.endswith(" đường Lê Lợi") and text[0].isdigit() for text in wanted)
    assert not page.many.form.isVisible()
    assert len(page.list_card.list.picked()) == 3
    page.undo()
    assert list(reader.rows(numbers)) == list(before[:3])
    act(desk, "places:")
    click(desk.named("households.many.save"))
    assert page.many.form.problem.isVisible(), "nothing was typed"
    press(page.many.form.field("group").edit, Qt.Key.Key_Escape)
    assert not page.many.form.isVisible()


def test_everything_shown_is_picked_and_closed_with_one_reason_and_one_undo(desk: Desk) -> None:
    page = page_of(desk)
    page.model.search("duong so 1")
    count = len(page.model.state.numbers)
    assert 0 < count < 167
    press(rows_of(desk), Qt.Key.Key_A, CONTROL)
    act(desk, "close:by_decision")
    desk.jobs.wait()
    assert len(walk(desk)) == 167 - count
    page.undo()
    desk.jobs.wait()
    assert len(walk(desk)) == 167


def test_two_teams_on_one_door_are_a_sentence_and_no_block(desk: Desk) -> None:
    services, first = services_of(desk), walk(desk)[0]
    services.published(services.assignments.check_out([first.id], hoa(desk)))
    page = page_of(desk)
    press(rows_of(desk), Qt.Key.Key_Space)
    act(desk, f"out:{services.info.officer}")
    assert text_of(desk, "picked.warning").startswith("Two teams on one door: Tran Thi Hoa")
    (door,) = services.assignments.reader.shared()
    assert set(door.holders) == {services.info.officer, hoa(desk)}
    page.model.open_number(first.number)
    assert page.rivals.isVisibleTo(page)
    assert "Tran Thi Hoa" in page.rivals.sentence.text()
    desk.window.go_to_page(PageId.QUICK, first.id)
    quick = desk.window.current_page()
    assert isinstance(quick, QuickPage)
    assert "Tran Thi Hoa" in quick.rivals.sentence.text()
    type_text(quick.card.line.edit, "322")
    press(quick.card.line.edit, Qt.Key.Key_Return)
    assert services.store.households.visits(first.id)[0].installed == 2
    services.published(services.assignments.give_back([first.id], hoa(desk)))
    desk.window.go_to_page(PageId.QUICK, first.id)
    assert not quick.rivals.isVisibleTo(quick)


def test_somebody_joins_the_team_where_the_doors_are_given(desk: Desk) -> None:
    page_of(desk)
    press(rows_of(desk), Qt.Key.Key_Space)
    act(desk, "add:")
    type_text(focused(), "Le Van Nam")
    press(focused(), Qt.Key.Key_Return)
    services = services_of(desk)
    (door,) = services.assignments.reader.of_officer(services.assignments.find("Le Van Nam"))
    assert door.household == walk(desk)[0].id


def test_doors_move_by_alt_and_arrow_and_come_back_in_one_undo(desk: Desk) -> None:
    page = page_of(desk)
    before = [row.id for row in walk(desk)]
    rows = rows_of(desk)
    rows.setCurrentIndex(rows.households.index(4))
    press(rows, Qt.Key.Key_Up, ALT)
    assert [row.id for row in walk(desk)] == [*before[:3], before[4], before[3], *before[5:]]
    assert rows.currentIndex().row() == 3, "the door that moved stays current"
    press(rows, Qt.Key.Key_Down, ALT)
    press(rows, Qt.Key.Key_Down, ALT)
    assert [row.id for row in walk(desk)] == [*before[:4], before[5], before[4], *before[6:]]
    for _ in range(3):
        page.undo()
    assert [row.id for row in walk(desk)] == before


def test_picked_rows_are_dropped_between_two_others(desk: Desk) -> None:
    page_of(desk)
    before = [row.id for row in walk(desk)]
    rows = rows_of(desk)
    press(rows, Qt.Key.Key_Space)
    press(rows, Qt.Key.Key_Down)
    press(rows, Qt.Key.Key_Space)
    target = rows.visualRect(rows.households.index(5))
    rows._dragged = rows._moving()
    drop(rows, target.center() + QPoint(0, target.height() // 4))
    assert [row.id for row in walk(desk)] == [*before[2:6], *before[:2], *before[6:]]


def drop(rows: DoorList, at: QPoint) -> None:
    data = QMimeData()
    data.setData(DOORS, b"")
    move = Qt.DropAction.MoveAction
    rows.dropEvent(QDropEvent(QPointF(at), move, data, Qt.MouseButton.LeftButton, NONE))


def test_nothing_moves_while_the_list_is_by_name(desk: Desk) -> None:
    page = page_of(desk)
    before = [row.id for row in walk(desk)]
    page.model.order_by_name(by_name=True)
    rows = rows_of(desk)
    press(rows, Qt.Key.Key_Down, ALT)
    assert [row.id for row in walk(desk)] == before
    index = rows.households.index(0)
    assert not rows.households.flags(index) & Qt.ItemFlag.ItemIsDragEnabled


def test_filters_are_kept_over_a_restart_on_every_page(desk: Desk, sit: Sit) -> None:
    services = services_of(desk)
    doors = [row.id for row in walk(desk)[30:40]]
    services.published(services.assignments.give(doors, hoa(desk)))
    page = page_of(desk)
    click(desk.named("households.fold"))
    chosen(desk, "households.doors", hoa(desk))
    assert len(page.model.state.numbers) == 10
    page.model.show_only(WalkFilter.TO_VISIT)
    desk.settings.save()
    desk.window.close()
    again = sit()
    page = page_of(again)
    state = page.model.state
    assert (state.show, len(state.numbers), state.listed) == (WalkFilter.TO_VISIT, 10, 167)
    again.window.go_to_page(PageId.QUICK)
    quick = again.window.current_page()
    assert isinstance(quick, QuickPage)
    assert (len(quick.model.state.numbers), quick.model.state.listed) == (10, 10)
    assert quick.model.state.household is not None
    assert quick.model.state.household.id == doors[0]
    type_text(quick.card.line.edit, "v")
    press(quick.card.line.edit, Qt.Key.Key_Return)
    assert quick.model.state.household.id == doors[1]
    assert quick.model.state.visited == 1
    again.window.go_to_page(PageId.PRINT, "walk-list")
    printing = again.window.current_page()
    assert isinstance(printing, PrintPage)
    selection = printing.model.state.order.selection
    assert selection is not None
    assert selection.officer == hoa(again)


def test_the_walk_list_of_the_households_picked_is_printed(desk: Desk, tmp_path: Path) -> None:
    page = page_of(desk)
    rows = rows_of(desk)
    for _ in range(3):
        press(rows, Qt.Key.Key_Space)
        press(rows, Qt.Key.Key_Down)
    ids = tuple(row.id for row in walk(desk)[:3])
    assert page.print_out()
    printing = desk.window.current_page()
    assert isinstance(printing, PrintPage)
    assert printing.model.state.order.selection == Selection(named=ids)
    desk.dialogs.saved = tmp_path / "list.pdf"
    for _ in range(6):
        desk.jobs.wait()
        QApplication.processEvents()
    assert printing.model.state.document is not None
    assert printing.model.state.document.made.households == 3


def test_lists_go_to_excel_and_a_formula_stays_text(desk: Desk, tmp_path: Path) -> None:
    """Households shown, agreed returns, and my visits of today; a name that looks like a formula is none."""
    services, rows = services_of(desk), walk(desk)
    hostile = '=HYPERLINK("http://x","Bấm") ' + "đường rất dài " * 14
    services.published(services.households.set_field(rows[1].id, HouseholdField.NAME, hostile[:190]))
    services.published(services.assignments.give([rows[0].id], hoa(desk)))
    now = services.clock.now()
    agreed = VisitEntry(
        household=rows[0].id, result=Result.RESPONDENT_AWAY, at=now, callback=f"{now.date()}T19:00:00+07:00"
    )
    services.published(services.visits.record(agreed))
    page = page_of(desk)
    page.model.search("duong so 1")
    shown = len(page.model.state.numbers)

    def saved(name: str) -> list[tuple[object, ...]]:
        desk.dialogs.saved = tmp_path / f"{name}.xlsx"
        next(action for action in page.many.excel.menu.actions() if action.objectName() == name).trigger()
        desk.jobs.wait()
        book = load_workbook(tmp_path / f"{name}.xlsx")
        place, kind = (book.active.cell(row, 1).value for row in (1, 2))
        assert place == f"{services.info.place}, {now:%d/%m/%Y}"
        assert kind in {"Danh sách hộ", "Hẹn quay lại", "Lượt thăm"}
        found = list(book.active.iter_rows(min_row=4))
        assert all(cell.data_type != "f" for row in found for cell in row)
        return [tuple(cell.value for cell in row) for row in found]

    head, *listed = saved("ho-dan")
    assert len(listed) == shown
    assert head[1] == "Chủ hộ"
    assert listed[1][1] == hostile[:190].strip()
    assert listed[0][head.index("Người phụ trách")] == "Tran Thi Hoa"
    assert str(shown) in page.toast.sentence.text()
    (head, again) = saved("hen-lai")
    assert again[head.index("Hẹn lại")] == f"{now:%d/%m/%Y} 19:00"
    (_, visit) = saved("luot-tham-hom-nay")
    assert visit[2] == rows[0].head
    noted = connection_of(services).execute("SELECT detail FROM audit WHERE what = 'export.list'").fetchall()
    assert [row[0] for row in noted] == [f"ho-dan {shown}", "hen-lai 1", "luot-tham-hom-nay 1"]


def test_visits_and_returns_of_a_period_go_to_excel(desk: Desk, tmp_path: Path) -> None:
    """The first and the last day are chosen in the calendar; both count."""
    services, rows = services_of(desk), walk(desk)
    now = services.clock.now()
    for back, row in zip((0, 3, 4, 9), rows, strict=False):
        visited = VisitEntry(
            household=row.id,
            result=Result.RESPONDENT_AWAY,
            at=now - timedelta(days=back),
            callback=(now + timedelta(days=back)).date().isoformat(),
        )
        services.published(services.visits.record(visited))
    excel = page_of(desk).many.excel

    def saved(action_name: str, first: date, last: date) -> list[object]:
        path = desk.dialogs.saved = tmp_path / f"{action_name}-{first}.xlsx"
        next(action for action in excel.menu.actions() if action.objectName() == action_name).trigger()
        for day in (first, last):
            assert excel.calendar.isVisible()
            assert excel.calendar.title.text()
            excel.calendar.days.clicked.emit(QDate(day.year, day.month, day.day))
        assert not excel.calendar.isVisible()
        desk.jobs.wait()
        return [[cell.value for cell in row] for row in load_workbook(path).active.iter_rows(min_row=5)]

    today = now.date()
    visits = saved("luot-tham-tu-ngay", today - timedelta(days=4), today - timedelta(days=3))
    assert len(visits) == 2
    assert len(saved("luot-tham-tu-ngay", today, today)) == 1
    assert len(saved("hen-lai-tu-ngay", today + timedelta(days=3), today + timedelta(days=9))) == 3
    detail = (
        connection_of(services).execute("SELECT detail FROM audit WHERE what = 'export.list'").fetchone()[0]
    )
    assert detail.startswith(f"luot-tham-tu-{today - timedelta(days=4):%d-%m-%Y}-den-")


@pytest.mark.parametrize("where", [PageId.QUICK, PageId.HOUSEHOLDS])
def test_the_slip_of_consent_is_printed_for_the_household_that_is_open(desk: Desk, where: PageId) -> None:
    household = walk(desk)[4].id
    desk.window.go_to_page(where, household)
    page = desk.window.current_page()
    assert isinstance(page, QuickPage | HouseholdsPage)
    page.people.consents.print_slip.click()
    printing = desk.window.current_page()
    assert isinstance(printing, PrintPage)
    order = printing.model.state.order
    assert order.paper is Paper.CONSENT
    assert order.selection == Selection(named=(household,))


@pytest.mark.parametrize("zoom", [100, 125])
@pytest.mark.parametrize("language", list(Language))
def test_the_bar_of_the_picked_fits_and_speaks(desk: Desk, zoom: int, language: Language) -> None:
    desk.window.set_zoom(zoom)
    desk.window.set_language(language)
    page = page_of(desk)
    press(rows_of(desk), Qt.Key.Key_A, CONTROL)
    act(desk, "add:")
    checks.settle(desk.window)
    assert checks.cut_texts(page) == []
    assert checks.unnamed(page) == []
    edit = desk.named("picked.name")
    assert isinstance(edit, QLineEdit)
