"""Lists with one row a person: who belongs to which household, who is a child, who has a phone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from core.roster.codes import Action, ConcernCode, Layout, Reason
from tests.roster.books import concerns, names, plan_file, plan_rows, write_book

HEADER = ["STT", "Họ và tên", "Quan hệ với chủ hộ", "Năm sinh", "SĐT", "Có ĐT thông minh"]


def counts(plan: Any) -> list[tuple[str, int | None, int | None, int | None]]:
    return [
        (row.values.name, row.values.roster_people, row.values.roster_adults, row.values.roster_smartphones)
        for row in plan.rows
    ]


def test_households_begin_at_their_heads(tmp_path: Path) -> None:
    rows = [
        HEADER,
        [1, "Lê Văn A", "Chủ hộ", 1960, None, "x"],
        [None, "Lê Thị B", "Vợ", 1962, "0912345678", "x"],
        [None, "Lê Bé C", "Con", 2015, "0987654321", "x"],
        [2, "Trần D", "Chủ hộ", "?", None, None],
    ]
    made = plan_rows(tmp_path, rows)
    assert made.sheets[0].layout is Layout.PERSONS
    assert counts(made) == [("Lê Văn A", 3, 2, 2), ("Trần D", 1, 1, 0)]
    assert made.rows[0].values.phone == "0912345678"
    assert (made.rows[0].rows, made.rows[0].row) == ((2, 3, 4), 2)
    found = concerns(made)
    assert found[ConcernCode.CHILDREN_COUNTED] == found[ConcernCode.BIRTHS_UNKNOWN] == 1
    assert found[ConcernCode.LAYOUT_PERSONS] == 4


def test_names_of_children_are_in_no_part_of_the_plan(tmp_path: Path) -> None:
    rows = [
        HEADER,
        [1, "Lê Văn A", "Chủ hộ", 1960, None, None],
        [None, "Bé Bí Mật", "Con", "1/2/2015", None, None],
    ]
    made = plan_rows(tmp_path, rows)
    assert "Bí Mật" not in repr(made)
    assert "2015" not in repr(made)


@pytest.mark.parametrize("head", ["Chủ hộ", "chủ hộ", "CHỦ HỘ", "Chu ho", "CH", "Chủ hộ (nam)"])
def test_heads_are_written_in_many_ways(tmp_path: Path, head: str) -> None:
    made = plan_rows(
        tmp_path, [HEADER, [1, "Lê A", head, 1960], [None, "Lê B", "Vợ", 1960], [2, "Lê C", head, 1970]]
    )
    assert [row.values.roster_people for row in made.rows] == [2, 1]


def test_persons_without_a_head_are_doubtful(tmp_path: Path) -> None:
    rows = [
        HEADER,
        [None, "Lê Mồ Côi", "Con", 1990],
        [1, "Lê Văn A", "Chủ hộ", 1960],
        [None, "Lê Thị B", "Vợ", 1962],
        [2, "Trần Thị C", "Vợ", 1970],
        [None, "Trần D", "Con", 1995],
        [3, "Ngô E", "Chủ hộ", 1980],
    ]
    made = plan_rows(tmp_path, rows)
    assert [(row.action, row.reason, row.rows) for row in made.rows] == [
        (Action.DOUBTFUL, Reason.NO_HEAD, (2,)),
        (Action.NEW, None, (3, 4)),
        (Action.DOUBTFUL, Reason.NO_HEAD, (5, 6)),
        (Action.NEW, None, (7,)),
    ]


def test_a_head_who_stands_later_is_still_the_head_of_the_number(tmp_path: Path) -> None:
    rows = [
        HEADER,
        [1, "Lê Mẹ", "Mẹ", 1930],
        [None, "Lê Văn A", "Chủ hộ", 1960],
        [2, "Trần B", "Chủ hộ", 1970],
        [3, "Ngô C", "Chủ hộ", 1970],
        [4, "Hồ D", "Chủ hộ", 1970],
    ]
    made = plan_rows(tmp_path, rows)
    assert counts(made)[:2] == [("Lê Văn A", 2, 2, 0), ("Trần B", 1, 1, 0)]


def test_numbers_of_persons_do_not_part_households(tmp_path: Path) -> None:
    rows = [
        HEADER, [1, "Lê A", "Chủ hộ", 1960], [2, "Lê B", "Vợ", 1960], [3, "Lê C", "Con", 1990],
        [4, "Trần D", "Chủ hộ", 1960], [5, "Trần E", "Con", 1990],
    ]  # fmt: skip
    assert [row.values.roster_people for row in plan_rows(tmp_path, rows).rows] == [3, 2]


def test_a_household_code_groups_persons(tmp_path: Path) -> None:
    header = ["STT", "Mã hộ", "Họ và tên", "Năm sinh"]
    rows = [
        header,
        [1, "H01", "Lê A", 1960],
        [2, "H01", "Lê B", 1961],
        [3, "H02", "Trần C", 1960],
        [4, "H02", "Trần D", 2015],
    ]
    made = plan_rows(tmp_path, rows)
    assert counts(made) == [("Lê A", 2, 2, None), ("Trần C", 2, 1, None)]


def test_the_name_of_the_head_groups_persons(tmp_path: Path) -> None:
    header = ["STT", "Họ tên chủ hộ", "Họ và tên thành viên", "Năm sinh"]
    rows = [
        header,
        [1, "Lê A", "Lê A", 1960],
        [None, None, "Lê B", 1961],
        [2, "Trần C", "Trần C", 1960],
        [None, None, "Trần D", 1970],
    ]
    made = plan_file(write_book(tmp_path / "a.xlsx", {"Ấp 1": rows}, merged=["B2:B3", "B4:B5"]))
    assert counts(made) == [("Lê A", 2, 2, None), ("Trần C", 2, 2, None)]


def test_a_mark_in_the_head_column_makes_the_head(tmp_path: Path) -> None:
    header = ["STT", "Họ và tên", "Chủ hộ", "Năm sinh"]
    rows = [header, [1, "Lê A", "x", 1960], [2, "Lê B", None, 1961], [3, "Trần C", "x", 1960]]
    assert counts(plan_rows(tmp_path, rows)) == [("Lê A", 2, 2, None), ("Trần C", 1, 1, None)]


def test_a_number_on_the_first_row_of_each_household_groups_persons(tmp_path: Path) -> None:
    header = ["STT", "Họ và tên", "Năm sinh"]
    rows = [
        header,
        [1, "Lê A", 1960],
        [None, "Lê B", 1961],
        [2, "Trần C", 1960],
        [None, "Trần D", 1970],
        [None, "Trần E", 2016],
    ]
    assert counts(plan_rows(tmp_path, rows)) == [("Lê A", 2, 2, None), ("Trần C", 3, 2, None)]


def test_a_relation_column_that_only_says_head_is_a_household_list(tmp_path: Path) -> None:
    header = ["STT", "Họ và tên", "Quan hệ", "Số NK"]
    made = plan_rows(tmp_path, [header, [1, "Lê A", "Chủ hộ", 4], [2, "Lê B", "Chủ hộ", 3]])
    assert made.sheets[0].layout is Layout.HOUSEHOLDS
    assert made.counts.people == 7


def test_a_head_under_sixteen_is_doubtful_and_nameless(tmp_path: Path) -> None:
    made = plan_rows(
        tmp_path,
        [HEADER, [1, "Lê Bé", "Chủ hộ", 2018], [2, "Lê B", "Chủ hộ", 1980], [None, "Lê C", "Vợ", 1980]],
    )
    assert (made.rows[0].action, made.rows[0].reason) == (Action.DOUBTFUL, Reason.HEAD_UNDER_16)
    assert names(made) == ["", "Lê B"]


def test_ages_are_taken_on_the_day_of_the_plan(tmp_path: Path) -> None:
    births = [
        "24/11/2010",
        "25/11/2010",
        "2010",
        2011,
        "1-1-1980",
        "12/5/86",
        "??/??/1950",
        40,
        "1986.0",
        "không rõ",
        "31/12/2030",
    ]
    rows = [
        HEADER,
        [1, "Lê A", "Chủ hộ", 1960],
        *([None, f"Lê {n}x", "Con", birth] for n, birth in enumerate(births)),
    ]
    values = plan_rows(tmp_path, rows).rows[0].values
    assert (values.roster_people, values.roster_adults) == (12, 10)


def test_yes_and_no_columns_are_read_together(tmp_path: Path) -> None:
    header = ["STT", "Họ và tên", "Quan hệ", "Có ĐT thông minh", "Không có ĐT thông minh"]
    rows = [
        header,
        [1, "Lê A", "Chủ hộ", "x", None],
        [None, "Lê B", "Vợ", None, "x"],
        [None, "Lê C", "Con", "x", "x"],
    ]
    made = plan_rows(tmp_path, rows)
    assert made.rows[0].values.roster_smartphones == 1
    assert made.rows[0].values.roster_adults is None
    assert concerns(made)[ConcernCode.SMARTPHONES_UNCLEAR] == 1


def test_members_may_stand_below_a_head_of_another_column(tmp_path: Path) -> None:
    header = ["TT", "Chủ hộ", "Thành viên", "Năm sinh", "Điện thoại"]
    rows = [
        header,
        [1, "Lê A", None, 1960, "0912345678"],
        [None, None, "Lê B", 1970, None],
        [None, None, "Lê C", 2016, None],
        [2, "Trần D", None, 1950, None],
        [None, None, "Trần E", 1980, "0912345679"],
    ]
    made = plan_rows(tmp_path, rows)
    assert counts(made) == [("Lê A", 3, 2, None), ("Trần D", 2, 2, None)]
    assert [row.values.phone for row in made.rows] == ["0912345678", "0912345679"]
