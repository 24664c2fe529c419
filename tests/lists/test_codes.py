"""A household of a list has a code of each laptop; each opens it, none is a conflict."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from core.application.services import Services
from core.events.kinds import HouseholdField
from core.records.household import HouseholdQuery
from core.sync.manifest import Profile
from tests.lists.wards import Ward, households, load, text_file, ward_list, workbook


@pytest.fixture
def laptops(ward: Ward, tmp_path: Path) -> tuple[Services, Services]:
    rows = ward_list(40)
    first, second = ward.make("first"), ward.make("second")
    load(first, workbook(tmp_path / "a.xlsx", rows))
    load(second, text_file(tmp_path / "b.csv", rows[::-1]), hamlet="Ấp 1")
    return first, second


def codes(laptop: Services) -> dict[str, str]:
    return {row.id: row.code for row in households(laptop)}


def found(laptop: Services, text: str) -> list[str]:
    reader = laptop.store.households
    return [row.id for row in reader.rows(reader.numbers(HouseholdQuery(text=text)))]


def test_each_printed_code_opens_its_household_by_code_search_and_sheet(
    ward: Ward, laptops: tuple[Services, Services]
) -> None:
    first, second = laptops
    printed = [codes(first), codes(second)]
    assert set(printed[0]) == set(printed[1])
    ward.send(first, second, Profile.FULL)
    ward.send(second, first, Profile.FULL)
    for laptop in laptops:
        for labels in printed:
            for household, code in labels.items():
                assert laptop.households.find(code) == household
                assert laptop.households.find(f"TN1:{code}") == household
                assert household in found(laptop, code.replace("-", " "))
                assert laptop.households.is_printed_code(code[:3])
        assert codes(first) == codes(laptop)
        assert laptop.decisions.conflict_count() == 0


def test_a_walk_list_printed_before_the_laptops_met_opens_with_its_households(
    ward: Ward, laptops: tuple[Services, Services]
) -> None:
    first, second = laptops
    printed = [codes(first), codes(second)]
    ward.send(first, second, Profile.FULL)
    ward.send(second, first, Profile.FULL)
    for laptop, labels in zip(laptops, printed, strict=True):
        kept = {"hamlet": "Ấp 1", "at": "2026-11-24T08:00:00+07:00", "codes": list(labels.values())[:10]}
        with laptop.store.writing() as writer:
            writer.set_meta("walk_list.WK7-1.1", json.dumps(kept))
        rows = laptop.sheets.open("WK7-1.1-1").rows[:10]
        assert [row.household.id for row in rows if row.household] == list(labels)[:10]


def test_a_correction_at_the_door_stands_against_a_later_load_of_the_old_list(
    ward: Ward, tmp_path: Path
) -> None:
    rows = ward_list(40)
    first, second = ward.make("first"), ward.make("second")
    load(first, workbook(tmp_path / "a.xlsx", rows))
    household = households(first)[0].id
    first.households.set_field(household, HouseholdField.PHONE, "0988777666")
    first.households.set_field(household, HouseholdField.NAME, "Nguyễn Văn Đúng")
    ward.clock.advance(timedelta(hours=1))
    load(second, workbook(tmp_path / "b.xlsx", rows))
    ward.send(first, second, Profile.FULL)
    ward.send(second, first, Profile.FULL)
    for laptop in (first, second):
        row = laptop.store.households.get(household)
        assert row is not None
        assert (row.head, row.phone) == ("Nguyễn Văn Đúng", "0988777666")
        assert laptop.decisions.conflict_count() == 0
        assert not laptop.decisions.soft_conflicts(10)
