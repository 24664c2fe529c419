"""The list, one household and its history, by keys and clicks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from core.application.services import Services
from core.base.clock import FixedClock
from core.base.ids import HouseholdId
from core.events.kinds import HouseholdField
from core.households.desk import NewHousehold
from core.records.household import CloseReason, HouseholdRow, WalkFilter
from core.records.results import Status
from tests.pages_field.conftest import Desk, OpenDesk, new_workspace, workspaces
from tests.pages_field.parts import button, choose_more, edit, text_of
from tests.pages_field.work import a_visit, again, click_row, history, walk
from tests.ui_kit import checks
from tests.ui_kit.hands import CONTROL, click, press, type_text
from ui.qt.households.list_card import FILTERS
from ui.qt.households.page import HouseholdsPage
from ui.qt.page_ids import PageId
from ui.qt.pages import Page
from ui.qt.quick.page import QuickPage


@pytest.fixture
def page(desk: Desk) -> HouseholdsPage:
    return desk.households()


@pytest.fixture
def row(desk: Desk) -> HouseholdRow:
    """The first household of the walk with a phone."""
    return next(row for row in walk(desk.services) if row.phone)


def shown(desk: Desk) -> Page:
    page = desk.window.current_page()
    assert page is not None
    return page


def test_the_list_holds_every_household(page: HouseholdsPage) -> None:
    assert page.list_card.model.rowCount() == 167
    assert text_of(page, "households.count") == "167 hộ"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("dang thi hoa", {"Đặng Thị Hoà", "Đặng Thị Hòa"}),
        ("đặng thị hoà", {"Đặng Thị Hoà", "Đặng Thị Hòa"}),
        ("dang thi ho", {"Đặng Thị Hoà", "Đặng Thị Hòa"}),
        ("thi hoa 12 4", {"Đặng Thị Hòa"}),
        ("0912345678", {"Đặng Thị Hoà"}),
        ("dang thi hoan", set()),
    ],
)
def test_the_search_needs_no_accents(desk: Desk, page: HouseholdsPage, words: str, found: set[str]) -> None:
    desk.services.published(
        desk.services.households.add(
            NewHousehold(name="Đặng Thị Hoà", hamlet="Khóm 3", address="9 Lý Văn Lâm", phone="0912345678")
        )
    )
    desk.services.published(
        desk.services.households.add(
            NewHousehold(name="Đặng Thị Hòa", hamlet="Khóm 3", address="12/4 Bùi Thị Trường")
        )
    )
    page.list_card.search.edit.insert(words)
    rows = desk.services.store.households.rows(page.list_card.model.numbers)
    assert {row.head for row in rows} == found


def test_enter_in_the_search_opens_the_first(desk: Desk, page: HouseholdsPage) -> None:
    type_text(page.list_card.search.edit, "tran thi hong")
    press(page.list_card.search.edit, Qt.Key.Key_Return)
    assert page.header.title.text() == "Trần Thị Hồng"


def test_down_goes_into_the_list_and_enter_opens(desk: Desk, page: HouseholdsPage) -> None:
    press(page.list_card.search.edit, Qt.Key.Key_Down)
    press(page.list_card.list, Qt.Key.Key_Down)
    press(page.list_card.list, Qt.Key.Key_Return)
    assert page.header.title.text() == walk(desk.services)[1].head


def test_escape_goes_back_to_the_list(page: HouseholdsPage) -> None:
    type_text(page.list_card.search.edit, "hong")
    press(page.list_card.search.edit, Qt.Key.Key_Return)
    press(page.record, Qt.Key.Key_Escape)
    assert page.list_card.isVisible()
    assert page.list_card.search.text() == "hong"


def test_a_code_opens_its_household(desk: Desk, page: HouseholdsPage, row: HouseholdRow) -> None:
    type_text(page.list_card.search.edit, f"TN1:{row.code}")
    press(page.list_card.search.edit, Qt.Key.Key_Return)
    assert page.header.title.text() == row.head


def test_a_text_that_may_be_a_sheet_s_code_too_opens_nothing(page: HouseholdsPage) -> None:
    type_text(page.list_card.search.edit, "WC8111")
    press(page.list_card.search.edit, Qt.Key.Key_Return)
    assert "WC8-1.1-1 hoặc hộ WC-811-1" in page.problem.sentence.text()
    assert page.list_card.search.text() == "WC8111"


def test_a_wrong_check_character_is_told(page: HouseholdsPage, row: HouseholdRow) -> None:
    other = "0" if row.code[-1] != "0" else "1"
    type_text(page.list_card.search.edit, f"TN1:{row.code[:-1]}{other}")
    press(page.list_card.search.edit, Qt.Key.Key_Return)
    assert "sai một chữ" in page.problem.sentence.text()


def test_filters_and_the_order_by_given_name(
    desk: Desk, page: HouseholdsPage, row: HouseholdRow, clock: FixedClock
) -> None:
    a_visit(desk, row, clock)
    choose(page.list_card.filter, FILTERS.index(WalkFilter.DONE))
    assert list(page.list_card.model.numbers) == [row.number]
    choose(page.list_card.filter, FILTERS.index(WalkFilter.TO_VISIT))
    assert page.list_card.model.rowCount() == 166
    choose(page.list_card.filter, FILTERS.index(WalkFilter.ALL))
    choose(page.list_card.order, 1)
    heads = [row.head for row in desk.services.store.households.rows(page.list_card.model.numbers)]
    assert heads[0].split()[-1] == "An"


def choose(combo: QComboBox, at: int) -> None:
    """As a person does: by keys."""
    combo.setFocus()
    while combo.currentIndex() != at:
        press(combo, Qt.Key.Key_Down if combo.currentIndex() < at else Qt.Key.Key_Up)


def test_only_a_window_of_rows_is_read(desk: Desk, page: HouseholdsPage) -> None:
    page.grab()
    assert 0 < len(page.list_card.model._known) <= 128


def test_a_household_is_closed_with_a_reason_and_reopened(desk: Desk, row: HouseholdRow) -> None:
    page = desk.households(row.id)
    choose_more(page, "households.close")
    click(button(page, "households.close.confirm"))
    assert again(desk, row).closed is None
    assert page.close_form.part.problem.isVisible()
    press(page.close_form.reason, Qt.Key.Key_Down)
    click(button(page, "households.close.confirm"))
    assert again(desk, row).closed == CloseReason.MOVED
    assert "Đưa khỏi danh sách. Đã chuyển đi" in history(page)
    click(button(page, "households.reopen"))
    click(button(page, "households.reopening.save"))
    assert again(desk, row).closed == CloseReason.MOVED
    assert page.change_forms.reopen.part.problem.isVisible()
    press(page.change_forms.reopen.reason, Qt.Key.Key_Down)
    click(button(page, "households.reopening.save"))
    assert again(desk, row).closed is None
    assert "Mở lại hộ. Đã về lại" in history(page)


def test_a_closed_household_is_found_by_its_filter(desk: Desk, page: HouseholdsPage) -> None:
    row = walk(desk.services)[3]
    desk.services.published(desk.services.households.close(row.id, CloseReason.NO_DWELLING))
    assert page.list_card.model.rowCount() == 166
    choose(page.list_card.filter, FILTERS.index(WalkFilter.CLOSED))
    assert list(page.list_card.model.numbers) == [row.number]


def test_a_household_is_added_in_one_line(desk: Desk, page: HouseholdsPage) -> None:
    press(page, Qt.Key.Key_N, CONTROL)
    assert edit(page, "households.add.name").hasFocus()
    assert edit(page, "households.add.hamlet").text() == "Khóm 3"
    edit(page, "households.add.name").insert("Đặng Thị Hoà")
    type_text(edit(page, "households.add.phone"), "912345678")
    press(edit(page, "households.add.phone"), Qt.Key.Key_Return)
    added = next(row for row in walk(desk.services) if row.head == "Đặng Thị Hoà")
    assert (added.hamlet, added.phone, added.status) == ("Khóm 3", "0912345678", Status.NEW)
    assert edit(page, "households.add.name").text() == ""
    assert page.add_form.isVisible()
    press(edit(page, "households.add.name"), Qt.Key.Key_Escape)
    assert not page.add_form.isVisible()
    assert page.undo()
    closed = desk.services.store.households.get(added.id)
    assert closed is not None
    assert closed.closed == CloseReason.ADDED_BY_MISTAKE


@pytest.mark.parametrize(
    ("field", "value", "words"), [("phone", "12345", "Số điện thoại sai"), ("name", "", "tên chủ hộ")]
)
def test_what_cannot_be_added_stays_with_a_sentence(
    desk: Desk, page: HouseholdsPage, field: str, value: str, words: str
) -> None:
    press(page, Qt.Key.Key_N, CONTROL)
    type_text(edit(page, "households.add.name"), "An")
    edit(page, f"households.add.{field}").setText(value)
    click(button(page, "households.add"))
    assert words in page.add_form.fields[field].problem.text()
    assert page.add_form.field(field).wrong
    assert page.add_form.field(field).edit.hasFocus()
    assert page.add_form.problem.isHidden()
    assert len(walk(desk.services)) == 167


def test_recording_starts_at_this_household(desk: Desk, row: HouseholdRow) -> None:
    page = desk.households(row.id)
    click(button(page, "households.record"))
    quick = shown(desk)
    assert isinstance(quick, QuickPage)
    assert quick.model.state.household == row


def test_the_history_is_in_sentences(desk: Desk, row: HouseholdRow, clock: FixedClock) -> None:
    a_visit(desk, row, clock)
    services = desk.services
    services.published(services.households.set_field(row.id, HouseholdField.ADDRESS, "61/8 đường số 20"))
    page = desk.households(row.id)
    told = history(page)
    assert told.startswith("Sửa Địa chỉ")
    assert f"“{row.address}” thành" in told
    assert "Đã thăm. 3 người lớn · 2 điện thoại thông minh. cài giúp 2. Lê Văn Tám ghi 14/9, 09:42" in told
    assert text_of(page, "households.unsent") == "1 lượt chỉ có trên máy này."


def test_a_phone_in_the_history_is_masked(desk: Desk, row: HouseholdRow) -> None:
    desk.services.published(desk.services.households.set_field(row.id, HouseholdField.PHONE, "0912345678"))
    page = desk.households(row.id)
    assert "0912345678" not in history(page)
    assert "678" in history(page)


def test_a_household_that_is_not_here_is_told(desk: Desk) -> None:
    page = desk.households("01981d2c-0000-7000-8000-000000000000")
    assert page.problem.isVisible()


def test_what_another_page_changed_is_shown(desk: Desk, row: HouseholdRow, clock: FixedClock) -> None:
    page = desk.households(row.id)
    a_visit(desk, row, clock)
    assert "Đã thăm" in history(page)


@pytest.fixture
def bare(clock: FixedClock, workspace_dir: Path) -> Services:
    return workspaces(clock).create(workspace_dir, new_workspace())


def test_an_empty_list_says_the_next_step(open_desk: OpenDesk, bare: Services) -> None:
    desk = open_desk(bare)
    page = desk.households()
    asked: list[tuple[str, str]] = []
    page.page_requested.disconnect(desk.window.go_to_page)
    page.page_requested.connect(lambda page_id, target: asked.append((page_id, target)))
    assert page.empty.isVisible()
    click(button(page, "households.first_load"))
    assert asked == [(PageId.ROSTER, "")]
    click(button(page, "households.first_add"))
    edit(page, "households.add.name").insert("Lê Văn Tám")
    press(edit(page, "households.add.name"), Qt.Key.Key_Return)
    assert page.list_card.isVisible()
    assert page.list_card.model.rowCount() == 1


def test_every_part_is_named(desk: Desk, page: HouseholdsPage, row: HouseholdRow, clock: FixedClock) -> None:
    a_visit(desk, row, clock)
    assert checks.unnamed(page) == []
    page = desk.households(row.id)
    click_row(page)
    assert checks.unnamed(page) == []


def test_an_unknown_target_leaves_the_list(desk: Desk) -> None:
    page = desk.households(HouseholdId("nobody"))
    assert page.list_card.isVisible()
