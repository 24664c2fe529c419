"""Importing again: who is who, what changed, and what a person corrected by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from core.roster.codes import Action, ConcernCode
from core.roster.match import changed_fields, key_of, match, remembered
from core.roster.model import KnownHousehold, RosterValues
from core.roster.scan import scan
from tests.roster.books import HEADER, applied, concerns, plan_file, plan_rows, plan_scans, write_book

ROWS = [
    HEADER,
    [1, "Lê Thanh Đạt", 8, 4, "0912345678", ""],
    [2, "Đặng Thị Hoà", 1, 2, "", "đi làm xa"],
    [3, "Lê Văn Hùng", 1, 3, "", ""],
    [4, "Lê Văn Hùng", 1, 5, "0987654321", ""],
]


def values(**fields: object) -> RosterValues:
    return replace(RosterValues(name="Lê A", hamlet="Ấp 1"), **fields)  # type: ignore[arg-type]  # fields by name


def test_a_changed_list_updates_only_what_it_changes(tmp_path: Path) -> None:
    known = applied(plan_rows(tmp_path, ROWS, hamlet="Ấp 1"))
    changed = [
        HEADER,
        ROWS[1],
        [2, "Đặng Thị Hòa", 1, 3, "0933333333", ""],
        *ROWS[3:],
        [5, "Ngô Mới", 2, 1, "", ""],
    ]
    made = plan_rows(tmp_path, changed, hamlet="Ấp 1", known=known)
    assert [row.action for row in made.rows] == [
        Action.UNCHANGED, Action.UPDATED, Action.UNCHANGED, Action.UNCHANGED, Action.NEW,
    ]  # fmt: skip
    assert made.rows[1].changed == ("name", "phone", "roster_people")
    assert made.rows[1].values.note == "đi làm xa"
    assert made.rows[1].rebased


def test_what_was_corrected_by_hand_stays_when_the_same_list_comes_again(tmp_path: Path) -> None:
    known = applied(plan_rows(tmp_path, ROWS, hamlet="Ấp 1"))
    corrected = [
        replace(known[0], now=replace(known[0].now, phone="0909090909", name="Lê Thanh Đạt (Ba)")),
        *known[1:],
    ]
    made = plan_rows(tmp_path, ROWS, hamlet="Ấp 1", known=corrected)
    assert made.counts.unchanged == 4
    other = [HEADER, [1, "Lê Thanh Đạt", 8, 4, "0977777777", ""], *ROWS[2:]]
    assert plan_rows(tmp_path, other, hamlet="Ấp 1", known=corrected).rows[0].changed == ("phone",)


def test_an_empty_cell_erases_nothing(tmp_path: Path) -> None:
    known = applied(plan_rows(tmp_path, ROWS, hamlet="Ấp 1"))
    short = [["STT", "Họ và tên", "Tổ"], *[row[:3] for row in ROWS[1:]]]
    made = plan_rows(tmp_path, short, hamlet="Ấp 1", known=known)
    assert made.counts.unchanged == 4
    assert made.rows[0].values.phone == "0912345678"


def test_two_heads_of_one_name_stay_two_and_keep_their_places(tmp_path: Path) -> None:
    known = applied(plan_rows(tmp_path, ROWS, hamlet="Ấp 1"))
    made = plan_rows(tmp_path, [HEADER, ROWS[4], ROWS[3]], hamlet="Ấp 1", known=known)
    assert [row.household_id for row in made.rows] == ["h3", "h2"]
    assert made.counts.unchanged == 2


def test_the_same_name_in_another_hamlet_is_another_household(tmp_path: Path) -> None:
    known = applied(plan_rows(tmp_path, ROWS, hamlet="Ấp 1"))
    made = plan_rows(tmp_path, ROWS, hamlet="Ấp 2", known=known)
    assert made.counts.new == 4


def test_the_same_phone_finds_a_household_that_moved_within_the_hamlet(tmp_path: Path) -> None:
    known = applied(plan_rows(tmp_path, ROWS, hamlet="Ấp 1"))
    moved = [HEADER, [1, "LÊ THANH ĐẠT", 9, 4, "0912345678", ""]]
    made = plan_rows(tmp_path, moved, hamlet="Ấp 1", known=known)
    assert (made.rows[0].household_id, made.rows[0].changed) == ("h0", ("group",))


def test_a_household_added_at_the_door_only_gets_what_it_lacks() -> None:
    door = KnownHousehold(id="d", now=values(phone="0911111111"))
    row = values(phone="0922222222", roster_people=4)
    assert match([row], [door]) == [door]
    assert changed_fields(row, door) == ("roster_people",)


def test_the_address_is_the_place_and_else_the_group() -> None:
    assert key_of(values(address="12 Lê Lợi", group="4")) == key_of(values(address="12 LÊ LỢI", group="5"))
    assert key_of(values(group="4")) != key_of(values(group="5"))
    assert key_of(values(group="4")) != key_of(values(address="4"))


def test_what_an_earlier_list_said_stays_the_base_where_this_one_is_silent() -> None:
    before = values(phone="0911111111", note="x", order=4)
    after = remembered(values(note="y", order=9), before)
    assert (after.phone, after.note, after.order) == ("0911111111", "y", 9)
    assert remembered(before, None) is before


def test_a_list_corrected_to_what_the_app_says_changes_nothing_but_its_base() -> None:
    known = KnownHousehold(id="a", now=values(phone="0922222222"), roster=values(phone="0911111111"))
    assert changed_fields(values(phone="0922222222"), known) == ()


def test_the_same_file_twice_in_one_import_is_read_once(tmp_path: Path) -> None:
    path = write_book(tmp_path / "a.xlsx", {"Ấp 1": ROWS})
    made = plan_scans([scan(path), scan(path)])
    assert made.counts.new == 4
    assert concerns(made)[ConcernCode.SAME_FILE] == 1


def test_several_files_make_one_plan(tmp_path: Path) -> None:
    one = write_book(tmp_path / "a.xlsx", {"Ấp 1": ROWS})
    two = write_book(tmp_path / "b.xlsx", {"Ấp 2": ROWS})
    made = plan_scans([scan(one), scan(two)])
    assert made.counts.new == 8
    assert [row.values.order for row in made.rows] == list(range(1, 9))
    assert {(row.file, row.values.hamlet) for row in made.rows} == {(0, "Ấp 1"), (1, "Ấp 2")}
    assert plan_file(two, known=applied(made)).counts.unchanged == 4
