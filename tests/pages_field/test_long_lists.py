"""Long lists: a window of rows is read, and no row is laid out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.base.clock import FixedClock
from core.records.household import HouseholdRow
from core.records.results import Result
from core.records.visit import VisitEntry
from tests.pages_field.conftest import Desk
from tests.pages_field.parts import button
from tests.pages_field.work import walk
from tests.ui_kit.hands import click, press, type_text
from ui.qt.models.household_list import HouseholdList
from ui.qt.models.household_model import MOST_KEPT, WINDOW, HouseholdModel
from ui.qt.typed import override
from ui.qt.widgets.item_model import ITEM_ROLE, Index
from ui.qt.widgets.rows import Row, RowLook

MANY = 15_000
LEFT = Qt.MouseButton.LeftButton


class Reads:
    """Answers any row number with a copy of one household, and remembers what was asked for."""

    def __init__(self, sample: HouseholdRow) -> None:
        self.sample = sample
        self.asked: list[int] = []

    def load(self, numbers: Sequence[int]) -> Sequence[HouseholdRow]:
        self.asked.extend(numbers)
        return [replace(self.sample, number=n, head=f"Hộ {n}") for n in numbers]


@pytest.fixture
def reads(desk: Desk) -> Reads:
    return Reads(walk(desk.services)[0])


@pytest.fixture
def model(reads: Reads) -> HouseholdModel:
    return HouseholdModel(reads.load, lambda row, _at: Row(key=str(row.number), title=row.head))


def test_the_model_keeps_to_qts_rules(model: HouseholdModel) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_numbers(range(1, 600))
    model.refresh(3)
    model.set_numbers(())
    assert tester.model() is model


def test_a_list_reads_only_what_is_seen(model: HouseholdModel, reads: Reads, qtbot: QtBot) -> None:
    view = HouseholdList(model, RowLook())
    qtbot.addWidget(view)
    view.resize(400, 600)
    model.set_numbers(range(1, MANY + 1))
    view.show_current(MANY // 2)
    view.grab()
    assert 0 < len(reads.asked) <= 4 * WINDOW
    assert view.current_key() == str(MANY // 2)


def test_rows_are_forgotten_before_they_fill_the_memory(model: HouseholdModel) -> None:
    model.set_numbers(range(1, MANY + 1))
    for at in range(0, MANY, WINDOW):
        assert isinstance(model.data(model.index(at), ITEM_ROLE), Row)
    assert len(model._known) <= MOST_KEPT + WINDOW


class Counted(HouseholdModel):
    """Counts how often anybody asks for its length: Qt's own layout asks once a row."""

    asked = 0

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        self.asked += 1
        return super().rowCount(parent)


@pytest.fixture
def view(reads: Reads, qtbot: QtBot) -> HouseholdList:
    model = Counted(reads.load, lambda row, _at: Row(key=str(row.number), title=row.head))
    made = HouseholdList(model, RowLook())
    qtbot.addWidget(made)
    made.resize(400, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


def asked(view: HouseholdList, act: Callable[[], object]) -> int:
    """Return the number of calls until all is laid out and painted."""
    model = view.households
    assert isinstance(model, Counted)
    model.asked = 0
    act()
    view.executeDelayedItemsLayout()
    view.grab()
    return model.asked


def test_a_long_list_costs_what_a_short_one_costs(view: HouseholdList) -> None:
    short = asked(view, lambda: view.households.set_numbers(range(1, 101)))
    assert asked(view, lambda: view.households.set_numbers(range(1, MANY + 1))) <= short + 5
    assert asked(view, view.selectAll) <= short + 5


def test_the_bar_is_as_long_as_the_list_and_the_end_is_one_key_away(view: HouseholdList) -> None:
    view.households.set_numbers(range(1, MANY + 1))
    QApplication.processEvents()
    bar, page = view.verticalScrollBar(), view.viewport().height()
    assert bar.maximum() == MANY * view.row_height - page
    view.show_current(1)
    press(view, Qt.Key.Key_End)
    assert view.current_key() == str(MANY)
    assert bar.value() == bar.maximum()
    assert view.visualRect(view.currentIndex()).bottom() == page - 1
    press(view, Qt.Key.Key_PageUp)
    assert view.current_key() == str(MANY - page // view.row_height)
    press(view, Qt.Key.Key_Home)
    press(view, Qt.Key.Key_Up)
    assert (view.current_key(), bar.value()) == ("1", 0)
    press(view, Qt.Key.Key_Down)
    assert view.current_key() == "2"
    view.households.set_numbers(())
    view.executeDelayedItemsLayout()
    assert bar.maximum() == 0
    press(view, Qt.Key.Key_Down)
    assert not view.currentIndex().isValid()


def test_a_click_takes_the_row_under_it_wherever_the_list_is_scrolled_to(view: HouseholdList) -> None:
    view.households.set_numbers(range(1, MANY + 1))
    QApplication.processEvents()
    view.verticalScrollBar().setValue(700 * view.row_height + 5)
    chosen: list[str] = []
    view.row_chosen.connect(chosen.append)
    inside = view.visualRect(view.households.index(702)).center()
    QTest.mouseClick(view.viewport(), LEFT, pos=inside)
    assert chosen == ["703"]
    assert [index.row() for index in view.selectedIndexes()] == [702]
    view.households.set_numbers(range(1, 3))
    QApplication.processEvents()
    QTest.mouseClick(view.viewport(), LEFT, pos=QPoint(20, view.viewport().height() - 4))
    assert chosen == ["703"]
    assert view.visualRegionForSelection(view.selectionModel().selection()).isEmpty()


def test_a_letter_in_the_rows_reads_no_more_than_is_seen(view: HouseholdList, reads: Reads) -> None:
    view.households.set_numbers(range(1, MANY + 1))
    view.show_current(1)
    QApplication.processEvents()
    reads.asked.clear()
    press(view, Qt.Key.Key_Z)
    assert reads.asked == []


def test_a_row_that_changed_is_read_anew(model: HouseholdModel, reads: Reads) -> None:
    model.set_numbers(range(1, 11))
    model.data(model.index(2), ITEM_ROLE)
    reads.asked.clear()
    model.refresh(3)
    model.data(model.index(2), ITEM_ROLE)
    assert reads.asked == [3]
    model.refresh(99)
    assert model.row_of(99) is None


def test_texts_too_long_for_a_row_are_cut_and_spoken_whole(
    model: HouseholdModel, reads: Reads, qtbot: QtBot
) -> None:
    from ui.qt.widgets.text import recorded_misfits

    long = "61/8 đường số 20 " * 9
    wordy = HouseholdModel(
        reads.load, lambda row, _at: Row(key=str(row.number), title=long, lines=(long,), number="0001")
    )
    view = HouseholdList(wordy, RowLook())
    qtbot.addWidget(view)
    view.resize(300, 400)
    wordy.set_numbers(range(1, 4))
    with recorded_misfits() as misfits:
        view.grab()
    assert misfits == []
    assert long.strip() in str(wordy.data(wordy.index(0), ITEM_ROLE).spoken)  # type: ignore[attr-defined] # a Row


def test_a_cut_list_of_the_day_leads_to_the_whole_one(desk: Desk, clock: FixedClock) -> None:
    rows, day = walk(desk.services)[:9], clock.now().date().isoformat()
    for row in rows:
        entry = VisitEntry(
            household=row.id, result=Result.RESPONDENT_AWAY, at=clock.now(), callback=f"{day}T19:00:00+07:00"
        )
        desk.services.published(desk.services.visits.record(entry))
    page = desk.households(rows[0].id)
    type_text(page.list_card.search.edit, "khong co ai")
    page.street.switch.buttons["street"].click()
    today = desk.today()
    every = button(today, "today.callbacks.every")
    assert len(today.callbacks.list.row_model.items) < len(rows)
    assert every.text() == "Xem cả 9 hộ"
    click(every)
    assert desk.window.current_page() is page
    assert page.list_card.isVisible()
    assert list(page.list_card.model.numbers) == [row.number for row in rows]
    for row in rows[1:]:
        done = VisitEntry(household=row.id, result=Result.COMPLETED, at=clock.now(), people=1, smartphones=0)
        desk.services.published(desk.services.visits.record(done))
    today = desk.today()
    assert len(today.callbacks.list.row_model.items) == 1
    assert not every.isVisible(), "nothing is cut"
