"""Long lists: a window of rows is read, a search offers its first rows, and nothing is laid out twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from core.households.household import HouseholdRow
from tests.pages_field.conftest import Desk
from tests.pages_field.work import walk
from ui.qt.models.household_list import HouseholdList
from ui.qt.models.household_model import FIRST_FOUND, MOST_KEPT, WINDOW, HouseholdModel
from ui.qt.widgets.rows import ROW_ROLE, Row, RowLook

MANY = 15_000


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
    tester.setUseFetchMore(False)  # it would fetch inside an insertion
    model.set_numbers(range(1, 600), most=FIRST_FOUND)
    model.fetchMore(QModelIndex())
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
        assert isinstance(model.data(model.index(at), ROW_ROLE), Row)
    assert len(model._known) <= MOST_KEPT + WINDOW


def test_a_search_offers_more_when_somebody_scrolls(model: HouseholdModel, qtbot: QtBot) -> None:
    view = HouseholdList(model, RowLook())
    qtbot.addWidget(view)
    view.resize(400, 600)
    view.show()
    model.set_numbers(range(1, MANY + 1), most=FIRST_FOUND)
    assert model.rowCount() == FIRST_FOUND
    view.scrollToBottom()
    qtbot.waitUntil(lambda: model.rowCount() > FIRST_FOUND)
    view.show_current(3_000)
    assert view.current_key() == "3000"


def test_a_row_that_changed_is_read_anew(model: HouseholdModel, reads: Reads) -> None:
    model.set_numbers(range(1, 11))
    model.data(model.index(2), ROW_ROLE)
    reads.asked.clear()
    model.refresh(3)
    model.data(model.index(2), ROW_ROLE)
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
    assert long.strip() in str(wordy.data(wordy.index(0), ROW_ROLE).spoken)  # type: ignore[attr-defined] # a Row
