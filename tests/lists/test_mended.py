"""Rows of an error sheet keep the household of the list that they came from; an erased head stays erased."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from core.application.services import Services
from core.base.errors import UserError
from core.households.desk import NewHousehold
from core.roster.fields import MARK_HEADER
from core.sync.manifest import Profile
from tests.database import connection_of
from tests.lists.wards import Cells, Ward, households, load, text_file, ward_list, workbook
from tests.roster.books import SAMPLES

SPOILT = 5
"""Row of the list without a name."""


def spoilt_list() -> Cells:
    rows = ward_list(60)
    rows[SPOILT][1] = ""
    return rows


def load_spoilt(laptop: Services, path: Path) -> Path:
    assert laptop.imports is not None
    prepared = laptop.imports.prepare([path])
    laptop.imports.apply(prepared)
    return laptop.imports.write_errors(prepared, path.with_name(f"can-xem-lai-{path.stem}.xlsx"))


def mend(sheet: Path, name: str) -> Path:
    """Type the name of the row without one."""
    book = load_workbook(sheet)
    page = book.active
    assert page is not None
    headers = [cell.value for cell in page[1]]
    column = headers.index("Họ và tên chủ hộ") + 1
    rows = [row for row in range(2, page.max_row + 1) if not page.cell(row=row, column=column).value]
    assert len(rows) == 1
    page.cell(row=rows[0], column=column, value=name)
    book.save(sheet)
    return sheet


def test_a_row_mended_on_two_laptops_is_one_household(ward: Ward, tmp_path: Path) -> None:
    first, second, province = ward.make("first"), ward.make("second"), ward.make("province", "96")
    for number, laptop in enumerate((first, second)):
        sheet = load_spoilt(laptop, workbook(tmp_path / f"{number}.xlsx", spoilt_list()))
        assert load(laptop, mend(sheet, "Nguyễn Thị Được" if number else "Nguyễn Thị Đượt")) == 1
        ward.send(laptop, province)
    assert len(households(province)) == 60
    ward.send(first, second, Profile.FULL)
    assert len(households(second)) == 60
    (conflict,) = second.decisions.conflicts(10)
    assert (conflict.field, len(conflict.tips)) == ("name", 2)


def test_a_damaged_or_lost_mark_is_a_row_like_any_other(ward: Ward, tmp_path: Path) -> None:
    laptop = ward.make("first")
    sheet = mend(load_spoilt(laptop, workbook(tmp_path / "a.xlsx", spoilt_list())), "Nguyễn Thị Được")
    book = load_workbook(sheet)
    page = book.active
    assert page is not None
    (column,) = [cell.column for cell in page[1] if cell.value == MARK_HEADER]
    mark = str(page.cell(row=2, column=column).value)
    page.cell(row=2, column=column, value=mark[:-1] + ("0" if mark[-1] != "0" else "1"))
    book.save(sheet)
    assert load(laptop, sheet) == 1
    assert len(households(laptop)) == 60


def test_an_error_sheet_of_another_ward_is_refused(ward: Ward, tmp_path: Path) -> None:
    sheet = load_spoilt(ward.make("first"), workbook(tmp_path / "a.xlsx", spoilt_list()))
    other = ward.make("other", "32062")
    assert other.imports is not None
    with pytest.raises(UserError) as refused:
        other.imports.prepare([mend(sheet, "Nguyễn Thị Được")])
    assert refused.value.code == "roster.other_ward_rows"
    assert not households(other)


def test_a_mark_shows_nothing_of_the_list_but_what_travels_in_public_events(
    ward: Ward, tmp_path: Path
) -> None:
    laptop = ward.make("first")
    sheet = mend(load_spoilt(laptop, workbook(tmp_path / "a.xlsx", spoilt_list())), "Nguyễn Thị Được")
    page = load_workbook(sheet).active
    assert page is not None
    mark = str(page.cell(row=2, column=page.max_column).value).split(".")
    load(laptop, sheet)
    lines = laptop.store.connection.execute("SELECT line FROM event WHERE kind = 'household.added'")  # type: ignore[attr-defined]
    said = b"".join(bytes(line) for (line,) in lines).decode()
    assert mark[3] in said
    assert mark[4] in said.replace("-", "")


@pytest.mark.parametrize("households_of_list", [60, 20])
def test_an_erased_head_is_not_added_again_nor_named_by_the_same_list(
    ward: Ward, tmp_path: Path, households_of_list: int
) -> None:
    rows = ward_list(households_of_list)
    laptop = ward.make("first")
    load(laptop, workbook(tmp_path / "a.xlsx", rows))
    erased = households(laptop)[3]
    laptop.people.erase_head(erased.id)
    assert load(laptop, text_file(tmp_path / "b.csv", rows), "Ấp 1") == 0
    after = {row.id: row for row in households(laptop)}
    assert len(after) == households_of_list
    assert after[erased.id].phone == ""
    assert erased.head not in {after[erased.id].head}


def test_an_erased_head_is_not_named_by_the_list_of_next_month(ward: Ward, tmp_path: Path) -> None:
    """Only the name and the hamlet distinguish the rows of this list."""
    headers = ("STT", "Họ và tên", "Số nhân khẩu")
    rows = [[row[0], f"{row[1]} {row[0]}", row[5]] for row in ward_list(40)]
    laptop, second = ward.make("first"), ward.make("second")
    load(laptop, workbook(tmp_path / "a.xlsx", rows, headers))
    ward.send(laptop, second, Profile.FULL)
    erased = next(row for row in households(laptop) if row.head.endswith(" 4"))
    laptop.people.erase_head(erased.id)
    ward.send(laptop, second, Profile.FULL)
    rows[20][1] = "Trần Thị Thay"
    for services in (laptop, second):
        load(services, workbook(tmp_path / "b.xlsx", rows, headers))
        assert erased.head not in {row.head for row in households(services)}
        assert len(households(services)) == 41


def test_a_list_in_two_hamlets_is_refused_until_the_first_import_is_undone(
    ward: Ward, tmp_path: Path
) -> None:
    laptop = ward.make("first")
    assert laptop.imports is not None
    path = text_file(tmp_path / "a.csv", ward_list(40))
    load(laptop, path, "Ấp 1")
    before = [(row.id, row.hamlet) for row in households(laptop)]
    with pytest.raises(UserError) as refused:
        laptop.imports.prepare([path], hamlet="Ấp 2")
    assert refused.value.code == "roster.two_hamlets"
    assert [(row.id, row.hamlet) for row in households(laptop)] == before
    laptop.imports.undo(laptop.imports.runs()[0].id)
    assert load(laptop, path, "Ấp 2") == 40
    assert {row.hamlet for row in households(laptop)} == {"Ấp 2"}


def test_a_list_from_the_other_laptop_in_another_hamlet_is_refused(ward: Ward, tmp_path: Path) -> None:
    first, second = ward.make("first"), ward.make("second")
    rows = ward_list(40)
    load(first, text_file(tmp_path / "a.csv", rows), "Ấp 1")
    ward.send(first, second)
    assert second.imports is not None
    with pytest.raises(UserError) as refused:
        second.imports.prepare([text_file(tmp_path / "b.csv", rows)], hamlet="Ấp 2")
    assert refused.value.code == "roster.two_hamlets"


def test_a_list_whose_households_came_without_names_fills_them(ward: Ward, tmp_path: Path) -> None:
    first, second = ward.make("first"), ward.make("second")
    rows = ward_list(40)
    load(first, workbook(tmp_path / "a.xlsx", rows))
    ward.send(first, second)
    assert {row.head for row in households(second)} != {str(row[1]) for row in rows}
    assert load(second, workbook(tmp_path / "b.xlsx", rows)) == 0
    assert sorted(row.head for row in households(second)) == sorted(str(row[1]) for row in rows)


def test_a_list_of_five_rows_loads_with_random_ids_and_pairs_on_its_own_laptop(
    ward: Ward, tmp_path: Path
) -> None:
    laptop = ward.make("first")
    rows = ward_list(5)
    assert load(laptop, workbook(tmp_path / "a.xlsx", rows)) == 5
    assert not connection_of(laptop).execute("SELECT 1 FROM household_adding WHERE list NOT NULL").fetchall()
    assert load(laptop, text_file(tmp_path / "b.csv", rows), "Ấp 1") == 0
    assert len(households(laptop)) == 5


def test_one_list_chosen_twice_is_read_once(ward: Ward, tmp_path: Path) -> None:
    laptop = ward.make("first")
    assert laptop.imports is not None
    rows = ward_list(40)
    files = [workbook(tmp_path / "a.xlsx", rows), text_file(tmp_path / "b.csv", rows)]
    prepared = laptop.imports.prepare(files, hamlet="Ấp 1")
    assert prepared.plan.counts.new == 40
    assert "same_file" in {concern.code.value for concern in prepared.plan.concerns}


def test_a_list_loaded_by_an_older_program_stays_as_it_is(ward: Ward, tmp_path: Path) -> None:
    """Its households have random ids: rows are paired with them before any id of the list is used."""
    laptop = ward.make("first")
    rows = ward_list(40)
    made = [
        laptop.households.add(
            NewHousehold(
                name=str(row[1]), hamlet="Ấp 1", group=str(row[2])[3:], address=str(row[3]),
                phone=f"0{row[4]}" if row[4] else "",
            )
        ).value
        for row in rows
    ]  # fmt: skip
    assert load(laptop, workbook(tmp_path / "a.xlsx", rows)) == 0
    assert sorted(row.id for row in households(laptop)) == sorted(made)


def test_a_list_in_the_wrong_ward_is_told_before_anything_is_written(ward: Ward, tmp_path: Path) -> None:
    other = ward.make("other", "32062")
    assert other.imports is not None
    prepared = other.imports.prepare([SAMPLES / "ds-ho-ap-1-xa-khanh-an.xlsx"])
    with pytest.raises(UserError) as refused:
        other.imports.check_unit(prepared)
    assert refused.value.code == "roster.other_unit"
    assert not households(other)
    own = ward.make("own")
    assert own.imports is not None
    own.imports.check_unit(own.imports.prepare([SAMPLES / "ds-ho-ap-1-xa-khanh-an.xlsx"]))


def test_a_list_in_the_wrong_ward_without_a_title_is_told_by_its_addresses(
    ward: Ward, tmp_path: Path
) -> None:
    own, other = ward.make("own"), ward.make("other", "32062")
    rows = ward_list(40)
    name = own.info.unit_name
    for at, row in enumerate(rows):
        row[3] = f"{at}/5 Lý Bôn, {name}" if at < 25 else row[3]
    path = text_file(tmp_path / "a.csv", rows)
    assert own.imports is not None
    assert other.imports is not None
    own.imports.check_unit(own.imports.prepare([path], hamlet="Ấp 1"))
    prepared = other.imports.prepare([path], hamlet="Ấp 1")
    with pytest.raises(UserError) as refused:
        other.imports.check_unit(prepared)
    assert (refused.value.code, refused.value.params["found"]) == ("roster.other_unit", name)
    for at, row in enumerate(rows):
        row[3] = f"{at}/5 Lý Bôn" if at > 10 else row[3]
    path = text_file(tmp_path / "b.csv", rows)
    other.imports.check_unit(other.imports.prepare([path], hamlet="Ấp 1"))


def test_a_list_titled_by_a_former_commune_is_of_this_ward(ward: Ward, tmp_path: Path) -> None:
    laptop = ward.make("own")
    assert laptop.imports is not None
    catalogue = laptop.catalogue()
    former = [catalogue.get(link.old).name for link in catalogue.predecessors(laptop.info.unit)]
    assert former
    for name in former:
        book = load_workbook(workbook(tmp_path / "a.xlsx", ward_list(40)))
        assert book.active is not None
        book.active["A1"] = f"UBND {name.upper()}"
        book.save(tmp_path / "b.xlsx")
        laptop.imports.check_unit(laptop.imports.prepare([tmp_path / "b.xlsx"]))
