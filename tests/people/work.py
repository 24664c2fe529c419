"""Helpers of tests of people: a household recorded person by person, its counts, its database."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from core.application.services import Services
from core.base.ids import HouseholdId
from core.records.consent import How, Subject
from core.records.person import Way
from core.sync.manifest import Profile
from storage.db.connection import Connection
from storage.sync.format.batch_file import open_container
from tests.database import batches_of, connection_of

TODAY = date(2026, 11, 24)


def person_by_person(ward: Services, household: HouseholdId) -> None:
    ward.people.set_way(household, Way.PERSONS)
    ward.consents.give(Subject(household=household), ward.consents.purposes, How.PAPER)


def counts(ward: Services, household: HouseholdId) -> tuple[object, ...]:
    row = ward.households.known(household)
    return row.people, row.smartphones, row.had, row.installed


def connection(ward: Services) -> Connection:
    return connection_of(ward)


def sent(ward: Services, profile: Profile, folder: Path) -> tuple[bytes, int]:
    """The lines of a file that the ward would send, and how many events it withholds."""
    keeper = batches_of(ward)  # the file is addressed to the ward itself
    exported = keeper.write(ward.batches.own_keys(), profile, folder, everything=True)
    opened = open_container(exported.files[0].read_bytes(), [keeper.keys.identity])
    return b"\n".join(opened.lines()), exported.withheld
