"""Rows that name their household: new ones in one line, and every row of a sheet from another laptop."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt

from core.application.services import Services
from core.base.clock import VIETNAM
from core.base.errors import UserError
from core.base.ids import household_code
from core.households.desk import NewHousehold
from core.paper_entry.desk import Sheet
from core.paper_entry.names import NamedRow, read_named, text_of_new
from core.records.household import HouseholdQuery, HouseholdRow
from core.records.results import Result
from tests.database import connection_of
from tests.pages_field.conftest import catalogues, dressed, translations
from tests.pages_field.parts import edit, text_of
from tests.paper_entry.conftest import print_list
from tests.paper_entry.test_page import Desk, desk
from tests.ui_kit.hands import CONTROL, press, type_text
from ui.qt.page_ids import PageId

__all__ = ["catalogues", "desk", "dressed", "translations"]
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)

NOON = datetime(2020, 9, 12, 12, 0, tzinfo=VIETNAM)
NEW = "Đặng Thị Hoà, 12/3 Lý Bôn, 1 3 2 2"


def walk(services: Services) -> list[HouseholdRow]:
    reader = services.store.households
    return list(reader.rows(reader.numbers(HouseholdQuery())))


def last_sheet(services: Services) -> Sheet:
    """The second page of a list of 14: four households, six spare rows."""
    return services.sheets.open(f"{print_list(services, limit=14)}-2")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            NEW,
            NamedRow(
                new=NewHousehold(name="Đặng Thị Hoà", hamlet="H", address="12/3 Lý Bôn"), rest="1 3 2 2"
            ),
        ),
        ("Út,, 4", NamedRow(new=NewHousehold(name="Út", hamlet="H"), rest="4")),
        (
            "Út, 5, hẻm 2, Tổ 4, 0912 345 678, 5 17/9",
            NamedRow(
                new=NewHousehold(
                    name="Út", hamlet="H", address="5, hẻm 2", group="Tổ 4", phone="0912 345 678"
                ),
                rest="5 17/9",
            ),
        ),
        ("Út, 12/3 Lý Bôn,", NamedRow(new=NewHousehold(name="Út", hamlet="H", address="12/3 Lý Bôn"))),
        ("", None),
    ],
)
def test_a_new_household_is_read_in_one_line(text: str, read: NamedRow | None) -> None:
    found = read_named(text, hamlet="H")
    assert found == read
    if found is not None and found.new is not None:
        assert read_named(text_of_new(found.new, found.rest), hamlet="H") == found


@pytest.mark.parametrize("text", ["1 3 2 2", "Út", "Út, 12/3", "Út, hẻm 4, 12/3", ", 12/3, 4"])
def test_a_line_that_names_nobody_is_no_household(text: str) -> None:
    with pytest.raises(UserError, match=r"sheet\.named"):
        read_named(text, hamlet="H")


def test_a_new_household_and_its_visit_are_one_act_on_the_disk(services: Services) -> None:
    sheet, before = last_sheet(services), len(walk(services))
    services.sheets.record(sheet, sheet.rows[4], NEW, NOON)
    row = services.sheets.open(sheet.code).rows[4]
    assert row.household is not None
    assert row.visit is not None
    assert (row.household.head, row.household.address, row.household.hamlet) == (
        "Đặng Thị Hoà", "12/3 Lý Bôn", "Khóm 3",
    )  # fmt: skip
    assert (row.visit.installed, row.visit.at, row.text) == (2, NOON, f"{row.household.code} 1 3 2 2")
    assert services.sheets.begun() == []
    services.sheets.record(sheet, row, f"{row.household.code} 1 3 2 1", NOON)
    corrected = services.sheets.open(sheet.code).rows[4]
    assert corrected.visit is not None
    assert (corrected.visit.id, corrected.visit.installed) == (row.visit.id, 1)
    assert len(walk(services)) == before + 1
    services.undo.undo()
    services.undo.undo()
    assert len(walk(services)) == before
    (figures,) = services.store.figures.units()
    assert figures.visited == 0


def test_without_its_visit_no_household_is_added(services: Services) -> None:
    sheet, before = last_sheet(services), len(walk(services))
    connection_of(services).execute(
        "CREATE TEMP TRIGGER cut BEFORE INSERT ON main.sheet_row WHEN new.visit IS NOT NULL"
        " BEGIN SELECT RAISE(ABORT, 'the power is gone'); END"
    )
    with pytest.raises(Exception, match="the power is gone"):
        services.sheets.record(sheet, sheet.rows[4], NEW, NOON)
    with pytest.raises(UserError, match=r"visit\.note_secret"):
        services.sheets.record(sheet, sheet.rows[4], "Út 079123456789, 12/3, 4", NOON)
    with pytest.raises(UserError, match=r"visit\.installed_over_phones"):
        services.sheets.record(sheet, sheet.rows[4], "Út, 12/3, 1 3 2 4", NOON)
    assert len(walk(services)) == before


def test_a_row_of_another_laptop_goes_by_its_code_and_follows_it(services: Services) -> None:
    first, second = walk(services)[:2]
    sheet = services.sheets.open("TN1:WZZ-12.2-3")
    assert (sheet.page, sheet.pages, sheet.of_another_laptop) == (3, 0, True)
    services.sheets.record(sheet, sheet.rows[0], f"tn1:{first.code.lower()} 1 3 2 2", NOON)
    row = services.sheets.open(sheet.code).rows[0]
    assert row.household is not None
    assert row.household.id == first.id
    services.sheets.record(sheet, row, f"{second.code} 1 3 2 2", NOON)
    attempts = {one.id: one.attempts for one in walk(services)}
    assert (attempts[first.id], attempts[second.id]) == (0, 1), "the wrong code was put right"
    with pytest.raises(UserError, match=r"code\.elsewhere"):
        services.sheets.record(sheet, sheet.rows[1], f"{household_code('YY', 7)} 4", NOON)


def test_new_households_are_typed_without_leaving_the_keys(desk: Desk) -> None:
    before = len(walk(desk.services))
    desk.window.go_to_page(PageId.PAPER, f"{desk.number}-2")
    page = desk.page
    desk.keys("12/9", "4", "4", "4", "4")
    assert desk.focus is edit(page, "sheet.row.5")
    edit(page, "sheet.row.5").insert("Đặng Thị Hoà, 12/3")
    press(desk.focus, Qt.Key.Key_Return)
    assert "chưa rõ hộ nào" in text_of(page, "sheet.wrong.5")
    type_text(desk.focus, " , 1 3 2 2")
    assert "Đặng Thị Hoà" in text_of(page, "sheet.reading.5")
    desk.keys("")
    assert desk.focus is edit(page, "sheet.row.6")
    assert page.rows[4].who.text() == "Đặng Thị Hoà"
    assert page.model.state.totals == (5, 3, 2, 2)
    assert len(walk(desk.services)) == before + 1
    edit(page, "sheet.row.6").insert("Đặng Thị Hoà,, 4")
    desk.keys("")
    assert "đã có trong danh sách" in text_of(page, "sheet.wrong.6")
    edit(page, "sheet.row.6").clear()
    press(page, Qt.Key.Key_Z, CONTROL)
    assert len(walk(desk.services)) == before
    assert edit(page, "sheet.row.5").text() == "Đặng Thị Hoà, 12/3, 1 3 2 2"
    assert page.model.state.totals == (4, 0, 0, 0)


def test_a_sheet_of_another_laptop_is_typed_by_scanned_codes(desk: Desk) -> None:
    first, second = walk(desk.services)[:2]
    desk.window.go_to_page(PageId.QUICK)
    desk.keys("TN1:WZZ-12.2-3", "12/9")
    page = desk.page
    assert "in từ máy khác" in page.problem.sentence.text()
    assert page.problem.isVisible()
    desk.keys(f"TN1:{second.code}")
    assert desk.focus is edit(page, "sheet.row.1")
    assert edit(page, "sheet.row.1").text() == f"{second.code} "
    assert second.head in text_of(page, "sheet.reading.1")
    desk.keys("1 1 1 1", f"{first.code} 4")
    results = {row.id: row.last_result for row in walk(desk.services)}
    assert (results[second.id], results[first.id]) == (Result.COMPLETED, Result.NOT_HOME)
    press(page, Qt.Key.Key_PageDown)
    assert page.model.state.sheet is not None
    assert page.model.state.sheet.code == "WZZ-12.2-4"
    assert edit(page, "sheet.day").text() == "12/9"
