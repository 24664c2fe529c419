"""The list of next month: a corrected name is no new household, and what is gone is named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from core.roster.codes import Action
from core.roster.match import match
from core.roster.model import FieldChange, KnownHousehold, RosterValues
from tests.roster.books import HEADER, applied, plan_rows

ROWS = [
    HEADER,
    [1, "Lê Thanh Đạt", 8, 4, "0912345678", ""],
    [2, "Đặng Thị Hoà", 1, 2, "", ""],
    [3, "Lê Văn Hùng", 1, 3, "", ""],
    [4, "Ngô Văn Tư", 1, 5, "0987654321", ""],
    [5, "Trần Thị Sáu", 1, 6, "", ""],
]


def values(name: str, order: int, **fields: object) -> RosterValues:
    return replace(RosterValues(name=name, hamlet="Ấp 1", order=order), **fields)  # type: ignore[arg-type]  # by name


def known(*listed: RosterValues) -> list[KnownHousehold]:
    return [KnownHousehold(id=f"h{n}", now=one, roster=one) for n, one in enumerate(listed)]


def ids(rows: list[RosterValues], households: list[KnownHousehold]) -> list[str | None]:
    return [None if found is None else found.id for found in match(rows, households)]


def test_a_corrected_name_under_the_same_phone_is_the_same_household(tmp_path: Path) -> None:
    before = applied(plan_rows(tmp_path, ROWS, hamlet="Ấp 1"))
    corrected = [HEADER, [1, "Lý Thành Đạt", 8, 4, "0912345678", ""], *ROWS[2:]]
    made = plan_rows(tmp_path, corrected, hamlet="Ấp 1", known=before)
    row = made.rows[0]
    assert (row.action, row.renamed, row.household_id) == (Action.UPDATED, True, before[0].id)
    assert row.changes == (FieldChange(field="name", old="Lê Thanh Đạt", new="Lý Thành Đạt"),)
    assert (made.counts.new, made.counts.found, made.missing) == (0, 5, ())


def test_the_officer_can_say_that_it_is_another_household(tmp_path: Path) -> None:
    before = applied(plan_rows(tmp_path, ROWS, hamlet="Ấp 1"))
    corrected = [HEADER, [1, "Lý Thành Đạt", 8, 4, "0912345678", ""], *ROWS[2:]]
    first = plan_rows(tmp_path, corrected, hamlet="Ấp 1", known=before)
    made = plan_rows(tmp_path, corrected, hamlet="Ấp 1", known=before, apart=frozenset({first.rows[0].key}))
    assert (made.rows[0].action, made.rows[0].renamed, made.rows[0].household_id) == (Action.NEW, False, None)
    assert [household.id for household in made.missing] == [before[0].id]
    assert (made.counts.new, made.counts.unchanged, made.counts.found) == (1, 4, 5)


def test_the_same_group_order_and_people_is_the_same_household(tmp_path: Path) -> None:
    before = applied(plan_rows(tmp_path, ROWS, hamlet="Ấp 1"))
    corrected = [*ROWS[:3], [3, "Lê Văn Hưng Em", 1, 3, "", ""], *ROWS[4:]]
    made = plan_rows(tmp_path, corrected, hamlet="Ấp 1", known=before)
    assert (made.rows[2].renamed, made.rows[2].household_id) == (True, before[2].id)


def test_other_people_or_two_candidates_are_no_corrected_name(tmp_path: Path) -> None:
    before = applied(plan_rows(tmp_path, ROWS, hamlet="Ấp 1"))
    other_people = [*ROWS[:3], [3, "Lê Văn Hưng Em", 1, 7, "", ""], *ROWS[4:]]
    assert plan_rows(tmp_path, other_people, hamlet="Ấp 1", known=before).counts.new == 1
    two = [*ROWS[:2], [2, "Võ Mới", 1, 2, "", ""], [3, "Phan Lạ", 1, 3, "", ""], *ROWS[4:]]
    assert plan_rows(tmp_path, two, hamlet="Ấp 1", known=before).counts.new == 2


def test_the_same_house_number_is_found_though_the_order_moved() -> None:
    households = known(
        values("Lê A", 1, address="1 đường số 2"),
        values("Trần B", 2, address="3 đường số 2", roster_people=4),
        values("Ngô C", 3, address="5 đường số 2"),
    )
    rows = [
        values("Ngô C", 1, address="5 đường số 2"),
        values("Lê A", 2, address="1 đường số 2"),
        values("Trần Văn Bê", 3, address="3 đường số 2", roster_people=4),
    ]
    assert ids(rows, households) == ["h2", "h0", "h1"]
    assert ids([*rows[:2], replace(rows[2], roster_people=5)], households)[2] is None


def test_a_phone_of_two_households_finds_no_corrected_name() -> None:
    households = known(values("Lê A", 1, phone="0912345678"), values("Trần B", 2, phone="0912345678"))
    assert ids([values("Ngô C", 1, phone="0912345678")], households) == [None]
    assert ids(
        [values("Ngô C", 1, phone="0912345678"), values("Võ D", 2, phone="0912345678")], households[:1]
    ) == [None, None]


def test_what_the_new_list_lacks_is_named_for_its_hamlets_alone(tmp_path: Path) -> None:
    before = applied(plan_rows(tmp_path, ROWS, hamlet="Ấp 1"))
    elsewhere = replace(before[0], id="x", now=replace(before[0].now, hamlet="Ấp 9"))
    closed = replace(before[1], id="y", closed=True, now=replace(before[1].now, name="Đã đóng"))
    by_hand = replace(before[1], id="z", roster=None, now=replace(before[1].now, name="Thêm tại cửa"))
    merged = replace(before[1], id="m", canon=before[2].id, now=replace(before[1].now, name="Bản trùng"))
    everyone = [*before, elsewhere, closed, by_hand, merged]
    made = plan_rows(tmp_path, [*ROWS[:2], *ROWS[3:5]], hamlet="Ấp 1", known=everyone)
    assert [household.now.name for household in made.missing] == ["Đặng Thị Hoà", "Trần Thị Sáu"]


def test_a_parked_row_is_not_missing(tmp_path: Path) -> None:
    before = applied(plan_rows(tmp_path, ROWS, hamlet="Ấp 1"))
    absurd = [*ROWS[:2], [2, "Đặng Thị Hoà", 1, 4000, "", ""], *ROWS[3:]]
    made = plan_rows(tmp_path, absurd, hamlet="Ấp 1", known=before)
    assert made.counts.refused == 1
    assert made.missing == ()


def test_a_list_of_one_group_says_nothing_of_the_others(tmp_path: Path) -> None:
    grouped = [
        ["STT", "Họ tên", "Tổ", "Số nhân khẩu"],
        [1, "Lê A", 1, 2],
        [2, "Trần B", 1, 3],
        [3, "Ngô C", 2, 4],
    ]
    before = applied(plan_rows(tmp_path, grouped, hamlet="Ấp 1"))
    made = plan_rows(tmp_path, grouped[:2], hamlet="Ấp 1", known=before)
    assert [household.now.name for household in made.missing] == ["Trần B"]
