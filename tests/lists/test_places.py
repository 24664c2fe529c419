"""One list that two laptops placed in different hamlets, or that two communes loaded, is asked about once."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.errors import UserError
from tests.lists.wards import HEADERS, Ward, households, load, text_file, ward_list

ROWS = 40


def test_two_hamlets_typed_for_one_list_are_one_question_that_a_person_answers(
    ward: Ward, tmp_path: Path
) -> None:
    rows = ward_list(ROWS)
    first, second, province = ward.make("first"), ward.make("second"), ward.make("province", "96")
    load(first, text_file(tmp_path / "a.csv", rows), hamlet="Ấp 1")
    load(second, text_file(tmp_path / "b.csv", rows[::-1]), hamlet="Ấp 2")
    ward.send(second, first)
    (asked,) = first.list_places.choices()
    assert (asked.hamlets, len(asked.households)) == (("Ấp 1", "Ấp 2"), ROWS)
    assert {row.hamlet for row in households(first)} == {asked.shown}
    for wrong in ("Ấp 3", ""):
        with pytest.raises(UserError) as refused:
            first.list_places.choose(asked.list, wrong)
        assert refused.value.code == "lists.other_hamlet"
    assert first.list_places.choose(asked.list, "ấp 2").value == ROWS
    assert {row.hamlet for row in households(first)} == {"Ấp 2"}
    assert first.list_places.choices() == []
    for laptop in (first, second):
        ward.send(laptop, province)
    assert province.list_places.choices() == []
    assert {row.hamlet for row in households(province)} == {"Ấp 2"}
    first.undo.undo()
    assert {row.hamlet for row in households(first)} == {asked.shown}


def test_the_province_asks_until_the_ward_has_decided(ward: Ward, tmp_path: Path) -> None:
    rows = ward_list(ROWS)
    first, second, province = ward.make("first"), ward.make("second"), ward.make("province", "96")
    load(first, text_file(tmp_path / "a.csv", rows), hamlet="Ấp 1")
    load(second, text_file(tmp_path / "b.csv", rows), hamlet="Ấp 2")
    for laptop in (first, second):
        ward.send(laptop, province)
    assert [len(one.households) for one in province.list_places.choices()] == [ROWS]
    with pytest.raises(UserError) as refused:
        province.list_places.choose("0123456789abcdef", "Ấp 1")
    assert refused.value.code == "lists.no_hamlet_question"


def test_one_list_in_two_communes_is_seen_by_the_province(ward: Ward, tmp_path: Path) -> None:
    file = text_file(tmp_path / "a.csv", ward_list(ROWS), HEADERS)
    here, there = ward.make("here"), ward.make("there", "32062")
    province = ward.make("province", "96")
    for laptop in (here, there):
        load(laptop, file, hamlet="Ấp 1")
        assert laptop.list_places.of_two_units() == []
        ward.send(laptop, province)
    (found,) = province.list_places.of_two_units()
    assert [(unit.code, count) for unit, count in found.units] == [("32059", ROWS), ("32062", ROWS)]
