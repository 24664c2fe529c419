"""Queries of every list of the field: few statements, never a whole table, independent of its size."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from core.base.clock import FixedClock
from core.events.kinds import HouseholdField
from core.households.desk import add_household
from core.records.household import WalkFilter
from tests.pages_field.asking import asked, bounded, no_actions
from tests.pages_field.conftest import MONDAY, Desk, OpenDesk, workspaces
from tests.pages_field.work import a_week, walk
from tests.ui_kit.hands import CONTROL, press
from ui.qt.page_ids import PageId
from ui.qt.page_specs import page_specs

MORE = 900


@pytest.fixture(scope="module")
def large(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The khóm with 900 households more, and a week of visits."""
    folder = tmp_path_factory.mktemp("large") / "w"
    shutil.copytree(template, folder)
    clock = FixedClock(MONDAY)
    services = workspaces(clock).open(folder)
    with services.store.writing() as writer:
        for number in range(MORE):
            added: dict[str, object] = {"hamlet": f"Khóm {number // 300 + 4}", "order": number}
            fields: dict[HouseholdField, str | None] = {
                HouseholdField.NAME: f"Trần Văn {number}",
                HouseholdField.ADDRESS: f"{number} đường số 1",
            }
            add_household(writer, services.info.unit, added=added, fields=fields)
    a_week(services, clock)
    services.close()
    return folder


@pytest.fixture
def desk(large: Path, workspace_dir: Path, clock: FixedClock, open_desk: OpenDesk) -> Desk:
    shutil.copytree(large, workspace_dir)
    return open_desk(workspaces(clock).open(workspace_dir))


def test_every_page_opens(desk: Desk) -> None:
    """The first time and again; what a page reads in a job does not hold the window up."""
    window, services = desk.window, desk.services
    window.install(page_specs(desk.context, no_actions()))
    QApplication.processEvents()
    for spec in window.shown_specs():
        for _ in range(2):
            window.go_to_page(PageId.ROSTER if spec.page_id == PageId.TODAY else PageId.TODAY)
            QApplication.processEvents()
            found = asked(services, partial(window.go_to_page, spec.page_id))
            bounded(found, statements=25)


def test_the_list_filters_searches_and_scrolls(desk: Desk) -> None:
    page = desk.households()
    services, card, model = desk.services, page.list_card, page.model
    acts: dict[str, Callable[[], object]] = {
        "letter": lambda: card.search.edit.setText("tran van"),
        "left": lambda: card.search.edit.setText(""),
        "filter": lambda: model.show_only(WalkFilter.TO_VISIT),
        "callbacks": lambda: model.show_only(WalkFilter.CALLBACKS),
        "all": lambda: model.show_only(WalkFilter.ALL),
        "by name": lambda: model.order_by_name(by_name=True),
        "scroll": lambda: press(card.list, Qt.Key.Key_PageDown),
        "end": lambda: press(card.list, Qt.Key.Key_End),
        "pick all": lambda: press(card.list, Qt.Key.Key_A, CONTROL),
    }
    for act in acts.values():
        bounded(asked(services, act), statements=25)


def test_the_walk_list_steps_searches_and_scrolls(desk: Desk) -> None:
    page = desk.quick()
    acts: dict[str, Callable[[], object]] = {
        "next": lambda: page.model.move(1),
        "letter": lambda: page.search.edit.setText("van"),
        "left": lambda: page.search.edit.setText(""),
        "scroll": lambda: press(page.walk.list, Qt.Key.Key_PageDown),
    }
    for act in acts.values():
        bounded(asked(desk.services, act), statements=25)


def test_one_household_opens_with_people_history_and_candidates(desk: Desk) -> None:
    rows = walk(desk.services)
    page = desk.households()
    for act in (lambda: page.model.load(rows[3].id), page.model.changes.begin_same):
        bounded(asked(desk.services, act), statements=30)


def test_a_visit_is_recorded_and_the_next_door_is_there(desk: Desk) -> None:
    """The cost of a save does not grow with the list."""
    page = desk.quick()
    edit = page.card.line.edit
    edit.setText("322")
    found = asked(desk.services, lambda: press(edit, Qt.Key.Key_Return))
    assert page.card.line.text() == ""
    bounded(found, statements=120)
