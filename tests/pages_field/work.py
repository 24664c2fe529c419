"""Visits of a working week, recorded through the use cases, and a count of them kept apart."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt

from core.application.services import Services
from core.base.clock import FixedClock
from core.base.ids import HouseholdId
from core.records.household import HouseholdQuery, HouseholdRow
from core.records.results import Result
from core.records.visit import Visit, VisitEntry
from tests.pages_field.conftest import Desk
from tests.ui_kit.hands import click, press, type_text
from ui.qt.households.page import HouseholdsPage
from ui.qt.quick.page import QuickPage

LINES = (
    (Result.COMPLETED, 3, 2, 2, None),
    (Result.COMPLETED, 4, 4, 1, None),
    (Result.NOT_HOME, None, None, None, None),
    (Result.COMPLETED, 2, 0, 0, None),
    (Result.RESPONDENT_AWAY, None, None, None, 3),
    (Result.REFUSED_SOFT, None, None, None, None),
)
PER_DAY = (5, 7, 9, 6, 8, 8, 5, 4)
"""Households a day, the last is today."""


def walk(services: Services) -> list[HouseholdRow]:
    """Every household in walking order."""
    reader = services.store.households
    return list(reader.rows(reader.numbers(HouseholdQuery())))


def a_week(services: Services, clock: FixedClock) -> list[HouseholdId]:
    """Records eight days of visits; the ids in the order of recording."""
    rows = iter(walk(services))
    done = []
    for back, count in zip(reversed(range(len(PER_DAY))), PER_DAY, strict=True):
        for at in range(count):
            row = next(rows)
            result, people, smartphones, installed, days = LINES[at % len(LINES)]
            moment = clock.now() - timedelta(days=back, minutes=60 - at * 5)
            callback = None if days is None else (moment + timedelta(days=days)).date().isoformat()
            services.visits.record(
                VisitEntry(
                    household=row.id,
                    result=result,
                    at=moment,
                    people=people,
                    smartphones=smartphones,
                    installed=installed,
                    callback=callback,
                )
            )
            done.append(row.id)
    services.visits.save_draft(next(rows).id, "32")
    return done


def enter(page: QuickPage, line: str) -> None:
    type_text(page.card.line.edit, line)
    press(page.card.line.edit, Qt.Key.Key_Return)


def number(page: QuickPage) -> str:
    return page.card.head.number.text()


def visits_of(desk: Desk, place: int) -> list[Visit]:
    return list(desk.services.store.households.visits(walk(desk.services)[place - 1].id))


def again(desk: Desk, row: HouseholdRow) -> HouseholdRow:
    found = desk.services.store.households.get(row.id)
    assert found is not None
    return found


def a_visit(desk: Desk, row: HouseholdRow, clock: FixedClock) -> None:
    entry = VisitEntry(
        household=row.id, result=Result.COMPLETED, at=clock.now(), people=3, smartphones=2, installed=2
    )
    desk.services.published(desk.services.visits.record(entry))
    clock.advance(timedelta(minutes=1))


def history(page: HouseholdsPage) -> str:
    return page.history.timeline.accessibleName()


def click_row(page: HouseholdsPage, at: int = 0) -> None:
    rows = page.visits.list
    click(rows.viewport(), rows.visualRect(rows.model().index(at, 0)).center())
