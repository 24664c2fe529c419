"""The number of a household in window and on paper is given once and stays."""

from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path

import pytest

from core.application.services import Services
from core.base.clock import FixedClock
from core.base.ids import HouseholdId
from core.events.kinds import HouseholdField
from core.households.desk import NewHousehold
from core.records.household import CloseReason, ReopenReason
from core.sync.manifest import Profile
from storage.db.connection import open_connection
from storage.db.folders import DATABASE_NAME
from storage.keys import keyring
from tests.lists.wards import Ward, households, load, text_file, ward_list, workbook


def numbers(laptop: Services) -> dict[HouseholdId, int]:
    return {row.id: row.list_number for row in households(laptop)}


def add(laptop: Services, name: str, address: str = "") -> HouseholdId:
    new = NewHousehold(name=name, hamlet="Ấp 1", group="3", address=address)
    return laptop.households.add(new).value


@pytest.fixture
def first(ward: Ward, tmp_path: Path) -> Services:
    laptop = ward.make("first")
    load(laptop, workbook(tmp_path / "a.xlsx", ward_list(60)), hamlet="Ấp 1")
    return laptop


def test_a_list_is_numbered_as_it_is_walked(first: Services) -> None:
    assert [row.list_number for row in households(first)] == list(range(1, 61))


def test_a_household_added_between_two_renumbers_nobody(first: Services) -> None:
    before = numbers(first)
    between = add(first, "Trần Thị Mới", "30/6 Lý Bôn")
    after = numbers(first)
    assert {household: after[household] for household in before} == before
    assert after[between] == 61
    order = [row.id for row in households(first)]
    assert 0 < order.index(between) < 60, "walked in its place"


def test_closed_and_reopened_a_household_has_its_number_again(first: Services) -> None:
    chosen = households(first)[20].id
    first.households.close(chosen, CloseReason.VACANT)
    closed = first.households.known(chosen)
    later = add(first, "Lê Văn Sau")
    first.households.reopen(chosen, ReopenReason.CAME_BACK)
    assert (closed.list_number, first.households.known(chosen).list_number) == (0, 21)
    assert first.households.known(later).list_number == 61


def test_the_list_loaded_again_and_undone_and_loaded_again(ward: Ward, tmp_path: Path) -> None:
    laptop = ward.make("one")
    path = workbook(tmp_path / "a.xlsx", ward_list(60))
    load(laptop, path, hamlet="Ấp 1")
    before = numbers(laptop)
    load(laptop, text_file(tmp_path / "again.csv", ward_list(60)), hamlet="Ấp 1")
    assert numbers(laptop) == before
    assert laptop.imports is not None
    laptop.imports.undo(laptop.imports.runs()[0].id)
    assert not households(laptop)
    load(laptop, workbook(tmp_path / "mended.xlsx", ward_list(59)), hamlet="Ấp 1")
    assert sorted(numbers(laptop).values()) == list(range(1, 60)), "a list taken back leaves no hole"


def test_two_laptops_with_one_list_show_the_same_numbers(
    ward: Ward, first: Services, clock: FixedClock, tmp_path: Path
) -> None:
    clock.advance(timedelta(hours=1))
    second = ward.make("second")
    load(second, text_file(tmp_path / "b.csv", ward_list(60)), hamlet="Ấp 1")
    assert numbers(second) == numbers(first)
    mine, theirs = add(first, "Trần Thị Mới", "30/6 Lý Bôn"), add(second, "Lê Văn Sau", "2/6 Lý Bôn")
    before = numbers(first), numbers(second)
    for sender, receiver in ((first, second), (second, first)):
        ward.send(sender, receiver, Profile.FULL)
    for laptop, kept, other in ((first, before[0], theirs), (second, before[1], mine)):
        after = numbers(laptop)
        assert {household: after[household] for household in kept} == kept, "no file changes a number here"
        assert after[other] == 62


def test_a_laptop_that_gets_the_ward_in_a_file_shows_the_numbers_of_the_sender(
    ward: Ward, first: Services, clock: FixedClock, tmp_path: Path
) -> None:
    """Also of households that were moved, corrected, closed or added since, and of a second list."""
    dice = random.Random(4)
    for at in range(8):
        clock.advance(timedelta(minutes=dice.randint(1, 90)))
        rows = households(first)
        chosen = dice.choice(rows)
        match at % 4:
            case 0:
                add(first, f"Lê Văn {at}", f"{dice.randint(1, 60)}/6 Lý Bôn")
            case 1:
                first.walk.move([chosen.id], behind=None, before=rows[0].id)
            case 2:
                first.households.set_field(chosen.id, HouseholdField.ADDRESS, f"{at} hẻm 12")
            case _:
                first.households.close(chosen.id, CloseReason.VACANT)
    clock.advance(timedelta(minutes=1))
    load(first, workbook(tmp_path / "next.xlsx", ward_list(70)), hamlet="Ấp 1")
    add(first, "Phạm Thị Cuối")
    second = ward.make("second")
    ward.send(first, second, Profile.FULL)
    assert numbers(second) == numbers(first)
    assert len(numbers(second)) > 60


def test_of_households_that_are_one_the_smaller_number_stays(first: Services) -> None:
    old, new = households(first)[9].id, add(first, "Trần Thị Mới")
    first.households.merge(old, new)
    shown = numbers(first)
    assert [shown[one] for one in (old, new) if one in shown] == [10]
    reader = first.store.households
    assert reader.numbered(61) == reader.numbered(10), "paper of before still finds it"


OF_VERSION_5 = ("list_number", "resolution_open", "unpublished")


def test_a_file_of_version_4_keeps_the_numbers_that_its_program_showed(first: Services) -> None:
    add(first, "Trần Thị Mới", "30/6 Lý Bôn")
    connection = open_connection(first.info.folder / DATABASE_NAME, keyring.unlock(first.info.folder).raw)
    for table in OF_VERSION_5:
        connection.execute(f"DROP TABLE {table}")
    connection.execute("PRAGMA user_version = 4")
    connection.close()
    first.close()
    again = first.reopen()
    try:
        assert [row.list_number for row in households(again)] == list(range(1, 62))
        before = numbers(again)
        later = add(again, "Lê Văn Sau", "2/6 Lý Bôn")
        assert numbers(again)[later] == 62
        assert {household: numbers(again)[household] for household in before} == before
    finally:
        again.close()


def test_a_copy_that_is_restored_has_the_numbers_of_its_day(first: Services) -> None:
    between = add(first, "Trần Thị Mới", "30/6 Lý Bôn")
    before, copy = numbers(first), first.copies.make("manual").name
    add(first, "Lê Văn Sau", "2/6 Lý Bôn")
    first.copies.restore(copy)
    again = first.reopen()
    try:
        assert numbers(again) == before
        assert before[between] == 61
        later = add(again, "Lê Văn Sau", "2/6 Lý Bôn")
        assert numbers(again)[later] == 62
    finally:
        again.close()
