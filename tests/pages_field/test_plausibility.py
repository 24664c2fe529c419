"""Unusual numbers at the door, in the real window: the first Enter asks, the second records."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.base.clock import FixedClock
from core.households.desk import NewHousehold
from core.people.line import NewPerson
from core.records.household import HouseholdRow
from core.records.person import Way
from tests.pages_field.conftest import Desk
from tests.pages_field.parts import button, edit, text_of
from tests.pages_field.work import a_visit, again, click_row, enter, walk
from tests.ui_kit.hands import click, press, type_text
from ui.qt.quick.page import QuickPage
from ui.qt.widgets.quick_field import QuickState
from ui.qt.widgets.stepper import StepperBox

ENTER = Qt.Key.Key_Return


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> QuickPage:
    page = desk.quick()
    qtbot.waitUntil(page.card.line.edit.hasFocus)
    return page


def listed(desk: Desk, people: int) -> HouseholdRow:
    """Return a household with this number of people on the list."""
    return next(row for row in walk(desk.services) if row.roster_people == people)


def asked_then_recorded(desk: Desk, page: QuickPage, row: HouseholdRow, line: str, words: str) -> None:
    desk.quick(row.id)
    enter(page, line)
    assert page.card.line.state is QuickState.WARNING
    assert words in page.card.reading.sentence
    assert "Enter lần nữa" in page.card.reading.sentence
    assert page.card.line.text() == line
    assert again(desk, row).attempts == 0
    press(page.card.line.edit, ENTER)
    assert again(desk, row).attempts == 1


@pytest.mark.parametrize(
    ("people", "line", "words"),
    [
        (3, "421", "Danh sách ghi 3 người, ở đây là 4 người lớn"),
        (3, "44", "4 điện thoại nhiều hơn 3 người"),
        (6, "999", "Cài giúp 9 người"),
        (6, "000", "không có ai từ 16 tuổi"),
    ],
)
def test_numbers_against_the_list_want_a_second_enter(
    desk: Desk, page: QuickPage, people: int, line: str, words: str
) -> None:
    asked_then_recorded(desk, page, listed(desk, people), line, words)


def test_nobody_in_a_household_of_seven_wants_a_second_enter(desk: Desk, page: QuickPage) -> None:
    new = NewHousehold(name="Trần Văn Bảy", hamlet="Khóm 3")
    household = desk.services.published(desk.services.households.add(new))
    row = desk.services.store.households.get(household)
    assert row is not None
    asked_then_recorded(desk, page, row, "000", "không có ai từ 16 tuổi")


def test_installs_of_an_earlier_visit_typed_again_want_a_second_enter(
    desk: Desk, page: QuickPage, clock: FixedClock
) -> None:
    row = listed(desk, 3)
    a_visit(desk, row, clock)
    desk.quick(row.id)
    enter(page, "322")
    assert "đã ghi 2 người có ứng dụng" in page.card.reading.sentence
    assert again(desk, row).attempts == 1
    press(page.card.line.edit, ENTER)
    assert again(desk, row).installed == 4


def test_steppers_and_the_button_ask_too(desk: Desk, page: QuickPage) -> None:
    row = listed(desk, 1)
    desk.quick(row.id)
    for name, taps in {"people": 2, "smartphones": 1}.items():
        box = page.findChild(StepperBox, f"quick.stepper.{name}")
        assert box is not None
        for _ in range(taps + 1):
            click(box, box.plus_rect().center())
    typed = page.card.line.text()
    click(page.card.line.record)
    assert page.card.line.state is QuickState.WARNING
    assert again(desk, row).attempts == 0
    assert page.card.line.text() == typed
    click(page.card.line.record)
    assert again(desk, row).attempts == 1


def test_a_partly_done_visit_by_its_button_asks_too(desk: Desk, page: QuickPage) -> None:
    row = listed(desk, 3)
    desk.quick(row.id)
    press(page.card.line.edit, Qt.Key.Key_F2)
    type_text(page.card.line.edit, "521")
    click(button(page, "quick.outcome.partial"))
    assert again(desk, row).attempts == 0
    press(page.card.line.edit, ENTER)
    assert again(desk, row).attempts == 1


def test_a_correction_asks_once_and_is_no_second_visit(desk: Desk, clock: FixedClock) -> None:
    row = listed(desk, 3)
    a_visit(desk, row, clock)
    page = desk.households(row.id)
    click_row(page)
    press(page.visits.form.steppers["people"].box, Qt.Key.Key_9)
    click(button(page, "visit.save"))
    assert "Danh sách ghi 3 người, ở đây là 9" in text_of(page, "visit.problem")
    assert again(desk, row).people == 3
    click(button(page, "visit.save"))
    assert again(desk, row).people == 9


def test_what_was_done_before_does_not_stand_beside_a_question(
    desk: Desk, page: QuickPage, clock: FixedClock
) -> None:
    enter(page, "322")
    assert not page.header.toast.isHidden()
    enter(page, "999")
    assert page.card.line.state is QuickState.WARNING
    assert page.header.toast.isHidden()
    row = listed(desk, 3)
    a_visit(desk, row, clock)
    households = desk.households(row.id)
    click_row(households)
    steppers = households.visits.form.steppers
    press(steppers["installed"].box, Qt.Key.Key_1)
    click(button(households, "visit.save"))
    assert not households.toast.isHidden()
    click_row(households)
    press(steppers["people"].box, Qt.Key.Key_9)
    click(button(households, "visit.save"))
    assert again(desk, row).people == 3
    assert households.toast.isHidden()


def test_a_correction_of_ordinary_numbers_asks_nothing(desk: Desk, clock: FixedClock) -> None:
    row = listed(desk, 3)
    a_visit(desk, row, clock)
    page = desk.households(row.id)
    click_row(page)
    press(page.visits.form.steppers["installed"].box, Qt.Key.Key_1)
    click(button(page, "visit.save"))
    assert again(desk, row).installed == 1


def test_one_person_more_than_the_list_says_wants_a_second_enter(desk: Desk, page: QuickPage) -> None:
    row, services = listed(desk, 1), desk.services
    services.published(services.people.set_way(row.id, Way.PERSONS))
    services.published(services.people.add(row.id, NewPerson(birth_year=1961)))
    desk.quick(row.id)
    press(page.card.line.edit, Qt.Key.Key_F7)
    line = edit(page, "people.line")
    type_text(line, "1990")
    press(line, ENTER)
    assert "Danh sách ghi 1 người, ở đây là 2" in text_of(page, "people.problem")
    assert again(desk, row).people == 1
    press(line, ENTER)
    assert again(desk, row).people == 2
