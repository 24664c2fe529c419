"""The street on the page of today, and its green card where every household is finished."""

from __future__ import annotations

from PySide6.QtCore import Qt

from core.application.paper_order import Paper
from core.base.clock import FixedClock
from core.records.household import CloseReason, HouseholdQuery, WalkFilter
from core.records.results import Result
from core.street.house import State
from tests.pages_field.conftest import Desk
from tests.pages_field.test_today import button, text_of, visit
from tests.pages_field.work import a_week, walk
from tests.ui_kit import checks
from tests.ui_kit.hands import click, press
from ui.qt.households.page import HouseholdsPage
from ui.qt.page_ids import PageId
from ui.qt.quick.page import QuickPage
from ui.qt.street.geometry import Level


def test_the_street_in_small_says_what_is_left_and_leads_to_the_street(desk: Desk, clock: FixedClock) -> None:
    a_week(desk.services, clock)
    page = desk.today()
    checks.settle(desk.window)
    card = page.street.card
    assert card.isVisible()
    assert page.scroll_area.verticalScrollBar().maximum() == 0
    left = len(desk.services.store.households.numbers(HouseholdQuery(show=WalkFilter.TO_VISIT)))
    new = desk.services.street.read().states[State.NEW]
    assert card.header.note.text() == f"{new} hộ chưa đến, {left - new} hộ phải quay lại"
    row = walk(desk.services)[-1]
    visit(desk, row, clock)
    assert card.header.note.text().startswith(f"{new - 1} hộ chưa đến")
    card.header.open.click()
    opened = desk.window.current_page()
    assert isinstance(opened, HouseholdsPage)
    assert opened.street.panel.isVisible()
    assert len(opened.street.panel.view.street) == len(walk(desk.services))


def test_on_a_wide_window_the_whole_street_is_shown_and_a_visit_begins_at_its_door(
    desk: Desk, clock: FixedClock
) -> None:
    a_week(desk.services, clock)
    rows = walk(desk.services)
    page = desk.today()
    checks.settle(desk.window)
    card = page.street.card
    assert card.isVisible()
    (draft,) = page.model.state.drafts
    assert card.begun.text() == f"Ghi dở: hộ {draft.place:04d}"
    assert not page.drafts.isVisible(), "the one line that was begun is named below the strip"
    desk.window.resize(1920, 1080)
    checks.settle(desk.window)
    whole = page.street.whole
    assert [part.isVisible() for part in (whole, card, page.drafts)] == [True, False, True]
    assert len(whole.view.street) == len(rows)
    assert whole.view.verticalScrollBar().maximum() == 0
    states = page.sending.states
    assert states.height() == states.heightForWidth(states.width()), "nothing lies over each other"
    assert page.scroll_area.verticalScrollBar().maximum() == 0
    assert checks.cut_texts(page) == []
    assert checks.unnamed(page) == []
    whole.take_focus()
    press(whole.view, Qt.Key.Key_Plus)
    press(whole.view, Qt.Key.Key_Space)
    assert (whole.view.level, whole.view.picked()) == (Level.HOUSES, []), "one distance and no picks"
    number = whole.view.current_number()
    assert number is not None
    where = [whole.view.visualRect(whole.view.currentIndex())]
    visit(desk, desk.services.store.households.rows([number])[0], clock, result=Result.NOT_HOME)
    house = whole.view.current_house()
    assert house is not None
    assert house.state is State.AWAY
    assert where == [whole.view.visualRect(whole.view.currentIndex())]
    press(whole.view, Qt.Key.Key_Return)
    quick = desk.window.current_page()
    assert isinstance(quick, QuickPage)
    assert quick.model.state.household is not None
    assert quick.model.state.household.number == number
    page = desk.today()
    desk.window.resize(1366, 768)
    checks.settle(desk.window)
    assert [part.isVisible() for part in (whole, card)] == [False, True]


def finish_all(desk: Desk, clock: FixedClock, result: Result = Result.REFUSED_HARD) -> None:
    for row in walk(desk.services):
        visit(desk, row, clock, result=result)


def test_the_green_card_is_shown_where_every_household_is_finished(desk: Desk, clock: FixedClock) -> None:
    finish_all(desk, clock)
    page = desk.today()
    checks.settle(desk.window)
    assert page.street.done.isVisible()
    assert "167 hộ từ chối hẳn" in text_of(page, "today.done_sentence")
    assert button(page, "today.go_on").text() == "Đã đến mọi hộ"
    assert not page.callbacks.isVisible()
    assert page.street.card.header.note.text() == "167 hộ đã xong"
    asked = list[tuple[str, str]]()
    page.page_requested.connect(lambda where, what: asked.append((where, what)))
    click(button(page, "today.done_poster"))
    click(button(page, "today.done_export"))
    assert asked == [(PageId.PRINT, Paper.PROGRESS_A4), (PageId.SYNC, "")]


def test_a_closed_household_is_no_finished_one(desk: Desk, clock: FixedClock) -> None:
    closed = walk(desk.services)[0]
    desk.services.published(desk.services.households.close(closed.id, CloseReason.NO_DWELLING))
    finish_all(desk, clock)
    page = desk.today()
    checks.settle(desk.window)
    assert not page.street.done.isVisible()
    assert button(page, "today.go_on").text() == "Không còn hộ phải đến", "nobody was at the closed one"


def test_households_that_wait_are_named_before_any_word_of_all(desk: Desk, clock: FixedClock) -> None:
    finish_all(desk, clock, Result.NOT_HOME)
    page = desk.today()
    checks.settle(desk.window)
    assert not page.street.done.isVisible()
    assert button(page, "today.go_on").text() == "Còn 167 hộ cần quay lại"
    click(button(page, "today.go_on"))
    shown = desk.window.current_page()
    assert isinstance(shown, HouseholdsPage)
    assert shown.street.is_on


def test_where_all_are_off_the_list_no_page_says_that_there_was_none(desk: Desk) -> None:
    for row in walk(desk.services):
        desk.services.published(desk.services.households.close(row.id, CloseReason.NO_DWELLING))
    page = desk.today()
    assert not button(page, "today.go_on").isVisible()
    assert not page.street.done.isVisible()
    assert page.empty.isVisible()
    assert page.empty.sentence.text() == "Mọi hộ đã đưa khỏi danh sách"
