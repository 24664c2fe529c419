"""A second visit: people state their current numbers, and no person is counted twice for it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.application.services import Services
from core.base.clock import FixedClock
from core.figures.table import FigureLevel
from core.records.results import Result
from core.records.visit import VisitEntry
from storage.db.migrations.v4_had import HAD
from storage.db.schema import statements
from tests.database import connection_of
from tests.pages_field.work import walk
from tests.quality.conftest import clock, folder, services, ward_template

__all__ = ["clock", "folder", "services", "ward_template"]


def knock(services: Services, clock: FixedClock, had: int | None, installed: int) -> None:
    entry = VisitEntry(
        household=walk(services)[0].id,
        result=Result.COMPLETED,
        at=clock.now(),
        people=3,
        smartphones=2,
        had=had,
        installed=installed,
    )
    services.visits.record(entry)
    clock.advance(timedelta(days=1))


@pytest.mark.parametrize(
    ("knocks", "had", "installed"),
    [
        ([(None, 2), (2, 0)], 0, 2),
        ([(None, 1), (1, 1)], 0, 2),
        ([(None, 1), (2, 0)], 1, 2),
        ([(1, 1), (2, 0)], 1, 2),
        ([(0, 2), (2, 0)], 0, 2),
        ([(None, 0), (1, 0)], 1, 1),
    ],
)
def test_nobody_is_counted_twice(
    services: Services, clock: FixedClock, knocks: list[tuple[int | None, int]], had: int, installed: int
) -> None:
    for one in knocks:
        knock(services, clock, *one)
    row = walk(services)[0]
    assert (row.had, row.installed) == (had, installed)
    (unit,) = services.province.figures.table(FigureLevel.COMMUNE).rows
    sums = (unit.figures.had, unit.figures.installed, unit.figures.smartphones_installed)
    assert sums == (had, installed, installed)


def test_a_workspace_of_before_is_brought_to_the_rule(services: Services, clock: FixedClock) -> None:
    knock(services, clock, None, 2)
    knock(services, clock, 2, 0)
    connection = connection_of(services)
    connection.execute("UPDATE standing SET had = 2")
    for statement in statements(HAD):
        connection.execute(statement)
    assert walk(services)[0].installed == 2


def test_people_one_by_one_are_compared_with_the_same_number(services: Services, clock: FixedClock) -> None:
    knock(services, clock, None, 2)
    knock(services, clock, 2, 0)
    assert services.people.reader.check(walk(services)[0].id).counted_installed == 2
