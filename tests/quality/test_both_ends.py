"""A list loaded twice shows both ends of its figures until it is decided, and the lower end ranks."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from core.application.services import Services
from core.base.clock import VIETNAM, FixedClock
from core.base.ids import HouseholdId
from core.campaigns.models import Denominator
from core.content.numbers import ends_text
from core.figures.one_list import Ends, as_one_list, ends_of, low_rates
from core.figures.place_words import mark_words
from core.figures.places import EARNED, MarkKind
from core.figures.reasons import ReasonCode
from core.figures.table import FigureLevel, UnitFigures
from core.ranking.counted import figures_of
from core.ranking.ranking import rank
from core.ranking.urging import Pace, reasons_of
from core.records.figures import EVER_LISTED, SMARTPHONES_KNOWN
from core.records.household import HouseholdQuery
from core.records.sums import Sums
from core.reports.unit_sheets import unit_sheet
from core.sync.desk import NewKeys
from core.units.models import UnitKey
from tests.enrolment.offices import Offices, offices, visit
from tests.quality.test_lists import laptops, province_of, rows
from ui.cli.figure_commands import show_rates
from ui.cli.place_commands import show_ranking
from ui.qt.report.state import Basis, Read, State, reduce_read

__all__ = ["laptops"]
FIRST, SECOND = 40, 30
UNIT = UnitKey("32059", date(2020, 8, 6))


@pytest.fixture
def office(tmp_path: Path, clock: FixedClock) -> Iterator[Offices]:
    with offices(tmp_path, clock) as made:
        yield made


@pytest.fixture
def province(office: Offices, laptops: tuple[Services, Services]) -> Services:
    """Both laptops knocked at the same doors of their own version of the list."""
    for laptop, count in zip(laptops, (FIRST, SECOND), strict=True):
        for place, row in enumerate(rows()[:count]):
            if place not in {3, 5, 10}:
                visit(laptop, door(laptop, row[3]))
    return province_of(office, laptops)


def door(laptop: Services, address: str) -> HouseholdId:
    reader = laptop.store.households
    (found,) = [row.id for row in reader.rows(reader.numbers(HouseholdQuery())) if row.address == address]
    return found


def row_of(services: Services, level: FigureLevel = FigureLevel.COMMUNE) -> UnitFigures:
    (row,) = services.province.figures.table(level).rows
    return row


TRUE_SHARE = Fraction(37, 61)
"""Households of the one list that were visited: the second laptop knocked at doors of the first."""


def test_households_and_rates_show_both_ends_in_the_unit_its_hamlet_and_every_sum(
    province: Services,
) -> None:
    for level in (FigureLevel.HAMLET, FigureLevel.COMMUNE, FigureLevel.PROVINCE):
        row = row_of(province, level)
        assert row.one_list is not None
        assert (row.one_list.ever, row.figures.ever) == (61, 120)
        ends = row.ends(EVER_LISTED)
        assert ends is not None
        assert ends.low == Fraction(64, 120)
        assert ends.low < TRUE_SHARE < ends.high <= 1
        total = province.province.figures.table(level).total
        assert (total.one_list and total.one_list.ever, total.ends(EVER_LISTED)) == (61, ends)


def test_without_a_decision_there_is_no_place_and_the_mark_says_both_ends(province: Services) -> None:
    for level in (FigureLevel.COMMUNE, FigureLevel.HAMLET):
        (unit,) = rank(province.province.figures.table(level).rows, EVER_LISTED).units
        assert unit.place is None
        (mark,) = [m for m in unit.row.standing.open_marks if m.kind is MarkKind.DOUBLED_LIST]
        assert mark_words(mark) == "danh sách nhập hai lần (61–120 hộ)"
        assert mark_words(mark, english=True) == "a list loaded twice (61 to 120 households)"


def test_the_lower_end_ranks_where_one_list_was_decided_and_some_pairs_stay(province: Services) -> None:
    row = row_of(province)
    province.lists.decide(row.unit, same=True, reason="Đã gọi phường: một danh sách")
    row = row_of(province)
    assert row.one_list is not None
    assert MarkKind.DOUBLED_LIST not in {mark.kind for mark in row.standing.marks}
    ends = row.ends(EVER_LISTED)
    assert ends is not None
    between = (ends.low + ends.high) / 2
    other = replace(
        row,
        unit=replace(row.unit, code="32062"),
        one_list=None,
        standing=EARNED,
        figures=replace(row.figures, ever_visited=between.numerator, ever=between.denominator, code="32062"),
    )
    placed = {
        one.row.unit.code: one.place
        for one in rank([replace(row, standing=EARNED), other], EVER_LISTED).units
    }
    assert placed == {"32062": 1, "32059": 2}


def test_different_lists_have_one_end_again(province: Services) -> None:
    unit = row_of(province).unit
    province.lists.decide(unit, same=False, reason="Đã gọi phường: hai ấp")
    row = row_of(province)
    assert (row.one_list, row.ends(EVER_LISTED)) == (None, None)
    province.lists.take_back(unit)
    assert row_of(province).one_list is not None


def surplus(services: Services) -> Sums:
    (found,) = services.lists.doubled().values()
    return found.surplus


def test_what_merging_takes_away_follows_visits_that_come_later(
    office: Offices, laptops: tuple[Services, Services], province: Services
) -> None:
    before = row_of(province).one_list
    visit(laptops[0], door(laptops[0], rows()[50][3]))
    office.receive(province, office.export(laptops[0], province))
    after = row_of(province).one_list
    assert before is not None
    assert after is not None
    assert after.ever_visited == before.ever_visited + 1
    reader = province.store.households
    ids = reader.ids(reader.numbers(HouseholdQuery()))
    for visited in [one for home in ids for one in reader.visits(home)]:
        province.visits.void(visited.id)
    last = row_of(province)
    assert last.one_list is not None
    assert (last.figures.ever_visited, last.one_list.ever_visited) == (0, 0)
    assert last.figures.smartphones_known == last.one_list.smartphones_known == 0
    assert surplus(province) == Sums(
        listed=59, found=59, ever=59, roster_people=surplus(province).roster_people
    )


def test_a_unit_is_urged_by_its_pace_only_where_both_ends_are_behind(province: Services) -> None:
    row = row_of(province)
    row = replace(row, figures=replace(row.figures, smartphones_known=400, smartphones_installed=40))
    assert row.one_list is not None
    row = replace(row, one_list=replace(row.one_list, smartphones_known=200, smartphones_installed=40))
    now, last = province.clock.now(), date(2026, 12, 31)
    for due, urged in ((0.05, False), (0.15, False), (0.3, True)):
        pace = Pace(denominator=Denominator.SMARTPHONES, target=0.8, due=due, last_day=last, left=9)
        codes = {reason.code for reason in reasons_of(row, pace, now, 7)}
        assert (ReasonCode.BEHIND_PACE in codes) == urged


@pytest.mark.parametrize("lists", [1, 2])
def test_a_closed_period_shows_both_ends_where_both_lists_were_there(
    office: Offices, laptops: tuple[Services, Services], clock: FixedClock, lists: int
) -> None:
    clock.instant = datetime(2026, 12, 1, 9, 0, tzinfo=VIETNAM)
    province = office.make("province", "96")
    for laptop in laptops[:lists]:
        office.receive(province, office.export(laptop, province), new_keys=NewKeys.TRUST)
    closed = province.province.periods.close(None).value
    for laptop in laptops[lists:]:
        office.receive(province, office.export(laptop, province), new_keys=NewKeys.TRUST)
    assert row_of(province).one_list is not None
    (then,) = province.province.figures.table(period=closed.number).rows
    assert then.figures.ever == lists * 60
    assert (then.one_list is None, then.standing.open_marks == ()) == (lists == 1, lists == 1)


def test_the_command_line_says_both_ends(province: Services) -> None:
    options = Namespace(level="commune", period=None, units_of=None, out=None, language="vi", by=None)
    answer = show_rates(province, options)
    assert "đã lập danh sách 61–120 hộ" in answer.text("vi")
    assert answer.text("vi").count("= 53,33–100,00 %") == 2, "the unit and the total"
    told: Any = answer.data
    for unit in (told["units"][0], told["total"]):
        assert unit["one_list"]["ever"] == 61
        assert unit["rates"][-1]["ends"] == {"low": pytest.approx(64 / 120), "high": 1.0}
    ranking = show_ranking(province, options)
    assert "danh sách nhập hai lần (61–120 hộ)" in ranking.text("vi")
    ranked: Any = ranking.data
    assert ranked["units"][0]["one_list"]["ever"] == 61


def test_the_ends_are_those_of_three_ways_to_count() -> None:
    counted = figures_of(Sums(ever=200, ever_visited=20), unit=UNIT, name="", as_of="")
    one_list = as_one_list(counted, Sums(ever=100, ever_visited=8))
    assert low_rates(counted, one_list)[EVER_LISTED].value == 0.1
    assert ends_of(counted, one_list, EVER_LISTED) == Ends(Fraction(10, 100), Fraction(20, 100))
    assert ends_of(counted, None, EVER_LISTED) is None


def test_an_earlier_moment_has_at_most_half_of_it_twice() -> None:
    earlier = figures_of(Sums(ever=10, ever_visited=3), unit=UNIT, name="", as_of="")
    one_list = as_one_list(earlier, Sums(ever=100, ever_visited=15))
    assert (one_list.ever, one_list.ever_visited) == (5, 2)


def test_the_tables_that_leave_the_program_have_columns_for_both_ends(
    province: Services, tmp_path: Path
) -> None:
    out = tmp_path / "hang.xlsx"
    options = Namespace(level="commune", period=None, units_of=None, out=out, language="vi", by=None)
    show_ranking(province, options)
    page = openpyxl.load_workbook(out, data_only=True).worksheets[0]
    heads = [cell.value for cell in page[4]]
    base = "Tính trên số hộ đã lập danh sách (%)"
    wanted = [
        "Hộ đã lập danh sách",
        "Hộ đã lập danh sách, mức thấp",
        base,
        f"{base}, mức thấp",
        f"{base}, mức cao",
    ]
    codes = [row[0].value for row in page.iter_rows()]
    for row in (page[codes.index("32059") + 1], page[codes.index("96") + 1]):
        told = [row[heads.index(head)].value for head in wanted]
        assert told == [120, 61, *[pytest.approx(share) for share in (160 / 3, 160 / 3, 100)]]


def test_the_report_says_both_ends_of_the_unit_and_of_its_sum(province: Services, clock: FixedClock) -> None:
    clock.instant = datetime(2026, 12, 1, 9, 0, tzinfo=VIETNAM)
    table = province.province.figures.table()
    sheet = unit_sheet(table, "Phụ lục")
    row, total = sheet.rows[0], sheet.total
    assert total is not None
    assert (row["listed_low"], row["listed"]) == (total["listed_low"], total["listed"]) == (61, 120)
    ends = table.rows[0].ends(SMARTPHONES_KNOWN)
    assert ends is not None
    assert total["note"] == f"61–120 hộ, tỷ lệ {ends_text(ends)}%"
    assert f"tỷ lệ {ends_text(ends)}%" in str(row["note"])
    assert "danh sách nhập hai lần (61–120 hộ)" in str(row["note"])
    said = str(province.reports.weekly().body)
    assert "Danh sách nghi nhập hai lần: Xã Khánh An: 61–120 hộ." in said
    assert "xếp hạng theo mức thấp" in said


def test_the_lower_end_ranks_where_both_laptops_knocked_at_the_same_doors() -> None:
    """As counted 60 %, as one list 50 %: behind a unit with 55 %, on the command line and on the page."""
    doubled = figures_of(Sums(ever=100, ever_visited=60), unit=UNIT, name="a", as_of="")
    one_list = as_one_list(doubled, Sums(ever=40, ever_visited=30))
    other = replace(UNIT, code="32062")
    plain = figures_of(Sums(ever=100, ever_visited=55), unit=other, name="b", as_of="")
    rows_ = [
        UnitFigures(unit=UNIT, figures=doubled, one_list=one_list),
        UnitFigures(unit=other, figures=plain),
    ]
    ranked = rank(rows_, EVER_LISTED).units
    assert [(one.row.figures.name, one.place) for one in ranked] == [("b", 1), ("a", 2)]
    read = Read(units=rows_, total=rows_[1], received="")
    shown = reduce_read(State(basis=Basis.LISTED), read).lines
    assert [(line.figures.name, line.chosen.place) for line in shown] == [("b", 1), ("a", 2)]
    assert shown[1].chosen.low == 0.5
