"""Recording at the door by keyboard, and the same records by mouse and touch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QDate, QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from core.application.services import Services
from core.base.clock import FixedClock
from core.households.desk import NewHousehold
from core.records.results import Result
from tests.pages_field.conftest import Desk, OpenDesk, workspaces
from tests.pages_field.work import enter, number, visits_of
from tests.ui_kit import checks
from tests.ui_kit.hands import CONTROL, click, press, type_text
from ui.qt.page_ids import PageId
from ui.qt.quick.page import QuickPage
from ui.qt.widgets.quick_field import QuickState
from ui.qt.widgets.reading_line import Reading
from ui.qt.widgets.stepper import StepperBox


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> QuickPage:
    page = desk.quick()
    qtbot.waitUntil(page.card.line.edit.hasFocus)
    return page


def named(root: QWidget, name: str) -> QAbstractButton:
    found = root.findChild(QAbstractButton, name)
    assert found is not None, name
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Typical:
    """One visit as it is typed (Enter is one more key) and what must be recorded."""

    line: str
    keys: int
    result: Result
    people: int | None = None
    smartphones: int | None = None
    had: int | None = None
    installed: int | None = None
    callback: str | None = None


BUDGET = {
    "three adults, two smartphones, two installed": Typical(
        line="322", keys=4, result=Result.COMPLETED, people=3, smartphones=2, installed=2
    ),
    "two smartphones, two installed": Typical(
        line="22", keys=3, result=Result.COMPLETED, smartphones=2, installed=2
    ),
    "two smartphones, all installed": Typical(
        line="2", keys=2, result=Result.COMPLETED, smartphones=2, installed=2
    ),
    "not home": Typical(line="v", keys=2, result=Result.NOT_HOME),
    "call back in three days": Typical(
        line="h3", keys=3, result=Result.RESPONDENT_AWAY, callback="2020-09-17"
    ),
    "refused": Typical(line="t", keys=2, result=Result.REFUSED_SOFT),
    "refused for good": Typical(line="tt", keys=3, result=Result.REFUSED_HARD),
    "no smartphone": Typical(line="k", keys=2, result=Result.COMPLETED, smartphones=0, had=0, installed=0),
    "two smartphones had it before": Typical(
        line="2c", keys=3, result=Result.COMPLETED, smartphones=2, had=2, installed=0
    ),
    "partly done": Typical(line="321p", keys=5, result=Result.PARTIAL, people=3, smartphones=2, installed=1),
    "one had it before": Typical(
        line="4312", keys=5, result=Result.COMPLETED, people=4, smartphones=3, installed=1, had=2
    ),
    "a large household": Typical(
        line="12 8 5", keys=7, result=Result.COMPLETED, people=12, smartphones=8, installed=5
    ),
}
"""ux.md 3 and model.md, "Results, keys and columns"."""

LARGEST_LISTED = 6
"""People of the largest household of the sample list; a larger one is added at the door first."""


class KeyCounter(QObject):
    """Counts the keys that reach the line."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.KeyPress
        return False


@pytest.mark.parametrize("typical", BUDGET.values(), ids=BUDGET.keys())
def test_a_typical_visit_keeps_to_its_budget_of_keys(desk: Desk, page: QuickPage, typical: Typical) -> None:
    counter = KeyCounter()
    page.card.line.edit.installEventFilter(counter)
    if (typical.people or 0) > LARGEST_LISTED:
        new = NewHousehold(name="Hộ đông người", hamlet="Khóm 3", order=0)
        desk.quick(desk.services.published(desk.services.households.add(new)))
    enter(page, typical.line)
    assert counter.count == typical.keys
    (visit,) = visits_of(desk, 1)
    stated = (visit.result, visit.people, visit.smartphones, visit.had, visit.installed, visit.callback)
    assert stated == (
        typical.result,
        typical.people,
        typical.smartphones,
        typical.had,
        typical.installed,
        typical.callback,
    )
    assert number(page) == ("Hộ 0001" if (typical.people or 0) > LARGEST_LISTED else "Hộ 0002")
    assert page.card.line.text() == ""


def test_three_visits_in_a_row_without_leaving_the_line(desk: Desk, page: QuickPage) -> None:
    for line in ("322", "v", "h3"):
        enter(page, line)
        assert page.card.line.edit.hasFocus()
    results = [visits_of(desk, place)[0].result for place in (1, 2, 3)]
    assert results == [Result.COMPLETED, Result.NOT_HOME, Result.RESPONDENT_AWAY]
    assert number(page) == "Hộ 0004"
    assert page.walk.progress.text() == "3 / 167 hộ"


def test_enter_goes_on_to_the_next_household_that_nobody_visited(desk: Desk, page: QuickPage) -> None:
    press(page.card.line.edit, Qt.Key.Key_Down)
    enter(page, "v")
    assert number(page) == "Hộ 0003"
    press(page.card.line.edit, Qt.Key.Key_Up)
    press(page.card.line.edit, Qt.Key.Key_Up)
    enter(page, "v")
    assert number(page) == "Hộ 0003"


def test_the_line_says_what_it_understood_before_enter(page: QuickPage) -> None:
    type_text(page.card.line.edit, "322")
    assert page.card.reading.sentence == "Đã thăm · 3 người lớn · 2 điện thoại thông minh · cài giúp 2"
    assert page.card.reading.reading is Reading.GOOD
    counts = (page.card.people.value, page.card.smartphones.value, page.card.installed.value)
    assert counts == (3, 2, 2)


def test_more_installed_than_phones_is_blocked_and_kept(desk: Desk, page: QuickPage) -> None:
    enter(page, "324")
    assert page.card.line.state is QuickState.BLOCKED
    assert "Cài giúp 4 nhiều hơn 2" in page.card.reading.sentence
    assert page.card.line.text() == "324"
    assert not page.card.line.record.isEnabled()
    assert visits_of(desk, 1) == []
    press(page.card.line.edit, Qt.Key.Key_Backspace)
    enter(page, "2")
    assert visits_of(desk, 1)[0].installed == 2


def test_more_phones_than_people_want_a_second_enter(desk: Desk, page: QuickPage) -> None:
    enter(page, "231")
    assert page.card.line.state is QuickState.WARNING
    assert "Enter lần nữa" in page.card.reading.sentence
    assert visits_of(desk, 1) == []
    press(page.card.line.edit, Qt.Key.Key_Return)
    assert visits_of(desk, 1)[0].smartphones == 3


def test_a_changed_line_is_warned_of_again(desk: Desk, page: QuickPage) -> None:
    enter(page, "231")
    press(page.card.line.edit, Qt.Key.Key_Backspace)
    enter(page, "2")
    assert page.card.line.state is QuickState.WARNING
    assert visits_of(desk, 1) == []


@pytest.mark.parametrize("line", ["x", "3 2 2 1 1", "322v", "h99", "123"])
def test_what_cannot_be_recorded_stays_with_a_sentence(desk: Desk, page: QuickPage, line: str) -> None:
    enter(page, line)
    assert page.card.line.text() == line
    assert page.card.line.state is QuickState.BLOCKED
    assert page.card.reading.sentence
    assert visits_of(desk, 1) == []


@pytest.mark.parametrize(
    ("name", "result"),
    [
        ("not_home", Result.NOT_HOME),
        ("refused_soft", Result.REFUSED_SOFT),
        ("no_phone", Result.COMPLETED),
        ("had_all", Result.COMPLETED),
    ],
)
def test_a_result_is_one_tap(desk: Desk, page: QuickPage, name: str, result: Result) -> None:
    click(named(page, f"quick.outcome.{name}"))
    assert [visit.result for visit in visits_of(desk, 1)] == [result]
    assert page.card.line.edit.hasFocus()


@pytest.mark.parametrize(
    "result",
    [
        Result.RESPONDENT_AWAY,
        Result.UNABLE,
        Result.NO_ACCESS,
        Result.NOT_FOUND,
        Result.MOVED_OR_VACANT,
        Result.REFUSED_HARD,
        Result.NOT_DWELLING_OR_DUPLICATE,
    ],
)
def test_the_rest_of_the_ten_results_is_behind_one_button(
    desk: Desk, page: QuickPage, result: Result
) -> None:
    press(page.card.line.edit, Qt.Key.Key_F2)
    click(named(page, f"quick.outcome.{result.value}"))
    assert [visit.result for visit in visits_of(desk, 1)] == [result]


def test_partly_done_takes_the_numbers_that_were_typed(desk: Desk, page: QuickPage) -> None:
    press(page.card.line.edit, Qt.Key.Key_F2)
    click(named(page, "quick.outcome.partial"))
    assert page.card.line.state is QuickState.BLOCKED
    type_text(page.card.line.edit, "321")
    click(named(page, "quick.outcome.partial"))
    (visit,) = visits_of(desk, 1)
    assert (visit.result, visit.people, visit.installed) == (Result.PARTIAL, 3, 1)


def test_a_callback_is_two_taps(desk: Desk, page: QuickPage) -> None:
    click(named(page, "quick.outcome.callback"))
    click(named(page, "quick.outcome.days7"))
    assert visits_of(desk, 1)[0].callback == "2020-09-21"
    click(named(page, "quick.outcome.callback"))
    click(named(page, "quick.outcome.tonight"))
    assert visits_of(desk, 2)[0].callback == "2020-09-14T19:00:00+07:00"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_day_is_chosen_in_the_calendar_and_a_note_from_the_campaign(desk: Desk, page: QuickPage) -> None:
    type_text(page.card.line.edit, "321")
    click(named(page, "quick.outcome.callback"))
    click(named(page, "quick.outcome.other_day"))
    days = page.calendar.days
    assert page.calendar.isVisible()
    assert days.minimumDate().toPython() == desk.services.clock.now().date()
    days.clicked.emit(QDate(2020, 9, 19))
    assert not page.calendar.isVisible()
    assert page.card.line.text() == "321h19/09/2020"
    assert page.card.people.value == 3, "the steppers keep the numbers"
    type_text(page.card.line.edit, " 17h")
    page._take_note(page._notes[0].label.vi)
    assert page.card.note_field.text() == "Đi làm cả ngày, tối mới có nhà"
    press(page.card.note_field.edit, Qt.Key.Key_Return)
    (visit,) = visits_of(desk, 1)
    assert (visit.callback, visit.note) == ("2020-09-19T17:00:00+07:00", page._notes[0].label.vi)
    field = page.card.day_field
    click(field.button)
    field.calendar.days.clicked.emit(QDate(2020, 9, 12))
    assert "12/09/2020" in page.card.foot.flag.text()


def test_a_day_written_in_its_field_counts_without_enter(desk: Desk, page: QuickPage) -> None:
    edit = page.card.day_field.edit
    edit.setFocus()
    type_text(edit, "12/9")
    press(page.card.line.edit, Qt.Key.Key_V)
    press(page.card.line.edit, Qt.Key.Key_Return)
    assert visits_of(desk, 1)[0].at.date().isoformat() == "2020-09-12"
    assert edit.text() == ""
    type_text(edit, "11/9")
    click(named(page, "quick.outcome.not_home"))
    assert visits_of(desk, 2)[0].at.date().isoformat() == "2020-09-11"
    press(page.card.line.edit, Qt.Key.Key_V)
    press(page.card.line.edit, Qt.Key.Key_Return)
    assert visits_of(desk, 3)[0].at.date().isoformat() == "2020-09-14", "another household, another day"


def test_nothing_is_recorded_while_its_day_cannot_be_read(desk: Desk, page: QuickPage) -> None:
    type_text(page.card.day_field.edit, "12/13")
    enter(page, "v")
    assert visits_of(desk, 1) == []
    assert "12/13" in page.card.day_problem.text()
    assert page.card.day_field.edit.hasFocus()
    press(page.card.line.edit, Qt.Key.Key_Down)
    assert page.card.day_field.text() == ""
    enter(page, "v")
    assert visits_of(desk, 2)[0].at.date().isoformat() == "2020-09-14"


def test_escape_closes_the_other_results(page: QuickPage) -> None:
    press(page.card.line.edit, Qt.Key.Key_F2)
    assert named(page, "quick.outcome.unable").isVisible()
    press(page.card.line.edit, Qt.Key.Key_Escape)
    assert not named(page, "quick.outcome.unable").isVisible()
    assert page.card.line.edit.hasFocus()


def test_steppers_make_the_same_record_as_keys(desk: Desk, page: QuickPage) -> None:
    taps = {"people": 3, "smartphones": 2, "installed": 2}
    for name, count in taps.items():
        box = page.findChild(StepperBox, f"quick.stepper.{name}")
        assert box is not None
        for _ in range(count):
            click(box, box.plus_rect().center())
    assert page.card.line.text() == "322"
    click(page.card.line.record)
    (visit,) = visits_of(desk, 1)
    assert (visit.people, visit.smartphones, visit.installed) == (3, 2, 2)


def test_a_draft_is_offered_after_the_window_was_shut(
    open_desk: OpenDesk, services: Services, clock: FixedClock
) -> None:
    desk = open_desk(services)
    page = desk.quick()
    type_text(page.card.line.edit, "32")
    page.card.note_field.edit.insert("chờ con trai về")
    desk.window.close()
    services.close()
    again = open_desk(workspaces(clock).open(services.info.folder))
    page = again.quick()
    assert page.card.line.text() == "32"
    assert page.card.note_field.text() == "chờ con trai về"
    enter(page, "2")
    assert again.services.store.households.drafts() == {}
    assert visits_of(again, 1)[0].note == "chờ con trai về"


def test_each_household_keeps_its_own_draft(page: QuickPage) -> None:
    type_text(page.card.line.edit, "32")
    press(page.card.line.edit, Qt.Key.Key_Down)
    assert page.card.line.text() == ""
    press(page.card.line.edit, Qt.Key.Key_Up)
    assert page.card.line.text() == "32"


def test_a_note_with_an_identity_number_is_stopped(desk: Desk, page: QuickPage) -> None:
    type_text(page.card.note_field.edit, "CCCD 096085001234")
    enter(page, "322")
    assert page.card.line.state is QuickState.BLOCKED
    assert "số giấy tờ" in page.card.reading.sentence
    assert visits_of(desk, 1) == []


def test_undo_takes_back_and_redo_records_again(desk: Desk, page: QuickPage) -> None:
    enter(page, "322")
    assert page.header.toast.sentence.text() == "Đã ghi hộ 0001: cài giúp 2."
    press(page.card.line.edit, Qt.Key.Key_Z, CONTROL)
    assert visits_of(desk, 1)[0].voided
    assert number(page) == "Hộ 0001"
    assert page.card.line.text() == "322"
    assert page.walk.progress.text() == "0 / 167 hộ"
    press(page.card.line.edit, Qt.Key.Key_Y, CONTROL)
    assert not visits_of(desk, 1)[0].voided
    assert page.walk.progress.text() == "1 / 167 hộ"
    assert page.card.line.text() == ""


def test_the_toast_offers_the_undo(desk: Desk, page: QuickPage) -> None:
    enter(page, "v")
    click(page.header.toast.undo)
    assert visits_of(desk, 1)[0].voided


def test_undo_goes_back_several_visits(desk: Desk, page: QuickPage) -> None:
    enter(page, "v")
    enter(page, "t")
    press(page.card.line.edit, Qt.Key.Key_Z, CONTROL)
    page.card.line.edit.setText("")
    press(page.card.line.edit, Qt.Key.Key_Z, CONTROL)
    assert visits_of(desk, 1)[0].voided
    assert visits_of(desk, 2)[0].voided


def test_the_page_is_large_enough_for_fingers_and_named(
    page: QuickPage, picture: Callable[[QWidget, str], None]
) -> None:
    picture(page, "ghi-nhanh-nut")
    outcomes = [button for button in page.findChildren(QAbstractButton) if button.isVisible()]
    small = [b for b in outcomes if b.objectName().startswith("quick.outcome") and b.height() < 44]
    assert small == []
    assert checks.unnamed(page) == []


def test_ctrl_n_begins_a_household(desk: Desk, page: QuickPage) -> None:
    press(page.card.line.edit, Qt.Key.Key_N, CONTROL)
    shown = desk.window.current_page()
    assert shown is not None
    assert shown.page_id == PageId.HOUSEHOLDS
