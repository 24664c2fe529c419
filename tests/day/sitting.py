"""The user of the window in the scripted day, the plan, and the state of the workspace."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from core.application.services import Services
from core.base.ids import HouseholdId
from core.records.household import HouseholdQuery, HouseholdRow
from core.records.visit import Visit
from tests.day.count import Count, Said
from tests.day.keyboard import Keyboard

SEARCH = Qt.Key.Key_F


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The list of the morning in walking order, and the number of the sheet that was printed of it."""

    ids: tuple[HouseholdId, ...]
    codes: tuple[str, ...]
    sheet: str
    double: tuple[str, str]
    """Name and house number, without accents, of the household that is entered twice."""


Tell = Callable[[str, str, str], None]
"""(`offered` or `typed`, field, text): content of a field, to be kept in every case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """The person, what was planned, and who listens."""

    keys: Keyboard
    plan: Plan
    tell: Tell

    def write(self, where: str, text: str) -> None:
        """Types `text` key by key into the field that has the focus, behind what it offers of it."""
        field = self.keys.focus
        assert isinstance(field, QLineEdit)
        offered = field.text()
        self.tell("offered", where, offered)
        assert text.startswith(offered), (where, offered, text)
        for letter in text[len(offered) :]:
            self.keys.type(letter)
            self.tell("typed", where, field.text())

    def open_household(self, place: int) -> None:
        self.keys.go_to("households")
        self.keys.control(SEARCH)
        self.keys.enter(self.plan.codes[place])


class Step(Protocol):
    """`do` returns once the window has confirmed the act; `happened` reads the workspace."""

    def do(self, sitting: Sitting) -> None: ...

    def happened(self, services: Services, plan: Plan) -> bool: ...

    def count(self, count: Count) -> None: ...


def walk(services: Services) -> list[HouseholdRow]:
    reader = services.store.households
    return list(reader.rows(reader.numbers(HouseholdQuery())))


def found(services: Services, plan: Plan, place: int) -> HouseholdRow:
    row = services.store.households.get(plan.ids[place])
    assert row is not None
    return row


def counted_visits(services: Services, plan: Plan, place: int) -> list[Visit]:
    visits = services.store.households.visits(plan.ids[place])
    return [visit for visit in visits if visit.counts and not visit.voided]


def has_visits(services: Services, plan: Plan, place: int, count: int) -> bool:
    """Return True if the household has that many visits; more than that is a double."""
    visits = counted_visits(services, plan, place)
    assert len(visits) <= count, f"door {place} has {len(visits)} visits"
    return len(visits) == count


def says(visit: Visit, said: Said) -> bool:
    """Return True if a visit in the workspace has the values of the plan."""
    stated = (visit.result.value, visit.people, visit.smartphones, visit.had or 0, visit.installed or 0)
    return stated == (said.result, said.people, said.smartphones, said.had, said.installed)


def put_right(said: Said, **changed: object) -> Said:
    return replace(said, **changed)  # type: ignore[arg-type] # the fields are named by the script
