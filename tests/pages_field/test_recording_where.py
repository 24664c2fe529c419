"""Household and day of a recorded visit: the walk list, the search, codes, paper of another day."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.application.services import Services
from core.base.clock import VIETNAM, FixedClock
from core.records.household import CloseReason
from tests.pages_field.conftest import Desk, OpenDesk, new_workspace, workspaces
from tests.pages_field.work import enter, number, visits_of, walk
from tests.ui_kit.hands import CONTROL, click, press, type_text
from ui.qt.quick.page import QuickPage
from ui.qt.shared.doors import keep_officer


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> QuickPage:
    page = desk.quick()
    qtbot.waitUntil(page.card.line.edit.hasFocus)
    return page


def test_paper_of_another_day_is_dated_that_day(desk: Desk, page: QuickPage) -> None:
    press(page.card.line.edit, Qt.Key.Key_F4)
    assert page.card.day_field.edit.hasFocus()
    type_text(page.card.day_field.edit, "12/9")
    press(page.card.day_field.edit, Qt.Key.Key_Return)
    assert page.card.line.edit.hasFocus()
    assert "12/09/2020" in page.card.foot.flag.text()
    enter(page, "h3")
    (visit,) = visits_of(desk, 1)
    assert visit.at == datetime(2020, 9, 12, 12, 0, tzinfo=VIETNAM)
    assert visit.callback == "2020-09-15"
    assert page.card.day_field.text() == ""
    assert page.card.foot.flag.text() == ""
    enter(page, "v")
    assert visits_of(desk, 2)[0].at.day == 14, "a day belongs to one household"
    type_text(page.card.day_field.edit, "12/9")
    press(page.card.day_field.edit, Qt.Key.Key_Return)
    press(page.card.line.edit, Qt.Key.Key_Down)
    assert page.card.foot.flag.text() == ""


def test_a_day_outside_the_campaign_is_flagged_and_recorded(desk: Desk, page: QuickPage) -> None:
    type_text(page.card.day_field.edit, "1/7/2020")
    press(page.card.day_field.edit, Qt.Key.Key_Return)
    assert "ngoài thời gian chiến dịch" in page.card.foot.flag.text()
    enter(page, "v")
    assert visits_of(desk, 1)[0].outside_campaign


@pytest.fixture
def later_desk(open_desk: OpenDesk, folder: Path, clock: FixedClock) -> Desk:
    """Open the same workspace on 1 December 2026, when the program recognises days in the future."""
    clock.instant = datetime(2026, 12, 1, 8, 0, tzinfo=VIETNAM)
    return open_desk(workspaces(clock).open(folder))


def test_a_day_in_the_future_is_refused_beside_the_field(later_desk: Desk) -> None:
    page = later_desk.quick()
    type_text(page.card.day_field.edit, "5/12/2026")
    press(page.card.day_field.edit, Qt.Key.Key_Return)
    assert "ở sau hiện tại" in page.card.day_problem.text()
    assert page.card.day_field.wrong
    enter(page, "v")
    assert not visits_of(later_desk, 1)
    assert page.card.day_field.edit.hasFocus()
    page.card.day_field.edit.clear()
    press(page.card.line.edit, Qt.Key.Key_Return)
    assert visits_of(later_desk, 1)[0].at.date() == datetime(2026, 12, 1, tzinfo=VIETNAM).date()


def test_a_day_that_is_none_is_told(page: QuickPage) -> None:
    page.card.day_field.edit.insert("hôm nào đó")
    press(page.card.day_field.edit, Qt.Key.Key_Return)
    assert "hôm nào đó" in page.card.day_problem.text()


def test_a_visit_of_yesterday_is_dated_by_its_word(desk: Desk, page: QuickPage, clock: FixedClock) -> None:
    page.card.day_field.edit.insert("hôm qua")
    press(page.card.day_field.edit, Qt.Key.Key_Return)
    assert page.card.day_problem.text() == ""
    enter(page, "v")
    assert visits_of(desk, 1)[0].at.date() == clock.now().date() - timedelta(days=1)


def test_a_visit_has_the_moment_of_its_enter(desk: Desk, page: QuickPage, clock: FixedClock) -> None:
    type_text(page.card.line.edit, "322")
    clock.advance(timedelta(minutes=20))
    press(page.card.line.edit, Qt.Key.Key_Return)
    assert visits_of(desk, 1)[0].at == clock.now()


def test_last_time_is_told(desk: Desk, page: QuickPage, clock: FixedClock) -> None:
    enter(page, "v")
    clock.advance(timedelta(days=1))
    press(page.card.line.edit, Qt.Key.Key_Up)
    assert page.card.foot.last.text() == "Lần trước: vắng nhà, 14/9, 09:42"


def test_the_walk_list_is_left_and_entered_by_the_arrows(desk: Desk, page: QuickPage) -> None:
    for _ in range(3):
        press(page.card.line.edit, Qt.Key.Key_Down)
    assert number(page) == "Hộ 0004"
    press(page.card.line.edit, Qt.Key.Key_PageDown)
    assert number(page) == "Hộ 0012"
    assert page.card.line.edit.hasFocus()
    assert page.walk.list.current_key() == str(walk(desk.services)[11].number)


def test_a_click_in_the_walk_list_keeps_the_line_ready(page: QuickPage) -> None:
    rows = page.walk.list
    click(rows.viewport(), rows.visualRect(page.walk.model.index(4)).center())
    assert number(page) == "Hộ 0005"
    assert page.card.line.edit.hasFocus()


def test_the_search_finds_without_accents_and_enter_opens_the_first(desk: Desk, page: QuickPage) -> None:
    row = next(row for row in walk(desk.services) if row.head == "Trần Thị Hồng")
    press(page.card.line.edit, Qt.Key.Key_F, CONTROL)
    assert page.search.edit.hasFocus()
    type_text(page.search.edit, "tran thi hong")
    assert page.walk.model.rowCount() == 1
    press(page.search.edit, Qt.Key.Key_Return)
    assert page.model.state.household == row
    assert page.card.line.edit.hasFocus()
    assert page.walk.model.rowCount() == 167


@pytest.mark.parametrize("form", ["TN1:{code}", "{code}", "{bare}"])
def test_a_code_opens_its_household(desk: Desk, page: QuickPage, form: str) -> None:
    row = walk(desk.services)[40]
    type_text(page.search.edit, form.format(code=row.code, bare=row.code.replace("-", "").lower()))
    press(page.search.edit, Qt.Key.Key_Return)
    assert page.model.state.household == row


def test_a_code_scanned_into_the_line_opens_its_household(desk: Desk, page: QuickPage) -> None:
    row = walk(desk.services)[7]
    enter(page, f"TN1:{row.code}")
    assert page.model.state.household == row
    assert page.card.line.text() == ""
    assert desk.services.store.households.drafts() == {}


def test_a_wrong_check_character_is_told_beside_the_search(desk: Desk, page: QuickPage) -> None:
    row = walk(desk.services)[7]
    other = "0" if row.code[-1] != "0" else "1"
    type_text(page.search.edit, f"TN1:{row.code[:-1]}{other}")
    press(page.search.edit, Qt.Key.Key_Return)
    assert "sai một chữ" in page.problem.sentence.text()
    assert page.search.wrong
    press(page.search.edit, Qt.Key.Key_Escape)
    assert page.problem.isHidden()


def test_a_name_that_nobody_has_is_told(page: QuickPage) -> None:
    page.search.edit.insert("xyz không ai")
    assert page.walk.nothing.isVisible()
    press(page.search.edit, Qt.Key.Key_Return)
    assert "xyz không ai" in page.problem.sentence.text()


def test_the_number_in_walking_order_finds_the_door(desk: Desk, page: QuickPage) -> None:
    type_text(page.search.edit, "0161")
    press(page.search.edit, Qt.Key.Key_Return)
    assert number(page) == "Hộ 0161"


def test_the_number_finds_its_door_among_those_of_one_officer(desk: Desk, page: QuickPage) -> None:
    officer, rows = desk.services.info.officer, walk(desk.services)
    desk.services.published(desk.services.assignments.give([row.id for row in rows[100:110]], officer))
    keep_officer(desk.context.settings, officer)
    page.model.read_again()
    for typed, found in (("0105", [rows[104].number]), ("0003", [])):
        page.model.search(typed)
        assert [one for one in page.model.state.numbers if one in found] == found
        assert rows[102].number not in page.model.state.numbers, "the third of the officer's is 0103"
    page.model.search("")
    type_text(page.search.edit, "0105")
    press(page.search.edit, Qt.Key.Key_Return)
    assert number(page) == "Hộ 0105"


def test_what_another_page_changed_is_shown(desk: Desk, page: QuickPage) -> None:
    row = walk(desk.services)[0]
    desk.services.published(desk.services.households.close(row.id, CloseReason.MOVED))
    assert page.model.state.household is not None
    assert page.model.state.household.id != row.id
    assert page.model.state.listed == 166


def test_the_last_door_stays_when_all_were_visited(open_desk: OpenDesk, small: Services) -> None:
    desk = open_desk(small)
    page = desk.quick()
    enter(page, "v")
    enter(page, "v")
    assert number(page) == "Hộ 0002"
    assert page.walk.progress.text() == "2 / 2 hộ"
    page.walk.render_state(replace(page.model.state, visited=13_353, listed=15_000))
    assert page.walk.progress.text() == "13.353 / 15.000 hộ"


@pytest.fixture
def small(workspace_dir: Path, clock: FixedClock) -> Services:
    """Two households."""
    from core.households.desk import NewHousehold

    made = workspaces(clock).create(workspace_dir, new_workspace())
    for name in ("Đặng Thị Hoà", "Đặng Thị Hòa"):
        made.households.add(NewHousehold(name=name, hamlet="Khóm 3", address="1 Lý Văn Lâm"))
    return made
