"""An undone import closes what no other laptop added too, in any order of arrival; loading again reopens."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from core.application.services import Services
from core.sync.desk import NewKeys
from core.sync.manifest import Profile
from tests.lists.wards import Ward, households, load, text_file, ward_list, workbook

ROWS = 40


def undo(laptop: Services) -> tuple[int, int]:
    assert laptop.imports is not None
    return laptop.imports.undo(laptop.imports.runs()[0].id).value


@pytest.fixture
def laptops(ward: Ward, tmp_path: Path) -> tuple[Services, Services, Services]:
    rows = ward_list(ROWS)
    first, second, province = ward.make("first"), ward.make("second"), ward.make("province", "96")
    load(first, workbook(tmp_path / "a.xlsx", rows))
    load(second, text_file(tmp_path / "b.csv", rows), hamlet="Ấp 1")
    return first, second, province


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
def test_what_another_laptop_added_too_stays_open_in_any_order(
    ward: Ward, laptops: tuple[Services, Services, Services], order: tuple[int, ...]
) -> None:
    first, second, province = laptops
    keys = province.batches.own_keys()
    stick = ward.folder / "stick"
    stick.mkdir()
    files = [first.batches.export(keys, stick / "1", Profile.PSEUDONYMOUS).value.files[0]]
    assert undo(first) == (ROWS, 0)
    files.append(first.batches.export(keys, stick / "2", Profile.PSEUDONYMOUS).value.files[0])
    files.append(second.batches.export(keys, stick / "3", Profile.PSEUDONYMOUS).value.files[0])
    for place in order:
        province.batches.receive([files[place]], new_keys=NewKeys.TRUST)
    assert len(households(province)) == ROWS
    assert undo(second) == (ROWS, 0)
    ward.send(second, province)
    assert len(households(province)) == 0
    assert load(first, ward.folder / "a.xlsx") == ROWS
    ward.send(first, province)
    assert len(households(province)) == ROWS


def test_the_laptop_that_undid_holds_the_list_again_once_it_loads_it(
    ward: Ward, laptops: tuple[Services, Services, Services]
) -> None:
    first, second, province = laptops
    ward.send(second, first, Profile.FULL)
    assert undo(first) == (0, ROWS)
    assert len(households(first)) == ROWS
    load(first, ward.folder / "a.xlsx")
    ward.send(first, second, Profile.FULL)
    assert undo(second) == (0, ROWS)
    for laptop in (first, second):
        ward.send(laptop, province)
    assert len(households(province)) == len(households(second)) == ROWS


def test_a_file_taken_back_leaves_what_this_laptop_added(
    ward: Ward, laptops: tuple[Services, Services, Services]
) -> None:
    first, second, _ = laptops
    received = ward.send(second, first, Profile.FULL)
    before = [(row.id, row.hamlet, row.roster_people) for row in households(first)]
    assert received.batch is not None
    first.batches.undo(received.batch)
    assert [(row.id, row.hamlet, row.roster_people) for row in households(first)] == before
    assert len(before) == ROWS


def test_a_laptop_that_only_recognised_the_list_has_it_too(ward: Ward, tmp_path: Path) -> None:
    rows = ward_list(ROWS)
    first, second, province = ward.make("first"), ward.make("second"), ward.make("province", "96")
    load(first, workbook(tmp_path / "a.xlsx", rows))
    ward.send(first, second, Profile.FULL)
    assert load(second, text_file(tmp_path / "b.csv", rows[::-1]), hamlet="Ấp 1") == 0
    assert load(second, tmp_path / "b.csv", hamlet="Ấp 1") == 0
    assert second.imports is not None
    assert len(second.imports.runs()) == 1
    ward.send(second, first, Profile.FULL)
    assert undo(first) == (0, ROWS)
    for laptop in (first, second):
        ward.send(laptop, province)
    assert len(households(first)) == len(households(province)) == ROWS
    assert undo(second) == (0, ROWS)
    ward.send(second, province)
    assert len(households(province)) == 0
