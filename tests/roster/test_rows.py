"""Rows that are households: totals, signatures, repeats, hidden and merged cells."""

from __future__ import annotations

import struct
from pathlib import Path

from core.roster.codes import Action, ConcernCode, Reason, Remark
from core.roster.scan import scan_bytes
from tests.roster.books import HEADER, SAMPLES, concerns, names, plan_file, plan_rows, plan_scans, write_book

ONE = [1, "Lê Thanh Đạt", 8, 4, "0912345678", "đi làm xa"]
TWO = [2, "Đặng Hữu Quý", 1, 2, None, None]


def test_totals_signatures_and_blank_rows_are_left_out(tmp_path: Path) -> None:
    rows = [
        HEADER,
        ONE,
        [],
        TWO,
        [3],
        [None, "Tổng cộng", None, 6, None, None],
        ["Tổng số hộ: 2"],
        ["Cộng:", None, None, 6],
        [None, None, None, None, "Khánh An, ngày 01 tháng 10 năm 2026"],
        [None, "Người lập biểu", None, None, "Trưởng ấp"],
        [],
        [None, "Nguyễn Văn Ký", None, None, "Trần Văn Tên"],
        ["Ghi chú: x là có"],
    ]
    made = plan_rows(tmp_path, rows)
    assert names(made) == ["Lê Thanh Đạt", "Đặng Hữu Quý"]
    assert concerns(made)[ConcernCode.TOTALS_LEFT_OUT] == 3
    assert concerns(made)[ConcernCode.LINES_LEFT_OUT] == 4


def test_people_named_like_totals_are_people(tmp_path: Path) -> None:
    rows = [HEADER, [1, "Tống Văn Cộng", 1, 2, None, None], [2, "Cồng Thị Tổng", 1, 2, None, None]]
    assert names(plan_rows(tmp_path, rows)) == ["Tống Văn Cộng", "Cồng Thị Tổng"]


def test_a_header_repeated_on_later_pages_is_left_out(tmp_path: Path) -> None:
    numbers = ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"]
    rows = [HEADER, numbers, ONE, ["DANH SÁCH HỘ DÂN"], HEADER, numbers, TWO]
    assert names(plan_rows(tmp_path, rows)) == ["Lê Thanh Đạt", "Đặng Hữu Quý"]


def test_section_headings_give_hamlet_and_group(tmp_path: Path) -> None:
    header = ["STT", "Họ và tên chủ hộ", "Số nhân khẩu"]
    rows = [
        header,
        ["I. ẤP 2"],
        [1, "Lê A", 4],
        ["Tổ 3"],
        [2, "Lê B", 4],
        ["II. Ấp 10: 1 hộ"],
        [1, "Lê C", 4],
    ]
    made = plan_rows(tmp_path, rows)
    assert [(row.values.hamlet, row.values.group) for row in made.rows] == [
        ("Ấp 2", None),
        ("Ấp 2", "3"),
        ("Ấp 10", None),
    ]


def test_hidden_rows_columns_and_sheets_are_read_and_told(tmp_path: Path) -> None:
    path = write_book(
        tmp_path / "a.xlsx", {"Ấp 1": [HEADER, ONE, TWO]}, hidden_rows=[3], hidden_columns=["E", "F"]
    )
    made = plan_file(path)
    assert names(made) == ["Lê Thanh Đạt", "Đặng Hữu Quý"]
    assert concerns(made)[ConcernCode.HIDDEN_ROWS] == 1
    assert concerns(made)[ConcernCode.HIDDEN_COLUMNS] == 2


def test_a_hidden_sheet_is_read_and_told(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = write_book(tmp_path / "a.xlsx", {"Ấp 1": [HEADER, ONE], "Ấp 2": [HEADER, TWO]})
    book = load_workbook(path)
    book["Ấp 2"].sheet_state = "hidden"
    book.save(path)
    made = plan_file(path)
    assert made.counts.new == 2
    assert concerns(made)[ConcernCode.HIDDEN_SHEET] == 1


def test_merged_cells_and_values_written_once_are_filled_down(tmp_path: Path) -> None:
    header = ["STT", "Họ và tên", "Ấp", "Tổ", "Số NK"]
    rows = [
        header,
        *(
            [n, f"Lê Văn {chr(64 + n)}", "Ấp 3" if n == 1 else None, 1 if n in {1, 4} else None, 3]
            for n in range(1, 7)
        ),
    ]
    merged = plan_file(write_book(tmp_path / "m.xlsx", {"DS": rows}, merged=["C2:C7", "D2:D4", "D5:D7"]))
    assert {row.values.hamlet for row in merged.rows} == {"Ấp 3"}
    assert [row.values.group for row in merged.rows] == ["1"] * 6
    once = plan_rows(
        tmp_path, [header, *([n, f"Lê {n}a", "Ấp 3" if n == 1 else None, None, 3] for n in range(1, 7))]
    )
    assert {row.values.hamlet for row in once.rows} == {"Ấp 3"}


def test_a_row_without_name_is_doubtful_and_one_with_nothing_is_none(tmp_path: Path) -> None:
    rows = [
        HEADER,
        ONE,
        [2, None, 1, 3, "0987654321", None],
        [3, None, None, None, None, None],
        [4, "12345", 1, 2],
    ]
    made = plan_rows(tmp_path, rows)
    assert [(row.action, row.reason) for row in made.rows] == [
        (Action.NEW, None),
        (Action.DOUBTFUL, Reason.NO_NAME),
        (Action.DOUBTFUL, Reason.NOT_A_NAME),
    ]
    assert made.counts.found == 3
    assert concerns(made)[ConcernCode.ROWS_DOUBTFUL] == 2


def test_exact_duplicates_are_parked_and_namesakes_stay_two(tmp_path: Path) -> None:
    namesake = [3, "Lê Thanh Đạt", 8, 2, "0987654321", None]
    silent = [5, "Đặng Hữu Quý", 1, 7, None, None]
    made = plan_rows(tmp_path, [HEADER, ONE, TWO, namesake, ONE, silent])
    assert [row.action for row in made.rows] == [Action.NEW] * 3 + [Action.DOUBTFUL, Action.NEW]
    assert made.rows[3].reason is Reason.DUPLICATE_ROW


def test_what_cannot_be_is_refused(tmp_path: Path) -> None:
    rows = [HEADER, ONE, [2, "Lê " * 80, 1, 3], [3, "Lê B", 1, 500], [4, "Lê C", 1, -3]]
    made = plan_rows(tmp_path, rows)
    assert [row.reason for row in made.rows] == [
        None,
        Reason.NAME_TOO_LONG,
        Reason.PEOPLE_ABSURD,
        Reason.PEOPLE_ABSURD,
    ]
    assert made.counts.refused == 3
    assert made.counts.people == 4
    assert concerns(made)[ConcernCode.ROWS_REFUSED] == 3


def test_an_unreadable_detail_is_left_out_and_told(tmp_path: Path) -> None:
    rows = [
        HEADER,
        [1, "Lê A", 1, "5?", "09123", "CCCD 096123456789"],
        [2, "Lê B", 1, "6 người", "không có", "x" * 600],
    ]
    made = plan_rows(tmp_path, rows)
    first, second = made.rows
    assert (first.action, first.values.phone, first.values.roster_people, first.values.note) == (
        Action.NEW,
        None,
        None,
        None,
    )
    assert first.remarks == (Remark.PEOPLE_UNREADABLE, Remark.PHONE_UNREADABLE, Remark.NOTE_LEFT_OUT)
    assert (second.values.roster_people, second.values.phone, second.remarks) == (6, None, (Remark.TEXT_CUT,))
    found = concerns(made)
    assert found[ConcernCode.PHONES_UNREADABLE] == found[ConcernCode.NOTES_LEFT_OUT] == 1
    assert found[ConcernCode.PEOPLE_UNREADABLE] == found[ConcernCode.TEXTS_CUT] == 1


def test_names_get_their_capitals_and_clean_letters(tmp_path: Path) -> None:
    texts = ["NGUYỄN VĂN A", "võ trọng ánh", "Nguyễn  Thị\u00a0Thuỷ", "Ðặng Thị Hòa", "Lê Thị Bé"]
    texts += ["NGUYễN VĂN áNH", "3. trần văn  b", "Hộ ông: Lê C", "H'HEN NIÊ", "Lê D (Năm Rô)", "Lê Ý"]
    rows = [HEADER, *([n, text, 1, 2] for n, text in enumerate(texts, 1))]
    made = plan_rows(tmp_path, rows)
    assert names(made) == [
        "Nguyễn Văn A", "Võ Trọng Ánh", "Nguyễn Thị Thuỷ", "Đặng Thị Hòa", "Lê Thị Bé",
        "Nguyễn Văn Ánh", "Trần Văn B", "Lê C", "H'Hen Niê", "Lê D (Năm Rô)", "Lê Ý",
    ]  # fmt: skip
    assert concerns(made)[ConcernCode.NAMES_CAPITALISED] == 6


def test_repaired_phones_are_counted(tmp_path: Path) -> None:
    phones = ["0912345678", 912345679, "01633170669", "0912.345.670", ""]
    made = plan_rows(
        tmp_path, [HEADER, *([n, f"Lê Văn {'ABCDE'[n]}", 1, 2, phone] for n, phone in enumerate(phones))]
    )
    assert [row.values.phone for row in made.rows][1:3] == ["0912345679", "0333170669"]
    assert concerns(made)[ConcernCode.PHONES_REPAIRED] == 2


def test_a_blank_smartphone_mark_is_no_only_where_the_column_says_only_yes(tmp_path: Path) -> None:
    header = ["STT", "Họ và tên", "Có ĐT thông minh"]
    made = plan_rows(
        tmp_path, [header, [1, "Lê A", "x"], [2, "Lê B", None], [3, "Lê C", "Có"], [4, "Lê D", "?"]]
    )
    assert [row.values.has_smartphone for row in made.rows] == [True, False, True, None]
    assert made.rows[3].remarks == (Remark.SMARTPHONE_UNREADABLE,)
    both = plan_rows(
        tmp_path, [header, [1, "Lê A", "có"], [2, "Lê B", None], [3, "Lê C", "không"], [4, "Lê D", 2]]
    )
    assert [row.values.has_smartphone for row in both.rows] == [True, None, False, True]


def test_a_sheet_without_names_is_skipped_beside_one_with(tmp_path: Path) -> None:
    path = write_book(
        tmp_path / "a.xlsx", {"Tổng hợp": [["Ấp", "Số hộ"], ["Ấp 1", 1]], "Ấp 1": [HEADER, ONE]}
    )
    made = plan_file(path)
    assert made.counts.new == 1
    assert concerns(made)[ConcernCode.SHEET_SKIPPED] == 1


def test_counts_sum_to_the_rows_found(tmp_path: Path) -> None:
    rows = [HEADER, ONE, TWO, ONE, [4, None, 1, 3], [5, "Lê B", 1, 900]]
    made = plan_rows(tmp_path, rows)
    assert made.counts.found == len(made.rows) == 5
    assert (made.counts.new, made.counts.doubtful, made.counts.refused) == (2, 2, 1)


def test_hidden_rows_of_an_old_workbook_are_read_and_told() -> None:
    content = bytearray((SAMPLES / "danh-sach-cu-ap-2-vntime.xls").read_bytes())
    for row in (5, 9):
        record = content.index(struct.pack("<HHH", 0x208, 16, row))
        content[record + 4 + 12] |= 0x20
    made = plan_scans([scan_bytes(bytes(content), "ds.xls")])
    assert made.counts.new == 96
    assert concerns(made)[ConcernCode.HIDDEN_ROWS] == 2


def test_a_signature_in_any_column_is_no_household(tmp_path: Path) -> None:
    rows = [
        [None, *HEADER],
        [None, *ONE],
        [None, "Cộng", None, None, 4],
        [None, None, None, None, None, "Tân Lộc, ngày 5 tháng 10 năm 2026"],
        [None, "NGƯỜI LẬP", None, None, None, "TRƯỞNG ẤP"],
        [],
        [None, "Lê Văn Ký", None, None, None, "Ngô Văn Trưởng"],
    ]
    made = plan_rows(tmp_path, rows)
    assert names(made) == ["Lê Thanh Đạt"]
    assert concerns(made)[ConcernCode.LINES_LEFT_OUT] == 3


def test_lists_of_several_hamlets_under_each_other_are_read(tmp_path: Path) -> None:
    header = ["STT", "Hộ", "SĐT"]
    rows = [["DANH SÁCH ẤP 1"], header, [1, "Lê A"], [], ["DANH SÁCH HỘ DÂN ẤP 2"], header, [1, "Lê B"]]
    made = plan_rows(tmp_path, rows)
    assert [(row.values.name, row.values.hamlet) for row in made.rows] == [("Lê A", "Ấp 1"), ("Lê B", "Ấp 2")]


def test_a_spouse_and_a_second_phone_do_not_take_the_heads_place(tmp_path: Path) -> None:
    header = ["STT", "Chủ hộ", "Họ và tên vợ/chồng", "Ấp, tổ", "Số NK", "SĐT chủ hộ", "SĐT người thân"]
    made = plan_rows(tmp_path, [header, [1, "Lê A", "Trần B", "Ấp 2, Tổ 3", "4 (2 nữ)", "", "0912345678"]])
    values = made.rows[0].values
    assert (values.name, values.hamlet, values.group) == ("Lê A", "Ấp 2", "3")
    assert (values.roster_people, values.phone) == (4, "0912345678")


def test_a_group_named_by_sheet_or_title_holds_for_its_rows(tmp_path: Path) -> None:
    title = ["DANH SÁCH HỘ TỔ 5, ẤP GIÁ NGỰ"]
    header = ["TT", "Họ tên", "Khẩu"]
    path = write_book(
        tmp_path / "a.xlsx", {"DS": [title, header, [1, "Lê A", 3]], "Tổ 2": [header, [1, "Lê A", 3]]}
    )
    assert [row.values.group for row in plan_file(path).rows] == ["5", "2"]


def test_signs_that_no_paper_prints_are_told_before_the_list_is_taken(tmp_path: Path) -> None:
    path = write_book(
        tmp_path / "a.xlsx", {"Ấp 1": [HEADER, ONE, [2, "Nguyễn 😀 Hai", 1], [3, "សុខា Sok Kha", 2]]}
    )
    made = plan_file(path)
    (told,) = (one for one in made.concerns if one.code is ConcernCode.SIGNS_REPLACED)
    assert (told.count, dict(told.params)["signs"]) == (2, "😀សុខា")
