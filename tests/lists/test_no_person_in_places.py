"""Hamlet and group leave in files without names: no number and no name of a head stands there."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.errors import UserError
from core.exchange.kinds import EventKind
from core.exchange.manifest import Profile
from core.households.desk import NewHousehold, names_a_person
from core.households.roster.codes import ConcernCode
from core.services import Services
from tests.database import store_of
from tests.lists.wards import Ward, households, workbook

PLACES = (
    "Ấp 1",
    "Khóm 3",
    "Ấp Giá Ngự",
    "Tổ 5",
    "Tổ tự quản số 2",
    "Ấp Nguyễn Huế",
    "Tổ 12-13-14-15",
    "Ấp 19/5",
)
PERSONS = ("Tổ 2 0912 345 678", "Ấp 1 (+84912345678)", "0290 3831 234 Ba", "Trần Văn Ba", "TRAN VAN BA")


@pytest.fixture
def laptop(ward: Ward) -> Services:
    return ward.make("first")


@pytest.mark.parametrize("place", PLACES)
def test_names_of_places_are_written(laptop: Services, place: str) -> None:
    assert not names_a_person(place, "Trần Văn Ba")
    laptop.households.add(NewHousehold(name="Trần Văn Ba", hamlet=place, group=place))


@pytest.mark.parametrize("place", PERSONS)
def test_a_number_or_the_heads_name_is_refused_with_a_sentence(laptop: Services, place: str) -> None:
    with pytest.raises(UserError) as refused:
        laptop.households.add(NewHousehold(name="Trần Văn Ba", hamlet="Ấp 1", group=place))
    assert refused.value.code == "household.place_person"
    assert not households(laptop)


@pytest.mark.parametrize("text", ["Tổ 2 0912 345 678", "TRAN VAN BA"])
def test_what_an_earlier_program_wrote_is_told_before_a_file_without_names_leaves(
    ward: Ward, tmp_path: Path, text: str
) -> None:
    laptop, province = ward.make("first"), ward.make("province", "96")
    for name in ("Trần Văn Ba", "Trần Văn Tư"):
        laptop.households.add(NewHousehold(name=name, hamlet="Ấp 1", group="2"))
    row = next(one for one in households(laptop) if one.head == "Trần Văn Ba")
    payload = {"household": row.id, "field": "group", "value": text, "base": []}
    with store_of(laptop).writing() as unit:
        unit.record(EventKind.HOUSEHOLD_FIELD, payload)
    keys = province.batches.own_keys()
    assert laptop.batches.export(keys, tmp_path).value.named == (row.code,)
    assert laptop.batches.export(keys, tmp_path, Profile.FULL).value.named == ()


def test_a_list_leaves_them_out_and_counts_them(laptop: Services, tmp_path: Path) -> None:
    rows = [[n, f"Lê Văn {n}a", f"Tổ {n}", "", "", 3, 1970] for n in range(1, 5)]
    rows[0][2], rows[1][2] = "Tổ 1 0912345678", "Lê Văn 2a"
    assert laptop.imports is not None
    prepared = laptop.imports.prepare([workbook(tmp_path / "a.xlsx", rows)])
    laptop.imports.apply(prepared)
    (left_out,) = [one for one in prepared.plan.concerns if one.code is ConcernCode.PLACES_LEFT_OUT]
    assert left_out.count == 2
    assert sorted(row.group for row in households(laptop)) == ["", "", "3", "4"]
