"""The queries behind the pages, on a real workspace."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from core.application.services import Services
from core.base.clock import FixedClock
from core.events.kinds import HouseholdField
from core.households.desk import NewHousehold
from core.records.household import (
    CloseReason,
    HistoryKind,
    HouseholdQuery,
    HouseholdRow,
    PlaceFilter,
    WalkFilter,
)
from core.records.results import Result
from core.records.visit import VisitEntry
from tests.pages_field.conftest import workspaces
from tests.pages_field.work import walk


@pytest.fixture
def open_services(folder: Path, clock: FixedClock) -> Iterator[Services]:
    made = workspaces(clock).open(folder)
    yield made
    made.close()


def visit(services: Services, row: HouseholdRow, clock: FixedClock, callback: str | None = None) -> None:
    result = Result.RESPONDENT_AWAY if callback else Result.NOT_HOME
    services.visits.record(VisitEntry(household=row.id, result=result, at=clock.now(), callback=callback))
    clock.advance(timedelta(minutes=1))


def test_the_next_door_is_the_first_unvisited_one_behind_and_then_from_the_start(
    open_services: Services, clock: FixedClock
) -> None:
    reader, rows = open_services.store.households, walk(open_services)
    assert reader.next_unvisited(None) == rows[0].number
    visit(open_services, rows[1], clock)
    assert reader.next_unvisited(rows[0].number) == rows[2].number
    assert reader.next_unvisited(rows[-1].number) == rows[0].number
    for row in rows:
        if row.number != rows[1].number:
            visit(open_services, row, clock)
    assert reader.next_unvisited(None) is None
    assert reader.next_unvisited(rows[5].number) is None


def test_a_voided_visit_makes_its_door_unvisited_again(open_services: Services, clock: FixedClock) -> None:
    row = walk(open_services)[0]
    visit(open_services, row, clock)
    open_services.visits.void(open_services.store.households.visits(row.id)[0].id)
    assert open_services.store.households.next_unvisited(None) == row.number


def test_numbers_of_the_list_count_from_one_and_stay_when_a_door_is_closed(open_services: Services) -> None:
    reader, rows = open_services.store.households, walk(open_services)
    assert [row.list_number for row in rows] == list(range(1, 168))
    open_services.households.close(rows[0].id, CloseReason.NO_DWELLING)
    closed, kept = reader.rows([rows[0].number, rows[99].number])
    assert (closed.list_number, kept.list_number) == (0, 100)
    assert (reader.numbered(1), reader.numbered(100), reader.numbered(999)) == (None, kept.number, None)


def test_matches_are_those_of_the_search(open_services: Services) -> None:
    reader = open_services.store.households
    for text in ("hong", "tran th", "duong so 3", "0912", "k", "xyz", " "):
        listed = set(reader.numbers(HouseholdQuery(text=text))) if text.strip() else set()
        assert reader.matching(text) == listed, text


def test_a_household_is_found_by_its_hamlet_group_and_the_end_of_its_number(open_services: Services) -> None:
    """A house number or a given name finds no whole hamlet, and no middle of a telephone number counts."""
    desk, reader = open_services.households, open_services.store.households
    new = NewHousehold(
        name="Thạch Sa Rết", hamlet="Ấp 7", group="4", address="7/4 hẻm 12", phone="0912 345 678"
    )
    made = desk.add(new).value
    (number,) = reader.matching("thach sa ret")
    found = {
        text: number in reader.matching(text)
        for text in (
            *(
                "ap 7",
                "Ấp 7 tổ 4",
                "to 4",
                "to 04",
                "tổ 04",
                "tổ số 04",
                "ấp 07",
                "to 40",
                "ap 4",
                "678",
                "5678",
                "345678",
                "4567",
                "78",
            ),
            *(
                "0912 345 678",
                "0912.345.678",
                "+84 912 345 678",
                "ret 678",
                "678 ret",
                "hem 12",
                "7/4 hem 12",
            ),
        )
    }
    wrong = {text for text, is_found in found.items() if not is_found}
    assert wrong == {"to 40", "ap 4", "4567", "78"}
    assert len(reader.matching("khom 3")) == 167
    by_three = reader.rows(sorted(reader.matching("3")))
    by_address = [row for row in by_three if not row.code.startswith("3")]  # a block of codes
    assert len(by_address) < 100, "a number alone finds house numbers, no hamlet"
    open_services.households.set_field(made, HouseholdField.PHONE, "")
    assert number not in reader.matching("678")
    open_services.households.set_field(made, HouseholdField.GROUP, "Tổ 09")
    assert all(number in reader.matching(text) for text in ("to 9", "tổ 09"))


def test_filters_combine(open_services: Services, clock: FixedClock) -> None:
    desk, reader, rows = open_services.households, open_services.store.households, walk(open_services)
    for name, group in (("An", "Tổ 6"), ("Bình", "tổ 6"), ("Chi", "Tổ 7"), ("Dung", "06")):
        desk.add(NewHousehold(name=name, hamlet="Ấp Bà Điều", group=group, address=f"{len(name)} Lê Lợi"))
    places = reader.places()
    groups = {(one.hamlet, one.group.casefold()): one.households for one in places if not one.street}
    assert sorted(households for (hamlet, _), households in groups.items() if hamlet == "Ấp Bà Điều") == [
        1,
        3,
    ]
    assert sum(groups.values()) == 171
    assert {one.street for one in places if one.hamlet == "Ấp Bà Điều" and one.street} == {"Lê Lợi"}

    def heads(show: WalkFilter = WalkFilter.ALL, **place: str) -> list[str]:
        query = HouseholdQuery(show=show, place=PlaceFilter(**place))
        return [row.head for row in reader.rows(reader.numbers(query))]

    assert sorted(heads(hamlet="ap ba dieu")) == ["An", "Bình", "Chi", "Dung"]
    for group in ("to 6", "6", "06", "to 06"):
        assert sorted(heads(hamlet="ap ba dieu", group=group)) == ["An", "Bình", "Dung"], group
    assert sorted(heads(hamlet="ap ba dieu", street="le loi")) == ["An", "Bình", "Chi", "Dung"]
    assert heads(hamlet="khom 3", street="le loi") == []
    assert len(heads(WalkFilter.NEW)) == 171
    visit(open_services, rows[4], clock)
    clock.advance(timedelta(days=1))
    assert heads(WalkFilter.MINE_TODAY) == []
    visit(open_services, rows[3], clock)
    late = VisitEntry(household=rows[5].id, result=Result.NOT_HOME, at=clock.now() - timedelta(days=3))
    open_services.visits.record(late)
    assert heads(WalkFilter.MINE_TODAY) == [rows[3].head, rows[5].head]
    assert len(heads(WalkFilter.NEW)) == 168
    assert heads(WalkFilter.MINE_TODAY, hamlet="ap ba dieu") == []


def test_closed_households_have_a_filter_of_their_own(open_services: Services) -> None:
    reader, row = open_services.store.households, walk(open_services)[3]
    open_services.households.close(row.id, CloseReason.NO_DWELLING)
    assert list(reader.numbers(HouseholdQuery(show=WalkFilter.CLOSED))) == [row.number]
    assert row.number not in reader.numbers(HouseholdQuery())


def test_callbacks_are_counted_with_the_overdue_ones(open_services: Services, clock: FixedClock) -> None:
    rows = walk(open_services)
    for row, day in zip(rows, ("2020-09-12", "2020-09-13T17:00:00+07:00", "2020-09-14"), strict=False):
        visit(open_services, row, clock, callback=day)
    count = open_services.store.figures.callback_count(date(2020, 9, 14))
    assert (count.total, count.overdue) == (3, 2)


def test_unsent_visits_are_those_of_this_household(open_services: Services, clock: FixedClock) -> None:
    rows = walk(open_services)
    visit(open_services, rows[0], clock)
    visit(open_services, rows[0], clock)
    assert open_services.store.households.unsent_visits(rows[0].id) == 2
    assert open_services.store.households.unsent_visits(rows[1].id) == 0


def test_the_history_keeps_what_a_visit_said_before_and_after(
    open_services: Services, clock: FixedClock
) -> None:
    services, row = open_services, walk(open_services)[0]
    entry = VisitEntry(
        household=row.id, result=Result.COMPLETED, at=clock.now(), people=3, smartphones=2, installed=2
    )
    made = services.visits.record(entry).value
    clock.advance(timedelta(minutes=1))
    from dataclasses import replace

    services.visits.correct(made, replace(entry, installed=1))
    clock.advance(timedelta(minutes=1))
    services.visits.void(made)
    services.households.set_field(row.id, HouseholdField.NOTE, "gọi cửa bên trái")
    items = {item.kind: item for item in services.store.households.history(row.id)}
    corrected = items[HistoryKind.CORRECTED]
    assert corrected.was is not None
    assert corrected.stated is not None
    assert (corrected.was.installed, corrected.stated.installed, corrected.stated.people) == (2, 1, 3)
    first = items[HistoryKind.VISIT].stated
    assert first is not None
    assert first.installed == 2
    assert items[HistoryKind.VOIDED].result is Result.COMPLETED
    assert items[HistoryKind.FIELD].after == "gọi cửa bên trái"
