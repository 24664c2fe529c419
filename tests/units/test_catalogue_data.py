"""The bundled catalogue against the counts and names of the structures it claims to hold."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from core.units.catalogue import Catalogue
from core.units.merging import bundled_catalogue
from core.units.models import Level, UnitKey, UnitKind

LETTERS = date(2020, 9, 10)
JANUARY_2025 = date(2025, 1, 4)
TWO_TIERS = date(2025, 7, 1)
TODAY = date(2026, 11, 24)
OLD = date(2020, 1, 1)
MERGED = date(2024, 12, 1)

SPLITS = {
    "32122": {"32014", "32095", "32134"},
    "32017": {"32025", "32041"},
    "32020": {"32025", "32041"},
    "32029": {"32025", "32041"},
    "32035": {"32025", "32041"},
    "32048": {"32044", "32047"},
    "32053": {"32044", "32059", "32062"},
    "32056": {"32047", "32062"},
    "32107": {"32095", "32104"},
    "32124": {"32095", "32098"},
    "32142": {"32128", "32137"},
    "32143": {"32128", "32137"},
    "32146": {"32128", "32140"},
    "32141": {"32137", "32140", "32214"},
    "32155": {"32152", "32155"},
    "32191": {"32191", "32201"},
    "32194": {"32191", "32201"},
    "32242": {"32201", "32248"},
    "32245": {"32244", "32248"},
}
DISTRICTS = {
    "954": 10, "956": 9, "957": 8, "958": 8, "959": 10, "960": 11, "961": 8,
    "964": 17, "966": 8, "967": 12, "968": 13, "969": 11, "970": 16, "971": 8, "972": 9, "973": 7,
}  # fmt: skip


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return bundled_catalogue()


@pytest.mark.parametrize("on", [TWO_TIERS, TODAY])
def test_the_country_has_34_provinces_and_3321_communes_in_two_tiers(catalogue: Catalogue, on: date) -> None:
    levels = Counter(unit.level for unit in catalogue.in_force(on))
    assert levels == {Level.PROVINCE: 34, Level.COMMUNE: 3321}


def test_the_present_country_has_13_special_zones(catalogue: Catalogue) -> None:
    kinds = Counter(unit.kind for unit in catalogue.in_force(TODAY))
    assert kinds[UnitKind.SPECIAL_ZONE] == 13
    assert kinds[UnitKind.CITY_CENTRAL] == 7
    assert catalogue.find("22736", TODAY).name_en == "Truong Sa Special Zone"


def test_todays_ca_mau_has_55_communes_and_9_wards(catalogue: Catalogue) -> None:
    province = catalogue.find("96", TODAY)
    assert Counter(unit.kind for unit in catalogue.communes(province.key)) == {
        UnitKind.COMMUNE: 55,
        UnitKind.WARD: 9,
    }


def test_old_ca_mau_of_2020_has_9_districts_and_101_communes(catalogue: Catalogue) -> None:
    province = catalogue.find("96", LETTERS)
    assert len(catalogue.children(province.key, LETTERS)) == 9
    assert Counter(unit.kind for unit in catalogue.communes(province.key, LETTERS)) == {
        UnitKind.COMMUNE: 82,
        UnitKind.WARD: 10,
        UnitKind.TOWNSHIP: 9,
    }


def test_old_ca_mau_of_january_2025_has_100_communes(catalogue: Catalogue) -> None:
    province = catalogue.find("96", JANUARY_2025)
    kinds = Counter(unit.kind for unit in catalogue.communes(province.key, JANUARY_2025))
    assert kinds == {UnitKind.COMMUNE: 82, UnitKind.WARD: 9, UnitKind.TOWNSHIP: 9}


@pytest.mark.parametrize("on", [LETTERS, JANUARY_2025])
def test_old_bac_lieu_has_7_districts_and_64_communes(catalogue: Catalogue, on: date) -> None:
    province = catalogue.find("95", on)
    assert len(catalogue.children(province.key, on)) == 7
    assert len(catalogue.communes(province.key, on)) == 64


@pytest.mark.parametrize(("code", "count"), DISTRICTS.items())
def test_each_district_of_2020_has_its_count(catalogue: Catalogue, code: str, count: int) -> None:
    assert len(catalogue.children(catalogue.find(code, LETTERS).key, LETTERS)) == count


def test_ward_4_and_ward_2_became_one_ward_2_that_carries_the_code_of_ward_4(catalogue: Catalogue) -> None:
    assert catalogue.find("32002", LETTERS).name == "Phường 4"
    assert catalogue.find("32002", JANUARY_2025).name == "Phường 2"
    assert catalogue.find("32002", TODAY).name == "Phường An Xuyên"
    merged = UnitKey("32002", MERGED)
    assert [link.old for link in catalogue.predecessors(merged)] == [
        UnitKey("32002", OLD),
        UnitKey("32011", OLD),
    ]
    assert [link.new for link in catalogue.trace(UnitKey("32011", OLD), TODAY)] == [
        UnitKey("32002", TWO_TIERS)
    ]


def test_exactly_19_old_units_are_split_and_each_part_is_flagged(catalogue: Catalogue) -> None:
    targets: dict[str, set[str]] = {}
    for link in catalogue.links:
        if link.part:
            targets.setdefault(link.old.code, set()).add(link.new.code)
    assert targets == SPLITS
    assert all(len(catalogue.successors(UnitKey(code, OLD))) > 1 for code in SPLITS)


def test_all_164_old_units_lead_to_all_64_new_ones(catalogue: Catalogue) -> None:
    links = [link for link in catalogue.links if link.new.valid_from == TWO_TIERS and len(link.new.code) == 5]
    assert len({link.old for link in links}) == 164
    assert len({link.new for link in links}) == 64


def test_31_of_64_codes_were_given_to_a_unit_of_another_name(catalogue: Catalogue) -> None:
    before = {unit.code: unit for unit in catalogue.in_force(JANUARY_2025)}
    reused = [
        unit
        for unit in catalogue.communes(UnitKey("96", TWO_TIERS))
        if before[unit.code].bare_name != unit.bare_name
    ]
    assert len(reused) == 31


@pytest.mark.parametrize(
    ("old", "bare_name", "holders"),
    [
        ("32044", "U Minh", {"Xã Nguyễn Phích"}),
        ("32230", "Nguyễn Việt Khái", {"Xã Cái Đôi Vàm"}),
        ("32245", "Tân Ân", {"Xã Phan Ngọc Hiển", "Xã Đất Mũi"}),
        ("31876", "Phước Long", {"Xã Vĩnh Phước"}),
        ("31960", "Phong Thạnh", {"Phường Giá Rai"}),
    ],
)
def test_a_name_that_moved_to_other_ground_is_not_followed_by_name(
    catalogue: Catalogue, old: str, bare_name: str, holders: set[str]
) -> None:
    unit = catalogue.find(old, LETTERS)
    assert unit.bare_name == bare_name
    now = {catalogue.get(link.new).name for link in catalogue.trace(unit.key, TODAY)}
    assert now == holders
    assert any(other.bare_name == bare_name for other in catalogue.communes(UnitKey("96", TWO_TIERS)))


def test_codes_are_text_and_keep_their_leading_zeros(catalogue: Catalogue) -> None:
    assert catalogue.find("00004", TODAY).name == "Phường Ba Đình"
    assert catalogue.find("01", TODAY).name_en == "Hanoi City"


def test_dong_nai_is_renamed_from_the_day_it_became_a_central_city(catalogue: Catalogue) -> None:
    assert catalogue.find("75", date(2026, 4, 29)).name == "Tỉnh Đồng Nai"
    assert catalogue.find("75", date(2026, 4, 30)).name == "Thành phố Đồng Nai"
    renamed = [unit for unit in catalogue.units if unit.valid_from == date(2026, 4, 30)]
    assert len([unit for unit in renamed if unit.kind is UnitKind.WARD]) == 10


def test_names_are_written_as_the_decision_of_2025_writes_them(catalogue: Catalogue) -> None:
    assert catalogue.find("32014", TODAY).name == "Phường Lý Văn Lâm"
    assert catalogue.find("32041", TODAY).name == "Phường Hòa Thành"
    assert catalogue.find("32191", LETTERS).name == "Thị trấn Năm Căn"
    assert catalogue.find("32158", LETTERS).name == "Xã Tạ An Khương Đông"
