"""The error sheet: what it shows, what it never shows, and that it can be mended and imported again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from core.roster.codes import Action, Reason, Remark
from core.roster.error_sheet import REASONS, REMARKS, error_sheet, has_errors
from core.roster.fields import REASON_HEADER
from core.roster.scan import scan
from tests.roster.books import HEADER, SAMPLES, applied, plan_file, plan_rows, plan_scans, write_book

ROWS = [
    HEADER,
    [1, "Lê Thanh Đạt", 8, 4, "0912345678", ""],
    [2, None, 1, 2, "0987654321", "chưa rõ tên"],
    [3, "Lê Văn Hùng", 1, 900, "", ""],
    [4, "Lê Văn Ba", 1, 5, "09123", ""],
]


def written(folder: Path, source: Path, **context: Any) -> Path:
    scans = [scan(source)]
    target = folder / "can-xem-lai.xlsx"
    error_sheet(plan_scans(scans, **context), scans, target)
    assert target.stat().st_mode & 0o077 == 0, "it names people"
    return target


def cells(path: Path) -> list[list[object]]:
    page = load_workbook(path).worksheets[0]
    return [list(row) for row in page.iter_rows(values_only=True)]


def test_it_holds_the_rows_that_did_not_go_in_whole_with_the_reason(tmp_path: Path) -> None:
    source = write_book(tmp_path / "a.xlsx", {"Ấp 1": [["DANH SÁCH HỘ ẤP 1"], *ROWS]})
    found = cells(written(tmp_path, source))
    assert found[0] == [REASON_HEADER, *HEADER, "Ấp/Khóm"]
    assert [row[0] for row in found[1:]] == [
        REASONS[Reason.NO_NAME],
        REASONS[Reason.PEOPLE_ABSURD],
        REMARKS[Remark.PHONE_UNREADABLE],
    ]
    assert found[3][1:] == [4, "Lê Văn Ba", 1, 5, "09123", None, "Ấp 1"]


def test_mended_and_imported_again_everything_is_in(tmp_path: Path) -> None:
    source = write_book(tmp_path / "a.xlsx", {"Ấp 1": ROWS})
    first = plan_file(source)
    assert (first.counts.new, first.counts.doubtful, first.counts.refused) == (2, 1, 1)
    sheet = written(tmp_path, source)
    book = load_workbook(sheet)
    page = book.worksheets[0]
    page["C2"], page["E3"], page["F4"] = "Trần Văn Tên", 9, "0912345999"
    book.save(sheet)
    again = plan_file(sheet, known=applied(first))
    assert [(row.action, row.changed) for row in again.rows] == [
        (Action.NEW, ()),
        (Action.NEW, ()),
        (Action.UPDATED, ("phone",)),
    ]
    assert {row.values.hamlet for row in again.rows} == {"Ấp 1"}
    assert again.rows[2].household_id == "h1"


def test_imported_again_unmended_nothing_changes(tmp_path: Path) -> None:
    source = write_book(tmp_path / "a.xlsx", {"Ấp 1": ROWS})
    first = plan_file(source)
    again = plan_file(written(tmp_path, source), known=applied(first))
    assert (again.counts.doubtful, again.counts.refused, again.counts.unchanged) == (1, 1, 1)


def test_what_looks_like_a_formula_is_text(tmp_path: Path) -> None:
    csv = tmp_path / "a.csv"
    csv.write_text("STT;Họ và tên;Số NK;Ghi chú\n1;=1+1;9999;@x\n2;Lê A;3;\n", "utf-8")
    target = written(tmp_path, csv)
    page = load_workbook(target).worksheets[0]
    assert (page["C2"].value, page["C2"].data_type, page["C2"].quotePrefix) == ("=1+1", "s", True)
    assert (page["E2"].value, page["E2"].data_type) == ("@x", "s")
    assert page["A2"].data_type == "s"


def test_ids_and_names_of_children_are_not_carried_on(tmp_path: Path) -> None:
    header = ["STT", "Họ và tên", "Quan hệ", "Năm sinh", "CCCD", "Ghi chú"]
    rows = [
        header,
        [1, "Lê Mẹ", "Vợ", 1960, "096123456789", None],
        [None, "Bé Bí Mật", "Con", 2018, "096123456780", "mã OTP 482913"],
        [2, "Lê B", "Chủ hộ", 1970, "096123456781", None],
        [None, "Lê C", "Con", 1990, "096123456782", None],
    ]
    target = written(tmp_path, write_book(tmp_path / "a.xlsx", {"Ấp 1": rows}))
    text = repr(cells(target))
    assert "Bí Mật" not in text
    assert "0961" not in text
    assert "482913" not in text
    assert "CCCD" not in text
    mended = load_workbook(target)
    mended.worksheets[0]["D2"] = "Chủ hộ"
    mended.save(target)
    values = plan_file(target).rows[0].values
    assert (values.name, values.roster_people, values.roster_adults) == ("Lê Mẹ", 2, 1)


def test_headers_of_two_rows_become_one_that_is_understood(tmp_path: Path) -> None:
    rows = [
        ["STT", "Họ và tên", "Quan hệ", "Điện thoại thông minh", None, "SĐT"],
        [None, None, None, "Có", "Không", None],
        [1, "Lê A", "Chủ hộ", "x", None, "09123"],
        [None, "Lê B", "Vợ", None, "x", None],
    ]
    merged = ["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:F2"]
    source = write_book(tmp_path / "a.xlsx", {"Ấp 1": rows}, merged=merged)
    first = plan_file(source)
    again = plan_file(written(tmp_path, source), known=applied(first))
    assert again.counts.unchanged == 1
    assert again.rows[0].values == first.rows[0].values


def test_old_encodings_come_back_in_unicode(tmp_path: Path) -> None:
    rows = [["STT", "Hä vµ tªn", "Nh©n khÈu"], [1, "Lª V¨n ¸nh", "5?"], [2, "§Æng ThÞ Hoµ", 3]]
    source = write_book(tmp_path / "a.xlsx", {"Êp 2": rows})
    found = cells(written(tmp_path, source))
    assert found[0][1:4] == ["STT", "Họ và tên", "Nhân khẩu"]
    assert found[1][2] == "Lê Văn ánh"


def test_sheets_keep_their_names_and_stay_apart(tmp_path: Path) -> None:
    source = write_book(tmp_path / "a.xlsx", {"Ấp 1": ROWS, "Ấp 2": ROWS})
    assert load_workbook(written(tmp_path, source)).sheetnames == ["Ấp 1", "Ấp 2"]


def test_a_clean_plan_has_no_errors(tmp_path: Path) -> None:
    assert not has_errors(plan_file(SAMPLES / "ds-ho-ap-1-xa-khanh-an.xlsx"))
    assert has_errors(plan_rows(tmp_path, ROWS))


def test_every_reason_and_remark_has_a_sentence() -> None:
    assert set(REASONS) == set(Reason)
    assert set(REMARKS) == set(Remark)
