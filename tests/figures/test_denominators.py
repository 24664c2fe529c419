"""Denominators of a province: source and day, closed periods, bad files, units split in 2025."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import FixedClock
from core.base.errors import ExitCode
from tests.figures.books import denominators
from tests.figures.real_workspaces import (
    STRUCTURE_2025,
    clock,
    new,
    province,
    refused,
    send,
    visit,
    ward,
    workspaces,
)

__all__ = ["clock", "province", "ward", "workspaces"]


def test_denominators_stand_beside_each_other_with_source_and_day(
    province: Services, ward: Services, tmp_path: Path
) -> None:
    visit(ward, "Khóm 1", 2)
    send(ward, province, tmp_path)
    file = denominators(
        tmp_path / "mau so.xlsx",
        ("32014", "Dân số", 9000, "Tổng điều tra", "01/04/2019"),
        (32014, "người có điện thoại thông minh", "1", "Sở TT&TT, khảo sát", date(2020, 8, 1), "17h00"),
        (96, "dân số", "1.194.476", "Tổng điều tra", date(2019, 4, 1)),
    )
    loaded = province.province.denominators.load(file).value
    assert loaded.new == 3
    assert province.province.denominators.load(file).value.new == 0
    row = province.province.figures.table().rows[0]
    rates = {rate.denominator_name: rate for rate in row.figures.rates}
    owners = rates["smartphone owners declared"]
    assert (owners.numerator, owners.denominator, owners.is_over, owners.value) == (2, 1, True, 2.0)
    assert (owners.source, owners.denominator_as_of) == ("Sở TT&TT, khảo sát", "2020-08-01T17:00:00+07:00")
    assert rates["inhabitants"].denominator == 9000
    total = {rate.denominator_name: rate for rate in province.province.figures.table().total.figures.rates}
    assert total["inhabitants"].denominator == 1_194_476
    assert "smartphone owners declared" not in total, "not every commune is known"


def test_a_denominator_that_came_after_the_closing_is_in_no_table_of_that_period(
    province: Services, ward: Services, clock: FixedClock, tmp_path: Path
) -> None:
    visit(ward, "Khóm 1", 2)
    send(ward, province, tmp_path)
    desk, figures = province.province.denominators, province.province.figures
    desk.load(denominators(tmp_path / "a.xlsx", (96, "dân số", 1_000_000, "Công an", date(2019, 1, 1))))
    clock.advance(timedelta(days=2))
    province.province.periods.close()
    before = figures.table(period=3)
    clock.advance(timedelta(days=1))
    late = (
        (32014, "dân số", 9000, "Tổng điều tra", date(2019, 4, 1)),
        (96, "dân số", 1_194_476, "Tổng điều tra", date(2019, 4, 1)),
    )
    desk.load(denominators(tmp_path / "b.xlsx", *late))
    assert figures.table(period=3) == before
    live = {rate.denominator_name: rate for rate in figures.table().total.figures.rates}
    assert live["inhabitants"].denominator == 1_194_476


GOOD = ("32014", "Dân số", 9000, "Tổng điều tra", "01/04/2019")


@pytest.mark.parametrize(
    ("code", "rows"),
    [
        ("denominator.zero", (("32014", "Dân số", 0, "Tổng điều tra", "01/04/2019"),)),
        ("denominator.zero", (("32014", "Dân số", -3, "Tổng điều tra", "01/04/2019"),)),
        ("denominator.value", (("32014", "Dân số", "chín nghìn", "Tổng điều tra", "01/04/2019"),)),
        ("denominator.value", (("32014", "Dân số", "16,08", "Tổng điều tra", "01/04/2019"),)),
        ("denominator.future", (("32014", "Dân số", 9000, "Tổng điều tra", "01/04/2039"),)),
        ("denominator.day", (("32014", "Dân số", 9000, "Tổng điều tra", "năm ngoái"),)),
        ("denominator.source", (("32014", "Dân số", 9000, "", "01/04/2019"),)),
        ("denominator.name", (("32014", "số người", 9000, "Tổng điều tra", "01/04/2019"),)),
        ("denominator.unit", (("99999", "Dân số", 9000, "Tổng điều tra", "01/04/2019"),)),
        ("denominator.unit", (("32014", "Dân số", 9000, "Nguồn", "01/04/2019", "", "01/01/1990"),)),
        ("denominator.twice", (("32014", "Số dân", 9100, "Công an", "01/04/2019"),)),
        ("denominator.contradicts", ()),
    ],
)
def test_a_bad_denominator_refuses_the_whole_file(
    province: Services, tmp_path: Path, code: str, rows: tuple[tuple[object, ...], ...]
) -> None:
    desk = province.province.denominators
    if code == "denominator.contradicts":
        desk.load(denominators(tmp_path / "first.xlsx", GOOD))
        file = denominators(tmp_path / "x.xlsx", (*GOOD[:2], 9001, *GOOD[3:]))
    else:
        file = denominators(tmp_path / "x.xlsx", GOOD, *rows)
    before = desk.known()
    refused(code, desk.load, file)
    assert desk.known() == before


def test_a_file_that_is_no_spreadsheet_or_has_no_header_is_told(province: Services, tmp_path: Path) -> None:
    desk = province.province.denominators
    (tmp_path / "x.xlsx").write_bytes(b"not a spreadsheet")
    refused("denominator.unreadable", desk.load, tmp_path / "x.xlsx")
    refused("file.unreadable", desk.load, tmp_path / "none.xlsx")
    refused("denominator.empty", desk.load, denominators(tmp_path / "y.xlsx"))
    refused("denominator.no_header", desk.take, _without_header(tmp_path), "z.xlsx")


def _without_header(folder: Path) -> bytes:
    file = denominators(folder / "z.xlsx", GOOD, header=("a", "b", "c", "d", "e"))
    return file.read_bytes()


def test_a_whole_unit_is_read_in_the_units_of_2025_and_a_split_one_asks(
    province: Services, ward: Services, workspaces: Workspaces, tmp_path: Path
) -> None:
    split = workspaces.create(tmp_path / "p6", new("32017"))
    visit(ward, "Khóm 1", 2)
    visit(split, "Khóm 1", 1)
    visit(split, "Khóm 2", 2)
    desk = province.province.figures
    send(ward, province, tmp_path)
    (row,) = desk.table(structure=STRUCTURE_2025).rows
    assert (row.figures.name, row.figures.installed) == ("Phường Lý Văn Lâm", 2)
    send(split, province, tmp_path)
    split.close()
    error = refused("unit.split_undecided", desk.table, structure=STRUCTURE_2025)
    assert error.exit_code is ExitCode.NEEDS_DECISION
    (waiting,) = desk.undecided(STRUCTURE_2025)
    assert [name for _, name in waiting.hamlets] == ["Khóm 1", "Khóm 2"]
    refused("unit.not_candidate", desk.decide, waiting.commune, "Khóm 1", "32014", STRUCTURE_2025)
    refused("unit.no_hamlet", desk.decide, waiting.commune, "Khóm 9", "32025", STRUCTURE_2025)
    desk.decide(waiting.commune, "KHÓM 1", "32025", STRUCTURE_2025)
    desk.decide(waiting.commune, None, "32041", STRUCTURE_2025)
    found = {row.figures.name: row.figures.installed for row in desk.table(structure=STRUCTURE_2025).rows}
    assert found == {"Phường Lý Văn Lâm": 2, "Phường Tân Thành": 1, "Phường Hòa Thành": 2}
    refused("unit.not_split", desk.decide, ward.info.unit, None, "32025", STRUCTURE_2025)


def test_the_19_splits_of_the_catalogue_all_ask(province: Services) -> None:
    from core.figures.structures import candidates

    catalogue = province.catalogue()
    old = catalogue.communes(province.info.unit, date(2020, 8, 6))
    asking = [unit.code for unit in old if len(candidates(catalogue, unit.key, STRUCTURE_2025)) > 1]
    assert len(asking) == 19
