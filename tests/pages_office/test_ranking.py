"""Sums, places and the table as CSV."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

from core.figures.table import UnitFigures
from core.ranking.ranking import places
from core.records.figures import EVER_LISTED, SMARTPHONES_KNOWN, Figures, total_of
from core.reports.ranking_sheet import BOM, csv_bytes
from core.units.models import UnitKey
from ui.qt.report.state import Basis, Column, Read, State, reduce_basis, reduce_read, reduce_sort

UNIT = Figures(
    code="32014",
    valid_from="2020-01-01",
    name="Phường 8",
    listed=10,
    found=9,
    visited=5,
    reached=4,
    helped=3,
    people=20,
    smartphones=10,
    installed=4,
    as_of="2020-09-14T09:42:00+07:00",
    ever=10,
    ever_visited=5,
    people_homes=10,
    people_known=20,
    people_installed=4,
    smartphones_homes=10,
    smartphones_known=10,
    smartphones_installed=4,
)


def counted(name: str, *, smartphones: int, installed: int, people: int = 0) -> Figures:
    """A unit with other numbers, known in all its households."""
    return replace(
        UNIT,
        name=name,
        smartphones=smartphones,
        installed=installed,
        people=people,
        people_known=people,
        people_installed=installed,
        smartphones_known=smartphones,
        smartphones_installed=installed,
    )


SMALL = counted("Phường 1", smartphones=1, installed=1, people=1)
LARGE = counted("Phường 2", smartphones=1000, installed=100, people=2000)
OVER = counted("Phường 4", smartphones=4, installed=6, people=100)
EMPTY = counted("Phường 5", smartphones=0, installed=0)


def unit_of(figures: Figures) -> UnitFigures:
    return UnitFigures(unit=UnitKey(figures.code, date(2020, 1, 1)), figures=figures)


def read(*units: Figures) -> State:
    total = total_of(units, code="96", valid_from="2020-01-01", name="Tỉnh Cà Mau")
    return reduce_read(
        State(targets=((Basis.SMARTPHONES, 0.5),)),
        Read(units=[unit_of(unit) for unit in units], total=unit_of(total), received="", silent=100),
    )


def names(state: State) -> list[str]:
    return [line.figures.name for line in state.lines]


def test_equal_rates_share_a_place_and_the_next_one_is_left_out() -> None:
    rates = [
        counted("", smartphones=smartphones, installed=installed).rate_on(SMARTPHONES_KNOWN)
        for smartphones, installed in ((10, 4), (5, 2), (10, 9), (10, 1), (0, 0))
    ]
    assert places(rates) == (2, 2, 1, 4, None)


def test_places_are_exact_where_rounded_numbers_would_tie() -> None:
    rates = [
        counted("", smartphones=smartphones, installed=installed).rate_on(SMARTPHONES_KNOWN)
        for smartphones, installed in (
            (9_999_999, 5_000_000),
            (9_999_997, 4_999_999),
            (3, 1),
            (9_999_999, 3_333_333),
        )
    ]
    assert places(rates) == (2, 1, 3, 3)
    large = [counted("", smartphones=10**17 + n, installed=10**16).rate_on(SMARTPHONES_KNOWN) for n in (1, 0)]
    assert places(large) == (2, 1)


def test_the_rate_of_a_total_comes_from_the_sums_and_is_no_average() -> None:
    total = total_of((SMALL, LARGE), code="96", valid_from="2020-01-01", name="Tỉnh Cà Mau")
    rate = total.rate_on(SMARTPHONES_KNOWN)
    assert rate is not None
    assert (rate.numerator, rate.denominator) == (101, 1001)
    assert total.listed == 20
    assert total.as_of == UNIT.as_of


def test_units_are_ranked_by_the_chosen_denominator_and_those_without_one_come_last() -> None:
    state = read(EMPTY, LARGE, UNIT, SMALL)
    assert names(state) == ["Phường 1", "Phường 8", "Phường 2", "Phường 5"]
    assert [line.chosen.place for line in state.lines] == [1, 2, 3, None]
    assert state.target == 0.5


def test_another_denominator_shows_where_the_order_changes() -> None:
    state = reduce_basis(read(LARGE, UNIT, OVER), Basis.PEOPLE)
    assert names(state) == ["Phường 8", "Phường 4", "Phường 2"]
    first = state.lines[0]
    assert [share.basis for share in first.shares] == [Basis.PEOPLE, Basis.SMARTPHONES, Basis.LISTED]
    assert [share.place for share in first.shares] == [1, 2, 1]
    assert [first.moved(share) for share in first.shares[1:]] == [True, False]
    assert state.target is None


def test_more_than_all_is_kept_and_named() -> None:
    state = read(UNIT, OVER)
    assert [line.figures.name for line in state.over] == ["Phường 4"]
    rate = state.lines[0].chosen.rate
    assert rate is not None
    assert rate.value == 1.5


def test_a_header_sorts_and_the_same_one_again_turns_round() -> None:
    state = reduce_sort(read(LARGE, UNIT, SMALL), Column.COUNTS)
    assert names(state) == ["Phường 2", "Phường 8", "Phường 1"]
    assert names(reduce_sort(state, Column.COUNTS)) == ["Phường 1", "Phường 8", "Phường 2"]
    assert names(reduce_sort(state, Column.UNIT)) == ["Phường 2", "Phường 8", "Phường 1"]


def test_a_unit_without_a_value_stays_last_both_ways() -> None:
    state = reduce_sort(read(EMPTY, UNIT, SMALL), Column.RANK)
    assert names(state) == ["Phường 8", "Phường 1", "Phường 5"]


def test_visited_is_of_the_listed_households() -> None:
    rate = read(UNIT).lines[0].shares[2].rate
    assert rate is not None
    assert (rate.numerator_name, rate.denominator_name) == ("visited", EVER_LISTED)


def test_a_name_that_looks_like_a_formula_stays_text() -> None:
    data = csv_bytes([("=HYPERLINK(1)", 3), ("+1", -4), ("Phường 8", 5)])
    assert data.startswith(BOM.encode())
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows == [["'=HYPERLINK(1)", "3"], ["'+1", "-4"], ["Phường 8", "5"]]
