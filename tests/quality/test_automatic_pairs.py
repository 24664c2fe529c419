"""A pair that the program made one by itself: an answer of a person that did not see it goes before it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from core.application.services import Services
from core.base.clock import FixedClock
from core.base.ids import HouseholdId
from core.records.household import HouseholdQuery
from core.sync.desk import NewKeys
from core.sync.manifest import Profile
from tests.enrolment.offices import Offices, offices
from tests.quality.test_both_ends import door
from tests.quality.test_lists import give, laptops, listed, rows

__all__ = ["laptops"]


@pytest.fixture
def office(tmp_path: Path, clock: FixedClock) -> Iterator[Offices]:
    with offices(tmp_path, clock) as made:
        yield made


def apart(services: Services, pair: tuple[HouseholdId, HouseholdId]) -> bool:
    reader = services.store.households
    return set(pair) <= set(reader.ids(reader.numbers(HouseholdQuery())))


def pair_of(laptops: tuple[Services, Services]) -> tuple[HouseholdId, HouseholdId]:
    """A door that is equal in both lists."""
    one, other = (door(laptop, rows()[0][3]) for laptop in laptops)
    return one, other


@pytest.mark.parametrize("first", [0, 1])
def test_a_person_who_parts_a_pair_is_not_overruled_by_a_laptop_that_merges_it_later(
    office: Offices, laptops: tuple[Services, Services], clock: FixedClock, first: int
) -> None:
    one, other = laptops
    early, pair = office.export(one, other, Profile.FULL), pair_of(laptops)
    give(office, other, one)
    one.households.part(*pair)
    assert apart(one, pair)
    clock.advance(timedelta(hours=1))
    (received,) = office.receive(other, early, new_keys=NewKeys.TRUST)
    assert received.paired == 57, "the other laptop has not seen the answer, and says later that they are one"
    assert not apart(other, pair)
    to_other, to_one = office.export(one, other, Profile.FULL), office.export(other, one, Profile.FULL)
    office.receive(other, to_other, new_keys=NewKeys.TRUST)
    office.receive(one, to_one, new_keys=NewKeys.TRUST)
    province = office.make("province", "96")
    files = [office.export(laptop, province) for laptop in laptops]
    for file in (files[first], files[1 - first]):
        office.receive(province, file, new_keys=NewKeys.TRUST)
    for services in (one, other, province):
        assert apart(services, pair)
    assert listed(one) == listed(other) == listed(province) == 64


def test_a_person_who_merges_after_all_has_the_last_word(
    office: Offices, laptops: tuple[Services, Services]
) -> None:
    one, other = laptops
    pair = pair_of(laptops)
    give(office, other, one)
    one.households.part(*pair)
    assert apart(one, pair)
    one.households.merge(*pair)
    assert not apart(one, pair)
    one.undo.undo()
    assert apart(one, pair)
