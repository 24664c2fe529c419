"""Impossible values: a sentence beside the field, nothing lost, and the next household is recorded all the
same.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from core.application.services import Services
from core.base.clock import BUILD_DATE, VIETNAM, FixedClock
from core.base.errors import UserError
from core.base.ids import HouseholdId, IdSource, household_code
from core.events.kinds import EventKind
from core.quality.rules import Rule
from core.records.household import HouseholdRow
from core.records.results import Result
from core.records.visit import VisitEntry
from tests.database import record_anyhow
from tests.pages_field.conftest import Desk, OpenDesk, workspaces
from tests.pages_field.parts import edit
from tests.pages_field.work import walk
from tests.ui_kit.hands import press, type_text
from ui.qt.quick.page import QuickPage

BATTERY = datetime(1990, 1, 1, 8, 0, tzinfo=VIETNAM)


def typed(page: QuickPage, text: str) -> None:
    type_text(page.card.line.edit, text)
    press(page.card.line.edit, Qt.Key.Key_Return)


def told(page: QuickPage) -> str:
    return page.model.state.understood.sentence


def attempts(desk: Desk, row: HouseholdRow) -> int:
    found = desk.services.store.households.get(row.id)
    assert found is not None
    return found.attempts


@pytest.fixture
def row(desk: Desk) -> HouseholdRow:
    return walk(desk.services)[0]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("324", "Cài giúp 4"),
        ("100 2 1", "Chưa hiểu"),
        ("3 2 100", "Chưa hiểu"),
        ("32222", "bốn"),
    ],
)
def test_a_line_that_cannot_be_stays_and_the_next_door_is_recorded(
    desk: Desk, row: HouseholdRow, line: str, words: str
) -> None:
    page = desk.quick(row.id)
    typed(page, line)
    assert words in told(page)
    assert page.card.line.edit.text() == line
    assert attempts(desk, row) == 0
    other = walk(desk.services)[1]
    page = desk.quick(other.id)
    typed(page, "111")
    assert attempts(desk, other) == 1
    assert desk.services.store.households.draft(row.id) == line


def test_a_day_to_come_is_told_at_the_day_and_the_line_waits(desk: Desk, row: HouseholdRow) -> None:
    page = desk.quick(row.id)
    type_text(page.card.line.edit, "322")
    day = edit(page, "quick.day")
    type_text(day, "1/1/2050")
    press(day, Qt.Key.Key_Return)
    assert "2050" in page.model.state.day_problem
    assert page.card.line.edit.text() == "322"
    page.take_focus()
    press(page.card.line.edit, Qt.Key.Key_Return)
    assert attempts(desk, row) == 0
    assert day.hasFocus()
    day.clear()
    press(day, Qt.Key.Key_Return)
    press(page.card.line.edit, Qt.Key.Key_Return)
    assert attempts(desk, row) == 1


def test_a_code_with_a_wrong_check_character_is_told_at_the_search(desk: Desk, row: HouseholdRow) -> None:
    page = desk.quick(row.id)
    wrong = row.code[:-1] + ("0" if row.code[-1] != "0" else "1")
    page.go_to_search()
    type_text(page.search.edit, wrong)
    press(page.search.edit, Qt.Key.Key_Return)
    assert wrong in page.problem.sentence.text()
    assert page.search.text() == wrong
    typed(page, "322")
    assert attempts(desk, row) == 1


def test_a_code_that_another_laptop_printed_is_told_as_such(desk: Desk) -> None:
    with pytest.raises(UserError, match=r"code\.elsewhere"):
        desk.services.households.find(code_of_another_block(desk.services))


def code_of_another_block(services: Services) -> str:
    block = services.store.meta("code_block")
    return household_code("00" if block != "00" else "11", 147)


def household_of_another_unit(services: Services) -> HouseholdId:
    """As a full file of a neighbouring ward brings it."""
    household = HouseholdId(IdSource().new(1))
    place = {"household": household, "commune": "32011", "valid_from": "2009-01-01", "hamlet": "Khóm 1"}
    name = {"household": household, "field": "name", "value": "Lê Văn Xa"}
    record_anyhow(services, (EventKind.HOUSEHOLD_ADDED, place), (EventKind.HOUSEHOLD_FIELD, name))
    return household


def test_a_household_of_another_unit_is_told_and_the_line_stays(desk: Desk, row: HouseholdRow) -> None:
    away = household_of_another_unit(desk.services)
    page = desk.quick(away)
    typed(page, "322")
    assert "32011" in told(page)
    assert page.card.line.edit.text() == "322"
    assert desk.services.store.households.visits(away) == []
    page = desk.quick(row.id)
    typed(page, "322")
    assert attempts(desk, row) == 1


@pytest.fixture
def dead_battery(open_desk: OpenDesk, services: Services, clock: FixedClock) -> Desk:
    """Open a laptop whose clock shows 1990; the workspace remembers later."""
    folder = services.info.folder
    services.close()
    clock.instant = BATTERY
    return open_desk(workspaces(clock).open(folder))


def test_a_clock_set_back_does_not_stop_the_work(dead_battery: Desk) -> None:
    row = walk(dead_battery.services)[0]
    page = dead_battery.quick(row.id)
    typed(page, "322")
    assert attempts(dead_battery, row) == 1
    (visit,) = dead_battery.services.store.households.visits(row.id)
    assert (visit.at, visit.counts, visit.outside_campaign) == (BATTERY, True, True)
    found = {r.rule: r.count for r in dead_battery.services.quality.review().results}
    assert found[Rule.OUTSIDE_CAMPAIGN] == 1


def test_the_future_is_measured_against_the_last_thing_known(dead_battery: Desk) -> None:
    """A day of the campaign is no future though the clock shows 1990; a day after all known ones is."""
    row = walk(dead_battery.services)[0]
    campaign = datetime(2020, 9, 14, 9, 0, tzinfo=VIETNAM)
    entry = VisitEntry(household=row.id, result=Result.COMPLETED, at=campaign)
    dead_battery.services.visits.record(entry)
    known = datetime(BUILD_DATE.year, BUILD_DATE.month, BUILD_DATE.day, tzinfo=VIETNAM)
    later = VisitEntry(household=row.id, result=Result.COMPLETED, at=known + timedelta(days=2))
    with pytest.raises(UserError, match=r"visit\.future"):
        dead_battery.services.visits.record(later)


def test_a_clock_that_is_put_right_again_goes_on_in_order(dead_battery: Desk, clock: FixedClock) -> None:
    services = dead_battery.services
    one, other = walk(services)[:2]
    services.visits.record(VisitEntry(household=one.id, result=Result.COMPLETED, at=clock.now()))
    clock.instant = datetime(2020, 9, 15, 8, 0, tzinfo=VIETNAM)
    services.visits.record(VisitEntry(household=other.id, result=Result.COMPLETED, at=clock.now()))
    undone = services.undo.undo()
    assert undone is not None
    assert undone.value.household == other.id
