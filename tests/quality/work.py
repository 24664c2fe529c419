"""Doors and visits of the sample list."""

from __future__ import annotations

from datetime import datetime

from core.application.services import Services
from core.base.ids import VisitId
from core.records.household import HouseholdQuery, HouseholdRow
from core.records.results import Result
from core.records.visit import VisitEntry


def doors(services: Services) -> list[HouseholdRow]:
    """Every listed household in walking order."""
    reader = services.store.households
    return list(reader.rows(reader.numbers(HouseholdQuery())))


def visit(
    services: Services,
    row: HouseholdRow,
    result: Result = Result.COMPLETED,
    *,
    at: datetime | None = None,
    callback: str | None = None,
    people: int | None = None,
    smartphones: int | None = None,
    installed: int | None = None,
) -> VisitId:
    """A visit by the desk, now where no time is given."""
    entry = VisitEntry(
        household=row.id,
        result=result,
        at=at or services.clock.now(),
        callback=callback,
        people=people,
        smartphones=smartphones,
        installed=installed,
    )
    return services.visits.record(entry).value


def shown(services: Services, row: HouseholdRow) -> HouseholdRow:
    """Return the household's current state."""
    found = services.store.households.get(row.id)
    assert found is not None
    return found
