"""One list that two laptops placed in different hamlets, or that two communes loaded, is asked about once."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.application.services import Services
from core.base.errors import UserError
from core.figures.place_words import place_words
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
    assert marks(province) == {"32059": ["shared_list"], "32062": ["shared_list"]}
    rows = province.province.figures.table().rows
    assert "danh sách trùng với đơn vị khác (40 hộ)" in place_words(rows[0].standing)
    assert there.imports is not None
    there.imports.undo(there.imports.runs()[0].id)
    ward.send(there, province)
    assert province.list_places.of_two_units() == []
    assert marks(province) == {"32059": []}


def test_a_file_that_was_taken_back_leaves_no_mark_on_either_commune(ward: Ward, tmp_path: Path) -> None:
    file = text_file(tmp_path / "a.csv", ward_list(ROWS), HEADERS)
    here, there = ward.make("here"), ward.make("there", "32062")
    province = ward.make("province", "96")
    sent = []
    for laptop in (here, there):
        load(laptop, file, hamlet="Ấp 1")
        sent.append(ward.send(laptop, province).batch)
    both = {"32059": ["shared_list"], "32062": ["shared_list"]}
    assert marks(province) == both
    assert sent[1] is not None
    province.batches.undo(sent[1])
    assert marks(province) == {"32059": []}
    province.batches.redo(sent[1])
    assert marks(province) == both


def test_an_officer_who_looked_gives_the_place_back_to_the_commune_whose_list_it_is(
    ward: Ward, tmp_path: Path
) -> None:
    file = text_file(tmp_path / "a.csv", ward_list(ROWS), HEADERS)
    province = ward.make("province", "96")
    for unit in ("32059", "32062"):
        laptop = ward.make(unit, unit)
        load(laptop, file, hamlet="Ấp 1")
        ward.send(laptop, province)
    own = province.province.figures.table().rows[0].unit
    province.province.looks.look(own, name="Lê Văn Tám", reason="Đã gọi: danh sách của xã này")
    assert marks(province) == {"32059": [], "32062": ["shared_list"]}


def marks(province: Services) -> dict[str, list[str]]:
    """The open marks of each commune with households."""
    return {
        row.unit.code: [mark.kind.value for mark in row.standing.open_marks]
        for row in province.province.figures.table().rows
    }
