"""Moves, splits, doubles, returned visits and undo of an opened household, in the real window."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from core.application.services import Services
from core.base.clock import FixedClock
from core.base.ids import HouseholdId, VisitId
from core.households.desk import NewHousehold
from core.quality.models import ReturnReason
from core.records.household import CloseReason, HouseholdRow
from core.records.results import Result, Status
from core.records.visit import VisitEntry
from tests.pages_field.conftest import Desk, OpenDesk, workspaces
from tests.pages_field.parts import button, choose_more, edit, text_of
from tests.pages_field.work import walk
from tests.ui_kit.hands import CONTROL, click, press, type_text
from ui.qt.households.page import HouseholdsPage


@pytest.fixture
def row(desk: Desk) -> HouseholdRow:
    return walk(desk.services)[5]


def again(desk: Desk, row: HouseholdRow) -> HouseholdRow:
    found = desk.services.store.households.get(row.id)
    assert found is not None
    return found


def history(page: HouseholdsPage) -> str:
    return page.history.timeline.accessibleName()


def visited(services: Services, row: HouseholdRow, result: Result = Result.COMPLETED) -> VisitId:
    entry = VisitEntry(household=row.id, result=result, at=services.clock.now())
    return services.published(services.visits.record(entry))


def test_a_household_moves_and_keeps_its_id(desk: Desk, row: HouseholdRow) -> None:
    page = desk.households(row.id)
    choose_more(page, "households.move")
    assert edit(page, "households.move.address").hasFocus()
    edit(page, "households.move.address").setText("9/9 Ngô Quyền")
    edit(page, "households.move.group").setText("Tổ 12")
    press(edit(page, "households.move.group"), Qt.Key.Key_Return)
    moved = again(desk, row)
    assert (moved.id, moved.code) == (row.id, row.code)
    assert (moved.address, moved.group) == ("9/9 Ngô Quyền", "Tổ 12")
    assert f"“{row.address}” thành “9/9 Ngô Quyền”" in history(page)
    press(page, Qt.Key.Key_Z, CONTROL)
    assert (again(desk, row).address, again(desk, row).group) == (row.address, row.group)
    press(page, Qt.Key.Key_Y, CONTROL)
    assert again(desk, row).address == "9/9 Ngô Quyền"


def test_a_move_to_where_it_is_says_so_and_keeps_what_was_typed(desk: Desk, row: HouseholdRow) -> None:
    page = desk.households(row.id)
    choose_more(page, "households.move")
    press(edit(page, "households.move.address"), Qt.Key.Key_Return)
    assert "giống" in text_of(page, "households.move.problem")
    assert edit(page, "households.move.address").text() == row.address


def test_a_household_splits_and_both_histories_say_so(desk: Desk, row: HouseholdRow) -> None:
    page = desk.households(row.id)
    choose_more(page, "households.split")
    assert edit(page, "households.apart.hamlet").text() == row.hamlet
    type_text(edit(page, "households.apart.name"), "Be Hai")
    press(edit(page, "households.apart.name"), Qt.Key.Key_Return)
    part = next(other for other in walk(desk.services) if other.head == "Be Hai")
    assert part.address == row.address
    assert f"Be Hai · {part.code}" in history(page)
    page = desk.households(part.id)
    assert f"{row.head} · {row.code}" in history(page).replace("\n", " ")


def alike(services: Services, row: HouseholdRow) -> HouseholdId:
    new = NewHousehold(name=row.head.upper(), hamlet=row.hamlet, address=row.address)
    return services.published(services.households.add(new))


def test_the_same_household_is_offered_with_reasons_and_chosen_by_keys(desk: Desk, row: HouseholdRow) -> None:
    double = alike(desk.services, row)
    page = desk.households(row.id)
    choose_more(page, "households.same")
    (offered,) = page.change_forms.same.list.row_model.items
    assert offered.key == double
    assert "cùng tên, cùng số nhà" in offered.lines[1]
    search = edit(page, "households.same.search")
    assert search.hasFocus()
    press(search, Qt.Key.Key_Down)
    press(page.change_forms.same.list, Qt.Key.Key_Return)
    assert len(walk(desk.services)) == 167
    assert "Cùng một hộ với" in history(page)
    press(page, Qt.Key.Key_Z, CONTROL)
    assert len(walk(desk.services)) == 168


def test_another_household_is_found_by_name_without_accents_or_by_code(desk: Desk, row: HouseholdRow) -> None:
    other = walk(desk.services)[40]
    page = desk.households(row.id)
    choose_more(page, "households.same")
    type_text(edit(page, "households.same.search"), other.code)
    press(edit(page, "households.same.search"), Qt.Key.Key_Return)
    assert len(walk(desk.services)) == 166


def test_a_typed_code_is_chosen_although_it_finds_others_too(desk: Desk, row: HouseholdRow) -> None:
    first, other = walk(desk.services)[40:42]
    page = desk.households(row.id)
    choose_more(page, "households.same")
    form = page.change_forms.same
    type_text(edit(page, "households.same.search"), other.code)
    form.show_found((), (first, other), "")
    press(edit(page, "households.same.search"), Qt.Key.Key_Return)
    counted = {one.id for one in walk(desk.services)}
    assert first.id in counted
    assert not {row.id, other.id} <= counted


def test_a_visit_is_sent_back_with_a_comment_and_dealt_with(
    desk: Desk, row: HouseholdRow, clock: FixedClock
) -> None:
    visited(desk.services, row)
    page = desk.households(row.id)
    page.visits.list.row_chosen.emit(page.visits.list.row_model.items[0].key)
    click(button(page, "visit.return"))
    click(button(page, "households.send_back.save"))
    assert page.change_forms.send_back.part.problem.isVisible()
    press(page.change_forms.send_back.reason, Qt.Key.Key_Down)
    type_text(edit(page, "households.send_back.comment"), "may cai giup 4")
    press(edit(page, "households.send_back.comment"), Qt.Key.Key_Return)
    assert again(desk, row).status is Status.RETURNED
    assert "may cai giup 4" in page.change_forms.returned.sentence.text()
    assert "Trả lại để xem" in history(page)
    clock.advance(timedelta(hours=1))
    visited(desk.services, row)
    assert again(desk, row).status is Status.DONE
    assert not page.change_forms.returned.isVisible()


def test_a_returned_visit_that_is_right_is_said_to_be_so(desk: Desk, row: HouseholdRow) -> None:
    noted = visited(desk.services, row)
    desk.services.published(desk.services.quality.send_back(noted, ReturnReason.COUNTS))
    page = desk.households(row.id)
    QApplication.processEvents()
    click(page.change_forms.returned.action)
    assert again(desk, row).status is Status.DONE


def test_after_nobody_was_home_another_time_is_proposed(desk: Desk, row: HouseholdRow) -> None:
    visited(desk.services, row, Result.NOT_HOME)
    page = desk.households(row.id)
    told = page.change_forms.next_up.sentence.text()
    assert "buổi tối" in told
    assert "18:00" in told
    assert "9:00" in told


def test_undo_works_after_the_window_was_closed(
    open_desk: OpenDesk, services: Services, clock: FixedClock
) -> None:
    row = walk(services)[0]
    visited(services, row)
    services.published(services.households.close(row.id, CloseReason.VACANT))
    folder = services.info.folder
    services.close()
    desk = open_desk(workspaces(clock).open(folder))
    page = desk.households()
    press(page, Qt.Key.Key_Z, CONTROL)
    assert again(desk, row).closed is None
    assert row.head in page.toast.sentence.text()
    press(page, Qt.Key.Key_Z, CONTROL)
    assert again(desk, row).attempts == 0
    assert not page.undo()


def test_what_was_sent_back_comes_first_on_the_first_page(desk: Desk, row: HouseholdRow) -> None:
    noted = visited(desk.services, row)
    other = visited(desk.services, walk(desk.services)[6])
    desk.services.published(desk.services.quality.send_back(noted, ReturnReason.COUNTS, "mấy máy?"))
    desk.services.published(desk.services.quality.send_back(other, ReturnReason.TWICE))
    page = desk.today()
    assert page.returned.isVisible()
    assert page.returned.y() < page.callbacks.y()
    rows = page.returned.list.row_model.items
    assert [shown.key for shown in rows] == [row.id, walk(desk.services)[6].id]
    assert rows[0].lines == ("Lê Văn Tám hỏi: mấy máy?",)
    page.returned.list.row_chosen.emit(row.id)
    opened = desk.window.current_page()
    assert isinstance(opened, HouseholdsPage)
    assert "mấy máy?" in opened.change_forms.returned.sentence.text()


def test_the_quick_line_says_what_was_asked_and_when_to_come_again(desk: Desk, row: HouseholdRow) -> None:
    noted = visited(desk.services, row, Result.NOT_HOME)
    desk.services.published(desk.services.quality.send_back(noted, ReturnReason.OTHER, "hỏi nhà bên"))
    page = desk.quick(row.id)
    assert page.card.head.returned.value.text() == "hỏi nhà bên"
    assert "buổi tối 18:00" in page.card.head.next_up.value.text()


def test_the_quick_line_takes_a_visit_of_before_a_restart_back_with_its_line(
    open_desk: OpenDesk, services: Services, clock: FixedClock
) -> None:
    row = walk(services)[0]
    entry = VisitEntry(
        household=row.id, result=Result.COMPLETED, at=clock.now(), people=3, smartphones=2, installed=1
    )
    services.published(services.visits.record(entry))
    folder = services.info.folder
    services.close()
    desk = open_desk(workspaces(clock).open(folder))
    page = desk.quick()
    assert page.undo()
    assert page.model.state.household is not None
    assert page.model.state.household.id == row.id
    assert page.card.line.edit.text() == "321"
    press(page.card.line.edit, Qt.Key.Key_Y, CONTROL)
    assert again(desk, row).installed == 1
