"""Finding, climbing, following and searching, and what a unit key refuses."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from core.base.errors import UserError
from core.base.text import sort_key
from core.units.catalogue import Catalogue
from core.units.merging import bundled_catalogue, catalogue_with
from core.units.models import Level, UnitKey

OLD = date(2020, 1, 1)
LETTERS = date(2020, 9, 10)
NEW = date(2025, 7, 1)
TODAY = date(2026, 11, 24)
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return bundled_catalogue()


def test_an_unknown_code_is_refused(catalogue: Catalogue) -> None:
    with pytest.raises(UserError) as caught:
        catalogue.find("99999", TODAY)
    assert caught.value.code == "unit.unknown"
    with pytest.raises(UserError) as caught:
        catalogue.get(UnitKey("32014", date(2021, 1, 1)))
    assert caught.value.code == "unit.unknown"


def test_a_code_that_was_not_in_force_on_the_day_is_refused(catalogue: Catalogue) -> None:
    with pytest.raises(UserError) as caught:
        catalogue.find("964", TODAY)
    assert caught.value.code == "unit.not_in_force"
    assert caught.value.params == {"unit": "964", "on": "24/11/2026"}


def test_the_default_structure_is_the_one_at_the_start_of_the_campaign(catalogue: Catalogue) -> None:
    assert catalogue.locate("32032", valid_from=None, start=LETTERS).name == "Xã Lý Văn Lâm"
    assert catalogue.locate("96", valid_from=None, start=LETTERS).key == UnitKey("96", OLD)
    assert catalogue.locate("96", valid_from=NEW, start=LETTERS).key == UnitKey("96", NEW)
    assert catalogue.locate("32002", valid_from=date(2025, 1, 1), start=LETTERS).name == "Phường 2"


def test_ancestors_climb_three_tiers_in_2020_and_two_since_2025(catalogue: Catalogue) -> None:
    assert [unit.name for unit in catalogue.ancestors(UnitKey("32032", OLD))] == [
        "Thành phố Cà Mau",
        "Tỉnh Cà Mau",
    ]
    assert [unit.key for unit in catalogue.ancestors(UnitKey("32014", NEW))] == [UnitKey("96", NEW)]
    assert catalogue.parent(UnitKey("96", OLD)) is None


def test_contains_keeps_structures_apart(catalogue: Catalogue) -> None:
    old_province, new_province = UnitKey("96", OLD), UnitKey("96", NEW)
    assert catalogue.contains(old_province, UnitKey("32032", OLD))
    assert catalogue.contains(UnitKey("964", OLD), UnitKey("32032", OLD))
    assert catalogue.contains(new_province, UnitKey("32014", NEW))
    assert catalogue.contains(new_province, new_province)
    assert not catalogue.contains(old_province, UnitKey("32014", NEW))
    assert not catalogue.contains(UnitKey("32014", NEW), new_province)
    assert not catalogue.contains(UnitKey("95", OLD), UnitKey("32032", OLD))


def test_a_commune_stays_below_its_province_when_the_province_is_renamed(catalogue: Catalogue) -> None:
    ward = catalogue.find("26068", TODAY)
    assert ward.valid_from == NEW
    for province in (UnitKey("75", NEW), UnitKey("75", date(2026, 4, 30))):
        assert catalogue.contains(province, ward.key)
    upper, earlier = catalogue.parent(ward.key), catalogue.parent(ward.key, date(2026, 1, 1))
    assert upper is not None
    assert upper.name == "Thành phố Đồng Nai"
    assert earlier is not None
    assert earlier.name == "Tỉnh Đồng Nai"


def test_tracing_a_split_unit_answers_every_part(catalogue: Catalogue) -> None:
    links = catalogue.trace(UnitKey("32122", OLD), TODAY)
    assert [(catalogue.get(link.new).name, link.part) for link in links] == [
        ("Phường Lý Văn Lâm", True),
        ("Xã Trần Văn Thời", True),
        ("Xã Lương Thế Trân", True),
    ]


def test_tracing_to_a_day_in_force_answers_the_unit_itself(catalogue: Catalogue) -> None:
    (link,) = catalogue.trace(UnitKey("32032", OLD), LETTERS)
    assert (link.old, link.new, link.part) == (UnitKey("32032", OLD), UnitKey("32032", OLD), False)


def test_tracing_an_ended_district_answers_nothing(catalogue: Catalogue) -> None:
    assert catalogue.trace(UnitKey("964", OLD), TODAY) == ()


@pytest.mark.parametrize("typed", ["ly van lam", "LÝ VĂN LÂM", "lâm lý", "ly v", "32014"])
def test_search_finds_without_accents_by_beginnings_and_by_code(catalogue: Catalogue, typed: str) -> None:
    names = [unit.name for unit in catalogue.search(typed, TODAY, under=UnitKey("96", NEW))]
    assert names == ["Phường Lý Văn Lâm"]


def test_search_finds_d_with_stroke_and_puts_whole_words_first(catalogue: Catalogue) -> None:
    names = [unit.name for unit in catalogue.search("dat mui", LETTERS)]
    assert names == ["Xã Đất Mũi"]
    found = catalogue.search("ca mau", LETTERS)
    assert [unit.level for unit in found] == [Level.PROVINCE, Level.DISTRICT]


@pytest.mark.parametrize("typed", ["khanh an", "khánh a"])
def test_search_puts_the_words_as_typed_before_another_order(catalogue: Catalogue, typed: str) -> None:
    names = [unit.bare_name for unit in catalogue.search(typed, TODAY)]
    assert names[0] == "Khánh An"
    assert "An Khánh" in names


def test_search_keeps_to_its_limit_and_answers_nothing_to_nothing(catalogue: Catalogue) -> None:
    assert len(catalogue.search("xa", TODAY, limit=7)) == 7
    assert catalogue.search("  ", TODAY) == ()


def test_provinces_stand_in_vietnamese_order(catalogue: Catalogue) -> None:
    names = [unit.bare_name for unit in catalogue.provinces(TODAY)]
    assert len(names) == 34
    assert names[:3] == ["An Giang", "Bắc Ninh", "Cà Mau"]
    assert names.index("Đà Nẵng") < names.index("Gia Lai") < names.index("Vĩnh Long")


def test_wards_with_numbers_stand_in_natural_order(catalogue: Catalogue) -> None:
    names = [unit.name for unit in catalogue.children(UnitKey("964", OLD), LETTERS)]
    assert names[:3] == ["Phường 1", "Phường 2", "Phường 4"]


def test_hamlets_sort_by_number() -> None:
    names = ["Ấp 10", "Khóm 3", "Ấp 2A", "Ấp 2", "Ấp Giá Ngự", "Ấp 3"]
    assert sorted(names, key=sort_key) == ["Ấp 2", "Ấp 2A", "Ấp 3", "Ấp 10", "Ấp Giá Ngự", "Khóm 3"]


def test_importing_the_module_reads_no_file() -> None:
    probe = (
        "from core.units import merging as bundled;"
        "assert bundled.bundled_catalogue.cache_info().currsize == 0;"
        "bundled.bundled_catalogue();"
        "assert bundled.bundled_catalogue.cache_info().currsize == 1"
    )
    subprocess.run([sys.executable, "-c", probe], cwd=ROOT, check=True)


def test_no_added_file_means_the_bundled_catalogue(catalogue: Catalogue) -> None:
    assert catalogue_with(()) is catalogue
