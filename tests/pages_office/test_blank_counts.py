"""A count left blank is not 0: in the file to the province, its figures, lists, walk lists and reports."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import FixedClock
from core.base.ids import HouseholdId, IdSource
from core.figures.table import FigureLevel
from core.households.desk import NewHousehold
from core.papers.walk_list import ListNumber, WalkListHead, compose_walk_list
from core.records.household import HouseholdQuery, HouseholdRow
from core.records.results import Result
from core.records.visit import VisitEntry
from core.records.workspace import Language
from core.reports.field_lists import household_list, list_bytes, visit_list
from core.reports.track_words import outreach_text
from core.sync.desk import NewKeys
from core.tracks.models import NewPoint, PlaceKind, Tally
from tests.pages_office.conftest import WARD, OpenOffice, new_workspace
from tests.ui_kit import checks
from ui.qt.i18n import Language as WindowLanguage
from ui.qt.page_ids import PageId
from ui.qt.report.rank_table import RankTable

LEFT = ("Chưa Đến", "Vắng Nhà", "Chỉ Người", "Chỉ Máy", "Không Máy")


def visit(services: Services, household: HouseholdId, result: Result, **counts: int) -> None:
    services.visits.record(
        VisitEntry(household=household, result=result, at=services.clock.now(), **counts)  # type: ignore[arg-type]
    )


def leave_blanks(ward: Services) -> None:
    """Add five households, each with another count left blank; the last has no smartphone, which is a 0."""
    ids = [ward.households.add(NewHousehold(name=name, hamlet="Khóm 1")).value for name in LEFT]
    visit(ward, ids[1], Result.NOT_HOME)
    visit(ward, ids[2], Result.COMPLETED, people=3)
    visit(ward, ids[3], Result.COMPLETED, smartphones=2)
    visit(ward, ids[4], Result.COMPLETED, people=2, smartphones=0)


def rows_of(services: Services) -> list[HouseholdRow]:
    reader = services.store.households
    return list(reader.rows(reader.numbers(HouseholdQuery())))


def test_a_blank_stays_blank_from_the_door_to_the_figures(
    ward: Services, province: Services, tmp_path: Path
) -> None:
    leave_blanks(ward)
    codes = {row.head: row.code for row in rows_of(ward) if row.head in LEFT}
    exported = ward.batches.export(province.batches.own_keys(), tmp_path).value
    province.batches.receive(exported.files, new_keys=NewKeys.TRUST)
    for services in (ward, province):
        found = {row.code: row for row in rows_of(services)}
        counts = [
            (found[codes[name]].people, found[codes[name]].smartphones, found[codes[name]].known_installed)
            for name in LEFT
        ]
        assert counts == [(None, None, None), (None, None, None), (3, None, None), (None, 2, None), (2, 0, 0)]
        (stated,) = services.store.households.visits(found[codes["Chỉ Máy"]].id)
        assert (stated.people, stated.smartphones, stated.had, stated.installed) == (None, 2, None, None)
    total = province.province.figures.table(FigureLevel.COMMUNE).total.figures
    assert (total.ever, total.ever_visited) == (10, 9)
    assert (total.people_homes, total.people_known) == (7, 16 + 3 + 2)
    assert (total.smartphones_homes, total.smartphones_known) == (7, 12 + 2 + 0)
    assert (total.smartphones_asked, total.people_asked) == (12, 16 + 2), "what no visit stated is not asked"


def test_a_blank_is_an_empty_cell_and_an_empty_line_on_paper(ward: Services) -> None:
    leave_blanks(ward)
    rows = [row for row in rows_of(ward) if row.head in LEFT]
    shown = {row.head: row for row in rows}
    sheet = household_list(rows, {})
    book = load_workbook(io.BytesIO(list_bytes(sheet, title="Hộ", author="Phường 8")))
    table = [[cell.value for cell in line] for line in book.active.iter_rows()]
    at = {one[1]: one[6:9] for one in table if one[1] in LEFT}
    assert at == {
        "Chưa Đến": [None, None, None],
        "Vắng Nhà": [None, None, None],
        "Chỉ Người": [3, None, None],
        "Chỉ Máy": [None, 2, None],
        "Không Máy": [2, 0, 0],
    }
    visits = [one for row in rows for one in ward.store.households.visits(row.id)]
    stated = {
        one["head"]: (one["people"], one["smartphones"], one["installed"], one["had"])
        for one in visit_list(visits, {row.id: row for row in rows}).rows
    }
    assert stated["Vắng Nhà"] == (None, None, None, None)
    assert stated["Chỉ Máy"] == (None, 2, None, None)
    listed = compose_walk_list(
        ward.campaign,
        ward.settings.unit(),
        WalkListHead(place="Khóm 1", walker="", at=ward.clock.now()),
        rows,
        number=ListNumber(number="WK7-12", print=1),
        language=Language.VIETNAMESE,
    )
    known = {row.head: " ".join(row.known) for row in listed.rows}
    assert not any("0" in known[name] for name in LEFT[:4]), known
    assert shown["Không Máy"].known_installed == 0


def test_an_outreach_point_without_a_count_has_no_0_in_the_report(ward: Services) -> None:
    ids = [
        ward.tracks.add_point(NewPoint(kind=PlaceKind.MARKET, place=place, day=date(2020, 9, 14))).value
        for place in ("Chợ Phường 8", "Nhà văn hóa")
    ]
    words = outreach_text(ward.tracks.reader.points())
    assert words == "Trong kỳ có 02 điểm hướng dẫn, chưa ghi số người được hướng dẫn."
    ward.tracks.tally(ids[0], {Tally.GUIDED: 3})
    words = outreach_text(ward.tracks.reader.points())
    assert "đã hướng dẫn 03 người" in words.replace("\u00a0", " ")
    assert "chưa ghi số ở 01 điểm" in words.replace("\u00a0", " ")


@pytest.mark.parametrize("language", Language)
def test_the_report_of_one_household_without_a_count_fits_the_smallest_window(
    open_office: OpenOffice, tmp_path: Path, clock: FixedClock, language: Language
) -> None:
    hamlet = Workspaces(clock=clock, ids=IdSource()).create(tmp_path / "ấp", new_workspace(WARD, "Khóm 1"))
    hamlet.households.add(NewHousehold(name="Võ Kim Loan", hamlet="Khóm 1", group="06"))
    office = open_office(hamlet)
    page = office.open(PageId.REPORT)
    office.window.set_language(WindowLanguage(language.value))
    office.window.resize(1024, 600)
    office.window.set_zoom(150)
    checks.settle(office.window)
    assert checks.sideways(page) == []
    assert checks.cut_texts(page) == []
    (table,) = page.findChildren(RankTable)
    assert table.minimumSizeHint().width() < 600, "a ward has no column of files, so none needs room"
