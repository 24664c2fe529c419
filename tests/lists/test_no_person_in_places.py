"""Hamlet and group are exported in files without names: they contain no number and no name of a head."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.application.services import Services
from core.base.errors import UserError
from core.base.ids import HouseholdId
from core.events.kinds import EventKind, HouseholdField
from core.households.desk import NewHousehold, add_household, names_a_person
from core.records.results import Result
from core.records.visit import VisitEntry
from core.roster.codes import ConcernCode
from core.sync.manifest import Profile
from tests.database import connection_of, store_of
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


@pytest.fixture
def province(ward: Ward) -> Services:
    return ward.make("province", "96")


def written_before(laptop: Services, name: str, place: str) -> HouseholdId:
    """A household as an earlier program wrote it, with one visit; only later ones refuse such a place."""
    with store_of(laptop).writing() as unit:
        added = {"hamlet": place, "group": "2", "order": 7, "roster_people": 4}
        fields: dict[HouseholdField, str | None] = {HouseholdField.NAME: name}
        household = add_household(unit, laptop.info.unit, added=added, fields=fields)
    laptop.visits.record(
        VisitEntry(
            household=household, result=Result.COMPLETED, at=laptop.clock.now(), smartphones=2, installed=1
        )
    )
    return household


def set_place(laptop: Services, household: HouseholdId, field: str, text: str) -> None:
    with store_of(laptop).writing() as unit:
        unit.record(
            EventKind.HOUSEHOLD_FIELD, {"household": household, "field": field, "value": text, "base": []}
        )


def said(services: Services) -> str:
    """Return the text of all lines of a workspace."""
    rows = connection_of(services).execute("SELECT CAST(line AS TEXT) FROM event")
    return "\n".join(line for (line,) in rows)


def code_of(laptop: Services, head: str) -> str:
    return next(row.code for row in households(laptop) if row.head == head)


@pytest.mark.parametrize("text", ["Tổ 2 0912 345 678", "TRAN VAN BA"])
def test_what_an_earlier_program_changed_stays_in_the_ward(ward: Ward, province: Services, text: str) -> None:
    """The file leaves without that line; the group is what it was."""
    laptop = ward.make("first")
    for name in ("Trần Văn Ba", "Trần Văn Tư"):
        laptop.households.add(NewHousehold(name=name, hamlet="Ấp 1", group="2"))
    row = next(one for one in households(laptop) if one.head == "Trần Văn Ba")
    set_place(laptop, row.id, "group", text)
    keys = province.batches.own_keys()
    exported = laptop.batches.export(keys, ward.folder / "out").value
    assert exported.named == (row.code,)
    assert laptop.batches.export(keys, ward.folder / "out", Profile.FULL).value.named == ()
    ward.send(laptop, province)
    assert text not in said(province)
    assert [one.group for one in households(province)] == ["2", "2"]


@pytest.mark.parametrize("text", ["Tổ 2 0912 345 678", "TRAN VAN BA"])
def test_a_household_added_by_an_earlier_program_counts_at_the_province_without_it(
    ward: Ward, province: Services, text: str
) -> None:
    """Its adding is recorded again without the text: the household and its visit are in the figures."""
    laptop = ward.make("first")
    household = written_before(laptop, "Trần Văn Ba", text)
    exported = laptop.batches.export(province.batches.own_keys(), ward.folder / "out").value
    assert exported.named == (code_of(laptop, "Trần Văn Ba"),)
    ward.send(laptop, province)
    assert text not in said(province)
    (unit,) = province.store.figures.units()
    assert (unit.listed, unit.visited, unit.installed, unit.roster_people) == (1, 1, 1, 4)
    assert [(one.id, one.hamlet, one.group) for one in households(province)] == [(household, "", "2")]
    assert [(one.id, one.hamlet, one.group) for one in households(laptop)] == [(household, text, "2")]
    lines = said(laptop).count('"household.added"')
    ward.send(laptop, province)
    assert said(laptop).count('"household.added"') == lines == 2


def test_a_place_that_was_set_right_reaches_the_province_and_nobody_is_told_again(
    ward: Ward, province: Services
) -> None:
    laptop = ward.make("first")
    household = written_before(laptop, "Trần Văn Ba", "Ấp 1 0912345678")
    ward.send(laptop, province)
    laptop.households.set_field(household, HouseholdField.HAMLET, "Ấp 1")
    exported = laptop.batches.export(province.batches.own_keys(), ward.folder / "out").value
    assert exported.named == ()
    ward.send(laptop, province)
    assert "0912345678" not in said(province)
    assert [(one.hamlet, one.group) for one in households(province)] == [("Ấp 1", "2")]


def test_who_passes_lines_on_leaves_it_out_too_and_its_machine_is_believed(
    ward: Ward, province: Services
) -> None:
    """A second laptop of the ward has it with the names, and sends for both; nothing waits for a proof."""
    first, second = ward.make("first"), ward.make("second")
    written_before(first, "Trần Văn Ba", "0912345678 Ba")
    first.households.add(NewHousehold(name="Trần Văn Tư", hamlet="Ấp 1", group="2"))
    ward.send(first, second, Profile.FULL)
    ward.send(second, province)
    assert "0912345678" not in said(province)
    (unit,) = province.store.figures.units()
    assert (unit.listed, unit.visited) == (2, 1)
    ward.send(first, province)
    assert "0912345678" not in said(province)
    assert connection_of(province).execute("SELECT 1 FROM judgement").fetchone() is None
    (unit,) = province.store.figures.units()
    assert (unit.listed, unit.visited) == (2, 1)


def test_a_list_leaves_them_out_and_counts_them(laptop: Services, tmp_path: Path) -> None:
    rows = [[n, f"Lê Văn {n}a", f"Tổ {n}", "", "", 3, 1970] for n in range(1, 5)]
    rows[0][2], rows[1][2] = "Tổ 1 0912345678", "Lê Văn 2a"
    assert laptop.imports is not None
    prepared = laptop.imports.prepare([workbook(tmp_path / "a.xlsx", rows)])
    laptop.imports.apply(prepared)
    (left_out,) = [one for one in prepared.plan.concerns if one.code is ConcernCode.PLACES_LEFT_OUT]
    assert left_out.count == 2
    assert sorted(row.group for row in households(laptop)) == ["", "", "3", "4"]
