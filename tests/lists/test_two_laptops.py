"""One list on two laptops: the province sees each household once, without a question."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from core.application.services import Services
from core.households.desk import NewHousehold
from core.records.results import Result
from core.records.visit import VisitEntry
from core.sync.manifest import Profile
from tests.lists.wards import HEADERS, Cells, Ward, households, load, text_file, ward_list, workbook

OTHER_FORMS: dict[str, Callable[[Path, Cells], Path]] = {
    "the same file": lambda path, rows: workbook(path / "b.xlsx", rows),
    "sorted otherwise and numbered again": lambda path, rows: workbook(
        path / "Danh sách cũ.xlsx",
        [[number, *row[1:]] for number, row in enumerate(sorted(rows, key=lambda row: str(row[1])), 1)],
    ),
    "columns moved": lambda path, rows: workbook(path / "b.xlsx", [row[::-1] for row in rows], HEADERS[::-1]),
    "saved as CSV": lambda path, rows: text_file(path / "b.csv", rows),
}


def visit(laptop: Services, number: int) -> None:
    row = households(laptop)[number]
    laptop.visits.record(
        VisitEntry(
            household=row.id,
            at=laptop.clock.now(),
            result=Result.COMPLETED,
            people=3,
            smartphones=2,
            installed=2,
        )
    )


@pytest.mark.parametrize("form", OTHER_FORMS)
def test_a_list_on_two_laptops_is_392_households_at_the_province_not_783(
    ward: Ward, tmp_path: Path, form: str
) -> None:
    rows = ward_list()
    first, second, province = ward.make("first"), ward.make("second"), ward.make("province", "96")
    load(first, workbook(tmp_path / "a.xlsx", rows))
    load(second, OTHER_FORMS[form](tmp_path, rows), hamlet="Ấp 1")
    first.households.add(NewHousehold(name="Trần Thị Mới", hamlet="Ấp 1"))
    visit(first, 7)
    for laptop in (first, second):
        ward.send(laptop, province)
    assert len(households(province)) == 392
    assert_quiet(province)


def assert_quiet(services: Services) -> None:
    decisions = services.decisions
    assert decisions.conflict_count() == 0
    assert not decisions.conflicts(10)
    assert not decisions.soft_conflicts(10)
    assert not services.quality.review().households


def test_full_files_between_the_laptops_are_no_conflict(ward: Ward, tmp_path: Path) -> None:
    rows = ward_list(60)
    first, second = ward.make("first"), ward.make("second")
    load(first, workbook(tmp_path / "a.xlsx", rows))
    load(second, text_file(tmp_path / "b.csv", rows), hamlet="Ấp 1")
    ward.send(first, second, Profile.FULL)
    ward.send(second, first, Profile.FULL)
    for laptop in (first, second):
        assert len(households(laptop)) == 60
        assert_quiet(laptop)
    assert [row.id for row in households(first)] == [row.id for row in households(second)]
