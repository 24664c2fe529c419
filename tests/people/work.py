"""What the tests of people share: a household recorded person by person, its counts, its database."""

from __future__ import annotations

from datetime import date

from core.ids import HouseholdId
from core.people.consent import How, Subject
from core.people.person import Way
from core.services import Services
from storage.database import Connection
from tests.database import connection_of

TODAY = date(2026, 11, 24)


def person_by_person(ward: Services, household: HouseholdId) -> None:
    ward.people.set_way(household, Way.PERSONS)
    ward.consents.give(Subject(household=household), ward.consents.purposes, How.PAPER)


def counts(ward: Services, household: HouseholdId) -> tuple[object, ...]:
    row = ward.households.known(household)
    return row.people, row.smartphones, row.had, row.installed


def connection(ward: Services) -> Connection:
    return connection_of(ward)
