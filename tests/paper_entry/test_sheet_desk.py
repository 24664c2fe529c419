"""A printed sheet is opened by its code, of any print, and typed in row by row."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from core.application.services import Services
from core.base.clock import VIETNAM, FixedClock
from core.base.errors import UserError
from core.base.ids import household_code
from core.households.desk import NewHousehold
from core.paper_entry.desk import RowSaid, Sheet, totals_of
from core.paper_entry.sheet_code import page_code
from core.papers.walk_list import ListNumber
from core.records.household import HouseholdQuery
from core.records.results import Result
from core.records.visit import VisitEntry
from tests.database import connection_of
from tests.paper_entry.conftest import print_list
from tests.quality.conftest import workspaces

NOON = datetime(2020, 9, 12, 12, 0, tzinfo=VIETNAM)


@pytest.fixture
def number(services: Services) -> str:
    """Of a block with which no joined code of a sheet is a household's, as with `C8` (`WC8111`)."""
    connection_of(services).execute("UPDATE meta SET value = 'K7' WHERE key = 'code_block'")
    return print_list(services, limit=14)


@pytest.fixture
def sheet(services: Services, number: str) -> Sheet:
    return services.sheets.open(f"TN1:{number}-1")


def again(services: Services, sheet: Sheet) -> Sheet:
    return services.sheets.open(sheet.code)


def test_a_sheet_shows_its_rows_in_the_order_of_the_paper(services: Services, sheet: Sheet) -> None:
    reader = services.store.households
    walk = reader.rows(reader.numbers(HouseholdQuery(limit=14)))
    assert [row.household for row in sheet.rows] == list(walk[:10])
    second = services.sheets.open(f"{sheet.code[:-1]}2")
    assert [row.household for row in second.rows] == [*walk[10:], *[None] * 6]
    assert (second.page, second.pages, second.hamlet) == (2, 2, "Khóm 3")


def test_an_older_print_keeps_its_order(services: Services, number: str) -> None:
    first = services.sheets.open(f"{number}-1")
    services.households.add(NewHousehold(name="An", hamlet="Khóm 3", address="1/1 Bùi Thị Trường"))
    newer = print_list(services, limit=14)
    assert newer != number
    assert services.sheets.open(f"{number}-1").rows == first.rows
    assert services.sheets.open(f"{newer.split('.')[0]}-1").code == f"{newer}-1"


def test_a_sheet_is_typed_in_for_its_own_day(services: Services, sheet: Sheet, clock: FixedClock) -> None:
    for row, text in zip(sheet.rows, ("1 3 2 2", "4", "33", "2 4 3 1 h3", ""), strict=False):
        services.sheets.record(sheet, row, text, NOON)
    typed = again(services, sheet)
    assert [row.visit and row.visit.result for row in typed.rows[:5]] == [
        Result.COMPLETED,
        Result.NOT_HOME,
        Result.REFUSED_HARD,
        Result.PARTIAL,
        None,
    ]
    assert {row.visit.at for row in typed.rows if row.visit} == {NOON}
    assert totals_of(typed.rows) == (4, 7, 5, 3)
    figures = services.store.figures.units()
    assert (sum(f.visited for f in figures), sum(f.installed for f in figures)) == (4, 3)


def test_going_back_to_a_row_corrects_its_visit(services: Services, sheet: Sheet) -> None:
    services.sheets.record(sheet, sheet.rows[0], "1 3 2 2", NOON)
    row = again(services, sheet).rows[0]
    services.sheets.record(sheet, row, "1 3 2 1", NOON)
    corrected = again(services, sheet).rows[0]
    assert corrected.visit is not None
    assert (corrected.visit.installed, corrected.visit.id) == (1, row.visit and row.visit.id)
    assert corrected.household is not None
    assert corrected.household.attempts == 1


def test_an_emptied_row_takes_its_visit_back(services: Services, sheet: Sheet) -> None:
    services.sheets.record(sheet, sheet.rows[0], "1 3 2 2", NOON)
    services.sheets.record(sheet, again(services, sheet).rows[0], "", NOON)
    emptied = again(services, sheet).rows[0]
    assert (emptied.text, emptied.visit) == ("", None)
    assert emptied.household is not None
    assert emptied.household.attempts == 0


def test_what_was_begun_is_offered_again_after_a_restart(
    services: Services, sheet: Sheet, folder: Path, clock: FixedClock
) -> None:
    services.sheets.keep_day(sheet, "12/9")
    services.sheets.keep_row(sheet, sheet.rows[3], "1 3")
    services.sheets.keep_total(sheet, 1, "27")
    services.close()
    opened = workspaces(clock).open(folder)
    assert opened.sheets.begun() == [sheet.code]
    kept = opened.sheets.open(sheet.code)
    assert (kept.day, kept.rows[3].text, kept.totals) == ("12/9", "1 3", ("", "27", "", ""))
    opened.sheets.record(kept, kept.rows[3], "1 3", NOON)
    assert opened.sheets.begun() == []
    opened.close()


def test_a_visit_of_that_day_is_seen_before_it_is_doubled(services: Services, sheet: Sheet) -> None:
    row = sheet.rows[0]
    assert row.household is not None
    about = RowSaid(household=row.household)
    assert services.sheets.recorded_already(row, about, NOON) is None
    entry = VisitEntry(household=row.household.id, result=Result.COMPLETED, at=NOON - timedelta(hours=2))
    services.visits.record(entry)
    seen = services.sheets.recorded_already(row, about, NOON)
    assert seen is not None
    assert services.sheets.recorded_already(row, about, NOON + timedelta(days=1)) is None
    services.sheets.record(sheet, row, "1 3 2 2", NOON)
    own = again(services, sheet).rows[0]
    assert own.visit is not None
    assert services.sheets.recorded_already(own, about, NOON) == services.store.households.visit(seen.id)


def test_a_merged_household_is_recorded_under_the_one_that_stands(services: Services, sheet: Sheet) -> None:
    first, second = sheet.rows[0].household, sheet.rows[1].household
    assert first is not None
    assert second is not None
    services.households.merge(first.id, second.id)
    rows = again(services, sheet).rows
    assert {row.household.id for row in rows[:2] if row.household} == {min(first.id, second.id)}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{number}9-1", "sheet.unknown"),
        ("WZZ-1-0", "sheet.unknown"),
        ("{number}-3", "sheet.page"),
        ("{number}-0", "sheet.page"),
        ("K7-147-X", "sheet.code"),
        ("Khóm 3", "sheet.code"),
    ],
)
def test_a_code_of_no_sheet_says_what_it_is(services: Services, number: str, text: str, code: str) -> None:
    with pytest.raises(UserError, match=code.replace(".", r"\.")):
        services.sheets.open(text.format(number=number))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1 3 2 4", "visit.installed_over_phones"),
        ("1 x", "sheet.row"),
        ("4 2", "sheet.counts"),
    ],
)
def test_a_row_that_cannot_be_recorded_changes_nothing(
    services: Services, sheet: Sheet, text: str, code: str
) -> None:
    services.sheets.keep_row(sheet, sheet.rows[0], text)
    with pytest.raises(UserError, match=code.replace(".", r"\.")):
        services.sheets.record(sheet, sheet.rows[0], text, NOON)
    kept = again(services, sheet).rows[0]
    assert (kept.text, kept.visit) == (text, None)


def test_a_day_to_come_is_told(services: Services, sheet: Sheet) -> None:
    with pytest.raises(UserError, match=r"visit\.future"):
        services.sheets.record(sheet, sheet.rows[0], "1 3 2 2", NOON + timedelta(days=30_000))


def test_codes_are_read_in_any_spelling() -> None:
    assert page_code(" tn1:wk7-12.2-1 ") == "WK7-12.2-1"
    assert page_code("WK7-12-1") == "WK7-12-1"
    assert page_code("K7-147-X") is None


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("WK7-1 1/3", "WK7-1-1"),
        ("wk7-1  Tờ 2 / 3", "WK7-1-2"),
        (unicodedata.normalize("NFD", "WK7-1.4 tờ 12/12"), "WK7-1.4-12"),
        ("WK7-1 sheet 1 / 3", "WK7-1-1"),
        (ListNumber(number="WK7-12", print=2).page_code(3), "WK7-12.2-3"),
        ("WK7-1 1 3 2 2", None),
        ("WK7-1 tờ", None),
        ("wk7 12.2 1", "WK7-12.2-1"),
        ("WK7–12.2–1", "WK7-12.2-1"),
        ("wk712.2-1", "WK7-12.2-1"),
        ("wk7-12,2-1", "WK7-12.2-1"),
        ("wk7 - 12 . 2 - 1", "WK7-12.2-1"),
        ("WK7-12-2-1", "WK7-12.2-1"),
        ("wk71221", "WK71221"),
        ("WK7", None),
        ("wk712", None),
        (household_code("W3", 147), None),
        (household_code("W3", 147).replace("-", ""), None),
    ],
)
def test_a_sheet_s_code_is_read_as_printed(printed: str, code: str | None) -> None:
    assert page_code(printed) == code


@pytest.mark.parametrize("spelling", [str.lower, str.upper])
@pytest.mark.parametrize("separators", ["-.", " ", "", "–"])
def test_a_printed_code_opens_its_sheet_with_any_separators(
    services: Services, sheet: Sheet, spelling: Callable[[str], str], separators: str
) -> None:
    typed = sheet.code
    if separators != "-.":
        typed = typed.replace("-", separators).replace(".", separators)
    assert services.sheets.open(spelling(typed)).code == sheet.code


def test_digits_that_may_be_two_sheets_open_neither(services: Services, number: str) -> None:
    block = number[:3]

    def pretend(printed: str) -> None:
        connection_of(services).execute(
            "INSERT INTO meta (key, value) SELECT ?, value FROM meta WHERE key = ?",
            (f"walk_list.{block}-{printed}", f"walk_list.{number}"),
        )

    pretend("1.11")
    assert services.sheets.open(f"{block}1111").code == f"{block}-1.11-1"
    pretend("11.1")
    with pytest.raises(UserError, match=r"sheet\.code"):
        services.sheets.open(f"{block}1111")


def test_a_row_and_its_visit_are_on_the_disk_together(services: Services, sheet: Sheet) -> None:
    connection_of(services).execute(
        "CREATE TEMP TRIGGER cut BEFORE INSERT ON main.sheet_row WHEN new.visit IS NOT NULL"
        " BEGIN SELECT RAISE(ABORT, 'the power is gone'); END"
    )
    row = sheet.rows[0]
    assert row.household is not None
    services.sheets.keep_row(sheet, row, "1 3 2 2")
    with pytest.raises(Exception, match="the power is gone"):
        services.sheets.record(sheet, row, "1 3 2 2", NOON)
    assert services.store.households.visits(row.household.id) == []
    assert [(row.text, row.visit) for row in again(services, sheet).rows[:1]] == [("1 3 2 2", None)]


def test_a_half_typed_day_is_kept_and_is_not_the_day_of_the_sheet(services: Services, sheet: Sheet) -> None:
    services.sheets.keep_day(sheet, "23/1", given=False)
    assert (again(services, sheet).day, again(services, sheet).day_typed) == ("", "23/1")
    services.sheets.keep_day(sheet, "23/12")
    assert (again(services, sheet).day, again(services, sheet).day_typed) == ("23/12", "")


def test_the_day_and_the_totals_keep_their_places_in_a_released_table(
    services: Services, sheet: Sheet
) -> None:
    released = ["12/9", *[""] * 10, "8", "27", "14", "9", "13/9"]
    connection_of(services).executemany(
        "INSERT INTO sheet_row (sheet, row, text, at) VALUES (?, ?, ?, '')",
        [(sheet.code, row, text) for row, text in enumerate(released)],
    )
    kept = again(services, sheet)
    assert (kept.day, kept.day_typed, kept.totals) == ("12/9", "13/9", ("8", "27", "14", "9"))
