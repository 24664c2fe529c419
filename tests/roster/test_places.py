"""Place of a row: columns, addresses, sections, sheet names, titles, file names, options."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from core.roster.codes import ConcernCode, HamletSource
from core.roster.places import (
    group_of_cell,
    hamlet_in,
    hamlet_in_file_name,
    section_of,
    split_address,
    unit_in,
)
from tests.roster.books import HEADER, concerns, plan_file, plan_rows, plan_text, write_book

ROW = [1, "Lê Thanh Đạt", 8, 4, "", ""]


@pytest.mark.parametrize(
    ("text", "hamlet"),
    [
        ("DANH SÁCH HỘ DÂN ẤP 1", "Ấp 1"),
        ("BIỂU RÀ SOÁT NHÂN KHẨU ẤP 2A", "Ấp 2A"),
        ("Danh sách hộ ấp 02", "Ấp 2"),
        ("DS HỘ DÂN ẤP GIÁ NGỰ, XÃ TAM GIANG", "Ấp Giá Ngự"),
        ("DANH SÁCH HỘ NGHÈO ẤP GIÁ NGỰ NĂM 2026", "Ấp Giá Ngự"),
        ("KHOM 3", "Khóm 3"),
        ("Ap2", "Ấp 2"),
        ("Ấp 2A (cũ)", "Ấp 2A"),
        ("ấp số 3", "Ấp 3"),
        ("Tổ dân phố 5", "Tổ dân phố 5"),
        ("Sheet1", None),
        ("cấp 2", None),
        ("áp dụng", None),
        ("Tháp 3", None),
    ],
)
def test_a_hamlet_in_a_text(text: str, hamlet: str | None) -> None:
    assert hamlet_in(text) == hamlet


def test_a_hamlet_in_a_file_name() -> None:
    assert hamlet_in_file_name("ds-ho-ap-1-xa-khanh-an.xlsx") == "Ấp 1"
    assert hamlet_in_file_name("khom_3_phuong_ly_van_lam.csv") == "Khóm 3"
    assert hamlet_in_file_name("ap-ban-do.xlsx") is None


@pytest.mark.parametrize(
    ("text", "address", "group", "hamlet"),
    [
        ("219 đường số 5, Khóm 3", "219 đường số 5", None, "Khóm 3"),
        ("Tổ 4, Ấp 2", None, "4", "Ấp 2"),
        ("Tổ 4 - Ấp 2", None, "4", "Ấp 2"),
        ("Tổ 4/Ấp 2", None, "4", "Ấp 2"),
        ("to 4, ap 2", None, "4", "Ấp 2"),
        ("số 12 tổ 4 ấp 2 xã Khánh An", "số 12", "4", "Ấp 2"),
        ("Tổ NDTQ số 5, ấp Giá Ngự, huyện U Minh, tỉnh Cà Mau", None, "5", "Ấp Giá Ngự"),
        ("Tổ 4, ấp 2, xã Lợi An", "xã Lợi An", "4", "Ấp 2"),
        ("12 Tố Hữu, Khóm 3", "12 Tố Hữu", None, "Khóm 3"),
        ("12/5 Nguyễn Trãi", "12/5 Nguyễn Trãi", None, None),
        ("gần trụ sở ấp", "gần trụ sở ấp", None, None),
        ("", None, None, None),
    ],
)
def test_an_address_is_taken_apart(
    text: str, address: str | None, group: str | None, hamlet: str | None
) -> None:
    place = split_address(text, ("khanh an",))
    assert (place.address, place.group, place.hamlet) == (address, group, hamlet)


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("8", "8"),
        ("Tổ 04", "4"),
        ("tổ tự quản số 5", "5"),
        ("Tổ NDTQ 3", "3"),
        ("Tổ Đoàn Kết", "Đoàn Kết"),
        ("Nhóm 2", "2"),
        ("Tổ", None),
        ("", None),
    ],
)
def test_a_group_has_one_form(text: str, group: str | None) -> None:
    assert group_of_cell(text) == group


def test_sections_and_units() -> None:
    found = section_of("II. TỔ 3 - ẤP 2")
    assert found is not None
    assert (found.group, found.hamlet) == ("3", "Ấp 2")
    assert section_of("Danh sách ấp 2") is None
    assert section_of("Nguyễn Văn A") is None
    assert unit_in("ỦY BAN MTTQ VIỆT NAM XÃ KHÁNH AN") == "XÃ KHÁNH AN"
    assert unit_in("UBND PHƯỜNG LÝ VĂN LÂM, TỈNH CÀ MAU") == "PHƯỜNG LÝ VĂN LÂM"
    assert unit_in("Ngân hàng chính sách xã hội") is None


def test_the_order_of_belief(tmp_path: Path) -> None:
    plain = {"DS": [["DANH SÁCH HỘ ẤP 1"], HEADER, ROW]}
    named = {"Ấp 5": plain["DS"]}
    bare = {"DS": [HEADER, ROW]}

    def hamlet(name: str, sheets: dict[str, Any], **context: Any) -> tuple[str, HamletSource]:
        made = plan_file(write_book(tmp_path / name, sheets), **context)
        return made.rows[0].values.hamlet, made.sheets[0].hamlet_source

    assert hamlet("ap-7.xlsx", named, hamlet="Ấp 9") == ("Ấp 9", HamletSource.GIVEN)
    assert hamlet("ap-7.xlsx", named) == ("Ấp 5", HamletSource.SHEET_NAME)
    assert hamlet("ap-7.xlsx", plain) == ("Ấp 1", HamletSource.TITLE)
    assert hamlet("ap-7.xlsx", bare) == ("Ấp 7", HamletSource.FILE_NAME)
    assert hamlet("ds.xlsx", bare, default_hamlet="ấp 3") == ("Ấp 3", HamletSource.WORKSPACE)
    assert hamlet("ds.xlsx", bare) == ("", HamletSource.NOWHERE)


def test_a_row_that_says_its_hamlet_is_believed_and_told(tmp_path: Path) -> None:
    rows = [
        ["STT", "Họ và tên", "Ấp"],
        [1, "Lê A", "2a"],
        [2, "Lê B", 10],
        [3, "Lê C", "Giá Ngự"],
        [4, "Lê D", None],
    ]
    made = plan_rows(tmp_path, rows, hamlet="Ấp 1")
    assert [row.values.hamlet for row in made.rows] == ["Ấp 2A", "Ấp 10", "Ấp Giá Ngự", "Ấp 1"]
    assert concerns(made)[ConcernCode.OTHER_HAMLET] == 3


def test_a_bare_number_is_named_by_the_kind_of_commune(tmp_path: Path) -> None:
    rows = [["STT", "Họ và tên", "Ấp/Khóm"], [1, "Lê A", 2]]
    assert plan_rows(tmp_path, rows, unit_names=("Phường 1",)).rows[0].values.hamlet == "Khóm 2"
    assert plan_rows(tmp_path, rows, unit_names=("Xã Khánh An",)).rows[0].values.hamlet == "Ấp 2"


def test_contradictions_and_guesses_are_concerns(tmp_path: Path) -> None:
    path = write_book(tmp_path / "ds.xlsx", {"Ấp 5": [["DANH SÁCH HỘ ẤP 1"], HEADER, ROW]})
    found = concerns(plan_file(path))
    assert found[ConcernCode.OTHER_HAMLET] == found[ConcernCode.HAMLET_FROM_SHEET] == 1
    unknown = concerns(plan_rows(tmp_path, [HEADER, ROW]))
    assert unknown[ConcernCode.HAMLET_UNKNOWN] == 1
    title = concerns(plan_text(tmp_path, "DANH SÁCH ẤP 4;;\nSTT;Họ tên;SĐT\n1;Lê A;\n"))
    assert title[ConcernCode.HAMLET_FROM_TITLE] == 1
    default = concerns(plan_rows(tmp_path, [HEADER, ROW], default_hamlet="Ấp 3"))
    assert default[ConcernCode.HAMLET_FROM_WORKSPACE] == 1


def test_another_commune_in_title_or_address_is_a_concern(tmp_path: Path) -> None:
    rows = [
        ["UBND XÃ LỢI AN"],
        ["STT", "Họ và tên", "Địa chỉ"],
        [1, "Lê A", "Ấp 1, xã Khánh An"],
        [2, "Lê B", "Ấp 2, xã Lợi An"],
    ]
    made = plan_rows(tmp_path, rows)
    assert concerns(made)[ConcernCode.OTHER_UNIT] == 2
    assert [row.values.address for row in made.rows] == [None, "xã Lợi An"]
    assert ConcernCode.OTHER_UNIT not in concerns(
        plan_rows(tmp_path, [["UBND XÃ KHÁNH AN NĂM 2026"], HEADER, ROW])
    )


def test_a_house_number_that_excel_took_for_a_date_comes_back(tmp_path: Path) -> None:
    rows = [["STT", "Chủ hộ", "Số nhà", "Tổ"], [1, "Lê A", date(2026, 5, 12), 1], [2, "Lê B", 7, 2]]
    assert [row.values.address for row in plan_rows(tmp_path, rows).rows] == ["12/5", "7"]
